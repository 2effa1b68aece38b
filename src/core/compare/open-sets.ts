import type { EventSet, Ruling } from '../model/records.ts';
import type { SuggestedSet } from './event-sets.ts';

/** The suggestions on which nobody decided: none whose documents are all in one set, or were all said to be of other events. */
export function openSets(
  suggested: readonly SuggestedSet[],
  sets: Iterable<EventSet>,
  rulings: Iterable<Ruling>,
): readonly SuggestedSet[] {
  const decided = [
    ...Array.from(sets, ({ documentIds }) => new Set(documentIds)),
    ...[...rulings].flatMap((ruling) =>
      ruling.kind === 'event' && ruling.value === 'apart'
        ? [new Set(ruling.parties.flatMap((party) => (party.kind === 'document' ? [party.id] : [])))]
        : [],
    ),
  ];
  return suggested.filter(({ documentIds }) => !decided.some((ids) => documentIds.every((id) => ids.has(id))));
}
