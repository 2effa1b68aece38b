import type { Id } from '../model/id.ts';
import type { Range } from '../model/records.ts';
import { blockQuote, plainLine, unescapedLine } from '../text/markdown-text.ts';
import { linksIn, writeSource } from './links.ts';
import type { NoteLink } from './links.ts';

/** A quotation in a note: a block of `>` lines that ends with its source. */
export interface NoteQuotation extends Range {
  readonly markId: Id;
  /** The words as they were quoted, line breaks kept. */
  readonly words: string;
  /** What the source was called then. */
  readonly source: string;
}

/**
 * Words of a document as a note quotes them: a block quote that other programs show as such, and below it the link to
 * its source. `facts`: what else is said of the source, as outlet and date.
 */
export function writeQuotation(
  words: string,
  source: { readonly markId: Id; readonly name: string; readonly facts: readonly string[] },
): string {
  const said = [writeSource(source.markId, source.name), ...source.facts.map(plainLine).filter(Boolean)].join(', ');
  return `${blockQuote(words) || '>'}\n>\n> — ${said}`;
}

/** The same where no mark stands behind it, as for who pastes it elsewhere. */
export function writePlainQuotation(words: string, source: string): string {
  return `${blockQuote(words) || '>'}\n>\n> — ${plainLine(source)}`;
}

const quoted = /^[ \t]*>[ \t]?/u;

/** The quotations of a note in its order. */
export function quotationsIn(markdown: string): readonly NoteQuotation[] {
  const found: NoteQuotation[] = [];
  let after = 0;
  for (const link of linksIn(markdown)) {
    const quotation = quotationOf(markdown, link, after);
    if (!quotation) continue;
    found.push(quotation);
    after = quotation.to;
  }
  return found;
}

function quotationOf(markdown: string, { target, quotes, name, from }: NoteLink, after: number): NoteQuotation | null {
  if (!quotes || target === null) return null;
  let begins = markdown.lastIndexOf('\n', from - 1) + 1;
  if (!quoted.test(markdown.slice(begins, from))) return null;
  const ends = markdown.indexOf('\n', from);
  const to = ends < 0 ? markdown.length : ends;
  const lines: string[] = [];
  while (begins > after) {
    const above = markdown.lastIndexOf('\n', begins - 2) + 1;
    const line = markdown.slice(above, begins - 1);
    if (above < after || !quoted.test(line)) break;
    lines.push(line.replace(quoted, ''));
    begins = above;
  }
  const words = lines
    .toReversed()
    .map((line) => unescapedLine(line.replace(/\\\r?$/u, '')))
    .join('\n');
  return { from: begins, to, markId: target.id, words: words.trim(), source: name };
}

/** Whether words are the same but for how white space stands between them. */
export function sameWords(one: string, other: string): boolean {
  return flat(one) === flat(other);
}

function flat(words: string): string {
  return words.normalize('NFC').replace(/\s+/gu, ' ').trim();
}
