import '../fixtures/next-schema.ts';
import { describe, expect, test } from 'vitest';
import { answerQuestion } from '../../src/core/merge/answer.ts';
import type { NewQuestion } from '../../src/core/merge/question.ts';
import { removeWithAll } from '../../src/core/model/cascade.ts';
import { checkRecord } from '../../src/core/model/check.ts';
import { added, noDiff } from '../../src/core/model/diff.ts';
import type { AllRecords, Document, Question } from '../../src/core/model/records.ts';
import { must } from '../../src/core/model/result.ts';
import { renameTag } from '../../src/core/model/tags.ts';
import { newestSchema, upgradeRecord } from '../../src/core/model/upgrade/upgrade.ts';
import { act, after, markOn, merge, start, time } from './merge-material.ts';
import { rowsOf } from './rows.ts';

// What questions hold until they are answered, and what an answer does.

const [first] = start.records.documents as unknown as readonly [Document];
const leaf = start.records.tags.find(({ id }) => !start.records.tags.some(({ parentId }) => parentId === id))!;
const stored = (one: NewQuestion): Question => ({ id: 'question', mergeId: 'merge', ...one });

/** The records with a question in them, answered. */
function answered(records: AllRecords, one: NewQuestion, how: 'ours' | 'theirs'): AllRecords {
  const question = stored(one);
  const asked = after(records, added('questions', question));
  return after(asked, answerQuestion(rowsOf(asked), question, how, time) ?? noDiff);
}

test('an older question comes up to date with all the records that it holds', () => {
  const question = stored({ table: 'tags', recordId: leaf.id, fields: ['name'], theirs: { tags: [leaf] } });
  expect(checkRecord('questions', question).ok).toBe(true);
  const now = must(upgradeRecord('questions', question, newestSchema - 1, newestSchema)) as Question;
  expect(now.theirs.tags).toEqual([{ ...leaf, description: `${leaf.description}\n※ ${leaf.name}` }]);
  expect(checkRecord('questions', { ...question, theirs: { tags: [{ id: 'x' }] } }).ok).toBe(false);
  expect(checkRecord('questions', { ...question, table: 'spells' }).ok).toBe(false);
});

describe('what one removed and the other used', () => {
  const without = act(start, removeWithAll(rowsOf(start.records), 'tags', [leaf.id], time), '海');
  const using = act(start, added('annotations', markOn(first, 0, 9, { id: 'new', tagIds: [leaf.id] })));

  test('comes back with what hangs on it, if theirs is taken, and marks speak of it again', () => {
    const { diff, questions } = merge(without, using);
    const records = after(without.records, diff);
    const now = answered(records, questions[0]!, 'theirs');
    expect(now.tags.find(({ id }) => id === leaf.id)).toEqual(leaf);
    expect(now.annotations.find(({ id }) => id === 'new')!.tagIds).toEqual([leaf.id]);
    expect(now.questions).toEqual([]);
    expect(answered(records, questions[0]!, 'ours')).toEqual({ ...records, questions: [] });
  });

  test('goes with all that it takes along, if it was removed there and that is taken', () => {
    const { diff, questions } = merge(using, without);
    const now = answered(after(using.records, diff), questions[0]!, 'theirs');
    expect(now.tags.some(({ id }) => id === leaf.id)).toBe(false);
    expect(now.annotations.find(({ id }) => id === 'new')!.tagIds).toEqual([]);
    expect(now.questions).toEqual([]);
  });
});

test('an answer that can be none any more, because its name was given away, is not done', () => {
  const [ours, theirs] = [act(start, renameTag(leaf, 'Hunger')), act(start, renameTag(leaf, 'Famine'), '海')];
  const { questions } = merge(ours, theirs);
  const taken = added('tags', { ...leaf, id: 'other', name: 'Famine' });
  const records = after(ours.records, { tags: { ...taken.tags } });
  const question = stored(questions[0]!);
  expect(answerQuestion(rowsOf(records), question, 'theirs', time)).toBe(null);
  const free = answerQuestion(rowsOf(ours.records), question, 'theirs', time)!;
  expect(free.tags?.[leaf.id]?.[1]?.name).toBe('Famine');
});
