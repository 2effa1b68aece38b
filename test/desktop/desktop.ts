import { mkdtemp, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test as base } from '@playwright/test';
import type { Host } from '../../src/core/ports/host.ts';
import { electronRuntime, inElectron } from './in-electron.ts';
import { standIn } from './in-stand-in.ts';
import type { Machine, MenuLine, Program } from './program.ts';

declare global {
  interface Window {
    readonly host?: Host;
  }
}

const executable = electronRuntime();
/** Electron itself where its runtime is present, else the stand-in. */
const runtime = executable === null ? standIn : inElectron(executable);

/** The built desktop program as it runs now, and its folder. */
export interface Desktop extends Omit<Program, 'chooseMenu'> {
  /** A folder of this test's own; the program keeps its things in it, too. */
  readonly folder: string;
  /** Starts the program once more, with these words, while it runs. */
  startAgain(...words: string[]): Promise<void>;
  /** Starts the program anew after it has ended; `page` and `told` are those of the new one. */
  restart(...words: string[]): Promise<void>;
  /** Chooses the menu item of a command, as soon as it can be chosen. */
  chooseMenu(command: string): Promise<void>;
  /** The item of a command in the menu bar, as it is now. */
  menuItem(command: string): Promise<MenuLine | undefined>;
  /** Drops files and folders onto the page, as a person does. */
  drop(...paths: string[]): Promise<void>;
}

export const test = base.extend<{ desktop: Desktop; machine: Machine }, { told: undefined }>({
  machine: [{}, { option: true }],
  // In the output of every run: which of the two this was. Workers are numbered on through a run, and those of other
  // projects may come first; the places that they work in are not, so the first place says it.
  told: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs.
    async ({}, use, { parallelIndex }) => {
      if (parallelIndex === 0) console.log(`The built program runs in ${runtime.name}.`);
      await use(undefined);
    },
    { scope: 'worker', auto: true },
  ],
  desktop: async ({ machine }, use) => {
    const pretends = Object.keys(machine).length > 0;
    base.skip(pretends && !runtime.pretends, 'Electron runs on the machine that there is');
    // Without links, because a program may be told the real places of files.
    const folder = await mkdtemp(path.join(await realpath(os.tmpdir()), 'lectern-desktop-'));
    let program = await runtime.start(folder, [], machine);
    try {
      await use({
        folder,
        get page() {
          return program.page;
        },
        get told() {
          return program.told;
        },
        get ended() {
          return program.ended;
        },
        answerDialog: (...paths) => program.answerDialog(...paths),
        press: (button) => program.press(button),
        menu: () => program.menu(),
        menuItem: (command) => menuItem(program, command),
        chooseMenu: async (command) => {
          await expect.poll(async () => (await menuItem(program, command))?.enabled, command).toBe(true);
          program.chooseMenu(command);
        },
        openFiles: (...files) => program.openFiles(...files),
        putAway: () => program.putAway(),
        endSession: () => program.endSession(),
        shutDown: () => program.shutDown(),
        logOut: (signal) => program.logOut(signal),
        setDark: (dark) => program.setDark(dark),
        moveWindow: (to) => program.moveWindow(to),
        close: () => program.close(),
        quit: () => program.quit(),
        pageHangs: () => program.pageHangs(),
        breakDown: (how) => program.breakDown(how),
        kill: () => program.kill(),
        startAgain: (...words) => runtime.startSecond(folder, words),
        restart: async (...words) => {
          await program.ended;
          program = await runtime.start(folder, words, machine);
        },
        drop: (...paths) => drop(program.page, paths),
      });
    } finally {
      await end(program);
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  },
});

/** Asks the program to quit, and insists after a while. */
async function end(program: Program): Promise<void> {
  program.quit();
  const insist = setTimeout(() => program.kill(), 5000);
  await program.ended;
  clearTimeout(insist);
}

/** All items of a menu and below it. */
export function linesOf(lines: readonly MenuLine[]): MenuLine[] {
  return lines.flatMap((line) => [line, ...linesOf(line.submenu ?? [])]);
}

async function menuItem(program: Program, command: string): Promise<MenuLine | undefined> {
  return linesOf(await program.menu()).find(({ id }) => id === command);
}

async function drop(page: Page, paths: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
  }
  await session.detach();
}
