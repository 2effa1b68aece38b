import { dateCell, momentCell, shareCell } from '../../../../core/exchange/comma-separated.ts';
import type { Cell } from '../../../../core/exchange/comma-separated.ts';
import type { SavedTable } from '../../../../core/exchange/saved-table.ts';
import type { Id } from '../../../../core/model/id.ts';
import type { EventSet } from '../../../../core/model/records.ts';
import type { SuggestedSet } from '../../../../core/ports/compare.ts';
import { savedHead } from '../../../session/saved-head.ts';
import type { Session } from '../../../session/session.ts';
import { findWords } from '../../../words/find.ts';
import { eventSetWords as words } from '../../../words/event-sets.ts';

const header = [
  ...['event set', 'state', 'document', 'date', 'outlet', 'path', 'order of the rows', 'note'],
  ...['likeness', 'names in several', 'made by', 'made', 'set id', 'document id'],
];

/** The sets that are shown and those that are suggested, a row for each of their documents. Of suggested ones it says why. Likeness goes from 0 to 1. */
export function savedEventSets(
  { desk, names, people }: Pick<Session, 'desk' | 'names' | 'people'>,
  sets: readonly EventSet[],
  suggested: readonly SuggestedSet[],
  all: number,
  typed: string,
): SavedTable {
  const { title, about } = savedHead(desk, {
    title: words.title,
    how: suggested.length > 0 ? words.rule : '',
    part: { shown: sets.length, all, what: words.setsAre },
    filters: [[findWords.rows, typed]],
    times: true,
  });
  const documents = desk.store.snapshot.rows('documents');
  const of = (id: Id): readonly Cell[] => {
    const { attributes, path } = documents.get(id) ?? {};
    return [names.documents().get(id), dateCell(attributes?.['date']?.value), attributes?.['outlet']?.value, path];
  };
  const isThere = (id: Id) => documents.has(id);
  const own = sets.flatMap(({ id: setId, name, documentIds, base, note, author, created }) => {
    const there = documentIds.filter(isThere);
    const first = base !== null && there.includes(base) ? base : there[0];
    return there.map((id) => [
      ...[name, words.states.confirmed, ...of(id), id === first ? words.isBase : null, note],
      ...[null, null, people.now().nameOf(author), momentCell(created), setId, id],
    ]);
  });
  const proposed = suggested.flatMap((set) =>
    set.documentIds
      .filter(isThere)
      .map((id) => [
        ...[words.nameOf(set.names, names.documents().get(set.documentIds[0]!)), words.states.suggested, ...of(id)],
        ...[null, null, shareCell(set.likeness), set.names.join(' | '), null, null, null, id],
      ]),
  );
  return { title, about, header, rows: [...own, ...proposed] };
}
