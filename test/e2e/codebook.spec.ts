import type { Page } from '@playwright/test';
import { inBothThemes, objections } from './objections.ts';
import { expect, folderOf, openSample, tagTree, test, undo, saveTable } from './steps.ts';

const codebook = (page: Page) => page.getByRole('table', { name: 'Codebook' });
const line = (page: Page, tag: string) =>
  codebook(page)
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: `Open the page of tag ${tag}`, exact: true }) });

async function openCodebook(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Tags' }).getByRole('button', { name: 'Codebook' }).click();
  await expect(codebook(page)).toBeVisible();
}

test('the codebook says of each tag what it means and how many carry it, and its parts are written in place', async ({
  page,
}) => {
  await openSample(page);
  await openCodebook(page);
  await expect(line(page, 'Event')).toContainText('What happened at Silo Four');
  await expect(line(page, 'Event').getByRole('cell').last()).toHaveText('0 here, 14 with those below');
  await line(page, 'Dust')
    .getByRole('button', { name: /^When not to use: Dust/u })
    .click();
  await page.keyboard.type('Не для **муки**.');
  await page.keyboard.press('Escape');
  const part = line(page, 'Dust').getByRole('button', { name: /^When not to use: Dust/u });
  await expect(line(page, 'Dust').locator('strong')).toHaveText('муки');
  await expect(line(page, 'Dust')).toContainText('Не для муки.');
  await expect(part).toBeFocused();

  await line(page, 'Dust').getByRole('button', { name: 'Open the page of tag Dust' }).click();
  const tag = page.getByRole('region', { name: 'Tag', exact: true });
  await expect(tag).toContainText('Не для муки.');
  await tag.getByRole('listitem').first().hover();
  await tag.getByRole('button', { name: 'Example of the tag' }).first().click();
  const words = await tag.locator('mark').first().textContent();
  await openCodebook(page);
  await expect(line(page, 'Dust').locator('q')).toHaveText(words!);
  await undo(page);
  await expect(line(page, 'Dust').locator('q')).toHaveCount(0);
});

test('tags are put in another order by keys and by dragging', async ({ page }) => {
  await openSample(page);
  await openCodebook(page);
  const names = () => codebook(page).locator('tbody .codebook-name').allTextContents();
  const before = await names();
  await line(page, 'Neglect')
    .getByRole('button', { name: /^Open the page/u })
    .focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(async () => (await names()).indexOf('Neglect')).toBe(before.indexOf('Dust'));
  await expect(line(page, 'Neglect').getByRole('button', { name: /^Open the page/u })).toBeFocused();
  await undo(page);
  await expect.poll(names).toEqual(before);
  await line(page, 'Dust').locator('.codebook-count').dragTo(line(page, 'Time').locator('.codebook-count'));
  const dust = tagTree(page).getByRole('treeitem', { name: /^Dust\b/u });
  await expect.poll(async () => (await names()).indexOf('Dust')).toBe(before.indexOf('Time') + 1);
  await expect(dust).toHaveAttribute('aria-level', '3');
});

test('a codebook goes out as a table and comes in again, with new tags and entries, in one act', async ({
  page,
}, info) => {
  await openSample(page);
  await openCodebook(page);
  const { text: saved } = await saveTable(page, /CSV/u);
  expect(saved).toMatch(/^\ufefftag,colour,definition,when to use,when not to use,example/u);
  expect(saved).toContain('Event/Cause/Dust');

  const table = 'Code;Definition;When\nEvent/Cause/Dust;;Nur Staub\nEvent/Cause/雷;Lightning;\n';
  const folder = await folderOf(info, 'codes', { 'codes.csv': table });
  const picking = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Take in CSV or QDC…' }).click();
  await (await picking).setFiles(`${folder}/codes.csv`);
  await expect(page.getByRole('status', { name: 'Messages' })).toContainText(
    'Took in 2 codebook entries from codes.csv.',
  );
  await expect(line(page, 'Dust')).toContainText('Nur Staub');
  await expect(line(page, '雷')).toContainText('Lightning');
  await undo(page);
  await expect(line(page, '雷')).toHaveCount(0);
  await expect(line(page, 'Dust')).not.toContainText('Nur Staub');
});

test('the codebook is printed whole, without what is pressed', async ({ page }) => {
  await openSample(page);
  await openCodebook(page);
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '');
  });
  await page.getByRole('button', { name: 'Print…' }).click();
  await expect(page.locator('body')).toHaveAttribute('data-printed', '');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Print…' })).toBeHidden();
  await expect(page.getByRole('navigation', { name: 'Tags' })).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Codebook' })).toBeVisible();
  // Nothing is cut off by a place that scrolls.
  const hidden = await codebook(page).evaluate((table) => {
    const height = table.getBoundingClientRect().height;
    const clips: string[] = [];
    for (let at = table.parentElement; at; at = at.parentElement) {
      if (getComputedStyle(at).overflowY !== 'visible' && at.clientHeight + 1 < height) clips.push(at.className);
    }
    return clips;
  });
  expect(hidden).toEqual([]);
});

test('a codebook with repeated rows and an open quotation mark says so before anything is taken in', async ({
  page,
}, info) => {
  await openSample(page);
  await openCodebook(page);
  const table = 'Code;Definition\nEvent/雷;Lightning\nEvent/雷;"Donner\nEvent/Cause;x\n';
  const folder = await folderOf(info, 'codes', { 'codes.csv': table });
  const asks = page.getByRole('dialog', { name: 'Before this codebook is taken in' });
  for (const answer of ['Take in nothing', 'Take it in as it is']) {
    const picking = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Take in CSV or QDC…' }).click();
    await (await picking).setFiles(`${folder}/codes.csv`);
    await expect(asks.getByRole('listitem')).toHaveCount(2);
    await expect(asks.getByRole('listitem').first()).toContainText('codes.csv, line 3: a quotation mark opens a cell');
    await expect(asks.getByRole('listitem').last()).toContainText('Event › 雷 stands in 2 rows');
    await expect(line(page, '雷')).toHaveCount(0);
    expect(await objections(page)).toEqual([]);
    await asks.getByRole('button', { name: answer }).press('Enter');
    await expect(asks).toBeHidden();
  }
  await expect(line(page, '雷')).toHaveCount(1);
});

test('the codebook has no fault that axe knows', async ({ page }) => {
  await openSample(page);
  await openCodebook(page);
  expect(await inBothThemes(page, { within: '.codebook-view' })).toEqual([]);
});
