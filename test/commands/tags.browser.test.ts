import { afterEach, describe, expect, test } from 'vitest';
import { must } from '../../src/core/model/result.ts';
import { tagPath } from '../../src/core/model/tag-tree.ts';
import { addTag, mergeTags, moveTag, removeTag, renameTag } from '../../src/renderer/commands/change-tags.ts';
import { undo } from '../../src/renderer/commands/history.ts';
import { saveSearch } from '../../src/renderer/commands/keep-searches.ts';
import { followQuery } from '../../src/renderer/session/follow-query.ts';
import { Workspace } from '../../src/renderer/session/workspace.ts';
import { clearDesks, makeDesk } from './desk.ts';
import type { TestDesk } from './desk.ts';

afterEach(clearDesks);

const paths = ({ store }: TestDesk) => {
  const tags = store.snapshot.rows('tags');
  return [...tags.keys()].map((id) => tagPath(tags, id).join(' › ')).sort();
};
const queries = ({ store }: TestDesk) => [...store.snapshot.rows('searches').values()].map(({ query }) => query);

describe('a saved search', () => {
  test('follows its tag through renaming, moving and merging, in the same act', async () => {
    const desk = await makeDesk();
    const aid = must(await addTag(desk, 'Aid'));
    const war = must(await addTag(desk, 'War'));
    must(await saveSearch(desk, '', 'rice tag:Aid', false));
    const names = [...desk.store.snapshot.rows('searches').values()].map(({ name }) => name);
    expect([names, queries(desk)]).toEqual([['rice tag:Aid'], [`rice tag:"Aid"#${aid.id}`]]);
    must(await renameTag(desk, aid.id, 'Помощь'));
    expect(queries(desk)).toEqual([`rice tag:"Помощь"#${aid.id}`]);
    must(await moveTag(desk, aid.id, war.id));
    expect(queries(desk)).toEqual([`rice tag:"War/Помощь"#${aid.id}`]);
    must(await mergeTags(desk, aid.id, war.id));
    expect(queries(desk)).toEqual([`rice tag:"War"#${war.id}`]);
    for (let act = 0; act < 3; act++) must(await undo(desk));
    expect([queries(desk), paths(desk)]).toEqual([[`rice tag:"Aid"#${aid.id}`], ['Aid', 'War']]);
  });

  test('of an older project, which holds a name only, follows, too, also to the end of its tag', async () => {
    const desk = await makeDesk();
    const aid = must(await addTag(desk, 'Aid'));
    const search = { id: 's', name: 'Aid', query: 'tag:aid', anyWord: false, order: 0 };
    must(await desk.store.apply({ searches: { s: [null, search] } }, { label: { verb: 'save-search' }, author: '' }));
    must(await renameTag(desk, aid.id, 'Help'));
    expect(queries(desk)).toEqual([`tag:"Help"#${aid.id}`]);
    must(await undo(desk));
    expect(queries(desk)).toEqual(['tag:aid']);
    must(await removeTag(desk, aid.id));
    expect(queries(desk)).toEqual([`tag:"Aid"#${aid.id}`]);
  });
});

test('a new tag takes no saved search from the one that it asked for', async () => {
  const desk = await makeDesk();
  const food = must(await addTag(desk, 'Aid/Food'));
  const search = { id: 's', name: 'Food', query: 'tag:food', anyWord: false, order: 0 };
  must(await desk.store.apply({ searches: { s: [null, search] } }, { label: { verb: 'save-search' }, author: '' }));
  must(await addTag(desk, 'Food'));
  expect(queries(desk)).toEqual([`tag:"Aid/Food"#${food.id}`]);
});

test('the query in the box follows its tag, and comes back with undo', async () => {
  const desk = await makeDesk();
  const aid = must(await addTag(desk, 'Aid'));
  const workspace = new Workspace();
  workspace.set({ query: 'tag:Aid' });
  const stop = followQuery(desk.store, workspace);
  must(await renameTag(desk, aid.id, 'Help'));
  expect(workspace.state.query).toBe(`tag:"Help"#${aid.id}`);
  must(await undo(desk));
  expect(workspace.state.query).toBe(`tag:"Aid"#${aid.id}`);
  stop();
});

describe('two tags of one path', () => {
  test('do not come to be by renaming or moving: the other one is named', async () => {
    const desk = await makeDesk();
    const food = must(await addTag(desk, 'Aid/Food'));
    const other = must(await addTag(desk, 'Food'));
    const aid = desk.store.snapshot.rows('tags').get(food.parentId!)!;
    expect(await renameTag(desk, other.id, ' Aid ')).toMatchObject({
      ok: false,
      error: { code: 'tag-twin', about: aid.id },
    });
    expect(await moveTag(desk, other.id, aid.id)).toMatchObject({ ok: false, error: { about: food.id } });
    expect(paths(desk)).toEqual(['Aid', 'Aid › Food', 'Food']);
    must(await mergeTags(desk, other.id, food.id));
    expect(paths(desk)).toEqual(['Aid', 'Aid › Food']);
  });

  test('a slash in a new name puts the tag below, and one after a backslash is part of the name', async () => {
    const desk = await makeDesk();
    const shift = must(await addTag(desk, '24\\/7'));
    must(await addTag(desk, 'Aid/Food'));
    expect(paths(desk)).toEqual(['24/7', 'Aid', 'Aid › Food']);
    must(await renameTag(desk, shift.id, 'Aid/Food/24\\/7'));
    expect(paths(desk)).toEqual(['Aid', 'Aid › Food', 'Aid › Food › 24/7']);
    must(await renameTag(desk, shift.id, '24\\/7/Night'));
    expect(paths(desk)).toEqual(['Aid', 'Aid › Food', 'Aid › Food › 24/7', 'Aid › Food › 24/7 › Night']);
    must(await undo(desk));
    expect(paths(desk)).toEqual(['Aid', 'Aid › Food', 'Aid › Food › 24/7']);
  });

  test('a name with a slash leaves what stands below the tag below it, whatever it is called', async () => {
    const desk = await makeDesk();
    const help = must(await addTag(desk, 'Help'));
    must(await addTag(desk, 'Help/Aid'));
    must(await renameTag(desk, help.id, 'Aid/Food'));
    expect(paths(desk)).toEqual(['Aid', 'Aid › Food', 'Aid › Food › Aid']);
  });
});
