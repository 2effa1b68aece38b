import { parseQuery } from './parse.ts';
import { escapeMarks, isQuotationMark, withoutQuotationMarks } from './quotation-marks.ts';
import type { Dates, Field, State } from './query.ts';
import { writeId } from './tag-named.ts';
import type { Id } from '../../model/id.ts';
import type { Range } from '../../model/records.ts';

// The filters of a query as a person sees them beside the box. They say the same as the text, because they are read
// from it and every change of them is a change of the text; there is no second place where filters live.

/** A filter that stands for itself in the query. The range is its place in the query's text, with its sign. */
export interface QueryFilter extends Range {
  readonly negated: boolean;
  readonly filter: Field | Dates | State;
}

/** The filters at the top of a query: not those inside of brackets or beside OR, which mean nothing on their own. */
export function filtersIn(
  text: string,
  fields: readonly string[] = [],
  languages: readonly string[] = [],
): readonly QueryFilter[] {
  const pieces = piecesOf(text);
  const word = (at: number) => (pieces[at] ? text.slice(pieces[at].from, pieces[at].to) : '');
  return pieces.flatMap((piece, at): QueryFilter[] => {
    if (word(at - 1) === 'OR' || word(at + 1) === 'OR' || !/^[+\-−]?[\p{L}_]/u.test(word(at))) return [];
    const parsed = parseQuery(word(at), { fields, languages });
    const clause = parsed.ok && parsed.query.clauses.length === 1 ? parsed.query.clauses[0] : undefined;
    const filter = clause?.expression;
    if (filter?.kind !== 'field' && filter?.kind !== 'date' && filter?.kind !== 'state') return [];
    const not = word(at - 1) === 'NOT';
    const from = not ? pieces[at - 1]!.from : piece.from;
    return [{ from, to: piece.to, negated: not || clause!.presence === 'prohibited', filter }];
  });
}

/** The query without that stretch and the blanks that it leaves. */
export function withoutStretch(text: string, { from, to }: Range): string {
  const before = text.slice(0, from).replace(/\s*(?:\sAND|^AND)?\s*$/u, '');
  const after = text.slice(to).trimStart();
  if (before === '') return after.replace(/^AND\s+/u, '');
  return after === '' ? before : `${before} ${after}`;
}

/**
 * The query and this filter, too; a query that holds it already stays as it is. What ends in a word that would be taken for
 * an operator before the filter, as a headline in capitals may, is held together by brackets.
 */
export function withFilter(text: string, written: string): string {
  const there = piecesOf(text).some(({ from, to }) => text.slice(from, to) === written);
  if (there) return text;
  const before = text.trimEnd();
  if (before === '') return written;
  return /(?:^|\s)(?:NOT|OR)$/u.test(before) ? `(${before}) ${written}` : `${before} ${written}`;
}

/** A filter for just this value, letter for letter, as it is written. Of a tag: `writeTagFilter`. */
export function writeFilter(field: string, value: string): string {
  if (field === 'is' || field === 'date') return `${field}:${value}`;
  return `${field}:="${escapeMarks(value)}"`;
}

/** A filter for this document, whatever it is called by now. */
export function writeDocumentFilter(title: string, id: Id): string {
  return `title:"${withoutQuotationMarks(title).trim() || '…'}"#${writeId(id)}`;
}

/** A filter for the documents of this event set, whatever it is called by now. */
export function writeSetFilter(name: string, id: Id): string {
  return `set:"${withoutQuotationMarks(name).trim() || '…'}"#${writeId(id)}`;
}

/** The stretches between blanks, where quotes, brackets and regular expressions hold together what is in them. */
function piecesOf(text: string): Range[] {
  const pieces: Range[] = [];
  let from = -1;
  let depth = 0;
  let quoted = false;
  /** Inside the quotation marks of a tag or a whole value, one after a backslash is part of it. */
  let escapes = false;
  let regex = false;
  const end = (to: number) => {
    if (from >= 0) pieces.push({ from, to });
    from = -1;
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (regex) {
      if (sign === '\\') at += 1;
      else if (sign === '/') regex = false;
      continue;
    }
    if (!quoted && depth === 0 && /\s/u.test(sign)) {
      end(at);
      continue;
    }
    const first = from < 0;
    if (first) from = at;
    if (isQuotationMark(text, at)) {
      quoted = !quoted;
      escapes =
        quoted &&
        /(?:^|[\s(+\-−])(?:tag:|[\p{L}_][\p{L}\p{M}\p{N}_-]*:=)$/iu.test(text.slice(Math.max(0, at - 80), at));
    } else if (quoted) {
      if (escapes && sign === '\\') at += 1;
      continue;
    }
    if (sign === '/' && (first || /[\s(+-]/u.test(text[at - 1]!))) regex = true;
    else if (sign === '(') depth += 1;
    else if (sign === ')') depth = Math.max(0, depth - 1);
  }
  end(text.length);
  return pieces;
}
