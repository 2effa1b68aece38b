import { notInFileNames, reservedFileName } from '../model/file-name-signs.ts';

// Names of files and tags in a folder of notes, as every system and Obsidian take them, no two the same.

/** What Obsidian forbids in links, too. */
const notInLinks = /[#^[\]%]/gu;

/** UTF-8 bytes of a name without its ending: file systems hold 255 with it, and a number may come behind. */
const longestName = 180;

/** A name that any file system takes: never empty, in any script. */
export function safeName(name: string, otherwise: string): string {
  const plain = cut(
    name.normalize('NFC').replace(notInFileNames, ' ').replace(notInLinks, ' ').replace(/\s+/gu, ' ').trim(),
  )
    .replace(/^[. ]+/u, '')
    .replace(/[. ]+$/u, '')
    .trim();
  if (plain === '') return otherwise;
  return reservedFileName.test(plain) ? `_${plain}` : plain;
}

/** At a character, so that no letter is left without its marks. */
function cut(name: string): string {
  const encoder = new TextEncoder();
  if (encoder.encode(name).length <= longestName) return name;
  let [kept, size] = ['', 0];
  for (const { segment } of new Intl.Segmenter().segment(name)) {
    size += encoder.encode(segment).length;
    if (size > longestName) break;
    kept += segment;
  }
  return kept;
}

/** Gives each asked name once: where it was given, whatever its case, the next is numbered. */
export class NamesApart {
  readonly #taken = new Set<string>();

  constructor(private readonly numbered: (name: string, number: number) => string) {}

  take(name: string): string {
    let one = name;
    for (let number = 2; this.#taken.has(keyOf(one)); number += 1) one = this.numbered(name, number);
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
