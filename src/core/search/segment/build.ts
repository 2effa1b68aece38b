import { stateOf } from '../../derived/derivation.ts';
import type { TextSource } from '../../derived/derivation.ts';
import { extending, kindOfUnit } from '../../text/characters.ts';
import { apostrophes, exactWord, foldWord } from '../../text/fold.ts';
import type { Stemmer } from '../../text/stems.ts';
import { stemmerFor } from '../../text/stems.ts';
import type { Reading } from '../../text/readings.ts';
import { mayJoin, readingsOf, withoutGroups } from '../../text/readings.ts';
import type { Units } from '../../text/words.ts';
import { eachWord, unitsOf, wordsOf } from '../../text/words.ts';
import { turnsIn } from '../../text/turns.ts';
import type { Section, Segment, SegmentDocument, Spoken } from './segment.ts';
import { furnitureTrait, sealSegment, unusualTrait } from './segment.ts';
import type { KeyEntry } from './write-section.ts';
import { NumberList, writeSection } from './write-section.ts';

/** What is indexed. */
export type PassageSource = TextSource;

/**
 * Indexes texts. One pass over the characters finds the words and gives each its number; a second sorts the numbers by
 * word and writes them. Memory: about eight bytes a word beside the texts and the result. `step` is called for every
 * passage.
 */
export function buildSegment(sources: readonly PassageSource[], step: () => void = () => undefined): Segment {
  const builders = new Map<string, SectionBuilder>();
  const documents: SegmentDocument[] = [];
  for (const source of sources) {
    const stemmer = stemmerFor(source.language);
    let builder = builders.get(stemmer.language);
    if (!builder) {
      builder = new SectionBuilder(stemmer);
      builders.set(stemmer.language, builder);
    }
    builder.add(source, documents.length, step);
    const speakers = spokenIn(source);
    const said = speakers.length === 0 ? {} : { speakers };
    documents.push({ ...stateOf(source), passages: source.division.starts.length, ...said });
  }
  const sections = [...builders.values()]
    .sort((a, b) => (a.stemmer.language < b.stemmer.language ? -1 : 1))
    .map((builder) => builder.section());
  return sealSegment(documents, sections);
}

/** Who speaks in which passages. */
function spokenIn({ text, division: { starts } }: PassageSource): readonly Spoken[] {
  const turns = turnsIn(text);
  const spoken: Spoken[] = [];
  let passage = 0;
  turns.forEach(({ from, speaker }, at) => {
    const to = turns[at + 1]?.from ?? text.length;
    while (passage + 1 < starts.length && starts[passage + 1]! <= from) passage += 1;
    let end = passage + 1;
    while (end < starts.length && starts[end]! < to) end += 1;
    if (speaker !== null) spoken.push({ first: passage, end, speaker });
  });
  return spoken;
}

class SectionBuilder {
  readonly stemmer: Stemmer;
  private readonly forms = new FormTable();
  /** The form of every word, in the order of the texts. */
  private readonly words = new NumberList();
  /** Further readings: the number of the word at which each begins, and its form. */
  private readonly readingAt = new NumberList();
  private readonly readingForm = new NumberList();
  private readonly documents = new NumberList();
  private readonly firstPassage = new NumberList();
  private readonly textLength = new NumberList();
  private readonly passageStart = new NumberList();
  private readonly firstWord = new NumberList();
  private readonly traits = new NumberList();
  private readonly joined = new NumberList();
  private units: Units = new Uint16Array(1 << 12);

  constructor(stemmer: Stemmer) {
    this.stemmer = stemmer;
  }

  add({ text, division }: PassageSource, document: number, step: () => void): void {
    this.documents.add(document);
    this.firstPassage.add(this.passageStart.length);
    this.textLength.add(text.length);
    const { forms, words } = this;
    const units = (this.units = unitsOf(text, this.units));
    let traits = 0;
    let readable: boolean;
    let end = -1;
    const visit = (from: number, to: number): void => {
      const found = forms.find(units, from, to);
      words.add(found & formNumber);
      if (found >= unusualForm || from === end || (end > 0 && isMark(units[from - 1]!))) traits |= unusualTrait;
      if ((found & groupedForm) !== 0 || (end > 0 && mayJoin(units, end, from))) readable = true;
      end = to;
    };
    const connectors = connector.test(text);
    for (let passage = 0; passage < division.starts.length; passage++) {
      step();
      const from = division.starts[passage]!;
      this.passageStart.add(from);
      this.firstWord.add(words.length);
      const to = division.starts[passage + 1] ?? text.length;
      traits = division.furniture[passage] === 1 ? furnitureTrait : 0;
      if (connectors && connector.test(text.slice(from, to))) traits |= unusualTrait;
      readable = false;
      end = -1;
      eachWord(units, from, to, visit);
      if (readable) this.addReadings(text.slice(from, to), this.firstWord.values[this.firstWord.length - 1]!);
      this.traits.add(traits);
    }
  }

  private addReadings(passage: string, firstWord: number): void {
    for (const reading of readingsOf(passage, wordsOf(passage))) {
      const first = firstWord + reading.first;
      this.readingAt.add(first);
      this.readingForm.add(this.forms.formOfReading(reading));
      for (let piece = 1; piece < reading.count; piece++) this.joined.add(first + piece);
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
        traits: new Uint8Array(this.traits.done()),
        joined: this.joined.done(),
      },
      this.entries(),
    );
  }

  private *entries(): Generator<KeyEntry> {
    const { keys, exactForms, keyOfForm } = this.forms;
    const formsOfKey: (number | number[])[] = Array.from(keys, () => -1);
    keyOfForm.forEach((key, form) => {
      const known = formsOfKey[key]!;
      if (known === -1) formsOfKey[key] = form;
      else if (typeof known === 'number') formsOfKey[key] = [known, form];
      else known.push(form);
    });
    const codeOfForm = new Uint16Array(exactForms.length);
    for (const forms of formsOfKey) {
      if (typeof forms === 'number') continue;
      forms.sort((a, b) => (exactForms[a]! < exactForms[b]! ? -1 : 1));
      forms.forEach((form, code) => (codeOfForm[form] = code));
    }
    const order = keys.map((_, key) => key).sort((a, b) => (keys[a]! < keys[b]! ? -1 : 1));
    const { start, numbers, codes } = this.sortedWords(codeOfForm);
    for (const key of order) {
      const forms = formsOfKey[key]!;
      yield {
        key: keys[key]!,
        forms: typeof forms === 'number' ? [exactForms[forms]!] : forms.map((form) => exactForms[form]!),
        numbers: numbers.subarray(start[key]!, start[key + 1]!),
        codes: codes.subarray(start[key]!, start[key + 1]!),
      };
    }
  }

  /** The words' numbers by key, with where each key's begin, and for each the code of its form. */
  private sortedWords(codeOfForm: Uint16Array) {
    const keyOfForm = Uint32Array.from(this.forms.keyOfForm);
    const { values: words, length: count } = this.words;
    const start = new Uint32Array(this.forms.keys.length + 1);
    const timesOfForm = new Uint32Array(keyOfForm.length);
    for (let number = 0; number < count; number++) timesOfForm[words[number]!]! += 1;
    const { values: readings, length: readingCount } = this.readingForm;
    for (let reading = 0; reading < readingCount; reading++) timesOfForm[readings[reading]!]! += 1;
    for (let form = 0; form < keyOfForm.length; form++) start[keyOfForm[form]! + 1]! += timesOfForm[form]!;
    for (let key = 1; key < start.length; key++) start[key]! += start[key - 1]!;
    const next = start.slice();
    const numbers = new Uint32Array(count + readingCount);
    const codes = new Uint16Array(count + readingCount);
    const put = (number: number, form: number): void => {
      const key = keyOfForm[form]!;
      const place = next[key]!;
      next[key] = place + 1;
      numbers[place] = number;
      const code = codeOfForm[form]!;
      if (code !== 0) codes[place] = code;
    };
    let reading = 0;
    for (let number = 0; number < count; number++) {
      put(number, words[number]!);
      for (; reading < readingCount && this.readingAt.values[reading] === number; reading++) {
        put(number, readings[reading]!);
      }
    }
    return { start, numbers, codes };
  }
}

/** Underscores and the like join letters for regular expressions. */
const connector = /\p{Pc}/u;
/** Set in the number of a form if the spelling is not what a passage is taken to hold where it has the form. */
const unusualForm = 0x80000000;
/** Set if it is a number with groups of digits, which has a further reading. */
const groupedForm = 0x40000000;
const formNumber = 0x3fffffff;
/** A word as long may be a piece of a longer one. */
const longWord = 64;

/** What is known of a spelling: its hash, where its characters begin, how many they are, its form. */
const recordSize = 4;
const hashAt = 0;
const startAt = 1;
const lengthAt = 2;
const formAt = 3;

/**
 * Numbers the exact forms as they come. A hash table over the characters as they stand in the text spares making a
 * string of every word; only a spelling that was never seen is folded. Spellings are kept in the order in which they
 * came: frequent ones come early, so that what is looked at most stands together and stays in the processor's cache.
 */
class FormTable {
  readonly keys: string[] = [];
  readonly exactForms: string[] = [];
  readonly keyOfForm: number[] = [];
  private readonly keyNumbers = new Map<string, number>();
  private readonly readings = new Map<string, number>();
  /** Where the record of a spelling begins; 0 is free, and so the first record is none. */
  private slots = new Uint32Array(1 << 14);
  private records = new Uint32Array(1 << 14);
  private end = recordSize;
  private units: Units = new Uint16Array(1 << 16);
  private unitCount = 0;

  /** The number of the form of a word, perhaps with `unusualForm` and `groupedForm`. */
  find(text: Units, from: number, to: number): number {
    let hash = 0x811c9dc5;
    for (let at = from; at < to; at++) hash = Math.imul(hash ^ text[at]!, 0x01000193);
    hash = (hash ^ (hash >>> 15)) >>> 0;
    const { slots, records, units } = this;
    const mask = slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const record = slots[slot]!;
      if (record === 0) return this.learn(text, from, to, hash);
      if (records[record + hashAt] !== hash || records[record + lengthAt] !== to - from) continue;
      const shift = records[record + startAt]! - from;
      let at = from;
      while (at < to && units[at + shift] === text[at]) at += 1;
      if (at === to) return records[record + formAt]!;
    }
  }

  private learn(text: Units, from: number, to: number, hash: number): number {
    const form = this.formOf(text, from, to);
    const record = this.end;
    this.end += recordSize;
    if (this.end > this.records.length) this.records = larger(this.records, this.end);
    this.records[record + hashAt] = hash;
    this.records[record + startAt] = this.unitCount;
    this.records[record + lengthAt] = to - from;
    this.records[record + formAt] = form;
    if (this.unitCount + to - from > this.units.length) {
      const units = new Uint16Array((this.unitCount + to - from) * 2);
      units.set(this.units);
      this.units = units;
    }
    for (let at = from; at < to; at++) this.units[this.unitCount++] = text[at]!;
    if ((this.end / recordSize) * 2 > this.slots.length) {
      this.slots = new Uint32Array(this.slots.length * 2);
      for (let known = recordSize; known < this.end; known += recordSize) this.place(known);
    } else {
      this.place(record);
    }
    return form;
  }

  private place(record: number): void {
    const { slots } = this;
    const mask = slots.length - 1;
    let slot = this.records[record + hashAt]! & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = record;
  }

  /** The number of a spelling's exact form. Spellings that Unicode takes for the same have one form. */
  private formOf(text: Units, from: number, to: number): number {
    const spelling = String.fromCharCode.apply(null, text.subarray(from, to) as unknown as number[]);
    let plain = true;
    for (let at = from; at < to && plain; at++) plain = isPlain(text[at]!);
    const exact = plain ? spelling : exactWord(spelling);
    if (exact !== spelling && exact !== '') {
      const form = this.find(unitsOf(exact, new Uint16Array(0)), 0, exact.length);
      return exact === spelling.replace(apostrophes, "'") ? form : (form | unusualForm) >>> 0;
    }
    const form = this.exactForms.length;
    // A word that folds to nothing keeps itself as its key, so that it is counted and can be found as written.
    const key = plain ? spelling : foldWord(spelling) || exact || spelling;
    this.addForm(key, exact);
    const known = !plain && withoutGroups(key) !== key ? form | groupedForm : form;
    return exact === spelling && spelling.length < longWord ? known : (known | unusualForm) >>> 0;
  }

  formOfReading({ key, exact }: Reading): number {
    const name = `${key} ${exact}`;
    let form = this.readings.get(name);
    if (form === undefined) this.readings.set(name, (form = this.addForm(key, exact)));
    return form;
  }

  private addForm(key: string, exact: string): number {
    let keyNumber = this.keyNumbers.get(key);
    if (keyNumber === undefined) {
      keyNumber = this.keys.length;
      this.keys.push(key);
      this.keyNumbers.set(key, keyNumber);
    }
    this.keyOfForm.push(keyNumber);
    return this.exactForms.push(exact) - 1;
  }
}

/** Lower-case ASCII letters and digits: the word is its own key. */
function isPlain(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
}

function isMark(unit: number): boolean {
  return kindOfUnit(unit) === extending;
}

function larger(array: Uint32Array<ArrayBuffer>, least: number): Uint32Array<ArrayBuffer> {
  const result = new Uint32Array(Math.max(least, array.length * 2));
  result.set(array);
  return result;
}
