import { expect, test } from 'vitest';
import type { MergeDone } from '../../src/core/ports/archive.ts';
import { bringsNothing, questionWords } from '../../src/renderer/words/questions.ts';

const nothing: MergeDone = {
  ...{ name: 'Паром', joined: 2, came: {}, changed: 0, people: [], questions: 0, answered: 0 },
  ...{ renamed: [], leftOut: 0 },
};

test('a merge that only brings answers says so, and asks nothing', () => {
  expect(questionWords.merged(nothing)).toBe('“Паром” holds nothing that is not here.');
  const answered = { ...nothing, answered: 1 };
  expect(bringsNothing(answered)).toBe(false);
  expect(questionWords.merged(answered)).toContain('1 question was answered there and is closed here.');
  expect(questionWords.merged(answered)).not.toContain('to answer');
  expect(questionWords.merged({ ...nothing, questions: 2 })).toContain('2 questions to answer.');
});
