import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test as plain } from '@playwright/test';
import type { Locator, Page, TestInfo } from '@playwright/test';

// What every end-to-end test does: steps in the words of the person who takes them, and a watch over the console and
// the network that ends each test.

/** Invented texts about one invented event, in three languages. */
export const texts = path.resolve(import.meta.dirname, '../fixtures/texts');

/** The title of the first of them. */
export const wire = 'Ministers of Vell and Oster sign harbour pact';

interface Watch {
  /** Messages that a test provokes on purpose; all others fail it. */
  expects(message: RegExp): void;
}

/** A test that fails when the console says anything or a request leaves the program. */
export const test = plain.extend<{ watch: Watch }>({
  watch: [
    async ({ context }, use) => {
      const messages: string[] = [];
      const strangers: string[] = [];
      const expected: RegExp[] = [];
      context.on('console', (message) => messages.push(`${message.type()}: ${message.text()}`));
      // Somebody listens all the time: the browser's own picker would open, and hang, for a key that comes at once.
      context.on('page', (page) => page.on('filechooser', () => {}));
      context.on('weberror', (error) => messages.push(`error: ${error.error().message}`));
      context.on('request', (request) => {
        const { hostname, protocol } = new URL(request.url());
        if (hostname !== '127.0.0.1' && protocol !== 'blob:' && protocol !== 'data:') strangers.push(request.url());
      });
      await use({ expects: (message) => void expected.push(message) });
      expect(messages.filter((message) => !expected.some((one) => one.test(message)))).toEqual([]);
      expect(strangers).toEqual([]);
    },
    { auto: true },
  ],
});
export { expect };

/** Writes files below a fresh folder of the test and answers where it is. Names may hold folders. */
export async function folderOf(
  info: TestInfo,
  name: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<string> {
  const folder = info.outputPath(name);
  await mkdir(folder, { recursive: true });
  for (const [file, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), content);
  }
  return folder;
}

/** Opens the program and, from its welcome screen, the sample project. */
export async function openSample(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Open sample project' }).click();
  await expect(documentTree(page)).toBeVisible();
}

/** Opens the program and, from its welcome screen, a project without anything in it. */
export async function openEmpty(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Start an empty project' }).click();
  await expect(page.getByRole('navigation', { name: 'Library' })).toBeVisible();
}

export const documentTree = (page: Page) => page.getByRole('tree', { name: 'Documents' });
export const tagTree = (page: Page) => page.getByRole('tree', { name: 'Tags' });
export const searchBox = (page: Page) => page.getByRole('searchbox', { name: 'Search passages' });
export const searchResults = (page: Page) => page.getByRole('list', { name: 'Search results' });
export const annotationList = (page: Page) => page.getByRole('list', { name: 'Annotations' });
export const markBar = (page: Page) => page.getByRole('toolbar', { name: 'Mark selection' });
export const tagPicker = (page: Page) => page.getByRole('combobox', { name: 'Tag' });
export const importReport = (page: Page) => page.getByRole('dialog', { name: 'Import report' });

/** The text of the document that is open. */
export const openText = (page: Page) => page.getByRole('main', { name: 'Reader' }).getByRole('document');

/** What a search says it found. */
export async function expectCount(page: Page, words: RegExp): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: words })).toBeVisible();
}

/** Searches, and waits for what is told of these words, not of those before them. */
export async function search(page: Page, query: string, count: RegExp): Promise<void> {
  await searchBox(page).fill('');
  await expect(page.getByRole('status').filter({ hasText: /passage/iu })).toHaveCount(0);
  await searchBox(page).fill(query);
  await expectCount(page, count);
}

/** Picks a folder, or files, with a button that opens the browser's own picker. */
export async function pick(page: Page, button: Locator, files: string | readonly string[]): Promise<void> {
  const picking = page.waitForEvent('filechooser');
  await button.click();
  await (await picking).setFiles(typeof files === 'string' ? files : [...files]);
}

/** Imports a folder and leaves the report open. */
export async function importFolder(page: Page, folder: string): Promise<Locator> {
  await pick(page, page.getByRole('button', { name: 'Import folder', exact: true }).first(), folder);
  const report = importReport(page);
  await expect(report).toBeVisible({ timeout: 30_000 });
  return report;
}

/** Imports files and leaves the report open. */
export async function importFiles(page: Page, files: readonly string[]): Promise<Locator> {
  await pick(page, page.getByRole('button', { name: 'Import files', exact: true }), files);
  const report = importReport(page);
  await expect(report).toBeVisible({ timeout: 30_000 });
  return report;
}

export async function closeReport(page: Page): Promise<void> {
  await expect(importReport(page).getByRole('button', { name: 'Close' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(importReport(page)).toBeHidden();
}

/** The invented texts, in a project of their own. */
export async function openTexts(page: Page): Promise<void> {
  await page.goto('/');
  await importFolder(page, texts);
  await closeReport(page);
}

export async function openDocument(page: Page, title: string | RegExp): Promise<Locator> {
  await documentTree(page).getByText(title).first().click();
  const text = openText(page);
  await expect(text).toBeVisible();
  return text;
}

/** Selects words within one line by dragging over them. */
export async function selectWords(page: Page, text: Locator, words: string): Promise<void> {
  const line = text.locator('.cm-line', { hasText: words }).first();
  await line.scrollIntoViewIfNeeded();
  const ends = await line.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const nodes: Text[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node as Text);
    const whole = nodes.map((node) => node.data).join('');
    const place = (offset: number): [Text, number] => {
      let rest = offset;
      for (const node of nodes) {
        if (rest <= node.data.length) return [node, rest];
        rest -= node.data.length;
      }
      throw new Error('beyond the line');
    };
    const from = whole.indexOf(wanted);
    const range = document.createRange();
    range.setStart(...place(from));
    range.setEnd(...place(from + wanted.length));
    const rects = [...range.getClientRects()];
    const [first, last] = [rects[0]!, rects[rects.length - 1]!];
    return { x1: first.left, y1: first.top + first.height / 2, x2: last.right, y2: last.top + last.height / 2 };
  }, words);
  await page.mouse.move(ends.x1 + 0.5, ends.y1);
  await page.mouse.down();
  await page.mouse.move(ends.x2, ends.y2, { steps: 5 });
  await page.mouse.up();
}

/** Tags what is selected, through the bar beside it. */
export async function tagSelection(page: Page, tag: string): Promise<void> {
  await markBar(page).getByRole('button', { name: 'Tag', exact: true }).click();
  await pickTag(page, tag);
}

/** Types into the open tag picker and takes what it offers. */
export async function pickTag(page: Page, tag: string): Promise<void> {
  await tagPicker(page).fill(tag);
  await page.keyboard.press('Enter');
  await expect(tagPicker(page)).toBeHidden();
}

export async function undo(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
}

export async function redo(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Redo', exact: true }).click();
}

/** Opens the export dialog, lets the test choose, saves and answers the file's text. */
export async function exportAs(
  page: Page,
  format: RegExp,
  choose: (dialog: Locator) => Promise<void> = async () => {},
): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  return readFile(await saveExport(page, format, choose), 'utf8');
}

/** Saves the table that is shown by keys, from its button (or the one that has the focus), and answers what is written. */
export async function saveTable(
  page: Page,
  format: RegExp = /CSV/u,
  button: Locator | null = page.getByRole('button', { name: 'Save table', exact: true }),
): Promise<{ readonly name: string; readonly text: string }> {
  const { readFile } = await import('node:fs/promises');
  await button?.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu', { name: 'Save table' })).toBeVisible();
  const loading = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: format }).press('Enter');
  const download = await loading;
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

/** As `exportAs`, but answers where the download is. */
export async function saveExport(
  page: Page,
  format: RegExp,
  choose: (dialog: Locator) => Promise<void> = async () => {},
): Promise<string> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  const formats = dialog.getByRole('combobox', { name: 'Format' });
  const label = await formats.locator('option', { hasText: format }).textContent();
  await formats.selectOption({ label: label! });
  await choose(dialog);
  const downloading = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  const file = await (await downloading).path();
  await expect(dialog).toBeHidden();
  return file;
}

/** What the database holds, whatever the screen says. */
export async function stored(
  page: Page,
  table: 'notes' | 'annotations' | 'tags',
  key: 'body' | 'note' | 'description',
): Promise<readonly string[]> {
  return page.evaluate(
    async ([name, field]) => {
      const { databases } = indexedDB;
      const all = await databases.call(indexedDB);
      const project = all.find((one) => one.name?.startsWith('lectern-project-'))!.name!;
      const wait = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error!);
        });
      const database = await wait(indexedDB.open(project));
      const rows: Record<string, string>[] = await wait(database.transaction(name).objectStore(name).getAll());
      database.close();
      return rows.map((row) => row[field]!);
    },
    [table, key] as const,
  );
}
