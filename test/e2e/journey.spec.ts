import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

// The whole journey, as a new user goes it: bring in, read, mark, tag, search, take out, come back.

const texts = path.resolve(import.meta.dirname, '../fixtures/texts');

/** Everything the console said and every request that left the program. */
function watch(page: Page): { readonly messages: string[]; readonly strangers: string[] } {
  const messages: string[] = [];
  const strangers: string[] = [];
  page.on('console', (message) => messages.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => messages.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (hostname !== '127.0.0.1' && protocol !== 'blob:' && protocol !== 'data:') strangers.push(request.url());
  });
  return { messages, strangers };
}

async function importTexts(page: Page): Promise<void> {
  const picking = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import folder' }).first().click();
  await (await picking).setFiles(texts);
  const report = page.getByRole('dialog', { name: 'Import report' });
  await expect(report).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(report).toBeHidden();
}

async function openDocument(page: Page, title: string | RegExp): Promise<Locator> {
  await page.getByRole('tree', { name: 'Documents' }).getByText(title).first().click();
  const text = page.getByRole('main', { name: 'Reader' }).getByRole('document');
  await expect(text).toBeVisible();
  return text;
}

/** Selects words by a double click on the first and a shift click after the last. */
async function selectWords(page: Page, text: Locator, words: string): Promise<void> {
  const line = text.locator('.cm-line', { hasText: words }).first();
  const box = await line.evaluate((element, wanted) => {
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
  await page.mouse.move(box.x1 + 0.5, box.y1);
  await page.mouse.down();
  await page.mouse.move(box.x2, box.y2, { steps: 5 });
  await page.mouse.up();
}

async function tagSelection(page: Page, tag: string): Promise<void> {
  await page.getByRole('toolbar', { name: 'Mark selection' }).getByRole('button', { name: 'Tag', exact: true }).click();
  await page.getByRole('combobox', { name: 'Tag' }).fill(tag);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Tag' })).toBeHidden();
}

test('imports, marks the same statement in two papers, finds it, tags a hit, exports, comes back and undoes', async ({
  page,
}) => {
  const seen = watch(page);
  await page.goto('/');
  await importTexts(page);
  const tree = page.getByRole('tree', { name: 'Documents' });
  await expect(tree.getByText('Ministers of Vell and Oster sign harbour pact')).toBeVisible();

  const said = 'It is important for the ports to guide the relations between the two cities';
  for (const title of ['Ministers of Vell and Oster sign harbour pact', /02 northern post/]) {
    const text = await openDocument(page, title);
    await selectWords(page, text, said);
    await tagSelection(page, 'Said by Vell');
    await expect(page.getByRole('list', { name: 'Annotations' }).getByRole('listitem')).toHaveCount(1);
  }
  await expect(page.getByRole('tree', { name: 'Tags' }).getByText('Said by Vell')).toBeVisible();

  const box = page.getByRole('searchbox', { name: 'Search passages' });
  await box.fill('"comprehensive harbour partnership"');
  const results = page.getByRole('list', { name: 'Search results' });
  await expect(results.getByRole('listitem')).toHaveCount(2);
  await expect(page.getByRole('status').filter({ hasText: /2 passages/ })).toBeVisible();
  await results.getByRole('listitem').first().getByRole('button', { name: /^Tag/ }).click();
  await page.getByRole('combobox', { name: 'Tag' }).fill('The pact');
  await page.keyboard.press('Enter');
  await box.fill('tag:"The pact"');
  await expect(page.getByRole('status').filter({ hasText: /1 passage\b/ })).toBeVisible();

  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await expect(dialog).toBeVisible();
  const downloading = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  const markdown = await readFile((await (await downloading).path())!, 'utf8');
  expect(markdown.match(/It is important for the ports to guide/g)).toHaveLength(2);
  expect(markdown).toContain('Said by Vell');
  expect(markdown).toContain('The pact');
  if (await dialog.isVisible()) await page.keyboard.press('Escape');

  await page.reload();
  await expect(page.getByRole('tree', { name: 'Tags' }).getByText('The pact')).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await box.fill('tag:"The pact"');
  await expect(page.getByRole('status').filter({ hasText: /no passages|0 passages|nothing/i })).toBeVisible();
  await page.getByRole('button', { name: 'Redo', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: /1 passage\b/ })).toBeVisible();

  expect(seen.messages).toEqual([]);
  expect(seen.strangers).toEqual([]);
});
