import type { Id } from '../../model/id.ts';
import { queryName, queryNames } from '../../model/query-name.ts';
import type { AttributeDefinition } from '../../model/records.ts';
import { foldWord } from '../../text/fold.ts';
import { fieldNames } from './fields.ts';
import { writeFilter } from './filters.ts';
import { parseQuery } from './parse.ts';
import type { ParseOptions } from './parse.ts';

// A search goes on asking for the column that it asked for, whatever that is called.

type Columns = ReadonlyMap<Id, Pick<AttributeDefinition, 'id' | 'name'>>;

/**
 * The query as it must be written after columns got other names. A field that is gone with its column stays as it is written:
 * undo may bring it back. `reading`: how the query is read otherwise.
 */
export function followColumns(query: string, before: Columns, after: Columns, reading: ParseOptions = {}): string {
  if (!query.includes(':')) return query;
  const parsed = parseQuery(query, { ...reading, fields: [...before.values()].flatMap(queryNames) });
  if (!parsed.ok) return query;
  let rewritten = query;
  for (const { from, to, filter } of parsed.filters.toReversed()) {
    if (filter.kind !== 'field') continue;
    const name = nameNow(filter.field, before, after);
    const written = /[\p{L}_][\p{L}\p{M}\p{N}_-]*(?=:)/u.exec(query.slice(from, to));
    if (name === null || written === null) continue;
    const at = from + written.index;
    rewritten = rewritten.slice(0, at) + name + rewritten.slice(at + written[0].length);
  }
  return rewritten;
}

/**
 * The query as it must be written after choices of a column got other names: one that asked for all of the old name asks for
 * the new one.
 */
export function followChoices(
  query: string,
  column: Pick<AttributeDefinition, 'id' | 'name'>,
  renamed: readonly { readonly from: string; readonly to: string }[],
  reading: ParseOptions = {},
): string {
  if (renamed.length === 0 || !query.includes(':')) return query;
  const parsed = parseQuery(query, { ...reading, fields: [...(reading.fields ?? []), ...queryNames(column)] });
  if (!parsed.ok) return query;
  let rewritten = query;
  for (const { from, to, filter } of parsed.filters.toReversed()) {
    if (filter.kind !== 'field' || !queryNames(column).includes(filter.field)) continue;
    const written = /^([^:]*):=?(.*)$/su.exec(query.slice(from, to));
    const asked = written && foldWord(written[2]!.replace(/^["“«„]|["”»“]$/gu, ''));
    const now = renamed.find((one) => foldWord(one.from) === asked);
    if (!written || !now) continue;
    rewritten = rewritten.slice(0, from) + writeFilter(written[1]!, now.to) + rewritten.slice(to);
  }
  return rewritten;
}

/** The name that a query has now for the column that a field meant; null if that means it still, or if there is none. */
function nameNow(field: string, before: Columns, after: Columns): string | null {
  if (fieldNames.some((one) => one === field)) return null;
  const meant = [...before.values()].find((one) => queryNames(one).includes(field));
  const now = meant && after.get(meant.id);
  return now === undefined || queryNames(now).includes(field) ? null : queryName(now.name);
}
