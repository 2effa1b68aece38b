import { inOneLine } from '../../model/one-line.ts';
import { cutToFit, linesToFit, widthOf } from '../../text/fit-words.ts';
import { runsToLeft } from '../paper-parts.ts';
import { escapeXml, unsayable } from '../xml-text.ts';

// What every chart is drawn of, as SVG 1.1: no style sheet, no script, nothing that is fetched, and no id that could be
// taken for another's where several pictures stand in one page.

/** A chart as a file of its own; its measures are in pixels. */
export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** What a chart says of itself. */
export interface ChartHead {
  readonly title: string;
  /** Paragraphs below it: what is counted, what is left out, of which project and when. */
  readonly caption: readonly string[];
}

/** A sign and what it means; the sign is drawn in a box of 24 × 14 pixels. */
export interface LegendEntry {
  readonly sign: string;
  readonly words: string;
}

/** The shapes of a chart, from its upper left corner. */
export interface Drawn {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly string[];
}

/** The colours of the light theme, whatever theme is on: a picture is printed, and put on white paper. */
export const colours = {
  paper: '#fdfbf7',
  frame: '#f4f0e8',
  'frame-deep': '#eae4d9',
  raised: '#fffdf9',
  ink: '#262119',
  quiet: '#665d50',
  rule: '#ddd5c6',
  'rule-strong': '#8f8676',
  accent: '#86471a',
  warning: '#714800',
} as const;

/** Of bars without a colour of their own: seven tenths of the accent on the paper, as on the screen. */
export const barColour = '#aa7d5c';

/** Of words that nothing else is said of. */
export const letterSize = 13;

/** Faces that other programs have, too; what they have no letters for, each program takes from elsewhere. */
const faces = "'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'Liberation Sans', Arial, sans-serif";

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element with what stands in it. What is undefined is left out. */
export function element(name: string, attributes: Attributes, ...inside: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(typeof value === 'number' ? short(value) : value!)}"`)
    .join('');
  return inside.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${inside.join('')}</${name}>`;
}

/** Hundredths of a pixel are enough. */
function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** Words as they stand in the file: in one line, and without what XML cannot say. */
function told(words: string): string {
  return escapeXml(inOneLine(words.replace(unsayable, '\ufffd')));
}

/** Shapes that say more when they are pointed at, and to who hears them. */
export function titled(whole: string, ...shapes: readonly string[]): string {
  return element('g', {}, element('title', {}, told(whole)), ...shapes);
}

/** Words in one line. */
export interface Line {
  /** Of their edge, from the left, whichever way they run. */
  readonly x: number;
  /** Of the line that they stand on. */
  readonly y: number;
  readonly words: string;
  readonly edge?: 'left' | 'middle' | 'right';
  /** Pixels that they have; what does not fit is cut, and the whole stands in their title. */
  readonly room?: number;
  readonly size?: number;
  readonly bold?: boolean;
  readonly colour?: string;
  /** Whether they run to the left, where others than their first letter tell that. */
  readonly toLeft?: boolean;
}

/** Words in one line, which run as their first letter does. */
export function line({
  x,
  y,
  words,
  edge = 'left',
  room = Infinity,
  size,
  bold = false,
  colour,
  ...more
}: Line): string {
  const whole = inOneLine(words);
  if (whole === '') return '';
  // Bold letters are wider.
  const shown = cutToFit(whole, (size ?? letterSize) * (bold ? 1.08 : 1), room);
  const { toLeft = runsToLeft(whole) } = more;
  // Where words run to the left, they start at the right.
  const anchors = toLeft ? { left: 'end', right: 'start' } : { left: undefined, right: 'end' };
  const text = element(
    'text',
    {
      x,
      y,
      'text-anchor': edge === 'middle' ? 'middle' : anchors[edge],
      direction: toLeft ? 'rtl' : undefined,
      'font-size': size,
      'font-weight': bold ? 600 : undefined,
      fill: colour,
    },
    told(shown),
  );
  return shown === whole ? text : titled(whole, text);
}

/** A rectangle. */
export function box(attributes: Attributes): string {
  return element('rect', attributes);
}

/** A straight line from one point to another. */
export function rule(x1: number, y1: number, x2: number, y2: number, more: Attributes = {}): string {
  return element('line', { x1, y1, x2, y2, stroke: colours.rule, ...more });
}

/** Shapes further right and further down. */
export function moved(x: number, y: number, ...shapes: readonly string[]): string {
  return element('g', { transform: `translate(${short(x)} ${short(y)})` }, ...shapes);
}

/** Pixels around all, and the narrowest that a picture is: the title and the caption have to be read. */
const around = 24;
const narrowest = 560;
const [titleSize, captionSize] = [18, 12];

/** The whole picture: its title, the chart, what its signs mean, and below what it is of. */
export function pictureOf({ title, caption }: ChartHead, legend: readonly LegendEntry[], drawn: Drawn): Picture {
  const room = Math.max(narrowest, Math.ceil(drawn.width));
  const shapes: string[] = [];
  let y = around;
  const titleLines = linesToFit(inOneLine(title), titleSize * 1.08, room, 3);
  const begins = (paragraph: string) =>
    runsToLeft(paragraph) ? { x: room, edge: 'right' as const, toLeft: true } : { x: 0, toLeft: false };
  for (const words of titleLines) {
    y += titleSize * 1.3;
    shapes.push(moved(around, 0, line({ ...begins(title), y: y - 5, words, size: titleSize, bold: true })));
  }
  y += 16;
  shapes.push(moved(around, y, ...drawn.shapes));
  y += drawn.height + 16;
  if (legend.length > 0) {
    const signs = legendOf(legend, room);
    shapes.push(moved(around, y, ...signs.shapes));
    y += signs.height + 8;
  }
  for (const paragraph of caption) {
    for (const words of linesToFit(inOneLine(paragraph), captionSize, room, 12)) {
      y += captionSize * 1.4;
      shapes.push(
        moved(around, 0, line({ ...begins(paragraph), y: y - 4, words, size: captionSize, colour: colours.quiet })),
      );
    }
    y += 4;
  }
  const [width, height] = [room + 2 * around, Math.ceil(y + around - 4)];
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'font-family': faces,
      'font-size': letterSize,
      fill: colours.ink,
    },
    element('title', {}, told(title)),
    element('desc', {}, told(caption.join(' '))),
    box({ width, height, fill: colours.paper }),
    ...shapes,
  );
  return { svg: `<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n`, width, height };
}

/** Signs beside each other, in as many lines as it takes. */
function legendOf(legend: readonly LegendEntry[], room: number): Drawn {
  const height = 22;
  let [x, y] = [0, 0];
  const shapes = legend.map(({ sign, words }) => {
    const width = 32 + widthOf(words, captionSize);
    if (x > 0 && x + width > room) [x, y] = [0, y + height];
    const shape = moved(x, y, sign, line({ x: 30, y: 11, words, size: captionSize, room: room - 30 }));
    x += width + 20;
    return shape;
  });
  return { width: room, height: y + height, shapes };
}
