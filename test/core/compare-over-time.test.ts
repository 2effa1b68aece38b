import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Appeared } from '../../src/core/compare/families.ts';
import { axisOf, barsOf, coveredBy, dateOfDay, daysOf, linesOf, ticksOf } from '../../src/core/compare/over-time.ts';
import type { Family } from '../../src/core/compare/shapes.ts';

const appeared: Readonly<Record<string, Appeared>> = {
  late: { date: '2025-06-30', outlet: 'Вести побережья' },
  early: { date: '2025-06-28', outlet: 'Harbour News' },
  loose: { date: '2025-06', outlet: 'harbour news' },
  undated: { date: null, outlet: 'Harbour News' },
  nobody: { date: '1987', outlet: null },
};

function familyOf(...ids: readonly string[]): Family {
  const members = ids.map((documentId, at) => ({ documentId, from: at * 10, to: at * 10 + 10, words: 12 + at }));
  const [longest] = members as [(typeof members)[0]];
  return { id: 'f', kind: 'narrative', members, documents: ids.length, words: 12, longest, earliest: null };
}

test('a family has a line for each outlet, by its first date, and on it its documents by date, undated ones last', () => {
  const lines = linesOf(
    familyOf('late', 'undated', 'early', 'nobody', 'loose'),
    (id) => appeared[id]!,
    () => 100,
  );
  expect(lines.map(({ outlet, appearances }) => [outlet, appearances.map(({ documentId }) => documentId)])).toEqual([
    ['Harbour News', ['loose', 'early', 'undated']],
    ['Вести побережья', ['late']],
    [null, ['nobody']],
  ]);
});

test('a document shows each part that the family covers, and how much that is', () => {
  const [line] = linesOf(
    familyOf('late', 'late'),
    (id) => appeared[id]!,
    () => 50,
  );
  const [only] = line!.appearances;
  expect(only).toMatchObject({
    words: 25,
    parts: [
      { from: 0, to: 0.2 },
      { from: 0.2, to: 0.4 },
    ],
  });
  expect(coveredBy(only!)).toBeCloseTo(0.4);
});

test('a month is as many days as it has, and a year, too, also before the first', () => {
  const span = (date: string) => {
    const days = daysOf(date)!;
    return [dateOfDay(days.from), dateOfDay(days.to)];
  };
  expect(span('2024-02')).toEqual(['2024-02-01', '2024-02-29']);
  expect(span('2025')).toEqual(['2025-01-01', '2025-12-31']);
  expect(span('-0043-03-15')).toEqual(['-0043-03-15', '-0043-03-15']);
  expect(daysOf('soon')).toBeNull();
});

const dates = fc.constantFrom(null, '1950', '2025-06', '2025-06-01', '2025-06-02', '2025-07-30', '2024-12-31T09:00');

test('every document stands in exactly one bar, in the order of the dates, however little room there is', () => {
  fc.assert(
    fc.property(fc.array(dates, { minLength: 1, maxLength: 30 }), fc.integer({ min: 1, max: 60 }), (list, room) => {
      const ids = list.map((_, at) => String(1000 + at));
      const [line] = linesOf(
        familyOf(...ids),
        (id) => ({ date: list[Number(id) - 1000]!, outlet: 'A' }),
        () => 900,
      );
      const bars = barsOf(line!, axisOf([line!]) ?? { from: 0, to: 0 }, room);
      expect(bars.flatMap(({ appearances }) => appearances)).toEqual(line!.appearances);
      const places = bars.map(({ at }) => at ?? Infinity);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(bars.filter(({ at }) => at !== null).length).toBeLessThanOrEqual(room);
    }),
  );
});

test('an axis is marked at round dates, in their order and no oftener than there is room', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -700_000, max: 50_000 }),
      fc.integer({ min: 0, max: 700_000 }),
      fc.integer({ min: 2, max: 12 }),
      (from, length, most) => {
        const axis = { from, to: from + length };
        const ticks = ticksOf(axis, most);
        expect(ticks.length).toBeLessThanOrEqual(most);
        for (const { day, at, date } of ticks) {
          expect(daysOf(date)!.from).toBe(day);
          expect(at >= 0 && at <= 1).toBe(true);
        }
        expect(ticks.map(({ day }) => day)).toEqual(ticks.map(({ day }) => day).toSorted((a, b) => a - b));
      },
    ),
  );
  expect(
    ticksOf({ from: daysOf('2025-06-28')!.from, to: daysOf('2025-07-02')!.from }, 6).map(({ date }) => date),
  ).toEqual(['2025-06-28', '2025-06-29', '2025-06-30', '2025-07-01', '2025-07-02']);
  expect(ticksOf({ from: daysOf('1951-03')!.from, to: daysOf('1979')!.to }, 6).map(({ date }) => date)).toEqual([
    '1955',
    '1960',
    '1965',
    '1970',
    '1975',
  ]);
});
