/** Whether what has the focus takes typed letters. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !/^(?:button|checkbox|radio|range|file|color)$/u.test(target.type);
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  // A reader's text may be editable for the sake of its caret, and says that it is read-only.
  return target.isContentEditable && !target.closest('[aria-readonly="true"]');
}

/**
 * Whether a key belongs to an input method that composes a word. Safari tells of the key that ends a composition only
 * after its end; there, as everywhere, the key's code says it.
 */
export function isComposing({ isComposing: within, keyCode }: KeyboardEvent): boolean {
  return within || keyCode === 229;
}

/**
 * Leaves the keys of a composition to it, in every field of the page: Enter takes a conversion and Escape ends it, and
 * nobody who listens for these keys hears of it. Returns what takes it back.
 */
export function leaveKeysToCompositions(page: Window): () => void {
  const keep = (event: KeyboardEvent) => {
    // A dead key composes nothing where nothing is typed; there it is a key like any other.
    if (!isComposing(event) || (event.key === 'Dead' && !isTyping(event.target))) return;
    event.stopImmediatePropagation();
    // The engine's own search fields would empty themselves. The input method has had the key already.
    if (event.key === 'Escape') event.preventDefault();
  };
  const kinds = ['keydown', 'keypress', 'keyup'] as const;
  for (const kind of kinds) page.addEventListener(kind, keep, true);
  return () => {
    for (const kind of kinds) page.removeEventListener(kind, keep, true);
  };
}
