import { afterEach, beforeEach, expect, vi } from 'vitest';

/** A worker that a test ended may hold the database for a moment yet; the deletion waits for that. */
const waits = /^Dexie\.delete\('lectern-project-\w+'\) was blocked$/u;

/** Lets every test of a file fail when the console complains while it runs. */
export function expectQuietConsole(): void {
  const complaints: string[] = [];
  beforeEach(() => {
    complaints.length = 0;
    for (const kind of ['error', 'warn'] as const) {
      vi.spyOn(console, kind).mockImplementation((...words) => {
        const said = words.map(String).join(' ');
        if (!waits.test(said)) complaints.push(said);
      });
    }
  });
  afterEach(() => {
    vi.restoreAllMocks();
    expect(complaints).toEqual([]);
  });
}
