/* global setImmediate */
import { EventEmitter } from 'node:events';
import { readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import path from 'node:path';
import { folder, isFirst, lock } from './begun.mjs';
import { machine } from './machine.mjs';
import { killBrowser } from './page.mjs';
import { mayClose } from './window.mjs';
import { only, told, windows } from './world.mjs';

// The program: how it starts, hears of a second start, and ends.

let ready = false;
let starting = null;

class App extends EventEmitter {
  // Electron itself can be told so by the same variable.
  isPackaged = 'ELECTRON_FORCE_IS_PACKAGED' in process.env;
  name = 'Lectern';
  commandLine = only('app.commandLine', { removeSwitch: (word) => told({ removed: word }) });
  /** @param {Record<any, any>} [handed] */
  requestSingleInstanceLock = (handed) => takeLock(handed);
  enableSandbox = () => told({ sandbox: 'all' });
  setAppUserModelId = (id) => told({ appUserModelId: id });
  isReady = () => ready;
  getAppPath = () => path.resolve('.');
  getPath = (name) => path.join(folder, { userData: '.', sessionData: path.join('browser', 'Default') }[name] ?? name);
  getVersion = () => JSON.parse(readFileSync('package.json', 'utf8')).version;
  whenReady = () => (starting ??= start());
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

/** macOS hands over the files that the program was started with before it is ready, each by itself. */
async function start() {
  await new Promise((resolve) => setImmediate(resolve));
  openFiles(machine.openFiles ?? []);
  ready = true;
}

/** Files that a person opens at once come one by one. */
export function openFiles(files) {
  for (const file of files) app.emit('open-file', { preventDefault: () => undefined }, file);
}

class PowerMonitor extends EventEmitter {}
export const powerMonitor = only('powerMonitor', new PowerMonitor());

/** The machine shuts down. It waits five seconds for a program that asks for it. */
export function shutDown() {
  let waits = false;
  powerMonitor.emit('shutdown', { preventDefault: () => (waits = true) });
  setTimeout(endByForce, waits ? 5000 : 0);
}

/** A person logs off on Windows: windows are told, and no quitting comes. */
export function endSession() {
  for (const window of windows) window.emit('query-session-end', {});
  setTimeout(() => {
    for (const window of windows) window.emit('session-end', {});
    endByForce();
  }, 20);
}

function endByForce() {
  killBrowser();
  process.kill(process.pid, 'SIGKILL');
}

/** A second program to a folder leaves its words there for the first. */
function takeLock(handed) {
  if (!isFirst) {
    const words = [asChromiumHandsOver(process.argv), process.cwd(), handed ?? null];
    writeFileSync(path.join(lock, `${process.pid}.words`), JSON.stringify(words));
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

/** With words of its own between, and options before all others. */
function asChromiumHandsOver([executable, ...words]) {
  const isOption = (word) => word.startsWith('-');
  return [
    executable,
    '--allow-file-access-from-files',
    ...words.filter(isOption),
    '--original-process-start-time=13377000000000000',
    ...words.filter((word) => !isOption(word)).reverse(),
  ];
}
