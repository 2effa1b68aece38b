import type { SavedTable } from '../../../../core/exchange/saved-table.ts';
import type { Text } from '../../../../core/model/records.ts';
import type { Pair, SharedPassage } from '../../../../core/ports/compare.ts';
import type { Desk } from '../../../commands/desk.ts';
import { savedHead } from '../../../session/saved-head.ts';
import { savedHeadWords } from '../../../words/saved-head.ts';
import { compareWords as words } from '../../../words/compare.ts';

const header = [
  ...['number', 'kind', 'words', 'longest run of words', 'echo'],
  ...['first document', 'text in the first', 'from in the first', 'to in the first'],
  ...['second document', 'text in the second', 'from in the second', 'to in the second'],
];

/** The passages that two documents share and that are shown, a row for each, as both have it. Places are offsets into the texts. */
export function savedPassages(
  desk: Pick<Desk, 'store' | 'now'>,
  { aId, bId, shared: all }: Pick<Pair, 'aId' | 'bId' | 'shared'>,
  shared: readonly SharedPassage[],
  texts: readonly [a: Text, b: Text],
  names: readonly [a: string, b: string],
): SavedTable {
  const { title, about } = savedHead(desk, {
    title: words.pairTitle(...names),
    how: words.how,
    part: { shown: shared.length, all: all.length, what: words.passagesAre },
    filters: [[words.echoes, shared.length < all.length ? savedHeadWords.hidden : null]],
    accounts: [aId, bId],
  });
  const side = (at: 0 | 1, { from, to }: SharedPassage['a']) => [names[at], texts[at].text.slice(from, to), from, to];
  const rows = shared.map(({ kind, words: count, longest, echo, a, b }, at) => [
    ...[at + 1, words.kinds[kind], count, longest, echo ? words.echo : null],
    ...[...side(0, a), ...side(1, b)],
  ]);
  return { title, about, header, rows };
}
