import type { Rect } from '../reader/reader.ts';

/** Room between the selection and what is placed beside it, in pixels. */
const gap = 8;

/**
 * Where a box stands, in pixels of the window, so that it is near the selection, covers none of it, and stays in
 * view: above it, else below it, else over the heading above the text.
 */
export function placeBeside(
  selection: Rect,
  box: { readonly width: number; readonly height: number },
  within: Rect,
): { readonly left: number; readonly top: number } {
  const middle = (selection.left + selection.right) / 2;
  const left = Math.round(
    Math.max(within.left + gap, Math.min(middle - box.width / 2, within.right - gap - box.width)),
  );
  const above = selection.top - gap - box.height;
  const below = selection.bottom + gap;
  if (above >= within.top) return { left, top: Math.round(above) };
  if (below + box.height <= within.bottom) return { left, top: Math.round(below) };
  return { left, top: Math.round(Math.max(gap, within.top - box.height)) };
}
