import type { Id } from '../model/id.ts';
import type { Range } from '../model/records.ts';

// What is answered about wording that documents share: places in the texts of now, never the texts themselves. All of it
// is found by the program and is no more than a suggestion.
//
// "Words" are counted as words are read: in scripts without spaces three characters count as one.

/** All kinds of a passage, in the order in which they are shown. Where a family is as much of two, it is of the first. */
export const passageKinds = ['narrative', 'quotation', 'caption', 'heading', 'boilerplate'] as const;

/** Says by what the shared words are surrounded. Only `narrative` may be spoken of as reuse of somebody's own words. */
export type PassageKind = (typeof passageKinds)[number];

/** The same words in a row in two documents; as long as can be. */
export interface Run {
  readonly a: Range;
  readonly b: Range;
  readonly words: number;
}

/** What became of the words between two runs. A side that has none of them is an empty range. */
export interface Piece {
  readonly kind: 'kept' | 'added' | 'cut' | 'replaced';
  readonly a: Range;
  readonly b: Range;
}

/** Runs that follow each other closely in both documents. */
export interface SharedPassage {
  readonly kind: PassageKind;
  /** From the first run to the last. */
  readonly a: Range;
  readonly b: Range;
  /** In the order of both texts; they do not overlap. */
  readonly runs: readonly Run[];
  /** For each gap between two runs what stands there, in order: one list less than there are runs. */
  readonly gaps: readonly (readonly Piece[])[];
  /** Words of all runs, and of the longest. */
  readonly words: number;
  readonly longest: number;
  /** The longest run is below `sharedFrom`: shown on demand. */
  readonly echo: boolean;
}

/** `contains`: one of the two stands nearly whole in the other; the shares say which. Null: they share nothing. */
export type PairClass = (typeof pairClasses)[number] | null;

/** How much two documents share. Shares go from 0 to 1. */
export interface PairMeasures {
  readonly class: PairClass;
  /** The share of A's words that stand in B, and the other way. */
  readonly aInB: number;
  readonly bInA: number;
  /** The same without words inside quotation marks; null if a document has no others. */
  readonly aInBUnquoted: number | null;
  readonly bInAUnquoted: number | null;
  /** Words of the longest run. */
  readonly longest: number;
  /** Passages that are no short echo. */
  readonly passages: number;
  readonly echoes: number;
  /** The passages stand in the same order in both. */
  readonly ordered: boolean;
}

/** A pair of documents. The passages come in the order of A, and then of B. */
export interface Pair extends PairMeasures {
  readonly aId: Id;
  readonly bId: Id;
  readonly shared: readonly SharedPassage[];
}

/** One of the documents that share words with a stretch of the asked one. */
export interface SharedWith {
  readonly documentId: Id;
  /** The passage in the asked document, and there. */
  readonly here: Range;
  readonly there: Range;
  readonly kind: PassageKind;
  readonly words: number;
  readonly echo: boolean;
}

/** A stretch of a document and who shares it, for a bracket in the margin. */
export interface SharedStretch extends Range {
  readonly kind: PassageKind;
  /** By the id of the document, each once: its longest passage here. */
  readonly others: readonly SharedWith[];
  /** All of it is short echoes. */
  readonly echo: boolean;
}

/** What a document shares with all others: stretches that do not overlap, in text order. */
export interface DocumentShared {
  readonly documentId: Id;
  readonly stretches: readonly SharedStretch[];
}

/** A document's place in a family. */
export interface Member extends Range {
  readonly documentId: Id;
  readonly words: number;
}

/** Passages in several documents that are the same one. */
export interface Family {
  /** The same for the same members. */
  readonly id: string;
  readonly kind: PassageKind;
  /** By the id of the document and the place. A document may be there more than once. */
  readonly members: readonly Member[];
  /** How many documents that are. */
  readonly documents: number;
  /** Words of the longest member. */
  readonly words: number;
  /** The member from which its words are best shown: the longest one, and the first of these. */
  readonly longest: Member;
  /** The earliest date of a member as its document has it; null if none has one. */
  readonly earliest: string | null;
}

/** Which families are asked for. */
export interface FamiliesQuestion {
  /** Only families with one of these; null: of all documents. */
  readonly documentIds: readonly Id[] | null;
  readonly kinds: readonly PassageKind[];
  /** Words of the longest member at least. Below `sharedFrom` short echoes are asked for, too. */
  readonly fewestWords: number;
  /** Passages of documents further apart than so many days are not joined; null: whenever. Undated ones always are. */
  readonly days: number | null;
  /** Only passages of two outlets or more; a document whose outlet is not known is an outlet of its own. */
  readonly betweenOutlets: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** A part of the families: those in the most documents first, of these the longest. */
export interface Families {
  readonly families: readonly Family[];
  readonly total: number;
  /** How many more there would be if `betweenOutlets` were not asked for. */
  readonly withinOutlets: number;
  /** Groups of documents that are the same text, by the lists above: each at least two, each document once. */
  readonly copies: readonly (readonly Id[])[];
  /** The documents that nothing is said of, because their texts could not be read; by their ids. */
  readonly missing: readonly Id[];
}

/** Which documents × documents are asked for. */
export interface GridQuestion extends Omit<FamiliesQuestion, 'offset' | 'limit'> {
  /** These, whatever they share; null: those of the project that share a passage as it is looked for. */
  readonly documentIds: readonly Id[] | null;
}

/**
 * How much documents share, each with each: thousands of documents, packed. It is known of texts, because documents of
 * the same words have one text; see `fieldOf`.
 */
export interface Grid {
  /** In the order in which they are named, else by id. Those that are missing are not here. */
  readonly documentIds: readonly Id[];
  /** For each document the number of its text. */
  readonly textOf: Uint32Array;
  /** For each text its words, all of which its documents share; 0 if these are not looked for, or it has one document. */
  readonly whole: Uint32Array;
  /** For each text where its fields begin, which are those with later texts; and at the end how many there are. */
  readonly firstField: Uint32Array;
  /** The later text of each field, ascending within a text. */
  readonly other: Uint32Array;
  /** The share of the text's words that stand in the later one, and the other way; 0 to 1. */
  readonly share: Float64Array;
  readonly shareOfOther: Float64Array;
  /** The place in `pairClasses`. */
  readonly classes: Uint8Array;
  /** Words of the longest run, and passages with short echoes. */
  readonly longest: Uint32Array;
  readonly passages: Uint32Array;
  /** How many more documents there would be if `betweenOutlets` were not asked for. */
  readonly withinOutlets: number;
  /** The documents that nothing is said of, because their texts could not be read; by their ids. */
  readonly missing: readonly Id[];
}

/** All classes of a pair, the closest first. */
export const pairClasses = ['same text', 'contains', 'shares wording', 'short echo'] as const;

/** Words in a row, at least, that make shared wording. */
export const sharedFrom = 12;
/** Words in a row, at least, that make a short echo. */
export const echoFrom = 8;
/** Words in a row that stand in more documents than this are boilerplate: they start no run. */
export const mostDocuments = 50;
/** Words between two runs, at most, that make one passage of them. */
export const widestGap = 30;
