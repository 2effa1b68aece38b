import { inOneLine } from '../../model/one-line.ts';
import { linesToFit, widthOf } from '../../text/fit-words.ts';
import { runsToLeft } from '../paper-parts.ts';
import { box, colours, element, letterSize, line, moved, pictureOf, titled } from './drawing.ts';
import type { ChartHead, LegendEntry, Picture } from './drawing.ts';

/** Pixels from the upper left corner of the graph. */
interface Point {
  readonly x: number;
  readonly y: number;
}

/** A text, or a source that is not there, as a box; `x` and `y` are its upper left corner. */
export interface DrawnNode extends Point {
  readonly width: number;
  readonly height: number;
  readonly name: string;
  /** Outlet and day, or that it is not there. */
  readonly under: string;
  /** Whether it is a text of the project. */
  readonly here: boolean;
}

/** How sure a line is: what is decided or firm is drawn through, what is not is dashed or dotted. */
export type LineForm = 'decided' | 'firm' | 'doubtful' | 'wording';

/** A line between two of them. */
export interface DrawnLine {
  /** As SVG writes it, and points of it from its beginning to its end. */
  readonly path: string;
  readonly points: readonly Point[];
  readonly directed: boolean;
  readonly form: LineForm;
  /** What it rests on, and where the middle of that stands. */
  readonly words: string;
  readonly wordsAt: Point;
  /** From what to what, and why. */
  readonly whole: string;
}

/** A lineage as it is laid out. */
export interface LineageChart extends ChartHead {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly DrawnNode[];
  readonly lines: readonly DrawnLine[];
  /** What the forms of the lines mean. */
  readonly forms: Readonly<Record<LineForm, string>>;
}

const strokes: Readonly<Record<LineForm, Readonly<Record<string, string | number>>>> = {
  decided: { stroke: colours.accent, 'stroke-width': 3 },
  firm: { stroke: colours.ink, 'stroke-width': 2 },
  doubtful: { stroke: colours['rule-strong'], 'stroke-width': 1.5, 'stroke-dasharray': '7 4' },
  wording: {
    stroke: colours['rule-strong'],
    'stroke-width': 2,
    'stroke-dasharray': '1.5 4',
    'stroke-linecap': 'round',
  },
};

const wordsSize = 12;

/** Who names whom and who has whose words, as it is drawn on the screen; all names are words of the picture. */
export function lineageChart(chart: LineageChart): Picture {
  const { width, height, nodes, lines, forms } = chart;
  // Words of a line may stand beyond what is left of all boxes.
  const left = Math.max(0, ...lines.map(({ words, wordsAt }) => widthOf(words, wordsSize) / 2 + 4 - wordsAt.x));
  const right = Math.max(width, ...lines.map(({ words, wordsAt }) => wordsAt.x + widthOf(words, wordsSize) / 2 + 4));
  const shapes = [...lines.map(arrow), ...lines.map(why), ...nodes.map(node)];
  const used = new Set(lines.map(({ form }) => form));
  const legend = (Object.keys(strokes) as LineForm[])
    .filter((form) => used.has(form))
    .map((form): LegendEntry => ({
      sign: element('path', { d: 'M0 7H24', fill: 'none', ...strokes[form] }),
      words: forms[form],
    }));
  return pictureOf(chart, legend, { width: left + right, height, shapes: [moved(left, 0, ...shapes)] });
}

function arrow({ path, points, directed, form, whole }: DrawnLine): string {
  const drawn = element('path', { d: path, fill: 'none', ...strokes[form] });
  return titled(whole, drawn, ...(directed ? [tip(points)] : []));
}

/** The tip of an arrow, in the direction in which its line ends. Not every program draws the markers of SVG. */
function tip(points: readonly Point[]): string {
  const end = points.at(-1)!;
  const before = points.findLast(({ x, y }) => Math.hypot(end.x - x, end.y - y) > 1) ?? end;
  const turn = (Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI;
  return element('path', {
    d: 'M-10 -5 0 0 -10 5z',
    fill: colours.ink,
    transform: `translate(${round(end.x)} ${round(end.y)}) rotate(${round(turn)})`,
  });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function why({ words, wordsAt: { x, y } }: DrawnLine): string {
  if (words === '') return '';
  const width = widthOf(words, wordsSize) + 8;
  return (
    box({ x: x - width / 2, y: y - 9, width, height: 18, rx: 3, fill: colours.paper }) +
    line({ x, y: y + 4, words, edge: 'middle', size: wordsSize, colour: colours.quiet })
  );
}

const inside = 8;

function node({ x, y, width, height, name, under, here }: DrawnNode): string {
  const room = width - 2 * inside;
  const whole = inOneLine(name);
  const lines = linesToFit(whole, letterSize * 1.08, room, 2);
  const facts = inOneLine(under);
  const lineHeight = 16;
  const tall = (lines.length + (facts === '' ? 0 : 1)) * lineHeight;
  let base = y + (height - tall) / 2 - 4;
  const begins = (words: string) =>
    runsToLeft(words)
      ? { x: x + width - inside, edge: 'right' as const, toLeft: true }
      : { x: x + inside, toLeft: false };
  const words = lines.map((words) => line({ ...begins(whole), y: (base += lineHeight), words, bold: true }));
  const drawn = [
    box({
      ...{ x, y, width, height, rx: 6 },
      fill: here ? colours.raised : 'none',
      stroke: colours['rule-strong'],
      'stroke-dasharray': here ? undefined : '4 3',
    }),
    ...words,
    line({ ...begins(facts), y: base + lineHeight, words: facts, size: wordsSize, colour: colours.quiet, room }),
  ];
  return titled(facts === '' ? whole : `${whole}. ${facts}`, ...drawn);
}
