import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Document, DocumentVersion } from '../../src/core/model/records.ts';
import {
  byGivenPath,
  emptyMemory,
  folderChanges,
  neverTaken,
  toRead,
} from '../../src/renderer/commands/folder-changes.ts';
import type { FolderChange } from '../../src/renderer/commands/folder-changes.ts';

// The comparison as values: prints are single letters here, and a document's bytes have the print of its last version.

const standing = (files: Record<string, string>, unknown: readonly string[] = []) => ({
  prints: new Map(Object.entries(files)),
  unknown,
});

const document = (path: string, print: string): Document => ({
  id: `document of ${path}`,
  title: { value: path, origin: { kind: 'path' } },
  importId: 'import',
  path,
  attributes: {},
  language: null,
  versions: [{ byteHash: print } as DocumentVersion],
});

const documentsOf = (files: Record<string, string>) =>
  new Map(Object.entries(files).map(([path, print]) => [path, document(path, print)]));

const words = (changes: readonly FolderChange[]) => changes.map(({ kind, path }) => `${kind} ${path}`);
const stands = () => true;

describe('the differences between a folder and a project', () => {
  test('are empty exactly when both hold the same, and taking all of them in leaves none', () => {
    const name = fc.constantFrom('a.txt', 'b/ц.txt', 'b/会.txt', 'c', 'd');
    const files = fc.dictionary(name, fc.constantFrom('x', 'y', 'z'), { noNullPrototype: true });
    fc.assert(
      fc.property(files, files, (folder, project) => {
        const changes = folderChanges(standing(folder), documentsOf(project), emptyMemory, stands);
        const after: Record<string, string> = { ...project };
        for (const change of changes) {
          if (change.kind !== 'gone') after[change.path] = change.print;
          else delete after[change.path];
        }
        expect(after).toEqual(folder);
        expect(changes.length === 0).toBe(JSON.stringify(sorted(folder)) === JSON.stringify(sorted(project)));
        expect(folderChanges(standing(folder), documentsOf(after), emptyMemory, stands)).toEqual([]);
      }),
    );
  });

  test('say nothing of what is below a folder that cannot be read', () => {
    const project = documentsOf({ 'a/1.txt': 'x', 'a b.txt': 'x', 'c.txt': 'x' });
    expect(words(folderChanges(standing({}, ['a', 'c.txt']), project, emptyMemory, stands))).toEqual(['gone a b.txt']);
  });

  test('count what an import took in only while that import stands', () => {
    const memory = { ...emptyMemory, taken: new Map([['scan.pdf', { print: 'x', importId: 'import' }]]) };
    const folder = standing({ 'scan.pdf': 'x' });
    expect(folderChanges(folder, new Map(), memory, stands)).toEqual([]);
    const undone = folderChanges(folder, new Map(), memory, () => false);
    expect(words(undone)).toEqual(['new scan.pdf']);
    expect(neverTaken(undone, memory)).toEqual([]);
    expect(words(folderChanges(standing({ 'scan.pdf': 'y' }), new Map(), memory, stands))).toEqual(['new scan.pdf']);
  });

  test('take texts inside of a file for the file: none is gone while it stands, and all are if it is gone', () => {
    const project = documentsOf({ 'in.mbox/a.eml': 'x', 'in.mbox/b.eml': 'y', 'in.mboxes.txt': 'z' });
    const memory = { ...emptyMemory, taken: new Map([['in.mbox', { print: 'm', importId: 'import' }]]) };
    const changes = (files: Record<string, string>, unknown: readonly string[] = []) =>
      folderChanges(standing({ 'in.mboxes.txt': 'z', ...files }, unknown), project, memory, stands);
    expect(changes({ 'in.mbox': 'm' })).toEqual([]);
    expect(changes({ 'in.mbox': 'n' })).toEqual([
      { kind: 'changed', path: 'in.mbox', print: 'n', documentId: 'document of in.mbox/a.eml' },
    ]);
    expect(words(changes({}))).toEqual(['gone in.mbox/a.eml', 'gone in.mbox/b.eml']);
    expect(changes({}, ['in.mbox'])).toEqual([]);
  });

  test('match each file with one document, whatever forms both are spelled in', () => {
    const [composed, decomposed] = ['é'.normalize('NFC'), 'é'.normalize('NFD')];
    const match = (files: readonly string[], documents: readonly string[]) => {
      const places = byGivenPath(
        documents.map((path) => document(path, 'x')),
        new Map(files.map((path) => [path, 'x'])),
      );
      return files.map((path) => places.get(path)?.path ?? null);
    };
    expect(match([composed], [decomposed])).toEqual([decomposed]);
    expect(match([composed], [composed])).toEqual([composed]);
    expect(match([composed, decomposed], [composed, decomposed])).toEqual([composed, decomposed]);
    expect(match([composed, decomposed], [decomposed])).toEqual([null, decomposed]);
    expect(match([composed, decomposed], [composed])).toEqual([composed, null]);
    expect(match([composed], [composed, decomposed])).toEqual([composed]);
  });
});

test('only files with another size or time are read again', () => {
  const seen = new Map([
    ['same', { size: 1, changed: 1, print: 'x' }],
    ['longer', { size: 1, changed: 1, print: 'x' }],
    ['touched', { size: 1, changed: 1, print: 'x' }],
  ]);
  const files = [
    { path: 'same', size: 1, changed: 1 },
    { path: 'longer', size: 2, changed: 1 },
    { path: 'touched', size: 1, changed: 2 },
    { path: 'new', size: 1, changed: 1 },
  ];
  expect(toRead(files, seen).map(({ path }) => path)).toEqual(['longer', 'touched', 'new']);
});

function sorted(files: Record<string, string>): [string, string][] {
  return Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
}
