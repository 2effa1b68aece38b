// A million rows are taller than any element may be (Chromium stops at about 33 million pixels). So the list gets a
// height that is allowed, and the rows stand at their true place less an offset that grows with the way down. Small
// steps move pixel by pixel; a long way, as by the scroll bar, goes to the same share of the rows.

/** Heights in pixels, all rows alike. */
export interface ScaledList {
  readonly count: number;
  readonly rowHeight: number;
  /** What the rows take in truth. */
  readonly trueHeight: number;
  /** What the element gets. */
  readonly height: number;
}

/** `top` is the scroller's; a row's place in the element is its true place less `offset`. */
export interface ScaledPlace {
  readonly top: number;
  readonly offset: number;
}

/** No list is taller than this, which every browser allows. */
const tallest = 10_000_000;
/** The offset changes only from section to section of the way, so that small steps do not touch it. */
const sections = 100;

/** `rowHeight` in pixels. */
export function scaledList(count: number, rowHeight: number, limit = tallest): ScaledList {
  const trueHeight = count * rowHeight;
  return { count, rowHeight, trueHeight, height: Math.min(trueHeight, limit) };
}

/** Where the scroller stands when the row at the true place `y` is at the top of the view. */
export function placeOf(list: ScaledList, y: number, view: number): ScaledPlace {
  const at = Math.max(0, Math.min(y, list.trueHeight - view));
  const offset = offsetOf(list, Math.floor(at / sectionHeight(list)));
  return { top: Math.max(0, at - offset), offset };
}

/** What the scroller's new `top` means, coming from `before`. The `top` of the answer may want to be set. */
export function follow(list: ScaledList, before: ScaledPlace, top: number, view: number): ScaledPlace {
  if (list.height === list.trueHeight) return { top, offset: 0 };
  if (top <= 0) return { top: 0, offset: 0 };
  if (top >= list.height - view) return { top, offset: list.trueHeight - list.height };
  if (Math.abs(top - before.top) < view) return placeOf(list, top + before.offset, view);
  const share = top / (list.height - view);
  const section = Math.floor((share * (list.trueHeight - view)) / sectionHeight(list));
  return { top, offset: offsetOf(list, section) };
}

/** The rows in view: the first, and the one after the last. */
export function rowsInView(
  { count, rowHeight }: ScaledList,
  { top, offset }: ScaledPlace,
  view: number,
  overscan = 0,
): { readonly from: number; readonly to: number } {
  const from = Math.floor((top + offset) / rowHeight) - overscan;
  const to = Math.ceil((top + offset + view) / rowHeight) + overscan;
  return { from: Math.max(0, Math.min(from, count)), to: Math.max(0, Math.min(to, count)) };
}

/** All sections are alike: were the last one shorter, the end of the one before it would lie below the element. */
function sectionHeight(list: ScaledList): number {
  return Math.max(1, list.trueHeight / sectionCount(list));
}

function sectionCount({ height, trueHeight }: ScaledList): number {
  return Math.max(1, Math.ceil((trueHeight * sections) / height));
}

function offsetOf(list: ScaledList, section: number): number {
  if (list.trueHeight === list.height) return 0;
  const last = sectionCount(list) - 1;
  return Math.round((Math.min(section, last) / last) * (list.trueHeight - list.height));
}
