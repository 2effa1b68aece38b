/** Whether what has the focus takes typed letters. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !/^(?:button|checkbox|radio|range|file|color)$/u.test(target.type);
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  // A reader's text may be editable for the sake of its caret, and says that it is read-only.
  return target.isContentEditable && !target.closest('[aria-readonly="true"]');
}
