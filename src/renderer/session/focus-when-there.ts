/** Frames in which what is drawn late is looked for. */
const patience = 20;

/**
 * Focuses what is there at once, so that the next key finds it already; what is still to be drawn, e.g. far down in a
 * table, as soon as it is there.
 */
export function focusWhenThere(find: () => HTMLElement | null | undefined, frames = patience): void {
  const there = find();
  there?.focus();
  // One that is still hidden takes no focus.
  if (there && there === document.activeElement) return;
  if (frames > 0) requestAnimationFrame(() => focusWhenThere(find, frames - 1));
}
