/* global setImmediate, CustomEvent, Request */
import { EventEmitter, once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';

// A stand-in for the `electron` module, for machines without its runtime. It lends the built main process the surface
// that it calls, runs the built preload, and shows the window in Chromium. The scheme `lectern://app/` is served as an
// https origin that exists nowhere; every other request is refused and told to the test.
//
// Not imitated: processes of their own, the sandbox and isolated worlds (the preload runs in the page's world, before
// it), permissions, native menus and their keys, screens and window places, paths of dropped files, structured cloning
// in every detail, the single instance lock, packaging. The test answers dialogs over the channel of its child process.

const origin = 'https://app.lectern.invalid/';
const ours = 'lectern://app/';

const told = (event) => process.send?.(event);
const dialogAnswers = [];
const choices = [];
process.on('message', (message) => {
  if (message.dialog) dialogAnswers.push(message.dialog);
  if (message.button) choices.push(message.button);
  if (message.close) for (const window of windows) window.close();
  if (message.choose) choose(message.choose);
  if (message.quit) app.quit();
  if (message.secondInstance) app.emit('second-instance', {}, message.secondInstance, process.cwd());
});

const handlers = new Map();
const listeners = new Map();
let menu = [];
let ready = false;

class App extends EventEmitter {
  isPackaged = false;
  requestSingleInstanceLock = () => true;
  isReady = () => ready;
  getAppPath = () => path.resolve('.');
  getPath = () => process.env.LECTERN_TEST_FOLDER;
  whenReady = () => new Promise((resolve) => setImmediate(() => resolve((ready = true))));
  /** Windows are asked to close; any of them may say no. */
  quit() {
    this.emit('before-quit', {});
    for (const window of windows) if (!window.mayClose()) return;
    void Promise.all([...windows].map((window) => window.destroy())).then(() => process.exit(0));
  }
}
export const app = new App();
const windows = new Set();

class WebContents extends EventEmitter {
  openHandler = () => ({ action: 'deny' });
  isCrashed = () => false;
  setWindowOpenHandler = (handler) => void (this.openHandler = handler);
  send = (channel, ...values) =>
    void this.page?.evaluate(
      ([name, sent]) => window.dispatchEvent(new CustomEvent(`main:${name}`, { detail: sent })),
      [channel, values],
    );
}

export class BrowserWindow extends EventEmitter {
  webContents = new WebContents();

  constructor(options) {
    super();
    this.options = options;
    windows.add(this);
    app.emit('web-contents-created', {}, this.webContents);
    told({ window: options.webPreferences });
  }

  async loadURL(address) {
    const context = await chromium.launchPersistentContext(path.join(process.env.LECTERN_TEST_FOLDER, 'browser'), {
      executablePath: process.env.LECTERN_BROWSER,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--remote-debugging-port=0'],
      serviceWorkers: 'block',
    });
    this.context = context;
    await context.route('**/*', (route) => answer(route));
    await context.exposeBinding('askMain', (source, channel, values) => ask(source, channel, values));
    await context.addInitScript({ content: preload(readFileSync(this.options.webPreferences.preload, 'utf8')) });
    const [page] = context.pages();
    this.webContents.page = page;
    context.on('page', (extra) => {
      if (extra === page) return;
      void extra.close();
    });
    page.on('popup', (popup) => this.webContents.openHandler({ url: popup.url() }));
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) this.webContents.emit('did-navigate', {}, theirs(frame.url()));
    });
    await page.goto(address.replace(ours, origin));
    this.emit('ready-to-show');
    told({ ready: true });
  }

  close() {
    if (this.mayClose()) void this.destroy().then(() => windows.size === 0 && app.emit('window-all-closed'));
  }

  mayClose() {
    let may = true;
    this.emit('close', { preventDefault: () => (may = false) });
    return may;
  }

  async destroy() {
    const leave = async () => {
      await this.context?.unrouteAll({ behavior: 'ignoreErrors' });
      await this.context?.close();
    };
    // A browser that a test is attached to takes its time, and a page that hangs forever; the end of this process ends
    // both for sure.
    await Promise.race([leave().catch(() => undefined), new Promise((resolve) => setTimeout(resolve, 500))]);
    windows.delete(this);
    this.emit('closed', {});
  }

  show = () => undefined;
  focus = () => undefined;
  restore = () => undefined;
  maximize = () => undefined;
  isMinimized = () => false;
  isMaximized = () => false;
  setProgressBar = (progress) => told({ progress });
  getNormalBounds = () => ({ x: 10, y: 10, width: 1000, height: 700 });
}

export const ipcMain = { handle: (channel, handler) => void handlers.set(channel, handler) };

export const protocol = {
  registerSchemesAsPrivileged: (schemes) => told({ schemes }),
  handle: (scheme, handler) => void listeners.set(scheme, handler),
};

export const dialog = {
  showOpenDialog: async (...words) => nextAnswer(words.at(-1)),
  showSaveDialog: async (...words) => nextAnswer(words.at(-1)),
  showMessageBox: async (...words) => nextChoice(words.at(-1)),
};

export const shell = {
  openExternal: async (url) => told({ opened: url }),
  showItemInFolder: (file) => told({ revealed: file }),
  openPath: async (place) => (told({ shown: place }), ''),
};

export const Menu = {
  buildFromTemplate: (template) => template,
  setApplicationMenu: (template) => void (menu = template),
};

export const nativeTheme = { shouldUseDarkColors: false };
export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] };
export const session = {
  defaultSession: {
    setPermissionRequestHandler: () => undefined,
    setPermissionCheckHandler: () => undefined,
    setDevicePermissionHandler: () => undefined,
    setSpellCheckerEnabled: () => undefined,
    webRequest: { onBeforeRequest: () => undefined },
  },
};

/** Dialogs wait for the test's answer: paths, or none for “cancel”. */
async function nextAnswer(options) {
  told({ asked: options });
  while (dialogAnswers.length === 0) await once(process, 'message');
  const paths = dialogAnswers.shift();
  return { canceled: paths.length === 0, filePaths: paths, filePath: paths[0] ?? '' };
}

/** Message boxes wait for the words of the button that the test presses. */
async function nextChoice(options) {
  told({ box: options });
  while (choices.length === 0) await once(process, 'message');
  return { response: options.buttons.indexOf(choices.shift()), checkboxChecked: false };
}

/** Clicks the menu item of a command. */
function choose(id, items = menu) {
  for (const item of items) {
    if (item.id === id) item.click();
    else if (Array.isArray(item.submenu)) choose(id, item.submenu);
  }
}

async function answer(route) {
  const url = route.request().url();
  if (!url.startsWith(origin)) {
    told({ refused: url });
    return route.abort();
  }
  const response = await listeners.get('lectern')(new Request(theirs(url), { method: route.request().method() }));
  return route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  });
}

async function ask({ frame }, channel, values) {
  const senderFrame = { url: theirs(frame.url()), parent: frame.parentFrame() };
  const handler = handlers.get(channel);
  if (!handler) throw new Error(`No handler registered for '${channel}'`);
  return handler({ senderFrame }, ...values);
}

function theirs(url) {
  return url.replace(origin, ours);
}

/** The built preload, with the few things of Electron that it may require. */
function preload(code) {
  return `(() => {
    const ask = window.askMain;
    const heard = new Map();
    const electron = {
      contextBridge: {
        exposeInMainWorld: (name, value) => Object.defineProperty(window, name, { value, enumerable: true }),
      },
      ipcRenderer: {
        invoke: (channel, ...values) => ask(channel, values),
        on: (channel, listener) => {
          heard.set(listener, (event) => listener({}, ...event.detail));
          window.addEventListener('main:' + channel, heard.get(listener));
        },
        removeListener: (channel, listener) => window.removeEventListener('main:' + channel, heard.get(listener)),
      },
      webUtils: { getPathForFile: () => '' },
    };
    const require = (name) => {
      if (name !== 'electron') throw new Error('A sandboxed preload cannot require ' + name);
      return electron;
    };
    ((require, process) => {
      ${code}
    })(require, { platform: ${JSON.stringify(process.platform)} });
  })();`;
}
