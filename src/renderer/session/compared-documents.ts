import { mostAccounts } from '../../core/compare/synopsis-shapes.ts';
import { documentIdOf, documentOf } from '../../core/model/account.ts';
import type { AccountId } from '../../core/model/account.ts';
import type { Id } from '../../core/model/id.ts';
import type { Document } from '../../core/model/records.ts';
import type { NamesById } from '../../core/model/shown-name.ts';
import { compareDates } from '../../core/text/dates.ts';
import { compareWords } from '../words/compare.ts';
import { comparisonTab } from './comparison-parts.ts';
import type { ComparisonPart } from './comparison-parts.ts';
import type { Session } from './session.ts';

/**
 * The documents that a comparison would set beside each other: two to six that are chosen in the library, else
 * the two that both panes show. Who chose more is told so, and nothing else is compared in their place.
 */
export function comparedDocuments({
  desk,
  workspace,
}: Pick<Session, 'desk' | 'workspace'>): readonly Id[] | 'too many' | null {
  const documents = desk.store.snapshot.rows('documents');
  const { chosen, panes } = workspace.state;
  const shown = panes.flatMap(({ tabs, active }) => {
    const tab = tabs[active];
    return tab?.kind === 'document' ? [tab.documentId] : [];
  });
  for (const ids of [chosen, shown]) {
    const there = [...new Set(ids)].filter((id) => documents.has(id));
    if (there.length > mostAccounts) return 'too many';
    if (there.length >= 2) return there;
  }
  return null;
}

/** Opens this part of the comparison of those. */
export function openComparison(session: Session, part: ComparisonPart): void {
  const documentIds = comparedOrTold(session);
  if (documentIds) session.workspace.open(comparisonTab(part, documentIds));
}

/** Opens what documents share: of two the pair, of more the grid of all of them. */
export function openShared({ workspace }: Pick<Session, 'workspace'>, ids: readonly Id[]): void {
  workspace.open(comparisonTab('shared', ids));
}

function comparedOrTold(session: Session): readonly Id[] | null {
  const ids = comparedDocuments(session);
  if (ids !== 'too many') return ids;
  session.workspace.tell('problem', compareWords.tooMany(mostAccounts));
  return null;
}

/**
 * Documents, or versions of them, in the order of their columns wherever they stand side by side: by date, those without
 * one last, then by name; versions of one document by their numbers.
 */
export function inColumns<T extends AccountId>(
  ids: readonly T[],
  documents: ReadonlyMap<Id, Document>,
  names: NamesById,
): readonly T[] {
  const dateOf = (id: T) => documentOf(documents, id)?.attributes['date']?.value ?? '9999';
  const versionOf = (id: T) => documentOf(documents, id)?.versions.length ?? 0;
  return ids.toSorted(
    (a, b) =>
      compareDates(dateOf(a), dateOf(b)) ||
      (documentIdOf(a) === documentIdOf(b)
        ? versionOf(a) - versionOf(b)
        : (names.get(a) ?? '').localeCompare(names.get(b) ?? '')),
  );
}
