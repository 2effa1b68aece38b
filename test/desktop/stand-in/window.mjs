import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { machine } from './machine.mjs';
import { endBrowser, inPreload, openPage, pack, pageOf, partsOf } from './page.mjs';
import { only, told, windows } from './world.mjs';

// A window: whether it can be seen, where it lies, and its page.

export class WebContents extends EventEmitter {
  send(channel, ...values) {
    void inPreload(this, 'mainSends', channel, pack(values));
  }
  reload() {
    const page = pageOf(this);
    void page?.gone.then(() => page.ask('Page.reload')).catch(() => undefined);
  }
  forcefullyCrashRenderer() {
    const page = pageOf(this);
    if (!page) return;
    page.gone = new Promise((resolve) => this.once('render-process-gone', () => resolve()));
    void page.ask('Page.crash').catch(() => undefined); // A process that is gone does not answer.
  }
  setWindowOpenHandler(handler) {
    partsOf.get(this).openWindow = handler;
  }
  setBackgroundThrottling(throttled) {
    partsOf.get(this).throttled = throttled;
    letSleep(this);
  }
  isCrashed = () => false;
  setWebRTCIPHandlingPolicy = (policy) => told({ webRTC: policy });
  showDefinitionForSelection = () => told({ shown: 'definition' });
}

/** Where the test says that the window lies. */
let place = { x: 10, y: 10, width: 1000, height: 700 };
export const moveWindows = (to) => void (place = to);

/** Who hears what windows do: that the contents of one are made, that a file is to be downloaded, that none is left. */
export const listeners = { made: (_contents) => undefined, download: (_event) => undefined, noneLeft: () => undefined };

export class BrowserWindow extends EventEmitter {
  webContents = only('webContents', new WebContents());
  static getAllWindows = () => [...windows];

  /** @param {Electron.BrowserWindowConstructorOptions} options */
  constructor(options) {
    super();
    partsOf.set(this.webContents, {
      preload: readFileSync(options.webPreferences.preload, 'utf8'),
      openWindow: () => ({ action: 'allow' }),
      download: (event) => listeners.download(event),
      shown: options.show !== false,
      minimized: false,
      /** Minimised for so long that its timers sleep, if they may. */
      away: false,
      throttled: true,
    });
    const window = only('BrowserWindow', this);
    windows.add(window);
    listeners.made(this.webContents);
    const { x, y, width, height } = options;
    told({ window: options.webPreferences, background: options.backgroundColor, bounds: { x, y, width, height } });
    return window;
  }

  async loadURL(address) {
    await openPage(this.webContents, address);
    if (machine.readyToShow !== 'never') this.emit('ready-to-show');
    told({ ready: true });
  }

  close() {
    if (mayClose(this)) void this.destroy().then(() => windows.size === 0 && listeners.noneLeft());
  }

  async destroy() {
    await endBrowser();
    for (const window of windows) if (window.webContents === this.webContents) windows.delete(window);
    this.emit('closed', {});
  }

  isDestroyed = () => ![...windows].some(({ webContents }) => webContents === this.webContents);
  show() {
    partsOf.get(this.webContents).shown = true;
    this.emit('show', {});
    told({ shown: 'window' });
  }
  minimize() {
    partsOf.get(this.webContents).minimized = true;
  }
  restore() {
    Object.assign(partsOf.get(this.webContents), { minimized: false, away: false });
    letSleep(this.webContents);
    told({ restored: true });
  }
  /** Only what can be seen takes the focus. */
  focus() {
    told({ focused: isSeen(this) });
  }
  maximize = () => undefined;
  isMinimized = () => partsOf.get(this.webContents).minimized;
  /** A minimised window counts as visible, but on macOS. */
  isVisible() {
    return partsOf.get(this.webContents).shown && !(this.isMinimized() && machine.platform === 'darwin');
  }
  isMaximized = () => false;
  getNormalBounds = () => place;
  setProgressBar = (progress) => told({ progress });
  setBackgroundColor = (background) => told({ background });
}

/** Whether a person sees the window. */
export function isSeen(window) {
  return window.isVisible() && !window.isMinimized();
}

/** Lets five minutes pass with the window minimised. */
export function putAway(window) {
  window.minimize();
  partsOf.get(window.webContents).away = true;
  letSleep(window.webContents);
}

/** Asks a window whether it may close. */
export function mayClose(window) {
  let may = true;
  window.emit('close', { preventDefault: () => (may = false) });
  return may;
}

function letSleep(contents) {
  const { away, throttled } = partsOf.get(contents);
  void inPreload(contents, 'fallAsleep', away && throttled);
}
