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
    const title = titleOf(document);
    const same = byTitle.get(title);
    if (same) same.push(document);
    else byTitle.set(title, [document]);
  }
  const names = new Map<Id, string>();
  const taken = new Set(byTitle.keys());
  for (const [title, same] of byTitle) nameApart(title, same, taken, names);
  return names;
}

/**
 * The same names, kept while documents come and go: an import tells of a few hundred at a time, and only titles of theirs
 * are looked at again.
 */
export class DocumentNames {
  readonly #known = new Map<Id, Document>();
  /** By title. */
  readonly #groups = new Map<string, Group>();
  /** How many documents are called by each name that is not their title. */
  readonly #told = new Map<string, number>();
  readonly #names = new Map<Id, string>();
  #given: NamesById = this.#names;

  /** The names of these documents; another value when they may have changed. What was given before is not kept. */
  update(documents: ReadonlyMap<Id, Document>): NamesById {
    const changed = this.#takeIn(documents);
    if (changed.size === 0) return this.#given;
    for (const title of changed) this.#nameAgain(title);
    // Where a name is what another title would be called, the order of all decides, so all are named together.
    const names = this.#areApart() ? this.#names : documentNames(documents.values());
    return (this.#given = { get: (id) => names.get(id) });
  }

  /** The titles of what came, changed or went. */
  #takeIn(documents: ReadonlyMap<Id, Document>): ReadonlySet<string> {
    const changed = new Set<string>();
    for (const [id, document] of documents) {
      const before = this.#known.get(id);
      if (before === document) continue;
      if (before) changed.add(this.#takeOut(before));
      this.#known.set(id, document);
      const title = titleOf(document);
      const group = this.#groups.get(title);
      if (group) group.documents.push(document);
      else this.#groups.set(title, { documents: [document], told: none });
      changed.add(title);
    }
    if (this.#known.size > documents.size) {
      for (const [id, document] of this.#known) if (!documents.has(id)) changed.add(this.#takeOut(document));
    }
    return changed;
  }

  /** The title from whose documents it went. */
  #takeOut(document: Document): string {
    const title = titleOf(document);
    const group = this.#groups.get(title)!;
    group.documents = group.documents.filter((one) => one !== document);
    this.#names.delete(document.id);
    this.#known.delete(document.id);
    return title;
  }

  /** Names the documents of a title, whatever others are called. */
  #nameAgain(title: string): void {
    const group = this.#groups.get(title)!;
    for (const name of group.told) this.#count(name, -1);
    group.told = none;
    if (group.documents.length === 0) this.#groups.delete(title);
    else if (group.documents.length === 1) this.#names.set(group.documents[0]!.id, title);
    else {
      nameApart(title, group.documents, new Set([title]), this.#names);
      group.told = group.documents.map(({ id }) => this.#names.get(id)!).filter((name) => name !== title);
      for (const name of group.told) this.#count(name, 1);
    }
  }

  #count(name: string, more: number): void {
    const count = (this.#told.get(name) ?? 0) + more;
    if (count > 0) this.#told.set(name, count);
    else this.#told.delete(name);
  }

  #areApart(): boolean {
    for (const [name, count] of this.#told) if (count > 1 || this.#groups.has(name)) return false;
    return true;
  }
}

/** What is asked of the names of documents that may come and go. */
export type NamesById = Pick<ReadonlyMap<Id, string>, 'get'>;

interface Group {
  documents: Document[];
  /** Their names that are not their title. */
  told: readonly string[];
}

const none: readonly string[] = [];

function titleOf({ title }: Document): string {
  return shownName(title.value).normalize('NFC');
}

/** Names the documents of one title apart from each other and from what is `taken`, and adds their names to that. */
function nameApart(title: string, same: readonly Document[], taken: Set<string>, names: Map<Id, string>): void {
  const [first] = same;
  if (first && same.length === 1) {
    names.set(first.id, title);
    return;
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

/** The name of one of them, as `documentNames` gives it; the document may be another than the one of its id in the list. */
export function documentName(document: Document, documents: Iterable<Document>): string {
  const all = Array.from(documents, (one) => (one.id === document.id ? document : one));
  return documentNames(all.some(({ id }) => id === document.id) ? all : [...all, document]).get(document.id)!;
}
