import type { ShownLine } from '../../../../core/compare/lineage-ruled.ts';

/** Pixels: of a node, and between two of them. */
export const size = { width: 184, height: 62, beside: 40, below: 72 };

/** Where a node stands, by its upper left corner. */
export interface Spot {
  readonly row: number;
  readonly x: number;
  readonly y: number;
}

/** A line as it is drawn: an SVG path, the place of its words, and how far down it goes. */
export interface LineShape {
  readonly path: string;
  readonly at: { readonly x: number; readonly y: number };
  readonly lowest: number;
}

/** From the lower edge of the one to the upper edge of the other; in one row, in a bow below both. */
export function lineShape(from: Spot, to: Spot, directed: boolean): LineShape {
  const middle = ({ x }: Spot) => x + size.width / 2;
  if (from.row === to.row) {
    const [a, b] = [middle(from), middle(to)];
    const y = from.y + size.height;
    // Further apart, further down: so that a bow passes below those between.
    const depth = 20 + (22 * Math.abs(a - b)) / (size.width + size.beside);
    const path = `M${a} ${y} C${a} ${y + depth * 1.3} ${b} ${y + depth * 1.3} ${b} ${y + (directed ? 1 : 0)}`;
    return { path, at: { x: (a + b) / 2, y: y + depth }, lowest: y + depth + 12 };
  }
  const [upper, lower] = from.row < to.row ? [from, to] : [to, from];
  const [x1, y1, x2, y2] = [middle(upper), upper.y + size.height, middle(lower), lower.y];
  const bend = (y2 - y1) / 2;
  const down = `M${x1} ${y1} C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2 - 1}`;
  const up = `M${x2} ${y2} C${x2} ${y2 - bend} ${x1} ${y1 + bend} ${x1} ${y1 + 1}`;
  return { path: from === upper ? down : up, at: { x: (x1 + x2) / 2, y: (y1 + y2) / 2 }, lowest: y2 };
}

/** Two nodes have one line for each direction. */
export function lineKey({ from, to, directed }: Pick<ShownLine, 'from' | 'to' | 'directed'>): string {
  return `${from}\n${to}\n${directed}`;
}
