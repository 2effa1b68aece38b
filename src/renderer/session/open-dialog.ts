/** Whether a person is in a dialog: what lies behind it is not to be changed meanwhile. */
export function isInDialog(element: Element | null = document.activeElement): boolean {
  return element !== null && element.closest('[role="dialog"],[role="alertdialog"]') !== null;
}
