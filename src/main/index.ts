import { existsSync } from 'node:fs';
import path from 'node:path';
import type { BrowserWindow } from 'electron';
import { app, dialog, ipcMain, Menu, protocol, session, shell } from 'electron';
import type { Host, Want } from '../core/ports/host.ts';
import { desktopHost } from './host/desktop.ts';
import { linkedFolderChecks, linkedFoldersOnDisk } from './host/linked-folders.ts';
import { settingsIn } from './host/settings.ts';
import { isWebAddress } from './host/shell.ts';
import { bindAbility, bindHost } from './ipc.ts';
import { menuBar } from './menu.ts';
import { scheme, serveFolder } from './scheme.ts';
import { guardContents, guardSession, openWindow } from './window.ts';

// Where the Electron side meets: one program, one window, one host.

const development = !app.isPackaged;
const renderer = path.join(import.meta.dirname, '../renderer');
let window: BrowserWindow | null = null;

protocol.registerSchemesAsPrivileged([
  { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
]);

const host = desktopHost({
  platform: platformOf(process.platform),
  pick: async (want) => (await openDialog(window, want)).filePaths,
  pickSave: async (suggestedName) => {
    const options = { defaultPath: suggestedName };
    const answer = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
    return answer.canceled || !answer.filePath ? null : answer.filePath;
  },
  openAddress: (url) => shell.openExternal(url),
  reveal: (file) => shell.showItemInFolder(file),
  sampleFile: path.join(renderer, 'sample.lectern'),
});

const linkedFolders = linkedFoldersOnDisk(
  host.files,
  settingsIn(path.join(app.getPath('userData'), 'linked-folders.json')),
  (linkId) => window?.webContents.send('linkedFolders', linkId),
);

if (!app.requestSingleInstanceLock()) app.quit();
else {
  host.giveArguments(placesIn(process.argv, process.cwd()));
  app.on('second-instance', (_event, words, folder) => {
    const places = placesIn(words, folder);
    host.giveArguments(places);
    show();
    if (places.length > 0) send('arguments.open');
  });
  // macOS hands over files in its own way, also before the program is ready.
  app.on('open-file', (event, file) => {
    event.preventDefault();
    host.giveArguments([file]);
    if (window) send('arguments.open');
    else show();
  });
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents, (url) => {
      if (isWebAddress(url)) void shell.openExternal(new URL(url).href);
    });
  });
  app.on('window-all-closed', () => {
    void host.forget().finally(() => {
      if (process.platform !== 'darwin') app.quit();
    });
  });
  app.on('activate', show);
  void app.whenReady().then(() => {
    protocol.handle(scheme, serveFolder(renderer));
    guardSession(session.defaultSession);
    bindHost(host, ipcMain);
    bindAbility('linkedFolders', linkedFolders, linkedFolderChecks, ipcMain);
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuBar(process.platform, send, development)));
    show();
  });
}

/** Brings the window to the front, or opens it. */
function show(): void {
  if (window) {
    if (window.isMinimized()) window.restore();
    window.focus();
    return;
  }
  if (!app.isReady()) return;
  window = openWindow(settingsIn(path.join(app.getPath('userData'), 'window.json')), development);
  window.on('closed', () => (window = null));
  // A page that was loaded again knows nothing of what the one before had open.
  window.webContents.on('did-navigate', () => void host.forget());
  // A page that crashed is loaded again: what it showed as saved is stored.
  window.webContents.on('render-process-gone', () => void host.forget().finally(() => window?.webContents.reload()));
}

/** Names a command to the window. */
function send(command: string): void {
  window?.webContents.send('command', command);
}

function openDialog(parent: BrowserWindow | null, want: Want) {
  const options: Electron.OpenDialogOptions = {
    properties:
      want === 'folder' ? ['openDirectory'] : want === 'files' ? ['openFile', 'multiSelections'] : ['openFile'],
    ...(want === 'project' ? { filters: [{ name: 'Lectern project', extensions: ['lectern'] }] } : {}),
  };
  return parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options);
}

/** The folders and files among the words of a command line: not the program itself, not its options. */
function placesIn(words: readonly string[], folder: string): string[] {
  return words
    .slice(development ? 2 : 1)
    .filter((word) => word !== '' && !word.startsWith('-'))
    .map((word) => path.resolve(folder, word))
    .filter((place) => existsSync(place) && place !== app.getAppPath());
}

function platformOf(platform: NodeJS.Platform): Host['platform'] {
  if (platform === 'darwin') return 'mac';
  return platform === 'win32' ? 'windows' : 'linux';
}
