import { widthOf } from '../../text/fit-words.ts';
import { barColour, box, colours, line, pictureOf, rule, titled } from './drawing.ts';
import type { ChartHead, Picture } from './drawing.ts';

/** What one column counts, and the words above and below it; these are empty where there is no room for them. */
export interface DrawnColumn {
  /** The whole name of its time. */
  readonly name: string;
  readonly count: number;
  readonly above: string;
  readonly below: readonly string[];
}

/** Counts as columns beside each other, in the order of time. */
export interface ColumnsChart extends ChartHead {
  readonly counted: string;
  /** Pixels of a column with its gap. */
  readonly wide: number;
  readonly columns: readonly DrawnColumn[];
  /** A count in words. */
  said(count: number): string;
}

/** Pixels of the highest column. */
const highest = 220;
const [headHeight, lineHeight] = [34, 15];

/** Columns on one line, each as high as its count is of the highest; a line tells every round count. */
export function columnsChart(chart: ColumnsChart): Picture {
  const { counted, wide, columns, said } = chart;
  const most = columns.reduce((high, { count }) => Math.max(high, count), 1);
  const marks = roundCounts(most);
  const axis = Math.max(...marks.map((count) => widthOf(said(count), 12))) + 8;
  const ground = headHeight + highest;
  const width = columns.length * wide;
  const yOf = (count: number) => ground - (count / most) * highest;
  const below = Math.max(1, ...columns.map(({ below }) => below.length));
  const shapes = [
    line({ x: 0, y: 12, words: counted, size: 12, colour: colours.quiet }),
    ...marks.flatMap((count) => [
      rule(axis, yOf(count), axis + width, yOf(count)),
      line({ x: axis - 8, y: yOf(count) + 4, words: said(count), edge: 'right', size: 12, colour: colours.quiet }),
    ]),
    ...columns.map(({ name, count, above, below }, at) => {
      const middle = axis + (at + 0.5) * wide;
      const thick = Math.max(1, Math.min(wide - 1, 36));
      const top = yOf(count);
      return titled(
        `${name}: ${said(count)}`,
        box({ x: middle - thick / 2, y: top, width: thick, height: ground - top, fill: barColour }),
        line({ x: middle, y: top - 5, words: above, edge: 'middle', size: 11, colour: colours.quiet }),
        ...below.map((words, row) =>
          line({
            ...{ x: middle, y: ground + (row + 1) * lineHeight, words },
            ...({ edge: 'middle', size: 11, colour: colours.quiet } as const),
          }),
        ),
      );
    }),
    rule(axis, ground, axis + width, ground, { stroke: colours['rule-strong'] }),
  ];
  // The words of the last column may be wider than it.
  return pictureOf(chart, [], { width: axis + width + 24, height: ground + below * lineHeight + 6, shapes });
}

/** At most five round counts above nothing, up to the highest. */
export function roundCounts(most: number): readonly number[] {
  const rough = Math.max(1, most / 5);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough)!;
  return Array.from({ length: Math.floor(most / step) }, (_, at) => (at + 1) * step);
}
