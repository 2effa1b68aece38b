/* global Request, setImmediate */
import { EventEmitter, once } from 'node:events';
import { readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import path from 'node:path';
import { begun, folder, isFirst, lock, startHere } from './begun.mjs';
import { worldScripts } from './preload.mjs';

// A stand-in for the `electron` module, for machines without its runtime. It lends the built main process the surface
// that it calls, runs the built preload in a world of its own, and shows the window in Chromium. The scheme
// `lectern://app/` is served as an https origin that exists nowhere; no other request leaves the machine. The test
// speaks over the channel of the child process: it answers dialogs and chooses from menus, and is told what was done.
//
// Its names and shapes are checked against Electron's own types (`surface.ts`); a call of what it lacks throws.
//
// Not imitated: the sandbox and other processes, native menus and their keys, roles of menu items, screens and window
// places, which pages hang, redirects, the policy's word on preloads, cookies, fuses, packaging, and the values that structured
// cloning can carry and JSON with byte arrays cannot.

const origin = 'https://app.lectern.invalid/';
const ours = 'lectern://app/';

const told = (event) => void process.send?.(event);
const answers = { dialog: [], button: [] };
process.on('message', (message) => {
  for (const kind of ['dialog', 'button']) if (message[kind]) answers[kind].push(message[kind]);
  if (message.breakDown) breakdowns[message.breakDown]();
  if (message.moveWindow) place = message.moveWindow;
  if (message.close) for (const window of windows) window.close();
  if (message.quit) app.quit();
  if (message.unresponsive) for (const window of windows) window.emit('unresponsive');
  if (message.openFile) app.emit('open-file', { preventDefault: () => undefined }, message.openFile);
  if (message.choose)
    itemsOf(shownMenu)
      .find(({ id }) => id === message.choose)
      .click();
  if (message.menu) told({ menu: shownMenu ? describe(shownMenu) : [] });
  if (message.dark !== undefined) {
    theme.system = message.dark;
    showTheme();
  }
});

/**
 * An object that says so when something of Electron is asked of it that it does not have.
 * @template {object} T
 * @param {string} name
 * @param {T} object
 * @returns {T}
 */
function only(name, object) {
  return new Proxy(object, {
    get(target, key) {
      // Whoever awaits a value asks for `then`.
      if (key in target || typeof key === 'symbol' || key === 'then' || key === 'toJSON') return target[key];
      throw new Error(`The stand-in for Electron lacks ${name}.${key}`);
    },
    set(target, key, value) {
      if (!(key in target)) throw new Error(`The stand-in for Electron lacks ${name}.${String(key)}`);
      Reflect.set(target, key, value);
      return true;
    },
  });
}

const breakdowns = {
  throws: () => {
    throw new TypeError('“Witness 4” is not a function');
  },
  rejects: () => void Promise.reject(new RangeError('“Witness 4” is out of range')),
  'page is gone': () => {
    for (const { webContents } of windows) webContents.emit('render-process-gone', {}, { reason: 'crashed' });
  },
};

const windows = new Set();
/** Where the test says that the window lies. */
let place = { x: 10, y: 10, width: 1000, height: 700 };
const handlers = new Map();
const schemes = new Map();
let beforeRequest = (_details, answer) => answer({});
let permitted = () => false;
let ready = false;
let shownMenu = null;
const theme = { source: 'system', system: false };

class App extends EventEmitter {
  // Electron itself can be told so by the same variable.
  isPackaged = 'ELECTRON_FORCE_IS_PACKAGED' in process.env;
  name = 'Lectern';
  commandLine = only('app.commandLine', { removeSwitch: (word) => told({ removed: word }) });
  requestSingleInstanceLock = () => takeLock();
  enableSandbox = () => told({ sandbox: 'all' });
  isReady = () => ready;
  getAppPath = () => path.resolve('.');
  getPath = (name) => path.join(folder, { userData: '.', sessionData: path.join('browser', 'Default') }[name] ?? name);
  getVersion = () => JSON.parse(readFileSync('package.json', 'utf8')).version;
  whenReady = () => new Promise((resolve) => setImmediate(() => resolve((ready = true))));
  setAboutPanelOptions = (options) => told({ about: options });
  showAboutPanel = () => told({ shown: 'about' });
  addRecentDocument = (file) => told({ recent: file });
  clearRecentDocuments = () => told({ recent: null });
  exit = (code = 0) => process.exit(code);
  relaunch = (options = {}) => told({ relaunch: options.args ?? [] });
  /** Windows are asked to close; any of them may say no. */
  quit() {
    this.emit('before-quit', {});
    for (const window of windows) if (!mayClose(window)) return;
    void Promise.all([...windows].map((window) => window.destroy())).then(() => {
      this.emit('will-quit', {});
      process.exit(0);
    });
  }
}
export const app = only('app', new App());
// A packaged program is the executable itself: no word of its command line names its code.
if (app.isPackaged) process.argv.splice(1, 1);

class WebContents extends EventEmitter {
  send(channel, ...values) {
    void inPreload(this, 'mainSends', channel, pack(values));
  }
  reload() {
    const page = pages.get(this);
    void page?.gone.then(() => page.ask('Page.reload')).catch(() => undefined);
  }
  forcefullyCrashRenderer() {
    const page = pages.get(this);
    if (!page) return;
    page.gone = new Promise((resolve) => this.once('render-process-gone', () => resolve()));
    void page.ask('Page.crash').catch(() => undefined); // A process that is gone does not answer.
  }
  setWindowOpenHandler(handler) {
    openHandlers.set(this, handler);
  }
  isCrashed = () => false;
  setWebRTCIPHandlingPolicy = (policy) => told({ webRTC: policy });
  showDefinitionForSelection = () => told({ shown: 'definition' });
}
let browser = begun;
/** Of each contents: how to ask its page, where that is, and where the preload's world is now. */
const pages = new WeakMap();
const openHandlers = new WeakMap();

export class BrowserWindow extends EventEmitter {
  webContents = only('webContents', new WebContents());
  static getAllWindows = () => [...windows];

  /** @param {Electron.BrowserWindowConstructorOptions} options */
  constructor(options) {
    super();
    preloads.set(this.webContents, readFileSync(options.webPreferences.preload, 'utf8'));
    const window = only('BrowserWindow', this);
    windows.add(window);
    app.emit('web-contents-created', {}, this.webContents);
    told({ window: options.webPreferences, background: options.backgroundColor, bounds: boundsOf(options) });
    return window;
  }

  async loadURL(address) {
    await openPage(this.webContents, address);
    this.emit('ready-to-show');
    told({ ready: true });
  }

  close() {
    if (mayClose(this)) void this.destroy().then(() => windows.size === 0 && app.emit('window-all-closed'));
  }

  async destroy() {
    const ended = browser;
    browser = null;
    void ended?.send('Browser.close').catch(() => undefined);
    // A browser that a test is attached to takes its time, and a page that hangs forever; the end of this process ends
    // both for sure.
    await Promise.race([ended?.ended, new Promise((resolve) => setTimeout(resolve, 500))]);
    for (const window of windows) if (window.webContents === this.webContents) windows.delete(window);
    this.emit('closed', {});
  }

  isDestroyed = () => ![...windows].some(({ webContents }) => webContents === this.webContents);
  show = () => undefined;
  focus = () => told({ focused: true });
  restore = () => undefined;
  maximize = () => undefined;
  isMinimized = () => false;
  isMaximized = () => false;
  getNormalBounds = () => place;
  setProgressBar = (progress) => told({ progress });
  setBackgroundColor = (background) => told({ background });
}
const preloads = new WeakMap();

export const ipcMain = only('ipcMain', { handle: (channel, handler) => void handlers.set(channel, handler) });

export const protocol = only('protocol', {
  registerSchemesAsPrivileged: (wanted) => told({ schemes: wanted }),
  handle: (scheme, handler) => void schemes.set(scheme, handler),
});

export const dialog = only('dialog', {
  showOpenDialog: async (...words) => picked(words.at(-1)),
  showSaveDialog: async (...words) => picked(words.at(-1)),
  /** Message boxes wait for the words of the button that the test presses. */
  showMessageBox: async (...words) => {
    told({ box: words.at(-1) });
    return { response: words.at(-1).buttons.indexOf(await answerOf('button')), checkboxChecked: false };
  },
  showErrorBox: (title, content) => told({ box: { message: title, detail: content } }),
});

export const shell = only('shell', {
  openExternal: async (url) => told({ opened: url }),
  openPath: async (file) => (told({ opened: file }), ''),
  showItemInFolder: (file) => told({ revealed: file }),
});

function menuItem(options) {
  const none = { id: undefined, role: undefined, submenu: undefined };
  const item = { ...none, enabled: true, visible: true, checked: false, label: options.role ?? '', ...options };
  if (Array.isArray(options.submenu)) item.submenu = Menu.buildFromTemplate(options.submenu);
  item.click = () => {
    if (!item.enabled) throw new Error(`The menu item ${item.id} is greyed out`);
    options.click?.(item, undefined, {});
  };
  return item;
}

export class Menu {
  /** @type {Electron.MenuItem[]} */
  items = [];
  /** @returns {any} */
  static buildFromTemplate(template) {
    const menu = new Menu();
    menu.items = template.map((options) => menuItem(options));
    return only('Menu', menu);
  }
  static setApplicationMenu = (menu) => void (shownMenu = menu);
  static getApplicationMenu = () => shownMenu;
  getMenuItemById = (id) => itemsOf(this).find((item) => item.id === id) ?? null;
  popup = () => told({ popup: describe(this) });
}

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
      setPermissionCheckHandler: (check) => void (permitted = (name) => check(null, name, ours, {})),
      setDevicePermissionHandler: () => undefined,
      setDisplayMediaRequestHandler: () => undefined,
      setSpellCheckerEnabled: () => undefined,
      webRequest: only('webRequest', { onBeforeRequest: (listener) => void (beforeRequest = listener) }),
    }),
  ),
});

/** A second program to a folder leaves its words there for the first. */
function takeLock() {
  if (!isFirst) {
    writeFileSync(path.join(lock, `${process.pid}.words`), JSON.stringify([process.argv, process.cwd()]));
    return false;
  }
  watch(lock, () => {
    for (const name of readdirSync(lock).filter((file) => file.endsWith('.words'))) {
      const words = JSON.parse(readFileSync(path.join(lock, name), 'utf8') || 'null');
      if (words === null) continue; // It is still being written.
      rmSync(path.join(lock, name));
      app.emit('second-instance', {}, ...words);
    }
  }).unref();
  return true;
}

function mayClose(window) {
  let may = true;
  window.emit('close', { preventDefault: () => (may = false) });
  return may;
}

/** File dialogs wait for the test's answer: paths, or none for “cancel”. */
async function picked(options) {
  told({ asked: options });
  const paths = await answerOf('dialog');
  return { canceled: paths.length === 0, filePaths: paths, filePath: paths[0] ?? '' };
}

async function answerOf(kind) {
  while (answers[kind].length === 0) await once(process, 'message');
  return answers[kind].shift();
}

/** All items of a menu and below it. */
function itemsOf(menu) {
  return menu.items.flatMap((item) => [item, ...(item.submenu ? itemsOf(item.submenu) : [])]);
}

function describe(menu) {
  return menu.items.map(({ id, role, label, enabled, checked, submenu }) => ({
    ...{ id, role, label, enabled, checked },
    ...(submenu ? { submenu: describe(submenu) } : {}),
  }));
}

function boundsOf({ x, y, width, height }) {
  return { x, y, width, height };
}

/** The test shows the colours: a browser listens to one of those who are attached to it. */
function showTheme() {
  nativeTheme.emit('updated', {});
  told({ colours: nativeTheme.shouldUseDarkColors ? 'dark' : 'light' });
}

/** Shows a page in Chromium, with everything between it and the main process. */
async function openPage(contents, address) {
  const running = (browser ??= startHere());
  const { targetInfos } = await running.send('Target.getTargets');
  const { targetId } = targetInfos.find(({ type }) => type === 'page');
  const { sessionId } = await running.send('Target.attachToTarget', { targetId, flatten: true });
  const ask = (method, params) => running.send(method, params, sessionId);
  const page = { ask, targetId, url: 'about:blank', world: null, running, gone: Promise.resolve() };
  pages.set(contents, page);

  const heard = {
    'Runtime.executionContextCreated': ({ context }) => {
      if (context.name === 'preload') page.world = context.id;
    },
    'Runtime.bindingCalled': ({ payload }) => void hear(contents, JSON.parse(payload)),
    'Runtime.consoleAPICalled': ({ args }) => told({ console: args.map(({ value }) => value) }),
    'Page.windowOpen': ({ url }) => {
      if (openHandlers.get(contents)?.({ url: theirs(url) }).action !== 'deny') told({ escaped: url });
    },
    'Page.javascriptDialogOpening': () => void ask('Page.handleJavaScriptDialog', { accept: true }),
    'Page.frameNavigated': ({ frame }) => {
      if (frame.parentId !== undefined) return;
      page.url = frame.url;
      contents.emit('did-navigate', {}, theirs(frame.url));
    },
    'Inspector.targetCrashed': () => {
      page.world = null;
      contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 133 });
    },
    'Page.navigatedWithinDocument': ({ frameId, url }) => {
      if (frameId === targetId) page.url = url;
    },
  };
  for (const [name, listener] of Object.entries(heard)) {
    running.on(name, (values, session) => session === sessionId && listener(values));
  }
  running.on('Fetch.requestPaused', (values) => void answer(values, contents).catch(() => undefined)); // It may be gone.
  running.on('Browser.downloadWillBegin', ({ url }) => {
    let kept = true;
    session.defaultSession.emit('will-download', { preventDefault: () => (kept = false) }, {}, contents);
    told({ download: url, kept });
  });

  const scripts = worldScripts(preloads.get(contents));
  await Promise.all([
    running.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    running.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true }),
    running.send('Browser.grantPermissions', {
      permissions: Object.entries(permissionNames).flatMap(([name, theirName]) => (permitted(theirName) ? [name] : [])),
    }),
    ask('Emulation.setDeviceMetricsOverride', { width: 1280, height: 720, deviceScaleFactor: 1, mobile: false }),
    ask('Emulation.setFocusEmulationEnabled', { enabled: true }),
    ask('Inspector.enable'),
    ask('Runtime.enable'),
    ask('Page.enable'),
    ask('Runtime.addBinding', { name: 'askMain', executionContextName: 'preload' }),
    ...(process.env.LECTERN_TEST_SCRIPT
      ? [ask('Page.addScriptToEvaluateOnNewDocument', { source: process.env.LECTERN_TEST_SCRIPT })]
      : []),
    ask('Page.addScriptToEvaluateOnNewDocument', { source: scripts.page }),
    ask('Page.addScriptToEvaluateOnNewDocument', { source: scripts.preload, worldName: 'preload' }),
  ]);
  const loaded = new Promise((resolve) => {
    running.on('Page.loadEventFired', (_values, session) => session === sessionId && resolve());
  });
  await ask('Page.navigate', { url: address.replace(ours, origin) });
  await loaded;
}

/** What Electron calls the permissions of Chromium. */
const permissionNames = {
  clipboardReadWrite: 'clipboard-read',
  clipboardSanitizedWrite: 'clipboard-sanitized-write',
  durableStorage: 'persistent-storage',
  geolocation: 'geolocation',
  notifications: 'notifications',
  videoCapture: 'media',
  audioCapture: 'media',
};

/** A request of the page: a way to elsewhere, or something to fetch. */
async function answer({ requestId, request, resourceType, frameId }, contents) {
  const { running, targetId, url: shown } = pages.get(contents);
  const url = theirs(request.url);
  const refuse = (errorReason) => running.send('Fetch.failRequest', { requestId, errorReason });
  if (resourceType === 'Document') {
    // No other window or frame shows anything.
    let goes = frameId === targetId;
    const event = { url, isMainFrame: goes, preventDefault: () => (goes = false) };
    // The first one is the program's own.
    if (goes && shown !== 'about:blank') contents.emit('will-navigate', event, url);
    if (!goes) {
      told({ stayed: url });
      return refuse('Aborted');
    }
  }
  let cancelled = false;
  beforeRequest({ url, method: request.method }, ({ cancel = false }) => (cancelled = cancel));
  if (cancelled || !url.startsWith(ours)) {
    told(cancelled ? { refused: url } : { escaped: url });
    return refuse('Failed');
  }
  const response = await schemes.get('lectern')(new Request(url, { method: request.method }));
  return running.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  });
}

/** A word from the preload: a question, or that a menu is asked for. */
async function hear(contents, { id, channel, values, contextMenu }) {
  if (contextMenu) {
    const { isEditable: canPaste, selectionText } = contextMenu;
    const editFlags = {
      canPaste,
      canCut: canPaste && selectionText !== '',
      canCopy: selectionText !== '',
      canSelectAll: true,
    };
    contents.emit('context-menu', {}, { ...contextMenu, editFlags });
    return;
  }
  try {
    const handler = handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    const sent = await Promise.all(unpack(values).map((value) => withPaths(contents, value)));
    const value = await handler({ senderFrame: { url: theirs(pages.get(contents).url), parent: null } }, ...sent);
    await inPreload(contents, 'mainAnswers', id, null, pack(value));
  } catch (error) {
    await inPreload(contents, 'mainAnswers', id, `Error invoking remote method '${channel}': ${error}`, '');
  }
}

/** Calls a function of the preload's world. A page that is gone or hangs hears nothing. */
async function inPreload(contents, name, ...values) {
  const { ask, world } = pages.get(contents) ?? {};
  if (!ask || world === null) return null;
  return ask('Runtime.callFunctionOn', {
    executionContextId: world,
    functionDeclaration: `(...values) => window.${name}(...values)`,
    arguments: values.map((value) => ({ value })),
  }).catch(() => null);
}

/** Puts the places of dropped files where the preload put tokens. */
async function withPaths(contents, value) {
  if (Array.isArray(value)) return Promise.all(value.map((part) => withPaths(contents, part)));
  if (typeof value !== 'string' || !value.startsWith('dropped-file:')) return value;
  const file = await inPreload(contents, 'droppedFile', Number(value.slice('dropped-file:'.length)));
  const { path: place } = await pages.get(contents).ask('DOM.getFileInfo', { objectId: file.result.objectId });
  return place;
}

function pack(value) {
  return JSON.stringify({ value }, function (name, part) {
    const own = this[name];
    if (own instanceof Uint8Array)
      return { $bytes: Buffer.from(own.buffer, own.byteOffset, own.length).toString('base64') };
    return part === undefined ? { $odd: 'undefined' } : part;
  });
}

function unpack(text) {
  return JSON.parse(text, (_name, part) => {
    if (part === null || typeof part !== 'object') return part;
    if ('$bytes' in part) return new Uint8Array(Buffer.from(part.$bytes, 'base64'));
    return '$odd' in part ? (part.$odd === 'undefined' ? undefined : Number(part.$odd)) : part;
  }).value;
}

function theirs(url) {
  return url.replace(origin, ours);
}
