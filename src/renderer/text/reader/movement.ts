import type { Range } from '../../../core/model/records.ts';
import { trimRange } from '../../../core/text/trim-range.ts';

/** A selection with a fixed end (`anchor`) and a moving one (`head`), in offsets of the text. */
export interface Caret {
  readonly anchor: number;
  readonly head: number;
}

/** Stretches of a text in order, without the white space around them: its passages, or its sentences. */
export interface Units {
  /** The first one that ends after the offset. */
  endingAfter(offset: number): Range | null;
  /** The last one that starts before the offset. */
  startingBefore(offset: number): Range | null;
}

/**
 * The selection after one step. Without `extend` the next or previous unit is selected; from a bare caret, a step
 * forward selects the unit it stands in. With `extend` the head moves: to the next end forward, to the next start
 * backward. A selection of one unit does not shrink to nothing but grows to the other side. At the ends of the text the
 * same selection comes back.
 */
export function step(units: Units, caret: Caret, direction: 1 | -1, extend: boolean): Caret {
  const { anchor, head } = caret;
  if (!extend) {
    const unit =
      direction > 0 ? units.endingAfter(Math.max(anchor, head)) : units.startingBefore(Math.min(anchor, head));
    return unit ? { anchor: unit.from, head: unit.to } : caret;
  }
  return direction > 0 ? extendForward(units, caret) : extendBackward(units, caret);
}

function extendForward(units: Units, caret: Caret): Caret {
  const { anchor, head } = caret;
  const unit = units.endingAfter(head);
  if (!unit) return caret;
  if (head >= anchor) return { anchor, head: unit.to };
  const next = units.endingAfter(unit.to);
  if (!next) return caret;
  return next.from < anchor ? { anchor, head: next.from } : { anchor: unit.from, head: next.to };
}

function extendBackward(units: Units, caret: Caret): Caret {
  const { anchor, head } = caret;
  const unit = units.startingBefore(head);
  if (!unit) return caret;
  if (head <= anchor) return { anchor, head: unit.from };
  const previous = units.startingBefore(unit.from);
  if (!previous) return caret;
  return previous.to > anchor ? { anchor, head: previous.to } : { anchor: unit.to, head: previous.from };
}

/** `starts` are the offsets where passages start, ascending; each runs to the next or to the end of the text. */
export function passageUnits(text: string, starts: ArrayLike<number>): Units {
  const at = (index: number): Range =>
    trimRange(text, { from: starts[index]!, to: index + 1 < starts.length ? starts[index + 1]! : text.length });
  return {
    endingAfter(offset) {
      for (let index = Math.max(0, indexAt(starts, offset)); index < starts.length; index++) {
        const unit = at(index);
        if (unit.to > offset && unit.from < unit.to) return unit;
      }
      return null;
    },
    startingBefore(offset) {
      for (let index = indexAt(starts, offset); index >= 0; index--) {
        const unit = at(index);
        if (unit.from < offset && unit.from < unit.to) return unit;
      }
      return null;
    },
  };
}

/** Sentences never cross the border of a passage. Only the passages that are passed through are divided. */
export function sentenceUnits(
  text: string,
  starts: ArrayLike<number>,
  divide: (passage: Range) => readonly Range[],
): Units {
  const within = (index: number): Range[] => {
    const to = index + 1 < starts.length ? starts[index + 1]! : text.length;
    return divide({ from: starts[index]!, to })
      .map((sentence) => trimRange(text, sentence))
      .filter((range) => range.from < range.to);
  };
  return {
    endingAfter(offset) {
      for (let index = Math.max(0, indexAt(starts, offset)); index < starts.length; index++) {
        const unit = within(index).find(({ to }) => to > offset);
        if (unit) return unit;
      }
      return null;
    },
    startingBefore(offset) {
      for (let index = indexAt(starts, offset); index >= 0; index--) {
        const unit = within(index).findLast(({ from }) => from < offset);
        if (unit) return unit;
      }
      return null;
    },
  };
}

/** The number of the passage that holds the offset; -1 if there are none. */
function indexAt(starts: ArrayLike<number>, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
