import type { Id } from '../model/id.ts';
import type { Range } from '../model/records.ts';
import type { Account } from './synopsis-shapes.ts';

// What is answered about where accounts may contradict each other: places in their texts, never the texts. It is a
// suggestion for a person to judge; it never says who is right.

/** Which accounts are looked through. */
export interface ConflictsQuestion {
  /** Two to six documents, in whatever order: the answer is the same. */
  readonly documentIds: readonly Id[];
}

/** What two accounts may contradict each other in. */
export type ConflictKind = 'number' | 'date' | 'name';

/** `differ`: both cannot be meant of the same; `scope`: they may speak of different things; `compatible`: both may be right. */
export type ConflictClass = 'differ' | 'scope' | 'compatible';

/** Why it has its class; for `differ` it is what kind of thing differs. */
export type ConflictReason =
  /** Numbers, days or names that do not fit together. */
  | 'apart'
  /** One counts a part, or comes on top. */
  | 'part'
  /** The sentences name different years. */
  | 'period'
  /** One account says both, in different places. */
  | 'both said'
  /** The same words follow the numbers, and then others. */
  | 'other words'
  /** Both are when something was reported. */
  | 'reported'
  /** It is not sure which day is meant. */
  | 'doubtful'
  /** One is the other rounded. */
  | 'rounded'
  /** One is hedged: some, nearly, more than. */
  | 'hedged'
  /** One lies within the other. */
  | 'in range'
  /** Two spellings that are alike. */
  | 'spelling';

/**
 * How the sentences came together. `row`: they stand in one row of the synopsis; `shared words`: rare words in common;
 * `names`: names that are spelled alike, wherever they stand.
 */
export type ConflictRule = 'row' | 'shared words' | 'names';

/** What one account says: the place of the number, date or name, and its sentence. */
export interface ConflictSaying extends Range {
  /** The account's number in the answer, and the sentence's number in the account. */
  readonly account: number;
  readonly sentence: number;
  /** What was understood of it, to be said beside the words: `14000`, `2025-06-29`; null if it is the words themselves. */
  readonly read: string | null;
}

/** A possible conflict: two sayings or more of different accounts. */
export interface Conflict {
  readonly kind: ConflictKind;
  readonly class: ConflictClass;
  readonly reason: ConflictReason;
  readonly rule: ConflictRule;
  /** How alike the closest of its sentences are, from 0 to 1. */
  readonly closeness: number;
  /** By account and place. */
  readonly sayings: readonly ConflictSaying[];
  /** Those of them that give it its class, two by two; the others may fit. */
  readonly opposed: readonly (readonly [ConflictSaying, ConflictSaying])[];
}

/** Possible conflicts, those first that are likeliest worth reading. */
export interface Conflicts {
  /** By the ids of the documents. */
  readonly accounts: readonly Account[];
  readonly conflicts: readonly Conflict[];
}

/** Of the rules that find conflicts; a ruling remembers which it saw. */
export const conflictsVersion = 1;
