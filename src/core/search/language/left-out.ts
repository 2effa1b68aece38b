import { filtersIn, withFilter, withoutStretch } from './filters.ts';
import { parseQuery } from './parse.ts';
import type { ParseOptions } from './parse.ts';
import type { PlacedFilter } from './query.ts';

/** A query for what a filter leaves out only because the documents do not say anything in its field. */
export interface LeftOut {
  /** As it is written in the query, lower case: `date`, `outlet`, an attribute of the project's own. */
  readonly field: string;
  readonly query: string;
}

/** What a document always has, what passages have, and what a person put documents into: nothing is left out for want of them. */
const neverUnknown: ReadonlySet<string> = new Set(['title', 'path', 'tag', 'note', 'set', 'person', 'speaker']);

/**
 * For each field that the query's filters ask for, the query for documents in which it is not known: `slavery
 * date:1855..1866` is `slavery -date:*`. A filter with a minus leaves none of these out, nor one that asks for any value.
 * Where a filter stands in brackets or beside OR, it is what would be found if it held, without what is found as it is.
 */
export function leftOutBy(text: string, reading: ParseOptions = {}): readonly LeftOut[] {
  const parsed = parseQuery(text, reading);
  if (!parsed.ok) return [];
  const asking = parsed.filters.filter((one) => !one.negated && fieldOf(one) !== null && !asksForAny(one));
  const apart = filtersIn(text, reading.fields, reading.languages);
  return [...new Set(asking.map((one) => fieldOf(one)!))].map((field) => {
    const all = parsed.filters.filter((one) => !one.negated && fieldOf(one) === field);
    const own = apart.filter((one) => !one.negated && fieldOf(one) === field);
    if (own.length === all.length) {
      const rest = own.toReversed().reduce((query, filter) => withoutStretch(query, filter), text);
      return { field, query: withFilter(rest, `-${field}:*`) };
    }
    // Among texts in which the field is not known this holds, and its contrary does not.
    const held = asking
      .filter((one) => fieldOf(one) === field)
      .toReversed()
      .reduce(
        (query, { from, to, minus }) => `${query.slice(0, from)}${minus ? '' : '-'}${field}:*${query.slice(to)}`,
        text,
      );
    return { field, query: `(${held}) -${field}:* -(${text})` };
  });
}

function fieldOf({ filter }: Pick<PlacedFilter, 'filter'>): string | null {
  if (filter.kind === 'date') return 'date';
  return filter.kind === 'field' && !neverUnknown.has(filter.field) ? filter.field : null;
}

function asksForAny({ filter }: PlacedFilter): boolean {
  if (filter.kind === 'date') return filter.first === null && filter.last === null;
  return filter.kind === 'field' && filter.value.text === '*' && !filter.value.whole;
}
