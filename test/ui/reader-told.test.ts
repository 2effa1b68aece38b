import { expect, test } from 'vitest';
import { toldBy } from '../../src/renderer/text/reader/layout.ts';

test('the reader draws who speaks and when, as they are written, and nothing in other texts', () => {
  const text =
    '[00:00:03] Marta Lind: On Monday.\n  [00:00:09] Корреспондент: Кто?\n[00:00:12] Marta Lind: All.\n[00:00:20] (noise)';
  const told = toldBy(text);
  const lines = [0, ...[...text.matchAll(/\n/gu)].map(({ index }) => index + 1)];
  expect(lines.map((line) => told(line).map(({ what, from, to }) => `${what} ${text.slice(from, to)}`))).toEqual([
    ['time 00:00:03', 'speaker Marta Lind'],
    ['time 00:00:09', 'speaker Корреспондент'],
    ['time 00:00:12', 'speaker Marta Lind'],
    ['time 00:00:20'],
  ]);
  expect(toldBy('The ferry left: nobody had believed it.')(0)).toEqual([]);
});
