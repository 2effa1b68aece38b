import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerQuestion } from '../../src/core/merge/answer.ts';
import type { Merged } from '../../src/core/merge/merge.ts';
import type { ProjectState } from '../../src/core/merge/state.ts';
import { Rows } from '../../src/core/merge/state.ts';
import { added, isEmpty, reverse, sameValue, updated } from '../../src/core/model/diff.ts';
import type { AllRecords, Annotation, Records, Table } from '../../src/core/model/records.ts';
import { kindOf, tables } from '../../src/core/model/tables.ts';
import { anySteps, changing, choiceOf, said, start, whatIsWrong, workOn } from './merge-every-kind.ts';
import type { AnyStep } from './merge-every-kind.ts';
import { act, after, merge, merged, time } from './merge-material.ts';
import { rowsOf } from './rows.ts';

const sorted = (records: AllRecords) =>
  Object.fromEntries(tables.map((table) => [table, records[table].toSorted((a, b) => (a.id < b.id ? -1 : 1))]));
const both = (a: readonly AnyStep[], b: readonly AnyStep[]) =>
  [workOn(start, 'Ада', a), workOn(start, '海', b)] as const;
const apply = (state: ProjectState, { diff }: Merged) => after(state.records, diff);
type Fields = Readonly<Record<string, unknown>>;
const fieldsOf = (record: Records[Table] | undefined) => (record ?? {}) as unknown as Fields;

/** The fields of a kind as its shape has them, those of all its variants. */
function shapeOf(table: Table): ReadonlySet<string> {
  const found = new Set<string>();
  const walk = (schema: { entries?: object; options?: readonly object[]; pipe?: readonly object[] }) => {
    for (const field of Object.keys(schema.entries ?? {})) found.add(field);
    for (const one of [...(schema.options ?? []), ...(schema.pipe ?? [])]) if (one !== schema) walk(one);
  };
  walk(kindOf(table).schema as never);
  return found;
}

test('every field of every kind is changed in these tests, or said to be written once', () => {
  for (const table of tables) {
    const { fixed, acts } = changing[table];
    const changed = new Set<string>(['changed', ...fixed]);
    for (const record of start.records[table]) {
      for (let n = 0; n < 40; n += 1) {
        for (const change of acts as readonly ((one: never, by: never) => Records[Table])[]) {
          const now = fieldsOf(change(record as never, choiceOf(start.records, '海', n) as never));
          for (const field of Object.keys(now)) {
            if (!sameValue(now[field], fieldsOf(record)[field])) changed.add(field);
          }
        }
      }
    }
    expect([table, [...shapeOf(table)].filter((field) => !changed.has(field))]).toEqual([table, []]);
    expect([table, [...changed].filter((field) => field !== 'changed' && !shapeOf(table).has(field))]).toEqual([
      table,
      [],
    ]);
  }
});

test('the project that they begin with holds, and has something of every kind that a person changes', () => {
  expect(whatIsWrong(start.records)).toEqual([]);
  for (const table of tables) {
    if (changing[table].acts.length > 0) expect([table, start.records[table].length > 0]).toEqual([table, true]);
  }
});

describe('two who put one tag on one mark', () => {
  const [mark] = start.records.annotations;
  const tag = start.records.tags.find(({ id }) => !mark!.tagIds.includes(id))!;
  const tagged = (who: string, at: string) => {
    const coded: Annotation = {
      ...{ ...mark!, tagIds: [...mark!.tagIds, tag.id], changed: at },
      ...(who !== mark!.author && { taggedBy: { [tag.id]: { author: who, time: at } } }),
    };
    return act(start, updated('annotations', mark!, coded), who);
  };
  const field = `taggedBy/${tag.id}`;

  test('are asked about, whoever made the mark, and ours stays until then', () => {
    for (const [a, b] of [
      ['Noor', '海'],
      [mark!.author, '海'],
      ['海', mark!.author],
    ] as const) {
      const [ours, theirs] = [tagged(a, '2026-03-01'), tagged(b, '2026-03-02')];
      const one = merge(ours, theirs);
      expect(one.questions.map(({ table, recordId, fields }) => [table, recordId, fields])).toEqual([
        ['annotations', mark!.id, [field]],
      ]);
      expect(apply(ours, one).annotations.find(({ id }) => id === mark!.id)!.taggedBy).toEqual(
        ours.records.annotations.find(({ id }) => id === mark!.id)!.taggedBy,
      );
    }
  });

  test('are one where they are one person in two copies, at the earlier time', () => {
    const [early, late] = [tagged('海', '2026-03-01'), tagged('海', '2026-03-02')];
    for (const [ours, theirs] of [
      [early, late],
      [late, early],
    ] as const) {
      const one = merge(ours, theirs);
      expect(one.questions).toEqual([]);
      expect(apply(ours, one).annotations.find(({ id }) => id === mark!.id)!.taggedBy).toEqual({
        [tag.id]: { author: '海', time: '2026-03-01' },
      });
    }
  });
});

describe('whatever two people did with records of any kind', () => {
  test('undone, the merge leaves what was there; the same file again changes and asks nothing', () => {
    fc.assert(
      fc.property(anySteps, anySteps, (a, b) => {
        const [ours, theirs] = both(a, b);
        const [now, through, { diff }] = merged(ours, theirs);
        expect(sorted(after(now.records, reverse(diff)))).toEqual(sorted(ours.records));
        const again = merge(now, theirs, [through]);
        expect([again.diff, again.questions]).toEqual([{}, []]);
        expect(merge(now, theirs).diff).toEqual({});
        // Merged back, theirs becomes what ours is, but for what is asked.
        expect(isEmpty(merge(ours, ours).diff)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('the result hangs together', () => {
    fc.assert(
      fc.property(anySteps, anySteps, (a, b) => {
        const [ours, theirs] = both(a, b);
        expect(whatIsWrong(apply(ours, merge(ours, theirs)))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('each value that either gave, and each removal, stands in the result or in a question', () => {
    fc.assert(
      fc.property(anySteps, anySteps, (a, b) => {
        const [ours, theirs] = both(a, b);
        const one = merge(ours, theirs);
        expect(lost(ours, theirs, one)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('whoever answers each question for them has all that they gave, but for what stands in the way, and it hangs together', () => {
    fc.assert(
      fc.property(anySteps, anySteps, (a, b) => {
        const [ours, theirs] = both(a, b);
        const one = merge(ours, theirs);
        let records = apply(ours, one);
        const refused: Merged['questions'][number][] = [];
        one.questions.forEach((asked, at) => {
          const question = { id: `q${at}`, mergeId: 'merge', ...asked };
          const open = after(records, added('questions', question));
          const diff = answerQuestion(rowsOf(open), question, 'theirs', time);
          if (diff) records = after(open, diff);
          else refused.push(asked);
        });
        expect(records.questions).toEqual([]);
        expect(whatIsWrong(records)).toEqual([]);
        fc.pre(refused.length === 0);
        expect(lostOf('theirs', theirs, Rows.of(records), [])).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('ours into theirs says what theirs into ours says, in every field that is not asked about', () => {
    fc.assert(
      fc.property(anySteps, anySteps, (a, b) => {
        const [ours, theirs] = both(a, b);
        const [one, other] = [merge(ours, theirs), merge(theirs, ours)];
        fc.pre(one.questions.length === 0 && other.questions.length === 0);
        expect(said(apply(theirs, other), apply(ours, one))).toEqual(said(apply(ours, one), apply(ours, one)));
      }),
      { numRuns: 80, maxSkipsPerRun: 300 },
    );
  });

  test('three people in any order are the same, where nothing is asked', () => {
    fc.assert(
      fc.property(anySteps, anySteps, anySteps, (a, b, c) => {
        const three = [workOn(start, 'Ада', a), workOn(start, '海', b), workOn(start, 'Noor', c)] as const;
        const results: AllRecords[] = [];
        for (const [x, y, z] of [
          [0, 1, 2],
          [0, 2, 1],
          [1, 0, 2],
          [2, 1, 0],
        ] as const) {
          const [two, , first] = merged(three[x], three[y]);
          const second = merge(two, three[z]);
          fc.pre(first.questions.length === 0 && second.questions.length === 0);
          results.push(apply(two, second));
        }
        const [first, ...others] = results as [AllRecords, ...AllRecords[]];
        for (const other of others) expect(said(other, first)).toEqual(said(first, first));
      }),
      { numRuns: 30, maxSkipsPerRun: 400 },
    );
  });
});

/** What one of the two did and that is neither in the result nor in a question, in words for the one who reads the failure. */
function lost(ours: ProjectState, theirs: ProjectState, one: Merged): readonly string[] {
  const now = Rows.of(apply(ours, one));
  return [...lostOf('ours', ours, now, one.questions), ...lostOf('theirs', theirs, now, one.questions)];
}

function lostOf(side: 'ours' | 'theirs', { records }: ProjectState, now: Rows, one: Asked): readonly string[] {
  const was = Rows.of(start.records);
  const found: string[] = [];
  const has = Rows.of(records);
  const staying = new Set(
    tables.flatMap((table) =>
      [...was.all(table).keys()].filter((id) => !has.get(table, id) && now.get(table, id) !== undefined),
    ),
  );
  for (const table of tables) {
    if (changing[table].acts.length === 0) continue;
    for (const record of has.all(table).values()) {
      const before = was.get(table, record.id);
      if (sameValue(ownOf(before), ownOf(record))) continue;
      const result = now.get(table, record.id) ?? twinIn(table, record, now);
      if (!result) {
        if (!isHeld(one, table, record)) found.push(`${side} ${table} ${record.id} is nowhere`);
        continue;
      }
      for (const field of lostFields(table, before, record, result, one, side)) {
        // What it lost with something stands in it as long as that does; whether that may is looked at above and below.
        const value = JSON.stringify(fieldsOf(result)[field] ?? null);
        if ([...staying].some((id) => value.includes(id))) continue;
        found.push(`${side} ${table} ${record.id} ${field}`);
      }
    }
    for (const { id } of was.all(table).values()) {
      if (has.get(table, id) || !now.get(table, id)) continue;
      if (!isAsked(one, table, id) && !hangsOnAsked(one, table, now.get(table, id)!, now)) {
        found.push(`${side} removed ${table} ${id}`);
      }
    }
  }
  return found;
}

type Asked = Merged['questions'];

const isAsked = (questions: Asked, table: Table, id: string) =>
  questions.some((question) => question.table === table && question.recordId === id && question.fields.length === 0);

/** Whether it stays only since what it is about stays until that is answered. */
function hangsOnAsked(one: Asked, table: Table, record: Records[Table], now: Rows): boolean {
  return kindOf(table)
    .references(record as never)
    .some(({ to, id, ifGone }) => {
      const above = now.get(to, id);
      return ifGone === 'goes' && above && (isAsked(one, to, id) || hangsOnAsked(one, to, above, now));
    });
}

/** Without when it was changed and where it stands in its list: nobody is asked about these. */
const ownOf = (record: Records[Table] | undefined) => record && { ...record, changed: '', order: 0 };

/** Whether it waits in a question, with what it says. */
function isHeld(questions: Asked, table: Table, record: Records[Table]): boolean {
  return questions.some(({ theirs }) =>
    ((theirs[table] ?? []) as readonly Records[Table][]).some(({ id }) => id === record.id),
  );
}

/** The same thing that the other made for themselves. */
function twinIn(table: Table, record: Records[Table], now: Rows): Records[Table] | undefined {
  const same = (one: Records[Table]) => {
    const names = ['name', 'wording', 'title', 'kind'].filter((field) => field in record);
    const key = kindOf(table).joining!.sameAs;
    const isSame = key(record as never) !== null && sameValue(key(one as never), key(record as never));
    return isSame || (names.length > 0 && names.every((field) => fieldsOf(one)[field] === fieldsOf(record)[field]));
  };
  return [...now.all(table).values()].find(same);
}

function lostFields(
  table: Table,
  before: Records[Table] | undefined,
  record: Records[Table],
  result: Records[Table],
  questions: Asked,
  side: 'ours' | 'theirs',
): readonly string[] {
  const { own = [] } = kindOf(table).joining!;
  const nobodys = new Set<string>(['id', 'changed', 'created', 'order', ...own]);
  const asked = new Set(
    questions.flatMap((one) => (one.table === table && one.recordId === result.id ? one.fields : [])),
  );
  const held = questions.some(({ theirs }) =>
    ((theirs[table] ?? []) as readonly Records[Table][]).some(({ id }) => id === result.id),
  );
  const [b, r, n] = [fieldsOf(before), fieldsOf(record), fieldsOf(result)];
  return [...new Set([...Object.keys(r), ...Object.keys(b)])].filter((field) => {
    if (nobodys.has(field) || sameValue(b[field], r[field]) || sameValue(n[field], r[field])) return false;
    const isAbout = [...asked].some((name) => name === field || name.startsWith(`${field}/`));
    if (isAbout) return false;
    // Another name because its own was taken.
    if (field === 'name' && String(n[field]).startsWith(`${String(r[field])} (`)) return false;
    if (Array.isArray(r[field]) || Array.isArray(b[field])) return !isInList(b[field], r[field], n[field]) && !held;
    if (typeof r[field] === 'object' && r[field] !== null)
      return !isInDictionary(b[field], r[field], n[field]) && !held;
    return side === 'ours' || !(before === undefined && saysNothing(r[field]));
  });
}

const saysNothing = (value: unknown) => value === undefined || value === null || value === '';

function isInList(before: unknown, given: unknown, now: unknown): boolean {
  const [b, g, n] = [before, given, now].map((list): readonly unknown[] => (Array.isArray(list) ? list : []));
  const has = (list: readonly unknown[], item: unknown) => list.some((one) => sameValue(one, item));
  return g!.every((item) => has(b!, item) || has(n!, item)) && b!.every((item) => has(g!, item) || !has(n!, item));
}

function isInDictionary(before: unknown, given: unknown, now: unknown): boolean {
  const [b, g, n] = [before, given, now].map((one) => (one ?? {}) as Fields) as [Fields, Fields, Fields];
  return Object.keys(g).every((key) => sameValue(b[key], g[key]) || sameValue(n[key], g[key]));
}
