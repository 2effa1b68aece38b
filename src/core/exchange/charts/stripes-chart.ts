import { inOneLine } from '../../model/one-line.ts';
import { linesToFit, widthOf } from '../../text/fit-words.ts';
import { roundCounts } from './columns-chart.ts';
import { box, colours, element, line, pictureOf, rule, titled } from './drawing.ts';
import type { ChartHead, LegendEntry, Picture } from './drawing.ts';

/** Whether an account has something of a row: with others, alone, or not at all. */
export type StripeKind = 'shared' | 'alone';

/** Rows of several accounts as stripes, a lane for each account. */
export interface StripesChart extends ChartHead {
  readonly accounts: readonly string[];
  /** For each row what each account has of it. */
  readonly rows: readonly (readonly (StripeKind | null)[])[];
  readonly legend: Readonly<Record<StripeKind, string>>;
  /** Beside the numbers of the rows. */
  readonly row: string;
  /** A number in words. */
  said(count: number): string;
}

/** Pixels: of all stripes at most, of a stripe, of a lane. */
const [tallest, highest, narrowest, widest] = [900, 12, 90, 220];
const lineHeight = 16;
/** Where there are more rows, several share a stripe. */
const mostStripes = 1000;

/** The first row is the uppermost. A row that all have is as wide as the lanes, what one has alone is narrow. */
export function stripesChart(chart: StripesChart): Picture {
  const { accounts, rows, legend, row, said } = chart;
  const lane = Math.min(widest, Math.max(narrowest, 640 / Math.max(1, accounts.length)));
  const count = Math.min(mostStripes, rows.length);
  const height = Math.min(highest, Math.max(1, tallest / Math.max(1, count)));
  const names = accounts.map((name) => linesToFit(inOneLine(name), 12, lane - 10, 3));
  const top = Math.max(1, ...names.map(({ length }) => length)) * lineHeight + 8;
  const left = Math.max(widthOf(row, 12), widthOf(said(rows.length), 12)) + 10;
  const stripeOf = (row: number) => Math.floor((row / rows.length) * count);
  const yOf = (stripe: number) => top + stripe * height;
  const marks = [1, ...roundCounts(rows.length).filter((count) => count > 1)].filter((count) => count <= rows.length);
  const width = left + accounts.length * lane;
  const bottom = yOf(count);
  const shapes = [
    line({ x: left - 10, y: lineHeight - 4, words: row, edge: 'right', size: 12, colour: colours.quiet }),
    ...marks.map((count) =>
      line({
        ...{ x: left - 10, y: yOf(stripeOf(count - 1) + 0.5) + 4, words: said(count) },
        ...({ edge: 'right', size: 11, colour: colours.quiet } as const),
      }),
    ),
    ...accounts.flatMap((name, at) => {
      const x = left + at * lane;
      const has = (kind: StripeKind) => [
        ...new Set(rows.flatMap((of, row) => (of[at] === kind ? [stripeOf(row)] : []))),
      ];
      return [
        titled(
          inOneLine(name),
          ...names[at]!.map((words, row) => line({ x: x + 5, y: (row + 1) * lineHeight - 4, words, size: 12 })),
        ),
        box({ x: x + 1, y: top, width: lane - 2, height: bottom - top, fill: colours.frame }),
        outline(has('shared'), colours.ink, x + lane * 0.05, lane * 0.9, yOf, height),
        outline(has('alone'), colours.quiet, x + lane * 0.35, lane * 0.3, yOf, height),
      ];
    }),
    rule(left, top, width, top, { stroke: colours['rule-strong'] }),
  ];
  const signs: Readonly<Record<StripeKind, string>> = {
    shared: box({ x: 1, y: 4, width: 22, height: 6, fill: colours.ink }),
    alone: box({ x: 8, y: 4, width: 8, height: 6, fill: colours.quiet }),
  };
  const used = new Set(rows.flat());
  const entries = (Object.keys(signs) as StripeKind[])
    .filter((kind) => used.has(kind))
    .map((kind): LegendEntry => ({ sign: signs[kind], words: legend[kind] }));
  return pictureOf(chart, entries, { width, height: bottom + 4, shapes });
}

/** One outline for all stripes of a lane: there can be thousands. */
function outline(
  stripes: readonly number[],
  fill: string,
  x: number,
  width: number,
  yOf: (stripe: number) => number,
  height: number,
): string {
  if (stripes.length === 0) return '';
  // Where there is room, rows do not touch.
  const gap = height >= 3 ? 1 : 0;
  const short = (value: number) => Math.round(value * 100) / 100;
  const d = stripes.map(
    (stripe) => `M${short(x)} ${short(yOf(stripe))}h${short(width)}v${short(height - gap)}h${short(-width)}z`,
  );
  return element('path', { d: d.join(''), fill });
}
