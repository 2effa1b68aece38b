import { notInFileNames, reservedFileName } from '../model/file-name-signs.ts';

// Names of files and tags in a folder of notes, as every system and Obsidian take them, no two the same.

/** What Obsidian forbids in links, too. */
const notInLinks = /[#^[\]%]/gu;

/** UTF-8 bytes of a name without its ending: file systems hold 255 with it, and a number may come behind. */
const longestName = 180;

/** UTF-16 code units of it: the path that Windows allows is not much longer. */
const longestStep = 100;

/** A name that any file system takes: never empty, in any script, of `longest` UTF-16 code units at most. */
export function safeName(name: string, otherwise: string, longest = longestStep): string {
  const plain = cut(
    name.normalize('NFC').replace(notInFileNames, ' ').replace(notInLinks, ' ').replace(/\s+/gu, ' ').trim(),
    longest,
  )
    .replace(/^[. ]+/u, '')
    .replace(/[. ]+$/u, '')
    .trim();
  if (plain === '') return otherwise;
  return reservedFileName.test(plain) ? `_${plain}` : plain;
}

/** At a character, so that no letter is left without its marks. */
function cut(name: string, longest: number): string {
  const encoder = new TextEncoder();
  if (name.length <= longest && encoder.encode(name).length <= longestName) return name;
  let [kept, size] = ['', 0];
  for (const { segment } of new Intl.Segmenter().segment(name)) {
    size += encoder.encode(segment).length;
    if (size > longestName || kept.length + segment.length > longest) break;
    kept += segment;
  }
  return kept;
}

/** Gives each asked name once: where it was given, whatever its case, the next is numbered. */
export class NamesApart {
  readonly #taken = new Set<string>();
  /** By name, the first number that may be free: many things may have one name. */
  readonly #next = new Map<string, number>();

  constructor(private readonly numbered: (name: string, number: number) => string) {}

  take(name: string): string {
    let one = name;
    if (this.#taken.has(keyOf(name))) {
      let number = this.#next.get(keyOf(name)) ?? 2;
      do one = this.numbered(name, number++);
      while (this.#taken.has(keyOf(one)));
      this.#next.set(keyOf(name), number);
    }
    this.#taken.add(keyOf(one));
    return one;
  }
}

/** File systems that do not tell case apart differ in how they fold it: what any of them folds counts as the same. */
function keyOf(name: string): string {
  return name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFC');
}

/** One step of a `#tag`: letters, numbers, `_` and `-`. A number alone is no tag. */
export function tagStep(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}_-]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
  if (plain === '') return '_';
  return /^\p{N}+$/u.test(plain) ? `_${plain}` : plain;
}
