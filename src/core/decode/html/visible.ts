import { attribute } from './tree.ts';
import type { Element } from './tree.ts';

/** Elements that never show words of their own. What stands in pictures and players is for who cannot see these. */
const silent = new Set(
  'head title script style template svg audio video canvas datalist object applet annotation annotation-xml rp'.split(
    ' ',
  ),
);

/** Whether a person who looks at the page without scripts sees what stands in the element, if they open all that can be opened. */
export function isVisible(element: Element): boolean {
  const { tagName } = element;
  if (silent.has(tagName)) return false;
  // Pages hide themselves until a script shows them.
  if (tagName === 'html' || tagName === 'body') return true;
  const hidden = attribute(element, 'hidden');
  if (hidden !== null && hidden !== 'until-found') return false;
  if (tagName === 'dialog' && attribute(element, 'open') === null) return false;
  return !/(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b/iu.test(
    attribute(element, 'style') ?? '',
  );
}
