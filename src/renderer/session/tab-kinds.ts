import type { Id } from '../../core/model/id.ts';
import type { ProjectStore } from '../store/project-store.ts';

/** What a tab shows. Each document, and each note, has one tab in a pane at most. */
export type Tab =
  | { readonly kind: 'document'; readonly documentId: Id }
  | { readonly kind: 'search' }
  | { readonly kind: 'note'; readonly noteId: Id }
  | { readonly kind: 'history' }
  | { readonly kind: 'shared-wording' };

type TabOf<Kind extends Tab['kind']> = Extract<Tab, { kind: Kind }>;

/** What is known of a kind of tab without drawing it. What its screen needs besides stands in the table of views. */
interface TabKind<T extends Tab> {
  /** The document or note that it shows; null where it shows no record of its own. Tabs that show the same are one. */
  recordOf(tab: T): Id | null;
  /** A tab as it was stored, if what it shows is still there. */
  revive(stored: Readonly<Record<string, unknown>>, store: ProjectStore): T | null;
}

const kinds: { readonly [Kind in Tab['kind']]: TabKind<TabOf<Kind>> } = {
  document: {
    recordOf: ({ documentId }) => documentId,
    revive: ({ documentId: id }, { snapshot }) =>
      typeof id === 'string' && snapshot.rows('documents').has(id) ? { kind: 'document', documentId: id } : null,
  },
  note: {
    recordOf: ({ noteId }) => noteId,
    revive: ({ noteId: id }, { snapshot }) =>
      typeof id === 'string' && snapshot.rows('notes').has(id) ? { kind: 'note', noteId: id } : null,
  },
  search: { recordOf: () => null, revive: () => ({ kind: 'search' }) },
  history: { recordOf: () => null, revive: () => ({ kind: 'history' }) },
  'shared-wording': { recordOf: () => null, revive: () => ({ kind: 'shared-wording' }) },
};

/** The document or note that a tab shows, if it shows one. */
export function recordOf(tab: Tab): Id | null {
  return (kinds[tab.kind] as TabKind<Tab>).recordOf(tab);
}

/** The same for tabs that show the same. */
export function keyOfTab(tab: Tab): string {
  return `${tab.kind} ${recordOf(tab) ?? ''}`;
}

/** A tab as it was stored; null if it is none, or what it shows is gone. */
export function revivedTab(stored: unknown, store: ProjectStore): Tab | null {
  if (typeof stored !== 'object' || stored === null || !('kind' in stored)) return null;
  const { kind } = stored;
  if (typeof kind !== 'string' || !Object.hasOwn(kinds, kind)) return null;
  return kinds[kind as Tab['kind']].revive({ ...stored }, store);
}
