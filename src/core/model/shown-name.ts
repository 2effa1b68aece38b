import type { Id } from './id.ts';
import type { Document } from './records.ts';

// Names as they are shown: nothing in them deceives, and no two things go by one name. What is stored stays as it is.

/** Signs that turn the direction of what follows, so that `Invoice ‮txt.exe` reads as a text file. */
const turning: Readonly<Record<string, string>> = {
  '\u202a': 'LRE',
  '\u202b': 'RLE',
  '\u202c': 'PDF',
  '\u202d': 'LRO',
  '\u202e': 'RLO',
  '\u2066': 'LRI',
  '\u2067': 'RLI',
  '\u2068': 'FSI',
  '\u2069': 'PDI',
};

/** A title, file name or path with the names of direction signs in the place of the signs, which then turn nothing. */
export function shownName(name: string): string {
  return name.replace(/[\u202a-\u202e\u2066-\u2069]/gu, (sign) => `⟨${turning[sign]}⟩`);
}

/** How a title that is not unique is told apart, the first that does so for all of that title: folder, date, outlet. */
const apart: readonly ((document: Document) => string)[] = [
  ({ path }) => path.split('/').slice(0, -1).join('/'),
  ({ attributes }) => attributes['date']?.value ?? '',
  ({ attributes }) => attributes['outlet']?.value ?? '',
  ({ path }) => path,
];

/**
 * The name of every document: its title, and where others have the same, what tells it apart. Documents that nothing
 * tells apart are numbered by age.
 */
export function documentNames(documents: Iterable<Document>): ReadonlyMap<Id, string> {
  const byTitle = new Map<string, Document[]>();
  for (const document of documents) {
    const title = shownName(document.title.value).normalize('NFC');
    const same = byTitle.get(title);
    if (same) same.push(document);
    else byTitle.set(title, [document]);
  }
  const names = new Map<Id, string>();
  for (const [title, same] of byTitle) {
    const [first] = same;
    if (first && same.length === 1) {
      names.set(first.id, title);
      continue;
    }
    const tell = apart.find((one) => new Set(same.map(one)).size === same.length);
    const ordered = same.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    ordered.forEach((document, at) => {
      const sign = tell ? tell(document) : `${document.path}, ${at + 1}`;
      names.set(document.id, sign === '' ? title : `${title} (${shownName(sign)})`);
    });
  }
  return names;
}

/** The name of one of them, as `documentNames` gives it. */
export function documentName(document: Document, documents: Iterable<Document>): string {
  const title = document.title.value.normalize('NFC');
  const same = Array.from(documents).filter((one) => one.title.value.normalize('NFC') === title);
  return documentNames([...same.filter(({ id }) => id !== document.id), document]).get(document.id)!;
}
