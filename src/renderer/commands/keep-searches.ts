import { cleanName } from '../../core/model/clean-name.ts';
import { added, removed, sequence, updated } from '../../core/model/diff.ts';
import type { Diff } from '../../core/model/diff.ts';
import type { Id } from '../../core/model/id.ts';
import type { SavedSearch } from '../../core/model/records.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { bindTags, withoutIds } from '../../core/search/language/follow-tags.ts';
import { foldWord } from '../../core/text/fold.ts';
import type { Desk } from './desk.ts';
import { queryReading } from './own-fields.ts';

/**
 * What is done where another search is saved under nearly the same name. `ask`: nothing, and the answer is `search-twin`
 * with the id of the other and, as the detail, the name that was wanted. `beside`: both are kept, unless the names read
 * the same; then it is asked all the same.
 */
export type WithTwin = 'ask' | 'beside' | { readonly replace: Id };

/** A saved search, and whether it was stored now: one that is there already, word for word, is not stored again. */
export interface KeptSearch {
  readonly search: SavedSearch;
  readonly stored: boolean;
}

/** Keeps a query, with the ids of the tags that it names; without a name it is named as it is written. */
export function saveSearch(
  desk: Desk,
  name: string,
  query: string,
  anyWord: boolean,
  withTwin: WithTwin = 'ask',
): Promise<Result<KeptSearch>> {
  return withSearchesOfNow(desk, () => saveSearchNow(desk, name, query, anyWord, withTwin));
}

/** With the searches that other windows saved, also just while this is stored: then it is asked what becomes of the two. */
async function withSearchesOfNow<T>({ store }: Desk, work: () => Promise<Result<T>>): Promise<Result<T>> {
  const settled = await store.settle();
  if (!settled.ok) return settled;
  const done = await work();
  return !done.ok && done.error.code === 'changed-elsewhere' ? work() : done;
}

async function saveSearchNow(
  desk: Desk,
  name: string,
  query: string,
  anyWord: boolean,
  withTwin: WithTwin,
): Promise<Result<KeptSearch>> {
  const { snapshot } = desk.store;
  const rows = snapshot.rows('searches');
  const reading = queryReading(snapshot);
  const asked = { query: bindTags(query, snapshot.rows('tags'), reading), anyWord };
  const wanted = cleanName(name) || withoutIds(query, reading);
  const twin = twinOf(desk, wanted);
  if (twin?.name === wanted && twin.query === asked.query && twin.anyWord === anyWord) {
    return ok({ search: twin, stored: false });
  }
  const refused = twin && refusal(twin, wanted, withTwin);
  if (refused) return refused;
  const replaced = replacedBy(desk, withTwin);
  const search: SavedSearch = replaced
    ? { ...replaced, ...asked, name: wanted }
    : { id: desk.newId(), name: wanted, ...asked, order: orderOfLast(rows.values()) + 1 };
  const diff = replaced ? updated('searches', replaced, search) : added('searches', search);
  const stored = await desk.store.apply(diff, {
    label: { verb: 'save-search', names: [search.name] },
    author: desk.author,
  });
  return stored.ok ? ok({ search, stored: true }) : stored;
}

/** An empty name gives it its query as name again. */
export function renameSearch(desk: Desk, id: Id, name: string, withTwin: WithTwin = 'ask'): Promise<Result<Diff>> {
  return withSearchesOfNow(desk, () => renameSearchNow(desk, id, name, withTwin));
}

async function renameSearchNow(desk: Desk, id: Id, name: string, withTwin: WithTwin): Promise<Result<Diff>> {
  const { snapshot } = desk.store;
  const search = snapshot.rows('searches').get(id);
  if (!search) return fail('not-found', id);
  const wanted = cleanName(name) || withoutIds(search.query, queryReading(snapshot));
  const twin = twinOf(desk, wanted, id);
  const refused = twin && refusal(twin, wanted, withTwin);
  if (refused) return refused;
  const replaced = replacedBy(desk, withTwin);
  return desk.store.apply(
    sequence(
      ...(replaced ? [removed('searches', replaced)] : []),
      updated('searches', search, { ...search, name: wanted }),
    ),
    {
      label: { verb: 'rename-search', names: [search.name, wanted] },
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

/** Whether nobody could tell the names apart by reading them. */
export function readsSame(a: string, b: string): boolean {
  return cleanName(a) === cleanName(b);
}

/** Another search of this name, or of one that differs from it in case, accents and what is not seen at most. */
function twinOf(desk: Desk, name: string, except?: Id): SavedSearch | undefined {
  const others = [...desk.store.snapshot.rows('searches').values()].filter(({ id }) => id !== except);
  const wanted = nameKey(name);
  return others.find((other) => readsSame(other.name, name)) ?? others.find((other) => nameKey(other.name) === wanted);
}

function refusal(twin: SavedSearch, wanted: string, withTwin: WithTwin) {
  const may =
    withTwin === 'beside' ? !readsSame(twin.name, wanted) : withTwin !== 'ask' && withTwin.replace === twin.id;
  return may ? null : fail('search-twin', twin.id, wanted);
}

function replacedBy(desk: Desk, withTwin: WithTwin): SavedSearch | undefined {
  return typeof withTwin === 'string' ? undefined : desk.store.snapshot.rows('searches').get(withTwin.replace);
}

/** What is saved is listed last. */
function orderOfLast(searches: Iterable<SavedSearch>): number {
  return [...searches].reduce((last, { order }) => Math.max(last, order), -1);
}

function nameKey(name: string): string {
  return foldWord(cleanName(name)).trim();
}
