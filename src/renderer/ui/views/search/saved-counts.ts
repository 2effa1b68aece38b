import { countsTable } from '../../../../core/exchange/counts-sheet.ts';
import type { SavedTable } from '../../../../core/exchange/saved-table.ts';
import type { Desk } from '../../../commands/desk.ts';
import { howCounted } from './pictured-counts.ts';
import type { CountBar, CountedQuestion } from './pictured-counts.ts';
import { savedHead } from '../../../session/saved-head.ts';
import { chartWords, searchWords } from '../../../words/search.ts';

/** How many of the passages that were found each bar counts: a row for each, also those that are not drawn yet. */
export function savedCounts(
  desk: Pick<Desk, 'store' | 'now'>,
  question: CountedQuestion,
  bars: readonly CountBar[],
  more: readonly string[],
): SavedTable {
  const { title, about } = savedHead(desk, {
    title: chartWords.label,
    how: howCounted(question, more).join(' '),
    filters: [[searchWords.box, question.asked.query]],
  });
  const values = bars.map(({ words, date, count }) => ({ words: [words], date, count }));
  return { title, about, ...countsTable([question.by], 'passages', values) };
}
