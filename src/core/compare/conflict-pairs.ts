/** Two things of two accounts that go together, and how well: higher is better, the first number decides first. */
export interface Paired<T> {
  readonly a: T;
  readonly b: T;
  readonly worth: readonly number[];
}

/**
 * Pairs things of two accounts, each once at most, the best pairs first. Among equals those at like places in their
 * accounts go together, so that it is the same whichever account comes first. `worthOf` is null for what never pairs.
 */
export function pairedOff<T>(
  a: readonly T[],
  b: readonly T[],
  worthOf: (one: T, other: T) => readonly number[] | null,
): readonly Paired<T>[] {
  const pairs = a.flatMap((one, i) =>
    b.flatMap((other, j) => {
      const worth = worthOf(one, other);
      // Of two pairs that are still equal, neither takes what the other needs.
      return worth === null ? [] : [{ a: one, b: other, worth, order: [...worth, -Math.abs(i - j), -(i + j)] }];
    }),
  );
  pairs.sort((one, other) => byNumbers(one.order, other.order));
  const taken = new Set<T>();
  return pairs.filter((pair) => {
    if (taken.has(pair.a) || taken.has(pair.b)) return false;
    taken.add(pair.a).add(pair.b);
    return true;
  });
}

function byNumbers(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((number, place) => number !== other[place]);
  return at < 0 ? 0 : other[at]! - one[at]!;
}
