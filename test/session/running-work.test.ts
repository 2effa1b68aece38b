import { expect, test } from 'vitest';
import type { Host, Work } from '../../src/core/ports/host.ts';
import { RunningWork } from '../../src/renderer/session/running-work.ts';

/** The work of a window, and what the desktop was told of it, oldest first. */
function windowWork() {
  const told: (Work | null)[] = [];
  const host = { native: { showWork: async (work: Work | null) => void told.push(work) } } as unknown as Host;
  return { work: new RunningWork(host), told };
}

test('work has the name of what began first, and the mean of what is done of each', () => {
  const { work, told } = windowWork();
  const reading = work.begin('Reading Κύριε');
  const saving = work.begin('Saving 資料');
  reading.show(0.5);
  saving.show(1);
  reading.end();
  saving.end();
  expect(told).toEqual([
    { label: 'Reading Κύριε', share: null },
    { label: 'Reading Κύριε', share: null },
    { label: 'Reading Κύριε', share: null },
    { label: 'Reading Κύριε', share: 0.75 },
    { label: 'Saving 資料', share: 1 },
    null,
  ]);
});

test('what ended is not shown again by a late word of it, and a share stays between nothing and all', () => {
  const { work, told } = windowWork();
  const reading = work.begin('Reading');
  reading.show(7);
  reading.show(-1);
  reading.end();
  reading.end();
  reading.show(0.3);
  expect(told).toEqual([
    { label: 'Reading', share: null },
    { label: 'Reading', share: 1 },
    { label: 'Reading', share: 0 },
    null,
  ]);
});

test('a dialog that comes before the first word is no work, and work that fails ends', async () => {
  const { work, told } = windowWork();
  await work.during('Restoring', async () => 'no file was picked');
  expect(told).toEqual([]);
  const broken = work.during('Restoring', async (onProgress) => {
    onProgress(0, 0);
    onProgress(3, 4);
    throw new Error('the disk is gone');
  });
  await expect(broken).rejects.toThrow('the disk is gone');
  expect(told).toEqual([
    { label: 'Restoring', share: null },
    { label: 'Restoring', share: null },
    { label: 'Restoring', share: 0.75 },
    null,
  ]);
});

test('two windows tell only of their own work', () => {
  const [one, other] = [windowWork(), windowWork()];
  one.work.begin('Reading');
  expect(other.told).toEqual([]);
});
