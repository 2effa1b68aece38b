import type { ShownLine, ShownNode } from './lineage-ruled.ts';
import { shelved } from '../model/shelf.ts';

/** What stands in a row: a node, or where a line passes between nodes on its way to another row. */
export type LayoutItem =
  | { readonly kind: 'node'; readonly id: string }
  /** The place of the line among all lines. */
  | { readonly kind: 'bend'; readonly line: number };

/**
 * Puts every node below those that lines lead from: rows from the sources down, each from the left. Nodes that lead to each
 * other in a ring stand in one row: the ring is not cut, because nothing says where. Sources without documents stand as near
 * above what names them as can be. A line that passes a row has a place of its own there, so that it runs behind no node.
 * `order` tells which of two nodes of a row stands first where their lines do not say.
 */
export function layoutOf(
  nodes: readonly ShownNode[],
  lines: readonly ShownLine[],
  order: (a: ShownNode, b: ShownNode) => number,
): readonly (readonly LayoutItem[])[] {
  const rowOf = rowsOf(nodes, lines);
  const rows: LayoutItem[][] = Array.from({ length: Math.max(-1, ...rowOf.values()) + 1 }, () => []);
  for (const { id } of nodes.toSorted((a, b) => order(a, b) || (a.id < b.id ? -1 : 1))) {
    rows[rowOf.get(id)!]!.push({ kind: 'node', id });
  }
  // What each item hangs on in the row above.
  const above = new Map<string, string[]>();
  lines.forEach(({ from, to }, line) => {
    const [upper, lower] = rowOf.get(from)! < rowOf.get(to)! ? [from, to] : [to, from];
    let last = upper;
    for (let row = rowOf.get(upper)! + 1; row <= rowOf.get(lower)!; row++) {
      const item: LayoutItem = row === rowOf.get(lower) ? { kind: 'node', id: lower } : { kind: 'bend', line };
      if (item.kind === 'bend') rows[row]!.push(item);
      const key = keyOf(item);
      shelved(above, key, last);
      last = key;
    }
  });
  for (const [row, items] of rows.entries()) {
    const before = new Map((rows[row - 1] ?? []).map((item, at) => [keyOf(item), at]));
    const middles = new Map(
      items.map((item, at) => {
        const hung = (above.get(keyOf(item)) ?? []).flatMap((key) => before.get(key) ?? []);
        return [item, hung.length === 0 ? at : hung.reduce((sum, one) => sum + one, 0) / hung.length];
      }),
    );
    items.sort((a, b) => middles.get(a)! - middles.get(b)!);
  }
  return rows;
}

function keyOf(item: LayoutItem): string {
  return item.kind === 'node' ? item.id : `bend ${item.line}`;
}

/** For each node its row, the first is 0. */
function rowsOf(nodes: readonly ShownNode[], lines: readonly ShownLine[]): ReadonlyMap<string, number> {
  const above = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  for (const { from, to, directed } of lines) if (directed) above.get(to)?.push(from);
  const ringOf = ringsOf(
    nodes.map(({ id }) => id),
    above,
  );
  const rows = new Map<string, number>();
  const rowOfRing = (ring: string): number => {
    const known = rows.get(ring);
    if (known !== undefined) return known;
    let row = 0;
    for (const { id } of nodes) {
      if (ringOf.get(id) !== ring) continue;
      for (const one of above.get(id)!) {
        const other = ringOf.get(one)!;
        if (other !== ring) row = Math.max(row, rowOfRing(other) + 1);
      }
    }
    rows.set(ring, row);
    return row;
  };
  const rowOf = new Map(nodes.map(({ id }) => [id, rowOfRing(ringOf.get(id)!)]));
  for (const { id, kind } of nodes) {
    const below = lines.filter(({ from, directed }) => directed && from === id).map(({ to }) => rowOf.get(to)!);
    const nearest = Math.min(...below) - 1;
    if (kind !== 'document' && below.length > 0 && nearest > rowOf.get(id)!) rowOf.set(id, nearest);
  }
  beside(nodes, lines, rowOf);
  return rowOf;
}

/**
 * Nobody knows whence a text is that no arrow leads to or from, so it must not stand among the sources: it stands beside the texts that lines
 * without an arrow join it with, the lowest of them, or in the lowest row of texts. Named sources that only gave a picture stand above the text.
 */
function beside(nodes: readonly ShownNode[], lines: readonly ShownLine[], rowOf: Map<string, number>): void {
  const led = new Set(lines.flatMap(({ from, to, directed }) => (directed ? [from, to] : [])));
  const isText = new Map(nodes.map(({ id, kind }) => [id, kind === 'document']));
  const loose = nodes.filter(({ id }) => isText.get(id) && !led.has(id));
  const lowest = Math.max(
    0,
    ...nodes.filter(({ id }) => isText.get(id) && led.has(id)).map(({ id }) => rowOf.get(id)!),
  );
  for (const { id } of loose) {
    const rows = lines.flatMap(({ from, to }) => {
      const other = from === id ? to : to === id ? from : null;
      return other !== null && isText.get(other) && led.has(other) ? [rowOf.get(other)!] : [];
    });
    rowOf.set(id, rows.length === 0 ? lowest : Math.max(...rows));
  }
}

/** For each node the name of the ring that it is part of; a node in none is one by itself. */
function ringsOf(ids: readonly string[], above: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, string> {
  const reached = new Map(ids.map((id) => [id, reachedFrom(id, above)]));
  return new Map(
    ids.map((id) => [
      id,
      ids.find((other) => other === id || (reached.get(id)!.has(other) && reached.get(other)!.has(id)))!,
    ]),
  );
}

function reachedFrom(id: string, above: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [...(above.get(id) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    open.push(...(above.get(next) ?? []));
  }
  return reached;
}
