import type { StripesChart } from '../../../../core/exchange/charts/stripes-chart.ts';
import { synopsisWords as words } from '../../../words/synopsis.ts';
import { number } from '../../../words/in-words.ts';
import type { ShownRow } from './shown-rows.ts';

/** The overview of the rows that are shown, as a picture has it. */
export function pictured(
  rows: readonly ShownRow[],
  columns: readonly number[],
  nameOf: (account: number) => string,
  { title, caption }: Pick<StripesChart, 'title' | 'caption'>,
): StripesChart {
  return {
    title,
    caption,
    row: words.pictured.row,
    said: number,
    legend: words.pictured.legend,
    accounts: columns.map(nameOf),
    rows: rows.map(({ cells, only }) =>
      columns.map((account) => (cells[account]!.length === 0 ? null : only === null ? 'shared' : 'alone')),
    ),
  };
}
