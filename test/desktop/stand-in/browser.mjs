import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';

// Chromium, started and spoken to over a pipe in the words of its DevTools protocol. Playwright would do the same, but
// loading it takes longer than all of Chromium's start, which is measured here; the tests attach Playwright later.

const flags = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--mute-audio', '--hide-scrollbars'],
  ...['--no-first-run', '--no-default-browser-check', '--disable-extensions', '--disable-component-update'],
  ...['--disable-background-networking', '--disable-sync', '--disable-quic', '--disable-default-apps'],
  ...['--disable-popup-blocking', '--disable-hang-monitor', '--disable-background-timer-throttling'],
  ...['--disable-backgrounding-occluded-windows', '--disable-renderer-backgrounding', '--force-color-profile=srgb'],
  ...['--password-store=basic', '--use-mock-keychain', '--disable-field-trial-config', '--disable-software-rasterizer'],
  '--disable-features=Translate,MediaRouter,OptimizationHints,HttpsUpgrades,WebUIOmniboxPopup,WebUIOmniboxAimPopup',
  // The pipe is this process's; whoever watches from outside finds a port in the profile.
  ...['--remote-debugging-pipe', '--remote-debugging-port=0'],
];

/** Starts a Chromium that keeps its things in `profile` and shows one empty page. It ends with this process. */
export function startBrowser(executable, profile) {
  const child = spawn(executable, [...flags, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  return new Browser(child);
}

/** Emits `ended`, and what Chromium announces by its name: the values, and the session it is about. */
class Browser extends EventEmitter {
  #waiting = new Map();
  #number = 0;
  #pipe;
  #child;

  constructor(child) {
    super();
    this.#child = child;
    this.ended = new Promise((resolve) => child.once('exit', resolve));
    const [, , , toBrowser, fromBrowser] = child.stdio;
    this.#pipe = toBrowser;
    // It ends as it likes, also in the middle of a word.
    for (const end of [toBrowser, fromBrowser, child]) end.on('error', () => undefined);
    let pieces = [];
    fromBrowser.on('data', (bytes) => {
      for (let end; (end = bytes.indexOf(0)) >= 0; bytes = bytes.subarray(end + 1)) {
        this.#hear(JSON.parse(Buffer.concat([...pieces, bytes.subarray(0, end)]).toString()));
        pieces = [];
      }
      pieces.push(bytes);
    });
    void this.ended.then(() => {
      for (const { reject } of this.#waiting.values()) reject(new Error('Chromium has ended'));
      this.#waiting.clear();
    });
  }

  /** Asks the browser, or the page of `sessionId`; throws when it says no or ends. */
  send(method, params = {}, sessionId = undefined) {
    return new Promise((resolve, reject) => {
      const id = ++this.#number;
      this.#waiting.set(id, { resolve, reject });
      this.#pipe.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  /** Ends it at once. */
  kill() {
    this.#child.kill('SIGKILL');
  }

  #hear({ id, method, params, sessionId, result, error }) {
    if (id === undefined) return void this.emit(method, params, sessionId);
    const { resolve, reject } = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) reject(new Error(error.message));
    else resolve(result);
  }
}
