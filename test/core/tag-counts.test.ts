import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inTextOrder } from '../../src/core/model/annotations.ts';
import { overlapCounts } from '../../src/core/model/overlaps.ts';
import type { Annotation, Document, Tag } from '../../src/core/model/records.ts';
import { TagTally, tagCounts } from '../../src/core/model/tag-counts.ts';
import { TagTree } from '../../src/core/model/tag-tree.ts';

function tagOf(id: string, parentId: string | null): Tag {
  return { id, name: id, parentId, colour: 'blue', description: '', order: 0 } as unknown as Tag;
}

const document = { id: 'd', versions: [{ number: 1 }, { number: 2 }] } as unknown as Document;
const documents = new Map([['d', document]]);
const lost = { anchor: { kind: 'lost' } } as const;

function mark(tagIds: string[], but: { version?: number; anchor?: { kind: 'lost' } } = {}) {
  return { tagIds, documentId: 'd', version: 2, anchor: { kind: 'exact' }, ...but } as const;
}

test('an annotation with a tag and two below it counts once for the tag', () => {
  const tags = new Map([tagOf('Aid', null), tagOf('Food', 'Aid'), tagOf('Water', 'Aid')].map((tag) => [tag.id, tag]));
  const counts = tagCounts(
    tags,
    [mark(['Aid', 'Food']), mark(['Food', 'Water'], lost), mark(['Food'], { version: 1 }), mark(['Food'])],
    documents,
  );
  expect(Object.fromEntries(counts)).toEqual({
    Aid: { own: 1, all: 4, lost: 2 },
    Food: { own: 4, all: 4, lost: 2 },
    Water: { own: 1, all: 1, lost: 1 },
  });
});

test('every tag counts once what carries it or a tag below it', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  const parents = fc.array(fc.constantFrom(null, null, 'a', 'b', 'c', 'd'), { minLength: 6, maxLength: 6 });
  const tagIds = fc.uniqueArray(fc.constantFrom(...ids, 'gone'), { maxLength: 4 });
  const marks = fc.array(
    fc.tuple(tagIds, fc.boolean()).map(([tagIds, stands]) => mark(tagIds, stands ? {} : lost)),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(parents, marks, (parents, marks) => {
      // A parent stands before its child, so there is no ring.
      const tags = new Map(
        ids.map((id, at) => [id, tagOf(id, parents[at] && parents[at]! < id ? parents[at]! : null)]),
      );
      const counts = tagCounts(tags, marks, documents);
      for (const id of ids) {
        const line = new TagTree(tags).below(id);
        expect(counts.get(id)).toEqual({
          own: marks.filter(({ tagIds }) => tagIds.includes(id)).length,
          all: marks.filter(({ tagIds }) => tagIds.some((tagId) => line.has(tagId))).length,
          lost: marks.filter(({ tagIds, anchor }) => anchor.kind === 'lost' && tagIds.some((one) => line.has(one)))
            .length,
        });
      }
    }),
  );
});

test('counted on from what changed, the numbers are those of counting all anew, overlaps too', () => {
  const tagTree = new Map(
    [tagOf('Aid', null), tagOf('Food', 'Aid'), tagOf('Bread', 'Food'), tagOf('Rite', null)].map((tag) => [tag.id, tag]),
  );
  const places = ['letters', 'diary', 'minutes'];
  const annotation = fc.record({
    documentId: fc.constantFrom(...places),
    version: fc.constantFrom(1, 2),
    from: fc.nat({ max: 9 }),
    tagIds: fc.uniqueArray(fc.constantFrom('Aid', 'Food', 'Bread', 'Rite', 'gone'), { maxLength: 3 }),
    anchor: fc.constantFrom({ kind: 'exact' }, { kind: 'lost' }),
    author: fc.constantFrom('Ana', 'Бен'),
  });
  const state = fc.record({
    marks: fc.array(annotation, { maxLength: 14 }),
    newest: fc.array(fc.constantFrom(1, 2), { minLength: 3, maxLength: 3 }),
    gone: fc.constantFrom('', ...places),
    version: fc.constantFrom(1, 2),
  });
  fc.assert(
    fc.property(fc.array(state, { minLength: 1, maxLength: 6 }), (states) => {
      const tally = new TagTally();
      const lists = new Map<string, readonly Annotation[]>();
      for (const { marks, newest, gone, version } of states) {
        const versions = (at: number) => [{ number: 1 }, { number: newest[at]! }].slice(2 - newest[at]!);
        const there = places.filter((id) => id !== gone);
        const shown = new Map(
          there.map((id) => [id, { id, versions: versions(places.indexOf(id)) } as unknown as Document]),
        );
        const all = marks
          .filter(({ documentId }) => shown.has(documentId))
          .map(
            (one, at) =>
              ({ ...one, id: `m${at}`, to: one.from + 4, quotation: { exact: 'мост' } }) as unknown as Annotation,
          );
        for (const id of places) {
          const now = all.filter(({ documentId }) => documentId === id).sort(inTextOrder);
          // As in a snapshot: the same array as long as nothing changed in it.
          if (JSON.stringify(now) !== JSON.stringify(lists.get(id))) lists.set(id, now);
        }
        const tags = version === 1 ? tagTree : new Map([...tagTree].filter(([id]) => id !== 'Food'));
        const annotationsOf = (id: string) => lists.get(id) ?? [];
        const { counts, overlaps } = tally.counts({ tags, version, documents: shown, annotationsOf });
        expect(counts).toEqual(tagCounts(tags, all, shown));
        const sums = new Map<string, number>();
        for (const [id, { versions: made }] of shown) {
          const now = annotationsOf(id).filter((one) => one.version === made.at(-1)!.number);
          for (const [tagId, count] of overlapCounts(now)) sums.set(tagId, (sums.get(tagId) ?? 0) + count);
        }
        expect(new Map([...overlaps].sort())).toEqual(new Map([...sums].sort()));
      }
    }),
  );
});
