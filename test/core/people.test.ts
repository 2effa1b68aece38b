import { expect, test } from 'vitest';
import { madeBy, peopleOf } from '../../src/core/model/people.ts';

const marks = ['Анна', 'Ben', '', 'Анна', 'ben'].map((author, id) => ({ id, author }));

test('people are those who gave a name, each with how much they annotated', () => {
  expect(peopleOf(marks)).toEqual([
    { name: 'ben', marks: 1 },
    { name: 'Ben', marks: 1 },
    { name: 'Анна', marks: 2 },
  ]);
});

test('the annotations of one person are theirs alone, of nobody in particular all', () => {
  expect(madeBy(marks, 'Анна').map(({ id }) => id)).toEqual([0, 3]);
  expect(madeBy(marks, '').map(({ id }) => id)).toEqual([2]);
  expect(madeBy(marks, null)).toBe(marks);
});
