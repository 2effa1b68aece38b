import type { Page } from '@playwright/test';
import {
  annotationList,
  documentTree,
  openText,
  expect,
  openDocument,
  openTexts,
  searchBox,
  searchResults,
  tagPicker,
  tagTree,
  test,
  wire,
} from './steps.ts';

// No mouse after the texts are there: every step by keys alone, and the focus always somewhere that shows.

/** What has the focus, by role and name, as a person with a screen reader hears it. */
async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return 'nothing';
    const role = element.getAttribute('role') ?? element.tagName.toLowerCase();
    return `${role} ${element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 300) ?? ''}`.trim();
  });
}

/** Whether the focused element, or the row it points to, is drawn differently than without the focus. */
async function focusShows(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    if (!element || element === document.body) return false;
    const box = element.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) return false;
    for (let at: HTMLElement | null = element, depth = 0; at && depth < 4; at = at.parentElement, depth += 1) {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at);
      if ((outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none') return true;
    }
    const active = element.getAttribute('aria-activedescendant');
    return active !== null || element.matches('.cm-content');
  });
}

async function selected(page: Page): Promise<string> {
  return page.evaluate(() => String(getSelection()).replaceAll(/\s+/gu, ' ').trim());
}

/** To the tree by the key of its filter, then by Tab, arrows and Enter into the text of the first document. */
async function openFirstByKeys(page: Page): Promise<void> {
  await page.keyboard.press('Control+Shift+L');
  await expect(page.getByRole('searchbox', { name: 'Filter documents' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(documentTree(page)).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(openText(page)).toBeFocused();
}

test('reads, marks, tags, notes, removes, undoes and searches by keys alone', async ({ page }) => {
  await openTexts(page);
  const marks = annotationList(page).getByRole('listitem');

  await openFirstByKeys(page);
  const text = openText(page);

  // By passages and sentences.
  await page.keyboard.press('j');
  await expect.poll(() => selected(page)).not.toBe('');
  const first = await selected(page);
  await page.keyboard.press('j');
  await expect.poll(() => selected(page)).not.toBe(first);
  const second = await selected(page);
  await page.keyboard.press('k');
  await expect.poll(() => selected(page)).toBe(first);
  await page.keyboard.press('Shift+J');
  await expect.poll(() => selected(page)).toBe(`${first} ${second}`);
  await page.keyboard.press('Shift+K');
  await expect.poll(() => selected(page)).toBe(first);
  await page.keyboard.press('j');
  await page.keyboard.press(']');
  await expect.poll(() => selected(page)).not.toBe(second);
  await page.keyboard.press('[');

  // A tag made while typing its path, then again by its number.
  await page.keyboard.press('t');
  await expect(tagPicker(page)).toBeFocused();
  await page.keyboard.type('Harbour/Pact');
  await page.keyboard.press('Enter');
  await expect(tagPicker(page)).toBeHidden();
  await expect(marks).toHaveCount(1);
  await expect(tagTree(page).getByRole('treeitem', { name: /^Pact/ })).toBeVisible();
  await expect(text).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('1');
  await expect(marks).toHaveCount(2);

  // Highlight, in-vivo tag, note; Escape leaves the bar and keeps the selection.
  await page.keyboard.press('j');
  await page.keyboard.press('h');
  await expect(marks).toHaveCount(3);
  await page.keyboard.press('v');
  await expect(tagTree(page).getByRole('treeitem')).toHaveCount(3);
  await page.keyboard.press('n');
  const note = page.getByRole('textbox', { name: 'Note on this passage' });
  await expect(note).toBeFocused();
  await page.keyboard.type('Compare the other paper.');
  await page.keyboard.press('Control+Enter');
  await expect(annotationList(page).getByText('Compare the other paper.')).toBeVisible();
  await expect(text).toBeFocused();

  // Away with it, and back.
  await page.keyboard.press('Delete');
  await expect(marks).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect(marks).toHaveCount(3);
  await page.keyboard.press('Control+Shift+Z');
  await expect(marks).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect(marks).toHaveCount(3);

  // In this text, over everything, and back where it was.
  await page.keyboard.press('Control+f');
  await expect.poll(() => focused(page)).toMatch(/^input|^searchbox/);
  await page.keyboard.type('harbour');
  await page.keyboard.press('Escape');
  await expect(text).toBeFocused();
  await page.keyboard.press('Control+Shift+F');
  await expect(searchBox(page)).toBeFocused();
  await page.keyboard.type('"harbour partnership"');
  // A hit holds a list of its tags.
  const hits = searchResults(page).getByRole('listitem').filter({ hasText: 'harbour partnership' });
  await expect(hits).toHaveCount(2);
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toContain('harbour partnership');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('t');
  await expect(tagPicker(page)).toBeFocused();
  await page.keyboard.type('pact');
  await page.keyboard.press('Enter');
  await expect(tagPicker(page)).toBeHidden();
  await expect.poll(() => focused(page)).toContain('harbour partnership');
  await page.keyboard.press('Enter');
  await expect(text).toContainText('harbour partnership');
});

test('opens commands and keys by key, runs a command by its name and returns the focus', async ({ page }) => {
  await openTexts(page);
  await openFirstByKeys(page);
  const text = openText(page);
  await expect(text).toBeFocused();

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(text).toBeFocused();

  const commands = page.getByRole('dialog', { name: 'Commands' });
  await page.keyboard.press('Control+k');
  await expect(commands).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(commands).toBeHidden();
  await expect(text).toBeFocused();

  // Who goes on at once comes back to the text, too.
  await page.keyboard.press('Control+k');
  await expect(commands).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(text).toBeFocused();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('history');
  await expect(commands.getByRole('menuitem', { name: /^History/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(commands).toBeHidden();
  await expect(page.getByRole('list', { name: 'Acts' })).toBeVisible();

  // What stands there is meant as soon as Enter goes down, though it was not typed letter by letter.
  await page.keyboard.press('Control+k');
  await commands.getByRole('searchbox').fill('list of keys');
  await page.keyboard.down('Enter');
  await expect(commands).toBeHidden();
  await page.keyboard.up('Enter');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeHidden();

  await page.keyboard.press('Control+e');
  await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Export' })).toBeHidden();
});

test('gives an action another key in the list of keys, says whose key it is, and gives the first ones back', async ({
  page,
}) => {
  await openTexts(page);
  await openFirstByKeys(page);
  const text = openText(page);
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await keys.getByRole('searchbox', { name: 'Find a command or a key' }).fill('tag the selection');
  await keys.getByRole('button', { name: 'Change the key of “Tag the selection”' }).press('Enter');
  await expect(keys.getByRole('textbox', { name: 'New key of “Tag the selection”' })).toBeFocused();
  await page.keyboard.press('h');
  await expect(keys.getByRole('status')).toContainText('H is the key of “Highlight the selection”');
  await keys.getByRole('button', { name: 'Take it' }).press('Enter');
  await expect(keys.getByRole('button', { name: 'Change the key of “Tag the selection”' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(text).toBeFocused();

  // The key does what it was given to, also after a restart, and is shown wherever keys are.
  await page.reload();
  await expect(openText(page)).toBeVisible();
  await openText(page).focus();
  await page.keyboard.press('j');
  const bar = page.getByRole('toolbar', { name: 'Mark selection' });
  await expect(bar.getByRole('button', { name: 'Tag', exact: true })).toHaveAttribute('aria-keyshortcuts', 'h');
  await page.keyboard.press('h');
  await expect(tagPicker(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('tag the selection');
  await expect(page.getByRole('menuitem', { name: /^Tag the selection/ })).toContainText('H');
  await page.keyboard.press('Escape');

  await page.keyboard.press('?');
  await keys.getByRole('button', { name: 'All keys as they were at first' }).press('Enter');
  await page.keyboard.press('Escape');
  await expect(openText(page)).toBeFocused();
  await page.keyboard.press('t');
  await expect(tagPicker(page)).toBeFocused();
});

test('finds a document, a tag and a note by name in the palette, and goes on in them by key', async ({ page }) => {
  await openTexts(page);
  await openFirstByKeys(page);
  await page.keyboard.press('j');
  await page.keyboard.press('t');
  await tagPicker(page).fill('Продовольственная помощь');
  await page.keyboard.press('Enter');
  await expect(annotationList(page).getByRole('listitem')).toHaveCount(1);
  const commands = page.getByRole('dialog', { name: 'Commands' });
  await page.keyboard.press('Control+k');
  await page.keyboard.type('пп');
  await expect(commands.getByRole('menuitem', { name: 'Продовольственная помощь' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Tag' })).toBeFocused();
  const title = (await documentTree(page).getByRole('treeitem').last().textContent()) ?? '';
  await page.keyboard.press('Control+k');
  await page.keyboard.type(title.slice(0, 12));
  await page.keyboard.press('Enter');
  await expect(openText(page)).toBeFocused();
});

test('goes round the whole window by Tab without a stop that does not show or a trap', async ({ page }) => {
  await openTexts(page);
  await openFirstByKeys(page);
  await expect(openText(page)).toBeFocused();
  // What stands beside the text comes after it.
  await expect(page.getByRole('region', { name: 'About this document' })).toBeVisible();
  const stops: string[] = [];
  const unseen: string[] = [];
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    if (stop === 'nothing') break;
    stops.push(stop);
    if (!(await focusShows(page))) unseen.push(stop);
  }
  expect(unseen).toEqual([]);
  expect(stops.length).toBeLessThan(80);
  expect(stops.length).toBeGreaterThan(5);
});

test('the menu key and Shift+F10 ask for the menu at the bare caret of a text', async ({ page }) => {
  await openTexts(page);
  const text = await openDocument(page, wire);
  await text.press('Control+Home');
  for (let down = 0; down < 6; down++) await page.keyboard.press('ArrowDown');
  const caret = (await page.locator('.cm-cursor-primary').boundingBox())!;
  await page.evaluate(() => {
    const asked: number[][] = [];
    Reflect.set(window, 'asked', asked);
    window.addEventListener('contextmenu', ({ clientX, clientY }) => asked.push([clientX, clientY]));
  });
  const asked = () => page.evaluate(() => Reflect.get(window, 'asked') as [number, number][]);
  for (const [times, key] of [
    [1, 'ContextMenu'],
    [2, 'Shift+F10'],
  ] as const) {
    await page.keyboard.press(key);
    await expect.poll(async () => (await asked()).length).toBe(times);
    const [x, y] = (await asked())[times - 1]!;
    expect(Math.abs(x - caret.x)).toBeLessThanOrEqual(4);
    expect(y).toBeGreaterThanOrEqual(caret.y - 1);
    expect(y).toBeLessThanOrEqual(caret.y + caret.height + 1);
    // The keys go on in the text, where the caret was.
    await expect(text).toBeFocused();
  }
  await page.keyboard.press('Shift+ArrowRight');
  expect((await page.evaluate(() => String(document.getSelection()))).length).toBe(1);
  await expect(page.locator('.reader-menu-place')).toHaveCount(0);
});

test('commands work by their keys while a title, a fact or a tag’s name is written, and its letters stay its own', async ({
  page,
}) => {
  await openTexts(page);
  await openFirstByKeys(page);
  const facts = page.getByRole('complementary', { name: 'Inspector' });
  const title = await facts.getByRole('heading').first().textContent();
  const filter = page.getByRole('searchbox', { name: 'Filter documents' });

  await facts
    .getByRole('button', { name: /Title|Edit title/ })
    .first()
    .click();
  await expect(facts.getByRole('textbox')).toBeFocused();
  await page.keyboard.press('Control+Shift+L');
  await expect(filter).toBeFocused();
  await page.keyboard.type('akte');
  await expect(filter).toHaveValue('akte');
  await filter.fill('');
  await expect(facts.getByRole('heading').first()).toHaveText(title!);

  await facts.getByRole('button', { name: /^Date/ }).first().click();
  const date = facts.getByRole('textbox');
  await date.press('Control+a');
  await page.keyboard.type('3 May 2021 tjk');
  await expect(date).toHaveValue('3 May 2021 tjk');
  await date.press('Control+a');
  await page.keyboard.type('3 May 2021');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
});
