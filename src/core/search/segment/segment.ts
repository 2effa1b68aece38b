import type { SourceState } from '../../derived/derivation.ts';

// A segment is a piece of the index: some documents, and where every word of theirs stands. It is written once and
// never changed; what is outdated in it is masked when searching and left out when segments are merged.
//
// Within it documents are grouped by the stemmer of their language, a section each. A section numbers its passages and
// the words of its texts through; a posting list holds nothing but word numbers, and the passage follows from them.
// A word that is written in pieces, or a number whose digits are grouped, is also listed as it would be written in one,
// at the number of its first word; its form tells that it is such a reading. That makes lists short (a byte or two a
// word), phrases a matter of consecutive numbers, and counts exact.

/** Changes whenever code reads a segment otherwise than older code wrote it, or would cut or fold words otherwise. */
export const segmentStamp = 'segment 7';

/** Some documents, indexed: what is stored. Not changed after it was built. */
export interface Segment {
  readonly stamp: string;
  readonly checkSum: number;
  readonly documents: readonly SegmentDocument[];
  readonly passages: number;
  /** Bytes of its typed arrays. */
  readonly size: number;
  readonly sections: readonly Section[];
}

/** Which text of a document is in it. */
export interface SegmentDocument extends SourceState {
  readonly passages: number;
  /** Who speaks in it, see `Spoken`; missing where nobody is named. */
  readonly speakers?: readonly Spoken[];
}

/** From one passage to another, the last not among them, somebody speaks. By the first; passages in which several speak are in several. */
export interface Spoken {
  readonly first: number;
  readonly end: number;
  readonly speaker: string;
}

/** The documents of one stemmer. All numbers count from 0 inside of the section. */
export interface Section {
  /** Name of the stemmer, empty if there is none. */
  readonly language: string;
  /** For each of its documents the place in the segment's `documents`. */
  readonly documents: Uint32Array<ArrayBuffer>;
  /** First passage of each document, and at the end the number of passages. */
  readonly firstPassage: Uint32Array<ArrayBuffer>;
  /** Length of each document's text. */
  readonly textLength: Uint32Array<ArrayBuffer>;
  /** Offset of each passage into its document's text. */
  readonly passageStart: Uint32Array<ArrayBuffer>;
  /** Number of the first word of each passage, and at the end the number of words. */
  readonly firstWord: Uint32Array<ArrayBuffer>;
  /** What is true of each passage: `furnitureTrait`, `unusualTrait`. */
  readonly traits: Uint8Array<ArrayBuffer>;
  /** Numbers of the words that are read as one with the word before them (see `core/text/readings.ts`), ascending. */
  readonly joined: Uint32Array<ArrayBuffer>;
  /** All keys, sorted by code units, one after the other, and where each begins. */
  readonly keyUnits: Uint16Array<ArrayBuffer>;
  readonly keyStart: Uint32Array<ArrayBuffer>;
  /** Each key's posting list (see postings.ts) and where it begins. */
  readonly postings: Uint8Array<ArrayBuffer>;
  readonly postingStart: Uint32Array<ArrayBuffer>;
  /** For each key the length of its stem, if the stem is its beginning; else 255. */
  readonly stemLength: Uint8Array<ArrayBuffer>;
  /** Stems that are not the beginning of their key, or a further stem of it: sorted, with the key of each. */
  readonly stemUnits: Uint16Array<ArrayBuffer>;
  readonly stemStart: Uint32Array<ArrayBuffer>;
  readonly stemKey: Uint32Array<ArrayBuffer>;
}

/** In `stemLength`: the stem is not the beginning of the key. */
export const noStemLength = 255;

/** The passage is furniture. */
export const furnitureTrait = 1;
/**
 * The passage's text is not just its words' exact forms and what parts them: an accent or a joiner is written otherwise
 * (apostrophes do not count), a word was cut, or words touch each other that are one for others (`snake_case`, `2025年`).
 */
export const unusualTrait = 2;

/** The typed arrays of a section, in the order in which the check sum takes them. */
export const sectionArrays = [
  'documents',
  'firstPassage',
  'textLength',
  'passageStart',
  'firstWord',
  'traits',
  'joined',
  'keyUnits',
  'keyStart',
  'postings',
  'postingStart',
  'stemLength',
  'stemUnits',
  'stemStart',
  'stemKey',
] as const satisfies readonly (keyof Section)[];

/** Puts the parts together, with their check sum. */
export function sealSegment(documents: readonly SegmentDocument[], sections: readonly Section[]): Segment {
  let size = 0;
  for (const section of sections) for (const name of sectionArrays) size += section[name].byteLength;
  const passages = documents.reduce((sum, document) => sum + document.passages, 0);
  return { stamp: segmentStamp, checkSum: sumOf(documents, sections), documents, passages, size, sections };
}

/** The buffers of a segment, for moving it to another worker instead of copying it. */
export function buffersOf({ sections }: Segment): ArrayBuffer[] {
  return [...new Set(sections.flatMap((section) => sectionArrays.map((name) => section[name].buffer)))];
}

/** A sum over all that is in a segment (FNV-1a by words of 32 bits): finds damage, not forgery. */
export function sumOf(documents: readonly SegmentDocument[], sections: readonly Section[]): number {
  let sum = 0x811c9dc5;
  for (const { documentId, version, textId, passages, language, speakers = [] } of documents) {
    const spoken = speakers.map(({ first, end, speaker }) => ` ${first} ${end} ${speaker}`).join('');
    const line = `${documentId} ${version} ${textId} ${passages} ${language}${spoken}`;
    for (let at = 0; at < line.length; at++) sum = Math.imul(sum ^ line.charCodeAt(at), 0x01000193);
  }
  for (const section of sections) {
    for (let at = 0; at < section.language.length; at++) {
      sum = Math.imul(sum ^ section.language.charCodeAt(at), 0x01000193);
    }
    for (const name of sectionArrays) sum = addArray(sum, section[name]);
  }
  return sum >>> 0;
}

function addArray(start: number, array: Uint32Array | Uint16Array | Uint8Array): number {
  let sum = Math.imul(start ^ array.byteLength, 0x01000193);
  if (array.byteOffset % 4 === 0) {
    const words = new Uint32Array(array.buffer, array.byteOffset, array.byteLength >> 2);
    for (let at = 0; at < words.length; at++) {
      sum = Math.imul(sum ^ words[at]!, 0x01000193);
      sum ^= sum >>> 15;
    }
    const rest = new Uint8Array(array.buffer, array.byteOffset + words.byteLength, array.byteLength & 3);
    for (const byte of rest) sum = Math.imul(sum ^ byte, 0x01000193);
    return sum;
  }
  return addArray(start, array.slice());
}
