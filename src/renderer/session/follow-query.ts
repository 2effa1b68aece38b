import { followColumns } from '../../core/search/language/follow-columns.ts';
import { followTags } from '../../core/search/language/follow-tags.ts';
import { queryReading } from '../commands/own-fields.ts';
import type { ProjectStore } from '../store/project-store.ts';
import type { Workspace } from './workspace.ts';

/**
 * Keeps the queries of the searches that are open asking for the tags and columns that they asked for while those are renamed,
 * moved, merged and brought back.
 */
export function followQuery(store: ProjectStore, workspace: Workspace): () => void {
  const { snapshot } = store;
  // The snapshot's maps are changed in place. The names in a query are those of before.
  const now = () => ({
    versions: `${snapshot.version('tags')} ${snapshot.version('attributes')}`,
    tags: new Map(snapshot.rows('tags')),
    columns: new Map(snapshot.rows('attributes')),
    reading: queryReading(snapshot),
  });
  let before = now();
  return store.subscribe(() => {
    if (`${snapshot.version('tags')} ${snapshot.version('attributes')}` === before.versions) return;
    const after = now();
    const { query, searches } = workspace.state;
    const { tags, columns, reading } = before;
    const follow = (words: string) =>
      followColumns(followTags(words, tags, after.tags, reading), columns, after.columns, reading);
    const followed = follow(query);
    const others = Object.entries(searches).map(([id, one]) => [id, { ...one, query: follow(one.query) }] as const);
    before = after;
    if (followed !== query) workspace.set({ query: followed });
    if (others.some(([id, one]) => one.query !== searches[id]?.query)) {
      workspace.set({ searches: Object.fromEntries(others) });
    }
  });
}
