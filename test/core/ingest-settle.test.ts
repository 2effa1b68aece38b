import { expect, test } from 'vitest';
import { settle } from '../../src/core/ingest/settle.ts';
import type { Folder, Hands } from '../../src/core/ingest/settle.ts';
import { added, updated } from '../../src/core/model/diff.ts';
import { currentVersion } from '../../src/core/model/records.ts';
import type { Document, DocumentVersion, FileOutcome } from '../../src/core/model/records.ts';
import { ok } from '../../src/core/model/result.ts';

// A folder's documents are written as their paths and texts, and so are the files that are found now; a text has the hash
// of its own words. What is decided is told in words.

const letter = 'Der Dampfer legte um fünf Uhr morgens ab und nahm vierzig Reisende aus Odessa mit nach Konstantinopel';
const later = `${letter}, wie der Kapitän am Abend in seinem Tagebuch bestätigte`;
const diary = 'Паром вышел из гавани на рассвете, и никто на пристани не спросил, куда он увозит людей и их вещи';
const minutes = 'The committee met in the customs house and heard four witnesses about the fire in the third warehouse';

const version = (text: string, number = 1): DocumentVersion => ({
  ...{ number, textId: text, bytes: 7, length: text.length, byteHash: text, textHash: text, passages: 1 },
  ...{ imported: 'then', encoding: { label: 'utf-8', by: 'valid-utf-8', confidence: 1, replacements: 0 } },
});
const document = (id: string, path: string, text: string, importId = 'before'): Document => ({
  ...{ id, title: { value: id, origin: { kind: 'path' } }, importId },
  ...{ path, attributes: {}, language: null, versions: [version(text)] },
});

type File = readonly [path: string, text: string, was: 'new' | `same as ${string}` | `stands as ${string}`];

/** What an import said of a file before the folder was settled; a new one has a document named as its path. */
function outcomeOf([path, text, was]: File): FileOutcome {
  if (was === 'new') return { path, bytes: 7, kind: 'imported', documentId: path };
  const documentId = was.slice(was.indexOf(' as ') + 4);
  return was.startsWith('stands')
    ? { path, bytes: 7, kind: 'unchanged', documentId }
    : { path, bytes: 7, kind: 'duplicate', documentId, kept: null, version: version(text) };
}

/** What became of the folder: of each file what is said of it now, and each Diff as a word. */
async function settled(
  before: readonly Document[],
  files: readonly File[],
  { state = {}, otherFolder = [] }: { state?: Partial<Folder['state']>; otherFolder?: readonly string[] } = {},
) {
  const made = files.flatMap(([path, text, was]) => (was === 'new' ? [document(path, path, text, 'now')] : []));
  const documents = new Map([...before, ...made].map((one) => [one.id, one]));
  const acts: string[] = [];
  const hands: Hands = {
    documents,
    isIn: ({ id }) => !otherFolder.includes(id),
    at: (path) => [...documents.values()].filter((one) => one.path === path),
    withText: (hash) => [...documents.values()].find((one) => currentVersion(one).textHash === hash),
    read: (textId) => Promise.resolve(textId),
    areOtherMails: () => Promise.resolve(false),
    moved: (one, path) => {
      acts.push(`${one.id} moved to ${path}`);
      return Promise.resolve(updated('documents', one, { ...one, path }));
    },
    joined: (one, other) => {
      acts.push(`${other.id} joined ${one.id}`);
      return Promise.resolve(ok({ diff: {}, version: 2 }));
    },
    renewed: (one, { path }) => {
      acts.push(`${one.id} renewed by ${path}`);
      const renewed = { ...one, versions: [...one.versions, version(path, 2)] };
      documents.set(one.id, renewed);
      return Promise.resolve(updated('documents', one, renewed));
    },
    documentOf: ({ path, version: { textHash } }) => Promise.resolve(document(`made of ${path}`, path, textHash)),
    remarksOf: () => Promise.resolve([]),
  };
  const answer = await settle(
    {
      ...{ importId: 'now', files: files.map(outcomeOf), held: [] },
      state: { prints: null, unknown: [], ...state },
    },
    hands,
  );
  if (!answer.ok) throw new Error(answer.error.code);
  return { said: Object.fromEntries(answer.value.outcomes), acts, diffs: answer.value.diffs };
}

test('a text that moved is followed by its words, and the report says from where', async () => {
  const { said, acts } = await settled([document('A', 'a.txt', letter)], [['b/a.txt', letter, 'same as A']]);
  expect(acts).toEqual(['A moved to b/a.txt']);
  expect(said).toEqual({ 'b/a.txt': { path: 'b/a.txt', bytes: 7, kind: 'unchanged', documentId: 'A', from: 'a.txt' } });
});

test('of two files with the text of one document, that with its name is the document’s', async () => {
  const { acts } = await settled(
    [document('A', 'alt/brief.txt', letter)],
    [
      ['neu/abschrift.txt', letter, 'same as A'],
      ['neu/brief.txt', letter, 'same as A'],
    ],
  );
  expect(acts).toEqual(['A moved to neu/brief.txt']);
});

test('a document whose file stands where it stood stays, and its copy stays a duplicate', async () => {
  const { acts, said } = await settled(
    [document('A', 'a.txt', letter)],
    [
      ['a.txt', letter, 'stands as A'],
      ['copy.txt', letter, 'same as A'],
    ],
  );
  expect(acts).toEqual([]);
  expect(said).toEqual({});
});

test('a changed text elsewhere is suggested as what the document’s file may have become', async () => {
  const { said, acts } = await settled([document('A', 'a.txt', letter)], [['b.txt', later, 'new']]);
  expect(acts).toEqual([]);
  expect(said).toEqual({ 'b.txt': { path: 'b.txt', bytes: 7, kind: 'imported', documentId: 'b.txt', like: 'A' } });
});

test('a text that another document has becomes the next of the one at whose path it stands', async () => {
  const { said, acts } = await settled(
    [document('A', 'a.txt', letter), document('B', 'b.txt', later)],
    [
      ['a.txt', later, 'same as B'],
      ['b.txt', later, 'stands as B'],
    ],
  );
  expect(acts).toEqual(['A renewed by a.txt']);
  expect(said).toEqual({ 'a.txt': { path: 'a.txt', bytes: 7, kind: 'new-version', documentId: 'A', version: 2 } });
});

test('a duplicate of a text that its document no longer has is a document of its own, once for all its copies', async () => {
  // `a.txt` and `b.txt` had a text in common with A when they were read; A has the text of `c.txt` since.
  const before = { ...document('A', 'c.txt', minutes), versions: [version(letter), version(minutes, 2)] };
  const { said, diffs } = await settled(
    [before],
    [
      ['c.txt', minutes, 'stands as A'],
      ['a.txt', letter, 'same as A'],
      ['b.txt', letter, 'same as A'],
    ],
  );
  expect(diffs).toEqual([added('documents', document('made of a.txt', 'a.txt', letter))]);
  expect(said).toMatchObject({
    'a.txt': { kind: 'imported', documentId: 'made of a.txt' },
    'b.txt': { kind: 'duplicate', documentId: 'made of a.txt' },
  });
});

test('nothing is followed into another folder of the name, unless every text of the folder was seen', async () => {
  const before = [document('A', 'a.txt', letter), document('B', 'b.txt', diary)];
  const moved: File[] = [['new/a.txt', letter, 'same as A']];
  const both: File[] = [...moved, ['new/b.txt', diary, 'same as B']];
  expect((await settled(before, both, { state: { unseen: 'elsewhere' } })).acts).toEqual([]);
  expect((await settled(before, moved, { state: { unseen: 'believed' } })).acts).toEqual([]);
  expect((await settled(before, both, { state: { unseen: 'believed' } })).acts).toEqual([
    'A moved to new/a.txt',
    'B moved to new/b.txt',
  ]);
  expect((await settled(before, both, { otherFolder: ['A'] })).acts).toEqual(['B moved to new/b.txt']);
});

test('an import that was ended suggests nothing: what is likelier may not have been read', async () => {
  const ended = { state: { unseen: 'unread' } } as const;
  expect((await settled([document('A', 'a.txt', letter)], [['b.txt', later, 'new']], ended)).said).toEqual({});
});
