import { filtersIn, withFilter, withoutStretch } from './filters.ts';
import type { QueryFilter } from './filters.ts';
import type { ParseOptions } from './parse.ts';

/** A query for what a filter leaves out only because the documents do not say anything in its field. */
export interface LeftOut {
  /** As it is written in the query, lower case: `date`, `outlet`, an attribute of the project's own. */
  readonly field: string;
  readonly query: string;
}

/** What a document always has, and what passages have: nothing is left out for want of them. */
const neverUnknown: ReadonlySet<string> = new Set(['title', 'path', 'tag', 'note']);

/**
 * For each field that the query's filters ask for, the query for documents in which it is not known: `slavery
 * date:1855..1866` is `slavery -date:*`. A filter with a minus leaves none of these out, nor one that asks for any value.
 */
export function leftOutBy(text: string, { fields, languages }: ParseOptions = {}): readonly LeftOut[] {
  const asking = filtersIn(text, fields, languages).filter((one) => !one.negated && fieldOf(one) !== null);
  const names = [...new Set(asking.map((one) => fieldOf(one)!))].filter(
    (name) => !asking.every((one) => fieldOf(one) !== name || asksForAny(one)),
  );
  return names.map((field) => {
    const own = asking.filter((one) => fieldOf(one) === field);
    const rest = own.toReversed().reduce((query, filter) => withoutStretch(query, filter), text);
    return { field, query: withFilter(rest, `-${field}:*`) };
  });
}

function fieldOf({ filter }: QueryFilter): string | null {
  if (filter.kind === 'date') return 'date';
  return filter.kind === 'field' && !neverUnknown.has(filter.field) ? filter.field : null;
}

function asksForAny({ filter }: QueryFilter): boolean {
  if (filter.kind === 'date') return filter.first === null && filter.last === null;
  return filter.kind === 'field' && filter.value.text === '*' && !filter.value.whole;
}
