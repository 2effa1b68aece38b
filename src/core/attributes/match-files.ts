import type { Id } from '../model/id.ts';
import { foldWord } from '../text/fold.ts';

/** A document by what a table may call it. `path` is as the library shows it, with the imported folder before it. */
export interface NamedDocument {
  readonly id: Id;
  readonly path: string;
  readonly title: string;
}

/** The documents that a name means: one, none, or several that cannot be told apart. */
export type Match = { readonly kind: 'one'; readonly id: Id } | { readonly kind: 'none' | 'several' };

/**
 * Finds documents by the names of their files, as tables write them: with all of the path or its end, with `/` or `\`, with
 * or without the ending, in any case and either Unicode form. Where no file is called so, a title may be.
 */
export class FileMatcher {
  readonly #byName = new Map<string, Set<Id>>();
  readonly #byStem = new Map<string, Set<Id>>();
  readonly #byTitle = new Map<string, Set<Id>>();

  constructor(documents: Iterable<NamedDocument>) {
    for (const { id, path, title } of documents) {
      const pieces = piecesOf(path);
      for (let from = 0; from < pieces.length; from++) {
        const end = pieces.slice(from).join('/');
        put(this.#byName, end, id);
        put(this.#byStem, withoutEnding(end), id);
      }
      put(this.#byTitle, foldWord(title.trim()), id);
    }
  }

  /** A whole name wins over one without its ending, a file's over a title. */
  match(name: string): Match {
    const wanted = piecesOf(name).join('/');
    if (wanted === '') return { kind: 'none' };
    const found =
      this.#byName.get(wanted) ?? this.#byStem.get(wanted) ?? this.#byTitle.get(foldWord(name.trim())) ?? new Set<Id>();
    const [first] = found;
    return first === undefined ? { kind: 'none' } : found.size > 1 ? { kind: 'several' } : { kind: 'one', id: first };
  }
}

function put(map: Map<string, Set<Id>>, key: string, id: Id): void {
  const known = map.get(key);
  if (known) known.add(id);
  else map.set(key, new Set([id]));
}

function piecesOf(path: string): readonly string[] {
  return path
    .normalize('NFC')
    .toLowerCase()
    .split(/[\\/]/u)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '' && piece !== '.');
}

function withoutEnding(path: string): string {
  return path.replace(/(?<=[^/])\.[\p{L}\p{N}]{1,8}$/u, '');
}
