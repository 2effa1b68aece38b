import type { Page, TestInfo } from '@playwright/test';
import { inBothThemes, objections } from './objections.ts';
import {
  annotationList,
  closeReport,
  expect,
  exportAs,
  folderOf,
  importReport,
  openDocument,
  openText,
  searchBox,
  selectWords,
  tagSelection,
  tagTree,
  test,
  saveTable,
} from './steps.ts';

// What a search counts: every document, what is shared once, or whom the texts name as their sources.

const said =
  'The harbour would stay closed until the last of the two hundred passengers had been found and named, said the master of the port.';
const story =
  'The ferry left the pier at nine and caught fire two miles out, when most of the passengers were asleep below deck. ' +
  'Boats from three villages went out to it before the coast guard did, and nobody was lost.';
const accounts = {
  'upi.txt': `Fire on a ferry\n\nSEOUL, June 30 (UPI) -- A ferry burned.\n\n${said}\n\nThe crew is safe, according to KCNA.\n`,
  'ians.txt': `A ferry burns\n\nSeoul, June 30 (IANS) -- There was a fire on a ferry off the coast.\n\n${said}\n\nThe crew is safe, reports Yonhap, quoting the Korean Central News Agency (KCNA).\n`,
  'one.txt': `${story}\n`,
  'copy of one.txt': `${story}\n\nEnd.\n`,
};

async function search(page: Page, info: TestInfo): Promise<void> {
  const folder = await folderOf(info, 'ferry', accounts);
  await page.goto('/');
  const picking = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^Import folder/ }).click();
  await (await picking).setFiles(folder);
  await expect(importReport(page)).toBeVisible({ timeout: 30_000 });
  await closeReport(page);
  await searchBox(page).fill('ferry OR harbour');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: '8 passages in 4 documents' })).toBeVisible();
}

const count = (page: Page) => page.getByRole('region', { name: 'Count', exact: true });

test('a search counts copies and shared passages once, and named origins with their bounds, by keys', async ({
  page,
}, info) => {
  await search(page, info);
  await expect(count(page).getByText('Every document and every passage counts.', { exact: false })).toBeVisible();
  await count(page).getByRole('radio', { name: 'Documents' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(count(page).getByRole('status')).toHaveText('6 passages in 3 documents, what is shared counted once');
  const { text: csv } = await saveTable(page);
  expect(csv).toContain('Counted once, these are 6 passages in 3 documents');
  // What both say has one number, and what each says alone has one of its own.
  const numbers = csv
    .split('\r\n')
    .filter((row) => row.includes(said.slice(0, 40)))
    .map((row) => row.split(',').at(-1));
  expect(numbers).toHaveLength(2);
  expect(new Set(numbers).size).toBe(1);
  await count(page).getByRole('radio', { name: 'Families' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  // The ferry's own story names nobody, and its copy is no other one.
  await expect(count(page).getByRole('status')).toHaveText('at least 1, at most 3 origins; 2 documents name nobody');
  await count(page).getByText('Who is named (3)').click();
  await expect(count(page).getByText('doubtful for 2 documents')).toBeVisible();
  await expect(count(page).getByText('reports Yonhap, quoting the Korean Central News Agency (KCNA)')).toBeVisible();
  await count(page).getByRole('button', { name: 'A ferry burns' }).first().focus();
  await page.keyboard.press('Enter');
  await expect(openText(page).getByText('reports Yonhap')).toBeInViewport();

  // It is remembered with the project.
  await page.reload();
  await page.getByRole('tab', { name: 'Search results' }).click();
  await expect(count(page).getByRole('radio', { name: 'Named origins' })).toBeChecked();
  await expect(count(page).getByRole('status')).toHaveText('at least 1, at most 3 origins; 2 documents name nobody');
});

test('an export counts as the search does, says what it counts, and remembers it', async ({ page }, info) => {
  await search(page, info);
  await count(page).getByRole('radio', { name: 'Families' }).check();
  await expect(count(page).getByRole('status')).toHaveText('6 passages in 3 documents, what is shared counted once');
  const notes = await exportAs(page, /Markdown/, async (dialog) => {
    await expect(dialog.getByRole('radio', { name: 'Families' })).toBeChecked();
    await dialog.getByRole('radio', { name: /The current search/ }).check();
    await expect(dialog.getByText('6 passages in 3 documents, what is shared counted once')).toBeVisible();
  });
  expect(notes).toContain('counted by: families');
  expect(notes).toContain('Counted once, these are 6 passages in 3 documents');

  // By keys, to another way; a format that does not say what counts does not ask.
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('radio', { name: 'Families' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('radio', { name: 'Named origins' })).toBeChecked();
  await expect(
    dialog.getByText('Only who is named as the source of a document counts', { exact: false }),
  ).toBeVisible();
  const format = dialog.getByRole('combobox', { name: 'Format' });
  await format.selectOption({ label: 'JSON: for other programs, documented' });
  await expect(dialog.getByRole('radio', { name: 'Named origins' })).toBeChecked();
  await format.selectOption('project');
  await expect(dialog.getByRole('radio', { name: 'Named origins' })).toHaveCount(0);
  await format.selectOption({ label: 'JSON: for other programs, documented' });
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(count(page)).toBeVisible();
  await page.keyboard.press('Control+e');
  await expect(dialog.getByRole('radio', { name: 'Named origins' })).toBeChecked();
});

test('the page of a tag and the codebook count quotations as a search does', async ({ page }, info) => {
  await search(page, info);
  for (const title of ['Fire on a ferry', 'A ferry burns']) {
    const text = await openDocument(page, title);
    await selectWords(page, text, said);
    await tagSelection(page, 'Harbour');
    await expect(annotationList(page).getByRole('listitem')).toHaveCount(1);
  }
  await tagTree(page)
    .getByRole('treeitem', { name: /^Harbour/ })
    .click();
  const tagPage = page.getByRole('region', { name: 'Tag', exact: true });
  await expect(tagPage.getByRole('status').first()).toHaveText('2 quotations');
  const ways = tagPage.getByRole('combobox', { name: 'Count', exact: true });
  await ways.selectOption('Families');
  await expect(tagPage.getByText('1 passage in 2 documents, what is shared counted once')).toBeVisible();
  await ways.selectOption('Named origins');
  await expect(tagPage.getByText('at least 1, at most 2 origins', { exact: false })).toBeVisible();

  // The codebook counts in the same way, and its files say in which.
  await page.getByRole('navigation', { name: 'Tags' }).getByRole('button', { name: 'Codebook' }).click();
  const codebook = page.getByRole('region', { name: 'Codebook' });
  const number = codebook.getByRole('row').last().getByRole('cell').last();
  await expect(number).toHaveText('1 to 2');
  await expect(codebook.getByRole('columnheader').last()).toHaveText('Named origins');
  await codebook.getByRole('combobox', { name: 'Count' }).selectOption('Families');
  await expect(number).toHaveText('1');
  await expect(codebook.getByText('Counted once: copies count as one document', { exact: false })).toBeVisible();
  const { text } = await saveTable(page, /CSV/u, codebook.getByRole('button', { name: 'Save table' }));
  const [head, row] = text.split('\r\n');
  expect(head).toContain('annotations,with the tags below,counted once,"with the tags below, counted once",remark');
  expect(row).toMatch(/^Harbour,.*,2,2,1,1,"?Counted once:/u);
  await codebook.getByRole('combobox', { name: 'Count' }).selectOption('Documents');
  await expect(number).toHaveText('2');
  expect(await objections(page)).toEqual([]);
});

test('the switch passes the accessibility checks, and leaves room for what was found at 200 %', async ({
  page,
}, info) => {
  await search(page, info);
  await count(page).getByRole('radio', { name: 'Named origins' }).click();
  await expect(count(page).getByText('Who is named (3)')).toBeVisible();
  await count(page).getByText('Who is named (3)').click();
  for (const [width, height] of [
    [1024, 700],
    [720, 450],
  ] as const) {
    await page.setViewportSize({ width, height });
    expect(await inBothThemes(page)).toEqual([]);
    const hit = page.getByRole('list', { name: 'Search results' }).getByRole('listitem').first();
    await hit.scrollIntoViewIfNeeded();
    await expect(hit).toBeInViewport({ ratio: 0.5 });
  }
});
