import { countValues } from '../../../../core/analysis/tag-quotations.ts';
import type { Quotations } from '../../../../core/analysis/tag-quotations.ts';
import { countsTable } from '../../../../core/exchange/counts-sheet.ts';
import type { SavedTable } from '../../../../core/exchange/saved-table.ts';
import type { Annotation } from '../../../../core/model/records.ts';
import type { Desk } from '../../../commands/desk.ts';
import { savedHead } from '../../../session/saved-head.ts';
import { findWords } from '../../../words/find.ts';
import { savedHeadWords } from '../../../words/saved-head.ts';
import { tagPageWords as words } from '../../../words/tag-page.ts';
import type { Look } from './look.ts';
import type { Facets } from './use-facets.ts';

/**
 * How many of the quotations that are shown each document, value of an attribute, other tag and person has: a row for each. One
 * may have several values of a kind, so the rows of a kind can be more than the quotations.
 */
export function savedCounts(
  desk: Pick<Desk, 'store' | 'now'>,
  name: string,
  shown: readonly Annotation[],
  { all, looked }: Quotations,
  look: Look,
  facets: Facets,
): SavedTable {
  const { title, about } = savedHead(desk, {
    title: name,
    how: words.countsHow,
    part: { shown: shown.length, all: all.length, what: words.quotationsAre },
    filters: [
      [findWords.quotations, look.typed],
      [words.below, look.below ? null : savedHeadWords.hidden],
      ...look.filters.map(({ facet, value }) => [facets.nameOf(facet), facets.labelOf(facet, value)] as const),
    ],
  });
  const values = facets.offered.flatMap(({ facet, name: by }) =>
    countValues([{ all: shown, looked }], facet, facets.compare(facet)).map(({ value, count }) => ({
      words: [by, facets.labelOf(facet, value)],
      date: facets.isDate(facet) ? value : null,
      count,
    })),
  );
  return { title, about, ...countsTable(['by', 'value'], 'quotations', values) };
}
