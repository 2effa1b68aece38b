import { inOneLine } from '../../model/one-line.ts';
import { linesToFit, widthOf } from '../../text/fit-words.ts';
import { runsToLeft } from '../paper-parts.ts';
import { box, colours, element, line, moved, pictureOf, rule, titled } from './drawing.ts';
import type { ChartHead, LegendEntry, Picture } from './drawing.ts';
import type { AxisMark, Stretch } from './lanes-chart.ts';

/** Kinds of shared passages; each has a filling of its own, so that no colour must tell them apart. */
export type FamilyKind = 'narrative' | 'quotation' | 'caption' | 'heading' | 'boilerplate';

/** A document at its date, from its beginning at the top. */
export interface DrawnBarOfTime {
  /** From 0 to 1 on the axis; null where no date is known. */
  readonly at: number | null;
  /** How far an inexact date goes; null where it goes no further. */
  readonly to: number | null;
  /** The parts of it that the passage covers. */
  readonly parts: readonly Stretch[];
  /** How many documents stand at this place, where there is more than one; else empty. */
  readonly many: string;
  readonly whole: string;
}

/** A shared passage with its words, and a line for each outlet that has it. */
export interface DrawnFamily {
  readonly name: string;
  readonly kind: FamilyKind;
  readonly words: string;
  readonly lines: readonly { readonly name: string; readonly bars: readonly DrawnBarOfTime[] }[];
}

/** Shared passages on one axis of time. */
export interface FamiliesChart extends ChartHead {
  readonly axis: readonly AxisMark[];
  /** Above what has no date. */
  readonly undated: string;
  readonly families: readonly DrawnFamily[];
  readonly kinds: Readonly<Record<FamilyKind, string>>;
}

/** Pixels: of the names of outlets, the axis, what has no date. */
const [head, room, undatedWidth] = [190, 640, 170];
/** Where the words of what has no date begin: the last date of the axis may stand at its very end. */
const undatedAt = head + room + 96;
const [axisHeight, lineHeight, wordsHeight] = [30, 42, 18];
const [barWidth, barHeight] = [10, 34];
const width = head + room + undatedWidth;

/** How many bars fit beside one another; see `barsOf`. */
export const roomForBars = Math.floor(room / 14);

/** Passages one below the other, with the outlets that have them as lines over one axis. */
export function familiesChart(chart: FamiliesChart): Picture {
  const { axis, undated, families, kinds } = chart;
  const shapes: string[] = [
    ...axis.flatMap(({ at, words }) => [
      rule(head + at * room, 0, head + at * room, axisHeight, { stroke: colours['rule-strong'] }),
      line({ x: head + at * room + 4, y: 18, words, size: 12, colour: colours.quiet }),
    ]),
    rule(undatedAt - 4, 0, undatedAt - 4, axisHeight, { stroke: colours['rule-strong'] }),
    line({ x: undatedAt, y: 18, words: undated, size: 12, colour: colours.quiet, room: undatedWidth - 96 }),
  ];
  let y = axisHeight;
  for (const family of families) {
    const said = inOneLine(family.words);
    const words = linesToFit(said, 13, width - head, 2);
    const toLeft = runsToLeft(said);
    const begins = toLeft ? { x: width, edge: 'right' as const, toLeft } : { x: head, toLeft };
    shapes.push(
      rule(0, y, width, y),
      line({ x: 0, y: y + wordsHeight + 2, words: family.name, size: 12, bold: true, room: head - 12 }),
      titled(said, ...words.map((one, at) => line({ ...begins, y: y + 2 + (at + 1) * wordsHeight, words: one }))),
    );
    y += Math.max(1, words.length) * wordsHeight + 10;
    for (const { name, bars } of family.lines) {
      shapes.push(
        line({ x: 12, y: y + 25, words: name, size: 12, colour: colours.quiet, room: head - 24 }),
        rule(head, y + 21, head + room, y + 21, { 'stroke-dasharray': '1 3', stroke: colours['rule-strong'] }),
        ...bars.map((bar) => barOf(bar, family.kind, y)),
      );
      y += lineHeight;
    }
  }
  const used = new Set(families.map(({ kind }) => kind));
  const legend = (Object.keys(kinds) as FamilyKind[])
    .filter((kind) => used.has(kind))
    .map((kind): LegendEntry => ({ sign: moved(7, -1, ...partOf(kind, 0, 16)), words: kinds[kind] }));
  const last = Math.max(0, ...axis.map(({ at, words }) => head + at * room + 4 + widthOf(words, 12)));
  return pictureOf(chart, legend, { width: Math.max(width, last), height: y + 4, shapes });
}

function barOf({ at, to, parts, many, whole }: DrawnBarOfTime, kind: FamilyKind, y: number): string {
  const x = at === null ? undatedAt : head + at * room - 1;
  const frame = { fill: colours.paper, stroke: colours['rule-strong'] };
  const bar = moved(
    x,
    y + 4,
    box({ x: 0, y: 0, width: barWidth, height: barHeight, rx: 2, ...frame }),
    ...parts.flatMap((part) => partOf(kind, part.from * barHeight, Math.max(2, (part.to - part.from) * barHeight))),
    line({ x: barWidth + 2, y: 21, words: many, size: 11, colour: colours.quiet }),
  );
  const soft =
    at !== null && to !== null && to > at
      ? [
          rule(x, y + 40, head + to * room, y + 40, {
            'stroke-dasharray': '4 2',
            'stroke-width': 2,
            stroke: colours['rule-strong'],
          }),
        ]
      : [];
  return titled(whole, ...soft, bar);
}

/** A filled part of a bar. */
function partOf(kind: FamilyKind, y: number, height: number): readonly string[] {
  const fill = colours.accent;
  if (kind === 'quotation') return [0, barWidth - 3].map((x) => box({ x, y, width: 3, height, fill }));
  if (kind === 'heading') return [box({ x: 3, y, width: barWidth - 6, height, fill })];
  if (kind === 'caption') {
    const d = `M${barWidth / 2} ${y}v${height}`;
    return [element('path', { d, stroke: fill, 'stroke-width': barWidth, 'stroke-dasharray': '3 2' })];
  }
  if (kind === 'boilerplate') {
    return [
      box({ x: 0.5, y: y + 0.5, width: barWidth - 1, height: Math.max(1, height - 1), fill: 'none', stroke: fill }),
    ];
  }
  return [box({ x: 0, y, width: barWidth, height, fill })];
}
