import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmdirSync, rmSync, statfsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import type { BrowserContext, Page } from '@playwright/test';
import { browserFlags, findBrowser } from '../../scripts/browser.mjs';
import {
  documentTree,
  expect,
  folderOf,
  importFiles,
  importReport,
  openText,
  pick,
  tagPicker,
  tagTree,
  test,
} from './steps.ts';

// A real disk that is full: the browser's profile lies on a small file system of its own, which is filled up. It needs a
// machine on which the tests may mount one.

const kilobyte = 1024;
let disk: string;
let mounted = false;
let context: BrowserContext;
let page: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(() => {
  disk = mkdtempSync(path.join(os.tmpdir(), 'lectern-disk-'));
  mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=80m', 'tmpfs', disk]).status === 0;
});

test.afterAll(() => {
  if (mounted) spawnSync('umount', [disk]);
  rmdirSync(disk);
});

test.beforeEach(async ({ baseURL }) => {
  test.skip(!mounted, 'No small file system can be mounted here.');
  rmSync(filler(), { force: true });
  await launch();
  // Else the engine may throw away what pages stored as soon as the disk runs low.
  const session = await context.newCDPSession(page);
  await session.send('Browser.grantPermissions', { permissions: ['durableStorage'] });
  await page.goto(baseURL!);
  await page.getByRole('button', { name: 'Start an empty project' }).click();
});

async function launch(): Promise<void> {
  context = await chromium.launchPersistentContext(path.join(disk, 'profile'), {
    executablePath: findBrowser({ light: true }),
    args: [...browserFlags, `--disk-cache-dir=${path.join(os.tmpdir(), path.basename(disk))}-cache`],
  });
  page = context.pages()[0]!;
}

test.afterEach(async () => {
  if (!mounted) return;
  await context.close();
  rmSync(path.join(disk, 'profile'), { recursive: true, force: true });
  rmSync(`${path.join(os.tmpdir(), path.basename(disk))}-cache`, { recursive: true, force: true });
});

const filler = () => path.join(disk, 'filler');

/** Fills the disk until only so many bytes are free. */
function fillDisk(left: number): void {
  for (;;) {
    const { bavail, bsize } = statfsSync(disk);
    const over = bavail * bsize - left;
    if (over <= 0) return;
    appendFileSync(filler(), Buffer.alloc(Math.min(over, 1024 * kilobyte), 1));
  }
}

async function openLetter(info: Parameters<typeof folderOf>[0]): Promise<void> {
  const letter = 'Der Brief\n\nDer Hafenmeister schloss das Nordtor.\n\nNiemand wurde verletzt.';
  const folder = await folderOf(info, 'letters', { 'letter.txt': letter });
  await importFiles(page, [path.join(folder, 'letter.txt')]);
  await page.keyboard.press('Escape');
  await documentTree(page)
    .getByRole('treeitem', { name: /Brief|letter/u })
    .click();
  await expect(openText(page)).toContainText('Hafenmeister');
}

async function tagPassage(name: string): Promise<void> {
  await openText(page).click();
  await page.keyboard.press('k');
  await page.keyboard.press('t');
  await expect(tagPicker(page)).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
}

const messages = () => page.getByText(/The disk is full, so this was not saved/u);
const foot = () => page.getByRole('contentinfo');
/** What is told of bugs. */
const trouble = () => page.getByText('Something went wrong inside Lectern');

test('lists every file of an import that fills the disk, and says that it is full', async ({
  browserName: _,
}, info) => {
  await openLetter(info);
  const text = (at: number) =>
    Array.from({ length: 4000 }, (_none, line) => `Absatz ${line} von ${at}: ${Math.sin(line * at + line)}.`).join(
      '\n\n',
    );
  const names = Array.from({ length: 30 }, (_none, at) => `groß ${at}.txt`);
  const folder = await folderOf(info, 'archive', Object.fromEntries(names.map((name, at) => [name, text(at)])));
  fillDisk(5 * 1024 * kilobyte);
  await pick(page, page.getByRole('button', { name: 'Import folder', exact: true }).first(), folder);
  await expect(importReport(page)).toBeVisible({ timeout: 60_000 });
  await expect(importReport(page)).toContainText('not stored: the disk was full');
  await expect(importReport(page)).toContainText('stopped early; what was done is kept');
  await expect(importReport(page)).toContainText(/All\s*30/u);
  await expect(messages()).toBeVisible();
  await expect(trouble()).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(foot()).toContainText('The disk is full');

  // With room again, the same folder comes in whole.
  rmSync(filler());
  await pick(page, page.getByRole('button', { name: 'Import folder', exact: true }).first(), folder);
  await expect(importReport(page)).toContainText('finished', { timeout: 60_000 });
  await page.keyboard.press('Escape');
  await expect(foot()).toContainText('31 documents');
  await expect(foot()).toContainText('Saved');
});

test('says that the disk is full when not even a mark can be stored, and goes on when there is room', async ({
  baseURL,
}, info) => {
  await openLetter(info);
  fillDisk(0);
  await tagPassage('Hafen');
  // The engine's log may have room for a few acts more.
  for (let more = 0; more < 60 && (await messages().count()) === 0; more += 1) {
    await tagPassage(`Hafen ${more} ${'Wasser '.repeat(40)}`);
    await page.waitForTimeout(100);
  }
  await expect(messages().first()).toBeVisible();
  await expect(foot()).toContainText('The disk is full');
  await expect(page.getByText('held by another window')).toHaveCount(0);
  await expect(trouble()).toHaveCount(0);

  rmSync(filler());
  await tagPassage('Tor');
  await expect(tagTree(page).getByRole('treeitem', { name: /^Tor/u })).toBeVisible();
  await expect(foot()).toContainText('Saved');
  const tags = await tagTree(page).getByRole('treeitem').allTextContents();
  await page.reload();
  await expect(tagTree(page).getByRole('treeitem')).toHaveText(tags);
  await expect(openText(page)).toContainText('Hafenmeister');

  // The engine throws all databases away when it finds that it wrote on behind what the full disk cut short.
  await context.close();
  await launch();
  await page.goto(baseURL!);
  await expect(tagTree(page).getByRole('treeitem')).toHaveText(tags);
  await expect(openText(page)).toContainText('Hafenmeister');
});
