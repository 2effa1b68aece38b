import { parseQuery } from './parse.ts';

/**
 * The query with its last word as the beginning of a word (`nothing in genera` as `nothing in genera*`); null if it does
 * not end in a plain word of two letters or more.
 */
export function asBeginning(query: string): string | null {
  const end = /(?:^|[\s(+:-])([\p{L}\p{M}\p{N}'’]{2,})$/u.exec(query);
  if (!end || ['OR', 'AND', 'NOT'].includes(end[1]!)) return null;
  const begun = `${query}*`;
  const parsed = parseQuery(begun);
  if (!parsed.ok) return null;
  const last = parsed.query.clauses.at(-1);
  // What is left out must not grow while one types, and the value of a filter is no word.
  if (last?.presence === 'prohibited' || last?.expression.kind !== 'words') return null;
  return last.expression.terms.some(({ kind }) => kind === 'pattern') ? begun : null;
}
