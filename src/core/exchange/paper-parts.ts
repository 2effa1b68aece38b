import { rightToLeftLetter } from '../model/shown-name.ts';
import type { Colour } from '../model/records.ts';

// A paper: paragraphs and tables with their manner of setting, before they are written down. Word processors and pages
// hold the same ones.

/** Words that look alike. */
export interface Run {
  readonly words: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly struck?: boolean;
  /** Set in letters of one width. */
  readonly code?: boolean;
  /** Beside what is quoted. */
  readonly quiet?: boolean;
  /** An address of the web that they lead to. */
  readonly link?: string;
  /** A tag's. Its name stands in the words. */
  readonly colour?: Colour;
  /** In the place of words: a sign here, and these words at the foot. */
  readonly footnote?: string;
}

/** How a paragraph is set; a person changes all of a kind at once in the word processor. */
export type ParagraphStyle = 'Title' | 'Heading' | 'Normal' | 'Quote' | 'Detail' | 'Note' | 'Code' | 'Source';

/** One paragraph; line breaks in its words stay line breaks. */
export interface Paragraph {
  readonly style: ParagraphStyle;
  readonly runs: readonly Run[];
  /** Of a heading, from 1 to 6. */
  readonly level?: number;
  /** Steps to the right, at the start of each line. */
  readonly indent?: number;
  /** Stands before the first line, in the room of a step. */
  readonly sign?: string;
  /** On one page with the next. */
  readonly keep?: boolean;
  /** Its words are of a language of their own, which says whether its lines run to the left; else they run to the right. */
  readonly own?: boolean;
  /** Of its words, as BCP 47, where that is known. */
  readonly language?: string | null;
}

/** Cells that are each a paragraph; the first row is the head. */
export interface PaperTable {
  readonly rows: readonly (readonly Paragraph[])[];
}

/** What is told of the document beside its words. */
export interface Properties {
  readonly title: string;
  readonly author: string;
  /** ISO 8601. */
  readonly created: string;
}

/** One after the other, from the title on. */
export type PaperPart = Paragraph | PaperTable;

/** Whether words run to the left: by their first letter, as browsers find it. */
export function runsToLeft(words: string): boolean {
  const letter = /\p{L}/u.exec(words)?.[0];
  return letter !== undefined && rightToLeftLetter.test(letter);
}

/**
 * Names that are kept apart by signs stand alone. Word processors heed those signs too little: a name that runs to the left
 * gets a sign behind it that what follows runs to the right.
 */
export function partsByDirection(words: string): readonly string[] {
  return words
    .split(/\u2068([^\u2068\u2069]*)\u2069/u)
    .flatMap((part, at) => (at % 2 === 0 ? [part] : runsToLeft(part) ? [part, '\u200e'] : [part]))
    .filter((part) => part !== '');
}
