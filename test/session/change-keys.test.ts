import { describe, expect, test } from 'vitest';
import { actions } from '../../src/renderer/session/actions.ts';
import {
  actionsOf,
  changeKey,
  holdersOf,
  keysInMenus,
  keysOfAction,
  resetAllKeys,
  resetKeys,
  withFirstKeys,
  withKey,
  withOwnKeys,
} from '../../src/renderer/session/change-keys.ts';
import { actionFor, keyOfStroke, keysOf, sameKey } from '../../src/renderer/session/keys.ts';
import type { Stroke } from '../../src/renderer/session/keys.ts';
import { KeyChoices, readOwnKeys } from '../../src/renderer/session/own-keys.ts';
import type { Session } from '../../src/renderer/session/session.ts';

/** A stroke written like `Ctrl+Shift+Z`; what follows a colon is the place of the key, e.g. `Ctrl+я:KeyZ`. */
function stroke(written: string): Stroke {
  const [keys = '', code = ''] = written.split(':');
  const parts = keys.split('+');
  const key = parts.pop() ?? '';
  const has = (name: string) => parts.includes(name);
  return { key, code, ctrlKey: has('Ctrl'), metaKey: has('Cmd'), altKey: has('Alt'), shiftKey: has('Shift') };
}

/** As much of a session as keys need, with settings that last. */
function sessionWith(stored: Map<string, unknown>, platform = 'linux'): Session {
  const registry = {
    setting: async (key: string) => stored.get(key),
    changeSetting: async (key: string, change: (stored: unknown) => unknown) =>
      void stored.set(key, structuredClone(change(stored.get(key)))),
  };
  return { keys: new KeyChoices(registry), desk: { host: { platform } } } as unknown as Session;
}

describe('a key that is pressed to be the key of an action', () => {
  test.each([
    ['g:KeyG', 'g'],
    ['Shift+G:KeyG', 'Shift+G'],
    ['Ctrl+Shift+G:KeyG', 'Mod+Shift+G'],
    ['Alt+g:KeyG', 'Alt+G'],
    ['F7:F7', 'F7'],
    ['Shift+?:Slash', '?'],
    ['5:Digit5', '5'],
    ['Delete:Delete', 'Delete'],
    ['Ctrl+ArrowLeft:ArrowLeft', 'Mod+ArrowLeft'],
    // Under other layouts the place tells the letter, and AltGr belongs to its sign.
    ['п:KeyG', 'g'],
    ['Ctrl+Shift+П:KeyG', 'Mod+Shift+G'],
    ['Ctrl+Alt+]:Digit9', ']'],
    ['Enter:Enter', 'taken'],
    ['Shift+Tab:Tab', 'taken'],
    ['ArrowDown:ArrowDown', 'taken'],
    ['Ctrl+c:KeyC', 'taken'],
    [' :Space', 'taken'],
    ['Shift+Shift:ShiftLeft', null],
    ['Dead:BracketLeft', null],
  ])('%s is %s', (pressed, key) => {
    expect(keyOfStroke(stroke(pressed), false)).toBe(key);
  });

  test('is Cmd or Control on a Mac, and none with Option alone, which types a letter there', () => {
    expect(keyOfStroke(stroke('Cmd+g:KeyG'), true)).toBe('Mod+G');
    expect(keyOfStroke(stroke('Ctrl+Cmd+g:KeyG'), true)).toBe('Mod+Ctrl+G');
    expect(keyOfStroke(stroke('Alt+©:KeyG'), true)).toBe('taken');
  });

  test('is heard again, whatever it is', () => {
    for (const pressed of [
      'g:KeyG',
      'Shift+G:KeyG',
      'Ctrl+Shift+G:KeyG',
      'F7:F7',
      'Shift+?:Slash',
      'п:KeyG',
      'Alt+7:Digit7',
    ]) {
      const key = keyOfStroke(stroke(pressed), false)!;
      const heard = withOwnKeys(actions, withKey(actions, {}, 'codebook.open', key, false));
      expect([pressed, actionFor(heard, stroke(pressed), { typing: false, mac: false })?.id]).toEqual([
        pressed,
        'codebook.open',
      ]);
    }
  });
});

describe('keys that a person chose', () => {
  test('belong to one action: who had the key before is told, and loses it', () => {
    expect(holdersOf(actions, 'codebook.open', 'j', false).map(({ id }) => id)).toEqual(['passage.next']);
    const own = withKey(actions, {}, 'codebook.open', 'j', false);
    expect(own).toEqual({ 'codebook.open': ['j'], 'passage.next': [] });
    expect(withKey(actions, {}, 'codebook.open', 'Mod+Y', false)).toEqual({
      'codebook.open': ['Mod+Y'],
      'edit.redo': ['Mod+Shift+Z'],
    });
  });

  test('are those of this system: what is Alt elsewhere is Control and Command on a Mac', () => {
    expect(holdersOf(actions, 'codebook.open', 'Mod+Ctrl+T', true).map(({ id }) => id)).toEqual(['tag.new']);
    expect(holdersOf(actions, 'codebook.open', 'Mod+Ctrl+T', false)).toEqual([]);
  });

  test('go back to what they were at first, and take their key from who has it meanwhile', () => {
    const own = withKey(actions, {}, 'codebook.open', 'j', false);
    expect(withFirstKeys(actions, own, 'passage.next', false)).toEqual({});
    expect(withFirstKeys(actions, own, 'codebook.open', false)).toEqual({ 'passage.next': [] });
  });

  test('leave no key to two actions, whatever is changed in whatever order', () => {
    const keys = ['j', 'Mod+K', 't', 'Alt+T', 'Mod+Shift+Z', '?', 'F9'];
    const ids = ['passage.next', 'mark.tag', 'edit.redo', 'commands.open', 'codebook.open', 'keys.open'];
    let own = {};
    for (let step = 0; step < 300; step++) {
      const [id, key] = [ids[(step * 7) % ids.length]!, keys[(step * 5 + (step % 11)) % keys.length]!];
      own = step % 13 === 12 ? withFirstKeys(actions, own, id, false) : withKey(actions, own, id, key, false);
      const all = withOwnKeys(actions, own).flatMap((action) => keysOf(action, false));
      const twice = all.filter((key, at) => all.some((other, after) => after > at && sameKey(key, other)));
      expect(twice).toEqual([]);
    }
  });

  test('are there again in the next window and project, and are forgotten together', async () => {
    const settings = new Map<string, unknown>();
    const session = sessionWith(settings);
    await changeKey(session, 'mark.tag', 'g');
    await changeKey(session, 'tag.new', null);
    const next = sessionWith(settings);
    await next.keys.load();
    expect([keysOfAction(next, 'mark.tag'), keysOfAction(next, 'tag.new')]).toEqual([['g'], []]);
    expect(actionFor(actionsOf(next), stroke('t'), { typing: false, mac: false })).toBeUndefined();
    expect(keysInMenus(next.keys.state, false)).toEqual({ 'mark.tag': '', 'tag.new': '' });
    await resetKeys(next, 'mark.tag');
    expect(keysOfAction(next, 'mark.tag')).toEqual(['t']);
    await resetAllKeys(next);
    expect(keysOfAction(next, 'tag.new')).toEqual(['Alt+T']);
    expect(settings.get('keys')).toEqual({});
  });

  test('of two windows both stay', async () => {
    const settings = new Map<string, unknown>();
    const [here, there] = [sessionWith(settings), sessionWith(settings)];
    await Promise.all([here.keys.load(), there.keys.load()]);
    await changeKey(here, 'mark.tag', 'g');
    await changeKey(there, 'tag.new', null);
    expect(settings.get('keys')).toEqual({ 'mark.tag': ['g'], 'tag.new': [] });
    await resetKeys(here, 'mark.tag');
    expect(settings.get('keys')).toEqual({ 'tag.new': [] });
  });

  test('are passed over where what was stored is no table of keys', () => {
    expect(readOwnKeys(null)).toEqual({});
    expect(readOwnKeys({ 'mark.tag': ['g'], 'tag.new': 'x', other: [3] })).toEqual({ 'mark.tag': ['g'] });
  });
});
