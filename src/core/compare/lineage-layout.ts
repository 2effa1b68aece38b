import type { ShownLine, ShownNode } from './lineage-ruled.ts';

/** Where a node stands: its row, from the sources down, and its place in it. */
export interface NodePlace {
  readonly row: number;
  readonly place: number;
}

/**
 * Puts every node below those that lines lead from. Nodes that lead to each other in a ring stand in one row: the ring is
 * not cut, because nothing says where. Sources without documents stand as near above what names them as can be.
 * `order` tells which of two nodes of a row stands first.
 */
export function placesOf(
  nodes: readonly ShownNode[],
  lines: readonly ShownLine[],
  order: (a: ShownNode, b: ShownNode) => number,
): ReadonlyMap<string, NodePlace> {
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
  const places = new Map<string, NodePlace>();
  const counts = new Map<number, number>();
  for (const { id } of nodes.toSorted((a, b) => order(a, b) || (a.id < b.id ? -1 : 1))) {
    const row = rowOf.get(id)!;
    const place = counts.get(row) ?? 0;
    counts.set(row, place + 1);
    places.set(id, { row, place });
  }
  return places;
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
