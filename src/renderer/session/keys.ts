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

/**
 * The keys of an action on this system. On a Mac, Option types letters and signs of its own with every key, so what is
 * Alt with one of them elsewhere is Control and Command there, which type nothing.
 */
export function keysOf({ keys }: Pick<Action, 'keys'>, mac: boolean): readonly string[] {
  return mac ? keys.map((key) => key.replace(/^Alt\+(?=.$)/u, 'Ctrl+Mod+')) : keys;
}

/** Whether a stroke is the key `Mod+Shift+F` or the single character `t`. */
export function strokeIs(stroke: Stroke, key: string, mac: boolean): boolean {
  return typesKey(stroke, key, mac) || standsAtKey(stroke, key, mac);
}

/** The action that a stroke means, single characters left out while text is typed. */
export function actionFor(
  actions: readonly Action[],
  stroke: Stroke,
  place: { readonly typing: boolean; readonly mac: boolean },
): Action | undefined {
  const { typing, mac } = place;
  const means = (is: typeof typesKey) =>
    actions.find((action) => keysOf(action, mac).some((key) => (isChord(key) || !typing) && is(stroke, key, mac)));
  // What a key types goes before where it stands: a layout may have the sign of one action at the place of another.
  return means(typesKey) ?? means(standsAtKey);
}

/** Whether two keys are pressed in one and the same way. */
export function sameKey(a: string, b: string): boolean {
  const [one, other] = [readKey(a), readKey(b)];
  return (
    one.name.toLowerCase() === other.name.toLowerCase() &&
    one.modifiers.size === other.modifiers.size &&
    [...one.modifiers].every((modifier) => other.modifiers.has(modifier))
  );
}

/** What these keys do is done by fields, lists and dialogs everywhere. */
const taken = /^(?:(?:Shift\+)?(?:Enter|Tab|Escape|Backspace|Space|Arrow\w+|Home|End|Page\w+)|Mod\+(?:C|X|V|A))$/u;

/**
 * The key that a person pressed for an action, as it is written in a table of actions. Null while only a modifier is down,
 * or nothing that has a name; `taken` where the key means something everywhere, or types a letter on this system.
 */
export function keyOfStroke(stroke: Stroke, mac: boolean): string | 'taken' | null {
  const { key, code, shiftKey } = stroke;
  if (/^(?:Control|Shift|Alt|AltGraph|Meta|CapsLock|Dead|Process|Unidentified|Fn|OS)$/u.test(key) || key === '')
    return null;
  // AltGr, which Windows calls Control and Alt, belongs to the sign that it types.
  const typesSign = isSign(key) && key !== ' ' && stroke.ctrlKey && stroke.altKey && !mac;
  const has = (modifier: boolean) => modifier && !typesSign;
  const [mod, ctrl] = (mac ? [stroke.metaKey, stroke.ctrlKey] : [stroke.ctrlKey, stroke.metaKey]).map(has);
  const alt = has(stroke.altKey);
  const chord = mod || ctrl || alt;
  // Under a layout of other letters, and where Option changes them, the place of the key tells its letter.
  const place = /^Key([A-Z])$/u.exec(code)?.[1] ?? (chord ? /^Digit(\d)$/u.exec(code)?.[1] : undefined);
  const name = /^[a-z]$/iu.test(key)
    ? key.toUpperCase()
    : key === ' '
      ? 'Space'
      : isForeign(key) || (chord && place)
        ? (place ?? key)
        : key;
  if (mac && alt && name.length === 1 && !mod && !ctrl) return 'taken';
  // A sign is what it is with or without Shift; a letter is another key.
  const shift = shiftKey && !(isSign(name) && !chord);
  const written = [mod && 'Mod', ctrl && 'Ctrl', alt && 'Alt', shift && 'Shift', name].filter(Boolean).join('+');
  if (taken.test(written)) return 'taken';
  return !chord && !shift && /^[A-Z]$/u.test(name) ? name.toLowerCase() : written;
}

function isForeign(key: string): boolean {
  return key.length === 1 && !/^[ -~]$/u.test(key);
}

/** A key as a person reads it on their own keyboard. */
export function keyInWords(key: string, mac: boolean): string {
  const names: Readonly<Record<string, string>> = mac
    ? { Mod: '⌘', Ctrl: '⌃', Shift: '⇧', Alt: '⌥' }
    : { Mod: 'Ctrl', Shift: 'Shift', Alt: 'Alt' };
  return partsOf(key)
    .map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(mac ? '' : '+');
}

/** Whether the stroke types the key's character, however a layout has it, with the key's modifiers. */
function typesKey(stroke: Stroke, key: string, mac: boolean): boolean {
  const { name, modifiers } = readKey(key);
  if (modifiers.size === 0 && isSign(name)) {
    // Many layouts have `[` or `]` only with Option, or with AltGr, which Windows calls Control and Alt.
    const typed = !stroke.metaKey && (mac ? !stroke.ctrlKey : stroke.ctrlKey === stroke.altKey);
    return typed && stroke.key === name;
  }
  return stroke.key.toLowerCase() === name.toLowerCase() && hasModifiers(stroke, modifiers, mac);
}

/** Where a US keyboard has the signs that other layouts may lack, or not have without further keys. */
const places: Readonly<Record<string, { readonly code: string; readonly shift?: true }>> = {
  '[': { code: 'BracketLeft' },
  ']': { code: 'BracketRight' },
  '\\': { code: 'Backslash' },
  '/': { code: 'Slash' },
  '?': { code: 'Slash', shift: true },
  ...Object.fromEntries(Array.from({ length: 10 }, (_, digit) => [String(digit), { code: `Digit${digit}` }])),
};

/**
 * Whether the stroke is at the key's place on the keyboard and types something else there: letters under Cyrillic, Greek
 * or Arabic layouts, brackets and digits under many Latin ones.
 */
function standsAtKey(stroke: Stroke, key: string, mac: boolean): boolean {
  const { name, modifiers } = readKey(key);
  const foreign = !/^[ -~]+$/u.test(stroke.key);
  if (/^[a-z]$/iu.test(name)) {
    return foreign && stroke.code === `Key${name.toUpperCase()}` && hasModifiers(stroke, modifiers, mac);
  }
  const place = places[name];
  if (!place || stroke.code !== place.code) return false;
  // A dead key types nothing by itself, but it is pressed as any other.
  if (stroke.key.length !== 1 && stroke.key !== 'Dead') return false;
  if (!place.shift) return hasModifiers(stroke, modifiers, mac);
  return foreign && hasModifiers(stroke, new Set([...modifiers, 'Shift']), mac);
}

function hasModifiers(stroke: Stroke, modifiers: ReadonlySet<string>, mac: boolean): boolean {
  const has = (name: string) => modifiers.has(name);
  const [mod, other] = mac ? [stroke.metaKey, stroke.ctrlKey] : [stroke.ctrlKey, stroke.metaKey];
  return (
    mod === has('Mod') && other === has('Ctrl') && stroke.altKey === has('Alt') && stroke.shiftKey === has('Shift')
  );
}

/** A letter with Shift may be written `J` or `Shift+J`. */
function readKey(key: string): { readonly name: string; readonly modifiers: ReadonlySet<string> } {
  const parts = partsOf(key);
  const name = parts.pop() ?? '';
  if (parts.length === 0 && /^\p{Lu}$/u.test(name)) parts.push('Shift');
  return { name, modifiers: new Set(parts) };
}

function isSign(name: string): boolean {
  return name.length === 1 && !/\p{L}/u.test(name);
}

/** Whether the key needs Mod or Alt, or is a function key, so that it types nothing. */
export function isChord(key: string): boolean {
  return /^(?:Mod|Alt|Ctrl)\+|^F\d{1,2}$/u.test(key);
}

function partsOf(key: string): string[] {
  return key === '+' ? ['+'] : key.endsWith('++') ? [...key.slice(0, -2).split('+'), '+'] : key.split('+');
}
