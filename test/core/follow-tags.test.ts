import { describe, expect, test } from 'vitest';
import { removeWithAll } from '../../src/core/model/cascade.ts';
import { reverse } from '../../src/core/model/diff.ts';
import type { Diff } from '../../src/core/model/diff.ts';
import type { Tag } from '../../src/core/model/records.ts';
import { mergeTags, moveTag, newTag, renameTag } from '../../src/core/model/tags.ts';
import { rowsOf } from './rows.ts';
import { bindTags, followTags, withoutIds } from '../../src/core/search/language/follow-tags.ts';

const tags = new Map<string, Tag>();
for (const [id, name, parentId] of [
  ['a', 'Aid', null],
  ['f', 'Food', 'a'],
  ['w', 'War', null],
  ['h', 'Help', null],
] as const) {
  tags.set(id, newTag(tags, id, name, parentId));
}
const after = (diff: Diff, from: ReadonlyMap<string, Tag> = tags) => {
  const next = new Map(from);
  for (const [id, [, tag]] of Object.entries(diff.tags ?? {})) {
    if (tag) next.set(id, tag);
    else next.delete(id);
  }
  return next;
};
const all = { tags, annotations: [], notes: [], links: [] };

describe('a search follows its tags', () => {
  test('through a renaming and back, wherever in the query they stand', () => {
    const renamed = after(renameTag(tags.get('a')!, 'Помощь'));
    const query = 'rice (tag:Food OR -tag:"Aid/Food") tag:aid tag:War "tag:Aid"';
    const followed = followTags(query, tags, renamed);
    expect(followed).toBe('rice (tag:Food OR -tag:"Помощь/Food"#f) tag:"Помощь"#a tag:War "tag:Aid"');
    expect(followTags(followed, renamed, tags)).toBe(
      'rice (tag:Food OR -tag:"Aid/Food"#f) tag:"Aid"#a tag:War "tag:Aid"',
    );
  });

  test('through a move', () => {
    const moved = after(moveTag(tags, tags.get('f')!, 'w'));
    expect(followTags('tag:Aid/Food', tags, moved)).toBe('tag:"War/Food"#f');
  });

  test('through a merge to its target, and back when it is undone', () => {
    const diff = mergeTags(all, tags.get('h')!, tags.get('a')!, '');
    const merged = after(diff);
    expect(followTags('tag:Help', tags, merged)).toBe('tag:"Aid"#a');
    expect(followTags('tag:"Help"#h', tags, merged)).toBe('tag:"Aid"#a');
    expect(after(reverse(diff), merged).get('h')!.name).toBe('Help');
  });

  test('to its end, so that it can be said which tag is gone, and undo finds it again', () => {
    const gone = after(removeWithAll(rowsOf({ tags: [...tags.values()] }), 'tags', ['a'], ''));
    const followed = followTags('tag:Food tag:War', tags, gone);
    expect(followed).toBe('tag:"Aid/Food"#f tag:War');
    expect(followTags(followed, gone, tags)).toBe(followed);
  });

  test('leaves alone what means the same still, patterns, and what cannot be read', () => {
    const renamed = after(renameTag(tags.get('h')!, 'Hand'));
    for (const query of ['tag:Aid tag:"Aid/Food"#f', 'tag:H*', 'tag:Help (', 'fish']) {
      expect(followTags(query, tags, renamed)).toBe(query);
    }
  });
});

test('a query is kept with the ids of its tags, and named without them', () => {
  const bound = bindTags('-tag:aid/food OR tag:None tag:A* note:x', tags);
  expect(bound).toBe('-tag:"Aid/Food"#f OR tag:None tag:A* note:x');
  expect(withoutIds(bound)).toBe('-tag:"Aid/Food" OR tag:None tag:A* note:x');
  expect(withoutIds('title:"Письмо"#d1 harbour')).toBe('title:"Письмо" harbour');
});

test('a query with a date as its reader writes it names its tags, too', () => {
  const query = 'tag:Food date:"5. listopada 2020"';
  const bound = bindTags(query, tags, { languages: ['hr'] });
  expect(bound).toBe('tag:"Aid/Food"#f date:"5. listopada 2020"');
  expect(withoutIds(bound, { languages: ['hr'] })).toBe('tag:"Aid/Food" date:"5. listopada 2020"');
});
