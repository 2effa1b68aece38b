import type { Input } from 'electron';

/**
 * Whether a key event must be kept from the window's menu bar, told event by event. On Windows and Linux, Alt that is let
 * go with no other key in between moves the focus there. What the page made of the other key the bar does not see: after
 * Alt+T with Alt let go first, it would take the focus from the question that Alt+T opened.
 */
export function altKeyWatch(): (input: Pick<Input, 'type' | 'key' | 'isAutoRepeat'>) => boolean {
  let usedWithAlt = false;
  return ({ type, key, isAutoRepeat }) => {
    if (type === 'keyUp') return key === 'Alt' && usedWithAlt;
    if (key !== 'Alt') usedWithAlt = true;
    else if (!isAutoRepeat) usedWithAlt = false;
    return false;
  };
}
