import type { Change } from '../model/change.ts';
import { canonical } from '../model/canonical.ts';
import { added, isEmpty, noDiff, removed, sequenceOf } from '../model/diff.ts';
import type { Diff } from '../model/diff.ts';
import type { Id } from '../model/id.ts';
import type { Merge, Question } from '../model/records.ts';
import type { Merged } from './merge.ts';
import { keyOfQuestion } from './question.ts';
import type { ProjectState } from './state.ts';

/**
 * The whole act of a merge: what changes, the questions, and what is remembered of it. No Diff where nothing is new. A
 * question that is open already is not asked twice; one that an earlier state of that project asked gives way to that of
 * now. A question is written once: an answer somewhere to one of them never answers another.
 */
export function mergeAct(
  merged: Merged,
  { questions, merges }: Pick<ProjectState['records'], 'questions' | 'merges'>,
  theirs: readonly Change[],
  merge: Merge,
  newId: () => Id,
): Diff {
  const past = new Set(theirs.map(({ id }) => id));
  const isEarlier = new Set(
    merges.filter(({ changeId }) => changeId !== null && past.has(changeId)).map(({ id }) => id),
  );
  const open = new Map<string, Question[]>();
  for (const one of questions) {
    // What the merge itself takes away was answered there.
    if (merged.diff.questions?.[one.id]?.[1] === null) continue;
    const key = keyOfQuestion(one);
    open.set(key, [...(open.get(key) ?? []), one]);
  }
  const asked = merged.questions.flatMap((one): Diff[] => {
    const same = open.get(keyOfQuestion(one)) ?? [];
    const held = canonical(one.theirs);
    if (same.some(({ theirs: other }) => canonical(other) === held)) return [];
    const outdated = same.filter(({ mergeId }) => isEarlier.has(mergeId));
    return [
      ...outdated.map((other) => removed('questions', other)),
      added('questions', { id: newId(), mergeId: merge.id, ...one }),
    ];
  });
  const diff = sequenceOf([merged.diff, ...asked]);
  return isEmpty(diff) ? noDiff : sequenceOf([diff, added('merges', merge)]);
}

/** How many questions are to be answered since this act, and how many were answered there. */
export function countQuestions(act: Diff): { readonly questions: number; readonly answered: number } {
  const edits = Object.values(act.questions ?? {});
  const keys = new Set(edits.flatMap(([, after]) => (after ? [keyOfQuestion(after)] : [])));
  const answered = edits.filter(([before, after]) => before && !after && !keys.has(keyOfQuestion(before)));
  return { questions: edits.filter(([before, after]) => !before && after).length, answered: answered.length };
}
