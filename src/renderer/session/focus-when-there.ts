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

/** What has the focus in the place of something that is gone. */
let holding: Element | null = null;

/** Whether the focus is on nothing that a key could be for: on none, on a page as a whole, or held for what is gone. */
export function nothingHasFocus(): boolean {
  const { activeElement, body } = document;
  return [null, body, holding].includes(activeElement) || activeElement!.matches('[role="tabpanel"]');
}

/** Has a part of a page hold the focus for something in it that is gone, until it goes elsewhere. */
export function holdFocus(part: HTMLElement): void {
  const reached = part.hasAttribute('tabindex');
  if (!reached) part.tabIndex = -1;
  part.focus({ preventScroll: true });
  holding = part;
  const free = () => {
    holding = null;
    if (!reached) part.removeAttribute('tabindex');
  };
  part.addEventListener('blur', free, { once: true });
}

/** Whether a pane is on the screen: in a small window only one is. */
export function paneIsDrawn(at: number): boolean {
  return document.querySelector(`[data-pane="${at}"]`) !== null;
}

/** Brings the keyboard into a pane: into its text, or what in its page keys are for at first. */
export function focusPane(at: number): void {
  const find = (selector: string) => document.querySelector<HTMLElement>(`[data-pane="${at}"]${selector}`);
  const places = [' .reader-view .cm-content', ' [data-focus="first"]', ' [data-first-hit]', ''];
  focusWhenThere(() => places.map(find).find((one) => one !== null));
}

/** Has the page that is shown take the focus, or what in it keys are for at first, unless something else took it after it was on `from`. */
export function focusPage(from: Element | null): void {
  const free = () => nothingHasFocus() || document.activeElement === from;
  const find = (selector: string) => document.querySelector<HTMLElement>(`[data-focus="page"]${selector}`);
  focusWhenThere(() => (free() ? (find(' [data-focus="first"]') ?? find('')) : null));
}
