import { cleanName } from '../../core/model/clean-name.ts';
import { added, removed, updated } from '../../core/model/diff.ts';
import type { Diff } from '../../core/model/diff.ts';
import type { Id } from '../../core/model/id.ts';
import type { SavedSearch } from '../../core/model/records.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { bindTags, withoutTagIds } from '../../core/search/language/follow-tags.ts';
import type { Desk } from './desk.ts';
import { queryReading } from './own-fields.ts';

/** Keeps a query, with the ids of the tags that it names; without a name it is named as it is written. */
export async function saveSearch(
  desk: Desk,
  name: string,
  query: string,
  anyWord: boolean,
): Promise<Result<SavedSearch>> {
  const { snapshot } = desk.store;
  const reading = queryReading(snapshot);
  const order = snapshot.rows('searches').size;
  const bound = bindTags(query, snapshot.rows('tags'), reading);
  const search: SavedSearch = {
    id: desk.newId(),
    name: cleanName(name) || withoutTagIds(query, reading),
    query: bound,
    anyWord,
    order,
  };
  const stored = await desk.store.apply(added('searches', search), {
    label: { verb: 'save-search', names: [search.name] },
    author: desk.author,
  });
  return stored.ok ? ok(search) : stored;
}

/** An empty name gives it its query as name again. */
export async function renameSearch(desk: Desk, id: Id, name: string): Promise<Result<Diff>> {
  const search = desk.store.snapshot.rows('searches').get(id);
  if (!search) return fail('not-found', id);
  return desk.store.apply(
    updated('searches', search, {
      ...search,
      name: cleanName(name) || withoutTagIds(search.query, queryReading(desk.store.snapshot)),
    }),
    {
      label: { verb: 'rename-search', names: [search.name, cleanName(name)] },
      author: desk.author,
    },
  );
}

/** What it found is not touched. */
export async function removeSearch(desk: Desk, id: Id): Promise<Result<Diff>> {
  const search = desk.store.snapshot.rows('searches').get(id);
  if (!search) return fail('not-found', id);
  return desk.store.apply(removed('searches', search), {
    label: { verb: 'remove-search', names: [search.name] },
    author: desk.author,
  });
}
