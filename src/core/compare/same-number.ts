import type { Extent, Quantity } from './numbers.ts';

// Whether two numbers may stand for the same: equal, or such that one is the other rounded, hedged or within its range.
// Whether they count the same is another question, answered by the words beside them.

/** How two numbers go together. `rounded`, `hedged`, `in range` are compatible; `apart` are not. */
export type Agreement = 'equal' | 'rounded' | 'hedged' | 'in range' | 'apart';

/** How two numbers of one kind go together, their best readings first. The order does not matter. */
export function agreementOf(a: Quantity, b: Quantity): Agreement {
  const first = agreementOfExtents(a, a.readings[0]!, b, b.readings[0]!);
  if (first !== 'apart') return first;
  const pairs = likely(a).flatMap((one) => likely(b).map((other) => agreementOfExtents(a, one, b, other)));
  return order.find((agreement) => pairs.includes(agreement))!;
}

/** Whether some reading of one is some reading of the other, however it is hedged. */
export function isEqual(a: Quantity, b: Quantity): boolean {
  return likely(a).some((one) => likely(b).some((other) => isSame(one, other)));
}

/** The same of the best readings only. */
export function isEqualAtFirst(a: Quantity, b: Quantity): boolean {
  return isSame(a.readings[0]!, b.readings[0]!);
}

function isSame(one: Extent, other: Extent): boolean {
  return one.low === other.low && one.high === other.high;
}

/**
 * The best reading, and of others those that are not smaller. `14.500` in an English text may be grouped as elsewhere;
 * but nobody adds zeros to 14, so that where groups are usual, `14,000` is no 14.
 */
function likely({ readings }: Quantity): readonly Extent[] {
  return readings.filter(({ high }) => Math.abs(high) >= Math.abs(readings[0]!.high));
}

const order: readonly Agreement[] = ['equal', 'in range', 'hedged', 'rounded', 'apart'];

function agreementOfExtents(a: Quantity, one: Extent, b: Quantity, other: Extent): Agreement {
  if (isSame(one, other)) return a.hedge === b.hedge && a.vague === b.vague ? 'equal' : 'hedged';
  const hedged = a.hedge !== null || b.hedge !== null || a.vague || b.vague;
  const [left, right] = [meant(a, one), meant(b, other)];
  if (hedged) return left.low <= right.high && right.low <= left.high ? 'hedged' : 'apart';
  if (one.low < one.high || other.low < other.high) {
    return one.low <= other.high && other.low <= one.high ? 'in range' : 'apart';
  }
  return isRoundedTo(one.low, other.low) || isRoundedTo(other.low, one.low) ? 'rounded' : 'apart';
}

/** From where to where a number goes as it is hedged. */
function meant({ hedge, vague }: Quantity, { low, high }: Extent): Extent {
  if (vague) return { low, high };
  // Whether `over` is warmer or colder, nobody can tell.
  if (low < 0) return hedge === null ? { low, high } : { low: low * 2, high: high / 2 };
  const about = Math.min(grainOf(high) / 2, high * 0.15);
  switch (hedge) {
    case null:
      return { low, high };
    case 'about':
      return { low: low - about, high: high + about };
    case 'nearly':
      return { low: low * 0.85, high };
    case 'over':
    case 'at least':
      return { low, high: high * 2 };
    case 'under':
    case 'up to':
      return { low: low / 2, high };
  }
}

/** Whether the first is the second rounded, and by little. `100` may be 104, but 20 dead are not 18. */
function isRoundedTo(round: number, exact: number): boolean {
  const grain = grainOf(round);
  const isCoarse = grain >= 100 || !Number.isInteger(exact) || (round >= 1e6 && grain >= 1e4);
  return (
    isCoarse &&
    grain > grainOf(exact) &&
    Math.abs(round - exact) <= grain / 2 &&
    Math.abs(round - exact) <= Math.abs(exact) * 0.05
  );
}

/** The last place of a number that is not zero, a half of it for five: 1000 of 14,000, 5 of 25, .1 of 2.3. */
export function grainOf(value: number): number {
  const whole = Math.abs(value);
  if (whole === 0 || !Number.isFinite(whole)) return 1;
  if (!Number.isInteger(whole)) return 10 ** -(String(whole).split('.')[1]?.length ?? 0);
  let grain = 1;
  while (whole % (grain * 10) === 0) grain *= 10;
  return grain === 1 && whole % 5 === 0 ? 5 : grain;
}
