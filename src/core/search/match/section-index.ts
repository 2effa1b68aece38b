import type { Id } from '../../model/id.ts';
import type { Document } from '../../model/records.ts';
import type { Segment, Section } from '../segment/segment.ts';
import { furnitureTrait, unusualTrait } from '../segment/segment.ts';
import { formsOf, openPostings, readCodes, readNumbers } from '../segment/postings.ts';
import { passageTable } from '../segment/write-section.ts';
import type { Bits } from './bits.ts';
import { emptyBits, setBit } from './bits.ts';
import { wordsOfForm } from '../../text/readings.ts';
import type { Resolved } from './dictionary.ts';
import { keyText } from './dictionary.ts';
import { firstFrom } from '../../text/first-from.ts';

const coarse = 5;

/** A section as it is searched: its arrays, and which of its passages count at the moment. */
export interface SectionIndex {
  readonly segment: Segment;
  readonly section: Section;
  readonly passages: number;
  readonly words: number;
  /** See `passageTable`. */
  readonly table: Uint32Array;
  /** One byte a document: 1 if it is there, current and not masked. */
  readonly living: Uint8Array;
  /** The record of each document now, if there is one, and where they were looked up. See `recordsAmong`. */
  records: readonly (Document | undefined)[];
  recordsOf: ReadonlyMap<Id, Document> | null;
  readonly furniture: Bits;
  /** See `unusualTrait`. */
  readonly unusual: Bits;
  /** Passages in which several words are read as one; null if there are none. */
  readonly broken: Bits | null;
  /** The passages of living documents. */
  alive: Bits;
  /** Living passages and the words in them. */
  alivePassages: number;
  aliveWords: number;
}

/** Makes the tables that lookups need; costs a pass over its passages, not over its postings. */
export function openSection(segment: Segment, section: Section): SectionIndex {
  const passages = section.passageStart.length;
  const table = passageTable(section.firstWord);
  return {
    segment,
    section,
    passages,
    words: section.firstWord[passages] ?? 0,
    table,
    living: new Uint8Array(section.documents.length),
    records: [],
    recordsOf: null,
    furniture: having(section, furnitureTrait),
    unusual: having(section, unusualTrait),
    broken: section.joined.length === 0 ? null : passagesWith({ section, table }, section.joined),
    alive: emptyBits(passages),
    alivePassages: 0,
    aliveWords: 0,
  };
}

/** The record of each document of the section among these, if there is one; those of now are looked up already. */
export function recordsAmong(index: SectionIndex, documents: ReadonlyMap<Id, Document>): SectionIndex['records'] {
  const { segment, section } = index;
  if (index.recordsOf === documents) return index.records;
  return Array.from(section.documents, (place) => documents.get(segment.documents[place]!.documentId));
}

function having({ traits }: Section, trait: number): Bits {
  const bits = emptyBits(traits.length);
  for (let passage = 0; passage < traits.length; passage++) if ((traits[passage]! & trait) !== 0) setBit(bits, passage);
  return bits;
}

function passagesWith(index: Pick<SectionIndex, 'section' | 'table'>, numbers: Uint32Array): Bits {
  const bits = emptyBits(index.section.passageStart.length);
  for (const number of numbers) setBit(bits, passageOf(index, number));
  return bits;
}

/** The passage of a word, by the number of the word in the section. */
export function passageOf({ section, table }: Pick<SectionIndex, 'section' | 'table'>, number: number): number {
  const { firstWord } = section;
  let passage = table[number >>> coarse]!;
  while (firstWord[passage + 1]! <= number) passage += 1;
  return passage;
}

/** The document (its number in the section) of a passage. */
export function documentOf({ section }: SectionIndex, passage: number): number {
  const { firstPassage } = section;
  let low = 0;
  let high = firstPassage.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (firstPassage[middle]! <= passage) low = middle;
    else high = middle;
  }
  return low;
}

/** The borders of a passage in its document's text. */
export function bordersOf({ section }: SectionIndex, document: number, passage: number): { from: number; to: number } {
  const last = passage + 1 === section.firstPassage[document + 1];
  return {
    from: section.passageStart[passage]!,
    to: last ? section.textLength[document]! : section.passageStart[passage + 1]!,
  };
}

/** The postings of a key: where its words stand. */
export function openKey({ section }: SectionIndex, key: number): ReturnType<typeof openPostings> {
  return openPostings(section.postings, section.postingStart[key]!, section.postingStart[key + 1]!);
}

/** Decodes the word numbers of a key, or of some of its forms, into `target`; answers the offset behind them. */
export function readKey(
  index: SectionIndex,
  key: number,
  forms: ReadonlySet<string> | null,
  target: Uint32Array,
  offset: number,
): number {
  const { section } = index;
  const postings = openKey(index, key);
  const end = readNumbers(section.postings, postings, target, offset);
  if (forms === null) return end;
  const wanted = formsOf(section.postings, postings, keyText(section, key)).map((form) => forms.has(form));
  const codes = readCodes(section.postings, postings);
  let kept = offset;
  for (let place = 0; place < codes.length; place++) {
    if (wanted[codes[place]!]) target[kept++] = target[offset + place]!;
  }
  return kept;
}

/** How many words the term covers at each number where it stands, ascending: more than one where it fits a reading. */
export type Spans = ReadonlyMap<number, readonly number[]>;

/** Where the term fits readings of several words; empty for nearly all terms, and then costs no look at its numbers. */
export function longSpans(index: SectionIndex, term: Resolved): Spans {
  if (index.broken === null) return noSpans;
  const spans = new Map<number, readonly number[]>();
  eachCover(index, term, (covers, read) => {
    if (covers.every((count) => count < 2)) return;
    const { numbers, codes } = read();
    for (let place = 0; place < numbers.length; place++) {
      const count = covers[codes[place] ?? 0]!;
      if (count > 1) addSpan(spans, numbers[place]!, count);
    }
  });
  return spans;
}

/** The same with all that the term covers in these passages, which are ascending. */
export function spansIn(index: SectionIndex, term: Resolved, passages: readonly number[]): Spans {
  const spans = new Map<number, readonly number[]>();
  const { firstWord } = index.section;
  eachCover(index, term, (covers, read) => {
    const { numbers, codes } = read();
    let place = 0;
    for (const passage of passages) {
      place = firstFrom(numbers, firstWord[passage]!, place);
      for (const end = firstWord[passage + 1]!; place < numbers.length && numbers[place]! < end; place++) {
        const count = covers[codes[place] ?? 0]!;
        if (count > 0) addSpan(spans, numbers[place]!, count);
      }
    }
  });
  return spans;
}

/** Where the word stands if each reading counts as one word: what nearness is counted in. */
export function stepOf({ section: { joined } }: SectionIndex, number: number): number {
  return number - firstFrom(joined, number + 1);
}

const noSpans: Spans = new Map();

/**
 * Calls `visit` for each key of the term with how many words each of its forms covers, 0 for a form that is not meant;
 * `read` decodes the numbers and which form each has (no codes if there is but one).
 */
function eachCover(
  index: SectionIndex,
  { keys, forms }: Resolved,
  visit: (
    covers: readonly number[],
    read: () => { readonly numbers: Uint32Array; readonly codes: ArrayLike<number> },
  ) => void,
): void {
  const { section } = index;
  keys.forEach((key, at) => {
    const postings = openKey(index, key);
    const wanted = forms[at]!;
    const covers = formsOf(section.postings, postings, keyText(section, key)).map((form) =>
      wanted === null || wanted.has(form) ? wordsOfForm(form) : 0,
    );
    visit(covers, () => {
      const numbers = new Uint32Array(postings.count);
      readNumbers(section.postings, postings, numbers, 0);
      return { numbers, codes: covers.length > 1 ? readCodes(section.postings, postings) : [] };
    });
  });
}

function addSpan(spans: Map<number, readonly number[]>, number: number, count: number): void {
  const known = spans.get(number) ?? [];
  if (!known.includes(count))
    spans.set(
      number,
      [...known, count].sort((a, b) => a - b),
    );
}
