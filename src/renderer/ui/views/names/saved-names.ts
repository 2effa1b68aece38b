import type { NameFamily } from '../../../../core/compare/name-families.ts';
import type { SavedTable } from '../../../../core/exchange/saved-table.ts';
import type { Desk } from '../../../commands/desk.ts';
import { savedHead } from '../../../session/saved-head.ts';
import type { AskedHead } from '../../../session/saved-head.ts';
import { namesWords as words } from '../../../words/names.ts';

/** Names that are written in several ways, a row for each spelling; the first of a name is the one that stands most often. */
export function savedNames(
  desk: Pick<Desk, 'store' | 'now'>,
  families: readonly NameFamily[],
  asked: Pick<AskedHead, 'part' | 'filters'>,
): SavedTable {
  const { title, about } = savedHead(desk, { ...asked, title: words.families, how: words.rule });
  return {
    title,
    about,
    header: ['number', 'name', 'spelling', 'why', 'times', 'documents'],
    rows: families.flatMap(({ spellings }, at) =>
      spellings.map(({ written, why, times, documents }) => [
        ...[at + 1, spellings[0]!.written, written, words.whys[why], times, documents],
      ]),
    ),
  };
}
