import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import {
  annotationList,
  closeReport,
  documentTree,
  expect,
  folderOf,
  importFolder,
  importReport,
  openDocument,
  openEmpty,
  openText,
  openTexts,
  pick,
  saveExport,
  search,
  selectWords,
  tagSelection,
  tagTree,
  test,
  undo,
  wire,
} from './steps.ts';

const problems = (page: Page) => page.getByRole('alert').filter({ hasText: /\S/ });

test('says of every bad file what is wrong with it and imports the rest', async ({ page }, info) => {
  const folder = await folderOf(info, 'mixed', {
    'good.txt': 'The good text stands between bad ones.\n',
    'nothing.txt': '',
    'picture.txt': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, ...Array(500).fill(0)]),
    'no-mark.txt': new Uint8Array(Buffer.from('Sixteen bits a sign and no mark before them.\n', 'utf16le')),
    'returns.txt': 'First line of the old machine.\r\rSecond line of the old machine.\r',
    'nulls.txt': 'A stray \0 stands in this sentence about the quay.\n',
    'half.txt': Buffer.concat([
      Buffer.from('Half a sign follows: '),
      Buffer.from([0xed, 0xa0, 0x80]),
      Buffer.from('.\n'),
    ]),
    'new\nline.txt': 'Its name holds a line break.\n',
    '🚢 ship.txt': 'Its name holds a ship.\n',
    'line.txt': 'All in one line without an end. '.repeat(1536),
    'data.bin': new Uint8Array([1, 2, 3]),
    '.hidden.txt': 'Not meant to be seen.\n',
  });
  await page.goto('/');
  const report = await importFolder(page, folder);
  const row = (file: RegExp) => report.getByRole('row', { name: file });
  await expect(row(/nothing\.txt/)).toContainText('Skipped: empty');
  await expect(row(/picture\.txt/)).toContainText('Skipped: not a text');
  for (const file of [/good/, /no-mark/, /returns/, /new\s?line/, /ship/, /line\.txt/]) {
    await expect(row(file).first()).toContainText(/Imported/);
  }
  await expect(report.getByText('.hidden.txt')).toHaveCount(0);
  await closeReport(page);
  await search(page, '"old machine"', /2 passages in 1 document/);
  await search(page, '"sixteen bits"', /1 passage\b/);
  await search(page, '"without an end"', /\d+ passages in 1 document/);
  await documentTree(page)
    .getByText(/^line$|All in one line/)
    .first()
    .click();
  await expect(openText(page)).toContainText('All in one line without an end.');
});

test('shows text that looks like a page or a script as text, wherever it stands', async ({ page }, info) => {
  const evil = '<img src=x onerror="document.title=\'ran\'"><script>document.title="ran"</script>';
  const folder = await folderOf(info, 'pages', {
    'page.txt': `${evil}\n\n${evil} Words after it.\n\n[go](javascript:alert(1)) and <b id="planted">bold</b>\n`,
    '<i>name<∕i>.txt': 'A file whose name looks like a page.\n',
  });
  page.on('dialog', () => expect(false, 'a dialog opened').toBe(true));
  await page.goto('/');
  await importFolder(page, folder);
  await closeReport(page);
  const text = await openDocument(page, /<img src=x/);
  await expect(text).toContainText('<script>document.title="ran"</script>');
  await selectWords(page, text, 'Words after it');
  await tagSelection(page, '<b id="planted">tag');
  await page.getByRole('button', { name: 'New note', exact: true }).click();
  await page.getByRole('textbox', { name: 'Title of the note' }).fill(evil);
  await page
    .getByRole('textbox', { name: 'Text of the note' })
    .fill(`${evil}\n\n[go](javascript:document.title='ran')\n\n![x](https://example.org/x.png)`);
  await page.getByRole('button', { name: 'Read', exact: true }).click();
  await expect(page.locator('.note-read')).toContainText('<script>');
  await search(page, 'words after', /1 passage\b/);
  expect(await page.locator('#planted, img, main script, a[href^="javascript:"]').count()).toBe(0);
  await expect(page).not.toHaveTitle('ran');
});

test('refuses a project file that is cut off, of another kind or of a newer program, and keeps what is there', async ({
  page,
}, info) => {
  await openTexts(page);
  const whole = await readFile(await saveExport(page, /Project file/));
  const folder = await folderOf(info, 'files', {
    'cut.lectern': whole.subarray(0, Math.floor(whole.length / 2)),
    'other.lectern': 'This is no project at all.',
    'empty.lectern': '',
    'flipped.lectern': flip(whole),
  });
  for (const [file, words] of [
    ['cut.lectern', /“cut\.lectern” is damaged or cut off|not a Lectern project file/],
    ['other.lectern', /“other\.lectern” is not a Lectern project file/],
    ['empty.lectern', /“empty\.lectern” is (?:not a Lectern project file|empty|damaged)/],
    ['flipped.lectern', /“flipped\.lectern” is (?:damaged|not a Lectern)/],
  ] as const) {
    await page.keyboard.press('Escape');
    // Keys reach the workbench only when no dialog is in the way.
    await expect(page.getByRole('dialog')).toHaveCount(0);
    const picking = page.waitForEvent('filechooser');
    await page.keyboard.press('Control+o');
    await (await picking).setFiles(path.join(folder, file));
    await expect(problems(page).filter({ hasText: words })).toBeVisible();
    await page.getByRole('alert').getByRole('button', { name: 'Dismiss' }).last().click();
  }
  await expect(documentTree(page).getByText(wire)).toBeVisible();
  await page.reload();
  await expect(documentTree(page).getByText(wire)).toBeVisible();
  await page.getByRole('button', { name: /^Project:/ }).click();
  await page.getByRole('menuitem', { name: 'Projects…' }).click();
  await expect(page.getByRole('dialog', { name: 'Projects' })).toContainText('There is no other project.');
});

/** The same file with one byte in its middle changed. */
function flip(file: Buffer): Buffer {
  const changed = Buffer.from(file);
  const at = Math.floor(changed.length / 2);
  changed[at] = changed[at]! ^ 0xff;
  return changed;
}

test('says that the disk is full while importing and marking, keeps what was stored, and goes on with more room', async ({
  page,
}, info) => {
  const disk = await diskOf(page);
  await openTexts(page);
  const text = await openDocument(page, wire);
  await selectWords(page, text, 'a dispute of eleven years');
  await tagSelection(page, 'Dispute');
  await expect(annotationList(page).getByRole('listitem')).toHaveCount(1);

  const files: Record<string, string> = {};
  for (let at = 0; at < 12; at += 1) files[`long ${at}.txt`] = longText(at);
  const folder = await folderOf(info, 'long', files);
  await disk.setFull(true);
  await pick(page, page.getByRole('button', { name: 'Import folder', exact: true }).first(), folder);
  await expect(problems(page).filter({ hasText: 'The disk is full' }).first()).toBeVisible({ timeout: 30_000 });
  if (await importReport(page).isVisible()) await closeReport(page);
  await expect(annotationList(page).getByRole('listitem')).toHaveCount(1);

  await disk.setFull(false);
  await page.reload();
  await expect(documentTree(page).getByText(wire)).toBeVisible();
  await expect(tagTree(page).getByText('Dispute')).toBeVisible();
  await importFolder(page, folder);
  await expect(importReport(page).getByRole('button', { name: /^All 12/ })).toBeVisible();
  await closeReport(page);
  await expect(page.getByText('16 documents')).toBeVisible();
  await search(page, 'tag:Dispute', /1 passage\b/);
});

/**
 * A disk that can be full. Chromium has no limit that a test could set for IndexedDB, so the program's workers are
 * given a first line that lets every write fail as on a full disk; a channel tells them when.
 */
async function diskOf(page: Page): Promise<{ setFull(full: boolean): Promise<void> }> {
  const first = `
    { let full = false;
      new BroadcastChannel('disk').onmessage = ({ data }) => { full = data; };
      for (const name of ['put', 'add']) {
        const write = IDBObjectStore.prototype[name];
        IDBObjectStore.prototype[name] = function (...values) {
          if (full) throw new DOMException('No room.', 'QuotaExceededError');
          return write.apply(this, values);
        };
      } }`;
  await page.context().route(/worker[^/]*\.js$/u, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${first}\n${await response.text()}` });
  });
  return {
    setFull: (full) => page.evaluate((now) => new BroadcastChannel('disk').postMessage(now), full),
  };
}

/** About 80 kilobytes that does not compress well. */
function longText(seed: number): string {
  let state = seed + 1;
  const word = () => {
    state = (state * 48271) % 2147483647;
    return state.toString(36);
  };
  return Array.from({ length: 300 }, () => `${Array.from({ length: 40 }, word).join(' ')}.`).join('\n\n');
}

test('says so when the project was made by a newer program, and leaves it alone', async ({ page }) => {
  await openTexts(page);
  await page.goto('/index.html'); // Another page of the same place, where nothing holds the database.
  await expect(documentTree(page)).toBeVisible();
  const name = await page.evaluate(async () => {
    const all = await indexedDB.databases();
    return all.find((one) => one.name !== 'lectern')!.name!;
  });
  await page.addInitScript((database) => {
    if (sessionStorage.getItem('raised')) return;
    sessionStorage.setItem('raised', 'yes');
    indexedDB.open(database, 90_000).onsuccess = ({ target }) => (target as IDBOpenDBRequest).result.close();
  }, name);
  await page.reload();
  await expect(page.getByText(/made by a newer Lectern/).first()).toBeVisible();
  await page.reload();
  await expect(page.getByText(/made by a newer Lectern/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open sample project' })).toBeVisible();
});

test('opens without a project where the browser refuses to store anything, and says why', async ({ page, watch }) => {
  watch.expects(/Failed to open|storage|IndexedDB/i);
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
  });
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Open sample project' })).toBeVisible();
  // It does not pretend that there are no projects.
  await expect(problems(page).first()).toContainText(/database could not be used/);
  await page.getByRole('button', { name: 'Start an empty project' }).click();
  await expect(problems(page).first()).toContainText(/database could not be used/);
});

test('takes a tag back that could not be stored, and says so', async ({ page }) => {
  await openTexts(page);
  const text = await openDocument(page, wire);
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    (window as unknown as { lift(): void }).lift = () => (IDBObjectStore.prototype.put = put);
    IDBObjectStore.prototype.put = function () {
      throw new DOMException('No room.', 'QuotaExceededError');
    };
  });
  await selectWords(page, text, 'a dispute of eleven years');
  await page.keyboard.press('h');
  await expect(problems(page).first()).toContainText('The disk is full, so this was not saved.');
  await expect(annotationList(page).getByRole('listitem')).toHaveCount(0);
  await page.evaluate(() => (window as unknown as { lift(): void }).lift());
  await selectWords(page, text, 'a dispute of eleven years');
  await page.keyboard.press('h');
  await expect(annotationList(page).getByRole('listitem')).toHaveCount(1);
  await undo(page);
  await expect(annotationList(page).getByRole('listitem')).toHaveCount(0);
});

test('says that a project file opened from the welcome screen is not one, and stays there', async ({ page }, info) => {
  const folder = await folderOf(info, 'files', { 'letter.lectern': 'Dear Sir, this is a letter.\n' });
  await page.goto('/');
  await pick(page, page.getByRole('button', { name: 'Open project file' }), path.join(folder, 'letter.lectern'));
  await expect(problems(page).first()).toContainText('“letter.lectern” is not a Lectern project file.');
  await openEmpty(page);
});
