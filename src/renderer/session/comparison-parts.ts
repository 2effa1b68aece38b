import type { Id } from '../../core/model/id.ts';
import { recordsOf } from './tab-kinds.ts';
import type { Tab } from './tab-kinds.ts';

/** The parts of a comparison: what the same documents are looked at for. */
export type ComparisonPart = 'shared' | 'synopsis' | 'quotations' | 'conflicts' | 'claims' | 'lineage' | 'timeline';

/** In the order in which they are offered. A new one is a line here, its kind of tab, and its word. */
const tabs: { readonly [Part in ComparisonPart]: (documentIds: readonly Id[]) => Tab } = {
  // Of two documents the pair, of more the grid of all of them.
  shared(ids) {
    const [aId, bId] = ids;
    return ids.length === 2 && aId !== undefined && bId !== undefined
      ? { kind: 'pair', aId, bId }
      : { kind: 'comparison', documentIds: ids };
  },
  synopsis: (documentIds) => ({ kind: 'synopsis', documentIds }),
  quotations: (documentIds) => ({ kind: 'quotations', documentIds }),
  conflicts: (documentIds) => ({ kind: 'conflicts', documentIds }),
  claims: (documentIds) => ({ kind: 'claims', documentIds }),
  lineage: (documentIds) => ({ kind: 'lineage', documentIds }),
  timeline: (documentIds) => ({ kind: 'timeline', documentIds }),
};

/** All parts, in the order in which they are offered. */
export const comparisonParts = Object.keys(tabs) as readonly ComparisonPart[];

/** The tab in which documents are compared so. */
export function comparisonTab(part: ComparisonPart, documentIds: readonly Id[]): Tab {
  return tabs[part](documentIds);
}

/** The part that a tab of documents shows; null of another tab. */
export function partOf(tab: Tab): ComparisonPart | null {
  if (recordsOf(tab).length < 2) return null;
  if (tab.kind === 'pair' || tab.kind === 'comparison') return 'shared';
  return comparisonParts.find((part) => part === tab.kind) ?? null;
}

/** The next part of the same documents, or the one before; behind the last comes the first. */
export function partBeside(tab: Tab, by: 1 | -1): Tab | null {
  const part = partOf(tab);
  if (part === null) return null;
  const { length } = comparisonParts;
  return comparisonTab(comparisonParts[(comparisonParts.indexOf(part) + by + length) % length]!, recordsOf(tab));
}
