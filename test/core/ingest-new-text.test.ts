import { describe, expect, test } from 'vitest';
import { hasMoved, newText, unchangedAt } from '../../src/core/ingest/new-text.ts';
import type { Alike, Twin } from '../../src/core/ingest/new-text.ts';
import type { Document, DocumentVersion } from '../../src/core/model/records.ts';

// A version is written as the hash of its bytes and that of its text, a document by its path and its versions.

const version = (bytes: string, text = bytes, number = 1): DocumentVersion => ({
  ...{ number, textId: `text of ${bytes}`, bytes: 7, length: 7, byteHash: bytes, textHash: text, passages: 1 },
  ...{ imported: `day of ${bytes}`, encoding: { label: 'utf-8', by: 'valid-utf-8', confidence: 1, replacements: 0 } },
});
const document = (path: string, ...versions: readonly DocumentVersion[]): Document => ({
  ...{ id: `id of ${path}`, title: { value: path, origin: { kind: 'path' } }, importId: 'before' },
  ...{ path, attributes: {}, language: null, versions },
});
const guesses = {
  title: { value: 'Паром на рассвете', origin: { kind: 'path' } },
  attributes: {},
  language: null,
} as const;

/** What becomes of `письмо.txt` with this version. */
const take = (
  read: DocumentVersion,
  { twin, before = null, sameText = 'skip' }: { twin?: Twin; before?: Alike | null; sameText?: 'skip' | 'keep' } = {},
) =>
  newText(
    { path: 'письмо.txt', bytes: 7, version: read, guesses },
    twin,
    before,
    { sameText, importId: 'now' },
    () => 'new',
  );

describe('a text that is no version of a document at its place', () => {
  test('is a document of its own, with what was guessed of it', () => {
    const read = version('b');
    expect(take(read)).toEqual({
      outcome: { path: 'письмо.txt', bytes: 7, kind: 'imported', documentId: 'new' },
      document: { id: 'new', importId: 'now', path: 'письмо.txt', ...guesses, versions: [read] },
      stored: true,
    });
  });

  test('is a duplicate of the one that has its bytes, whose text is not stored again', () => {
    const twin = { id: 'twin', version: version('b', 'b', 3) };
    const taken = take({ ...version('b'), textId: 'read just now', imported: 'today' }, { twin });
    expect(taken).toEqual({
      outcome: {
        ...{ path: 'письмо.txt', bytes: 7, kind: 'duplicate', documentId: 'twin', kept: null },
        version: { ...twin.version, number: 1, imported: 'today' },
      },
      document: null,
      stored: false,
    });
  });

  test('of the same words in another encoding is a duplicate that keeps bytes of its own', () => {
    const read = version('bytes in KOI8-R', 'words');
    const taken = take(read, { twin: { id: 'twin', version: version('bytes in UTF-8', 'words') } });
    expect([taken.outcome.kind, taken.stored, taken.document]).toEqual(['duplicate', true, null]);
    expect(taken.outcome).toMatchObject({ version: read });
  });

  test('is a document beside its twin where copies are kept, and both have one text', () => {
    const twin = { id: 'twin', version: version('b', 'b', 2) };
    const taken = take({ ...version('b'), textId: 'read just now' }, { twin, sameText: 'keep' });
    expect([taken.outcome.kind, taken.stored]).toEqual(['imported', false]);
    expect(taken.document?.versions).toEqual([{ ...twin.version, number: 1, imported: 'day of b' }]);
  });

  test('names the document at its place that it is like or unlike', () => {
    const there = document('письмо.txt', version('a'));
    expect(take(version('b'), { before: { document: there, likeness: 0.01 } }).outcome).toMatchObject({
      unlike: there.id,
    });
    expect(take(version('b'), { before: { document: there, likeness: 0.7 } }).outcome).toMatchObject({
      like: there.id,
    });
  });
});

test('a file is the document at its place that has its bytes, else its text, in the version of now alone', () => {
  const words = document('words.txt', version('x', 'words'));
  const bytes = document('bytes.txt', version('bytes', 'y'));
  const once = document('once.txt', version('bytes', 'words'), version('z', 'z', 2));
  const read = version('bytes', 'words');
  expect(unchangedAt([once, words, bytes], read)).toBe(bytes);
  expect(unchangedAt([once, words], read)).toBe(words);
  expect(unchangedAt([once], read)).toBeUndefined();
});

test('a file that is named in another form of the same letters has not moved', () => {
  const there = document('é.txt'.normalize('NFC'), version('a'));
  expect(hasMoved(there, 'é.txt'.normalize('NFD'))).toBe(false);
  expect(hasMoved(there, 'e.txt')).toBe(true);
});
