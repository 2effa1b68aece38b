import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import { contextMenu } from '../../src/main/context-menu.ts';
import { menuBar } from '../../src/main/menu.ts';
import type { MenuBarOptions } from '../../src/main/menu.ts';
import { actions } from '../../src/renderer/session/actions.ts';
import { comparisonParts } from '../../src/renderer/session/comparison-parts.ts';
import { keyInWords, keysOf } from '../../src/renderer/session/keys.ts';
import { partActions } from '../../src/renderer/session/shell-actions.ts';

const platforms = ['darwin', 'win32', 'linux'] as const;

describe('the menu bar', () => {
  test('names only what the window can do, each once, on each platform', () => {
    const known = new Set(actions.map(({ id }) => id));
    for (const platform of platforms) {
      const { items, sent } = bar({ platform });
      for (const item of items) click(item);
      expect(new Set(sent).size).toBe(sent.length);
      expect(sent.filter((id) => !known.has(id))).toEqual([]);
      expect(sent).toEqual(items.filter(({ id }) => known.has(id ?? '')).map(({ id }) => id));
    }
  });

  test('shows the keys that the window hears, and takes none of them from it', () => {
    const byId = new Map(actions.map((action) => [action.id, action]));
    for (const platform of platforms) {
      for (const { id, accelerator, registerAccelerator } of bar({ platform }).items) {
        if (accelerator === undefined) continue;
        const mac = platform === 'darwin';
        const heard = keysOf(byId.get(id!)!, mac).map((key) => keyInWords(key, mac));
        expect(heard).toContain(shown(String(accelerator), mac));
        expect(registerAccelerator).toBe(false);
      }
    }
  });

  test('shows the keys that the person chose, and none where there is none or a letter would be typed', () => {
    const keys = { 'tag.new': 'Mod+Shift+T', 'note.new': '', 'edit.undo': 'Alt+ArrowLeft', 'mark.tag': '' };
    const shownOn = (platform: (typeof platforms)[number]) =>
      Object.fromEntries(bar({ platform, keys }).items.map(({ id, accelerator }) => [id, accelerator]));
    expect(shownOn('linux')).toMatchObject({ 'tag.new': 'Ctrl+Shift+T', 'edit.undo': 'Alt+Left' });
    expect(shownOn('darwin')).toMatchObject({ 'tag.new': 'Cmd+Shift+T', 'edit.undo': 'Alt+Left' });
    expect([shownOn('linux')['note.new'], shownOn('linux')['mark.tag']]).toEqual([undefined, undefined]);
  });

  test('greys out what the window has not offered yet', () => {
    const known = new Set(actions.map(({ id }) => id));
    expect(bar({}).items.filter(({ id, enabled }) => known.has(id ?? '') && enabled !== false)).toEqual([]);
  });

  test('offers all of comparing that can be found among the commands', () => {
    const ofComparing = actions.filter(({ group }) => group === 'compare').map(({ id }) => id);
    const menu = template({}).find(({ label }) => label === '&Compare');
    const offered = flat(menu?.submenu).flatMap(({ id }) => id ?? []);
    expect(offered.toSorted()).toEqual(ofComparing.toSorted());
    expect(comparisonParts.map((part) => partActions[part])).toEqual(offered.slice(0, comparisonParts.length));
  });

  test('lists recent projects under their names, whatever those are', () => {
    const recent = [
      { id: 'a', name: 'Помощь & еда' },
      { id: 'b', name: 'Two\nlines' },
      { id: 'c', name: '抗议'.repeat(100) },
    ];
    const { items, sent } = bar({ recent });
    const listed = items.filter(({ id }) => id?.startsWith('project.recent:'));
    expect(listed.slice(0, 2).map(({ label }) => label)).toEqual(['Помощь && еда', 'Two lines']);
    expect(listed[2]!.label).toHaveLength(60);
    listed.forEach(click);
    expect(sent).toEqual(['project.recent:a', 'project.recent:b', 'project.recent:c']);
    expect(bar({ recent: [] }).items.map(({ label }) => label)).toContain('No Recent Projects');
  });

  test('has tools for developers in development only', () => {
    const roles = (development: boolean) => bar({ development }).items.map(({ role }) => role);
    expect(roles(true)).toContain('toggleDevTools');
    expect(roles(false)).not.toContain('toggleDevTools');
    expect(roles(false)).not.toContain('reload');
  });

  test('offers About, quitting and closing where each system has them', () => {
    const menuOf = (platform: NodeJS.Platform, role: string) =>
      template({ platform }).findIndex(({ submenu }) => flat(submenu).some((item) => item.role === role));
    expect(platforms.map((platform) => menuOf(platform, 'about'))).toEqual([0, 5, 5]);
    expect(platforms.map((platform) => menuOf(platform, 'quit'))).toEqual([0, 0, 0]);
    expect(platforms.map((platform) => menuOf(platform, 'close'))).toEqual([1, -1, -1]);
  });
});

describe('the context menu', () => {
  test('offers to copy what is selected in a text, and to mark it', () => {
    expect(context({ selectionText: 'the mill' }, ['mark.tag', 'mark.highlight'])).toEqual([
      'mark.tag',
      'mark.highlight',
      '-',
      'copy',
      '-',
      'selectAll',
    ]);
  });

  test('offers to cut, copy and paste in a field, and no marks', () => {
    expect(context({ isEditable: true }, ['mark.tag'])).toEqual(['(cut)', '(copy)', 'paste', '-', 'selectAll']);
  });

  test('looks words up where the system can', () => {
    expect(context({ selectionText: 'mill' }, [], 'darwin')).toEqual(['look-up', '-', 'copy', '-', 'selectAll']);
  });

  test('is none where there is nothing to do', () => {
    expect(context({}, [])).toEqual([]);
    expect(context({ selectionText: ' \n ' }, [])).toEqual([]);
  });
});

/** An accelerator as the system shows it. */
function shown(accelerator: string, mac: boolean): string {
  const signs: Readonly<Record<string, string>> = { CmdOrCtrl: '⌘', Cmd: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧' };
  const parts = accelerator.split('+');
  if (!mac) return parts.map((part) => part.replace('CmdOrCtrl', 'Ctrl')).join('+');
  return parts.map((part) => signs[part] ?? part).join('');
}

function template(options: Partial<MenuBarOptions>): MenuItemConstructorOptions[] {
  return menuBar({
    ...{ platform: 'linux', development: false, recent: [], keys: {}, appearance: 'system' },
    ...{ send: () => undefined, showReports: () => undefined },
    ...options,
  });
}

function bar(options: Partial<MenuBarOptions>) {
  const sent: string[] = [];
  return { items: flat(template({ ...options, send: (command) => void sent.push(command) })), sent };
}

function flat(items: MenuItemConstructorOptions['submenu']): MenuItemConstructorOptions[] {
  return Array.isArray(items) ? items.flatMap((item) => [item, ...flat(item.submenu)]) : [];
}

function click(item: MenuItemConstructorOptions): void {
  (item.click as (() => void) | undefined)?.();
}

function context(
  place: { selectionText?: string; isEditable?: boolean },
  possible: readonly string[],
  platform: NodeJS.Platform = 'linux',
): string[] {
  const { selectionText = '', isEditable = false } = place;
  const flags = { canCut: false, canCopy: selectionText !== '', canPaste: true, canSelectAll: true };
  const items = contextMenu(
    {
      selectionText,
      isEditable,
      editFlags: { ...flags, canDelete: true, canEditRichly: false, canRedo: false, canUndo: false },
    },
    { platform, canRun: (command) => possible.includes(command), send: () => undefined, lookUp: () => undefined },
  );
  return items.map(({ id, role, type, enabled }) => {
    const name = id ?? role ?? (type === 'separator' ? '-' : '?');
    return enabled === false ? `(${name})` : name;
  });
}
