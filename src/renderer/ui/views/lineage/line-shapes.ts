import type { LayoutItem } from '../../../../core/compare/lineage-layout.ts';
import type { ShownLine } from '../../../../core/compare/lineage-ruled.ts';

/** Pixels: of a node, of a line that passes a row, and between two of them. */
export const size = { width: 184, height: 62, bend: 16, beside: 36, below: 76 };

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
        bends.set(item.line, [...(bends.get(item.line) ?? []), { row, x: x + size.bend / 2, y }]);
        x += size.bend + size.beside;
      }
    }
    width = Math.max(width, x - size.beside);
  });
  return { nodes, bends, width };
}

/** A line as it is drawn: an SVG path, and how far down it goes. */
export interface LineShape {
  readonly path: string;
  readonly lowest: number;
  /** Where its words may stand: a place on it, from 0 to 1 on the part that leaves its upper end. */
  at(share: number): Point;
}

/** Deepest that a bow hangs below its row. */
const deepest = 54;

/** From the lower edge of the one to the upper edge of the other, past what stands between; in one row, in a bow below both. */
export function lineShape(from: Spot, to: Spot, bends: readonly Spot[]): LineShape {
  const middle = ({ x }: Spot) => x + size.width / 2;
  if (from.row === to.row) {
    const [a, b] = [middle(from), middle(to)];
    const y = from.y + size.height;
    // Further apart, further down: so that bows of one row stay apart.
    const depth = Math.min(deepest, 18 + (14 * Math.abs(a - b)) / (size.width + size.beside));
    const path = `M${a} ${y} C${a} ${y + depth * 1.3} ${b} ${y + depth * 1.3} ${b} ${y}`;
    const at = (share: number) => ({ x: a + (b - a) * share, y: y + depth * (1 - (2 * share - 1) ** 2) });
    return { path, at, lowest: y + depth + 12 };
  }
  const [upper, lower] = from.row < to.row ? [from, to] : [to, from];
  const points = [
    { x: middle(upper), y: upper.y + size.height },
    ...bends.flatMap(({ x, y }) => [
      { x, y },
      { x, y: y + size.height },
    ]),
    { x: middle(lower), y: lower.y - 1 },
  ];
  const way = from === upper ? points : points.toReversed();
  const path = way.map((point, at) => (at === 0 ? `M${point.x} ${point.y}` : curve(way[at - 1]!, point))).join(' ');
  const [first, second] = points as [Point, Point];
  // Along the curve below: its x goes slowly at both ends, its y evenly enough.
  const at = (share: number) => ({
    x: first.x + (second.x - first.x) * share * share * (3 - 2 * share),
    y: first.y + (second.y - first.y) * (share * (1.5 - share * (1.5 - share))),
  });
  return { path, at, lowest: lower.y };
}

/** Pixels from the upper left corner. */
export type Point = { readonly x: number; readonly y: number };

function curve(a: Point, b: Point): string {
  const bend = (b.y - a.y) / 2;
  return `C${a.x} ${a.y + bend} ${b.x} ${b.y - bend} ${b.x} ${b.y}`;
}

/** Two nodes have one line for each direction. */
export function lineKey({ from, to, directed }: Pick<ShownLine, 'from' | 'to' | 'directed'>): string {
  return `${from}\n${to}\n${directed}`;
}

/** Pixels, more or less, of a letter and of a line of the words beside lines. */
const [letter, line] = [6.2, 18];
const shares = [0.5, 0.36, 0.64, 0.24, 0.76, 0.15, 0.85];

/** Where the words of each line stand, so that they hide each other as little as can be. */
export function wordPlaces(shapes: readonly { readonly shape: LineShape; readonly words: string }[]): readonly Point[] {
  const taken: (Point & { readonly width: number })[] = [];
  return shapes.map(({ shape, words }) => {
    const width = words.length * letter + 10;
    const hides = ({ x, y }: Point) =>
      taken.some((one) => Math.abs(one.y - y) < line && Math.abs(one.x - x) < (one.width + width) / 2);
    const places = shares.map((share) => shape.at(share));
    const place = places.find((one) => !hides(one)) ?? places[0]!;
    taken.push({ ...place, width });
    return place;
  });
}
