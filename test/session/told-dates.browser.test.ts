import { afterEach, expect, test } from 'vitest';
import { mendedKey } from '../../src/core/ports/archive.ts';
import type { Mended } from '../../src/core/ports/archive.ts';
import { endTelling, toldNow } from '../../src/renderer/session/told-dates.ts';
import { clearDesks, makeDesk, registry } from '../commands/desk.ts';

afterEach(async () => {
  await registry.putSetting('told-dates', null);
  await clearDesks();
});

const dates: readonly Mended[] = [
  { kind: 'no-date', in: 'Паром', field: 'date', words: 'прошлое воскресенье' },
  { kind: 'no-date', in: 'The Mill', field: 'date', words: 'around Easter' },
];
const lost: Mended = { kind: 'mark-lost', in: 'The Mill', words: 'burned for two days' };

/** A project that was opened from a file in which this did not agree. */
async function opened(list: readonly Mended[]) {
  const { store } = await makeDesk();
  await store.putMeta(mendedKey, list);
  return store;
}

test('words that are no dates are told once, not with every file that the project is saved as', async () => {
  const first = await opened(dates);
  expect(await toldNow(first, registry)).toEqual(dates);
  // Not seen yet: the window went away.
  expect(await toldNow(first, registry)).toEqual(dates);
  await endTelling(first, registry, dates);
  expect(await toldNow(first, registry)).toEqual([]);

  const again = await opened(dates);
  expect(await toldNow(again, registry)).toEqual([]);
  expect(await again.meta(mendedKey)).toEqual([]);
});

test('what else does not agree is told with each file, and so are dates that are new', async () => {
  const first = await opened([dates[0]!, lost]);
  await endTelling(first, registry, [dates[0]!, lost]);
  const again = await opened([...dates, lost]);
  expect(await toldNow(again, registry)).toEqual([dates[1], lost]);
});
