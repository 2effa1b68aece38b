import type { MenuItemConstructorOptions } from 'electron';

/** The menu bar. Its own items only name actions of `renderer/ui`; what they do, the window knows. */
export function menuBar(
  platform: NodeJS.Platform,
  send: (command: string) => void,
  development: boolean,
): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  const command = (label: string, name: string, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    id: name,
    click: () => send(name),
    // The window hears its keys itself; here they are shown.
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
  });
  const line: MenuItemConstructorOptions = { type: 'separator' };

  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        command('Import Folder…', 'import.folder'),
        command('Import Files…', 'import.files'),
        line,
        command('Open Project File…', 'project.open', 'CmdOrCtrl+O'),
        command('Save Project File…', 'project.save', 'CmdOrCtrl+S'),
        command('Open Sample Project', 'project.sample'),
        line,
        command('Export…', 'export.open', 'CmdOrCtrl+E'),
        command('Backups…', 'backups.open'),
        line,
        { role: mac ? 'close' : 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        command('Undo', 'edit.undo', 'CmdOrCtrl+Z'),
        command('Redo', 'edit.redo', mac ? 'Cmd+Shift+Z' : 'Ctrl+Y'),
        line,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        line,
        command('Find in Text', 'find.open', 'CmdOrCtrl+F'),
        command('Search Passages', 'search.focus', 'CmdOrCtrl+Shift+F'),
      ],
    },
    {
      label: '&View',
      submenu: [
        command('All Commands…', 'commands.open', 'CmdOrCtrl+K'),
        command('Keys', 'keys.open'),
        line,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        ...(development ? [line, { role: 'reload' } as const, { role: 'toggleDevTools' } as const] : []),
      ],
    },
    { role: 'windowMenu' },
  ];
}
