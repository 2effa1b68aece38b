import { afterEach, beforeEach, expect, vi } from 'vitest';

/** Lets every test of a file fail when the console complains while it runs. */
export function expectQuietConsole(): void {
  const complaints: string[] = [];
  beforeEach(() => {
    complaints.length = 0;
    for (const kind of ['error', 'warn'] as const) {
      vi.spyOn(console, kind).mockImplementation((...words) => void complaints.push(words.map(String).join(' ')));
    }
  });
  afterEach(() => {
    vi.restoreAllMocks();
    expect(complaints).toEqual([]);
  });
}
