import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ProjectState } from '../../src/core/merge/state.ts';
import { verbs } from '../../src/core/model/change.ts';
import { edits, reverse, sameValue, sequenceOf } from '../../src/core/model/diff.ts';
import type { Diff } from '../../src/core/model/diff.ts';
import type { AllRecords } from '../../src/core/model/records.ts';
import { tables } from '../../src/core/model/tables.ts';
import { anyActs, does, start } from './every-verb.ts';
import type { Did } from './every-verb.ts';
import { whatIsWrong } from './merge-every-kind.ts';
import { after } from './merge-material.ts';

/** The projects on the way, the one that they begin with first. */
function allOf(acts: readonly Did[]): readonly [ProjectState, ...ProjectState[]] {
  let now = start;
  return [start, ...acts.map((did) => (now = does(now, 'Ада', did)))];
}

const inOrder = (records: AllRecords) =>
  Object.fromEntries(tables.map((table) => [table, records[table].toSorted((a, b) => (a.id < b.id ? -1 : 1))]));

/** As the store writes: only where every record is as the Diff expects it. */
function write(records: AllRecords, diff: Diff): AllRecords {
  const rows = new Map(tables.map((table) => [table, new Map(records[table].map((one) => [one.id, one]))]));
  for (const [table, id, [before]] of edits(diff)) {
    if (!sameValue(rows.get(table)!.get(id) ?? null, before)) throw new Error(`${table} ${id} is another by now`);
  }
  return after(records, diff);
}

const numbers = Array.from({ length: 41 }, (_, n) => n);

test('there is something to do by every verb in the project that the sequences begin with', () => {
  // Only a question that a merge left can be answered.
  const merged = allOf([0, 1, 2, 3].map((n): Did => ['edit-annotation-note', n]).concat([['merge-project', 2]])).at(
    -1,
  )!;
  const done = new Set(verbs.filter((verb) => numbers.some((n) => does(merged, 'Ада', [verb, n]) !== merged)));
  expect(verbs.filter((verb) => !done.has(verb))).toEqual([]);
});

test('any acts, undone in full, leave the project as it was; redone in full, as it became', () => {
  fc.assert(
    fc.property(anyActs, fc.nat(), (acts, to) => {
      const states = allOf(acts);
      const { records, changes } = states.at(-1)!;
      const diffs = changes.map(({ diff }) => diff);
      expect(whatIsWrong(records)).toEqual([]);
      // One after the other, as by the key.
      let now = records;
      for (const diff of diffs.toReversed()) now = write(now, reverse(diff));
      expect(inOrder(now)).toEqual(inOrder(start.records));
      for (const diff of diffs) now = write(now, diff);
      expect(inOrder(now)).toEqual(inOrder(records));
      // At once, as the history goes to an act.
      const at = to % (diffs.length + 1);
      const back = sequenceOf(diffs.slice(at).toReversed().map(reverse));
      const then = states.find((state) => state.changes.length === at)!;
      expect(inOrder(write(records, back))).toEqual(inOrder(then.records));
      expect(inOrder(write(then.records, sequenceOf(diffs.slice(at))))).toEqual(inOrder(records));
    }),
    { numRuns: 60 },
  );
});
