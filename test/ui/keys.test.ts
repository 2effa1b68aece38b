import { describe, expect, test } from 'vitest';
import { actionFor, keyInWords, strokeIs } from '../../src/renderer/ui/keys.ts';
import type { Stroke } from '../../src/renderer/ui/keys.ts';
import { shellActions } from '../../src/renderer/ui/shell-actions.ts';

/** A stroke written like `Ctrl+Shift+Z`; what follows a colon is the place of the key, e.g. `Ctrl+я:KeyZ`. */
function stroke(written: string): Stroke {
  const [keys = '', code = ''] = written.split(':');
  const parts = keys.split('+');
  const key = parts.pop() ?? '';
  const has = (name: string) => parts.includes(name);
  return { key, code, ctrlKey: has('Ctrl'), metaKey: has('Cmd'), altKey: has('Alt'), shiftKey: has('Shift') };
}

describe('a stroke', () => {
  test.each([
    ['Ctrl+z', 'Mod+Z', true],
    ['Ctrl+Shift+Z', 'Mod+Shift+Z', true],
    ['Ctrl+Shift+Z', 'Mod+Z', false],
    ['Cmd+z', 'Mod+Z', false],
    ['Ctrl+я:KeyZ', 'Mod+Z', true],
    ['е:KeyT', 't', true],
    ['Shift+?', '?', true],
    ['t', 't', true],
    ['Shift+T', 't', false],
    ['Alt+PageDown', 'Alt+PageDown', true],
  ])('%s means %s: %s', (written, key, means) => {
    expect(strokeIs(stroke(written), key, false)).toBe(means);
  });

  test('means the same with Cmd on a Mac', () => {
    expect(strokeIs(stroke('Cmd+z'), 'Mod+Z', true)).toBe(true);
    expect(strokeIs(stroke('Ctrl+z'), 'Mod+Z', true)).toBe(false);
  });
});

describe('while text is typed', () => {
  test('single characters type and chords act', () => {
    const typing = { typing: true, mac: false };
    expect(actionFor(shellActions, stroke('Shift+?'), typing)).toBeUndefined();
    expect(actionFor(shellActions, stroke('Ctrl+k'), typing)?.id).toBe('commands.open');
    expect(actionFor(shellActions, stroke('Shift+?'), { typing: false, mac: false })?.id).toBe('keys.open');
  });
});

test('keys read as they stand on the keyboard', () => {
  expect(['Mod+Shift+F', 'Mod+\\', '?'].map((key) => keyInWords(key, false))).toEqual(['Ctrl+Shift+F', 'Ctrl+\\', '?']);
  expect(keyInWords('Mod+Shift+F', true)).toBe('⌘⇧F');
});

test('no two actions of the shell share a key', () => {
  const keys = shellActions.flatMap((action) => action.keys);
  expect(keys).toEqual([...new Set(keys)]);
});
