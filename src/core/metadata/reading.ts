import type { Guess } from '../model/records.ts';
import type { FoundDate } from '../text/find-date.ts';
import type { Found } from './dateline.ts';
import { textGuess } from './found.ts';
import type { Line } from './head.ts';

/** A line of the head with what it says about the document. Found parts have the document's offsets. */
export interface Reading extends Line {
  readonly url: Found | null;
  readonly site: Found | null;
  readonly date: LineDate | null;
  /** At the end of a heading that is more than a date. */
  readonly headingDate: LineDate | null;
  /** A label and a date, but none of the document: `Deadline: 3 May 2025`. */
  readonly otherDate: boolean;
  /** Day and month without a year. */
  readonly day: Found | null;
  readonly place: Found | null;
  /** Nothing but its own looks makes it a place. */
  readonly unsurePlace: boolean;
  readonly agency: Found | null;
  /** Behind a dateline: where the story begins. Null if the line has none. */
  readonly story: number | null;
  readonly author: Found | null;
  /** Its author stands where a title may: `By Grand Central Station`. */
  readonly unsureAuthor: boolean;
  readonly title: Found | null;
  /** Of a mail, if the line stands in a mail's head. */
  readonly subject: Found | null;
  readonly outlet: Found | null;
  /** In a mail's head: who wrote it to whom, and how it went. */
  readonly header: boolean;
  /** An article stands before it, so it is rather a paper than a place: `The Sun, 5 May 1982`. */
  readonly paper: Found | null;
  /** The paper's name alone, over its day and a heading. */
  readonly masthead: boolean;
  /** A speaker's name begins it, so it is no title. */
  readonly speech: boolean;
  /** How long the line is without what was read from it. */
  readonly rest: number;
}

/** A date of a line, by what its label says of it. */
export type LineDate = FoundDate & Found & { readonly rank: Rank };

/**
 * The lowest wins. 0: when the text was made, or no label; 1: a label that may mean another day, `Created`; 2: when it was
 * changed; 3: when somebody got, copied or read it. That dates it only where nothing else does, in doubt. Any other label
 * dates nothing, `Deadline`: rather no date than a wrong one.
 */
export type Rank = 0 | 1 | 2 | 3;

/** What a longer line says is more than a heading, a credit or the first clause of a story. */
export const longestLead = 100;

/** The first of what the lines have of this kind, with where it stands. */
export function firstFound(lines: readonly Reading[], part: (line: Reading) => Found | null): Guess | null {
  const found = lines.map(part).find((part) => part !== null);
  return !found ? null : textGuess(found.words, found);
}
