import { dateCell, shareCell } from '../../../../core/exchange/comma-separated.ts';
import type { SavedTable } from '../../../../core/exchange/saved-table.ts';
import { documentOf } from '../../../../core/model/account.ts';
import type { Pair } from '../../../../core/ports/compare.ts';
import type { Desk } from '../../../commands/desk.ts';
import { savedHead } from '../../../session/saved-head.ts';
import { compareWords as words } from '../../../words/compare.ts';

/** How much two documents share: a row for each. Shares go from 0 to 1. */
export function savedPair(
  desk: Pick<Desk, 'store' | 'now'>,
  pair: Pair,
  names: readonly [a: string, b: string],
): SavedTable {
  const ids = [pair.aId, pair.bId] as const;
  const documents = desk.store.snapshot.rows('documents');
  const { title, about } = savedHead(desk, { title: words.measures, how: words.how, accounts: ids });
  const row = (at: 0 | 1, share: number, unquoted: number | null) => {
    const { attributes, path } = documentOf(documents, ids[at]) ?? {
      attributes: {} as Record<string, never>,
      path: '',
    };
    return [
      ...[names[at], dateCell(attributes['date']?.value), attributes['outlet']?.value, path],
      ...[shareCell(share), unquoted === null ? null : shareCell(unquoted)],
      ...[pair.class, pair.passages, pair.echoes, pair.longest],
    ];
  };
  return {
    title,
    about,
    header: [
      ...['document', 'date', 'outlet', 'path', 'share in the other', 'share without quotations'],
      ...['class', 'shared passages', 'echoes', 'longest run of words'],
    ],
    rows: [row(0, pair.aInB, pair.aInBUnquoted), row(1, pair.bInA, pair.bInAUnquoted)],
  };
}
