import type { Id } from '../model/id.ts';
import type { Range } from '../model/records.ts';

// What is answered about what several accounts say beside each other: places in their texts, never the texts. It is a
// suggestion: sentences of one row have much of their words in common, and need not say the same.

/** Which accounts are set side by side. */
export interface SynopsisQuestion {
  /** Two to six documents, in whatever order: the answer is the same. */
  readonly documentIds: readonly Id[];
  /** Loose links, too. */
  readonly loose: boolean;
}

/** A sentence of an account, and which kinds of facts stand in it. */
export interface AccountSentence extends Range {
  /** A sum of the signs below. */
  readonly facts: number;
  /** What it is, if it is no sentence of the text itself. */
  readonly role?: SentenceRole;
  /** How long the dateline is that it begins with: `SEOUL, June 30 (UPI) --`. Without one it begins with none. */
  readonly dateline?: number;
}

/** Lines above and below a text that tell of the text and not of what happened. */
export type HeadRole = 'byline' | 'date' | 'dateline';
/** What a sentence is that is none of the text itself. */
export type SentenceRole = HeadRole | 'caption';

/** Sign of a number in figures. */
export const numberFact = 1;
/** Sign of a name. */
export const nameFact = 2;
/** Sign of a quotation: several words in quotation marks. */
export const quotationFact = 4;

/** An account: a document with its sentences in text order. The places stand in that text. */
export interface Account {
  readonly documentId: Id;
  readonly textId: Id;
  readonly sentences: readonly AccountSentence[];
}

/** A place in a synopsis: the account's number there, and the sentence's number in the account. */
export interface SentencePlace {
  readonly account: number;
  readonly sentence: number;
}

/** Two sentences of different accounts that stand in one row because of each other. `a` is of the earlier account. */
export interface SentenceLink {
  readonly a: SentencePlace;
  readonly b: SentencePlace;
  /** How alike their words are, from 0 to 1. */
  readonly cosine: number;
  /** Words of the longest row of the same words in both; 0 if it is shorter than `runFrom`. */
  readonly words: number;
}

/** What belongs together: for each account its sentences, ascending; none where it has nothing of it. */
export interface SynopsisRow {
  readonly cells: readonly (readonly number[])[];
  /** All of it are such lines, which stand together whatever their words. */
  readonly role?: HeadRole;
  readonly links: readonly SentenceLink[];
}

/** Every sentence of every account stands in exactly one row. */
export interface Synopsis {
  /** By the ids of the documents. */
  readonly accounts: readonly Account[];
  /** By the first sentence of the first account that has one. For reading, see `rowsInOrder`. */
  readonly rows: readonly SynopsisRow[];
}

/** Likeness, from 0 to 1, from which on a link is firm. */
export const firmFrom = 0.5;
/** Likeness from which on there is a link. */
export const linkFrom = 0.3;
/** Likeness from which on there is a loose link, which is shown on request. */
export const looseFrom = 0.2;
/** Words in a row that make a link, whatever the likeness. */
export const runFrom = 8;
/** So many documents can be set side by side. */
export const mostAccounts = 6;
