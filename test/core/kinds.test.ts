import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findOddities } from '../../src/core/exchange/oddities.ts';
import { removeWithAll } from '../../src/core/model/cascade.ts';
import { edits } from '../../src/core/model/diff.ts';
import type { Diff } from '../../src/core/model/diff.ts';
import { kinds } from '../../src/core/model/kinds.ts';
import type { Kind } from '../../src/core/model/kinds.ts';
import type { Id } from '../../src/core/model/id.ts';
import type { AllRecords, Records, Table, Tag } from '../../src/core/model/records.ts';
import { kindOf, loadedTables, tables } from '../../src/core/model/tables.ts';
import { projects } from './exchange-projects.ts';
import { rowsOf } from './rows.ts';
import { describeSample } from './sample-project.ts';

/** The records as they are after the Diff. */
function after(records: AllRecords, diff: Diff): AllRecords {
  const next = Object.fromEntries(
    tables.map((table) => [table, new Map<Id, unknown>(records[table].map((one) => [one.id, one]))]),
  );
  for (const [table, id, [, now]] of edits(diff)) {
    if (now === null) next[table]!.delete(id);
    else next[table]!.set(id, now);
  }
  return Object.fromEntries(tables.map((table) => [table, [...next[table]!.values()]])) as unknown as AllRecords;
}

const oddOf = (records: AllRecords, texts: ReadonlySet<Id>) =>
  [...findOddities(records, texts)].map(({ table, id, missing }) => `${table} ${id} ${missing}`);

test('of a file that was edited it is told which records stand in the place of others, and which names lead to themselves', () => {
  const made = { note: '', author: 'Ада', created: '1', changed: '1' };
  const alias = (id: string, name: string, of: string) => ({ id, name, of, ...made });
  const cell = (id: string, name: string) => ({ id, claimId: 'c', column: { kind: 'outlet', name }, passages: [] });
  const ruling = (id: string, ...names: string[]) => ({ id, kind: 'name', value: 'same', names, subjects: [] });
  const none = Object.fromEntries(tables.map((table) => [table, []]));
  const odd = {
    ...none,
    claims: [{ id: 'c', eventSetId: null }],
    cells: [cell('1', 'Вестник'), cell('2', '海報'), cell('3', ' Вестник')],
    rulings: [ruling('r', 'Kim', 'Ким'), ruling('twin', 'Ким', 'Kim')],
    aliases: [alias('d', 'D', 'A'), alias('a', 'A', 'B'), alias('b', 'B', 'A'), alias('e', 'ЦТАК', 'KCNA')],
  } as unknown as AllRecords;
  expect(oddOf(odd, new Set())).toEqual(['cells 3 its own place', 'rulings twin its own place', 'aliases b its end']);
  const all = new Map(odd.aliases.map((one) => [one.id, one]));
  const isBroken = odd.aliases.map((one) => kinds.aliases.invariant.broken([one], all) !== null);
  // What only leads to a ring is no part of it.
  expect(isBroken).toEqual([false, true, true, false]);
});

describe('a kind of record', () => {
  test('does not compile with a part left out, nor does a list with a kind left out', () => {
    const { tags, ...others } = kinds;
    const { schema, loaded, lookedUpBy, references, without, texts, place, invariant, joining } = kindOf('tags');
    const whole = { schema, loaded, lookedUpBy, references, without, texts, place, invariant, joining };
    const take = (_kind: Kind<Tag>) => {};
    take(whole);
    take(tags);
    const { schema: _1, ...noSchema } = whole;
    const { loaded: _2, ...noLoaded } = whole;
    const { lookedUpBy: _3, ...noKeys } = whole;
    const { references: _4, ...noReferences } = whole;
    const { without: _5, ...noLosses } = whole;
    const { texts: _6, ...noTexts } = whole;
    const { place: _7, ...noPlace } = whole;
    const { invariant: _8, ...noInvariant } = whole;
    const { joining: _9, ...noJoining } = whole;
    // @ts-expect-error -- What it looks like.
    take(noSchema);
    // @ts-expect-error -- Whether it is held in memory.
    take(noLoaded);
    // @ts-expect-error -- What it is looked up by.
    take(noKeys);
    // @ts-expect-error -- What it speaks of.
    take(noReferences);
    // @ts-expect-error -- What it loses.
    take(noLosses);
    // @ts-expect-error -- Which texts it needs.
    take(noTexts);
    // @ts-expect-error -- Where it stands.
    take(noPlace);
    // @ts-expect-error -- What must hold.
    take(noInvariant);
    // @ts-expect-error -- How two people's become one.
    take(noJoining);
    const takeAll = (_kinds: { readonly [T in Table]: Kind<Records[T]> }) => {};
    takeAll(kinds);
    // @ts-expect-error -- A kind of record without an entry.
    takeAll(others);
  });

  test('says what it loses, if it stays when something goes', () => {
    fc.assert(
      fc.property(projects, ({ records }) => {
        for (const table of tables) {
          const { references, without } = kindOf(table);
          const loses = records[table].some((one) => references(one).some(({ ifGone }) => ifGone === 'loses it'));
          if (loses) expect([table, typeof without]).toEqual([table, 'function']);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('removing records', () => {
  test('takes along or loosens all that speaks of them, and leaves no new gap', () => {
    const { records, texts } = describeSample();
    const textIds = new Set(texts.map(({ id }) => id));
    expect(oddOf(records, textIds)).toEqual([]);
    const all = loadedTables.flatMap((table) => records[table].map(({ id }) => [table, id] as const));
    for (const [table, id] of all.filter(([one]) => one !== 'imports')) {
      const gone = removeWithAll(rowsOf(records), table, [id], '2026-01-01T00:00:00.000Z');
      expect([table, id, oddOf(after(records, gone), textIds)]).toEqual([table, id, []]);
    }
  });

  test('adds no gap to a project that has some', () => {
    fc.assert(
      fc.property(projects, fc.constantFrom(...loadedTables), fc.nat(), ({ records, texts }, table, at) => {
        const textIds = new Set(texts.map(({ id }) => id));
        const id = records[table][at % Math.max(1, records[table].length)]?.id ?? '';
        const before = new Set(oddOf(records, textIds));
        const now = oddOf(after(records, removeWithAll(rowsOf(records), table, [id], '')), textIds);
        // The outcomes of imports are not in memory; nothing removes an import.
        expect(now.filter((one) => !before.has(one) && !one.startsWith('outcomes'))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

test('what is odd about a project is said once for each record and thing', () => {
  const { records, texts } = describeSample();
  const [first] = records.annotations;
  const odd = {
    ...records,
    annotations: [
      { ...first!, id: 'a', documentId: 'gone', tagIds: ['gone', 'lost'] },
      { ...first!, id: 'b', version: 7 },
    ],
    notes: [{ ...records.notes[0]!, id: 'n', about: { kind: 'annotation', id: 'gone' } as const }],
    tags: [...records.tags, { ...records.tags[0]!, id: 't', parentId: 'gone' }],
  };
  expect(oddOf(odd, new Set(texts.slice(1).map(({ id }) => id)))).toEqual([
    `documents ${records.documents.find(({ versions }) => versions[0]!.textId === texts[0]!.id)!.id} texts`,
    'annotations a documents',
    'annotations a tags',
    'annotations b version',
    'tags t tags',
    'notes n annotations',
  ]);
});
