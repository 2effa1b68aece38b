import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserWindow } from 'electron';
import { app, clipboard, dialog, ipcMain, Menu, nativeTheme, protocol, session, shell } from 'electron';
import { ok } from '../core/model/result.ts';
import type { Host, MenuState, Want, Work } from '../core/ports/host.ts';
import { isWebAddress } from '../core/ports/web-address.ts';
import { contextMenu } from './context-menu.ts';
import { guardCommandLine, guardContents, guardSession } from './guards.ts';
import { backupChecks, backupsOnDisk } from './host/backups.ts';
import { desktopHost } from './host/desktop.ts';
import { linkedFolderChecks, linkedFoldersOnDisk } from './host/linked-folders.ts';
import { logsIn } from './host/logs.ts';
import { mendDatabases } from './host/mend-databases.ts';
import { settingsIn } from './host/settings.ts';
import type { Settings } from './host/settings.ts';
import { bindAbility, bindHost, bindLogs, bindWindow } from './ipc.ts';
import type { WindowAbility } from './ipc.ts';
import { leaveInOrder } from './leave.ts';
import type { Leave } from './leave.ts';
import { openMenuBar } from './menu-bar.ts';
import type { MenuBar } from './menu-bar.ts';
import { scheme, serveFolder } from './scheme.ts';
import { troubles } from './troubles.ts';
import type { AskPerson } from './troubles.ts';
import { background, openWindow } from './window.ts';
import { words } from './words.ts';

// Where the Electron side meets: one program, one window, one host.

const development = !app.isPackaged;
const renderer = path.join(import.meta.dirname, '../renderer');
let window: BrowserWindow | null = null;
let leave: Leave | null = null;
let menus: MenuBar | null = null;
/** What runs in the window. */
let work: Work | null = null;
/** Whether the page is to leave the index aside; true from a safe start until the window is closed. */
let safely = process.argv.includes('--safe-mode');
/** True between the wish to quit and the end, if nobody changes their mind. */
let quitting = false;

protocol.registerSchemesAsPrivileged([
  { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
]);

const settingsFiles = { backups: 'backups.json', linkedFolders: 'linked-folders.json' };

/** Without a page there is nothing to offer. */
const noMenu: MenuState = { enabled: [], recent: [] };

const host = desktopHost({
  platform: platformOf(process.platform),
  pick: async (want) => remember((await openDialog(window, want)).filePaths),
  pickSave: async (suggestedName) => {
    const ending = path.extname(suggestedName).slice(1);
    const options: Electron.SaveDialogOptions = {
      defaultPath: suggestedName,
      // So that a name that is typed without its ending gets it.
      ...(ending === '' ? {} : { filters: [{ name: ending, extensions: [ending] }] }),
      // Linux does not ask by itself before a file is replaced.
      properties: ['showOverwriteConfirmation', 'createDirectory'],
    };
    const answer = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
    return answer.canceled || !answer.filePath ? null : answer.filePath;
  },
  openAddress: (url) => shell.openExternal(url),
  reveal: (file) => shell.showItemInFolder(file),
  sampleFile: path.join(renderer, 'sample.lectern'),
  home: app.getPath('userData'),
  startsSafely: () => safely,
  startSafely: () => (leave ? leave.leaveTo(() => load(true)) : load(true)),
});

const logs = logsIn({ folder: app.getPath('logs'), about: `Lectern ${app.getVersion()}, ${process.platform}` });
const trouble = troubles({
  logs,
  ask,
  copy: (text) => void clipboard.writeText(text),
  reload,
  loadInNewProcess,
  load,
  quit: () => app.quit(),
});
process.on('uncaughtException', (error) => void trouble.uncaught(error));
process.on('unhandledRejection', (reason) => void trouble.uncaught(reason));

const backups = backupsOnDisk({
  home: path.join(app.getPath('userData'), 'backups'),
  settings: settingsOf('backups'),
  pickFolder: async () => {
    const options: Electron.OpenDialogOptions = { properties: ['openDirectory', 'createDirectory'] };
    const answer = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
    return answer.canceled ? null : (answer.filePaths[0] ?? null);
  },
  openFile: (file) => host.openDropped([file]),
  showFolder: (folder) => shell.openPath(folder),
});

const around: WindowAbility = {
  leaving: async () => leave?.leaving(),
  left: async () => leave?.left(),
  async showWork(now) {
    setWork(now);
    return ok(null);
  },
  async showMenu(state) {
    menus?.show(state);
    return ok(null);
  },
  async showAppearance(appearance) {
    nativeTheme.themeSource = appearance;
    menus?.showAppearance(appearance);
    return ok(null);
  },
};

const linkedFolders = linkedFoldersOnDisk(host.files, settingsOf('linkedFolders'), (linkId) =>
  window?.webContents.send('linkedFolders', linkId),
);

guardCommandLine(app.commandLine, development);
app.enableSandbox();
if (!app.requestSingleInstanceLock()) app.quit();
else {
  mendDatabases(path.join(app.getPath('sessionData'), 'IndexedDB'));
  open(placesIn(process.argv, process.cwd()));
  app.on('second-instance', (_event, line, folder) => {
    const places = placesIn(line, folder);
    open(places);
    show();
    if (places.length > 0) send('arguments.open');
  });
  // macOS hands over files in its own way, also before the program is ready.
  app.on('open-file', (event, file) => {
    event.preventDefault();
    open([file]);
    if (window) send('arguments.open');
    else show();
  });
  app.on('web-contents-created', (_event, contents) => {
    contents.on('context-menu', (_click, place) => {
      const items = contextMenu(place, {
        platform: process.platform,
        canRun: (command) => menus?.canRun(command) ?? false,
        send,
        lookUp: () => contents.showDefinitionForSelection(),
      });
      if (items.length > 0) Menu.buildFromTemplate(items).popup();
    });
    guardContents(contents, (url) => {
      if (isWebAddress(url)) void shell.openExternal(new URL(url).href);
    });
  });
  app.on('window-all-closed', () => {
    void forget().finally(() => {
      if (process.platform !== 'darwin') app.quit();
    });
  });
  app.on('activate', show);
  app.on('child-process-gone', (_event, { type, reason }) => trouble.processGone(type, reason));
  app.on('before-quit', () => (quitting = true));
  void app.whenReady().then(() => {
    protocol.handle(scheme, serveFolder(renderer));
    guardSession(session.defaultSession, development);
    bindHost(host, ipcMain);
    bindAbility('linkedFolders', linkedFolders, linkedFolderChecks, ipcMain);
    bindWindow(around, ipcMain);
    bindLogs(logs, ipcMain);
    bindAbility('backups', backups, backupChecks, ipcMain);
    app.setAboutPanelOptions({
      applicationName: words.product,
      applicationVersion: app.getVersion(),
      copyright: words.about.licence,
      credits: words.about.credits,
    });
    menus = openMenuBar({ platform: process.platform, development, send, showReports });
    nativeTheme.on('updated', () => window?.setBackgroundColor(background()));
    show();
  });
}

/** Settings that a person would miss: if they were damaged, it is said. */
function settingsOf(name: keyof typeof settingsFiles): Settings {
  const { names, title, recovered, lost, goOn } = words.settingsDamaged;
  return settingsIn(path.join(app.getPath('userData'), settingsFiles[name]), (damage) => {
    const detail = (damage.recovered ? recovered : lost)(damage.file);
    void ask({ title: title(names[name]), detail, answers: [goOn] });
  });
}

/** Closes what the page had open and gives up what it was writing. */
async function forget(): Promise<void> {
  await Promise.all([host.forget(), backups.forget()]);
}

/** Brings the window to the front, or opens it. */
function show(): void {
  if (window) {
    if (window.isMinimized()) window.restore();
    window.focus();
    return;
  }
  if (!app.isReady()) return;
  const opened = openWindow(settingsIn(path.join(app.getPath('userData'), 'window.json')), development);
  const page = opened.webContents;
  const leaving = leaveInOrder({
    wantsToLeave: (closes) => wantsToLeave(opened, closes ? words.leave.quit : words.leave.startSafely),
    tellPage: () => {
      if (!page.isCrashed()) page.send('leave');
      return !page.isCrashed();
    },
    discard: forget,
    close: () => (quitting ? app.quit() : opened.close()),
    stay: () => (quitting = false),
  });
  window = opened;
  leave = leaving;
  opened.on('close', (event) => {
    if (!leaving.mayClose()) event.preventDefault();
  });
  opened.on('closed', () => {
    window = leave = null;
    work = null;
    safely = false;
    menus?.show(noMenu);
  });
  opened.on('unresponsive', () => void trouble.pageHangs());
  // A page that was loaded again knows nothing of what the one before had open.
  page.on('did-navigate', () => {
    setWork(null);
    menus?.show(noMenu);
    void forget();
  });
  page.on('render-process-gone', (_event, { reason }) => {
    setWork(null);
    menus?.show(noMenu);
    leaving.left();
    // A page that crashed is loaded again: what it showed as saved is stored.
    void forget().finally(() => trouble.pageGone(reason));
  });
}

/** Asks the person, or tells them something: over the window if there is one. */
async function ask({ title, detail, answers }: Parameters<AskPerson>[0]): Promise<number> {
  await app.whenReady();
  const question: Electron.MessageBoxOptions = {
    type: 'warning',
    message: title,
    detail,
    buttons: [...answers],
    noLink: true,
  };
  return (await (window ? dialog.showMessageBox(window, question) : dialog.showMessageBox(question))).response;
}

/** Where the program writes what went wrong. */
function showReports(): void {
  const folder = app.getPath('logs');
  mkdirSync(folder, { recursive: true });
  void shell.openPath(folder);
}

/** Whether the person, asked if work runs, wants to leave. */
async function wantsToLeave(parent: BrowserWindow, leaveWord: string): Promise<boolean> {
  if (!work) return true;
  const { response } = await dialog.showMessageBox(parent, {
    type: 'question',
    message: words.leave.title(work),
    detail: words.leave.detail,
    buttons: [words.leave.stay, leaveWord],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}

/** Shows on task bar or dock how far the work is. */
function setWork(now: Work | null): void {
  work = now;
  // More than 1 says that nobody knows how much there is, less than 0 that nothing runs.
  window?.setProgressBar(now ? (now.share ?? 2) : -1);
}

/** Loads the page again, in the way it was loaded. */
function reload(): void {
  window?.webContents.reload();
}

/** Loads a page that hangs again; its stuck process could not. */
function loadInNewProcess(): void {
  window?.webContents.forcefullyCrashRenderer();
  reload();
}

/** Loads the page again, safely or not. */
function load(safe: boolean): void {
  safely = safe;
  reload();
}

/** Names a command to the window. */
function send(command: string): void {
  window?.webContents.send('command', command);
}

function openDialog(parent: BrowserWindow | null, want: Want) {
  const options: Electron.OpenDialogOptions = {
    properties:
      want === 'folder' ? ['openDirectory'] : want === 'files' ? ['openFile', 'multiSelections'] : ['openFile'],
    ...(want === 'project' ? { filters: [{ name: words.projectFile, extensions: ['lectern'] }] } : {}),
  };
  return parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options);
}

/** Keeps for the page what it shall open: folders and files as one, then each project file by itself. */
function open(places: readonly string[]): void {
  const texts = places.filter((place) => !isProjectFile(place));
  host.giveArguments(texts);
  for (const file of places.filter(isProjectFile)) host.giveArguments([file]);
  remember(places);
}

function isProjectFile(place: string): boolean {
  return place.toLowerCase().endsWith('.lectern');
}

/** Lets the system list opened project files where it lists recent documents. */
function remember(places: readonly string[]): readonly string[] {
  const files = places.filter((place) => isProjectFile(place) && existsSync(place));
  void app.whenReady().then(() => files.forEach((file) => app.addRecentDocument(file)));
  return places;
}

/** The folders and files among the words of a command line, there or not: not the program itself, not its options. */
function placesIn(line: readonly string[], folder: string): string[] {
  return line
    .slice(development ? 2 : 1)
    .filter((word) => word !== '' && !word.startsWith('-'))
    .map((word) => path.resolve(folder, placeOf(word)))
    .filter((place) => place !== app.getAppPath());
}

/** Desktops on Linux hand over what is opened by a double click as an address. */
function placeOf(word: string): string {
  try {
    return word.startsWith('file://') ? fileURLToPath(word) : word;
  } catch {
    return word; // The person is told that there is nothing there.
  }
}

function platformOf(platform: NodeJS.Platform): Host['platform'] {
  if (platform === 'darwin') return 'mac';
  return platform === 'win32' ? 'windows' : 'linux';
}
