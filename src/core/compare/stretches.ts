import type { Id } from '../model/id.ts';
import type { SharedStretch, SharedWith } from './shapes.ts';

/** Puts what overlaps in a document together, in text order. The kind is that of its longest passage. */
export function stretchesOf(shared: readonly SharedWith[]): SharedStretch[] {
  const groups: SharedWith[][] = [];
  let end = -1;
  for (const one of shared.toSorted(inOrder)) {
    if (one.here.from < end) groups[groups.length - 1]!.push(one);
    else groups.push([one]);
    end = Math.max(end, one.here.to);
  }
  return groups.map(stretchOf);
}

function stretchOf(group: readonly SharedWith[]): SharedStretch {
  const best = new Map<Id, SharedWith>();
  for (const one of group) if ((best.get(one.documentId)?.words ?? 0) < one.words) best.set(one.documentId, one);
  return {
    from: group[0]!.here.from,
    to: Math.max(...group.map(({ here }) => here.to)),
    kind: group.reduce((longest, one) => (one.words > longest.words ? one : longest)).kind,
    others: [...best.values()].sort((one, other) => (one.documentId < other.documentId ? -1 : 1)),
    echo: group.every(({ echo }) => echo),
  };
}

function inOrder(one: SharedWith, other: SharedWith): number {
  return (
    one.here.from - other.here.from ||
    one.here.to - other.here.to ||
    (one.documentId < other.documentId ? -1 : one.documentId > other.documentId ? 1 : one.there.from - other.there.from)
  );
}
