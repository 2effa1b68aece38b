import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkChange, checkRecord } from '../../src/core/model/check.ts';
import { reverse } from '../../src/core/model/diff.ts';
import type { Change } from '../../src/core/model/change.ts';
import type { AllRecords, Records, Table } from '../../src/core/model/records.ts';
import { tables } from '../../src/core/model/tables.ts';
import type { ProjectState } from '../../src/core/merge/state.ts';
import { anySteps, start, whatIsWrong, workOn } from './merge-every-kind.ts';
import { after, merge } from './merge-material.ts';

// A project file may have been edited: records taken out, ids doubled or turned to others, rings, an invented history. What
// is no record is refused when the file is read; all else is merged, and nothing of it makes ours worse.

/** What is done to a project, and numbers that choose on what. */
type Harm = readonly [what: number, table: Table, a: number, b: number];

const harms: fc.Arbitrary<readonly Harm[]> = fc.array(
  fc.tuple(fc.nat({ max: 6 }), fc.constantFrom(...tables), fc.nat({ max: 60 }), fc.nat({ max: 400 })),
  { minLength: 1, maxLength: 8 },
);

const everyId = tables.flatMap((table) => start.records[table].map(({ id }) => id));

function harmed(state: ProjectState, all: readonly Harm[]): ProjectState {
  return all.reduce((now, harm) => harmedOnce(now, harm), state);
}

function harmedOnce({ records, changes }: ProjectState, [what, table, a, b]: Harm): ProjectState {
  const list: readonly Records[Table][] = records[table];
  const at = a % Math.max(1, list.length);
  const record = list[at];
  const put = (next: readonly Records[Table][]) => ({ records: { ...records, [table]: next } as AllRecords, changes });
  if (what === 5) return { records, changes: changes.filter((_one, place) => place !== a % (changes.length + 1)) };
  if (what === 6) return { records, changes: changes.toReversed().map((one) => valid(turned(one, b), one)) };
  if (!record) return { records, changes };
  switch (what) {
    case 0:
      return put(list.filter((one) => one !== record));
    case 1:
      return put([...list, record]);
    case 2:
      return put([...list, { ...turnedRecord(table, record, b), id: record.id }]);
    case 3:
      return put(list.map((one) => (one === record ? turnedRecord(table, one, b) : one)));
    default:
      // A kind with the ids of another.
      return put(list.map((one, place) => ({ ...one, id: everyId[(place + b) % everyId.length]! })));
  }
}

/** One of its ids is another one of the project, where it is still a record then. */
function turnedRecord(table: Table, record: Records[Table], by: number): Records[Table] {
  const turnedOne = turned(record, by);
  return checkRecord(table, turnedOne).ok ? turnedOne : record;
}

function valid(change: Change, before: Change): Change {
  return checkChange(change).ok ? change : before;
}

function turned<T>(value: T, by: number): T {
  const json = JSON.stringify(value);
  const found = everyId.filter((id) => json.includes(`"${id}"`));
  const from = found[by % Math.max(1, found.length)];
  return from === undefined
    ? value
    : (JSON.parse(json.replaceAll(`"${from}"`, `"${everyId[by % everyId.length]!}"`)) as T);
}

const many = Number(process.env['LECTERN_MERGES'] ?? 150);

test('whatever was done to their file, ours hangs together afterwards, and undo leaves it as it was', () => {
  fc.assert(
    fc.property(anySteps, anySteps, harms, (a, b, harm) => {
      const ours = workOn(start, 'Ада', a.slice(0, 4));
      const theirs = harmed(workOn(start, '海', b.slice(0, 4)), harm);
      const { diff } = merge(ours, theirs);
      const now = after(ours.records, diff);
      expect(whatIsWrong(now)).toEqual([]);
      expect(byId(after(now, reverse(diff)))).toEqual(byId(ours.records));
    }),
    { numRuns: many },
  );
});

test('a mark of ours that stands again, since theirs speaks of nothing, has its tag again', () => {
  const { tags } = start.records;
  const mark = start.records.annotations.find(({ tagIds }) => tagIds.length > 0)!;
  const tag = tags.find(({ id }) => id === mark.tagIds[0])!;
  const theirs = workOn(start, '海', [['tags', 0, tags.indexOf(tag), 0]]);
  const annotations = theirs.records.annotations.map((one) =>
    one.id === mark.id ? { ...one, documentId: 'nowhere' } : one,
  );
  const one = merge(start, { ...theirs, records: { ...theirs.records, annotations } });
  const now = after(start.records, one.diff);
  expect(whatIsWrong(now)).toEqual([]);
  expect(now.annotations.find(({ id }) => id === mark.id)).toEqual(mark);
  expect(one.questions.map(({ table, recordId }) => [table, recordId])).toContainEqual(['tags', tag.id]);
});

function byId(records: AllRecords) {
  return Object.fromEntries(tables.map((table) => [table, new Map(records[table].map((one) => [one.id, one]))]));
}
