import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { BrowserWindow, ContextMenuParams } from 'electron';
import { app, clipboard, dialog, ipcMain, Menu, nativeTheme, powerMonitor, protocol, session, shell } from 'electron';
import { isNamedProject, projectEnding } from '../core/ports/file-names.ts';
import { ok } from '../core/model/result.ts';
import type { Host, MenuState, Want, Work } from '../core/ports/host.ts';
import { altKeyWatch } from './alt-key.ts';
import { contextMenu } from './context-menu.ts';
import { gather } from './gather.ts';
import { placesIn, placesOf } from './given-words.ts';
import type { SecondStart } from './given-words.ts';
import { guardCommandLine, guardContents, guardSession } from './guards.ts';
import { backupChecks, backupsOnDisk } from './host/backups.ts';
import { desktopHost } from './host/desktop.ts';
import { linkedFolderChecks, linkedFoldersOnDisk } from './host/linked-folders.ts';
import { logsIn } from './host/logs.ts';
import { mendDatabases } from './host/mend-databases.ts';
import { settingsIn } from './host/settings.ts';
import { fewAtATime } from './host/shell.ts';
import type { Settings } from './host/settings.ts';
import { bindAbility, bindHost, bindLogs, bindWindow } from './ipc.ts';
import type { WindowAbility } from './ipc.ts';
import { leaveInOrder } from './leave.ts';
import type { Leave } from './leave.ts';
import { openMenuBar } from './menu-bar.ts';
import type { MenuBar } from './menu-bar.ts';
import { scheme, serveFolder } from './scheme.ts';
import { atSessionEnd } from './session-end.ts';
import { troubles } from './troubles.ts';
import type { AskPerson } from './troubles.ts';
import { background, openWindow } from './window.ts';
import { words } from './words.ts';

// Where the Electron side meets: one program, one window, one host.

/** Tools that look into the page, and a way to load it again in the midst of work: only who asks for it has them. */
const development = !app.isPackaged && process.env['LECTERN_DEVELOPMENT'] === '1';
const renderer = path.join(import.meta.dirname, '../renderer');
let window: BrowserWindow | null = null;
let leave: Leave | null = null;
/** Whether there is a page that hears when it is to be left. */
let pageHears = false;
/** Whether the window was shown once. */
let wasSeen = false;
/** Whether the page is being left. */
let pageLeaves = false;
/** The page has stored what it held when the session was about to end. */
let stored: () => void = () => undefined;
/** Whether the page was told of places to open before it listened. */
let unheard = false;
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

/** Opens an address in the person's browser, if nobody opens too many of them. */
const openAddress = fewAtATime(
  (url) => shell.openExternal(url),
  async (url) => {
    const { title, detail, answers } = words.manyAddresses;
    return (await ask({ title, detail: detail(url), answers })) === 1;
  },
);

/** Without a page there is nothing to offer. */
const noMenu: MenuState = { enabled: [], recent: [], keys: {} };

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
  openAddress,
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
  stored: async () => stored(),
  async showWork(now) {
    setWork(now);
    return ok(null);
  },
  async showMenu(state) {
    menus?.show(state);
    if (unheard) tellOfPlaces();
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
// The same as the installer gives the program's shortcuts, so that Windows knows its windows for theirs.
app.setAppUserModelId('org.lectern.workbench');
const named: SecondStart = { places: placesIn(process.argv, process.cwd(), app.isPackaged) };
if (!app.requestSingleInstanceLock(named)) app.quit();
else {
  mendDatabases(path.join(app.getPath('sessionData'), 'IndexedDB'));
  open(named.places);
  const begun = app.whenReady().then(begin);
  app.on('second-instance', (_event, _line, _folder, handed) => openAlso(placesOf(handed)));
  // macOS hands over files in its own way, one by one, also before the program is ready.
  const openTogether = gather(begun, openAlso);
  app.on('open-file', (event, file) => {
    event.preventDefault();
    openTogether(file);
  });
  void begun.then(show);
  app.on('web-contents-created', (_event, contents) => {
    contents.on('context-menu', (_click, place) => {
      const items = contextMenu(place, {
        platform: process.platform,
        canRun: (command) => menus?.canRun(command) ?? false,
        send,
        lookUp: () => contents.showDefinitionForSelection(),
      });
      if (items.length > 0) Menu.buildFromTemplate(items).popup(popupAt(place));
    });
    if (process.platform !== 'darwin') {
      const keptFromMenuBar = altKeyWatch();
      contents.on('before-input-event', (event, input) => {
        if (keptFromMenuBar(input)) event.preventDefault();
      });
    }
    guardContents(contents, (url) => void host.openExternal(url));
  });
  app.on('window-all-closed', () => {
    void forget().finally(() => {
      if (process.platform !== 'darwin') app.quit();
    });
  });
  app.on('activate', show);
  app.on('child-process-gone', (_event, { type, reason }) => trouble.processGone(type, reason));
  app.on('before-quit', () => (quitting = true));
}

/** What must stand before there is a window. */
function begin(): void {
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
  // Linux and macOS say so, and wait a little for a program that asks for it and then ends.
  powerMonitor.on('shutdown', ((event: Electron.Event) => {
    event.preventDefault();
    endInHaste();
  }) as () => void);
  // What a session of Linux says to its programs when the person logs out. Here, because Chromium has listened until now,
  // and would quit as if the person had asked: with a question, where work runs.
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, endInHaste);
}

/** Ends in order, but quickly and without asking: whoever sends this does not wait long, and nobody would answer. */
function endInHaste(): void {
  quitting = true;
  if (leave) leave.leaveInHaste();
  else app.quit();
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
    // One that waits for its first picture is shown with it, in its own place and size.
    if (wasSeen) reveal(window);
    return;
  }
  if (!app.isReady()) return;
  const opened = openWindow(settingsIn(path.join(app.getPath('userData'), 'window.json')), development);
  const page = opened.webContents;
  const leaving = leaveInOrder({
    wantsToLeave: (closes) => wantsToLeave(opened, closes ? words.leave.quit : words.leave.startSafely),
    tellPage: () => {
      if (page.isCrashed() || !pageHears) return false;
      pageLeaves = true;
      setThrottling();
      page.send('leave');
      return true;
    },
    discard: forget,
    close: () => (quitting ? app.quit() : opened.close()),
    stay: () => (quitting = false),
  });
  ({ stored } = atSessionEnd(opened, {
    store: () => page.send('store'),
    removeHalfWritten: () => {
      host.removeHalfWrittenNow();
      backups.removeHalfWrittenNow();
    },
  }));
  window = opened;
  leave = leaving;
  opened.once('show', () => (wasSeen = true));
  opened.on('close', (event) => {
    if (!leaving.mayClose()) event.preventDefault();
  });
  opened.on('closed', () => {
    window = leave = null;
    wasSeen = pageHears = pageLeaves = false;
    work = null;
    safely = false;
    menus?.show(noMenu);
  });
  opened.on('unresponsive', () => void trouble.pageHangs());
  // A page that was loaded again knows nothing of what the one before had open.
  page.on('did-navigate', () => {
    pageHears = pageLeaves = false;
    setWork(null);
    menus?.show(noMenu);
    void forget();
  });
  // By then the preload listens. What is still being loaded has nothing to store.
  page.on('dom-ready', () => (pageHears = true));
  page.on('render-process-gone', (_event, { reason }) => {
    pageHears = pageLeaves = false;
    setWork(null);
    menus?.show(noMenu);
    leaving.left();
    // A page that crashed is loaded again: what it showed as saved is stored.
    void forget().finally(() => trouble.pageGone(reason));
  });
}

/** Lets a person see the window. */
function reveal(one: BrowserWindow): void {
  if (one.isMinimized()) one.restore();
  // A hidden window would take no focus.
  if (!one.isVisible()) one.show();
  one.focus();
}

/** Where the menu of a place opens: where the mouse is, else at the place itself, the caret, say. */
function popupAt({ menuSourceType, x, y }: ContextMenuParams): Electron.PopupOptions {
  return menuSourceType === 'mouse' || !window ? {} : { window, x, y, sourceType: menuSourceType };
}

/** Asks the person, or tells them something: over the window if there is one to see. */
async function ask({ title, detail, answers }: Parameters<AskPerson>[0]): Promise<number> {
  await app.whenReady();
  const question: Electron.MessageBoxOptions = {
    type: 'warning',
    message: title,
    detail,
    buttons: [...answers],
    noLink: true,
  };
  // A window that was never shown has nothing to see; one that was put away takes its boxes along.
  const parent = window && (window.isVisible() || window.isMinimized()) ? window : null;
  if (parent) reveal(parent);
  return (await (parent ? dialog.showMessageBox(parent, question) : dialog.showMessageBox(question))).response;
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
  reveal(parent);
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
  setThrottling();
  // More than 1 says that nobody knows how much there is, less than 0 that nothing runs.
  window?.setProgressBar(now ? (now.share ?? 2) : -1);
}

/** The timers of a hidden page wake once a minute after a while. Not while it works, and not while it is left. */
function setThrottling(): void {
  window?.webContents.setBackgroundThrottling(work === null && !pageLeaves);
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
    ...(want === 'project' ? { filters: [{ name: words.projectFile, extensions: [projectEnding.slice(1)] }] } : {}),
  };
  return parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options);
}

/** Keeps for the page what it shall open: folders and files as one, then each project file by itself. */
function open(places: readonly string[]): void {
  const texts = places.filter((place) => !isNamedProject(place));
  host.giveArguments(texts);
  for (const file of places.filter(isNamedProject)) host.giveArguments([file]);
  remember(places);
}

/** Opens what was named while the program runs, and shows its window. */
function openAlso(places: readonly string[]): void {
  open(places);
  show();
  if (places.length > 0) tellOfPlaces();
}

/** A page that offers nothing yet does not listen, either; it is told again when it does. */
function tellOfPlaces(): void {
  unheard = !(menus?.offers() ?? false);
  send('arguments.open');
}

/** Lets the system list opened project files where it lists recent documents. */
function remember(places: readonly string[]): readonly string[] {
  const files = places.filter((place) => isNamedProject(place) && existsSync(place));
  void app.whenReady().then(() => files.forEach((file) => app.addRecentDocument(file)));
  return places;
}

function platformOf(platform: NodeJS.Platform): Host['platform'] {
  if (platform === 'darwin') return 'mac';
  return platform === 'win32' ? 'windows' : 'linux';
}
