import { expect, test } from 'vitest';
import { countOutcomes } from '../../src/core/model/outcome-counts.ts';
import type { FileOutcome } from '../../src/core/model/records.ts';
import { importWords } from '../../src/renderer/words/reading.ts';

const files = (count: number, outcome: (path: string) => FileOutcome) =>
  Array.from({ length: count }, (_, at) => outcome(`letters/${at}.txt`));
const fresh = (path: string): FileOutcome => ({ path, bytes: 10, kind: 'imported', documentId: `d-${path}` });
const later = (path: string): FileOutcome => ({
  path,
  bytes: 10,
  kind: 'new-version',
  documentId: `d-${path}`,
  version: 2,
});

/** Without the signs that keep a name apart. */
const said = (outcomes: readonly FileOutcome[]) =>
  importWords.done('letters', countOutcomes(outcomes)).replace(/[\u2068\u2069]/gu, '');

test('an import says how many texts are new and how many are later versions of known ones', () => {
  expect(said([...files(12, fresh), ...files(3, later)])).toBe('Imported letters: 12 new, 3 later versions.');
  expect(said(files(1, later))).toBe('Imported letters: 1 later version.');
  expect(said([])).toBe('Imported letters: 0 files.');
});

test('an import of a large folder says how many files were found, also while it is still being looked through', () => {
  expect([
    importWords.files(0, 0, false),
    importWords.files(0, 1200, false),
    importWords.files(250, 31_000, false),
    importWords.files(250, 31_000, true),
  ]).toEqual([
    'Looking for files…',
    `0 of ${(1200).toLocaleString()} files found so far`,
    `250 of ${(31_000).toLocaleString()} files found so far`,
    `250 of ${(31_000).toLocaleString()} files`,
  ]);
});
