import type { ConflictReason, ConflictClass } from './conflict-shapes.ts';
import { pairedOff } from './conflict-pairs.ts';
import type { Quantity } from './numbers.ts';
import { countedAlike } from './same-counted.ts';
import { agreementOf, isEqual, isEqualAtFirst } from './same-number.ts';

// Numbers of two accounts in sentences that stand beside each other. What one account says and the other says as well is
// settled, whatever it counts; of the rest those are set against each other that stand at the same noun or in the same
// place. So two numbers of one text about different things are no conflict, as long as the other has them, too.

/** Two things of two accounts that were set against each other; `class` null if they agree. */
export interface Opposed<T> {
  readonly a: T;
  readonly b: T;
  readonly class: ConflictClass | null;
  readonly reason: ConflictReason;
}

/** What is known of an account beyond the sentences that are compared. */
export interface Surroundings<T> {
  /** All that stands anywhere in it, by where its readings begin. */
  readonly all: ReadonlyMap<number, readonly T[]>;
  /** What describes a noun stands behind it in its language. */
  readonly nounFirst: boolean;
}

/** The numbers of an account by where their readings begin. */
export function byValue<T extends Quantity>(numbers: readonly T[]): ReadonlyMap<number, readonly T[]> {
  const found = new Map<number, T[]>();
  for (const one of numbers) {
    for (const low of new Set(one.readings.map((reading) => reading.low))) {
      const known = found.get(low);
      if (known) known.push(one);
      else found.set(low, [one]);
    }
  }
  return found;
}

/** Sets the numbers of two accounts against each other; each stands in one pair at most. */
export function opposedNumbers<T extends Quantity>(
  a: readonly T[],
  b: readonly T[],
  around: { readonly a: Surroundings<T>; readonly b: Surroundings<T> },
): readonly Opposed<T>[] {
  const nounFirst = around.a.nounFirst && around.b.nounFirst;
  const { settled, restA, restB } = settle(a, b, nounFirst);
  const pairs = pairedOff(restA, restB, (one, other) => {
    const counted = countedAlike(one, other, nounFirst);
    return counted === 'other' ? null : [Number(counted === 'same'), nearness(one, other)];
  });
  const periods = periodsApart(a, b);
  const opposed = pairs.map(({ a: one, b: other, worth }): Opposed<T> => ({
    a: one,
    b: other,
    ...judged(one, other, worth[0] === 0, periods, around, nounFirst),
  }));
  return [...settled, ...opposed];
}

/** What both say is paired first, by its likelier readings before others; if it counts the same, it is told. */
function settle<T extends Quantity>(a: readonly T[], b: readonly T[], nounFirst: boolean) {
  const pairs = pairedOff(a.filter(isCompared), b.filter(isCompared), (one, other) =>
    one.kind === other.kind && isEqual(one, other) ? [Number(isEqualAtFirst(one, other)), nearness(one, other)] : null,
  );
  const settled = pairs.flatMap(({ a: one, b: other }): Opposed<T>[] => {
    if (countedAlike(one, other, nounFirst) === 'other') return [];
    const alike = agreementOf(one, other) === 'equal';
    return [{ a: one, b: other, class: alike ? null : 'compatible', reason: alike ? 'apart' : 'hedged' }];
  });
  const paired = new Set(pairs.flatMap((pair) => [pair.a, pair.b]));
  // A year that others write with a noun behind is settled, too.
  const restOf = (own: readonly T[], others: readonly T[]) =>
    own.filter((one) => isCompared(one) && !paired.has(one) && !others.some((other) => isEqual(one, other)));
  return { settled, restA: restOf(a, b), restB: restOf(b, a) };
}

/** Years are compared as dates. */
function isCompared({ kind }: Quantity): boolean {
  return kind !== 'year';
}

function judged<T extends Quantity>(
  one: T,
  other: T,
  perhaps: boolean,
  periods: boolean,
  around: { readonly a: Surroundings<T>; readonly b: Surroundings<T> },
  nounFirst: boolean,
): { class: ConflictClass; reason: ConflictReason } {
  const agreement = agreementOf(one, other);
  if (agreement !== 'apart') return { class: 'compatible', reason: agreement === 'equal' ? 'rounded' : agreement };
  if (one.part !== other.part) return { class: 'scope', reason: 'part' };
  if (periods) return { class: 'scope', reason: 'period' };
  const says = (all: ReadonlyMap<number, readonly T[]>, wanted: T) =>
    wanted.readings
      .flatMap(({ low }) => all.get(low) ?? [])
      .some((some) => isEqual(some, wanted) && countedAlike(some, wanted, nounFirst) !== 'other');
  if (says(around.a.all, other) || says(around.b.all, one)) return { class: 'scope', reason: 'both said' };
  return perhaps ? { class: 'scope', reason: 'other words' } : { class: 'differ', reason: 'apart' };
}

/** Whether both name years, and none is the same. */
function periodsApart(a: readonly Quantity[], b: readonly Quantity[]): boolean {
  const years = (all: readonly Quantity[]) =>
    all.filter(({ kind }) => kind === 'year').map(({ readings }) => readings[0]!);
  const [left, right] = [years(a), years(b)];
  if (left.length === 0 || right.length === 0) return false;
  return !left.some((one) => right.some((other) => one.low <= other.high && other.low <= one.high));
}

/** How many of the words beside two numbers are the same; those behind count more. */
function nearness(a: Quantity, b: Quantity): number {
  const shared = (one: readonly string[], other: readonly string[]) =>
    new Set(one.filter((word) => other.includes(word))).size;
  return 2 * shared(a.nouns, b.nouns) + shared(a.before, b.before);
}
