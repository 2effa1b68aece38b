import { inOneLine } from '../../model/one-line.ts';
import { linesToFit, widthOf } from '../../text/fit-words.ts';
import { runsToLeft } from '../paper-parts.ts';
import { box, colours, line, pictureOf, rule, titled } from './drawing.ts';
import type { ChartHead, LegendEntry, Picture } from './drawing.ts';

/** A stretch of an axis, from its beginning, 0, to its end, 1. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A place of the axis with its words. */
export interface AxisMark {
  readonly at: number;
  readonly words: string;
}

/** The days that a text names. */
export interface DrawnMark extends Stretch {
  /** From above, 0 is the first; marks of a row do not touch. */
  readonly row: number;
  /** Not to a day, or not sure. */
  readonly soft: boolean;
  /** When something was said, not when it was. */
  readonly report: boolean;
  /** Who names what, in its words. */
  readonly whole: string;
}

/** What stands on one lane. */
export interface DrawnLane {
  readonly name: string;
  readonly under: string;
  readonly appeared: readonly (Stretch & { readonly whole: string })[];
  readonly marks: readonly DrawnMark[];
}

/** When texts appeared and which days they name: a lane for each outlet. */
export interface LanesChart extends ChartHead {
  readonly axis: readonly AxisMark[];
  readonly lanes: readonly DrawnLane[];
  /** Days that do not fit together, with their number; they run through all lanes. */
  readonly bands: readonly (Stretch & { readonly name: string })[];
  readonly legend: Readonly<Record<LaneSign, string>>;
}

/** What is drawn on lanes. */
export type LaneSign = 'published' | 'event' | 'soft' | 'report' | 'band';

/** Pixels. */
const [head, room] = [190, 720];
const [axisHeight, rowHeight, markHeight] = [26, 14, 9];
const inside = 8;

/** Lanes on one axis of days. Whatever is narrower than it can be seen is drawn so wide. */
export function lanesChart(chart: LanesChart): Picture {
  const { axis, lanes, bands } = chart;
  const xOf = (at: number) => head + at * room;
  const shapes: string[] = [];
  let y = axisHeight;
  for (const lane of lanes) {
    const drawn = laneOf(lane, y, xOf);
    shapes.push(...drawn.shapes, rule(0, y, head + room, y));
    y += drawn.height;
  }
  const ticks = axis.flatMap(({ at, words }) => [
    rule(xOf(at), 0, xOf(at), axisHeight, { stroke: colours['rule-strong'] }),
    line({ x: xOf(at) + 4, y: 15, words, size: 12, colour: colours.quiet }),
  ]);
  const last = axis.at(-1);
  const width = Math.max(head + room, last ? xOf(last.at) + 4 + widthOf(last.words, 12) : 0);
  const behind = bands.map((band) => bandOf(band, xOf, y));
  const frame = box({ x: 0.5, y: 0.5, width: head + room - 1, height: y, rx: 4, fill: 'none', stroke: colours.rule });
  return pictureOf(chart, legendOf(chart), {
    width,
    height: y + (bands.length > 0 ? 16 : 2),
    shapes: [...ticks, ...behind, ...shapes, frame],
  });
}

function laneOf({ name, under, appeared, marks }: DrawnLane, y: number, xOf: (at: number) => number) {
  const rows = marks.reduce((most, { row }) => Math.max(most, row + 1), 1);
  const whole = inOneLine(name);
  const names = linesToFit(whole, 13, head - 2 * inside, 2);
  const words = names.length * 16 + (under === '' ? 0 : 15) + 8;
  const height = Math.max(rows * rowHeight + 22, words);
  const toLeft = runsToLeft(whole);
  const begins = toLeft ? { x: head - inside, edge: 'right' as const, toLeft } : { x: inside, toLeft };
  const shapes = [
    titled(
      whole,
      box({ x: 0, y, width: head, height, fill: colours.frame }),
      ...names.map((one, at) => line({ ...begins, y: y + 17 + at * 16, words: one })),
      line({ x: inside, y: y + 17 + names.length * 16, words: under, size: 12, colour: colours.quiet }),
    ),
    ...appeared.map((one) => {
      const x = xOf(one.from);
      const rest = Math.max(3, xOf(one.to) - x);
      return titled(
        one.whole,
        box({ x, y: y + 4, width: rest, height: 12, fill: colours.ink, 'fill-opacity': 0.14 }),
        box({ x, y: y + 4, width: 3, height: 12, fill: colours.ink }),
      );
    }),
    ...marks.map((mark) => {
      const x = xOf(mark.from);
      return titled(mark.whole, ...markOf(mark, x, y + 20 + mark.row * rowHeight, Math.max(7, xOf(mark.to) - x)));
    }),
  ];
  return { height, shapes };
}

/** What is soft is firm only in its middle. */
function markOf({ soft, report }: Pick<DrawnMark, 'soft' | 'report'>, x: number, y: number, width: number) {
  const fill = report ? colours.paper : colours.accent;
  const frame = report
    ? { stroke: colours.accent, 'stroke-width': 1.5, ...(soft ? { 'stroke-dasharray': '3 2' } : {}) }
    : {};
  if (!soft || report) return [box({ x, y, width, height: markHeight, rx: 4, fill, ...frame })];
  return [
    box({ x, y, width, height: markHeight, rx: 4, fill, 'fill-opacity': 0.35 }),
    box({ x: x + width * 0.3, y, width: width * 0.4, height: markHeight, fill }),
  ];
}

function bandOf({ from, to, name }: LanesChart['bands'][number], xOf: (at: number) => number, bottom: number): string {
  const [x, end] = [xOf(from), Math.max(xOf(to), xOf(from) + 5)];
  const dashed = { stroke: colours.warning, 'stroke-dasharray': '4 3' };
  return titled(
    name,
    box({ x, y: axisHeight, width: end - x, height: bottom - axisHeight, fill: colours.warning, 'fill-opacity': 0.12 }),
    rule(x, axisHeight, x, bottom, dashed),
    rule(end, axisHeight, end, bottom, dashed),
    line({
      x: (x + end) / 2,
      y: bottom + 13,
      words: name,
      edge: 'middle',
      size: 12,
      bold: true,
      colour: colours.warning,
    }),
  );
}

function legendOf({ legend, bands, lanes }: LanesChart): readonly LegendEntry[] {
  const marks = lanes.flatMap(({ marks }) => marks);
  const used: Readonly<Record<LaneSign, boolean>> = {
    published: lanes.some(({ appeared }) => appeared.length > 0),
    event: marks.some(({ report }) => !report),
    soft: marks.some(({ soft }) => soft),
    report: marks.some(({ report }) => report),
    band: bands.length > 0,
  };
  const signs: Readonly<Record<LaneSign, readonly string[]>> = {
    published: [box({ x: 10, y: 1, width: 3, height: 12, fill: colours.ink })],
    event: markOf({ soft: false, report: false }, 0, 3, 20),
    soft: markOf({ soft: true, report: false }, 0, 3, 20),
    report: markOf({ soft: false, report: true }, 1, 3, 20),
    band: [
      box({ x: 4, y: 0, width: 16, height: 14, fill: colours.warning, 'fill-opacity': 0.12 }),
      rule(4, 0, 4, 14, { stroke: colours.warning, 'stroke-dasharray': '4 3' }),
      rule(20, 0, 20, 14, { stroke: colours.warning, 'stroke-dasharray': '4 3' }),
    ],
  };
  return (Object.keys(signs) as LaneSign[])
    .filter((sign) => used[sign])
    .map((sign) => ({ sign: signs[sign].join(''), words: legend[sign] }));
}
