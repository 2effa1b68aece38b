import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Document, Tag } from '../../src/core/model/records.ts';
import { tagCounts } from '../../src/core/model/tag-counts.ts';
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
