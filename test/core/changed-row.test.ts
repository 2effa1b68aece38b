import { expect, test } from 'vitest';
import { isChangedRow } from '../../src/core/compare/changed-row.ts';

/** Two versions of a text, a sentence a line; in a row the numbers of the sentences of each, and how far it was moved. */
function changed(before: readonly string[], now: readonly string[], moved = 0): boolean {
  const texts = [before.join('\n'), now.join('\n')];
  const accounts = [before, now].map((sentences, account) => {
    let from = 0;
    const places = sentences.map((sentence) => {
      const place = { from, to: from + sentence.length, facts: 0 };
      from = place.to + 1;
      return place;
    });
    return { documentId: `report@${account}`, textId: `text ${account}`, sentences: places };
  });
  const cells = [before.map((_, at) => at), now.map((_, at) => at)];
  return isChangedRow({ accounts }, texts, [0, 1], { cells, moved: [0, moved] });
}

test('a row is changed where its words, its signs or its place are others', () => {
  const said = 'На площадь пришли 1200 человек.';
  expect(changed([said], [said])).toBe(false);
  expect(changed([said], ['На площадь\n  пришли 1200 человек.'])).toBe(false);
  expect(changed([said], [said.replace('1200', '1500')])).toBe(true);
  expect(changed([said], [said.replace('.', '!')])).toBe(true);
  expect(changed([said], ['на площадь пришли 1200 человек.'])).toBe(true);
  expect(changed([said], [])).toBe(true);
  expect(changed([], [said])).toBe(true);
  expect(changed([said], [said, said])).toBe(true);
  expect(changed([said], [said], 4)).toBe(true);
});
