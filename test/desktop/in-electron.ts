import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { _electron } from '@playwright/test';
import type { ElectronApplication } from '@playwright/test';
import type * as Electron from 'electron';
import type { Breakdown, MenuLine, Program, Runtime, Told } from './program.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** The executable of Electron's runtime, if it was fetched. To ask `electron` itself would make it fetch it. */
export function electronRuntime(): string | null {
  const place = path.join(root, 'node_modules/electron');
  try {
    const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? path.join(place, 'dist');
    const file = path.join(folder, readFileSync(path.join(place, 'path.txt'), 'utf8'));
    return existsSync(file) ? file : null;
  } catch {
    return null; // There is no `path.txt` until it was fetched.
  }
}

/** Runs the built program in Electron itself. What only a person could do there is done in its main process. */
export function inElectron(executable: string): Runtime {
  return {
    name: `Electron (${executable})`,
    pretends: false,

    async start(folder, words): Promise<Program> {
      const app = await _electron.launch({
        executablePath: executable,
        args: ['--require', path.join(import.meta.dirname, 'in-electron-first.cjs'), ...argumentsOf(folder, words)],
        cwd: root,
        // Else Playwright would take the sandbox away on Linux.
        chromiumSandbox: !withoutSandbox,
      });
      const told: Told[] = [];
      app.on('console', (message) => {
        const text = message.text();
        if (text.startsWith(mark)) told.push(JSON.parse(text.slice(mark.length)) as Told);
      });
      const ended = new Promise<void>((resolve) => app.on('close', () => resolve()));
      // On Windows Playwright starts a shell, and what it knows is the shell's process.
      const processId = await app.evaluate(() => process.pid);
      await app.evaluate(listenIn, mark);
      const page = await app.firstWindow();
      told.push({ window: await app.evaluate(preferencesOfWindow) });
      told.push({ bounds: await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds()) });
      const does = (work: Promise<unknown>) => void work.catch(() => undefined); // The program may just have ended.
      return {
        page,
        told,
        ended,
        answerDialog: (...paths) => does(app.evaluate((_electron, given) => theAnswers().dialog.push(given), paths)),
        press: (button) => does(app.evaluate((_electron, given) => theAnswers().button.push(given), button)),
        menu: () => menuOf(app),
        chooseMenu: (command) =>
          does(app.evaluate(({ Menu }, id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.click(), command)),
        openFiles: (...files) =>
          does(
            app.evaluate((electron, given) => {
              for (const file of given) electron.app.emit('open-file', { preventDefault() {} }, file);
            }, files),
          ),
        putAway: () => does(app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())),
        endSession: () =>
          does(
            app.evaluate(({ BrowserWindow }) => {
              for (const name of ['query-session-end', 'session-end']) BrowserWindow.getAllWindows()[0]?.emit(name, {});
              process.kill(process.pid, 'SIGKILL');
            }),
          ),
        shutDown: () =>
          does(app.evaluate((electron) => electron.powerMonitor.emit('shutdown', { preventDefault() {} }))),
        setDark: (dark) => does(page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' })),
        moveWindow: (to) =>
          does(app.evaluate(({ BrowserWindow }, place) => BrowserWindow.getAllWindows()[0]?.setBounds(place), to)),
        close: () => does(app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())),
        quit: () => does(app.evaluate((electron) => electron.app.quit())),
        pageHangs: () =>
          does(app.evaluate((electron) => electron.BrowserWindow.getAllWindows()[0]!.emit('unresponsive'))),
        breakDown: (how) => does(app.evaluate(breakDown, how)),
        logOut: (signal) => void process.kill(processId, signal),
        kill: () => void process.kill(processId, 'SIGKILL'),
      };
    },

    async startSecond(folder, words) {
      await once(spawn(executable, argumentsOf(folder, words), { cwd: root, stdio: 'ignore' }), 'exit');
    },
  };
}

/** Before what is told on the console. */
const mark = 'lectern-told:';

/** Runs in the main process: what the window was made with, which Electron knows and does not tell in its types. */
function preferencesOfWindow({ BrowserWindow }: typeof Electron): unknown {
  const contents = BrowserWindow.getAllWindows()[0]?.webContents as { getLastWebPreferences?(): unknown } | undefined;
  return contents?.getLastWebPreferences?.();
}

/** Answers that wait for their dialogs, in the main process. */
declare function theAnswers(): { dialog: string[][]; button: string[] };

/** Chromium does not start in its sandbox for the owner of a Linux machine. */
const withoutSandbox = process.platform === 'linux' && process.getuid?.() === 0;

function argumentsOf(folder: string, words: readonly string[]): string[] {
  return [...(withoutSandbox ? ['--no-sandbox'] : []), `--user-data-dir=${folder}`, root, ...words];
}

function menuOf(app: ElectronApplication): Promise<readonly MenuLine[]> {
  return app.evaluate(({ Menu }) => {
    const describe = (menu: Electron.Menu): MenuLine[] =>
      menu.items.map(({ id, role, label, enabled, checked, submenu }) => ({
        ...(id ? { id } : {}),
        ...(role ? { role } : {}),
        ...{ label, enabled, checked },
        ...(submenu ? { submenu: describe(submenu) } : {}),
      }));
    const bar = Menu.getApplicationMenu();
    return bar ? describe(bar) : [];
  });
}

/** Runs in the main process. Of a page that is really gone, Playwright would see no more. */
function breakDown(electron: typeof Electron, how: Breakdown): void {
  const details: Electron.RenderProcessGoneDetails = { reason: 'crashed', exitCode: 1 };
  if (how === 'rejects') void Promise.reject(new RangeError('“Witness 4” is out of range'));
  if (how === 'page is gone') {
    electron.BrowserWindow.getAllWindows()[0]?.webContents.emit('render-process-gone', {}, details);
  }
  if (how !== 'throws') return;
  setImmediate(() => {
    throw new TypeError('“Witness 4” is not a function');
  });
}

/** Runs in the main process: tells what is asked of the system, and answers dialogs as the test says. */
function listenIn(electron: typeof Electron, prefix: string): void {
  const tell = (event: Told) => console.log(prefix + JSON.stringify(event));
  const answers = { dialog: [] as string[][], button: [] as string[] };
  Object.assign(globalThis, { theAnswers: () => answers });
  const next = async <T>(waiting: T[]): Promise<T> => {
    while (waiting.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    return waiting.shift()!;
  };
  const picked = async (...words: unknown[]) => {
    tell({ asked: words.at(-1) });
    const paths = await next(answers.dialog);
    return { canceled: paths.length === 0, filePaths: paths, filePath: paths[0] ?? '' };
  };
  Object.assign(electron.dialog, {
    showOpenDialog: picked,
    showSaveDialog: picked,
    showMessageBox: async (...words: unknown[]) => {
      const box = words.at(-1) as Electron.MessageBoxOptions;
      tell({ box });
      return { response: box.buttons?.indexOf(await next(answers.button)) ?? 0, checkboxChecked: false };
    },
  });
  Object.assign(electron.shell, {
    openExternal: async (url: string) => tell({ opened: url }),
    openPath: async (file: string) => (tell({ opened: file }), ''),
    showItemInFolder: (file: string) => tell({ revealed: file }),
  });
  Object.assign(electron.BrowserWindow.prototype, {
    setProgressBar: (progress: number) => tell({ progress }),
    setBackgroundColor: (background: string) => tell({ background }),
  });
  Object.assign(electron.Menu.prototype, {
    popup(this: Electron.Menu) {
      tell({ popup: this.items.map(({ id, role, label, enabled }) => ({ id, role, label, enabled })) });
    },
  });
}
