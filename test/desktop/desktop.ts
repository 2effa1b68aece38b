import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { chromium, test as base } from '@playwright/test';
import { findBrowser } from '../../scripts/browser.mjs';

const root = path.resolve(import.meta.dirname, '../..');

/** The built desktop program, running in the stand-in. */
export interface Desktop {
  readonly page: Page;
  /** A folder of this test's own. */
  readonly folder: string;
  /** What the stand-in told: windows made, addresses opened, requests refused. */
  readonly told: Record<string, unknown>[];
  /** The next dialog is answered with these paths; none cancels it. */
  answerDialog(...paths: string[]): void;
  /** Presses a button of the next message box. */
  press(button: string): void;
  /** Asks the window to close, as a person does. */
  close(): void;
  /** Asks the program to quit, as a person does. */
  quit(): void;
  /** Settles when the program has ended. */
  readonly ended: Promise<void>;
  /** Clicks the menu item of a command. */
  chooseMenu(command: string): void;
  /** Starts the program once more with these words. */
  startAgain(...words: string[]): void;
}

export const test = base.extend<{ desktop: Desktop }>({
  desktop: async ({ browserName: _ }, use) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'lectern-desktop-'));
    const standIn = new URL('./stand-in/register.mjs', import.meta.url).href;
    const child = fork(path.join(root, 'out/main/index.js'), {
      cwd: root,
      execArgv: ['--import', standIn],
      env: { ...process.env, LECTERN_TEST_FOLDER: folder, LECTERN_BROWSER: findBrowser() },
    });
    const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const told: Record<string, unknown>[] = [];
    child.on('message', (message) => told.push(message as Record<string, unknown>));
    try {
      await started(child);
      const port = (await readFile(path.join(folder, 'browser/DevToolsActivePort'), 'utf8')).split('\n')[0];
      const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
      const page = browser.contexts()[0]!.pages()[0]!;
      await use({
        page,
        folder,
        told,
        answerDialog: (...paths) => void child.send({ dialog: paths }),
        press: (button) => void child.send({ button }),
        close: () => void child.send({ close: true }),
        quit: () => void child.send({ quit: true }),
        ended: exit,
        chooseMenu: (command) => void child.send({ choose: command }),
        startAgain: (...words) => void child.send({ secondInstance: ['electron', root, ...words] }),
      });
      await browser.close(); // Leaves: the program itself closes its window below.
    } finally {
      await ended(child);
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  },
});

function started(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.on('message', (message) => {
      if ((message as { ready?: true }).ready) resolve();
    });
    child.once('exit', (code) => reject(new Error(`The main process ended with ${code} before its window was ready`)));
  });
}

/** Asks the program to quit, and insists after a while. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  if (child.connected) child.send({ quit: true });
  const insist = setTimeout(() => child.kill('SIGKILL'), 5000);
  await exit;
  clearTimeout(insist);
}
