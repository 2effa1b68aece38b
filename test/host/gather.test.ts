import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { gather } from '../../src/main/gather.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('files that come one by one are given on as one, once the program is ready', async () => {
  const given: (readonly string[])[] = [];
  let begin: () => void = () => undefined;
  const open = gather(new Promise<void>((resolve) => (begin = resolve)), (files) => void given.push(files));
  open('a.txt');
  open('б.txt');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(given).toEqual([]);
  begin();
  await vi.advanceTimersByTimeAsync(0);
  expect(given).toEqual([['a.txt', 'б.txt']]);

  for (const file of ['c.txt', 'd.txt', 'e.txt']) {
    open(file);
    await vi.advanceTimersByTimeAsync(100);
  }
  await vi.advanceTimersByTimeAsync(1000);
  open('f.txt');
  await vi.advanceTimersByTimeAsync(1000);
  expect(given.slice(1)).toEqual([['c.txt', 'd.txt', 'e.txt'], ['f.txt']]);
});
