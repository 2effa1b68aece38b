import fc from 'fast-check';
import { verbs } from '../../src/core/model/change.ts';
import type { Change } from '../../src/core/model/change.ts';
import { added, edits, removed, reverse, sequence, updated } from '../../src/core/model/diff.ts';
import type { Diff } from '../../src/core/model/diff.ts';
import type { Id } from '../../src/core/model/id.ts';
import type { AllRecords, Records } from '../../src/core/model/records.ts';
import { builtInAttributes } from '../../src/core/model/records.ts';
import { tables } from '../../src/core/model/tables.ts';
import type { Dump } from '../fixtures/dump.ts';

// Projects of schema 1 as somebody could have made them: what was done, undone, done again and abandoned fits together.

export interface MadeProject {
  readonly records: AllRecords;
  readonly changes: readonly Change[];
}

const time = '2026-01-01T00:00:00.000Z';
const project = { id: 'made', name: 'Проба', author: 'Ада', created: time };

const makers: { readonly [T in 'tags' | 'searches' | 'notes']: (id: Id, words: string) => Records[T] } = {
  tags: (id, words) => ({ id, name: words, parentId: null, colour: 'teal', description: words, order: words.length }),
  searches: (id, words) => ({ id, name: words, query: words, anyWord: false, order: words.length }),
  notes: (id, words) => ({
    ...{ id, title: words, body: words, about: { kind: 'project' }, author: 'Ада', created: time, changed: time },
  }),
};

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      table: fc.constantFrom('tags' as const, 'searches' as const, 'notes' as const),
      id: fc.constantFrom('a', 'b', 'c'),
      words: fc.constantFrom('Зерно', 'القمح', '穀物', 'grain \ud83c\udf3e', '\ud800'),
      removes: fc.boolean(),
      verb: fc.constantFrom(...verbs),
    }),
  },
  { weight: 2, arbitrary: fc.constant('undo' as const) },
  { weight: 1, arbitrary: fc.constant('redo' as const) },
);

export const madeProjects: fc.Arbitrary<MadeProject> = fc.array(step, { minLength: 6, maxLength: 20 }).map((steps) => {
  const rows = new Map<string, Records[keyof typeof makers]>();
  const changes: Change[] = [];
  const act = (diff: Diff): void => {
    for (const [table, id, [, after]] of edits(diff)) {
      if (after === null) rows.delete(`${table} ${id}`);
      else rows.set(`${table} ${id}`, after as Records[keyof typeof makers]);
    }
  };
  const set = (at: number, state: Change['state']): void => void (changes[at] = { ...changes[at]!, state });
  for (const [number, one] of steps.entries()) {
    if (one === 'undo') {
      const at = changes.findLastIndex(({ state }) => state === 'done');
      if (at < 0) continue;
      act(reverse(changes[at]!.diff));
      set(at, 'undone');
    } else if (one === 'redo') {
      const at = changes.findIndex(({ state }) => state === 'undone');
      if (at < 0) continue;
      act(changes[at]!.diff);
      set(at, 'done');
    } else {
      const { table, id, words, removes, verb } = one;
      const there = rows.get(`${table} ${id}`);
      const next = makers[table](id, words);
      const diff = !there ? added(table, next) : removes ? removed(table, there) : updated(table, there, next);
      changes.forEach(({ state }, at) => state === 'undone' && set(at, 'abandoned'));
      changes.push({
        id: `c${number}`,
        act: `act${number}`,
        label: { verb, names: [words] },
        author: '',
        time,
        state: 'done',
        diff,
      });
      act(diff);
    }
  }
  const founded = Object.fromEntries(tables.map((table) => [table, [] as unknown[]]));
  founded['project'] = [project];
  founded['attributes'] = [...builtInAttributes];
  for (const [name, row] of [...rows].sort(([a], [b]) => (a < b ? -1 : 1))) founded[name.split(' ')[0]!]!.push(row);
  return { records: founded as unknown as AllRecords, changes };
});

/** The same, as it lies in a database of schema 1. */
export function dumpOf({ records, changes }: MadeProject, like: Dump): Dump {
  const rows: Record<string, readonly unknown[]> = {
    ...records,
    changes: changes.map(({ diff: _diff, ...change }, at) => ({ ...change, number: at + 1 })),
    diffs: changes.map(({ diff }, at) => ({ part: at + 1, number: at + 1, diff })),
    meta: [{ key: 'journal', value: changes.length }],
  };
  return { ...like, stores: like.stores.map((store) => ({ ...store, records: rows[store.name] ?? [] })) };
}

/** All that can be done, done: the records after every act that was not abandoned. */
export function afterAll(changes: readonly Change[]): Diff {
  return sequence(...changes.filter(({ state }) => state !== 'abandoned').map(({ diff }) => diff));
}
