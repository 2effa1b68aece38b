import type { Id } from '../../../core/model/id.ts';
import type { Document, Import } from '../../../core/model/records.ts';
import { compareDates } from '../../../core/text/dates.ts';

/** By what the library sorts. */
export type DocumentSort = 'title' | 'date' | 'outlet';

/** A line of the library as it is drawn: a folder, or a document. */
export type LibraryLine =
  | {
      readonly kind: 'folder';
      readonly id: string;
      readonly name: string;
      readonly level: number;
      readonly count: number;
      readonly expanded: boolean;
      readonly position: number;
      readonly size: number;
    }
  | {
      readonly kind: 'document';
      readonly id: Id;
      readonly document: Document;
      readonly level: number;
      readonly position: number;
      readonly size: number;
    };

/**
 * The documents of a project in a reader's order, kept sorted while they come in: what is new is sorted and merged, so
 * that a batch of an import costs a walk over the list, not another sort of ten thousand titles.
 */
export class SortedDocuments {
  #sorted: readonly Document[] = [];
  #known = new Map<Id, Document>();
  readonly #compare: (a: Document, b: Document) => number;

  constructor(sort: DocumentSort, collator = new Intl.Collator(undefined, { numeric: true })) {
    const text = (a: string, b: string) => collator.compare(a, b);
    const title = (a: Document, b: Document) => text(a.title.value, b.title.value) || (a.id < b.id ? -1 : 1);
    // What has no date or outlet comes last.
    const attribute = (key: Id, compare: (a: string, b: string) => number) => (a: Document, b: Document) => {
      const left = a.attributes[key]?.value ?? '';
      const right = b.attributes[key]?.value ?? '';
      if ((left === '') !== (right === '')) return left === '' ? 1 : -1;
      return compare(left, right) || title(a, b);
    };
    this.#compare =
      sort === 'title' ? title : sort === 'date' ? attribute('date', compareDates) : attribute('outlet', text);
  }

  /** The documents of `rows` in order; cheap when few of them changed since the last call. */
  update(rows: ReadonlyMap<Id, Document>): readonly Document[] {
    const come: Document[] = [];
    let kept = 0;
    for (const [id, document] of rows) {
      if (this.#known.get(id) === document) kept++;
      else come.push(document);
    }
    if (come.length === 0 && kept === this.#known.size) return this.#sorted;
    const stay = kept === this.#sorted.length ? this.#sorted : this.#sorted.filter((one) => rows.get(one.id) === one);
    this.#sorted = this.#merge(stay, come.sort(this.#compare));
    this.#known = new Map(rows);
    return this.#sorted;
  }

  #merge(a: readonly Document[], b: readonly Document[]): readonly Document[] {
    const merged: Document[] = [];
    let left = 0;
    for (const one of b) {
      while (left < a.length && this.#compare(a[left]!, one) <= 0) merged.push(a[left++]!);
      merged.push(one);
    }
    for (; left < a.length; left++) merged.push(a[left]!);
    return merged;
  }
}

interface Folder {
  readonly id: string;
  readonly name: string;
  readonly folders: Map<string, Folder>;
  readonly documents: Document[];
  count: number;
}

/**
 * The lines of the library: folders first, by name, then documents in the order given. `closed` holds the ids of
 * folders whose content is not shown; with a filter nothing is closed.
 */
export function libraryLines(
  documents: readonly Document[],
  imports: ReadonlyMap<Id, Import>,
  closed: ReadonlySet<string>,
  filter = '',
): readonly LibraryLine[] {
  const wanted = fold(filter).split(/\s+/u).filter(Boolean);
  const root = folder('', '');
  for (const document of documents) {
    if (!wanted.every((word) => haystack(document).includes(word))) continue;
    const from = imports.get(document.importId);
    const names = from && from.source !== 'files' ? folderNames(from, document.path) : [];
    let place = root;
    place.count++;
    for (const name of names) {
      let next = place.folders.get(name);
      if (!next) place.folders.set(name, (next = folder(`${place.id}/${name}`, name)));
      next.count++;
      place = next;
    }
    place.documents.push(document);
  }
  const lines: LibraryLine[] = [];
  const collator = new Intl.Collator(undefined, { numeric: true });
  const draw = (place: Folder, level: number) => {
    const folders = [...place.folders.values()].sort((a, b) => collator.compare(a.name, b.name));
    const size = folders.length + place.documents.length;
    folders.forEach((one, at) => {
      const { id, name, count } = one;
      const expanded = wanted.length > 0 || !closed.has(id);
      lines.push({ kind: 'folder', id, name, level, count, expanded, position: at + 1, size });
      if (expanded) draw(one, level + 1);
    });
    place.documents.forEach((document, at) => {
      lines.push({ kind: 'document', id: document.id, document, level, position: folders.length + at + 1, size });
    });
  };
  draw(root, 1);
  return lines;
}

function folder(id: string, name: string): Folder {
  return { id, name, folders: new Map(), documents: [], count: 0 };
}

function folderNames(from: Import, path: string): readonly string[] {
  const names = path.split('/').slice(0, -1);
  return from.source === 'folder' || from.source === 'sample' ? [from.name, ...names] : names;
}

const folded = new WeakMap<Document, string>();

function haystack(document: Document): string {
  let text = folded.get(document);
  if (text === undefined) {
    text = fold(`${document.title.value} ${document.path} ${document.attributes['outlet']?.value ?? ''}`);
    folded.set(document, text);
  }
  return text;
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
