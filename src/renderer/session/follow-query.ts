import { followTags } from '../../core/search/language/follow-tags.ts';
import { queryReading } from '../commands/own-fields.ts';
import type { ProjectStore } from '../store/project-store.ts';
import type { Workspace } from './workspace.ts';

/** Keeps the queries of the searches that are open asking for the tags that it asked for while they are renamed, moved, merged and brought back. */
export function followQuery(store: ProjectStore, workspace: Workspace): () => void {
  const { snapshot } = store;
  let version = snapshot.version('tags');
  // The snapshot's map is changed in place.
  let before = new Map(snapshot.rows('tags'));
  return store.subscribe(() => {
    if (snapshot.version('tags') === version) return;
    version = snapshot.version('tags');
    const after = new Map(snapshot.rows('tags'));
    const { query, searches } = workspace.state;
    const follow = (words: string) => followTags(words, before, after, queryReading(snapshot));
    const followed = follow(query);
    const others = Object.entries(searches).map(([id, one]) => [id, { ...one, query: follow(one.query) }] as const);
    before = after;
    if (followed !== query) workspace.set({ query: followed });
    if (others.some(([id, one]) => one.query !== searches[id]?.query)) {
      workspace.set({ searches: Object.fromEntries(others) });
    }
  });
}
