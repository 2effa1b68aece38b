import type { Action } from './action.ts';

/** What of a keyboard event decides which action it means. */
export interface Stroke {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Whether a stroke is the key `Mod+Shift+F` or the single character `t`. */
export function strokeIs(stroke: Stroke, key: string, mac: boolean): boolean {
  const parts = partsOf(key);
  const name = parts.pop() ?? '';
  const modifiers = new Set(parts);
  const mod = mac ? stroke.metaKey : stroke.ctrlKey;
  const otherMod = mac ? stroke.ctrlKey : stroke.metaKey;
  if (mod !== modifiers.has('Mod') || otherMod || stroke.altKey !== modifiers.has('Alt')) return false;
  if (modifiers.size === 0 && name.length === 1 && !/\p{L}/u.test(name)) return stroke.key === name;
  // A letter with Shift may be written `J` or `Shift+J`.
  const shift = modifiers.has('Shift') || (modifiers.size === 0 && /^\p{Lu}$/u.test(name));
  if (stroke.shiftKey !== shift) return false;
  if (stroke.key.toLowerCase() === name.toLowerCase()) return true;
  // Under Cyrillic, Greek or Arabic layouts the letter's place on the keyboard counts.
  return /^[a-z]$/iu.test(name) && !/^[ -~]$/u.test(stroke.key) && stroke.code === `Key${name.toUpperCase()}`;
}

/** The action that a stroke means, single characters left out while text is typed. */
export function actionFor(
  actions: readonly Action[],
  stroke: Stroke,
  place: { readonly typing: boolean; readonly mac: boolean },
): Action | undefined {
  return actions.find(({ keys }) =>
    keys.some((key) => (isChord(key) || !place.typing) && strokeIs(stroke, key, place.mac)),
  );
}

/** A key as a person reads it on their own keyboard. */
export function keyInWords(key: string, mac: boolean): string {
  const names: Readonly<Record<string, string>> = mac
    ? { Mod: '⌘', Shift: '⇧', Alt: '⌥' }
    : { Mod: 'Ctrl', Shift: 'Shift', Alt: 'Alt' };
  return partsOf(key)
    .map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(mac ? '' : '+');
}

/** Whether the key needs Mod or Alt, or is a function key, so that it types nothing. */
function isChord(key: string): boolean {
  return /^(?:Mod|Alt)\+|^F\d{1,2}$/u.test(key);
}

function partsOf(key: string): string[] {
  return key === '+' ? ['+'] : key.endsWith('++') ? [...key.slice(0, -2).split('+'), '+'] : key.split('+');
}
