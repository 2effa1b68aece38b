import { added, isEmpty, noDiff, sameValue, sequence, updated } from '../model/diff.ts';
import type { Diff } from '../model/diff.ts';
import type { Id } from '../model/id.ts';
import type { Merge, Question } from '../model/records.ts';
import type { Merged } from './merge.ts';
import { keyOfQuestion } from './question.ts';

/**
 * The whole act of a merge: what changes, the questions, and what is remembered of it. No Diff where nothing is new. A
 * question that is open already is not asked twice.
 */
export function mergeAct(merged: Merged, open: Iterable<Question>, merge: Merge, newId: () => Id): Diff {
  const known = new Map([...open].map((one) => [keyOfQuestion(one), one]));
  const asked = merged.questions.flatMap((one): Diff[] => {
    const before = known.get(keyOfQuestion(one));
    if (!before) return [added('questions', { id: newId(), mergeId: merge.id, ...one })];
    return sameValue(before.theirs, one.theirs)
      ? []
      : [updated('questions', before, { ...before, theirs: one.theirs })];
  });
  const diff = sequence(merged.diff, ...asked);
  return isEmpty(diff) ? noDiff : sequence(diff, added('merges', merge));
}
