import type { Id } from '../../core/model/id.ts';
import type { Annotation, Tag } from '../../core/model/records.ts';
import { TagTree } from '../../core/model/tag-tree.ts';
import { chosenAnnotations, currentAnnotations } from './marking.ts';
import type { Session } from './session.ts';

// For a while texts show the marks of some tags only, with those of the tags below. It is never remembered: who opens a
// project must not look at a text with half its marks without having asked for that.

/** The tags whose marks are shown, with those below; null where all are. Tags that are gone are none. */
export function shownTags(tags: ReadonlyMap<Id, Tag>, asked: readonly Id[]): ReadonlySet<Id> | null {
  const there = asked.filter((id) => tags.has(id));
  if (there.length === 0) return null;
  const tree = new TagTree(tags);
  return new Set(there.flatMap((id) => [...tree.below(id)]));
}

/** Whether a mark is shown: it carries such a tag, or it is chosen, for nobody chooses what is not seen. */
export function isShownMark(
  { id, tagIds }: Pick<Annotation, 'id' | 'tagIds'>,
  only: ReadonlySet<Id> | null,
  chosen: readonly Id[] = [],
): boolean {
  return only === null || tagIds.some((tagId) => only.has(tagId)) || chosen.includes(id);
}

/** The tags whose marks texts show now; null where all are shown. */
export function onlyShown({ desk: { store }, workspace }: Session): ReadonlySet<Id> | null {
  return shownTags(store.snapshot.rows('tags'), workspace.state.onlyTags);
}

/** Shows the marks of these tags only. */
export function showOnly({ workspace }: Session, ids: readonly Id[]): void {
  workspace.set({ onlyTags: [...new Set(ids)] });
}

/** Shows the marks of a tag besides those that are shown, or no longer. */
export function toggleShown({ workspace }: Session, id: Id): void {
  const { onlyTags } = workspace.state;
  workspace.set({ onlyTags: onlyTags.includes(id) ? onlyTags.filter((one) => one !== id) : [...onlyTags, id] });
}

/** Shows all marks again. */
export function showAllMarks({ workspace }: Session): void {
  workspace.set({ onlyTags: [] });
}

/** The tags that a key is about: those of the chosen marks, or of the marks at the caret, or else the one that is chosen in the tree. */
export function tagsMeant(session: Session): readonly Id[] {
  const { readers, shell } = session;
  const { snapshot } = session.desk.store;
  const [rows, tags] = [snapshot.rows('annotations'), snapshot.rows('tags')];
  const chosen = chosenAnnotations(session).flatMap((id) => rows.get(id)?.tagIds ?? []);
  const handle = chosen.length === 0 ? readers.active() : null;
  const at = handle?.reader.selected().range.from ?? 0;
  const under = handle
    ? currentAnnotations(session, handle.documentId).filter(({ from, to }) => from <= at && at < to)
    : [];
  const meant = [chosen, under.flatMap(({ tagIds }) => tagIds), shell.state.tagId === null ? [] : [shell.state.tagId]];
  const found = meant.map((ids) => [...new Set(ids)].filter((id) => tags.has(id))).find((ids) => ids.length > 0);
  return found ?? [];
}
