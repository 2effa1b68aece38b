import type { MeantText } from '../exchange/incoming.ts';
import type { Id } from '../model/id.ts';
import type { Document } from '../model/records.ts';

// Which document of a project another program means that does not bring its text along.

/** Documents that may be meant. */
export interface FoundDocuments {
  /** One if that is clear, several of one name, none if it is not there. */
  readonly ids: readonly Id[];
  /** Only a title or a file's own name leads to them, which others may have, too: the words must say whether it is they. */
  readonly byName: boolean;
}

/** Documents by all that may name them. */
export class NamedDocuments {
  readonly #documents: ReadonlyMap<Id, Document>;
  readonly #byHash = new Map<string, Id[]>();
  readonly #byAddress = new Map<string, Id[]>();
  readonly #byName = new Map<string, Id[]>();
  readonly #byTitle = new Map<string, Id[]>();

  constructor(documents: ReadonlyMap<Id, Document>) {
    this.#documents = documents;
    for (const { id, versions, attributes, path, title } of documents.values()) {
      for (const { textHash } of versions) put(this.#byHash, textHash, id);
      put(this.#byAddress, plainAddress(attributes['url']?.value ?? ''), id);
      put(this.#byAddress, plainAddress(path), id);
      put(this.#byName, plainAddress(path.slice(path.lastIndexOf('/') + 1)), id);
      put(this.#byTitle, plainTitle(title.value), id);
    }
  }

  /** The documents that may be meant. What tells most is asked first: an id, words, an address or path, a title, a file's name. */
  of({ ids, hashes, addresses, titles }: MeantText): FoundDocuments {
    const known = ids.filter((id) => this.#documents.has(id));
    if (known.length > 0) return { ids: known.slice(0, 1), byName: false };
    const hashed = hashes.map((one) => one.toLowerCase());
    const same = foundIn(this.#byHash, hashed);
    const there = same.length > 0 ? same : foundIn(this.#byAddress, addresses.map(plainAddress));
    if (there.length > 0) return { ids: there, byName: false };
    // A file's own name, wherever it lay there; and names that are called by their file here.
    const names = addresses.map((one) => one.slice(one.replaceAll('\\', '/').lastIndexOf('/') + 1));
    const pages = addresses.filter(isOfWeb).map(plainPage);
    for (const [rows, keys] of [
      [this.#byTitle, titles.map(plainTitle)],
      [this.#byName, names.map(plainAddress)],
      [this.#byName, titles.map(plainAddress)],
    ] as const) {
      const found = foundIn(rows, keys).filter((id) => !this.#standsElsewhere(id, pages));
      if (found.length > 0) return { ids: found, byName: true };
    }
    return { ids: [], byName: true };
  }

  /** Whether a document is known to be of another page of the web. An address may have another one within it, as in archives. */
  #standsElsewhere(id: Id, pages: readonly string[]): boolean {
    const own = this.#documents.get(id)?.attributes['url']?.value ?? '';
    if (!isOfWeb(own) || pages.length === 0) return false;
    const page = plainPage(own);
    return !pages.some((one) => one.endsWith(page) || page.endsWith(one));
  }
}

function isOfWeb(address: string): boolean {
  return /^https?:\/\//iu.test(address.trim());
}

/** An address without what is asked of it. */
function plainPage(address: string): string {
  return plainAddress(address.replace(/[?#].*$/su, ''));
}

function foundIn(rows: ReadonlyMap<string, readonly Id[]>, keys: readonly string[]): readonly Id[] {
  return [...new Set(keys.flatMap((key) => (key === '' ? [] : (rows.get(key) ?? []))))];
}

function put(rows: Map<string, Id[]>, key: string, id: Id): void {
  if (key === '') return;
  const row = rows.get(key);
  if (!row) rows.set(key, [id]);
  else if (!row.includes(id)) row.push(id);
}

/** An address without what does not change what it leads to: how it is fetched, `www.`, a stroke at its end, its fragment. */
function plainAddress(written: string): string {
  return decoded(written.trim())
    .replaceAll('\\', '/')
    .replace(/^[a-z][a-z\d+.-]*:\/{2,3}(?:www\.)?/iu, '')
    .replace(/#.*$/su, '')
    .replace(/\/+$/u, '')
    .normalize('NFC')
    .toLowerCase();
}

function decoded(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written; // A per cent sign that begins no character.
  }
}

function plainTitle(written: string): string {
  return written.normalize('NFC').toLowerCase().replaceAll(/\s+/gu, ' ').trim();
}
