import { expect, test } from 'vitest';
import type { Operation } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { lettersOf } from '../../src/core/decode/pdf/letters.ts';
import { saysNoLetter } from '../../src/core/decode/pdf/unsaid-letters.ts';

// A page is written as what is drawn on it, in the order of the file.

const names: readonly Operation[] = [
  ...(['save', 'restore', 'transform', 'paintFormXObjectBegin', 'paintFormXObjectEnd', 'beginText'] as const),
  ...(['setTextMatrix', 'moveText', 'setLeadingMoveText', 'nextLine', 'setLeading', 'setCharSpacing'] as const),
  ...(['setWordSpacing', 'setHScale', 'setTextRise', 'setFont', 'showText'] as const),
];
const numbers = Object.fromEntries(names.map((name, at) => [name, at])) as Record<Operation, number>;

type Drawn = readonly [operation: Operation, ...args: readonly unknown[]];

/** Letters of half the size of their font, and where each begins. */
function placed(...drawn: readonly Drawn[]): readonly string[] {
  const page = { fnArray: drawn.map(([name]) => numbers[name]), argsArray: drawn.map(([, ...args]) => args) };
  return lettersOf(page, numbers, () => ({ unit: 0.001, saysNoLetter: () => false })).map(
    ({ str, transform: [, , , size, x, y], width }) => `${str} ${x},${y} size ${size} width ${width}`,
  );
}
const signs = (words: string, ...gaps: readonly number[]) =>
  [...words].flatMap((unicode, at) => [{ unicode, width: 500, isSpace: unicode === ' ' }, ...gaps.slice(at, at + 1)]);

test('letters stand one beside the other, and farther on by what is between them', () => {
  expect(placed(['beginText'], ['setFont', 'f', 10], ['moveText', 50, 700], ['showText', signs('một', -200)])).toEqual([
    'm 50,700 size 10 width 5',
    'ộ 57,700 size 10 width 5',
    't 62,700 size 10 width 5',
  ]);
});

test('lines follow by their leading, and a matrix places what comes after it', () => {
  const drawn: readonly Drawn[] = [
    ...([['beginText'], ['setFont', 'f', 10], ['setLeading', 12], ['moveText', 50, 700]] as const),
    ...([['showText', signs('a')], ['nextLine'], ['showText', signs('b')]] as const),
    ...([
      ['setTextMatrix', new Float32Array([2, 0, 0, 2, 10, 20])],
      ['showText', signs('cd')],
    ] as const),
  ];
  expect(placed(...drawn)).toEqual([
    'a 50,700 size 10 width 5',
    'b 50,688 size 10 width 5',
    'c 10,20 size 20 width 10',
    'd 20,20 size 20 width 10',
  ]);
});

test('gaps between letters and words, their scale and rise count', () => {
  const drawn: readonly Drawn[] = [
    ...([['beginText'], ['setFont', 'f', 10], ['setCharSpacing', 1], ['setWordSpacing', 3]] as const),
    ...([
      ['setHScale', 50],
      ['setTextRise', 4],
      ['showText', signs('a b')],
    ] as const),
  ];
  expect(placed(...drawn)).toEqual(['a 0,4 size 10 width 2.5', '  3,4 size 10 width 2.5', 'b 7.5,4 size 10 width 2.5']);
});

test('what is drawn inside of a form stands where that does, and what comes after it does not', () => {
  const word: readonly Drawn[] = [['beginText'], ['setFont', 'f', 10], ['moveText', 1, 2], ['showText', signs('в')]];
  expect(
    placed(['paintFormXObjectBegin', [1, 0, 0, 1, 100, 200], null], ...word, ['paintFormXObjectEnd'], ...word),
  ).toEqual(['в 101,202 size 10 width 5', 'в 1,2 size 10 width 5']);
  expect(placed(['save'], ['transform', 2, 0, 0, 2, 0, 0], ['restore'], ...word)).toEqual(['в 1,2 size 10 width 5']);
});

test('what is no matrix, letter or number draws nothing and breaks nothing', () => {
  expect(
    placed(['restore'], ['transform', 'x'], ['moveText', null, NaN], ['showText', [null, 'x', {}]], ['showText']),
  ).toEqual([]);
});

test('a sign for which a font names no letter says none, though its number would be one; fonts that cannot be looked into are believed', () => {
  const of = saysNoLetter({ toUnicode: { _map: [undefined, 'க', undefined, 'A'] }, data: new Uint8Array(40) });
  const sign = (originalCharCode: number, unicode: string) => of({ originalCharCode, unicode, fontChar: '\ue000' });
  expect([sign(1, 'க'), sign(65, 'A'), sign(3, 'A'), sign(32, ' ')]).toEqual([false, true, false, false]);
  expect(saysNoLetter({})({ originalCharCode: 65, unicode: 'A' })).toBe(false);
});
