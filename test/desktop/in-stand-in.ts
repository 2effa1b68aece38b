import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import { findBrowser } from '../../scripts/browser.mjs';
import type { Machine, MenuLine, Program, Runtime, Told } from './program.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** Runs the built main process in Node, with the stand-in for `electron`. */
export const standIn: Runtime = {
  name: 'the stand-in for Electron',
  pretends: true,

  async start(folder, words, machine): Promise<Program> {
    const child = spawn(folder, words, machine);
    let parts: readonly { readonly id: number; readonly type: string }[] = [];
    // Not before all of Chromium has, too: its parts hold the databases until then.
    const ended = once(child, 'exit').then(async () => {
      while (parts.some(({ id }) => isAlive(id))) await new Promise((resolve) => setTimeout(resolve, 20));
    });
    const told: Told[] = [];
    child.on('message', (message) => told.push(message as Told));
    await Promise.race([
      messageWith(child, 'ready'),
      ended.then(() =>
        Promise.reject(new Error(`The program ended with ${child.exitCode} before its window was ready`)),
      ),
    ]);
    // Playwright cannot take hold of a page that is not there yet; there is none to ask for, either.
    const attached = machine.page ? null : await attach(folder);
    const page = attached?.page as Page;
    parts = attached?.parts ?? [];
    child.on('message', (message) => {
      const { colours } = message as { colours?: 'dark' | 'light' };
      if (colours) void page?.emulateMedia({ colorScheme: colours }).catch(() => undefined); // It may be closing.
    });
    const send = (message: Record<string, unknown>) => void (child.connected && child.send(message));
    return {
      page,
      told,
      ended,
      answerDialog: (...paths) => send({ dialog: paths }),
      press: (button) => send({ button }),
      menu: async () => {
        const answer = messageWith(child, 'menu');
        send({ menu: true });
        return (await answer) as readonly MenuLine[];
      },
      chooseMenu: (command) => send({ choose: command }),
      openFiles: (...files) => send({ openFiles: files }),
      setDark: (dark) => send({ dark }),
      moveWindow: (to) => send({ moveWindow: to }),
      close: () => send({ close: true }),
      quit: () => send({ quit: true }),
      pageHangs: () => send({ unresponsive: true }),
      breakDown: (how) => send({ breakDown: how }),
      putAway: () => send({ putAway: true }),
      endSession: () => send({ endSession: true }),
      shutDown: () => send({ shutDown: true }),
      logOut: (signal) => void child.kill(signal),
      kill: () => {
        // The page's process first, and hard: a browser that loses its driver would close in order.
        for (const { id, type } of parts) if (type === 'browser') killIfThere(id);
        child.kill('SIGKILL');
      },
    };
  },

  async startSecond(folder, words) {
    await once(spawn(folder, words), 'exit');
  },
};

/** Ends a process hard; one that has ended by itself meanwhile is none to end. */
function killIfThere(id: number): void {
  try {
    process.kill(id, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Takes hold of the page of the program in this folder, and of Chromium's processes. */
async function attach(folder: string) {
  const port = (await readFile(path.join(folder, 'browser/DevToolsActivePort'), 'utf8')).split('\n')[0];
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const page = browser.contexts()[0]!.pages()[0]!;
  // The program denies every other window before there is one; here it stands empty until it is closed.
  page.context().on('page', (extra) => void extra.close().catch(() => undefined));
  const processes = await (await browser.newBrowserCDPSession()).send('SystemInfo.getProcessInfo');
  return { page, parts: processes.processInfo };
}

function spawn(folder: string, words: readonly string[], machine: Machine = {}): ChildProcess {
  const first = ['register', 'watch-network'].flatMap((name) => [
    '--import',
    new URL(`./stand-in/${name}.mjs`, import.meta.url).href,
  ]);
  const endWith = ['--import', new URL('../../scripts/end-with.mjs', import.meta.url).href];
  return fork(path.join(root, 'out/main/index.js'), words, {
    cwd: root,
    // Else Node would make exceptions of rejected promises, and those are listened to as well.
    execArgv: ['--unhandled-rejections=none', ...endWith, ...first],
    env: {
      ...process.env,
      LECTERN_END_WITH: String(process.pid),
      LECTERN_TEST_FOLDER: folder,
      LECTERN_TEST_MACHINE: JSON.stringify(machine),
      LECTERN_BROWSER: findBrowser({ light: true }),
    },
  });
}

function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}

function messageWith(child: ChildProcess, key: string): Promise<unknown> {
  return new Promise((resolve) => {
    const hear = (message: unknown) => {
      if (!(key in (message as Told))) return;
      child.off('message', hear);
      resolve((message as Told)[key]);
    };
    child.on('message', hear);
  });
}
