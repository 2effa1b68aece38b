import type { Id } from '../../model/id.ts';
import type { Range } from '../../model/records.ts';

/** Changes whenever code would find other quotations in the same text. */
export const quotationsVersion = 11;

/** A quotation is told from a loose mention of a few words by so many of them. */
export const fewestQuotedWords = 4;

/** How it was found who said it. */
export type QuotationRule =
  /** `“…,” said S` · `S said “…”`. */
  | 'said'
  /** `S said that …`, in words of the one who reports. */
  | 'said that'
  /** `according to S`. */
  | 'according to'
  /** `S: “…”`. */
  | 'colon'
  /** The words go on behind those of a speaker who was named. */
  | 'goes on'
  /** Between quotation marks, and nobody is named. */
  | 'marks only'
  /** A person chose the words. */
  | 'by hand';

/** Who said it. */
export interface Speaker extends Range {
  /** The name that a pronoun stands for, where one was found. Null: the speaker is named at once, or never. */
  readonly named: Range | null;
  /** Read out of what stands around it: by a pronoun, or because the quotation goes on. */
  readonly inferred: boolean;
}

/** A name behind which the words came to the text, and where it stands. */
export interface ChainLink extends Range {
  /** It stands with these words; else it is said of the text, elsewhere. */
  readonly near: boolean;
}

/** Words of somebody in a text, in places of this text. */
export interface Quotation {
  readonly rule: QuotationRule;
  /** All that is said, in its order; several where it is interrupted by who says it, or goes on in another paragraph. */
  readonly content: readonly Range[];
  /** What of it stands between quotation marks, without these; none in indirect speech. */
  readonly quoted: readonly Range[];
  readonly speaker: Speaker | null;
  /** The word that says it is speech: `said`, `according to`. */
  readonly verb: Range | null;
  /** What is said is that somebody else says something: `Kim said …, KCNA reported`. That is a quotation of its own. */
  readonly relays: boolean;
  /** Whence the text has it, the nearest first: `Yonhap`, `KCNA`. Only names that the text names. */
  readonly chain: readonly ChainLink[];
}

/** Which quotations are looked for together. */
export interface QuotationsQuestion {
  /** Null: those of the whole project. */
  readonly documentIds: readonly Id[] | null;
}

/** One quotation of a family. */
export interface QuotationMember {
  readonly documentId: Id;
  readonly textId: Id;
  readonly quotation: Quotation;
}

/** Quotations that are the same words, more or less. */
export interface QuotationFamily {
  /** The longest form first; of equals by their words, document and place. */
  readonly members: readonly QuotationMember[];
}

/** Families of quotations, those of the most documents first. One that nothing is like is a family of its own. */
export interface QuotationFamilies {
  readonly families: readonly QuotationFamily[];
  /** Documents of the question whose texts could not be read. */
  readonly missing: readonly Id[];
}
