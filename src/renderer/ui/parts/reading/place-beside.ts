import type { Rect } from '../../../text/reader/reader.ts';

/** Room between the selection and what is placed beside it, in pixels. */
const gap = 8;

/** How far a box may stand over what is above the text, its heading, in pixels. */
const overHeading = 64;

/**
 * Where a box stands, in pixels of the window, so that it is near the selection, covers none of it, and stays in view:
 * above it, where the words are that were read already, be it over the heading; else below it; else over all that is
 * above the text.
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
  if (above >= Math.max(gap, within.top - overHeading)) return { left, top: Math.round(above) };
  if (below + box.height <= within.bottom) return { left, top: Math.round(below) };
  return { left, top: Math.round(Math.max(gap, within.top - box.height)) };
}
