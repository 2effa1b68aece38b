import type { LayoutItem } from '../../../../core/compare/lineage-layout.ts';
import type { ShownLine } from '../../../../core/compare/lineage-ruled.ts';
import { shelved } from '../../../../core/model/shelf.ts';

/** Pixels: of a node, of a line that passes a row, and between two of them. */
export const size = { width: 184, height: 62, bend: 16, beside: 36, below: 92 };

/** Where a node stands, by its upper left corner. */
export interface Spot {
  readonly row: number;
  readonly x: number;
  readonly y: number;
}

/** Where everything stands: nodes by their ids, and for each line by its number the middles at which it passes rows, from above. */
export interface Spots {
  readonly nodes: ReadonlyMap<string, Spot>;
  readonly bends: ReadonlyMap<number, readonly Spot[]>;
  readonly width: number;
}

/** Places rows of what stands in them beside each other. */
export function spotsOf(rows: readonly (readonly LayoutItem[])[]): Spots {
  const nodes = new Map<string, Spot>();
  const bends = new Map<number, Spot[]>();
  let width = size.width;
  rows.forEach((items, row) => {
    let x = 0;
    const y = row * (size.height + size.below);
    for (const item of items) {
      if (item.kind === 'node') {
        nodes.set(item.id, { row, x, y });
        x += size.width + size.beside;
      } else {
        shelved(bends, item.line, { row, x: x + size.bend / 2, y });
        x += size.bend + size.beside;
      }
    }
    width = Math.max(width, x - size.beside);
  });
  return { nodes, bends, width };
}

/** Pixels from the left: where a line leaves the edge of its nodes. */
export interface Ends {
  readonly from: number;
  readonly to: number;
}

/**
 * Where lines meet nodes: each at a point of its own, so that the arrow of one is not taken for another's. They stand along
 * an edge in the order in which they come, so that they do not cross there.
 */
export function endsOf(lines: readonly Pick<ShownLine, 'from' | 'to'>[], { nodes, bends }: Spots): readonly Ends[] {
  const edges = new Map<string, { readonly line: number; readonly end: keyof Ends; readonly turn: number }[]>();
  lines.forEach((one, line) => {
    const passed = bends.get(line) ?? [];
    for (const end of ['from', 'to'] as const) {
      const [here, there] = [nodes.get(one[end])!, nodes.get(one[end === 'from' ? 'to' : 'from'])!];
      const below = here.row <= there.row;
      const next = (below ? passed[0] : passed.at(-1))?.x ?? there.x + size.width / 2;
      // Bows lie inside of longer ones and of the next line between the same nodes, and outside of what leads down.
      const aside = Math.sign(there.x - here.x) * (far - Math.abs(there.x - here.x) + line / lines.length);
      const edge = `${below ? 'below' : 'above'} ${one[end]}`;
      const turn = here.row === there.row ? aside : next;
      shelved(edges, edge, { line, end, turn });
    }
  });
  const ends: { from: number; to: number }[] = lines.map(() => ({ from: 0, to: 0 }));
  for (const [edge, met] of edges) {
    const { x } = nodes.get(edge.slice(edge.indexOf(' ') + 1))!;
    const gap = size.width / (met.length + 1);
    met
      .toSorted((a, b) => a.turn - b.turn || a.line - b.line)
      .forEach(({ line, end }, at) => (ends[line]![end] = x + gap * (at + 1)));
  }
  return ends;
}

/** Pixels: more than any graph is wide. */
const far = 1e6;

/** A line as it is drawn: an SVG path, and how far down it goes. */
export interface LineShape {
  readonly path: string;
  readonly lowest: number;
  /** Points of it, close to each other. */
  readonly points: readonly Point[];
}

/** Deepest that a bow hangs below its row. */
const deepest = 54;

/** From the lower edge of the one to the upper edge of the other, past what stands between; in one row, in a bow below both. */
export function lineShape(from: Spot, to: Spot, bends: readonly Spot[], ends: Ends): LineShape {
  if (from.row === to.row) {
    const y = from.y + size.height;
    // Further apart, further down: so that bows of one row stay apart.
    const depth = Math.min(deepest, 18 + (14 * Math.abs(ends.from - ends.to)) / (size.width + size.beside));
    const [a, b] = [
      { x: ends.from, y },
      { x: ends.to, y },
    ];
    return {
      ...drawn([[a, { x: a.x, y: y + depth * 1.3 }, { x: b.x, y: y + depth * 1.3 }, b]]),
      lowest: y + depth + 12,
    };
  }
  const downward = from.row < to.row;
  const [upper, lower] = downward ? [from, to] : [to, from];
  const points = [
    { x: downward ? ends.from : ends.to, y: upper.y + size.height },
    ...bends.flatMap(({ x, y }) => [
      { x, y },
      { x, y: y + size.height },
    ]),
    { x: downward ? ends.to : ends.from, y: lower.y - 1 },
  ];
  const way = downward ? points : points.toReversed();
  return { ...drawn(way.slice(1).map((point, at) => curve(way[at]!, point))), lowest: lower.y };
}

/** Pixels from the upper left corner. */
export type Point = { readonly x: number; readonly y: number };

/** Where it starts, what bends it there and at its end, and its end. */
type Curve = readonly [Point, Point, Point, Point];

function curve(a: Point, b: Point): Curve {
  const bend = (b.y - a.y) / 2;
  return [a, { x: a.x, y: a.y + bend }, { x: b.x, y: b.y - bend }, b];
}

const steps = 16;

function drawn(curves: readonly Curve[]): Pick<LineShape, 'path' | 'points'> {
  const path = curves.map(([, b, c, d]) => `C${b.x} ${b.y} ${c.x} ${c.y} ${d.x} ${d.y}`).join(' ');
  const points = curves.flatMap((one) => Array.from({ length: steps + 1 }, (_, step) => pointOf(one, step / steps)));
  const [first] = curves[0]!;
  return { path: `M${first.x} ${first.y} ${path}`, points };
}

function pointOf([a, b, c, d]: Curve, share: number): Point {
  const rest = 1 - share;
  const mix = (of: keyof Point) =>
    a[of] * rest ** 3 + 3 * b[of] * share * rest ** 2 + 3 * c[of] * share ** 2 * rest + d[of] * share ** 3;
  return { x: mix('x'), y: mix('y') };
}

/** Two nodes have one line for each direction. */
export function lineKey({ from, to, directed }: Pick<ShownLine, 'from' | 'to' | 'directed'>): string {
  return `${from}\n${to}\n${directed}`;
}

/** Pixels, more or less, of a letter and of a line of the words beside lines. */
const [letter, line] = [6.2, 18];

/** Pixels, more or less, of the words beside a line. */
export function widthOf(words: string): number {
  return words.length * letter + 10;
}

/** By its middle. */
interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/**
 * Where the middles of the words of lines stand: on their own line, and where they hide neither each other nor nodes nor
 * other lines, or as few points of these as can be.
 */
export function wordPlaces(
  shapes: readonly { readonly shape: LineShape; readonly words: string }[],
  nodes: Iterable<Spot>,
): readonly Point[] {
  const taken: Box[] = Array.from(nodes, ({ x, y }) => ({
    x: x + size.width / 2,
    y: y + size.height / 2,
    width: size.width,
    height: size.height,
  }));
  return shapes.map(({ shape, words }) => {
    const width = widthOf(words);
    const others = shapes.flatMap((one) => (one.shape === shape ? [] : one.shape.points));
    let best = { x: 0, y: 0, hidden: Infinity };
    for (const { x, y } of fromMiddle(shape.points)) {
      for (const aside of [0, -0.25, 0.25, -0.45, 0.45]) {
        const box = { x: x + width * aside, y, width, height: line };
        let hidden = box.x < width / 2 ? 10 : 0;
        for (const one of taken) if (overlap(box, one)) hidden += 100;
        for (const one of others) if (isIn(box, one)) hidden += 1;
        if (hidden < best.hidden) best = { x: box.x, y, hidden };
      }
      if (best.hidden === 0) break;
    }
    taken.push({ ...best, width, height: line });
    return { x: best.x, y: best.y };
  });
}

function overlap(a: Box, b: Box): boolean {
  return Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2;
}

/** Whether a point lies in a box, or next to it. */
function isIn(box: Box, { x, y }: Point): boolean {
  return Math.abs(box.x - x) < box.width / 2 + 2 && Math.abs(box.y - y) < box.height / 2;
}

/** The one in the middle first, then those beside it, to both ends. */
function fromMiddle<T>(items: readonly T[]): readonly T[] {
  const middle = (items.length - 1) / 2;
  const away = new Map(items.map((item, at) => [item, Math.abs(at - middle)]));
  return items.toSorted((a, b) => away.get(a)! - away.get(b)!);
}
