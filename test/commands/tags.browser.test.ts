import { afterEach, describe, expect, test } from 'vitest';
import { must } from '../../src/core/model/result.ts';
import { tagPath } from '../../src/core/model/tag-tree.ts';
import { annotate, tagRange } from '../../src/renderer/commands/annotate.ts';
import {
  deleteAnnotations,
  noteAnnotation,
  retagAnnotations,
  tagAnnotations,
  untagAnnotations,
} from '../../src/renderer/commands/change-annotations.ts';
import {
  addTag,
  describeTag,
  mergeTags,
  moveTag,
  removeTag,
  renameTag,
} from '../../src/renderer/commands/change-tags.ts';
import { undo } from '../../src/renderer/commands/history.ts';
import type { CodebookDoubt } from '../../src/core/exchange/codebook-doubts.ts';
import { openCodebook } from '../../src/renderer/commands/take-in-codebook.ts';
import { memoryHost } from '../../src/renderer/host/memory.ts';
import { saveSearch } from '../../src/renderer/commands/keep-searches.ts';
import { followQuery } from '../../src/renderer/session/follow-query.ts';
import { Workspace } from '../../src/renderer/session/workspace.ts';
import { deleteTag } from '../../src/renderer/session/shell-actions.ts';
import { labelSentence } from '../../src/renderer/words/sentences.ts';
import { clearDesks, documentAt, importFolder, makeDesk } from './desk.ts';
import type { TestDesk } from './desk.ts';
import { openSession } from '../session/open-session.ts';

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

describe('the example of a tag', () => {
  test('goes in the same act when its mark loses the tag or gets another, and comes back with undo', async () => {
    const desk = await makeDesk({ 'a.txt': 'Зерно пришло весной. Grain came late.' });
    await importFolder(desk);
    const { id: documentId } = documentAt(desk, 'a.txt');
    const at = { documentId, version: 1, text: 'Зерно пришло весной. Grain came late.', from: 0, to: 20 };
    const { tagId, annotation } = must(await tagRange(desk, at, ['Food']));
    must(await describeTag(desk, tagId, { when: 'Что едят', example: annotation.id }));
    const entry = () => {
      const { when, example } = desk.store.snapshot.rows('tags').get(tagId)!;
      return { when, example };
    };
    const whole = entry();
    expect(whole).toEqual({ when: 'Что едят', example: annotation.id });
    must(await untagAnnotations(desk, [annotation.id], tagId));
    expect(entry()).toEqual({ when: 'Что едят', example: undefined });
    must(await undo(desk));
    expect(entry()).toEqual(whole);
    must(await retagAnnotations(desk, [annotation.id], [tagId], ['Grain']));
    expect(entry()).toEqual({ when: 'Что едят', example: undefined });
    must(await undo(desk));
    expect(entry()).toEqual(whole);
  });
});

describe('a codebook that is taken in', () => {
  const take = (desk: TestDesk, files: Readonly<Record<string, string>>) =>
    openCodebook({ ...desk, host: memoryHost(files) }, async () => false);

  test('may come in several files, as one act', async () => {
    const desk = await makeDesk();
    const parts = { 'a.csv': 'tag,definition\nПомощь/Food,Bread', 'b.csv': 'code;memo\nWar;戦争\n' };
    expect(must(await take(desk, parts))).toEqual({ entries: 2, name: 'a.csv, b.csv' });
    expect(paths(desk)).toEqual(['War', 'Помощь', 'Помощь › Food']);
    must(await undo(desk));
    expect(paths(desk)).toEqual([]);
  });

  test('may be a QDC of another program, beside a table', async () => {
    const desk = await makeDesk();
    const qdc =
      '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="1" name="Aid" color="#ff0000"><Code guid="2" name="Хлеб"/></Code></Codes></CodeBook>';
    expect(must(await take(desk, { 'a.csv': 'tag\nWar', 'b.qdc': qdc }))).toEqual({ entries: 3, name: 'a.csv, b.qdc' });
    expect(paths(desk)).toEqual(['Aid', 'Aid › Хлеб', 'War']);
  });

  test('is refused whole if one of its files is none, or too large to be one', async () => {
    const desk = await makeDesk();
    const large = `tag,definition\nWar,${'x'.repeat(16 * 1024 * 1024)}`;
    for (const none of ['title,date\nLetter,1850', large]) {
      const refused = await take(desk, { 'a.csv': 'tag\nAid', 'b.csv': none });
      expect(refused).toMatchObject({ ok: false, error: { code: 'not-a-codebook', about: 'b.csv' } });
      expect(paths(desk)).toEqual([]);
    }
  });
});

describe('a codebook that may not be as meant', () => {
  const files = { 'a.csv': 'tag,definition\nПомощь,Bread\nWar,"not closed\nПомощь,Gifts' };
  const take = (desk: TestDesk, goesOn: (doubts: readonly CodebookDoubt[]) => boolean) =>
    openCodebook({ ...desk, host: memoryHost(files) }, async (doubts) => goesOn(doubts));

  test('is said so before anything of it is taken in, and not taken in by who thinks better of it', async () => {
    const desk = await makeDesk();
    const said: unknown[] = [];
    const refused = await take(desk, (doubts) => {
      said.push(...doubts, paths(desk));
      return false;
    });
    expect(refused).toEqual({ ok: true, value: null });
    // The line behind the open quotation mark is a row of its own, and so a tag that stands there twice is seen.
    const places = [2, 4].map((line) => ({ file: 'a.csv', line }));
    expect(said).toEqual([
      { kind: 'open-quote', at: { file: 'a.csv', line: 3 } },
      { kind: 'repeated', path: ['Помощь'], at: places },
      [],
    ]);
    expect(paths(desk)).toEqual([]);
    must(await take(desk, () => true));
    expect(paths(desk)).toEqual(['War', 'Помощь']);
  });
});

describe('the history', () => {
  const told = async (desk: TestDesk) => must(await desk.store.history(50)).map(({ label }) => labelSentence(label));

  test('names what was done to tags: from what, to what and with what', async () => {
    const desk = await makeDesk();
    const food = must(await addTag(desk, 'Aid/Food'));
    const other = must(await addTag(desk, 'War/Food'));
    const aid = food.parentId!;
    must(await renameTag(desk, other.id, 'غذاء'));
    must(await renameTag(desk, other.id, 'Relief/Food'));
    must(await moveTag(desk, other.id, null));
    must(await moveTag(desk, other.id, null, aid));
    must(await moveTag(desk, food.id, other.id));
    must(await mergeTags(desk, food.id, aid));
    must(await addTag(desk, 'Aid/Food/Rice'));
    must(await removeTag(desk, aid));
    must(await removeTag(desk, other.id));
    expect((await told(desk)).toReversed()).toEqual([
      'New tag Aid › Food',
      'New tag War › Food',
      'Rename tag War › Food to \u2068War › غذاء\u2069',
      'Rename tag \u2068War › غذاء\u2069 to War › Relief › Food',
      'Move tag War › Relief › Food to the top level',
      'Move tag Food',
      'Move tag Aid › Food below Food',
      'Merge tag Food › Food into Aid',
      'New tag Aid › Food › Rice',
      'Delete tag Aid and 2 tags below it',
      'Delete tag Food',
    ]);
  });

  test('names the marks by their words', async () => {
    const text = 'Зерно пришло весной. Grain came late, and nobody who had waited for it was there to take it.';
    const desk = await makeDesk({ 'a.txt': text });
    await importFolder(desk);
    const at = { documentId: documentAt(desk, 'a.txt').id, version: 1, text };
    const tagged = must(await tagRange(desk, { ...at, from: 0, to: 20 }, ['Food']));
    const late = must(await annotate(desk, { ...at, from: 21, to: 36 }));
    must(await tagAnnotations(desk, [late.id], tagged.tagId));
    must(await untagAnnotations(desk, [late.id], tagged.tagId));
    must(await tagAnnotations(desk, [late.id, tagged.annotation.id], ['Both']));
    must(await noteAnnotation(desk, late.id, 'When?'));
    const long = must(await annotate(desk, { ...at, from: 21, to: text.length }, { note: 'Who?' }));
    must(await deleteAnnotations(desk, [long.id]));
    must(await deleteAnnotations(desk, [tagged.annotation.id, late.id]));
    expect((await told(desk)).toReversed().filter((line) => !line.startsWith('Import'))).toEqual([
      'Tag “Зерно пришло весной.” with Food',
      'Highlight “Grain came late”',
      'Tag “Grain came late” with Food',
      'Take tag Food off “Grain came late”',
      'Tag 2 annotations with Both',
      'Write a note on “Grain came late”',
      'Write a note on “Grain came late, and nobody who had wait…”',
      'Remove the annotation on “Grain came late, and nobody who had wait…”',
      'Remove 2 annotations, the first on “Зерно пришло весной.”',
    ]);
  });

  test('of an older project says what it can', () => {
    expect(
      (
        [
          { verb: 'annotate' },
          { verb: 'tag', names: ['Food'] },
          { verb: 'untag', names: ['Food'], count: 1 },
          { verb: 'remove-annotations', count: 2 },
          { verb: 'edit-annotation-note' },
          { verb: 'move-tag', names: ['Food'] },
          { verb: 'remove-tag', names: ['Food'] },
          { verb: 'remove-documents', names: ['Letter'], count: 3 },
          { verb: 'keep-copy', names: ['a.txt'], count: 1 },
        ] as const
      ).map(labelSentence),
    ).toEqual([
      'Highlight a passage',
      'Tag a passage with Food',
      'Take tag Food off',
      'Remove 2 annotations',
      'Write a note on a passage',
      'Move tag Food',
      'Delete tag Food',
      'Remove Letter and 2 more',
      'Keep a copy of a.txt',
    ]);
  });
});

test('deleting a tag says what goes with it, and what undo does', async () => {
  const text = 'Зерно пришло весной. Grain came late.';
  const desk = await makeDesk({ 'a.txt': text });
  await importFolder(desk);
  const at = { documentId: documentAt(desk, 'a.txt').id, version: 1, text };
  must(await tagRange(desk, { ...at, from: 0, to: 5 }, ['Aid', 'Food']));
  must(await tagRange(desk, { ...at, from: 21, to: 26 }, ['Aid', 'Food', 'Rice']));
  must(await addTag(desk, 'Aid/Water'));
  const session = openSession(desk);
  const idOf = (name: string) => [...desk.store.snapshot.rows('tags').values()].find((one) => one.name === name)!.id;
  await deleteTag(session, idOf('Water'));
  await deleteTag(session, idOf('Aid'));
  expect(session.workspace.state.messages.map(({ text: said, yet }) => [said, yet])).toEqual([
    ['Deleted tag Aid › Water.', undefined],
    ['Deleted tag Aid and 2 tags below it. 2 annotations carry them no more and stay.', 'Undo puts them back on.'],
  ]);
});
