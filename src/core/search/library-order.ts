import type { Id } from '../model/id.ts';
import type { Document, Import } from '../model/records.ts';
import { compareDates } from '../text/dates.ts';

// The order in which the library lists documents, for the library and for results "by document" alike.

/** By what the library sorts. */
export const documentSorts = ['title', 'date', 'outlet'] as const;
/**
 * One of these; documents without such an attribute come last, equal ones by title, then by path, which is the same in
 * every import of a folder, then by id.
 */
export type DocumentSort = (typeof documentSorts)[number];

/**
 * The documents of a project in a reader's order, kept sorted while they come in: what is new is sorted and merged, so
 * that a batch of an import costs a walk over the list, not another sort of ten thousand titles.
 */
export class SortedDocuments {
  #sorted: readonly Document[] = [];
  readonly #known = new Map<Id, Document>();
  readonly #compare: (a: Document, b: Document) => number;

  constructor(sort: DocumentSort, collator = new Intl.Collator(undefined, { numeric: true })) {
    const text = (a: string, b: string) => collator.compare(a, b);
    const title = (a: Document, b: Document) =>
      text(a.title.value, b.title.value) || text(a.path, b.path) || (a.id < b.id ? -1 : 1);
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
    if (kept < this.#known.size) for (const id of [...this.#known.keys()]) if (!rows.has(id)) this.#known.delete(id);
    for (const one of come) this.#known.set(one.id, one);
    this.#sorted = this.#merge(stay, come.sort(this.#compare));
    return this.#sorted;
  }

  #merge(a: readonly Document[], b: readonly Document[]): readonly Document[] {
    const merged: Document[] = [];
    let left = 0;
    for (const one of b) {
      const end = this.#firstAfter(a, one, left);
      while (left < end) merged.push(a[left++]!);
      merged.push(one);
    }
    for (; left < a.length; left++) merged.push(a[left]!);
    return merged;
  }

  /**
   * Where the first document after `one` stands, from `from` on: by steps that double, then by halves, because comparing
   * names is dear, and of a few among many nearly all is passed over.
   */
  #firstAfter(sorted: readonly Document[], one: Document, from: number): number {
    const isAfter = (at: number) => this.#compare(sorted[at]!, one) > 0;
    let low = from;
    let step = 1;
    while (low + step <= sorted.length && !isAfter(low + step - 1)) {
      low += step;
      step *= 2;
    }
    let high = Math.min(low + step - 1, sorted.length);
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isAfter(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** The folders that the library shows a document in, from the top; a file that holds many texts is one for them. */
export function folderNames(from: Import, path: string): readonly string[] {
  const names = path.split('/').slice(0, -1);
  return from.source === 'folder' || from.source === 'sample' ? [from.name, ...names] : names;
}

/**
 * The place of each document in the library with all its folders open: folders by name before documents, numbers in
 * names and titles as numbers. What changes seldom is kept.
 */
export class LibraryOrder {
  readonly #sorted: SortedDocuments;
  readonly #collator = new Intl.Collator(undefined, { numeric: true });
  #of: unknown = null;
  #and: unknown = null;
  #places: ReadonlyMap<Id, number> = new Map();

  constructor(readonly sort: DocumentSort) {
    this.#sorted = new SortedDocuments(sort);
  }

  /** The maps must not change afterwards. */
  places(documents: ReadonlyMap<Id, Document>, imports: ReadonlyMap<Id, Import>): ReadonlyMap<Id, number> {
    if (this.#of === documents && this.#and === imports) return this.#places;
    [this.#of, this.#and] = [documents, imports];
    const root: Folder = { folders: new Map(), documents: [] };
    for (const document of this.#sorted.update(documents)) {
      const from = imports.get(document.importId);
      let place = root;
      for (const name of from ? folderNames(from, document.path) : []) {
        let next = place.folders.get(name);
        if (!next) place.folders.set(name, (next = { folders: new Map(), documents: [] }));
        place = next;
      }
      place.documents.push(document.id);
    }
    const places = new Map<Id, number>();
    const walk = ({ folders, documents: own }: Folder): void => {
      for (const [, inner] of [...folders].sort(([a], [b]) => this.#collator.compare(a, b))) walk(inner);
      for (const id of own) places.set(id, places.size);
    };
    walk(root);
    return (this.#places = places);
  }
}

interface Folder {
  readonly folders: Map<string, Folder>;
  readonly documents: Id[];
}
