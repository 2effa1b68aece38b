import { expect, test } from 'vitest';
import type { AnchorState, Annotation, Document, FileOutcome, Import } from '../../src/core/model/records.ts';
import { newId } from '../../src/core/model/id.ts';
import { reportFacts } from '../../src/core/model/report-facts.ts';
import { sampleMaterial } from './exchange-material.ts';

const [sample] = sampleMaterial.documents;
const [marked] = sampleMaterial.annotations;
const record: Import = {
  ...{ id: newId(Date.parse('2026-11-29T03:00:00.000Z')), name: 'letters', source: 'folder', state: 'done' },
  ...{ started: '2026-11-29T03:00:00.000Z', finished: '2026-11-29T03:01:00.000Z' },
};

const none = { comments: 0, highlights: 0 };

function documentOf(...numbers: readonly number[]): Document {
  return { ...sample!, versions: numbers.map((number) => ({ ...sample!.versions[0]!, number })) };
}

function mark(kind: Exclude<AnchorState['kind'], 'approximate'>, version: number): Annotation {
  return { ...marked!, documentId: sample!.id, created: '2026-01-01T00:00:00.000Z', anchor: { kind }, version };
}

function fates(document: Document, version: number, ...annotations: readonly Annotation[]) {
  const records = {
    imports: new Map([[record.id, record]]),
    documents: new Map([[document.id, document]]),
    annotationsOf: () => annotations,
  };
  const file = { path: 'a.txt', bytes: 1, kind: 'new-version', documentId: document.id, version } as const;
  return reportFacts(record, [file], records).marks(file);
}

test('a report says of marks what its import did, and not what was lost before', () => {
  const all = [mark('exact', 3), mark('moved', 3), mark('lost', 2), mark('lost', 1), mark('lost', 1)];
  expect(fates(documentOf(1, 2, 3), 3, ...all)).toEqual({ kept: 1, moved: 1, changed: 0, lost: 1, ...none });
  expect(fates(documentOf(1, 2, 3), 3, mark('lost', 1))).toBeNull();
});

test('a report counts the marks that were made in the old version while its import ran, and none made in the new one', () => {
  const versions = documentOf(1, 2).versions.map((one) => ({ ...one, imported: '2026-11-29T03:00:30.000Z' }));
  const document = { ...sample!, versions };
  const made = (kind: 'exact' | 'moved' | 'lost', time: string) => ({
    ...mark(kind, kind === 'lost' ? 1 : 2),
    created: `2026-11-29T03:${time}.000Z`,
  });
  const during = [made('exact', '00:20'), made('moved', '00:40'), made('lost', '00:40')];
  expect(fates(document, 2, ...during)).toEqual({ kept: 1, moved: 1, changed: 0, lost: 1, ...none });
  // A box that was open over the old text may be stored when the import is over.
  expect(fates(document, 2, made('lost', '02:00'))).toEqual({ kept: 0, moved: 0, changed: 0, lost: 1, ...none });
  expect(fates(document, 2, made('exact', '02:00'))).toBeNull();
});

test('a report counts the comments and highlights that a file brought as what they are, and not among the marks that were kept', () => {
  const imported = '2026-11-29T03:00:30.000Z';
  const document = { ...sample!, versions: documentOf(1, 2).versions.map((one) => ({ ...one, imported })) };
  const made = (at: string, created: string, note: string) => ({
    ...mark('exact', 2),
    ...{ id: newId(Date.parse(`2026-11-29T${at}.000Z`)), created, note },
  });
  const earlier = '2025-07-01T10:02:00.000Z';
  const old = made('02:00:00', earlier, 'Which pier?');
  // A comment says when it was written; a highlight is as old as the file.
  const came = [
    made('03:00:31', earlier, 'Почему в понедельник?'),
    made('03:00:31', earlier, 'من قال ذلك؟'),
    made('03:00:31', imported, ''),
  ];
  // What another file brought later has nothing to do with this import.
  const later = made('03:05:00', earlier, 'Says who?');
  const counts = { moved: 0, changed: 0, lost: 0, comments: 2, highlights: 1 };
  expect(fates(document, 2, old, ...came, later)).toEqual({ kept: 1, ...counts });
  expect(fates(document, 2, ...came)).toEqual({ kept: 0, ...counts });
  expect(fates(document, 2, later)).toBeNull();
});

test('a report names the file of a repeated document only if the whole folder was read and nothing stands there', () => {
  const first: Import = { ...record, id: 'h', started: '2026-11-28T03:00:00.000Z' };
  const document = { ...sample!, importId: 'h', path: '44 v. Chr.txt' };
  const repeats = { bytes: 1, kind: 'duplicate', documentId: document.id, version: document.versions[0]! } as const;
  const unseen = (files: readonly FileOutcome[], of: Partial<Import> = {}) => {
    const facts = reportFacts({ ...record, ...of }, files, {
      imports: new Map([first, record].map((one) => [one.id, one])),
      documents: new Map([[document.id, document]]),
      annotationsOf: () => [],
    });
    return files.map((file) => facts.unseen(file)?.path ?? null);
  };
  const renamed = { ...repeats, path: 'Цезарь.txt', kept: null };
  const there = { path: document.path, bytes: 1, kind: 'unchanged', documentId: document.id } as const;
  expect(unseen([renamed])).toEqual([document.path]);
  expect(unseen([renamed, there])).toEqual([null, null]);
  expect(unseen([renamed, { path: document.path, bytes: 0, kind: 'skipped', reason: 'empty' }])).toEqual([null, null]);
  expect(unseen([{ ...renamed, kept: 'copy' }])).toEqual([null]);
  expect(unseen([renamed], { state: 'cancelled' })).toEqual([null]);
  expect(unseen([renamed], { name: 'other letters' })).toEqual([null]);
});

test('a report says of each file in which format it was read, of a version the one that it had', () => {
  const [first] = sample!.versions;
  const page = { ...first!, number: 2, decoder: 'html-3' };
  const document = { ...sample!, versions: [first!, page] };
  const records = {
    imports: new Map([[record.id, record]]),
    documents: new Map([[document.id, document]]),
    annotationsOf: () => [],
  };
  const { format } = reportFacts(record, [], records);
  const file = { path: 'ворота.html', bytes: 1, documentId: document.id };
  expect(format({ ...file, kind: 'imported' })).toBe('html');
  expect(format({ ...file, kind: 'duplicate', version: first!, kept: null })).toBe('plain-text');
  expect(format({ ...file, kind: 'new-version', version: 1 })).toBe('plain-text');
  expect(format({ path: 'б.html', bytes: 1, kind: 'skipped', reason: 'empty' })).toBe(null);
});
