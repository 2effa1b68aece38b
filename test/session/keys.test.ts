import { describe, expect, test } from 'vitest';
import { actions } from '../../src/renderer/session/actions.ts';
import { actionFor, keyInWords, keysOf, strokeIs } from '../../src/renderer/session/keys.ts';
import type { Stroke } from '../../src/renderer/session/keys.ts';
import { shellActions } from '../../src/renderer/session/shell-actions.ts';

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
    ['Alt+т:KeyN', 'Alt+N', true],
    // However a layout has them: AltGr on Windows is Control and Alt, elsewhere no modifier at all.
    ['Ctrl+Alt+]:Digit9', ']', true],
    [']:Digit9', ']', true],
    ['Ctrl+]:BracketRight', ']', false],
    ['Alt+]:BracketRight', ']', false],
    // Where a layout types other letters there: Russian, German, French.
    ['ъ:BracketRight', ']', true],
    ['х:BracketLeft', '[', true],
    ['ü:BracketLeft', '[', true],
    ['Shift+Ъ:BracketRight', ']', false],
    ['Dead:BracketLeft', '[', true],
    ['Enter:BracketLeft', '[', false],
    ['Ctrl+#:Backslash', 'Mod+\\', true],
    ['&:Digit1', '1', true],
    ['Shift+1:Digit1', '1', true],
    ['١:Digit1', '1', true],
    ['Shift+؟:Slash', '?', true],
    ['Shift+_:Slash', '?', false],
    ['Shift+?:Minus', '?', true],
    // A letter typed with AltGr is that letter, no chord.
    ['ń:KeyN', 'Alt+N', false],
  ])('%s means %s: %s', (written, key, means) => {
    expect(strokeIs(stroke(written), key, false)).toBe(means);
  });

  test('means the same with Cmd on a Mac', () => {
    expect(strokeIs(stroke('Cmd+z'), 'Mod+Z', true)).toBe(true);
    expect(strokeIs(stroke('Ctrl+z'), 'Mod+Z', true)).toBe(false);
  });
});

describe('on a Mac', () => {
  const onMac = { typing: true, mac: true };
  const every = actions.flatMap(({ keys }) => keys).filter((key) => /^Alt\+.$/u.test(key));

  test.each([
    ['Alt+ń:KeyN', 'note.new'],
    ['Alt+Dead:KeyN', 'note.new'],
    ['Alt+†:KeyT', 'tag.new'],
    ['Alt+ł:KeyL', 'folders.show'],
    ['Alt+∑:KeyW', 'tab.close'],
  ])('%s types, in a field and in a text, and is not %s', (written) => {
    expect(actionFor(actions, stroke(written), onMac)).toBeUndefined();
    expect(actionFor(actions, stroke(written), { typing: false, mac: true })).toBeUndefined();
  });

  test('what is Alt with a letter elsewhere is Control and Command', () => {
    expect(every.length).toBeGreaterThan(3);
    expect(actionFor(actions, stroke('Ctrl+Cmd+n'), onMac)?.id).toBe('note.new');
    expect(actionFor(actions, stroke('Ctrl+Cmd+т:KeyN'), onMac)?.id).toBe('note.new');
    expect(keysOf({ keys: ['Alt+N', 'Alt+PageDown', 'Mod+Alt+B'] }, true).map((key) => keyInWords(key, true))).toEqual([
      '⌃⌘N',
      '⌥PageDown',
      '⌘⌥B',
    ]);
  });

  test('brackets typed with Option go by sentences', () => {
    const reading = { typing: false, mac: true };
    expect(actionFor(actions, stroke('Alt+]:Digit6'), reading)?.id).toBe('sentence.next');
    expect(actionFor(actions, stroke('Alt+[:Digit5'), reading)?.id).toBe('sentence.previous');
    expect(actionFor(actions, stroke('Cmd+[:BracketLeft'), reading)).toBeUndefined();
  });
});

describe('a key that types the sign of one action at the place of another', () => {
  test.each([
    // Japanese keyboards have the brackets one place further, Dvorak has them among the digits.
    ['[:BracketRight', 'sentence.previous'],
    [']:Backslash', 'sentence.next'],
    ['[:Minus', 'sentence.previous'],
    [']:Equal', 'sentence.next'],
    // Programmers' Dvorak has the digits elsewhere.
    ['5:Digit4', 'mark.recent-5'],
  ])('%s means what it types: %s', (written, id) => {
    expect(actionFor(actions, stroke(written), { typing: false, mac: false })?.id).toBe(id);
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

test.each([false, true])('no two actions share a key (on a Mac: %s)', (mac) => {
  const keys = actions.flatMap((action) => keysOf(action, mac));
  expect(keys).toEqual([...new Set(keys)]);
});
