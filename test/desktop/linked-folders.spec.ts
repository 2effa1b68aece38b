import { mkdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { objections } from '../e2e/objections.ts';
import { test } from './desktop.ts';
import type { Desktop } from './desktop.ts';

// A folder that stays linked, from its import by a dialog to changes on the disk. All texts are invented.

const ferry =
  'The Ferry at Dawn\n\nThe ferry left the harbour of Vell before dawn.\n\nIt carried grain for the north.\n';
const паром = 'Паром на рассвете\n\nПаром вышел из гавани до рассвета.\n';
const 渡船 = '黎明的渡船\n\n渡船在黎明前离开了港口。\n';

test('lists what changes in a watched folder, and takes in only what a person wants', async ({ desktop }) => {
  const { page, texts } = await watching(desktop, { 'ferry.txt': ferry, 'паром.txt': паром, 'old.txt': 'Stays kept.' });
  await highlightLastPassage(page, 'The Ferry at Dawn');

  // Changed on disk: a paragraph put before the marked words, one file new, one gone, one only touched.
  const changed = ferry.replace('\n\nIt carried', '\n\nNobody saw who was aboard.\n\nIt carried');
  await writeFile(path.join(texts, 'ferry.txt'), changed);
  await mkdir(path.join(texts, '更多'));
  await writeFile(path.join(texts, '更多/渡船.txt'), 渡船);
  await rm(path.join(texts, 'old.txt'));
  await utimes(path.join(texts, 'паром.txt'), 1e9, 1e9);

  const tray = page.getByRole('region', { name: 'Changes in folders' });
  await page.getByRole('button', { name: '3 changes in folders' }).click();
  const list = tray.getByRole('list', { name: 'Changes in texts' });
  await expect(list.getByRole('listitem')).toHaveText([
    'ferry.txtChanged',
    '更多/渡船.txtNew',
    'old.txtGone from the folder; text kept',
  ]);
  // Nothing was taken in unasked.
  await expect(page.getByRole('contentinfo')).toContainText('3 documents');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await list.getByRole('checkbox', { name: 'ferry.txt, Changed' }).check();
  await tray.getByRole('button', { name: 'Take in 1 chosen' }).click();
  const report = page.getByRole('dialog', { name: 'Import report' });
  await expect(report).toContainText('New version: version 2');
  await report.getByRole('button', { name: 'Close' }).click();
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await expect(page.getByRole('contentinfo')).toContainText('3 documents');
  await expect(page.getByRole('document', { name: 'The Ferry at Dawn' })).toContainText('Nobody saw who was aboard');
  const annotation = page.getByRole('list', { name: 'Annotations' }).getByRole('listitem');
  await expect(annotation).toContainText('It carried grain');

  await tray.getByRole('button', { name: 'Take it in' }).click();
  await expect(report).toContainText('渡船');
  await report.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('contentinfo')).toContainText('4 documents');
  await tray.getByRole('button', { name: 'Do not list old.txt any more' }).click();
  await expect(tray).toContainText('Nothing has changed.');
  await expect(page.getByRole('tree', { name: 'Documents' })).toContainText('old');
  await expect(page.getByRole('button', { name: /\d changes? in folders/u })).toHaveCount(0);
});

test('remembers a watched folder and what happened while the program was closed', async ({ desktop }) => {
  const { texts } = await watching(desktop, { 'ferry.txt': ferry, 'old.txt': 'Stays kept.', 'same.txt': 'Unchanged.' });
  const settings = JSON.parse(await readFile(path.join(desktop.folder, 'linked-folders.json'), 'utf8')) as unknown;
  expect(settings).toMatchObject({ links: [{ folder: texts }] });
  desktop.quit();
  await desktop.ended;
  await writeFile(path.join(texts, 'ferry.txt'), `${ferry}And it came back.\n`);
  await writeFile(path.join(texts, 'паром.txt'), паром);
  await rm(path.join(texts, 'old.txt'));
  await desktop.restart();
  const { page } = desktop;
  await page.getByRole('button', { name: '3 changes in folders' }).click();
  const changes = page.getByRole('list', { name: 'Changes in texts' }).getByRole('listitem');
  await expect(changes).toHaveText(['ferry.txtChanged', 'паром.txtNew', 'old.txtGone from the folder; text kept']);
  await expect(page.getByRole('contentinfo')).toContainText('3 documents');
});

test('says that a folder is not reachable, does nothing else, and goes on when it is back', async ({ desktop }) => {
  const { page, texts } = await watching(desktop, { 'ferry.txt': ferry });
  const tray = page.getByRole('region', { name: 'Changes in folders' });
  await page.keyboard.press('Alt+L');
  await expect(tray).toContainText('Nothing has changed.');
  await rename(texts, `${texts} elsewhere`);
  await expect(tray).toContainText('Not reachable.');
  await expect(page.getByRole('contentinfo')).toContainText('1 document');
  await writeFile(path.join(`${texts} elsewhere`, 'паром.txt'), паром);
  await rename(`${texts} elsewhere`, texts);
  await expect(tray.getByRole('list', { name: 'Changes in texts' })).toContainText('паром.txt');
});

test('takes changes in by itself only where a person chose it, and never again what was taken back', async ({
  desktop,
}) => {
  const { page, texts } = await watching(desktop, { 'ferry.txt': ferry });
  const tray = page.getByRole('region', { name: 'Changes in folders' });
  await page.keyboard.press('Alt+L');
  await tray.getByRole('button', { name: 'Folder texts' }).click();
  await page.getByRole('menuitem', { name: 'Take in changes by itself' }).click();
  await expect(tray).toContainText('Changes are taken in by themselves');
  await writeFile(path.join(texts, 'паром.txt'), паром);
  await expect(page.getByRole('contentinfo')).toContainText('2 documents');
  await expect(page.getByRole('status', { name: 'Messages' })).toContainText('Took in 1 file from texts');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  // Undo is for what the person did; what came by itself is taken back where it stands in the history.
  await desktop.chooseMenu('history.open');
  const [newest, first] = [0, 1].map((at) => page.getByRole('list', { name: 'Acts' }).getByRole('listitem').nth(at));
  await expect(newest!).toContainText('by itself');
  await expect(first!.getByRole('button', { name: 'Take back only this' })).toHaveCount(0);
  await newest!.getByRole('button', { name: 'Take back only this' }).click();
  await expect(page.getByRole('contentinfo')).toContainText('1 document');
  const list = tray.getByRole('list', { name: 'Changes in texts' });
  await expect(list).toContainText('паром.txt');
  await writeFile(path.join(texts, '渡船.txt'), 渡船);
  await expect(page.getByRole('contentinfo')).toContainText('2 documents');
  await expect(list.getByRole('listitem')).toHaveText(['паром.txtNew']);
});

test('leaves undo and redo to the person when it takes changes in by itself', async ({ desktop }) => {
  const { page, texts } = await watching(desktop, { 'ferry.txt': ferry });
  const tray = page.getByRole('region', { name: 'Changes in folders' });
  await highlightLastPassage(page, 'The Ferry at Dawn');
  const annotations = page.getByRole('list', { name: 'Annotations' }).getByRole('listitem');
  await expect(annotations).toHaveCount(1);
  const header = page.getByRole('banner');
  await header.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(annotations).toHaveCount(0);
  await page.keyboard.press('Alt+L');
  await tray.getByRole('button', { name: 'Folder texts' }).click();
  await page.getByRole('menuitem', { name: 'Take in changes by itself' }).click();
  await writeFile(path.join(texts, 'паром.txt'), паром);
  const message = page.getByRole('status', { name: 'Messages' });
  await expect(message).toContainText('Took in 1 file from texts');
  await expect(page.getByRole('contentinfo')).toContainText('2 documents');

  await header.getByRole('button', { name: 'Redo', exact: true }).click();
  await expect(annotations).toHaveCount(1);
  await header.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(annotations).toHaveCount(0);
  await expect(page.getByRole('contentinfo')).toContainText('2 documents');
});

test('tells two folders of one name apart, each with its own files', async ({ desktop }) => {
  const { page, texts } = await watching(desktop, { 'letter.txt': ferry });
  const other = path.join(desktop.folder, '1947', 'texts');
  await mkdir(other, { recursive: true });
  await writeFile(path.join(other, 'letter.txt'), паром);
  desktop.answerDialog(other);
  await desktop.chooseMenu('import.folder');
  const report = page.getByRole('dialog', { name: 'Import report' });
  await expect(report).toContainText('texts (1947)');
  await report.getByRole('button', { name: 'Keep watching this folder' }).click();
  await expect(report).toContainText('This folder is watched');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('contentinfo')).toContainText('2 documents');

  await writeFile(path.join(other, 'letter.txt'), `${паром}Дальше.\n`);
  await writeFile(path.join(texts, 'new.txt'), 'Another letter.');
  await page.keyboard.press('Alt+L');
  const tray = page.getByRole('region', { name: 'Changes in folders' });
  const came = tray.getByRole('list', { name: 'Changes in texts', exact: true });
  await expect(came.getByRole('listitem')).toHaveText(['new.txtNew']);
  const changed = tray.getByRole('list', { name: 'Changes in texts (1947)' });
  await expect(changed.getByRole('listitem')).toHaveText(['letter.txtChanged']);
  await changed.getByRole('checkbox', { name: 'letter.txt, Changed' }).check();
  await tray.getByRole('button', { name: 'Take in 1 chosen' }).click();
  await expect(report).toContainText('New version: version 2');
  await expect(page.getByRole('contentinfo')).toContainText('2 documents');
});

test('watches a folder that was imported before, chosen again from the library', async ({ desktop }) => {
  const { page, texts } = await imported(desktop, { 'ferry.txt': ferry });
  await page.getByRole('dialog', { name: 'Import report' }).getByRole('button', { name: 'Close' }).click();
  await writeFile(path.join(texts, 'ferry.txt'), `${ferry}And it came back.\n`);
  desktop.answerDialog(texts);
  await page.getByRole('treeitem', { name: /^texts/u }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Keep watching this folder…' }).click();
  await expect(page.getByRole('button', { name: '1 change in folders' })).toBeVisible();
  await page.getByRole('treeitem', { name: /^texts/u }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Stop watching this folder' }).click();
  await expect(page.getByRole('region', { name: 'Changes in folders' })).toHaveCount(0);
  await expect(page.getByRole('contentinfo')).toContainText('1 document');
});

test('leaves the documents room above a long list of changes', async ({ desktop }) => {
  const { page, texts } = await watching(desktop, { 'ferry.txt': ferry, 'паром.txt': паром });
  await page.setViewportSize({ width: 1280, height: 860 });
  for (let day = 10; day < 30; day += 1) {
    await writeFile(path.join(texts, `june ${day}.txt`), `June ${day}\n\nThe harbour was closed.\n`);
  }
  await page.getByRole('button', { name: '20 changes in folders' }).click();
  await expect(page.getByRole('list', { name: 'Changes in texts' }).getByRole('listitem')).toHaveCount(20);
  const heightOf = async (part: Locator) => (await part.boundingBox())!.height;
  // Some rows of each.
  await expect.poll(() => heightOf(page.getByRole('tree', { name: 'Documents' }))).toBeGreaterThan(120);
  await expect.poll(() => heightOf(page.getByRole('region', { name: 'Changes in folders' }))).toBeGreaterThan(160);
});

test('is worked by keyboard alone, and passes the accessibility checks', async ({ desktop }) => {
  const { page, texts } = await watching(desktop, { 'ferry.txt': ferry, 'old.txt': 'Stays kept.' });
  await writeFile(path.join(texts, 'паром.txt'), паром);
  await writeFile(path.join(texts, '渡船.txt'), 渡船);
  await rm(path.join(texts, 'old.txt'));
  const tray = page.getByRole('region', { name: 'Changes in folders' });
  await expect(tray.getByRole('button')).toHaveAccessibleName('Changes in folders 3 changes');
  await page.keyboard.press('Alt+L');
  const list = tray.getByRole('list', { name: 'Changes in texts' });
  await expect(list.getByRole('listitem')).toHaveCount(3);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await objections(page)).toEqual([]);
  }

  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  // From the head past the folder's menu and “Take in all” to the first file.
  await press('Tab', 'Tab', 'Tab', 'Space');
  await expect(list.getByRole('checkbox', { name: 'паром.txt, New' })).toBeChecked();
  await press('Tab', 'Tab', 'Tab', 'Enter'); // Past ignoring it and the second file: ignores that.
  await expect(list.getByRole('listitem')).toHaveText(['паром.txtNew', 'old.txtGone from the folder; text kept']);
  await expect(tray.getByRole('button', { name: 'Folder texts' })).toBeFocused();
  await press('Tab', 'Enter');
  await expect(page.getByRole('dialog', { name: 'Import report' })).toContainText('паром.txt');
  await press('Escape');
  await expect(page.getByRole('contentinfo')).toContainText('3 documents');
});

/** A project with a folder of these files, imported by a dialog; its report is open. */
async function imported(desktop: Desktop, files: Readonly<Record<string, string>>) {
  const { page, folder } = desktop;
  const texts = path.join(folder, 'texts');
  await mkdir(texts);
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(texts, name), text);
  desktop.answerDialog(texts);
  await page.getByRole('button', { name: 'Import folder' }).first().click();
  await expect(page.getByRole('dialog', { name: 'Import report' })).toContainText('finished');
  return { page, texts };
}

/** The same, and watched from now on. */
async function watching(desktop: Desktop, files: Readonly<Record<string, string>>) {
  const { page, texts } = await imported(desktop, files);
  const report = page.getByRole('dialog', { name: 'Import report' });
  await report.getByRole('button', { name: 'Keep watching this folder' }).click();
  await expect(report).toContainText('This folder is watched');
  await page.keyboard.press('Escape');
  await expect(report).toBeHidden();
  return { page, texts };
}

async function highlightLastPassage(page: Page, title: string): Promise<void> {
  await page.getByRole('treeitem', { name: title }).click();
  const text = page.getByRole('document', { name: title });
  await text.focus();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('h');
  await expect(page.getByRole('list', { name: 'Annotations' }).getByRole('listitem')).toContainText('It carried grain');
}
