import { expect, test } from 'vitest';
import type { Annotation } from '../../src/core/model/records.ts';
import { heardOfCaret, heardOfChoice } from '../../src/renderer/session/marks-at-caret.ts';

// Aid is marked from 10 to 40, in it Food from 20 to 30, right behind it a note, and a highlight far below.

const mark = (id: string, from: number, to: number, tagIds: readonly string[], note = '') =>
  ({ id, from, to, tagIds, note }) as unknown as Annotation;
const marks = [
  mark('a', 10, 40, ['aid']),
  mark('b', 20, 30, ['food', 'grain']),
  mark('c', 40, 50, [], 'см. письмо'),
  mark('d', 90, 99, []),
];
const labels = new Map([
  ['aid', 'Aid'],
  ['food', 'Aid › Food'],
  ['grain', '谷物'],
]);
const heard = (before: number, now: number) => heardOfCaret(marks, before, now, labels);

test('what begins and what ends where the caret goes is told with the names of its tags', () => {
  expect([
    heard(0, 10),
    heard(10, 12),
    heard(12, 25),
    heard(25, 30),
    heard(30, 40),
    heard(40, 95),
    heard(95, 25),
  ]).toEqual([
    'Begins: Aid.',
    '',
    'Begins: Aid › Food, 谷物.',
    'Ends: Aid › Food, 谷物.',
    'Ends: Aid. Begins: Note.',
    'Ends: Note. Begins: highlight.',
    'Ends: highlight. Begins: Aid; Aid › Food, 谷物.',
  ]);
});

test('of the chosen mark its place among all is told, and how many are chosen with it', () => {
  expect(heardOfChoice(marks, ['b'], labels)).toBe('Annotation 2 of 4: Aid › Food, 谷物.');
  expect(heardOfChoice(marks, ['a', 'd'], labels)).toBe('Annotation 4 of 4: highlight; 2 chosen.');
  expect(heardOfChoice(marks, ['gone'], labels)).toBe('');
});
