/** Levels of a tree that are set in further than the one above; deeper ones would leave no room for their names. */
const deepest = 12;

/** Pixels that a row of a tree is set in, for its level from 1 on. */
export function indentOf(level: number): number {
  return Math.min(level - 1, deepest) * 16;
}
