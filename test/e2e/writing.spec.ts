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
  openText,
  pickTag,
  searchBox,
  selectWords,
  stored,
  tagPicker,
  tagTree,
  test,
  undo,
} from './steps.ts';

// What is typed is never thrown away: not by Escape, not by a reload, not by a crash. Undo brings the old words back.

const harbour = 'Harbour\n\nThe ferry left at noon. Паром вышел из гавани.\n\nNobody was on the quay.\n';

type Info = Parameters<typeof folderOf>[0];

async function openHarbour(page: Page, info: Info): Promise<void> {
  await page.goto('/');
  await importFolder(page, await folderOf(info, 'texts', { 'harbour.txt': harbour }));
  await closeReport(page);
  await openDocument(page, 'Harbour');
  await expect(openText(page)).toContainText('ferry');
}

const noteBox = (page: Page) => page.getByRole('dialog', { name: 'Note on this passage' });
const card = (page: Page) => annotationList(page).getByRole('listitem');
const saved = (page: Page) => page.getByText('Saved', { exact: true });

async function beginNote(page: Page, words: string): Promise<void> {
  await selectWords(page, openText(page), words);
  await page.keyboard.press('n');
  await expect(noteBox(page).getByRole('textbox')).toBeFocused();
}

/** The acts of the history, the newest first. */
async function acts(page: Page): Promise<readonly string[]> {
  await page.keyboard.press('Control+Shift+H');
  const list = page.getByRole('list', { name: 'Acts' });
  await expect(list).toBeVisible();
  return list.getByRole('listitem').allInnerTexts();
}

/** Reloads as a person does who has stopped typing a moment ago: no field has been left, nothing has been waited for. */
async function reloadAtOnce(page: Page): Promise<void> {
  await page.reload();
  await expect(documentTree(page)).toBeVisible();
}

test('Escape keeps the note at a selection, and undo takes it back with its mark', async ({ page }, info) => {
  await openHarbour(page, info);
  await beginNote(page, 'ferry left');
  await page.keyboard.type('Which ferry?');
  await page.keyboard.press('Escape');
  await expect(noteBox(page)).toBeHidden();
  await expect(openText(page)).toBeFocused();
  await expect(card(page)).toContainText('Which ferry?');

  // The same box goes on at the end of what is there, and is left by Escape, too.
  await page.keyboard.press('n');
  await page.keyboard.type(' The Vell.');
  await page.keyboard.press('Escape');
  await expect(card(page)).toContainText('Which ferry? The Vell.');
  await undo(page);
  await expect(card(page)).toContainText('Which ferry?');
  await expect(card(page)).not.toContainText('The Vell.');
  await undo(page);
  await expect(card(page)).toHaveCount(0);
});

test('a note that was begun and left empty makes no mark, also if words stood in it for a while', async ({
  page,
}, info) => {
  await openHarbour(page, info);
  await beginNote(page, 'ferry left');
  await page.keyboard.press('Escape');
  await expect(card(page)).toHaveCount(0);
  await beginNote(page, 'ferry left');
  await page.keyboard.type('no');
  await expect(card(page)).toHaveCount(1);
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Escape');
  await expect(card(page)).toHaveCount(0);
});

test('Escape keeps the note of a card, and undo brings the old one back', async ({ page }, info) => {
  await openHarbour(page, info);
  await beginNote(page, 'Nobody');
  await page.keyboard.type('Old.');
  await page.keyboard.press('Escape');
  await card(page).getByRole('button', { name: 'Edit note' }).click();
  const field = card(page).getByRole('textbox');
  await expect(field).toBeFocused();
  await page.keyboard.type(' New.');
  await page.keyboard.press('Escape');
  await expect(field).toBeHidden();
  await expect(card(page)).toContainText('Old. New.');
  await undo(page);
  await expect(card(page)).toContainText('Old.');
  await expect(card(page)).not.toContainText('New.');
});

test('a note has one editor: writing in the card puts the box away, with its words', async ({ page }, info) => {
  await openHarbour(page, info);
  await beginNote(page, 'Nobody');
  await page.keyboard.type('From the box.');
  await expect(card(page)).toContainText('From the box.');
  await page.keyboard.type(' More.');
  await card(page).getByRole('button', { name: 'Edit note' }).click();
  await expect(noteBox(page)).toBeHidden();
  await expect(card(page).getByRole('textbox')).toHaveText('From the box. More.');
  await expect(card(page).getByRole('textbox')).toBeFocused();
  // The caret stands behind what is there already.
  await page.keyboard.type(' And from the card.');
  await expect(card(page).getByRole('textbox')).toHaveText('From the box. More. And from the card.');
});

test('Escape keeps names, values, titles and the codebook entry', async ({ page }, info) => {
  await openHarbour(page, info);
  await page.getByRole('button', { name: 'New tag' }).click();
  await page.keyboard.type('Ships');
  await page.keyboard.press('Escape');
  await expect(tagTree(page).getByText('Ships')).toBeVisible();

  await tagTree(page).focus();
  await page.keyboard.press('F2');
  await page.keyboard.type('Vessels');
  await page.keyboard.press('Escape');
  await expect(tagTree(page).getByText('Vessels')).toBeVisible();
  await undo(page);
  await expect(tagTree(page).getByText('Ships')).toBeVisible();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('codebook entry');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('textbox').fill('Whatever floats.');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('codebook entry');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByRole('textbox')).toHaveValue('Whatever floats.');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: /^Place:/u }).click();
  await page.keyboard.type('Oster');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^Place: Oster/u })).toBeVisible();

  await documentTree(page).focus();
  await page.keyboard.press('F2');
  await page.keyboard.type('The quay');
  await page.keyboard.press('Escape');
  await expect(documentTree(page).getByText('The quay')).toBeVisible();

  await searchBox(page).fill('ferry');
  await page.keyboard.press('Escape');
  await expect(searchBox(page)).not.toBeFocused();
  await expect(searchBox(page)).toHaveValue('ferry');
});

test('Escape leaves a cell of the import report and keeps what was typed; a second one closes it', async ({
  page,
}, info) => {
  await page.goto('/');
  const report = await importFolder(page, await folderOf(info, 'texts', { 'harbour.txt': harbour }));
  await report.getByRole('row').getByRole('textbox').first().fill('The quay');
  await page.keyboard.press('Escape');
  await expect(importReport(page)).toBeVisible();
  await expect(report.getByRole('row').getByRole('textbox').first()).toHaveValue('The quay');
  await page.keyboard.press('Escape');
  await expect(importReport(page)).toBeHidden();
  await expect(documentTree(page).getByText('The quay')).toBeVisible();
});

const sentences = Array.from({ length: 12 }, (_, at) => `Sentence ${at + 1} of the twelve. `).join('');

test('twelve sentences typed with short pauses are stored while they are typed, as one act', async ({ page }, info) => {
  test.setTimeout(180_000);
  await openHarbour(page, info);
  await page.keyboard.press('Alt+n');
  await page.getByRole('textbox', { name: 'Title' }).fill('Diary');
  const body = page.getByRole('textbox', { name: 'Text of the note' });
  await body.click();
  await expect(saved(page)).toBeVisible();
  let behind = 0;
  const started = Date.now();
  for (const sentence of sentences.match(/.+?\. /gu)!) {
    await body.pressSequentially(sentence, { delay: 20 });
    await page.waitForTimeout(300);
    // More than two seconds after it was typed, nothing may be missing.
    const held = (await stored(page, 'notes', 'body'))[0]!.length;
    if (Date.now() - started > 3000 && held === behind) expect(held).toBeGreaterThan(0);
    behind = held;
  }
  await reloadAtOnce(page);
  await expect.poll(() => stored(page, 'notes', 'body')).toEqual([sentences]);
  await expect(page.getByText('Sentence 12 of the twelve.')).toBeVisible();
  const all = await acts(page);
  const edits = all.filter((act) => /diary/iu.test(act));
  // Its making, its title, its words; and what the reload had to bring back, if anything.
  expect(edits.length).toBeLessThanOrEqual(4);
});

test('undo takes back all that was written in one stretch, and redo brings it again', async ({ page }, info) => {
  await openHarbour(page, info);
  await beginNote(page, 'Nobody');
  for (const words of ['Some ', 'words, ', 'stored ', 'three ', 'times.']) {
    await page.keyboard.type(words);
    await page.waitForTimeout(1000);
  }
  await page.keyboard.press('Escape');
  await expect(card(page)).toContainText('Some words, stored three times.');
  expect((await acts(page)).filter((act) => /note/iu.test(act))).toHaveLength(1);
  await page.getByRole('tab', { name: 'Harbour' }).click();
  await undo(page);
  await expect(card(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Redo', exact: true }).click();
  await expect(card(page)).toContainText('Some words, stored three times.');
});

test.describe('what was typed a moment before a reload comes back', () => {
  test('in the note at a selection', async ({ page }, info) => {
    await openHarbour(page, info);
    await beginNote(page, 'ferry left');
    await page.keyboard.type('Which ferry?');
    await reloadAtOnce(page);
    await expect(card(page)).toContainText('Which ferry?');
  });

  test('in the card', async ({ page }, info) => {
    await openHarbour(page, info);
    await selectWords(page, openText(page), 'ferry left');
    await page.keyboard.press('t');
    await expect(tagPicker(page)).toBeFocused();
    await pickTag(page, 'Ships');
    await card(page).getByRole('button', { name: 'Write a note' }).click();
    await page.keyboard.type('In the card.');
    await reloadAtOnce(page);
    await expect(card(page)).toContainText('In the card.');
  });
});

test('what was typed a moment before the page crashed comes back, is told of, and can be taken back', async ({
  page,
  context,
}, info) => {
  await openHarbour(page, info);
  await beginNote(page, 'ferry left');
  await page.keyboard.type('Which ferry?');
  const crashed = page.waitForEvent('crash');
  const session = await context.newCDPSession(page);
  void session.send('Page.crash').catch(() => undefined); // It answers no more.
  await crashed;
  const after = await context.newPage();
  await after.goto('/');
  await expect(card(after)).toContainText('Which ferry?');
  await expect(after.getByText('Words that were not stored when the program ended')).toBeVisible();
  await after.getByRole('button', { name: 'Take back' }).click();
  await expect(card(after)).toHaveCount(0);
});

test('a second window leaves to the first what is written there', async ({ page, context }, info) => {
  await openHarbour(page, info);
  await beginNote(page, 'ferry left');
  await page.keyboard.type('Which');
  const second = await context.newPage();
  await second.goto('/');
  await expect(documentTree(second)).toBeVisible();
  await page.bringToFront();
  await page.keyboard.type(' ferry?');
  await page.keyboard.press('Escape');
  await expect(card(page)).toHaveCount(1);
  await expect(card(page)).toContainText('Which ferry?');
  await expect(second.getByText('Words that were not stored')).toBeHidden();
});
