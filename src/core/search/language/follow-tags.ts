import type { Id } from '../../model/id.ts';
import type { Tag } from '../../model/records.ts';
import { parseQuery } from './parse.ts';
import type { ParseOptions } from './parse.ts';
import type { FieldValue } from './query.ts';
import { isPattern, tagNamed, tagOfId, writeTagFilter } from './tag-named.ts';

// A search goes on asking for the tag that it asked for, whatever becomes of its name and place.

type Tags = ReadonlyMap<Id, Tag>;

/**
 * The query as it must be written after tags changed. A filter whose name would mean another tag now, or none, gets the
 * id of the one it meant; one that has an id gets the new name beside it. `reading` is how the query is read when it is asked.
 */
export function followTags(query: string, before: Tags, after: Tags, reading: ParseOptions = {}): string {
  return rewrite(query, reading, (value) => {
    const id = meantBy(before, value);
    if (id === null) return null;
    const now = tagOfId(after, id)?.id;
    // It is gone; but undo may bring it back.
    if (now === undefined) return value.id === undefined ? writeTagFilter(before, id) : null;
    return value.id === undefined && meantBy(after, value) === now ? null : writeTagFilter(after, now);
  });
}

/** The query with the id of every tag that it names: to be kept. */
export function bindTags(query: string, tags: Tags, reading: ParseOptions = {}): string {
  return rewrite(query, reading, (value) => {
    const id = meantBy(tags, value);
    return id === null ? null : writeTagFilter(tags, id);
  });
}

/** The query as a person would write it: without ids of tags and documents. */
export function withoutIds(query: string, reading: ParseOptions = {}): string {
  const parsed = parseQuery(query, reading);
  if (!parsed.ok) return query;
  return parsed.ids.reduceRight((text, { from, to }) => text.slice(0, from) + text.slice(to), query);
}

/** The one tag that a filter means; null if it means none, or whatever fits a pattern. */
function meantBy(tags: Tags, value: FieldValue): Id | null {
  if (value.id === undefined && isPattern(value.text)) return null;
  const named = tagNamed(tags, value);
  return named.kind === 'found' && named.ids.length === 1 ? named.ids[0]! : null;
}

function rewrite(query: string, reading: ParseOptions, write: (value: FieldValue) => string | null): string {
  if (!/tag:/iu.test(query)) return query;
  const parsed = parseQuery(query, reading);
  if (!parsed.ok) return query;
  let rewritten = query;
  for (const { from, to, value } of parsed.tags.toReversed()) {
    const written = write(value);
    if (written !== null) rewritten = rewritten.slice(0, from) + written + rewritten.slice(to);
  }
  return rewritten;
}
