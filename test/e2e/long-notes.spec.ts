import type { Locator, Page } from '@playwright/test';
import {
  annotationList,
  expect,
  openDocument,
  openSample,
  openText,
  selectWords,
  stored,
  tagTree,
  test,
} from './steps.ts';

// A note may be as long as a book. All of it is kept, and what is drawn of it does not grow with it: a field that lays
// out a megabyte takes seconds for each key.

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const sentence = 'The ferry left at noon, and **nobody** was on the quay. ';
/** A megabyte in one line, which is the hardest; and in paragraphs. */
const oneLine = sentence.repeat(Math.ceil(1_000_000 / sentence.length));
const paragraphs = `${sentence.repeat(4)}\n\n`.repeat(Math.ceil(1_000_000 / (sentence.length * 4 + 2)));

async function paste(page: Page, words: string): Promise<void> {
  await page.evaluate((text) => navigator.clipboard.writeText(text), words);
  await page.keyboard.press('Control+v');
}

/** How many letters of it are in the page. */
const drawn = (part: Locator) => part.evaluate((element) => element.textContent.length);

async function typeAfter(page: Page, field: Locator): Promise<void> {
  await expect.poll(() => drawn(field)).toBeGreaterThan(1000);
  await expect(field).toBeFocused();
  await page.keyboard.type('Typed. ');
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('Begun. ');
  expect(await drawn(field)).toBeLessThan(100_000);
}

for (const [shape, words] of Object.entries({ 'one line': oneLine, paragraphs })) {
  test(`a page of notes takes a megabyte in ${shape}, and keeps each letter of it`, async ({ page }) => {
    await openSample(page);
    const before = (await stored(page, 'notes', 'body')).length;
    await page.keyboard.press('Alt+n');
    await page.getByRole('textbox', { name: 'Title of the note' }).fill('Diary');
    const field = page.getByRole('textbox', { name: 'Text of the note' });
    await field.click();
    await page.keyboard.type('Short. ');
    await paste(page, words);
    await typeAfter(page, field);
    const all = `Begun. Short. ${words}Typed. `;
    await expect.poll(async () => (await stored(page, 'notes', 'body')).filter((body) => body === all).length).toBe(1);
    expect(await stored(page, 'notes', 'body')).toHaveLength(before + 1);

    await page.getByRole('button', { name: 'Read', exact: true }).click();
    const read = page.locator('.note-read');
    await expect(read.getByText('nobody').first()).toHaveCSS('font-weight', /[67]00/u);
    const first = await drawn(read);
    expect(first).toBeLessThan(20_000);
    await expect(read.getByText(/^The first [\d,]+ of 1,0\d\d,\d+ characters are shown\.$/u)).toBeVisible();
    await read.getByRole('button', { name: 'Show more' }).click();
    await expect.poll(() => drawn(read)).toBeGreaterThan(first + 5000);

    // Opened again it is whole, and writes on.
    await page.reload();
    await page.getByRole('button', { name: 'Write', exact: true }).click();
    await field.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('More.');
    await expect
      .poll(async () => (await stored(page, 'notes', 'body')).filter((body) => body === `${all}More.`).length)
      .toBe(1);
  });
}

/**
 * Asks how long the page itself worked since it was asked before, in milliseconds. Work and not the clock is counted: by the
 * clock a page waits for other programs, too.
 */
async function workOf(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  let before = 0;
  return async () => {
    // What was begun last ends a moment later.
    await page.waitForTimeout(500);
    const { metrics } = await session.send('Performance.getMetrics');
    const all = metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000;
    const since = all - before;
    before = all;
    return since;
  };
}

/** Lays out all of it in a field of that width: what must not happen. */
const layOutAll = (field: Locator, words: string) =>
  field.evaluate((element, text) => {
    const all = document.createElement('textarea');
    all.style.cssText = `position: absolute; width: ${element.clientWidth}px; height: 200px`;
    document.body.append(all);
    all.value = text;
    const { scrollHeight } = all;
    all.remove();
    return scrollHeight;
  }, words);

test('a note of a megabyte in its card is begun, written and left without laying out all of it', async ({ page }) => {
  await openSample(page);
  await openDocument(page, 'Grain silo bursts');
  const card = annotationList(page).getByRole('listitem').first();
  const field = annotationList(page).getByRole('textbox', { name: 'Note' });
  await card.getByRole('button', { name: 'Edit note' }).click();
  await page.keyboard.press('Control+a');
  await paste(page, oneLine);
  await expect.poll(() => drawn(field)).toBeGreaterThan(1000);
  await page.keyboard.press('Escape');
  await expect(card).toContainText('characters are shown');
  const work = await workOf(page);
  await work();

  await card.getByRole('button', { name: 'Edit note' }).click();
  await expect(field).toBeFocused();
  const begun = await work();
  await layOutAll(field, oneLine);
  const all = await work();
  await page.keyboard.type('And more.');
  const typed = await work();
  await page.keyboard.press('Escape');
  await expect(field).toBeHidden();
  const left = await work();
  // Beginning draws what is seen. All keys together, and leaving, which stores it, take less than laying out all once.
  expect(begun).toBeLessThan(all / 3);
  expect(typed).toBeLessThan(all);
  expect(left).toBeLessThan(all);
});

test('the note at a selection, its card and the codebook take a megabyte', async ({ page }) => {
  await openSample(page);
  await openDocument(page, 'Grain silo bursts');
  await selectWords(page, openText(page), 'nine dead');
  await page.keyboard.press('n');
  const box = page.getByRole('dialog', { name: 'Note on this passage' }).getByRole('textbox');
  await expect(box).toBeFocused();
  await paste(page, oneLine);
  await typeAfter(page, box);
  await page.keyboard.press('Escape');
  await expect(box).toBeHidden();
  const written = `Begun. ${oneLine}Typed. `;
  await expect.poll(async () => (await stored(page, 'annotations', 'note')).includes(written)).toBe(true);

  const card = annotationList(page).getByRole('listitem').filter({ hasText: 'Begun.' });
  await expect(card).toContainText('characters are shown');
  expect(await drawn(card)).toBeLessThan(20_000);
  await card.getByRole('button', { name: 'Edit note' }).click();
  const field = annotationList(page).getByRole('textbox', { name: 'Note' });
  await expect(field).toBeFocused();
  await page.keyboard.type('From the card.');
  expect(await drawn(field)).toBeLessThan(100_000);
  await page.keyboard.press('Escape');
  await expect(field).toBeHidden();
  await expect
    .poll(async () => (await stored(page, 'annotations', 'note')).includes(`${written}From the card.`))
    .toBe(true);

  await tagTree(page).getByRole('treeitem').first().click();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('codebook entry');
  await page.keyboard.press('Enter');
  const entry = page.getByRole('dialog').getByRole('textbox');
  await expect(entry).toBeFocused();
  await page.keyboard.press('Control+a');
  await paste(page, oneLine);
  await typeAfter(page, entry);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect.poll(async () => (await stored(page, 'tags', 'description')).includes(written)).toBe(true);
});
