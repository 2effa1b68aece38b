import type { Range } from '../../../core/model/records.ts';

/** No screen has room for more; what would need another shares the last one, `mostLanes - 1`. */
export const mostLanes = 64;

/** Ranges in the order of the text, with the lane each is drawn in; answers which of them touch a stretch of it. */
export interface Intervals<T extends Range> {
  readonly items: readonly T[];
  /** Beside each item: the first lane, from 0, where no earlier item still runs. */
  readonly lanes: Uint8Array;
  /** Indices, ascending, of the items that share at least one character with the stretch. */
  touching(from: number, to: number): number[];
}

/** Sorts by start; of two that start together, the longer is first. Empty ranges are left out. */
export function intervalsOf<T extends Range>(ranges: readonly T[]): Intervals<T> {
  const items = ranges.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from || b.to - a.to);
  const lanes = new Uint8Array(items.length);
  /** The furthest end among the items up to each: it never decreases, so it can be searched by halves. */
  const reach = new Float64Array(items.length);
  const laneEnds: number[] = [];
  items.forEach(({ from, to }, index) => {
    reach[index] = Math.max(to, index > 0 ? reach[index - 1]! : 0);
    const free = laneEnds.findIndex((end) => end <= from);
    const lane = free >= 0 ? free : Math.min(laneEnds.length, mostLanes - 1);
    laneEnds[lane] = Math.max(to, laneEnds[lane] ?? 0);
    lanes[index] = lane;
  });
  return {
    items,
    lanes,
    touching(from, to) {
      let low = 0;
      let high = items.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (reach[middle]! <= from) low = middle + 1;
        else high = middle;
      }
      const found: number[] = [];
      for (let index = low; index < items.length && items[index]!.from < to; index++) {
        if (items[index]!.to > from) found.push(index);
      }
      return found;
    },
  };
}
