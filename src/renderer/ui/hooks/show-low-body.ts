/**
 * Scrolls the page so that its list is seen in which a row was gone to: where there is little height, the list lies partly
 * below (the styles of `low-body`). The list itself has scrolled to the row already.
 */
export function showLowBody(row: HTMLElement): void {
  row.closest('.low-body')?.scrollIntoView({ block: 'nearest' });
}
