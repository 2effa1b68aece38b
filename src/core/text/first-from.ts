/** The place of the first of ascending numbers that is not below one, from `low` on; their count if all are below. */
export function firstFrom(ascending: ArrayLike<number>, number: number, low = 0): number {
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
