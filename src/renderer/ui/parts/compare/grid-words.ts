import { fieldOf, hiddenBecause } from '../../../../core/compare/grid.ts';
import type { AppearedOf } from '../../../../core/compare/families.ts';
import type { Grid, GridQuestion } from '../../../../core/ports/compare.ts';
import { compareWords as words } from '../../../words/compare.ts';
import { percentInWords } from '../../../words/in-words.ts';

/** What a field of the grid shows. */
export interface FieldShown {
  readonly kind: 'self' | 'none' | 'hidden' | 'shared';
  /** How much of the row's document stands in the column's; empty where nothing is shown. */
  readonly much: string;
  readonly what: string;
  /** From 0 to 1, for the shade. */
  readonly share: number;
  /** More than there is room for. */
  readonly more: string;
}

const none: FieldShown = { kind: 'none', much: '', what: words.grid.none, share: 0, more: '' };
const self: FieldShown = { kind: 'self', much: '', what: words.grid.self, share: 0, more: '' };

/** What stands in the field of two documents of a grid, by their places in it. */
export function fieldShown(
  grid: Grid,
  row: number,
  column: number,
  filter: GridQuestion,
  appeared: AppearedOf,
): FieldShown {
  if (row === column) return self;
  const field = fieldOf(grid, row, column);
  if (!field) return none;
  const why = hiddenBecause(grid.documentIds[row]!, grid.documentIds[column]!, filter, appeared);
  if (why !== null) return { kind: 'hidden', much: '', what: words.grid.hidden[why], share: 0, more: '' };
  return {
    kind: 'shared',
    much: percentInWords(field.share),
    what: words.grid.classOf(field),
    share: field.share,
    more: words.grid.more(field),
  };
}

/** How many pairs of a few chosen documents are not shown because they are of one outlet. */
export function hiddenPairs(grid: Grid, filter: GridQuestion, appeared: AppearedOf): number {
  if (filter.documentIds === null || !filter.betweenOutlets) return 0;
  let pairs = 0;
  grid.documentIds.forEach((one, row) => {
    for (let column = 0; column < row; column++) {
      const why = hiddenBecause(one, grid.documentIds[column]!, filter, appeared);
      if (why === 'outlet' && fieldOf(grid, row, column)) pairs += 1;
    }
  });
  return pairs;
}
