import type { Id } from '../model/id.ts';
import type { Range } from '../model/records.ts';
import type { DateSpan } from '../text/date-span.ts';

// What is answered about when texts appeared and which dates they name: places in the texts, never the texts.

/** A date that a text names, at its place. */
export interface ToldDate extends Range {
  /** The days that it means; null where that cannot be told, e.g. “yesterday” in a text without a date. */
  readonly span: DateSpan | null;
  /** `report`: when something was said, not when it was. */
  readonly role: 'event' | 'report';
  /** The date of the text from which a relative date was counted; null if it says itself when. */
  readonly resolvedFrom: string | null;
  /** Day or month stand without a year: that of the text was taken, which is a guess. */
  readonly guessedYear: boolean;
  readonly sentence: Range;
}

/** A document on the timeline. */
export interface TimelineAccount {
  readonly documentId: Id;
  readonly textId: Id;
  /** As its record has it; null where nobody knows. */
  readonly published: string | null;
  /** In the order of the text. */
  readonly dates: readonly ToldDate[];
}

/** Dates of several accounts that cannot both be meant of one thing: for each its account and its number there. */
export interface Disagreement {
  readonly sayings: readonly { readonly account: number; readonly date: number }[];
}

/** When documents appeared, which dates they name, and where these do not fit together. */
export interface Timeline {
  /** By the ids of the documents. */
  readonly accounts: readonly TimelineAccount[];
  readonly disagreements: readonly Disagreement[];
}
