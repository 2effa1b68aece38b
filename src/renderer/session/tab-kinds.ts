import { mostAccounts } from '../../core/compare/synopsis-shapes.ts';
import { accountsNow } from '../../core/model/account.ts';
import type { AccountId } from '../../core/model/account.ts';
import type { Id } from '../../core/model/id.ts';
import type { Document } from '../../core/model/records.ts';
import type { ProjectStore } from '../store/project-store.ts';

/**
 * What a tab shows. Each document, note and tag has one tab in a pane at most. Where documents are compared, an older
 * version of one can stand in the place of a document.
 */
export type Tab =
  | { readonly kind: 'document'; readonly documentId: Id }
  /** One of the searches that are open; the first has no name. */
  | { readonly kind: 'search'; readonly searchId?: string }
  | { readonly kind: 'note'; readonly noteId: Id }
  /** A tag with its quotations. */
  | { readonly kind: 'tag'; readonly tagId: Id }
  | { readonly kind: 'codebook' }
  /** All notes as a table. */
  | { readonly kind: 'notes' }
  /** Everybody who works in the project. */
  | { readonly kind: 'people' }
  /** All links as a table. */
  | { readonly kind: 'links' }
  /** Documents with what is known of them. */
  | { readonly kind: 'document-table' }
  | { readonly kind: 'history' }
  /** Annotations whose text changed. */
  | { readonly kind: 'anchors' }
  /** What merged projects say otherwise. */
  | { readonly kind: 'questions' }
  | { readonly kind: 'shared-wording' }
  | { readonly kind: 'event-sets' }
  /** Names that are the same. */
  | { readonly kind: 'names' }
  /** What two documents share, A on the left. */
  | { readonly kind: 'pair'; readonly aId: AccountId; readonly bId: AccountId }
  /** What three documents or more share, each with each. */
  | { readonly kind: 'comparison'; readonly documentIds: readonly Id[] }
  /** What two to six documents say beside each other. */
  | { readonly kind: 'synopsis'; readonly documentIds: readonly Id[] }
  /** Where two to six documents may contradict each other. */
  | { readonly kind: 'conflicts'; readonly documentIds: readonly Id[] }
  /** How two to six documents hang together. */
  | { readonly kind: 'lineage'; readonly documentIds: readonly Id[] }
  /** What two to six documents say of claims; none: all claims of the project. */
  | { readonly kind: 'claims'; readonly documentIds: readonly Id[] }
  /** Who says what in two to six documents; none: in all of the project. */
  | { readonly kind: 'quotations'; readonly documentIds: readonly Id[] }
  /** When two to six documents appeared and which dates they name. */
  | { readonly kind: 'timeline'; readonly documentIds: readonly Id[] };

type TabOf<Kind extends Tab['kind']> = Extract<Tab, { kind: Kind }>;

/** What is known of a kind of tab without drawing it. What its screen needs besides stands in the table of views. */
interface TabKind<T extends Tab> {
  /** The documents (or versions of them) or notes that it shows; none where it shows no record of its own. Tabs that show the same are one. */
  recordsOf(tab: T): readonly Id[];
  /** A tab as it was stored, if what it shows is still there. */
  revive(stored: Readonly<Record<string, unknown>>, store: ProjectStore): T | null;
}

/** The kinds of tabs that show a part of a comparison, but for shared wording. */
type PartKind = 'synopsis' | 'quotations' | 'conflicts' | 'claims' | 'lineage' | 'timeline';

/** A tab of two to six documents; those that are left when it is opened again. */
function ofDocuments<Kind extends PartKind>(kind: Kind): TabKind<TabOf<Kind>> {
  return {
    recordsOf: (tab) => (tab as TabOf<PartKind>).documentIds,
    revive({ documentIds: stored }, { snapshot }) {
      const documentIds = accountsOf(stored, snapshot.rows('documents'));
      return documentIds.length < 2 ? null : ({ kind, documentIds: documentIds.slice(0, mostAccounts) } as TabOf<Kind>);
    },
  };
}

/** Of what was stored as a list of documents and versions, those that are there. */
function accountsOf(stored: unknown, documents: ReadonlyMap<Id, Document>): readonly AccountId[] {
  return Array.isArray(stored)
    ? accountsNow(
        documents,
        stored.filter((id) => typeof id === 'string'),
      )
    : [];
}

/** The same; one of no documents is of all of the project. */
function alsoOfProject<Kind extends PartKind>(kind: Kind): TabKind<TabOf<Kind>> {
  const { recordsOf, revive } = ofDocuments(kind);
  return {
    recordsOf,
    revive: (stored, store) =>
      Array.isArray(stored['documentIds']) && stored['documentIds'].length === 0
        ? ({ kind, documentIds: [] as readonly Id[] } as TabOf<Kind>)
        : revive(stored, store),
  };
}

const kinds: { readonly [Kind in Tab['kind']]: TabKind<TabOf<Kind>> } = {
  document: {
    recordsOf: ({ documentId }) => [documentId],
    revive: ({ documentId: id }, { snapshot }) =>
      typeof id === 'string' && snapshot.rows('documents').has(id) ? { kind: 'document', documentId: id } : null,
  },
  note: {
    recordsOf: ({ noteId }) => [noteId],
    revive: ({ noteId: id }, { snapshot }) =>
      typeof id === 'string' && snapshot.rows('notes').has(id) ? { kind: 'note', noteId: id } : null,
  },
  tag: {
    recordsOf: ({ tagId }) => [tagId],
    revive: ({ tagId: id }, { snapshot }) =>
      typeof id === 'string' && snapshot.rows('tags').has(id) ? { kind: 'tag', tagId: id } : null,
  },
  codebook: { recordsOf: () => [], revive: () => ({ kind: 'codebook' }) },
  notes: { recordsOf: () => [], revive: () => ({ kind: 'notes' }) },
  people: { recordsOf: () => [], revive: () => ({ kind: 'people' }) },
  links: { recordsOf: () => [], revive: () => ({ kind: 'links' }) },
  'document-table': { recordsOf: () => [], revive: () => ({ kind: 'document-table' }) },
  search: {
    recordsOf: () => [],
    revive: ({ searchId }) => ({
      kind: 'search',
      ...(typeof searchId === 'string' && searchId !== '' && { searchId }),
    }),
  },
  history: { recordsOf: () => [], revive: () => ({ kind: 'history' }) },
  anchors: { recordsOf: () => [], revive: () => ({ kind: 'anchors' }) },
  questions: { recordsOf: () => [], revive: () => ({ kind: 'questions' }) },
  'shared-wording': { recordsOf: () => [], revive: () => ({ kind: 'shared-wording' }) },
  'event-sets': { recordsOf: () => [], revive: () => ({ kind: 'event-sets' }) },
  names: { recordsOf: () => [], revive: () => ({ kind: 'names' }) },
  pair: {
    recordsOf: ({ aId, bId }) => [aId, bId],
    revive({ aId, bId }, { snapshot }) {
      const [a, b] = accountsOf([aId, bId], snapshot.rows('documents'));
      return a !== undefined && b !== undefined ? { kind: 'pair', aId: a, bId: b } : null;
    },
  },
  comparison: {
    recordsOf: ({ documentIds }) => documentIds,
    revive({ documentIds }, { snapshot }) {
      if (!Array.isArray(documentIds)) return null;
      const there = accountsOf(documentIds, snapshot.rows('documents'));
      return there.length > 1 && there.length === documentIds.length
        ? { kind: 'comparison', documentIds: there }
        : null;
    },
  },
  synopsis: ofDocuments('synopsis'),
  conflicts: ofDocuments('conflicts'),
  claims: alsoOfProject('claims'),
  lineage: ofDocuments('lineage'),
  quotations: alsoOfProject('quotations'),
  timeline: ofDocuments('timeline'),
};

/** The documents (or versions of them) or notes that a tab shows, if it shows any. */
export function recordsOf(tab: Tab): readonly Id[] {
  return (kinds[tab.kind] as TabKind<Tab>).recordsOf(tab);
}

/** The same for tabs that show the same, in whatever order. */
export function keyOfTab(tab: Tab): string {
  const names = tab.kind === 'search' ? [tab.searchId ?? ''].filter(Boolean) : recordsOf(tab).toSorted();
  return [tab.kind, ...names].join(' ');
}

/** A tab as it was stored; null if it is none, or what it shows is gone. */
export function revivedTab(stored: unknown, store: ProjectStore): Tab | null {
  if (typeof stored !== 'object' || stored === null || !('kind' in stored)) return null;
  const { kind } = stored;
  if (typeof kind !== 'string' || !Object.hasOwn(kinds, kind)) return null;
  return kinds[kind as Tab['kind']].revive({ ...stored }, store);
}
