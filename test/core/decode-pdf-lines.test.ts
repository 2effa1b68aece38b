import { expect, test } from 'vitest';
import { linesOf } from '../../src/core/decode/pdf/lines.ts';
import { paragraphsOf } from '../../src/core/decode/pdf/paragraphs.ts';

type Drawn = readonly [words: string, x: number, y: number, width: number];

/** The cells of each line; what holds letters of Hebrew or Arabic runs from the right. */
const cells = (drawn: readonly Drawn[]) =>
  linesOf(
    drawn.map(([words, x, y, width]) => {
      return { words, x, y, width, size: 12, rightToLeft: /[\u0590-\u06ff]/u.test(words) };
    }),
  ).map((line) => line.cells);

test('signs that are drawn before the words they stand between are read where they stand', () => {
  const drawn: readonly Drawn[] = [
    ['.', 303.1, 709, 3.2],
    [' ', 306.3, 709, 56.1],
    [')', 362.4, 709, 4.2],
    [' ', 366.6, 709, 71.5],
    ['(', 438.1, 709, 4.2],
    ['בעיר חיפה', 306.4, 709, 52.8],
    [' ', 359.2, 709, 7.4],
    ['לפני המלחמה', 366.5, 709, 71.5],
    [' ', 438.1, 709, 7.3],
    ['מתו שנים עשר איש', 445.3, 709, 94.5],
  ];
  expect(cells(drawn)).toEqual([['מתו שנים עשר איש (לפני המלחמה) בעיר חיפה.']]);
});

test('signs that are drawn together are read from the right among words that run from there', () => {
  const drawn: readonly Drawn[] = [
    ['אמר', 507.4, 692, 32.4],
    ['" :', 494.9, 692, 12.6],
    ['לא ראיתי', 425.4, 692, 69.3],
    ['."', 415, 692, 10],
  ];
  expect(cells(drawn)).toEqual([['אמר: "לא ראיתי".']]);
});

test('letters that only another font has are read where they stand among those drawn before them', () => {
  // "Tuyên ngôn toàn thế giới", as a word processor draws it: first all letters of the one font, with gaps, then the others.
  const drawn: readonly Drawn[] = [
    ['Tuyên ngôn toàn th', 56.8, 709, 100.3],
    [' ', 157.1, 709, 9.8],
    ['gi', 166.9, 709, 9.3],
    [' ', 176.2, 709, 8.1],
    ['i', 184.3, 709, 3.3],
    ['ế', 157.1, 709, 6.8],
    [' ', 163.9, 709, 12.3],
    ['ớ', 176.2, 709, 8.1],
  ];
  expect(cells(drawn)).toEqual([['Tuyên ngôn toàn thế giới']]);
});

test('a line goes on where its letters of another font are drawn, however wide it is', () => {
  const drawn: readonly Drawn[] = [
    ['c', 40, 709, 5],
    [' ', 45, 709, 6],
    ['a mọi người'.padEnd(110, ' và tôi'), 51, 709, 560],
    ['ủ', 45, 709, 6],
  ];
  expect(cells(drawn)[0]![0]).toMatch(/^của mọi người/u);
});

test('a comma that is drawn apart stands between the words that leave room for it', () => {
  const drawn: readonly Drawn[] = [
    [',', 166.3, 709, 3.2],
    ['והבלתי נפקעות הוא יסוד החופש הצדק והשלום בעולם', 56.7, 709, 274.2],
  ];
  expect(cells(drawn)).toEqual([['והבלתי נפקעות הוא יסוד החופש, הצדק והשלום בעולם']]);
});

test('a sign above a letter that runs from the right stays with it', () => {
  expect(cells([['از آنجا که اساسا ًحقوق انسانی', 60, 709, 300]])).toEqual([['از آنجا که اساساً حقوق انسانی']]);
});

test('the second line of an item stands under its words, and goes on with them', () => {
  const line = (words: string, x: number, y: number, width: number) => {
    return { words, x, y, width, size: 12, rightToLeft: false };
  };
  const read = linesOf([
    line('• 人間が専制と圧迫とに対する最後の手段として反逆に訴えることがないようにするため', 78, 534, 482),
    line('には、法の支配によって人権を保護することが肝要であるので、', 92, 514, 348),
    line('• 諸国間の友好関係の発展を促進することが肝要であるので、', 78, 494, 338),
  ]);
  expect(paragraphsOf([read]).map(({ kind, text }) => [kind, text.length])).toEqual([
    ['item', 70],
    ['item', 29],
  ]);
});

test('rows of a table that runs from the right begin there, whatever their numbers', () => {
  const drawn: readonly Drawn[] = [
    ['עיר', 272, 709, 17],
    ['מתים', 172, 709, 26.6],
    ['שנה', 72, 709, 21.1],
    ['יפו', 272, 678, 13.5],
    ['340', 172, 678, 19.8],
    ['1915', 72, 678, 26.4],
  ];
  expect(cells(drawn)).toEqual([
    ['עיר', 'מתים', 'שנה'],
    ['יפו', '340', '1915'],
  ]);
});

test('a sign that only a font of symbols has begins an item', () => {
  const line = (words: string, y: number) => ({
    words,
    y,
    x: 20,
    width: 200,
    size: 12,
    rightToLeft: false,
  });
  const read = linesOf([line('\uf0b7 Boats came in', 500), line('\uf0b7 No boat went out', 486)]);
  expect(paragraphsOf([read]).map(({ kind }) => kind)).toEqual(['item', 'item']);
});
