import * as v from 'valibot';
import { afterAll, expect, test, vi } from 'vitest';
import { readProjectFile, writeProjectFile } from '../../src/core/exchange/project-file.ts';
import { areApart, reachOf } from '../../src/core/model/apart.ts';
import { removeWithAll } from '../../src/core/model/cascade.ts';
import { checkRecord } from '../../src/core/model/check.ts';
import { added, sequence, updated } from '../../src/core/model/diff.ts';
import type { Diff } from '../../src/core/model/diff.ts';
import { newId } from '../../src/core/model/id.ts';
import type { Id } from '../../src/core/model/id.ts';
import type { Kind } from '../../src/core/model/kinds.ts';
import type { Note, Table, Tag } from '../../src/core/model/records.ts';
import { must } from '../../src/core/model/result.ts';
import type { LoadedTable } from '../../src/core/model/tables.ts';
import { deleteProjectDatabase, openProjectStore } from '../../src/renderer/store/project-store.ts';
import type { ProjectStore } from '../../src/renderer/store/project-store.ts';

// A kind of record that the program does not have: its entry is all that is added.

/** A sentence that a note is about, carried by tags; no two may have one rank. */
interface Claim {
  readonly id: Id;
  readonly words: string;
  readonly noteId: Id;
  readonly tagIds: readonly Id[];
  readonly rank: number;
}

const claims = vi.hoisted(() => 'claims' as Table & LoadedTable);

vi.mock(import('../../src/core/model/kinds.ts'), async (importReal) => {
  const real = await importReal();
  const id = v.string();
  const claim: Kind<Claim> = {
    schema: v.strictObject({ id, words: v.string(), noteId: id, tagIds: v.array(id), rank: v.number() }),
    loaded: true,
    lookedUpBy: ['rank'],
    references: ({ noteId, tagIds }) => [
      { to: 'notes', id: noteId, ifGone: 'goes' },
      ...tagIds.map((one) => ({ to: 'tags', id: one, ifGone: 'loses it' }) as const),
    ],
    without: (one, isGone) => ({ ...one, tagIds: one.tagIds.filter((tagId) => !isGone('tags', tagId)) }),
    texts: () => [],
    place: ({ words }) => words,
    invariant: {
      concerns: (before, after) => before?.rank !== after.rank,
      broken: (ones, all) =>
        ones.some((one) => [...all.values()].some(({ id: other, rank }) => other !== one.id && rank === one.rank))
          ? { why: 'Twice' }
          : null,
    },
    joining: { sameAs: ({ words }) => words },
  };
  return { ...real, kinds: { ...real.kinds, [claims]: claim } };
});

const opened: ProjectStore[] = [];
afterAll(async () => {
  for (const store of opened) store.close();
  for (const store of opened) await deleteProjectDatabase(store.id);
});

async function open(id = newId()): Promise<ProjectStore> {
  const store = must(await openProjectStore(id));
  opened.push(store);
  return store;
}

const time = '2026-01-01T00:00:00.000Z';
const tag = (id: Id): Tag => ({ id, name: id, parentId: null, colour: 'blue', description: '', order: 0 });
const about = { kind: 'tag', id: 'зерно' } as const;
const note: Note = { id: 'note', title: '注', body: '', about, author: '', created: time, changed: time };
const first: Claim = { id: 'c1', words: 'Зерно пришло весной.', noteId: 'note', tagIds: ['зерно', 'хлеб'], rank: 1 };
const second: Claim = { id: 'c2', words: 'Grain came late.', noteId: 'note', tagIds: [], rank: 2 };
const claimed = (...ones: readonly Claim[]): Diff => added(claims, ...(ones as never[]));
const act = { label: { verb: 'add-note', names: ['Claims'] }, author: 'Ада' } as const;
const claimsOf = ({ snapshot }: ProjectStore) => [...snapshot.rows(claims).values()] as unknown as Claim[];
const codeOf = (answer: Awaited<ReturnType<ProjectStore['apply']>>) => (answer.ok ? 'stored' : answer.error.code);

test('a made-up kind is checked, stored, held in memory, cascaded, undone, exported and imported', async () => {
  expect(checkRecord(claims, first).ok).toBe(true);
  expect(checkRecord(claims, { ...first, rank: 'one' })).toMatchObject({ ok: false, error: { about: 'claims' } });

  const store = await open();
  must(await store.found(sequence(added('tags', tag('зерно'), tag('хлеб'), tag('war')), added('notes', note))));
  const there = await open(store.id);
  must(await store.apply(claimed(first), act));
  must(await there.settle());
  expect(claimsOf(there)).toEqual([first]);

  // What it speaks of must be there, and what must hold among all of them holds in every window.
  expect(codeOf(await store.apply(claimed({ ...second, noteId: 'gone' }), act))).toBe('changed-elsewhere');
  expect(codeOf(await store.apply(claimed({ ...second, rank: 1 }), act))).toBe('changed-elsewhere');
  const both = await Promise.all([
    store.apply(claimed(second), act),
    there.apply(claimed({ ...second, id: 'c3' }), act),
  ]);
  expect(both.map(codeOf).sort()).toEqual(['changed-elsewhere', 'stored']);
  must(await store.settle());
  const [, kept] = claimsOf(store);

  // What undo may pass over.
  expect(areApart(reachOf([claimed(first)]), reachOf([updated('tags', tag('war'), tag('war'))]))).toBe(true);
  expect(areApart(reachOf([claimed(first)]), reachOf([added('notes', note)]))).toBe(false);
  expect(areApart(reachOf([claimed(first)]), reachOf([claimed({ ...second, words: first.words })]))).toBe(false);

  // One that loses a tag stays; the note is about that tag, and goes with it, and so do all claims that it makes.
  const looser = removeWithAll(store.snapshot, 'tags', ['хлеб'], time);
  must(await store.apply(looser, { ...act, label: { verb: 'remove-tag' } }));
  expect(claimsOf(store)).toEqual([{ ...first, tagIds: ['зерно'] }, kept]);
  must(
    await store.apply(removeWithAll(store.snapshot, 'tags', ['зерно'], time), {
      ...act,
      label: { verb: 'remove-tag' },
    }),
  );
  expect([claimsOf(store), store.snapshot.rows('notes').size]).toEqual([[], 0]);
  must(await store.undo());
  must(await store.undo());
  expect(claimsOf(store)).toEqual([first, kept]);

  const whole = must(await store.whole());
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const content = { program: 'Lectern', ...whole, texts: [], textCount: 0 };
  await writeProjectFile(content, (bytes) => Promise.resolve(void pieces.push(bytes)));
  const file = must(readProjectFile(new Uint8Array(await new Blob(pieces).arrayBuffer())));
  expect(file.records).toEqual(whole.records);
  expect(file.changes).toEqual(whole.changes);
  expect(file.oddities).toEqual([]);
  const odd = { ...content, records: { ...whole.records, notes: [] } };
  pieces.length = 0;
  await writeProjectFile(odd, (bytes) => Promise.resolve(void pieces.push(bytes)));
  const gaps = must(readProjectFile(new Uint8Array(await new Blob(pieces).arrayBuffer()))).oddities;
  expect(gaps).toContainEqual({ table: 'claims', id: 'c1', missing: 'notes' });

  const copy = await open();
  must(await copy.putWhole(file.records, file.changes));
  expect(must(await copy.whole())).toEqual(whole);
  must(await copy.redo());
  expect(claimsOf(copy)).toEqual([{ ...first, tagIds: ['зерно'] }, kept]);
});
