import { expect } from 'vitest';
import type { Locator } from 'vitest/browser';

/**
 * Waits until the middle of an element is seen. Vitest's own `toBeInViewport` waits for ever where the element is drawn anew
 * just then, as lines are that are scrolled to: what observes it is never told of one that is gone.
 */
export async function expectInView(locator: Locator): Promise<void> {
  await expect.poll(() => locator.elements().some(isSeen)).toBe(true);
}

function isSeen(element: Element): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return element.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));
}
