import * as v from 'valibot';
import { expect, test, vi } from 'vitest';
import type { Id } from '../../src/core/model/id.ts';
import type { Kind } from '../../src/core/model/kinds.ts';
import type { AllRecords, Table } from '../../src/core/model/records.ts';
import { nothingCommon } from '../../src/core/merge/base.ts';
import { mergeProjects } from '../../src/core/merge/merge.ts';
import type { ProjectState } from '../../src/core/merge/state.ts';
import { tables } from '../../src/core/model/tables.ts';

// A kind of record that the program does not have: its entry is all that merging needs.

/** What somebody expects to find, about a tag. */
interface Guessed {
  readonly id: Id;
  readonly words: string;
  readonly tagId: Id;
  readonly because: string;
}

const table = vi.hoisted(() => 'expectations' as Table);

vi.mock(import('../../src/core/model/kinds.ts'), async (importReal) => {
  const real = await importReal();
  const id = v.string();
  const kind: Kind<Guessed> = {
    schema: v.strictObject({ id, words: v.string(), tagId: id, because: v.string() }),
    loaded: true,
    lookedUpBy: [],
    references: ({ tagId }) => [{ to: 'tags', id: tagId, ifGone: 'goes' }],
    without: null,
    texts: () => [],
    place: null,
    invariant: null,
    joining: { sameAs: ({ words, tagId }) => JSON.stringify([words, tagId]), prose: ['because'] },
  };
  return { ...real, kinds: { ...real.kinds, [table]: kind } };
});

const tag = (id: Id) => ({ id, name: 'Хлеб', parentId: null, colour: 'teal', description: '', order: 0 }) as const;

function project(id: Id, tagId: Id, ...expected: readonly Omit<Guessed, 'tagId'>[]): ProjectState {
  const none = Object.fromEntries(tables.map((one) => [one, []]));
  const records = {
    ...none,
    project: [{ id, name: id, author: '', created: '' }],
    tags: [tag(tagId)],
    [table]: expected.map((one) => ({ ...one, tagId })),
  } as unknown as AllRecords;
  return { records, changes: [] };
}

const follow = () => ({ range: null, anchor: { kind: 'lost' } }) as const;

test('a made-up kind is joined by what its entry says, its references follow, and what differs is asked', () => {
  const ours = project('ours', 'a', { id: '1', words: '小麦が足りない', because: 'Наше' });
  const theirs = project(
    'theirs',
    'b',
    { id: '2', words: '小麦が足りない', because: 'Ihr Grund' },
    { id: '3', words: 'Grain is late', because: '' },
  );
  const { diff, questions } = mergeProjects(ours, theirs, nothingCommon, { follow, time: '' });
  const [came, held] = [
    { id: '3', words: 'Grain is late', because: '', tagId: 'a' },
    { id: '1', words: '小麦が足りない', because: 'Ihr Grund', tagId: 'a' },
  ];
  expect(diff).toEqual({ [table]: { 3: [null, came] } });
  expect(questions).toEqual([{ table, recordId: '1', fields: ['because'], theirs: { [table]: [held] } }]);
});
