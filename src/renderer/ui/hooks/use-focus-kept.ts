import { useEffect } from 'react';
import { holdFocus } from '../../session/focus-when-there.ts';

/** What may have the focus for something that is gone: it is told to who hears the page. */
const told = '[role], [aria-label], section, li, form, fieldset';

/**
 * Holds the focus near where it was when what had it goes away or can no longer have it, as a button does that does
 * what it says: in the nearest part around it that is still there. So the next Tab goes on from there. Nothing is done
 * where another thing took the focus, and where the whole page is gone: the page that comes then takes it.
 */
export function useFocusKept(): void {
  useEffect(() => {
    let around: readonly HTMLElement[] = [];
    const hear = ({ target }: FocusEvent) => void (around = target instanceof HTMLElement ? partsAround(target) : []);
    const look = () => {
      const [own, ...parts] = around;
      if (!own || document.activeElement !== document.body || canHaveFocus(own)) return;
      const next = parts.find((one) => one.isConnected && one.matches(told));
      around = [];
      if (next) holdFocus(next);
    };
    // Whoever knows better where the focus belongs has taken it until then.
    const watch = new MutationObserver(() => {
      const [own] = around;
      if (own && document.activeElement === document.body && !canHaveFocus(own)) requestAnimationFrame(look);
    });
    document.addEventListener('focusin', hear);
    watch.observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled'] });
    return () => {
      document.removeEventListener('focusin', hear);
      watch.disconnect();
    };
  }, []);
}

/** It and what is around it, up to the page that it is on; none outside of a page. */
function partsAround(element: HTMLElement): readonly HTMLElement[] {
  const parts: HTMLElement[] = [];
  for (let one: HTMLElement | null = element; one !== null; one = one.parentElement) {
    if (one.role === 'tabpanel') return parts;
    parts.push(one);
  }
  return [];
}

function canHaveFocus(element: HTMLElement): boolean {
  return element.isConnected && !element.matches(':disabled');
}
