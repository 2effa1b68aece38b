import { afterEach, expect, test } from 'vitest';
import { must } from '../../src/core/model/result.ts';
import { tagRange } from '../../src/renderer/commands/annotate.ts';
import { tagAnnotations, untagAnnotations } from '../../src/renderer/commands/change-annotations.ts';
import { addTag } from '../../src/renderer/commands/change-tags.ts';
import { editDocument } from '../../src/renderer/commands/change-documents.ts';
import { hasLastTag, repeatTag } from '../../src/renderer/session/keep-tagging.ts';
import { putTag } from '../../src/renderer/session/marking.ts';
import { openSession } from '../session/open-session.ts';
import { annotateWords, clearDesks, documentAt, importFolder, makeDesk } from './desk.ts';

// Who is quick does the next thing before the last is stored.

afterEach(clearDesks);

const text = 'Зерно пришло весной. Grain came late.';

async function openText() {
  const desk = await makeDesk({ 'a.txt': text });
  await importFolder(desk);
  return { desk, document: documentAt(desk, 'a.txt') };
}

test('facts of a document that are corrected at once are all stored', async () => {
  const { desk, document } = await openText();
  const corrections = [
    { title: 'Зерно' },
    ...['outlet', 'author', 'place'].map((id) => ({ attributes: { [id]: `Новый ${id}` } })),
    { language: 'ru' },
  ];
  const done = await Promise.all(corrections.map((correction) => editDocument(desk, document.id, correction)));
  expect(done.map(({ ok }) => ok)).toEqual([true, true, true, true, true]);
  const { title, attributes, language } = documentAt(desk, 'a.txt');
  const { outlet, author, place } = attributes;
  expect([title, outlet, author, place].map((guess) => guess?.value)).toEqual([
    'Зерно',
    'Новый outlet',
    'Новый author',
    'Новый place',
  ]);
  expect(language).toBe('ru');
});

test('two tags that the same words get at once are on one mark, and can go at once', async () => {
  const { desk, document } = await openText();
  const [one, other] = [must(await addTag(desk, 'Food')), must(await addTag(desk, 'Весна'))];
  const words = { documentId: document.id, version: 1, text, from: 0, to: 5 };
  for (const done of await Promise.all([tagRange(desk, words, one.id), tagRange(desk, words, other.id)])) must(done);
  const marks = () => [...desk.store.snapshot.rows('annotations').values()];
  expect(marks().map(({ tagIds }) => tagIds)).toEqual([[one.id, other.id]]);
  const [mark] = marks();
  await Promise.all([one, other].map(({ id }) => untagAnnotations(desk, [mark!.id], id)));
  expect(marks().map(({ tagIds }) => tagIds)).toEqual([[]]);
});

test('a tag that is there already is said to be no new one', async () => {
  const { desk, document } = await openText();
  const mark = await annotateWords(desk, document, 'Grain came');
  const first = must(await tagAnnotations(desk, [mark.id], ['Food']));
  const again = must(await tagAnnotations(desk, [mark.id], first.tagId));
  expect([first.isNew, again]).toMatchObject([true, { tagId: first.tagId, isNew: false, label: { count: 0 } }]);
});

test('the last tag is put again as the tag that is being put just now, not as the one before', async () => {
  const { desk, document } = await openText();
  const session = openSession(desk);
  const [first, second] = [
    await annotateWords(desk, document, 'Зерно пришло'),
    await annotateWords(desk, document, 'Grain came'),
  ];
  const on = (mark: typeof first) => ({ kind: 'annotations', ids: [mark.id] }) as const;
  await putTag(session, on(first), ['Food']);
  const putting = putTag(session, on(first), ['Весна']);
  session.marksToTag = on(second);
  expect(hasLastTag(session)).toBe(true);
  const repeating = repeatTag(session);
  // What is chosen later is not meant.
  session.marksToTag = on(first);
  const spring = await putting;
  await repeating;
  expect(desk.store.snapshot.rows('annotations').get(second.id)?.tagIds).toEqual([spring]);
  expect(session.recentTags.putting).toBeNull();
});
