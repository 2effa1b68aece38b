import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Document, Import } from '../../src/core/model/records.ts';
import { LibraryOrder, SortedDocuments } from '../../src/core/search/library-order.ts';
import { libraryLines } from '../../src/renderer/ui/parts/library/library-lines.ts';

function documentOf(id: string, title: string, path: string, attributes: Record<string, string> = {}): Document {
  const guess = (value: string) => ({ value, origin: { kind: 'path' } }) as const;
  return {
    id,
    title: guess(title),
    importId: 'i',
    path,
    attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, guess(value)])),
    language: null,
    versions: [],
  };
}

const imports = new Map<string, Import>([
  ['i', { id: 'i', name: 'Archive', source: 'folder', started: '2025-01-01T00:00:00Z', finished: null, state: 'done' }],
]);
const rowsOf = (...documents: Document[]) => new Map(documents.map((document) => [document.id, document]));

/** The lines as text, two spaces a level, folders with a slash and their count. */
function drawn(documents: readonly Document[], closed: readonly string[] = [], filter = ''): string[] {
  return libraryLines(documents, imports, new Set(closed), filter).map(
    (line) =>
      '  '.repeat(line.level - 1) +
      (line.kind === 'folder' ? `${line.name}/ ${line.count}` : line.document.title.value),
  );
}

const letters = [
  documentOf('a', 'Letter 10', 'letters/10.txt'),
  documentOf('b', 'Letter 2', 'letters/2.txt'),
  documentOf('c', 'Élégie pour un port', 'elegie.txt', { outlet: 'La Gazette', date: '2023-03' }),
  documentOf('d', 'Двенадцать погибших', 'news/ru.txt', { date: '2023-03-16' }),
];

describe('the library', () => {
  test('draws folders before documents, and numbers in titles in their order', () => {
    const sorted = new SortedDocuments('title', new Intl.Collator('en', { numeric: true })).update(rowsOf(...letters));
    expect(drawn(sorted)).toEqual([
      'Archive/ 4',
      '  letters/ 2',
      '    Letter 2',
      '    Letter 10',
      '  news/ 1',
      '    Двенадцать погибших',
      '  Élégie pour un port',
    ]);
  });

  test('hides what is in a closed folder, but finds it', () => {
    expect(drawn(letters, ['/Archive/letters'])).not.toContain('    Letter 2');
    expect(drawn(letters, ['/Archive'], 'gazette elegie')).toEqual(['Archive/ 1', '  Élégie pour un port']);
  });

  test('finds documents by their date, as it is written and in words, and by all that is known of them', () => {
    expect(drawn(letters, [], '2023-03-16')).toEqual(['Archive/ 1', '  news/ 1', '    Двенадцать погибших']);
    expect(drawn(letters, [], '16 march 2023')).toEqual(['Archive/ 1', '  news/ 1', '    Двенадцать погибших']);
    expect(drawn(letters, [], '2023')).toHaveLength(4);
    expect(drawn(letters, [], 'march gazette')).toEqual(['Archive/ 1', '  Élégie pour un port']);
    expect(drawn(letters, [], '1999')).toEqual([]);
  });

  test('puts what has no date behind what has one', () => {
    const sorted = new SortedDocuments('date').update(rowsOf(...letters));
    expect(sorted.map(({ id }) => id)).toEqual(['c', 'd', 'b', 'a']);
  });

  test('sorts step by step as it sorts at once', () => {
    const title = fc.constantFrom('Silo', 'silo 2', 'Silo 10', 'Öl', 'Zug', 'مرفأ', 'порт', '港');
    const step = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.option(title, { nil: null })));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const rows = new Map<string, Document>();
        const growing = new SortedDocuments('title');
        for (const changes of steps) {
          for (const [number, name] of changes) {
            const id = String(number).padStart(2, '0');
            if (name === null) rows.delete(id);
            else rows.set(id, documentOf(id, name, `${id}.txt`));
          }
          expect(growing.update(rows)).toEqual(new SortedDocuments('title').update(rows));
        }
      }),
    );
  });
});

test('results by document follow the library: folders before files, numbers as numbers, whatever the ids', () => {
  const imports = new Map([
    ['i', { id: 'i', source: 'folder', name: 'talks', imported: '2026-01-01T00:00:00Z' } as never],
  ]);
  const titles = ['Interview 10', 'Interview 2', 'Interview 1', 'Interview 20', 'Interview 3'];
  const one = (id: string, title: string, path: string) =>
    ({ id, importId: 'i', path, title: { value: title }, attributes: {}, versions: [] }) as never;
  for (const ids of [
    ['a', 'b', 'c', 'd', 'e'],
    ['e', 'd', 'c', 'b', 'a'],
  ]) {
    const documents = new Map(titles.map((title, at) => [ids[at]!, one(ids[at]!, title, `${at}.txt`)]));
    documents.set('z', one('z', 'Zebra', 'part 10/z.txt')).set('y', one('y', 'Yak', 'part 2/y.txt'));
    const order = [...new LibraryOrder('title').places(documents, imports).keys()].map(
      (id) => (documents.get(id) as unknown as { title: { value: string } }).title.value,
    );
    expect(order).toEqual([
      'Yak',
      'Zebra',
      'Interview 1',
      'Interview 2',
      'Interview 3',
      'Interview 10',
      'Interview 20',
    ]);
    const drawn = libraryLines(new SortedDocuments('title').update(documents), imports, new Set());
    expect(drawn.flatMap((line) => (line.kind === 'document' ? [line.document.title.value] : []))).toEqual(order);
  }
});

test.each(['title', 'date', 'outlet'] as const)(
  'documents of one title, sorted by %s, stand by their paths, whatever ids an import gave them',
  (sort) => {
    const paths = ['minutes 1/a.txt', 'minutes 2/a.txt', 'minutes 10/a.txt'];
    for (const ids of ['abc', 'cba', 'bca', 'acb']) {
      const documents = paths.map((path, at) =>
        documentOf(ids[at]!, 'Minutes', path, { date: '2023', outlet: 'Post' }),
      );
      expect(new SortedDocuments(sort).update(rowsOf(...documents)).map(({ path }) => path)).toEqual(paths);
    }
  },
);

test('a file that holds many texts is a folder for them, also if it was chosen alone', () => {
  const imports = new Map([['i', { id: 'i', source: 'files', name: 'in.mbox' } as never]]);
  const documents = [documentOf('a', 'Паром', 'in.mbox/Паром.eml'), documentOf('b', 'Note', 'note.txt')].map(
    (document) => ({ ...document, importId: 'i' }),
  );
  const drawn = libraryLines(documents, imports, new Set());
  expect(drawn.map((line) => (line.kind === 'folder' ? `${line.name} (${line.count})` : line.document.path))).toEqual([
    'in.mbox (1)',
    'in.mbox/Паром.eml',
    'note.txt',
  ]);
  expect([...new LibraryOrder('title').places(rowsOf(...documents), imports).keys()]).toEqual(['a', 'b']);
});
