import type { MeantText } from '../exchange/incoming.ts';
import type { Id } from '../model/id.ts';
import type { Document } from '../model/records.ts';

// Which document of a project another program means that does not bring its text along.

/** Documents by all that may name them. */
export class NamedDocuments {
  readonly #documents: ReadonlyMap<Id, Document>;
  readonly #byHash = new Map<string, Id[]>();
  readonly #byAddress = new Map<string, Id[]>();
  readonly #byTitle = new Map<string, Id[]>();

  constructor(documents: ReadonlyMap<Id, Document>) {
    this.#documents = documents;
    for (const { id, versions, attributes, path, title } of documents.values()) {
      for (const { textHash } of versions) put(this.#byHash, textHash, id);
      put(this.#byAddress, plainAddress(attributes['url']?.value ?? ''), id);
      put(this.#byAddress, plainAddress(path), id);
      put(this.#byAddress, plainAddress(path.slice(path.lastIndexOf('/') + 1)), id);
      put(this.#byTitle, plainTitle(title.value), id);
    }
  }

  /**
   * The documents that may be meant: one if that is clear, several of one name, none if it is not there. What tells most is
   * asked first: its id, its words, its address, its path, its title.
   */
  of({ ids, hashes, addresses, titles }: MeantText): readonly Id[] {
    const known = ids.filter((id) => this.#documents.has(id));
    if (known.length > 0) return known.slice(0, 1);
    const names = addresses.map((one) => one.slice(one.replaceAll('\\', '/').lastIndexOf('/') + 1));
    const ways: readonly (readonly [ReadonlyMap<string, readonly Id[]>, readonly string[]])[] = [
      [this.#byHash, hashes.map((one) => one.toLowerCase())],
      [this.#byAddress, addresses.map(plainAddress)],
      [this.#byTitle, titles.map(plainTitle)],
      // A file's own name, wherever it lay there; and names that are called by their file here.
      [this.#byAddress, names.map(plainAddress)],
      [this.#byAddress, titles.map(plainAddress)],
    ];
    for (const [rows, keys] of ways) {
      const found = keys.flatMap((key) => (key === '' ? [] : (rows.get(key) ?? [])));
      if (found.length > 0) return [...new Set(found)];
    }
    return [];
  }
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
