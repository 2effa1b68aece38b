import type { Synopsis } from './synopsis-shapes.ts';

/** A row in its place. */
export interface OrderedRow {
  /** Its number in the synopsis. */
  readonly row: number;
  /**
   * For each account how many rows further down (above 0) or up (below 0) its own text has this, next to what stands
   * before it there; 0 where it has it here.
   */
  readonly moved: readonly number[];
}

/**
 * Rows in the order of the base account. What it has nothing of stands where it occurs: behind what stands before it in
 * its own text. `columns` are the accounts as they are shown: what several of them have at one place comes in their order.
 */
export function rowsInOrder(
  { accounts, rows }: Synopsis,
  base: number,
  columns: readonly number[],
): readonly OrderedRow[] {
  const rowAt = accounts.map(({ sentences }) => new Uint32Array(sentences.length));
  rows.forEach(({ cells }, row) => {
    cells.forEach((sentences, account) => sentences.forEach((sentence) => (rowAt[account]![sentence] = row)));
  });
  /** What stands behind each row, and before the first one of the base (-1). */
  const behind = new Map<number, number[]>();
  const placed = new Uint8Array(rows.length);
  const heads = [-1, ...new Set(rowAt[base])];
  for (const row of heads) if (row >= 0) placed[row] = 1;
  for (const account of columns) {
    // An account that has nothing in common with those before it stands behind all.
    // That both say when they appeared is nothing in common.
    const isAnchor = (row: number) => placed[row] === 1 && rows[row]!.role === undefined;
    const hasAnchor = rowAt[account]!.some(isAnchor);
    let before = hasAnchor ? -1 : heads.at(-1)!;
    for (const row of rowAt[account]!) {
      if (placed[row] === 0) {
        placed[row] = 1;
        const there = behind.get(before);
        if (there) there.push(row);
        else behind.set(before, [row]);
      } else if (!hasAnchor) continue;
      before = row;
    }
  }
  const order: number[] = [];
  for (const head of heads) {
    if (head >= 0) order.push(head);
    const waiting = [...(behind.get(head) ?? [])].reverse();
    for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
      order.push(row);
      for (const next of (behind.get(row) ?? []).toReversed()) waiting.push(next);
    }
  }
  return withMoves(order, rows, accounts.length);
}

function withMoves(order: readonly number[], rows: Synopsis['rows'], accounts: number): readonly OrderedRow[] {
  const moved = order.map(() => new Array<number>(accounts).fill(0));
  for (let account = 0; account < accounts; account++) {
    const places = order.flatMap((row, at) => {
      const { cells, role } = rows[row]!;
      const [sentence] = cells[account]!;
      return sentence === undefined || role !== undefined ? [] : [{ at, sentence }];
    });
    const steady = longestAscending(places.map(({ sentence }) => sentence)).map((place) => places[place]!);
    const inPlace = new Set(steady.map(({ at }) => at));
    for (const { at, sentence } of places) {
      if (inPlace.has(at)) continue;
      const before = lastBelow(steady, sentence);
      // What its text begins with stands before the first of the others.
      const there = before < 0 ? steady[0]!.at : steady[before]!.at;
      moved[at]![account] = there - at;
    }
  }
  return order.map((row, at) => ({ row, moved: moved[at]! }));
}

/** The place of the last in an ascending list that is smaller; -1 if none is. */
function lastBelow(steady: readonly { readonly sentence: number }[], sentence: number): number {
  let [low, high] = [0, steady.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (steady[middle]!.sentence < sentence) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The places of a longest ascending row of numbers that all differ: as many as can be stay where they are. */
function longestAscending(numbers: readonly number[]): number[] {
  const before = new Int32Array(numbers.length);
  /** The place of the smallest last number of a row of each length. */
  const ends: number[] = [];
  numbers.forEach((number, at) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (numbers[ends[middle]!]! < number) low = middle + 1;
      else high = middle;
    }
    before[at] = low > 0 ? ends[low - 1]! : -1;
    ends[low] = at;
  });
  const places: number[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at]!) places.push(at);
  return places.reverse();
}
