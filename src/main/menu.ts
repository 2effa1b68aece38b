import type { MenuItemConstructorOptions } from 'electron';
import type { Appearance, MenuState } from '../core/ports/host.ts';
import { words } from './words.ts';

/** What the menu bar depends on, and what its items do. */
export interface MenuBarOptions {
  readonly platform: NodeJS.Platform;
  readonly development: boolean;
  readonly recent: MenuState['recent'];
  readonly keys: MenuState['keys'];
  readonly appearance: Appearance;
  /** Names a command to the window. */
  send(command: string): void;
  showReports(): void;
}

/** What the page may offer in the menus: an action of `renderer/ui`, by its name. */
export type MenuCommand = keyof typeof words.commands;

/** The menu bar. Its own items only name actions; what they do and whether they can run, the window knows. */
export function menuBar(options: MenuBarOptions): MenuItemConstructorOptions[] {
  const { platform, development, send } = options;
  const mac = platform === 'darwin';
  const command = (name: MenuCommand, first?: string): MenuItemConstructorOptions => {
    const own = options.keys[name];
    const accelerator = own === undefined ? first : acceleratorOf(own, mac);
    return {
      label: words.commands[name],
      id: name,
      enabled: false,
      click: () => send(name),
      // The window hears its keys itself; here they are shown.
      ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
    };
  };
  const line: MenuItemConstructorOptions = { type: 'separator' };
  // On a Mac, Option with a letter types another one.
  const alt = (letter: string) => `${mac ? 'Ctrl+Cmd' : 'Alt'}+${letter}`;

  return [
    ...(mac ? [appMenu(command('settings.author'))] : []),
    {
      label: words.menus.file,
      submenu: [
        command('project.new'),
        command('project.list'),
        recentProjects(options),
        line,
        command('import.folder'),
        command('import.files'),
        command('import.report'),
        line,
        command('project.open', 'CmdOrCtrl+O'),
        command('project.save', 'CmdOrCtrl+S'),
        command('project.merge'),
        command('questions.open'),
        command('project.sample'),
        command('backups.open'),
        line,
        command('export.open', 'CmdOrCtrl+E'),
        command('document.print', 'CmdOrCtrl+P'),
        line,
        command('project.rename'),
        ...(mac ? [] : [command('settings.author')]),
        command('project.close'),
        line,
        { role: mac ? 'close' : 'quit' },
      ],
    },
    {
      label: words.menus.edit,
      submenu: [
        command('edit.undo', 'CmdOrCtrl+Z'),
        command('edit.redo', mac ? 'Cmd+Shift+Z' : 'Ctrl+Y'),
        line,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        line,
        command('find.open', 'CmdOrCtrl+F'),
        command('search.focus', 'CmdOrCtrl+Shift+F'),
        command('search.another', alt('S')),
        command('search.next-hit', 'CmdOrCtrl+G'),
        command('search.previous-hit', 'CmdOrCtrl+Shift+G'),
      ],
    },
    {
      label: words.menus.mark,
      // Their keys are single letters, which a menu would take from text fields.
      submenu: [
        ...marks.map((name) => command(name)),
        line,
        command('tag.new', alt('T')),
        command('note.new', alt('N')),
      ],
    },
    {
      label: words.menus.compare,
      // Keys that are single letters are not shown here either.
      submenu: [
        ...parts.map((name) => command(name)),
        line,
        command('part.next', 'Alt+Shift+PageDown'),
        command('part.previous', 'Alt+Shift+PageUp'),
        line,
        command('shared-wording.open'),
        command('quotations.project'),
        command('claims.project'),
        command('event-sets.open'),
        command('event-set.new'),
        command('names.open'),
        line,
        command('versions.compare'),
        command('versions.compare-chosen'),
        line,
        command('shared.next'),
        command('shared.previous'),
        command('shared.compare'),
        command('shared.brackets'),
        line,
        command('row.choose'),
        command('row.merge'),
        command('row.split'),
        command('claim.row'),
        command('claim.cell'),
      ],
    },
    {
      label: words.menus.view,
      submenu: [
        command('commands.open', 'CmdOrCtrl+K'),
        command('document-table.open'),
        command('history.open', 'CmdOrCtrl+Shift+H'),
        line,
        command('panel.left', 'CmdOrCtrl+B'),
        command('panel.right', 'CmdOrCtrl+Alt+B'),
        line,
        command('window.split', 'CmdOrCtrl+\\'),
        command('pane.other', 'F6'),
        command('pane.move', 'CmdOrCtrl+Shift+\\'),
        command('pane.join'),
        command('tab.pin', alt('B')),
        command('pane.together', alt('Y')),
        line,
        command('tab.close', alt('W')),
        line,
        appearances(options),
        command('page.look', alt('P')),
        line,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        ...(development ? [line, { role: 'reload' } as const, { role: 'toggleDevTools' } as const] : []),
      ],
    },
    ...(mac ? [{ role: 'windowMenu' } as const] : []),
    {
      role: 'help',
      label: words.menus.help,
      submenu: [
        command('keys.open'),
        command('search.query-help'),
        line,
        command('window.safe'),
        { label: words.reports, id: 'help.reports', click: options.showReports },
        ...(mac ? [] : [line, { role: 'about' } as const]),
      ],
    },
  ];
}

/** What the chosen documents are compared for. */
const parts = [
  'compare.open',
  'synopsis.open',
  'quotations.open',
  'conflicts.open',
  'claims.open',
  'lineage.open',
  'timeline.open',
] as const;

/** What can be done with a selection. */
export const marks = ['mark.tag', 'mark.in-vivo', 'mark.note', 'mark.highlight', 'mark.remove'] as const;

function appMenu(settings: MenuItemConstructorOptions): MenuItemConstructorOptions {
  const line: MenuItemConstructorOptions = { type: 'separator' };
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      line,
      settings,
      line,
      { role: 'services' },
      line,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      line,
      { role: 'quit' },
    ],
  };
}

function recentProjects({ recent, send }: MenuBarOptions): MenuItemConstructorOptions {
  const projects = recent.map(({ id, name }): MenuItemConstructorOptions => {
    const command = `project.recent:${id}`;
    return { label: plainLabel(name), id: command, click: () => send(command) };
  });
  const clear: MenuItemConstructorOptions = {
    label: words.recent.clear,
    id: 'project.clear-recent',
    click: () => send('project.clear-recent'),
  };
  return {
    label: words.recent.title,
    submenu:
      projects.length > 0
        ? [...projects, { type: 'separator' }, clear]
        : [{ label: words.recent.none, enabled: false }],
  };
}

function appearances({ appearance, send }: MenuBarOptions): MenuItemConstructorOptions {
  return {
    label: words.appearance.title,
    submenu: (['system', 'light', 'dark'] as const).map((one) => ({
      label: words.appearance[one],
      id: `theme.${one}`,
      type: 'radio',
      checked: appearance === one,
      enabled: false,
      click: () => send(`theme.${one}`),
    })),
  };
}

/** A key of the page as menus write it; undefined where they cannot. */
function acceleratorOf(key: string, mac: boolean): string | undefined {
  const parts = (key.endsWith('++') ? [...key.slice(0, -2).split('+'), 'Plus'] : key.split('+')).map(
    (part) => ({ Mod: mac ? 'Cmd' : 'Ctrl', Ctrl: mac ? 'Ctrl' : 'Super' })[part] ?? part.replace(/^Arrow/u, ''),
  );
  const name = parts.at(-1)!;
  const known = /^(?:[\x21-\x7E]|F\d{1,2}|Plus|Space|Up|Down|Left|Right|Home|End|PageUp|PageDown|Delete|Insert)$/u;
  return known.test(name) ? parts.join('+') : undefined;
}

/** A name that a person gave: its `&` is one, and it stays on one line. */
function plainLabel(name: string): string {
  const line = name.replace(/\s+/gu, ' ').trim();
  return (line.length > 60 ? `${line.slice(0, 59)}…` : line).replaceAll('&', '&&');
}
