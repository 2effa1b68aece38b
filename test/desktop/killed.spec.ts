import { appendFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { Desktop } from './desktop.ts';
import { test } from './desktop.ts';

// The program is ended without a word, at moments that nobody chose, fifty times: what it had shown as saved is there.

// What is lost once is lost.
test.describe.configure({ retries: 0 });

/** Of each of the two journeys. */
const kills = 25;
/** Whether anything is drawn in between is left to chance. */
const longest = 1800;

/** What the status line says there is. It shows nothing that is not stored. */
async function counts(page: Page): Promise<{ documents: number; annotations: number }> {
  const line = (await page.locator('.counts').textContent())!.replaceAll(',', '');
  const [, documents, annotations] = /(\d+) documents?.*?(\d+) annotations?/u.exec(line)!;
  return { documents: Number(documents), annotations: Number(annotations) };
}

/** Works until the program is killed; the last thing that `look` saw before. */
async function killInTheMiddle<T>(desktop: Desktop, look: () => Promise<T>, seen: T): Promise<T> {
  let over = false;
  const killed = new Promise<void>((resolve) => {
    setTimeout(() => {
      over = true;
      desktop.kill();
      resolve();
    }, Math.random() * longest);
  });
  try {
    while (!over) {
      const now = await look();
      if (!over) seen = now;
    }
  } catch (error) {
    if (!over) throw error; // A page that is gone answers nobody.
  }
  await killed;
  await desktop.restart();
  await expect(desktop.page.getByRole('navigation', { name: 'Library' })).toBeVisible({ timeout: 30_000 });
  return seen;
}

test('killed in the middle of an import, it holds what it showed, and doubles nothing', async ({ desktop }) => {
  test.setTimeout(600_000);
  const texts = path.join(desktop.folder, 'letters');
  const files = 3000;
  await mkdir(texts);
  await Promise.all(
    Array.from({ length: files }, (_, at) =>
      writeFile(path.join(texts, `письмо ${at}.txt`), `Letter ${at}\n\nПисьмо номер ${at}, from Vell, ${at * at}.\n`),
    ),
  );
  await desktop.page.getByRole('button', { name: 'Start an empty project' }).click();
  const importAgain = async () => {
    desktop.answerDialog(texts);
    await desktop.page.getByRole('button', { name: 'Import folder' }).first().click();
  };
  for (let kill = 0; kill < kills; kill++) {
    const before = (await counts(desktop.page)).documents;
    await importAgain();
    const seen = await killInTheMiddle(desktop, async () => (await counts(desktop.page)).documents, before);
    expect((await counts(desktop.page)).documents).toBeGreaterThanOrEqual(seen);
  }
  await importAgain();
  await expect(desktop.page.getByRole('dialog', { name: 'Import report' })).toBeVisible({ timeout: 120_000 });
  expect((await counts(desktop.page)).documents).toBe(files);
});

test('killed in the middle of marking, it holds every mark that it showed', async ({ desktop }) => {
  test.setTimeout(600_000);
  // A diary for each kill: in one, every start would have to pass all that was marked before.
  const diary = (kill: number) => `diary ${kill + 1}`;
  const days = Array.from({ length: 100 }, (_, at) => `Day ${at}. Паром вышел из гавани.`).join('\n\n');
  const files = Array.from({ length: kills }, (_, kill) => path.join(desktop.folder, `${diary(kill)}.txt`));
  for (const file of files) await writeFile(file, `${path.parse(file).name}\n\n${days}`);
  desktop.answerDialog(...files);
  await desktop.page.getByRole('button', { name: 'Start an empty project' }).click();
  await desktop.page.getByRole('button', { name: 'Import files' }).first().click();
  await desktop.page.getByRole('dialog', { name: 'Import report' }).getByRole('button', { name: 'Close' }).click();

  let marked = 0;
  for (let kill = 0; kill < kills; kill++) {
    const { page } = desktop;
    await page.getByRole('tree', { name: 'Documents' }).getByText(diary(kill), { exact: true }).click();
    await expect(page.getByRole('document', { name: diary(kill), exact: true })).toBeVisible();
    await page.locator('.cm-content').focus();
    const markOne = async () => {
      const before = (await counts(page)).annotations;
      await page.keyboard.press('j');
      await page.keyboard.press('h');
      await expect.poll(async () => (await counts(page)).annotations, { intervals: [5, 10, 20] }).toBe(before + 1);
      return before + 1;
    };
    const seen = await killInTheMiddle(desktop, markOne, marked);
    marked = (await counts(desktop.page)).annotations;
    // One more may have been stored just before it could be shown.
    expect([seen, seen + 1]).toContain(marked);
  }
  expect(marked).toBeGreaterThan(kills / 2);
});

test('killed in the middle of one write, it still holds everything at the second start after it', async ({
  desktop,
}) => {
  await desktop.page.getByRole('button', { name: 'Open sample project' }).click();
  await expect(desktop.page.getByRole('tree', { name: 'Documents' })).toBeVisible();
  const before = await counts(desktop.page);
  desktop.quit();
  await desktop.ended;
  // The head of a record whose bytes were never written.
  const log = (await readdir(desktop.folder, { recursive: true })).find((name) =>
    /indexeddb\.leveldb.\d+\.log$/u.test(name),
  );
  await appendFile(path.join(desktop.folder, log!), Uint8Array.of(0x78, 0x56, 0x34, 0x12, 0x2c, 0x01, 1));
  for (const _ of ['first', 'second']) {
    await desktop.restart();
    await expect(desktop.page.getByRole('tree', { name: 'Documents' })).toBeVisible();
    expect(await counts(desktop.page)).toEqual(before);
    desktop.quit();
    await desktop.ended;
  }
  await desktop.restart();
});
