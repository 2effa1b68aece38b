import { shownPairs } from '../../../../core/compare/grid.ts';
import type { AppearedOf } from '../../../../core/compare/families.ts';
import type { GridChart } from '../../../../core/exchange/charts/grid-chart.ts';
import type { Id } from '../../../../core/model/id.ts';
import type { Grid, GridQuestion } from '../../../../core/ports/compare.ts';
import { compareWords as words } from '../../../words/compare.ts';
import { number } from '../../../words/in-words.ts';
import { fieldShown } from './grid-words.ts';

/** Documents in one picture at most: a larger one is no picture any more. */
export const mostPictured = 120;

/** The first documents of the grid in their order, as a picture has them. */
export function picturedGrid(
  grid: Grid,
  question: GridQuestion,
  order: readonly number[],
  appeared: AppearedOf,
  documentOf: (id: Id) => GridChart['documents'][number],
  caption: readonly string[],
): GridChart {
  const places = order.slice(0, mostPictured);
  const rank = new Map(places.map((place, at) => [place, at]));
  const fields = Array.from(shownPairs(grid, places, question, appeared)).flatMap(({ row, column }) =>
    [[row, column] as const, [column, row] as const].map(([one, other]) => {
      const { share, much, what, more } = fieldShown(grid, one, other, question, appeared);
      return { row: rank.get(one)!, column: rank.get(other)!, share, much, whole: [what, more].join('. ') };
    }),
  );
  return {
    title: words.title,
    caption,
    corner: words.grid.corner,
    said: number,
    documents: places.map((place) => documentOf(grid.documentIds[place]!)),
    fields,
  };
}
