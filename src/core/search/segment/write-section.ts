import { withoutJoints } from '../../text/readings.ts';
import type { Stemmer } from '../../text/stems.ts';
import { ByteWriter, writePostings } from './postings.ts';
import type { Section } from './segment.ts';
import { noStemLength } from './segment.ts';

/** What a section needs to know of its passages; made by building or by merging. */
export type SectionPassages = Pick<
  Section,
  'documents' | 'firstPassage' | 'textLength' | 'passageStart' | 'firstWord' | 'traits' | 'joined'
>;

/** A key with its exact forms (sorted), its word numbers, and for each the place of its form. */
export interface KeyEntry {
  readonly key: string;
  readonly forms: readonly string[];
  readonly numbers: Uint32Array;
  readonly codes: Uint16Array;
}

/**
 * Writes a section. The entries come sorted by key. The same texts give the same bytes, whether they were built at
 * once or merged from pieces.
 */
export function writeSection(stemmer: Stemmer, passages: SectionPassages, entries: Iterable<KeyEntry>): Section {
  const postings = new ByteWriter();
  const postingStart = new NumberList();
  const keyStart = new NumberList();
  const keyUnits = new NumberList();
  const stemLength = new NumberList();
  const others: { readonly stem: string; readonly key: number }[] = [];
  let number = 0;
  for (const { key, forms, numbers, codes } of entries) {
    keyStart.add(keyUnits.length);
    postingStart.add(postings.length);
    for (let at = 0; at < key.length; at++) keyUnits.add(key.charCodeAt(at));
    writePostings(postings, key, forms, numbers, codes);
    let length = noStemLength;
    if (stemmer.language !== '') {
      for (const stem of stemsOf(stemmer, key, forms)) {
        if (length === noStemLength && stem.length < noStemLength && key.startsWith(stem)) length = stem.length;
        else others.push({ stem, key: number });
      }
    }
    stemLength.add(length);
    number += 1;
  }
  keyStart.add(keyUnits.length);
  postingStart.add(postings.length);
  others.sort((a, b) => (a.stem < b.stem ? -1 : a.stem > b.stem ? 1 : a.key - b.key));
  const stemStart = new NumberList();
  const stemUnits = new NumberList();
  for (const { stem } of others) {
    stemStart.add(stemUnits.length);
    for (let at = 0; at < stem.length; at++) stemUnits.add(stem.charCodeAt(at));
  }
  stemStart.add(stemUnits.length);
  return {
    language: stemmer.language,
    ...passages,
    keyUnits: new Uint16Array(keyUnits.done()),
    keyStart: keyStart.done(),
    postings: postings.done(),
    postingStart: postingStart.done(),
    stemLength: new Uint8Array(stemLength.done()),
    stemUnits: new Uint16Array(stemUnits.done()),
    stemStart: stemStart.done(),
    stemKey: Uint32Array.from(others, ({ key }) => key),
  };
}

/** The stems of a key's forms, and of the key itself: the word without accents. */
function stemsOf({ stem }: Stemmer, key: string, written: readonly string[]): Iterable<string> {
  const forms = written.map(withoutJoints);
  // Nearly all forms differ from their key by capitals at most.
  if (forms.every((form) => form === key || form.toLowerCase() === key)) return [stem(key)];
  return new Set([key, ...forms.map((form) => form.toLowerCase()), ...forms].map(stem));
}

/** Numbers that grow, as 32 bits each. */
export class NumberList {
  values = new Uint32Array(1024);
  length = 0;

  add(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Uint32Array(this.values.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }

  done(): Uint32Array<ArrayBuffer> {
    return this.values.slice(0, this.length);
  }
}

const coarse = 5;

/**
 * The passage of every 32nd word: passages are about that long, so that a word's passage is found in constant time.
 * Passages without words are never answered.
 */
export function passageTable(firstWord: Uint32Array): Uint32Array<ArrayBuffer> {
  const words = firstWord[firstWord.length - 1] ?? 0;
  const table = new Uint32Array((words >>> coarse) + 1);
  let passage = 0;
  for (let at = 0; at < table.length; at++) {
    while (passage + 2 < firstWord.length && firstWord[passage + 1]! <= at << coarse) passage += 1;
    table[at] = passage;
  }
  return table;
}
