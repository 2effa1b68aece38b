import type { Colour } from '../../model/records.ts';
import { widthOf } from '../../text/fit-words.ts';
import { rgbOf } from '../refi/colours.ts';
import { barColour, box, colours, letterSize, line, pictureOf, rule } from './drawing.ts';
import type { ChartHead, Picture } from './drawing.ts';

/** What one bar counts. */
export interface DrawnBar {
  readonly name: string;
  readonly count: number;
  /** The count in words. */
  readonly said: string;
  readonly colour?: Colour;
}

/** Counts as bars, one below the other, in the order in which they are given. */
export interface BarsChart extends ChartHead {
  /** What the bars stand for, and what is counted. */
  readonly of: string;
  readonly counted: string;
  readonly bars: readonly DrawnBar[];
}

/** Pixels: of a bar with its gap, the longest bar, the longest name. */
const [row, longest, namesAtMost] = [24, 380, 260];
const headHeight = 22;

/** Bars from the left, each as long as its count is of the highest; what counts anything can be seen. */
export function barsChart(chart: BarsChart): Picture {
  const { of, counted, bars } = chart;
  const most = bars.reduce((highest, { count }) => Math.max(highest, count), 1);
  const names = Math.min(namesAtMost, Math.max(widthOf(of, 12), ...bars.map(({ name }) => widthOf(name, letterSize))));
  const start = names + 12;
  const height = headHeight + bars.length * row;
  const shapes = [
    line({ x: names, y: 12, words: of, edge: 'right', size: 12, colour: colours.quiet, room: names }),
    line({ x: start, y: 12, words: counted, size: 12, colour: colours.quiet }),
    ...bars.flatMap(({ name, count, said, colour }, at) => {
      const y = headHeight + at * row;
      const width = count === 0 ? 0 : Math.max(1, (count / most) * longest);
      return [
        line({ x: names, y: y + 16, words: name, edge: 'right', room: names }),
        box({ x: start, y: y + 5, width, height: 14, rx: 2, fill: colour ? rgbOf(colour) : barColour }),
        line({ x: start + width + 8, y: y + 16, words: said, size: 12, colour: colours.quiet }),
      ];
    }),
    rule(start, headHeight, start, height, { stroke: colours['rule-strong'] }),
  ];
  const counts = Math.max(0, ...bars.map(({ said }) => widthOf(said, 12)));
  return pictureOf(chart, [], { width: start + longest + 8 + counts, height, shapes });
}
