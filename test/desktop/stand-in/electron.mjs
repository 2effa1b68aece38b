import { EventEmitter } from 'node:events';
import { app, endSession, openFiles, powerMonitor, shutDown } from './app.mjs';
import { describe, itemsOf, Menu, menuBar } from './menu.mjs';
import { BrowserWindow, isSeen, listeners, moveWindows, putAway } from './window.mjs';
import { answerOf, handlers, only, rules, schemes, told, windows } from './world.mjs';

// A stand-in for the `electron` module, for machines without its runtime. It lends the built main process the surface
// that it calls, runs the built preload in a world of its own, and shows the window in Chromium. The scheme
// `lectern://app/` is served as an https origin that exists nowhere; no other request leaves the machine. The test
// speaks over the channel of the child process: it answers dialogs and chooses from menus, and is told what was done.
//
// Its names and shapes are checked against Electron's own types (`surface.ts`); a call of what it lacks throws.
//
// Imitated, because the program has to live with it: windows that nobody sees and what focus means to them, a platform of
// the test's choice with its rules for keys and menus (`menu.mjs`), timers that sleep, a page that never loads and a window
// that is never ready, ends that are no quitting, files that come one by one, second starts (`app.mjs`).
//
// Not imitated: the sandbox and other processes, native menus themselves, roles of menu items, screens and window
// places, which pages hang, redirects, the policy's word on preloads, cookies, fuses, packaging, and the values that structured
// cloning can carry and JSON with byte arrays cannot.

export { app, BrowserWindow, Menu, powerMonitor };

const ours = 'lectern://app/';

process.on('message', (message) => {
  if (message.breakDown) breakdowns[message.breakDown]();
  if (message.moveWindow) moveWindows(message.moveWindow);
  if (message.close) for (const window of windows) window.close();
  if (message.quit) app.quit();
  if (message.unresponsive) for (const window of windows) window.emit('unresponsive');
  if (message.openFiles) openFiles(message.openFiles);
  if (message.putAway) for (const window of windows) putAway(window);
  if (message.endSession) endSession();
  if (message.shutDown) shutDown();
  if (message.choose)
    itemsOf(menuBar())
      .find(({ id }) => id === message.choose)
      .click();
  if (message.menu) told({ menu: menuBar() ? describe(menuBar()) : [] });
  if (message.dark !== undefined) {
    theme.system = message.dark;
    showTheme();
  }
});

const breakdowns = {
  throws: () => {
    throw new TypeError('“Witness 4” is not a function');
  },
  rejects: () => void Promise.reject(new RangeError('“Witness 4” is out of range')),
  'page is gone': () => {
    for (const { webContents } of windows) webContents.emit('render-process-gone', {}, { reason: 'crashed' });
  },
};

export const ipcMain = only('ipcMain', { handle: (channel, handler) => void handlers.set(channel, handler) });

export const protocol = only('protocol', {
  registerSchemesAsPrivileged: (wanted) => told({ schemes: wanted }),
  handle: (scheme, handler) => void schemes.set(scheme, handler),
});

export const dialog = only('dialog', {
  showOpenDialog: async (...words) => picked(words.at(-1)),
  showSaveDialog: async (...words) => picked(words.at(-1)),
  /** Message boxes wait for the words of the button that the test presses. Those of a window are seen where it is. */
  showMessageBox: async (...words) => {
    told({ box: words.at(-1), seen: words.length === 1 || isSeen(words[0]) });
    return { response: words.at(-1).buttons.indexOf(await answerOf('button')), checkboxChecked: false };
  },
  showErrorBox: (title, content) => told({ box: { message: title, detail: content } }),
});

export const shell = only('shell', {
  openExternal: async (url) => told({ opened: url }),
  openPath: async (file) => (told({ opened: file }), ''),
  showItemInFolder: (file) => told({ revealed: file }),
});

const theme = { source: 'system', system: false };

class NativeTheme extends EventEmitter {
  get shouldUseDarkColors() {
    return theme.source === 'system' ? theme.system : theme.source === 'dark';
  }
  /** @returns {'system' | 'light' | 'dark'} */
  get themeSource() {
    return /** @type {any} */ (theme.source);
  }
  set themeSource(source) {
    theme.source = source;
    told({ theme: source });
    showTheme();
  }
}
export const nativeTheme = only('nativeTheme', new NativeTheme());

export const clipboard = only('clipboard', {
  writeText: async (/** @type {string} */ text) => void told({ copied: text }),
});

export const screen = only('screen', {
  /** @returns {any} */
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }],
});

export const session = only('session', {
  defaultSession: only(
    'session',
    Object.assign(new EventEmitter(), {
      setPermissionRequestHandler: () => undefined,
      setPermissionCheckHandler: (check) => void (rules.permitted = (name) => check(null, name, ours, {})),
      setDevicePermissionHandler: () => undefined,
      setDisplayMediaRequestHandler: () => undefined,
      setSpellCheckerEnabled: () => undefined,
      webRequest: only('webRequest', { onBeforeRequest: (listener) => void (rules.beforeRequest = listener) }),
    }),
  ),
});

Object.assign(listeners, {
  made: (contents) => app.emit('web-contents-created', {}, contents),
  download: (event) => session.defaultSession.emit('will-download', event, {}, undefined),
  noneLeft: () => app.emit('window-all-closed'),
});

/** File dialogs wait for the test's answer: paths, or none for “cancel”. */
async function picked(options) {
  told({ asked: options });
  const paths = await answerOf('dialog');
  return { canceled: paths.length === 0, filePaths: paths, filePath: paths[0] ?? '' };
}

/** The test shows the colours: a browser listens to one of those who are attached to it. */
function showTheme() {
  nativeTheme.emit('updated', {});
  told({ colours: nativeTheme.shouldUseDarkColors ? 'dark' : 'light' });
}
