import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { removeWithAll } from '../../src/core/model/cascade.ts';
import { reverse, sequence, isEmpty } from '../../src/core/model/diff.ts';
import type { Diff } from '../../src/core/model/diff.ts';
import { kinds } from '../../src/core/model/kinds.ts';
import type { Annotation, Note, Tag } from '../../src/core/model/records.ts';
import { tagCounts } from '../../src/core/model/tag-counts.ts';
import { tagLabels } from '../../src/core/model/tag-paths.ts';
import { shownPath, standsBelowItself, TagTree } from '../../src/core/model/tag-tree.ts';
import { cutRings, findTag, mergeTags, moveTag, newTag, tagOfPath } from '../../src/core/model/tags.ts';
import type { Tagged } from '../../src/core/model/tags.ts';
import { rowsOf } from './rows.ts';

/** A tag tree in a small notation: `Aid`, `Aid/Food`, in order. Ids are the paths. */
function tree(...paths: string[]): Map<string, Tag> {
  const tags = new Map<string, Tag>();
  for (const path of paths) {
    const parentId = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : null;
    tags.set(path, newTag(tags, path, path.slice(path.lastIndexOf('/') + 1), parentId));
  }
  return tags;
}

function annotation(id: string, ...tagIds: string[]): Annotation {
  return {
    id,
    documentId: 'd1',
    version: 1,
    from: 0,
    to: 4,
    quotation: { exact: 'Хлеб', prefix: '', suffix: ' и соль' },
    tagIds,
    note: '',
    author: '',
    created: '2026-01-01T00:00:00.000Z',
    changed: '2026-01-01T00:00:00.000Z',
    anchor: { kind: 'exact' },
  };
}

function note(id: string, tagId: string): Note {
  const time = '2026-01-01T00:00:00.000Z';
  return {
    id,
    title: 'When to use',
    body: '',
    about: { kind: 'tag', id: tagId },
    author: '',
    created: time,
    changed: time,
  };
}

const later = '2026-11-28T12:00:00.000Z';

function remove({ tags, annotations, notes }: Tagged, id: string): Diff {
  const records = { tags: [...tags.values()], annotations: [...annotations], notes: [...notes] };
  return removeWithAll(rowsOf(records), 'tags', [id], later);
}

/** The tags after a Diff, as paths. */
function after(tags: Map<string, Tag>, diff: Diff): string[] {
  const next = new Map(tags);
  for (const [id, [, tag]] of Object.entries(diff.tags ?? {})) {
    if (tag) next.set(id, tag);
    else next.delete(id);
  }
  const ordered = new TagTree(next);
  return ordered.inOrder().map(({ id }) => ordered.path(id).join('/'));
}

describe('the tag tree', () => {
  test('finds a tag by exactly its name, however its letters are composed', () => {
    const tags = tree('Помощь', 'Помощь/Еда', 'Pêche', 'Schiff');
    expect(findTag(tags, ' Еда ', 'Помощь')?.id).toBe('Помощь/Еда');
    expect(findTag(tags, 'Pe\u0302che', null)?.id).toBe('Pêche');
    expect(findTag(tags, 'S\u00ADchiff', null)?.id).toBe('Schiff');
    expect(['Péché', 'pêche', 'Peche'].map((name) => findTag(tags, name, null))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(findTag(tags, 'Еда', null)).toBeUndefined();
  });

  test('gives a child its parent’s colour, and roots colours that are not used yet', () => {
    const tags = tree('Aid', 'Aid/Food', 'War');
    expect(tags.get('Aid/Food')!.colour).toBe(tags.get('Aid')!.colour);
    expect(tags.get('War')!.colour).not.toBe(tags.get('Aid')!.colour);
  });

  test('moves a tag with what is below it, before a sibling or to the end', () => {
    const tags = tree('Aid', 'Aid/Food', 'Cause', 'War');
    const toFront = moveTag(tags, tags.get('War')!, null, 'Aid');
    expect(after(tags, toFront)).toEqual(['War', 'Aid', 'Aid/Food', 'Cause']);
    expect(after(tags, moveTag(tags, tags.get('Aid')!, 'War'))).toEqual(['Cause', 'War', 'War/Aid', 'War/Aid/Food']);
  });

  test('does not move a tag below itself', () => {
    const tags = tree('Aid', 'Aid/Food');
    expect(isEmpty(moveTag(tags, tags.get('Aid')!, 'Aid/Food'))).toBe(true);
  });

  test('loses a deleted tag and all below it, and no annotation', () => {
    const tags = tree('Aid', 'Aid/Food', 'War');
    const tagged = { tags, annotations: [annotation('a1', 'Aid/Food', 'War')], notes: [note('n1', 'Aid')], links: [] };
    const diff = remove(tagged, 'Aid');
    expect(after(tags, diff)).toEqual(['War']);
    expect(diff.annotations!['a1']![1]!.tagIds).toEqual(['War']);
    expect(Object.keys(diff.notes!)).toEqual(['n1']);
  });

  test('merges two tags: annotations carry the other once, children and notes move, both codebook entries stay', () => {
    const tags = tree('Aid', 'Help', 'Help/Food');
    tags.set('Aid', { ...tags.get('Aid')!, description: 'Goods given.' });
    tags.set('Help', { ...tags.get('Help')!, description: 'Any help.' });
    const tagged = { tags, annotations: [annotation('a1', 'Help', 'Aid')], notes: [note('n1', 'Help')], links: [] };
    const diff = mergeTags(tagged, tags.get('Help')!, tags.get('Aid')!, later);
    expect(after(tags, diff)).toEqual(['Aid', 'Aid/Food']);
    expect(diff.annotations!['a1']![1]!.tagIds).toEqual(['Aid']);
    expect(diff.tags!['Aid']![1]!.description).toBe('Goods given.\n\nAny help.');
    expect(diff.notes!['n1']![1]!.about).toEqual({ kind: 'tag', id: 'Aid' });
    expect(isEmpty(sequence(diff, reverse(diff)))).toBe(true);
  });

  test('merges a tag whose name comes again below it, and loses none', () => {
    const tags = tree('Into', 'Into/A', 'Into/A/C', 'Into/A/C/A', 'Into/A/C/A/C');
    const annotations = [annotation('a1', 'Into/A/C'), annotation('a2', 'Into/A/C/A/C')];
    const diff = mergeTags(
      { tags, annotations, notes: [], links: [] },
      tags.get('Into/A/C')!,
      tags.get('Into')!,
      later,
    );
    expect(after(tags, diff)).toEqual(['Into', 'Into/A', 'Into/A/C']);
    expect(diff.annotations!['a1']![1]!.tagIds).toEqual(['Into']);
    expect(diff.annotations!['a2']).toBeUndefined();
    expect(isEmpty(sequence(diff, reverse(diff)))).toBe(true);
  });

  test('merges what stands below the tags that were merged, whatever twins there were before', () => {
    const tree = fc.array(fc.record({ name: fc.constantFrom('Aid', 'Food', 'Рис'), above: fc.nat(9) }), {
      minLength: 2,
      maxLength: 10,
    });
    fc.assert(
      fc.property(tree, fc.nat(9), fc.nat(9), (made, from, into) => {
        const tags = new Map<string, Tag>();
        made.forEach(({ name, above }, at) => {
          tags.set(`${at}`, newTag(tags, `${at}`, name, above < at ? `${above}` : null));
        });
        const [goes, stays] = [tags.get(`${from % made.length}`)!, tags.get(`${into % made.length}`)!];
        const diff = mergeTags({ tags, annotations: [], notes: [], links: [] }, goes, stays, later);
        const merged = new Map(tags);
        for (const [id, [, tag]] of Object.entries(diff.tags ?? {})) {
          if (tag) merged.set(id, tag);
          else merged.delete(id);
        }
        const moved = [...merged.values()].filter((tag) => tags.get(tag.id)!.parentId !== tag.parentId);
        expect(kinds.tags.invariant.broken(moved, merged)).toBeNull();
        // What went is remembered by one that stays.
        const known = [...merged.values()].flatMap((tag) => [tag.id, ...(tag.merged ?? [])]);
        expect(known.toSorted()).toEqual([...tags.keys()].sort());
      }),
      { numRuns: 1000 },
    );
  });

  test('gives what a merge or a deletion changes its true time', () => {
    const tags = tree('Aid', 'Help');
    const tagged = {
      tags,
      annotations: [annotation('a1', 'Help'), annotation('a2', 'Aid')],
      notes: [note('n1', 'Help')],
      links: [],
    };
    const merged = mergeTags(tagged, tags.get('Help')!, tags.get('Aid')!, later);
    expect(Object.entries(merged.annotations!).map(([id, [, one]]) => [id, one!.changed])).toEqual([['a1', later]]);
    expect(merged.notes!['n1']![1]!.changed).toBe(later);
    const gone = remove(tagged, 'Help');
    expect(Object.entries(gone.annotations!).map(([id, [, one]]) => [id, one!.changed])).toEqual([['a1', later]]);
  });

  test('merges equal children, too, however deep, and remembers whose places were taken', () => {
    const tags = tree('Aid', 'Aid/Food', 'Aid/Food/Rice', 'Help', 'Help/Food', 'Help/Food/Rice', 'Help/Food/Bread');
    const annotations = [annotation('a1', 'Help/Food/Rice'), annotation('a2', 'Help/Food', 'Aid/Food')];
    const diff = mergeTags({ tags, annotations, notes: [], links: [] }, tags.get('Help')!, tags.get('Aid')!, later);
    expect(after(tags, diff)).toEqual(['Aid', 'Aid/Food', 'Aid/Food/Rice', 'Aid/Food/Bread']);
    expect(diff.annotations!['a1']![1]!.tagIds).toEqual(['Aid/Food/Rice']);
    expect(diff.annotations!['a2']![1]!.tagIds).toEqual(['Aid/Food']);
    expect(diff.tags!['Aid/Food']![1]!.merged).toEqual(['Help/Food']);
    expect(isEmpty(sequence(diff, reverse(diff)))).toBe(true);
  });

  test('merges a tag into one above it or beside a twin below itself, and loses none', () => {
    const tags = tree('Aid', 'Aid/Food', 'Aid/Food/Rice', 'Aid/Rice');
    const diff = mergeTags(
      { tags, annotations: [], notes: [], links: [] },
      tags.get('Aid/Food')!,
      tags.get('Aid')!,
      later,
    );
    expect(after(tags, diff)).toEqual(['Aid', 'Aid/Rice']);
    const nested = tree('Aid', 'Aid/Aid', 'Aid/Aid/Aid');
    const inner = mergeTags(
      { tags: nested, annotations: [], notes: [], links: [] },
      nested.get('Aid/Aid')!,
      nested.get('Aid')!,
      later,
    );
    expect(after(nested, inner)).toEqual(['Aid', 'Aid/Aid']);
  });

  test('cuts a ring, so that nothing in it and below it vanishes', () => {
    const tags = tree('A', 'A/B', 'A/B/C', 'D');
    tags.set('A', { ...tags.get('A')!, parentId: 'A/B' });
    expect(after(tags, {})).toEqual(['A', 'A/B', 'A/B/C', 'D']);
    const cut = cutRings(tags);
    expect(Object.entries(cut.tags!).map(([id, [, tag]]) => [id, tag!.parentId])).toEqual([['A', null]]);
    expect(after(tags, cut)).toEqual(['A', 'A/B', 'A/B/C', 'D']);
    expect(isEmpty(cutRings(tree('A', 'A/B')))).toBe(true);
  });

  test('is one order, one path and one cut, whatever stands in rings or nowhere', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const parents = fc.tuple(...ids.map(() => fc.option(fc.constantFrom(...ids, 'gone'))));
    fc.assert(
      fc.property(parents, (above) => {
        const tags = new Map(ids.map((id, at) => [id, { ...newTag(new Map(), id, id), parentId: above[at]! }]));
        const whole = new TagTree(tags);
        const ordered = whole.inOrder().map(({ id }) => id);
        expect(ordered.toSorted()).toEqual(ids);
        for (const id of ids) {
          const path = whole.path(id);
          // Asked for alone, a tag stands where it stands in the whole.
          expect(new TagTree(tags).path(id)).toEqual(path);
          expect(ordered.filter((other) => whole.path(other).includes(id)).toSorted()).toEqual(
            [...whole.below(id)].sort(),
          );
          for (const one of path.slice(0, -1)) expect(ordered.indexOf(one)).toBeLessThan(ordered.indexOf(id));
        }
        // Each ring is cut at one tag, and nothing else is.
        const cut = Object.keys(cutRings(tags).tags ?? {});
        for (const id of cut) expect(standsBelowItself(tags, tags.get(id)!)).toBe(true);
        const mended = new Map(
          [...tags].map(([id, tag]) => [id, { ...tag, parentId: cut.includes(id) ? null : tag.parentId }]),
        );
        expect(ids.filter((id) => standsBelowItself(mended, mended.get(id)!))).toEqual([]);
        expect(new TagTree(mended).inOrder().map(({ id }) => id)).toEqual(ordered);
      }),
      { numRuns: 500 },
    );
  });

  test('keeps a slash that is part of a name, and makes a path in one Diff', () => {
    expect(newTag(new Map(), 't1', '24/7').name).toBe('24/7');
    const tags = tree('Aid');
    let ids = 0;
    const made = tagOfPath(tags, ['Aid', 'Food', '24/7'], () => `new${ids++}`);
    expect(made.id).toBe('new1');
    const paths = new Map([...tags, ...Object.entries(made.diff.tags!).map(([id, [, tag]]) => [id, tag!] as const)]);
    expect(new TagTree(paths).path('new1')).toEqual(['Aid', 'Food', '24/7']);
  });
});

test('tags that stand deeper below one another than any stack reaches come in order', () => {
  const deep = Array.from({ length: 20_000 }, (_, at) => ({
    ...{ id: `t${at}`, name: `t${at}`, parentId: at === 0 ? null : `t${at - 1}` },
    ...{ colour: 'blue' as const, description: '', order: 0 },
  }));
  expect(new TagTree(deep).inOrder().map(({ id }) => id)).toEqual(deep.map(({ id }) => id));
});

test('of tags that stand 5,000 levels deep each is named, counted and written at the cost of its own name', () => {
  const chain = (name: (at: number) => string) =>
    new Map<string, Tag>(
      Array.from({ length: 5000 }, (_, at): [string, Tag] => [
        `t${at}`,
        {
          id: `t${at}`,
          name: name(at),
          parentId: at === 0 ? null : `t${at - 1}`,
          colour: 'blue',
          description: '',
          order: at,
        },
      ]),
    );
  // Names that are parts of one another, and one name for all.
  for (const tags of [chain((at) => `Ebene ${at}`), chain(() => 'слой')]) {
    const began = performance.now();
    const tree = new TagTree(tags);
    const joined = [...tags.keys()].map((id) => tree.joined(id));
    const labels = tagLabels(tags);
    const mark = { documentId: 'd', version: 1, anchor: { kind: 'lost' }, tagIds: ['t4999', 't2500'] } as const;
    const counts = tagCounts(tags, [mark], new Map());
    expect(performance.now() - began).toBeLessThan(5000);
    expect(joined[2]).toBe(shownPath(tree.path('t2')));
    expect(joined[4999]).toBe(shownPath(tree.path('t4999')));
    expect(new Set(labels.values()).size).toBe(5000);
    expect([counts.get('t0'), counts.get('t2500'), counts.get('t4999')]).toEqual([
      { own: 0, all: 1, lost: 1 },
      { own: 1, all: 1, lost: 1 },
      { own: 1, all: 1, lost: 1 },
    ]);
  }
});
