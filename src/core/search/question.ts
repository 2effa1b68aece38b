import type { Id } from '../model/id.ts';
import type { Range } from '../model/records.ts';
import type { DocumentSort } from './library-order.ts';

// What can be asked and what is answered, here and through the finder's port.

/** What is asked and which part of the answer is wanted. */
export interface Question {
  /** In the query language of `core/search`. Empty finds nothing. */
  readonly query: string;
  /** True: a passage with any of the words matches. False: all of them must be in one passage. */
  readonly anyWord: boolean;
  readonly order: 'rank' | 'document';
  /** False leaves furniture out. */
  readonly furniture: boolean;
  /** In which order of the library documents come, where they do not come by rank; without it in that of their ids. */
  readonly librarySort?: DocumentSort;
  /** Which hits to return, of all in that order. */
  readonly offset: number;
  readonly limit: number;
}

/** What is asked, without which part of the answer is wanted. */
export type Asked = Pick<Question, 'query' | 'anyWord' | 'furniture' | 'librarySort'>;

/** The same for lines; `offset` and `limit` count lines. */
export interface ConcordanceQuestion extends Asked {
  /** Up to three keys, the first counts most; then by document and place. Empty: by document and place. */
  readonly sort: readonly ConcordanceKey[];
  readonly offset: number;
  readonly limit: number;
}

/** The word at a distance of 1 to 3 left or right of the match, the match itself, or what its document says. */
export type ConcordanceKey =
  | { readonly by: 'left' | 'right'; readonly distance: 1 | 2 | 3 }
  | { readonly by: 'node' | 'document' | 'date' | 'outlet' };

/** A part of the lines, and how many there are. */
export interface Concordance {
  /** Lines in all; exact. */
  readonly total: number;
  readonly passages: number;
  readonly lines: readonly ConcordanceLine[];
}

/** `from` and `to` are the match. `left` and `right` are up to 120 code units of its passage, newlines as spaces. */
export interface ConcordanceLine extends Range {
  readonly documentId: Id;
  readonly version: number;
  readonly passage: number;
  readonly left: string;
  readonly node: string;
  readonly right: string;
}

/** Matching passages by group. A passage with two tags counts for both; without any it is not in `byTag`. */
export interface Groups {
  readonly total: number;
  readonly byDocument: ReadonlyMap<Id, number>;
  /** By tag id, of annotations that overlap the passage; a tag counts what is tagged with tags below it, too. */
  readonly byTag: ReadonlyMap<Id, number>;
  /** The empty string: outlet not known. */
  readonly byOutlet: ReadonlyMap<string, number>;
  /** See `monthOfDate`: `2025-06`, `2025` where only the year is known, `1849/1851`; the empty string: date not known. */
  readonly byMonth: ReadonlyMap<string, number>;
}

/** Passages that were found, packed: there can be a hundred thousand. */
export interface Spots {
  readonly documentIds: readonly Id[];
  /** The first passage of each document, and at the end how many there are. */
  readonly first: Uint32Array;
  /** The borders of each, ascending within a document. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

/** A place to go on from: an offset in the current version of a document. */
export interface MatchPlace {
  readonly documentId: Id;
  readonly offset: number;
}

/** A passage that was found. */
export interface HitPlace extends Range {
  readonly documentId: Id;
  readonly version: number;
  /** Number of the passage in its document version; the first is 0. `from` and `to` are its borders. */
  readonly passage: number;
  /** The matched words in document offsets, ascending, not overlapping. Empty if only filters matched. */
  readonly matches: readonly Range[];
}

/** The same with its words, for what is shown. `score` compares hits of one answer only. */
export interface Hit extends HitPlace {
  readonly text: string;
  readonly score: number;
}

/** A part of the hits, and how many there are. */
export interface FoundHits {
  /** Matching passages in all; exact. */
  readonly total: number;
  /** Documents that have any; exact. */
  readonly documents: number;
  readonly hits: readonly Hit[];
}

/** Documents that a question is about. Sets of one id are the same. */
export interface DocumentSet {
  readonly id: Id;
  readonly documents: ReadonlySet<Id>;
}

/** Reads the text of a document's version; asked only for what is shown and what a regular expression looks at. */
export type ReadText = (documentId: Id, version: number, textId: Id) => Promise<string>;

/** Tells that nobody waits for the answer any more; an AbortSignal is one. */
export interface Stop {
  readonly aborted: boolean;
  /** Waited for now and then in long work, so that others get their turn. */
  readonly pause?: () => Promise<void>;
  /** Works for a moment and tells how many times as slow as usual the machine is now; without it, as usual. */
  readonly pace?: () => number;
}
