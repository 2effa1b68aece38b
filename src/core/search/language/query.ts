import type { Id } from '../../model/id.ts';
import type { AttributeDefinition, Range } from '../../model/records.ts';

// A query as the parser understood it. Plain data: it can be compared, cached and sent.

/** What a search asks for. `empty` is a query of nothing but blanks: it finds nothing and is no mistake. */
export type Query = Group;

/** Clauses side by side: all of them, or any of them if the question says so. */
export interface Group {
  readonly kind: 'group';
  readonly clauses: readonly Clause[];
  readonly boost: number;
}

/** `+a`, `-a` or `a`. */
export interface Clause {
  readonly presence: 'plain' | 'required' | 'prohibited';
  readonly expression: Expression;
}

/** Everything that can be asked; groups nest. */
export type Expression = Group | Either | Words | Pattern | Field | Dates | State;

/** `a OR b`. A prohibited option stands for everything that it does not match. */
export interface Either {
  readonly kind: 'either';
  readonly options: readonly Clause[];
  readonly boost: number;
}

/** One word, or several that must follow each other, or stand within `near` words of each other in either order. */
export interface Words {
  readonly kind: 'words';
  readonly terms: readonly Term[];
  readonly near: number | null;
  readonly boost: number;
}

/** One place in a row of words, and what may stand there. */
export type Term =
  /** Any form with the same stem. `exact` is the word as written, for the stemmers; `key` is it folded. */
  | { readonly kind: 'inflected'; readonly key: string; readonly exact: string }
  /** Just this word, case and accents ignored. */
  | { readonly kind: 'form'; readonly key: string }
  /** Exactly as written. */
  | { readonly kind: 'exact'; readonly key: string; readonly exact: string }
  /** Words with these pieces, in order, and anything between them: `anniv*` is ['anniv', '']. */
  | { readonly kind: 'pattern'; readonly pieces: readonly string[] }
  /** Words at most so many edits away: a letter more, less, other, or two neighbours changed. */
  | { readonly kind: 'fuzzy'; readonly key: string; readonly edits: number };

/** A regular expression on the passage's text. */
export interface Pattern {
  readonly kind: 'regex';
  readonly source: string;
  readonly flags: string;
}

/** The name of a field as written, lower case, and what it should hold. */
export interface Field {
  readonly kind: 'field';
  readonly field: string;
  readonly value: FieldValue;
  /** Of a column of the project's own: what is asked of the values that are of its type. Without it, words are. */
  readonly own?: OwnValue;
}

/** What a column's values must be. Those that are not of its type are asked for the words that are written. */
export type OwnValue =
  /** As `Dates`; with `isRange` both ends were asked for, and no words are. */
  | (Omit<Dates, 'kind'> & { readonly kind: 'dates'; readonly isRange: boolean })
  /** Numbers between the two, both included; null is open. */
  | { readonly kind: 'numbers'; readonly first: string | null; readonly last: string | null }
  /** Just this, as it is stored. */
  | { readonly kind: 'just'; readonly type: AttributeDefinition['type']; readonly value: string }
  /** What is written is not of this type: it is asked for as words; with a * also of values that are of it. */
  | { readonly kind: 'unread'; readonly type: AttributeDefinition['type'] };

/** `quoted` is true if the value stood in quotation marks; then words in it stand for their forms only. */
export interface FieldValue {
  readonly text: string;
  readonly quoted: boolean;
  /** Of a tag, a document or an event set: which one is meant, whatever it is called by now (`tag:"Aid/Food"#id`). */
  readonly id?: Id;
  /** The field must hold just this, letter for letter (`outlet:="The Post"`). */
  readonly whole?: boolean;
}

/** A filter wherever it stands in a query, in brackets and beside OR, too. The range is its place, with its sign. */
export interface PlacedFilter extends Range {
  readonly filter: Field | Dates | State;
  /** Whether a minus or NOT stands right before it. */
  readonly minus: boolean;
  /** Whether what is found must not have it: it has a minus, or a bracket around it, but not both. */
  readonly negated: boolean;
}

/** A filter for a tag and its place in the query's text, without a sign before it. */
export interface TagFilter extends Range {
  readonly value: FieldValue;
}

/** A filter for a document and its place in the query's text, without a sign before it. */
export interface DocumentFilter extends Range {
  readonly id: Id;
  /** What it was called when the filter was written. */
  readonly title: string;
}

/** A filter for an event set and its place in the query's text, without a sign before it. */
export interface SetFilter extends Range {
  readonly value: FieldValue;
}

/** Documents dated surely between the two, both included; null is open, both null any date. ISO: 2025, 2025-06, 2025-06-30. */
export interface Dates {
  readonly kind: 'date';
  readonly first: string | null;
  readonly last: string | null;
  /** The date must be known just so far and no further: `date:=2025` is not 30 June 2025. First and last are the same. */
  readonly whole?: true;
}

/** `is:tagged` */
export interface State {
  readonly kind: 'state';
  readonly state: 'tagged' | 'untagged' | 'furniture';
}

/** Why a query cannot be read. `from` and `to` are offsets into the query's text; `value` is what stands there. */
export interface QueryProblem extends Range {
  readonly code: QueryProblemCode;
  readonly value: string;
  /** What could have been meant. */
  readonly candidates?: readonly string[];
  /** The column of the project's own whose type is not met. */
  readonly field?: string;
}

/** What is wrong with a query; `explainQueryProblem` has the sentence for each. Stable: tests and the screen ask for them. */
export type QueryProblemCode =
  | 'no-words'
  | 'quote-open'
  | 'bracket-open'
  | 'bracket-close'
  | 'brackets-empty'
  | 'too-deep'
  | 'star-alone'
  | 'exact-pattern'
  | 'fuzzy-several'
  | 'fuzzy-pattern'
  | 'edits-too-many'
  | 'or-dangling'
  | 'sign-dangling'
  | 'boost-unreadable'
  | 'regex-open'
  | 'regex-invalid'
  | 'regex-slow'
  | 'regex-too-slow'
  | 'field-unknown'
  | 'field-empty'
  | 'date-unreadable'
  | 'date-backwards'
  | 'number-unreadable'
  | 'number-backwards'
  | 'yes-no-unreadable'
  | 'range-of-words'
  | 'state-unknown'
  | 'tag-unknown'
  | 'tag-gone'
  | 'document-gone'
  | 'set-unknown'
  | 'set-gone'
  | 'tag-several';
