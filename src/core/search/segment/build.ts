import type { Id } from '../../model/id.ts';
import type { Division } from '../../model/records.ts';
import { exactWord, foldWord } from '../words/fold.ts';
import type { Stemmer } from '../words/stems.ts';
import { stemmerFor } from '../words/stems.ts';
import { eachWord } from '../words/words.ts';
import type { Section, Segment, SegmentDocument } from './segment.ts';
import { sealSegment } from './segment.ts';
import type { KeyEntry } from './write-section.ts';
import { NumberList, writeSection } from './write-section.ts';

/** One version of a document, divided. The division's starts must lie inside of the text. */
export interface PassageSource {
  readonly documentId: Id;
  readonly version: number;
  readonly textId: Id;
  readonly text: string;
  readonly division: Division;
  readonly language: string | null;
}

/**
 * Indexes texts. One pass over the characters finds the words and gives each its number; a second sorts the numbers by
 * word and writes them. Memory: about eight bytes a word beside the texts and the result.
 */
export function buildSegment(sources: readonly PassageSource[]): Segment {
  const builders = new Map<string, SectionBuilder>();
  const documents: SegmentDocument[] = [];
  for (const source of sources) {
    const stemmer = stemmerFor(source.language);
    let builder = builders.get(stemmer.language);
    if (!builder) {
      builder = new SectionBuilder(stemmer);
      builders.set(stemmer.language, builder);
    }
    builder.add(source, documents.length);
    const { documentId, version, textId, language, division } = source;
    documents.push({ documentId, version, textId, language, passages: division.starts.length });
  }
  const sections = [...builders.values()]
    .sort((a, b) => (a.stemmer.language < b.stemmer.language ? -1 : 1))
    .map((builder) => builder.section());
  return sealSegment(documents, sections);
}

class SectionBuilder {
  readonly stemmer: Stemmer;
  private readonly forms = new FormTable();
  /** The form of every word, in the order of the texts. */
  private readonly words = new NumberList();
  private readonly documents = new NumberList();
  private readonly firstPassage = new NumberList();
  private readonly textLength = new NumberList();
  private readonly passageStart = new NumberList();
  private readonly firstWord = new NumberList();
  private readonly furniture: number[] = [];

  constructor(stemmer: Stemmer) {
    this.stemmer = stemmer;
  }

  add({ text, division }: PassageSource, document: number): void {
    this.documents.add(document);
    this.firstPassage.add(this.passageStart.length);
    this.textLength.add(text.length);
    const { forms, words } = this;
    const visit = (from: number, to: number): void => words.add(forms.find(text, from, to));
    for (let passage = 0; passage < division.starts.length; passage++) {
      const from = division.starts[passage]!;
      this.passageStart.add(from);
      this.firstWord.add(words.length);
      this.furniture.push(division.furniture[passage] ?? 0);
      eachWord(text, from, division.starts[passage + 1] ?? text.length, visit);
    }
  }

  section(): Section {
    this.firstPassage.add(this.passageStart.length);
    this.firstWord.add(this.words.length);
    return writeSection(
      this.stemmer,
      {
        documents: this.documents.done(),
        firstPassage: this.firstPassage.done(),
        textLength: this.textLength.done(),
        passageStart: this.passageStart.done(),
        firstWord: this.firstWord.done(),
        furniture: Uint8Array.from(this.furniture),
      },
      this.entries(),
    );
  }

  private *entries(): Generator<KeyEntry> {
    const { keys, exactForms } = this.forms;
    const keyOfForm = Uint32Array.from(this.forms.keyOfForm);
    const words = this.words.values;
    const count = this.words.length;
    const start = new Uint32Array(keys.length + 1);
    for (let number = 0; number < count; number++) start[keyOfForm[words[number]!]! + 1]! += 1;
    for (let key = 0; key < keys.length; key++) start[key + 1]! += start[key]!;

    const formsOfKey: number[][] = Array.from(keys, () => []);
    keyOfForm.forEach((key, form) => formsOfKey[key]!.push(form));
    const codeOfForm = new Uint16Array(exactForms.length);
    for (const forms of formsOfKey) {
      if (forms.length > 1) forms.sort((a, b) => (exactForms[a]! < exactForms[b]! ? -1 : 1));
      forms.forEach((form, code) => (codeOfForm[form] = code));
    }

    const next = start.slice(0, keys.length);
    const numbers = new Uint32Array(count);
    const codes = new Uint16Array(count);
    for (let number = 0; number < count; number++) {
      const form = words[number]!;
      const place = next[keyOfForm[form]!]!++;
      numbers[place] = number;
      codes[place] = codeOfForm[form]!;
    }

    for (const key of keys.slice().sort()) {
      const number = this.forms.numberOf(key);
      yield {
        key,
        forms: formsOfKey[number]!.map((form) => exactForms[form]!),
        numbers: numbers.subarray(start[number]!, start[number + 1]!),
        codes: codes.subarray(start[number]!, start[number + 1]!),
      };
    }
  }
}

/**
 * Numbers the exact forms as they come. A hash table over the characters as they stand in the text spares making a
 * string of every word; only a spelling that was never seen is folded.
 */
class FormTable {
  readonly keys: string[] = [];
  readonly exactForms: string[] = [];
  readonly keyOfForm: number[] = [];
  private readonly keyNumbers = new Map<string, number>();
  private readonly formNumbers = new Map<string, number>();

  /** Spellings: hash, place of the characters, form. */
  private slots = new Int32Array(1 << 14).fill(-1);
  private mask = (1 << 14) - 1;
  private readonly hashes = new NumberList();
  private readonly starts = new NumberList();
  private readonly formOfSpelling = new NumberList();
  private units = new Uint16Array(1 << 16);
  private unitCount = 0;

  numberOf(key: string): number {
    return this.keyNumbers.get(key)!;
  }

  find(text: string, from: number, to: number): number {
    let hash = 0x811c9dc5;
    for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    hash = (hash ^ (hash >>> 15)) >>> 0;
    const length = to - from;
    const { slots, mask, units } = this;
    const starts = this.starts.values;
    let slot = hash & mask;
    for (;;) {
      const spelling = slots[slot]!;
      if (spelling < 0) return this.learn(text.slice(from, to), hash, slot);
      if (this.hashes.values[spelling] === hash) {
        const start = starts[spelling]!;
        if (starts[spelling + 1]! - start === length) {
          let at = 0;
          while (at < length && units[start + at] === text.charCodeAt(from + at)) at += 1;
          if (at === length) return this.formOfSpelling.values[spelling]!;
        }
      }
      slot = (slot + 1) & mask;
    }
  }

  private learn(spelling: string, hash: number, slot: number): number {
    const number = this.formOfSpelling.length;
    const form = this.formOf(spelling);
    this.slots[slot] = number;
    this.formOfSpelling.add(form);
    this.hashes.add(hash);
    if (number === 0) this.starts.add(0);
    if (this.unitCount + spelling.length > this.units.length) {
      const larger = new Uint16Array(this.units.length * 2 + spelling.length);
      larger.set(this.units);
      this.units = larger;
    }
    for (let at = 0; at < spelling.length; at++) this.units[this.unitCount++] = spelling.charCodeAt(at);
    this.starts.add(this.unitCount);
    if (number * 2 > this.mask) this.grow();
    return form;
  }

  private grow(): void {
    this.mask = this.mask * 2 + 1;
    this.slots = new Int32Array(this.mask + 1).fill(-1);
    for (let spelling = 0; spelling < this.formOfSpelling.length; spelling++) {
      let slot = this.hashes.values[spelling]! & this.mask;
      while (this.slots[slot]! >= 0) slot = (slot + 1) & this.mask;
      this.slots[slot] = spelling;
    }
  }

  private formOf(spelling: string): number {
    const exact = exactWord(spelling);
    const known = this.formNumbers.get(exact);
    if (known !== undefined) return known;
    const form = this.exactForms.length;
    // A word that folds to nothing keeps itself as its key, so that it is counted and can be found as written.
    const key = foldWord(spelling) || exact || spelling;
    let keyNumber = this.keyNumbers.get(key);
    if (keyNumber === undefined) {
      keyNumber = this.keys.length;
      this.keys.push(key);
      this.keyNumbers.set(key, keyNumber);
    }
    this.formNumbers.set(exact, form);
    this.exactForms.push(exact);
    this.keyOfForm.push(keyNumber);
    return form;
  }
}
