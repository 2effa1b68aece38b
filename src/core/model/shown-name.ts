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

/** A letter of a script that runs from right to left. */
export const rightToLeftLetter =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}]/u;

/**
 * A name as it stands in a sentence that runs from left to right: what runs the other way is kept apart by signs that
 * nobody sees, so that it draws nothing of the sentence into its direction. A sentence in a sentence stays as it is.
 */
export function nameInSentence(name: string): string {
  const shown = isKeptApart(name) ? name : shownName(name);
  return rightToLeftLetter.test(shown) ? `\u2068${shown}\u2069` : shown;
}

/** Whether all its direction signs are pairs that keep a name apart. */
function isKeptApart(words: string): boolean {
  let depth = 0;
  for (const [sign] of words.matchAll(/[\u202a-\u202e\u2066-\u2069]/gu)) {
    if (sign === '\u2068') depth++;
    else if (sign !== '\u2069' || --depth < 0) return false;
  }
  return depth === 0;
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
 * tells apart are numbered by age. No two names are the same, also where a title is what another would be called.
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
  const taken = new Set(byTitle.keys());
  for (const [title, same] of byTitle) {
    const [first] = same;
    if (first && same.length === 1) {
      names.set(first.id, title);
      continue;
    }
    const ordered = same.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const called = (signs: readonly string[]) =>
      signs.map((sign) => (sign === '' ? title : `${title} (${shownName(sign).normalize('NFC')})`));
    const areNew = (some: readonly string[]) =>
      new Set(some).size === some.length && some.every((name) => name === title || !taken.has(name));
    const told = apart.map((tell) => called(ordered.map(tell))).find(areNew);
    ordered.forEach((document, at) => {
      let name = told?.[at];
      for (let number = at + 1; name === undefined; number++) {
        const [numbered] = called([`${document.path}, ${number}`]);
        if (!taken.has(numbered!)) name = numbered!;
      }
      names.set(document.id, name);
      taken.add(name);
    });
  }
  return names;
}

/** The name of one of them, as `documentNames` gives it; the document may be another than the one of its id in the list. */
export function documentName(document: Document, documents: Iterable<Document>): string {
  const all = Array.from(documents, (one) => (one.id === document.id ? document : one));
  return documentNames(all.some(({ id }) => id === document.id) ? all : [...all, document]).get(document.id)!;
}
