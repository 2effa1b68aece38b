import { filtersIn } from './filters.ts';
import { parseQuery } from './parse.ts';
import type { ParseOptions } from './parse.ts';

/**
 * The query with its last word as the beginning of a word (`nothing in genera` as `nothing in genera*`); null if it does
 * not end in a plain word of two letters or more. Filters behind that word, as a click adds them, leave it the last.
 */
export function asBeginning(query: string, reading: ParseOptions = {}): string | null {
  const words = wordsBeforeFilters(query, reading);
  const end = /(?:^|[\s(+:-])([\p{L}\p{M}\p{N}'’]{2,})$/u.exec(words);
  if (!end || ['OR', 'AND', 'NOT'].includes(end[1]!)) return null;
  const begun = `${words}*${query.slice(words.length)}`;
  const parsed = parseQuery(begun, reading);
  if (!parsed.ok) return null;
  const last = parsed.query.clauses.findLast(({ expression }) => !['field', 'date', 'state'].includes(expression.kind));
  // What is left out must not grow while one types, and the value of a filter is no word.
  if (last?.presence === 'prohibited' || last?.expression.kind !== 'words') return null;
  return last.expression.terms.some(({ kind }) => kind === 'pattern') ? begun : null;
}

/** The query up to the filters that it ends with. */
function wordsBeforeFilters(query: string, { fields, languages }: ParseOptions): string {
  let words = query;
  for (const { from, to } of filtersIn(query, fields, languages).toReversed()) {
    if (to !== words.trimEnd().length) break;
    words = query.slice(0, from);
  }
  return words === query ? query : words.trimEnd();
}
