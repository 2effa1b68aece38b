import '../fixtures/next-schema.ts';
import { describe, expect, test } from 'vitest';
import { findOddities } from '../../src/core/exchange/oddities.ts';
import { answerQuestion, answersOf } from '../../src/core/merge/answer.ts';
import type { NewQuestion } from '../../src/core/merge/question.ts';
import type { ProjectState } from '../../src/core/merge/state.ts';
import { removeWithAll } from '../../src/core/model/cascade.ts';
import { checkRecord } from '../../src/core/model/check.ts';
import { added, noDiff, removed, updated } from '../../src/core/model/diff.ts';
import type { Alias, AllRecords, Document, Merge, Question } from '../../src/core/model/records.ts';
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

test('what a question is about may go by any act: it stays, shows nothing to take, and is closed', () => {
  const alias: Alias = { id: 'alias', name: 'ЦТАК', of: 'KCNA', author: 'Ада', created: time };
  const base = act(start, added('aliases', alias));
  const [ours, theirs] = ['조선중앙통신', '朝鮮中央通信'].map((of) =>
    act(base, updated('aliases', alias, { ...alias, of }), of),
  ) as [ProjectState, ProjectState];
  const one = merge(ours, theirs);
  const question = stored(one.questions[0]!);
  const asked = after(ours.records, added('questions', question));
  const told: Merge = { id: 'merge', name: '', projectId: '', changeId: null, print: '', author: '', created: time };
  const records = after(asked, { ...added('merges', told), ...removed('aliases', ours.records.aliases[0]!) });
  const texts = new Set(records.documents.flatMap(({ versions }) => versions.map(({ textId }) => textId)));
  expect([...findOddities(records, texts)]).toEqual([]);
  expect(answersOf(rowsOf(asked), question)).toEqual(['ours', 'theirs']);
  expect(answersOf(rowsOf(records), question)).toEqual(['ours']);
  expect(after(records, answerQuestion(rowsOf(records), question, 'ours', time)!).questions).toEqual([]);
});
