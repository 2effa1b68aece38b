import { placeAcross } from '../../../../core/compare/place-across.ts';
import type { SharedPassage } from '../../../../core/ports/compare.ts';
import type { Reader, ReaderPosition } from '../../../text/reader/reader.ts';

/** A is on the left. */
export type Side = 'a' | 'b';

type Readers = Readonly<Record<Side, Reader>>;

/** How far below the top of both texts a passage is shown, in pixels. */
const below = 72;

/** Brings both texts to a passage, in one line. The caret stands there in both, so that the keys go on from it. */
export function showPassage(readers: Readers, passage: SharedPassage): void {
  for (const side of ['a', 'b'] as const) {
    const { from, to } = passage[side];
    readers[side].select({ from, to: from });
    readers[side].reveal({ from, to }, { flash: true });
    readers[side].restore({ from, pixelOffset: below });
  }
}

/**
 * Scrolls the other text so that shared words stand in one line with those at the top of this one, or with the next ones
 * in view; where none are in view, it stays where it is.
 */
export function followScroll(
  readers: Readers,
  shared: readonly SharedPassage[],
  side: Side,
  { from, pixelOffset }: ReaderPosition,
): void {
  const across: Side = side === 'a' ? 'b' : 'a';
  const place = placeAcross(shared, side, from);
  if (place !== null) return readers[across].restore({ from: place, pixelOffset });
  const later = shared.filter((passage) => passage[side].from > from);
  if (later.length === 0) return;
  const next = later.reduce((nearest, one) => (one[side].from < nearest[side].from ? one : nearest));
  const pixels = readers[side].pixelsTo(next[side].from);
  if (pixels === null || pixels > readers[side].scroller.clientHeight) return;
  readers[across].restore({ from: next[across].from, pixelOffset: pixels });
}
