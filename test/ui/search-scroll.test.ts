import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { follow, placeOf, rowsInView, scaledList } from '../../src/renderer/ui/parts/scaled-scroll.ts';
import type { ScaledPlace } from '../../src/renderer/ui/parts/scaled-scroll.ts';

const view = 700;
const million = scaledList(1_000_000, 104);
const start: ScaledPlace = { top: 0, offset: 0 };

describe('a list taller than an element may be', () => {
  test('gets a height that is allowed, and a short one its own', () => {
    expect(million.height).toBe(10_000_000);
    expect(scaledList(300, 30).height).toBe(9_000);
  });

  test('begins with the first row and ends with the last', () => {
    expect(rowsInView(million, start, view).from).toBe(0);
    const end = follow(million, start, million.height - view, view);
    expect(rowsInView(million, end, view).to).toBe(1_000_000);
  });

  test('goes down row by row without missing one, also where the offset changes', () => {
    let place = placeOf(million, 51_900_000, view);
    let row = rowsInView(million, place, view).from;
    for (let step = 0; step < 3_000; step++) {
      place = follow(million, place, place.top + 104, view);
      expect(rowsInView(million, place, view).from).toBe((row += 1));
    }
  });

  test('goes to the same share of the rows when the bar is dragged', () => {
    for (const share of [0.1, 0.25, 0.5, 0.9]) {
      const place = follow(million, start, share * million.height, view);
      expect(rowsInView(million, place, view).from / 1_000_000).toBeCloseTo(share, 1);
    }
  });

  test('shows every row at a place that the scroller can have', () => {
    fc.assert(
      fc.property(
        fc.nat(2_000_000),
        fc.integer({ min: 20, max: 200 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (count, height, share) => {
          const list = scaledList(count, height);
          const row = Math.floor(share * Math.max(0, count - 1));
          const place = placeOf(list, row * height, view);
          expect(place.top).toBeGreaterThanOrEqual(0);
          expect(place.top).toBeLessThanOrEqual(Math.max(0, list.height - view) + 1);
          const { from, to } = rowsInView(list, place, view);
          if (count > 0) expect(from <= row && row < to).toBe(true);
        },
      ),
      { examples: [[349_412, 85, 0.9955153100503419]] },
    );
  });
});
