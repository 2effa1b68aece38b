import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rotation, thinOut } from '../../src/main/host/rotation.ts';
import type { Kept } from '../../src/main/host/rotation.ts';

// Which backups stay. The plain way to say it: of days, weeks and months, the last.

const hour = 3_600_000;

/** Backups at these hours after a Monday morning, named by their place. */
function madeAt(hours: readonly number[]): Kept[] {
  const start = new Date(2026, 0, 5, 8).getTime();
  return hours.map((at, place) => ({
    id: String(place).padStart(5, '0'),
    made: new Date(start + at * hour),
    forGood: false,
  }));
}

/** What is left if each is made in turn and others are thinned out after it. */
function inTurn(backups: readonly Kept[]): Kept[] {
  let there: readonly Kept[] = [];
  for (const one of backups) {
    const all = [...there, one];
    const going = thinOut(all, one.id);
    there = all.filter(({ id }) => !going.has(id));
  }
  return [...there];
}

const dayOf = ({ made }: Kept) => made.toDateString();
const lastOf = (backups: readonly Kept[], periodOf: (one: Kept) => string | number) => [
  ...new Map(
    [...backups].sort((a, b) => a.made.getTime() - b.made.getTime()).map((one) => [periodOf(one), one]),
  ).values(),
];
const mondayOf = ({ made }: Kept) =>
  new Date(made.getFullYear(), made.getMonth(), made.getDate() - ((made.getDay() + 6) % 7)).toDateString();
const monthOf = ({ made }: Kept) => `${made.getFullYear()}-${made.getMonth()}`;

const hours = fc.array(fc.integer({ min: 0, max: 24 * 400 }), { minLength: 1, maxLength: 120 });
const everyClock = fc.array(
  fc.record({
    id: fc.uuid(),
    made: fc.date({ min: new Date(0), max: new Date(8e12), noInvalidDate: true }),
    forGood: fc.boolean(),
  }),
  { minLength: 1, maxLength: 60 },
);

describe('rotation', () => {
  test('keeps a year of hourly backups as a day of all, days, weeks and months', () => {
    const all = madeAt(Array.from({ length: 365 * 6 }, (_, at) => Math.floor(at / 6) * 24 + (at % 6)));
    const left = inTurn(all);
    const today = left.filter((one) => dayOf(one) === dayOf(all.at(-1)!));
    expect(today).toHaveLength(6);
    expect(lastOf(left, dayOf).slice(-rotation.days)).toEqual(lastOf(all, dayOf).slice(-rotation.days));
    expect(lastOf(left, monthOf)).toEqual(lastOf(all, monthOf));
    expect(lastOf(left, mondayOf).slice(-rotation.weeks)).toEqual(lastOf(all, mondayOf).slice(-rotation.weeks));
    expect(left.length).toBeLessThan(6 + 2 + rotation.days + rotation.weeks + 13);
  });

  test('is what the plain rule says, whether done after each backup or once at the end', () => {
    fc.assert(
      fc.property(hours, (at) => {
        const all = madeAt([...at].sort((a, b) => a - b));
        const last = all.at(-1)!;
        const byRule = new Set([
          ...all.filter((one) => dayOf(one) === dayOf(last)),
          ...[...all].sort((a, b) => a.made.getTime() - b.made.getTime()).slice(-rotation.least),
          ...lastOf(all, dayOf).slice(-rotation.days),
          ...lastOf(all, mondayOf).slice(-rotation.weeks),
          ...lastOf(all, monthOf),
        ]);
        const atOnce = thinOut(all, last.id);
        const idsOf = (backups: Iterable<Kept>) => [...backups].map(({ id }) => id).sort();
        expect(idsOf(all.filter(({ id }) => !atOnce.has(id)))).toEqual(idsOf(byRule));
        expect(idsOf(inTurn(all))).toEqual(idsOf(byRule));
      }),
      { numRuns: 300 },
    );
  });

  test('never takes the newest, nor the one just made, nor one that is kept for good, whatever the clock did', () => {
    fc.assert(
      fc.property(everyClock, fc.nat(), (backups, pick) => {
        const current = backups[pick % backups.length]!;
        const going = thinOut(backups, current.id);
        const newest = Math.max(...backups.map(({ made }) => made.getTime()));
        expect(backups.some(({ id, made }) => made.getTime() === newest && !going.has(id))).toBe(true);
        expect(going.has(current.id)).toBe(false);
        expect(backups.filter(({ id, forGood }) => forGood && going.has(id))).toEqual([]);
        expect(backups.length - going.size).toBeGreaterThanOrEqual(Math.min(backups.length, rotation.least));
      }),
      { numRuns: 500 },
    );
  });

  test('takes nothing more when it is done twice', () => {
    fc.assert(
      fc.property(everyClock, (backups) => {
        const current = backups[0]!.id;
        const going = thinOut(backups, current);
        expect(
          thinOut(
            backups.filter(({ id }) => !going.has(id)),
            current,
          ),
        ).toEqual(new Set());
      }),
      { numRuns: 500 },
    );
  });

  test('lets nothing old go because the clock was ten years ahead for one backup', () => {
    const days = Array.from({ length: 12 }, (_, day) => day * 24);
    const all = madeAt([...days, 87_600, ...days.map((at) => at + 288)]);
    expect(inTurn(all).length).toBeGreaterThanOrEqual(rotation.days + 1);
    expect(inTurn(all).filter(({ id }) => id === '00011')).toHaveLength(1);
  });

  test('keeps all of today after the clock was set back', () => {
    const all = madeAt([...Array.from({ length: 30 }, (_, at) => 2000 + at * 24), 0, 1, 2, 3, 4, 5]);
    expect(
      inTurn(all)
        .slice(-6)
        .map(({ id }) => id),
    ).toEqual(all.slice(-6).map(({ id }) => id));
  });
});
