import type { CDPSession, Locator, Page } from '@playwright/test';
import {
  closeReport,
  expect,
  folderOf,
  importFolder,
  importReport,
  openDocument,
  openText,
  searchBox,
  selectWords,
  tagPicker,
  test,
} from './steps.ts';

// Keys while an input method composes belong to it: Escape ends a conversion and Enter takes it, in every field, and
// nothing is closed, emptied or taken by them.

const tokyo = '東京の朝\n\n東京は雨だった。京都は晴れ。東京駅で会った。\n\n次の日も東京にいた。\n';

/** An input method over the field that has the focus. */
class InputMethod {
  constructor(private readonly session: CDPSession) {}

  static async over(page: Page): Promise<InputMethod> {
    return new InputMethod(await page.context().newCDPSession(page));
  }

  async compose(text: string): Promise<void> {
    await this.session.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  }

  /** A key that the input method takes: a page hears of it under the code 229. */
  async takes(key: 'Escape' | 'Enter' | 'ArrowDown'): Promise<void> {
    const stroke = { key, code: key, windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 };
    await this.session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...stroke });
    await this.session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...stroke });
  }

  /** Enter ends the composition with these words. As in Safari, the key may be told of when that is over. */
  async takeWords(words: string, order: 'key first' | 'key last'): Promise<void> {
    if (order === 'key first') await this.takes('Enter');
    await this.session.send('Input.insertText', { text: words });
    if (order === 'key last') await this.takes('Enter');
  }

  /** Escape ends the composition; what was composed goes. */
  async end(): Promise<void> {
    await this.takes('Escape');
    await this.session.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
  }
}

/** Types, begins a conversion and ends it by Escape, takes another by Enter: the field holds what was typed and taken. */
async function composesIn(page: Page, field: Locator, already = ''): Promise<void> {
  await expect(field).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.type('ab');
  const method = await InputMethod.over(page);
  await method.compose('とうきょう');
  await method.takes('ArrowDown');
  await method.end();
  await expect(field).toBeFocused();
  await expectWords(field, `${already}ab`);
  for (const order of ['key first', 'key last'] as const) {
    await method.compose('とうきょう');
    await method.takeWords('東京', order);
  }
  await expect(field).toBeFocused();
  await expectWords(field, `${already}ab東京東京`);
}

/** Of a field of the browser, or of one that draws Markdown. */
async function expectWords(field: Locator, words: string): Promise<void> {
  const written = () => field.evaluate((one) => ('value' in one ? one.value : one.textContent));
  await expect.poll(written).toBe(words);
}

async function openTokyo(page: Page, info: Parameters<typeof folderOf>[0]): Promise<Locator> {
  await page.goto('/');
  await importFolder(page, await folderOf(info, 'tokyo', { 'tokyo.txt': tokyo }));
  await closeReport(page);
  await openDocument(page, '東京の朝');
  await expect(openText(page)).toContainText('京都は晴れ');
  return openText(page);
}

test('in the note at a selection', async ({ page }, info) => {
  const text = await openTokyo(page, info);
  await selectWords(page, text, '京都は晴れ');
  await page.keyboard.press('n');
  await composesIn(page, page.getByRole('dialog', { name: 'Note' }).getByRole('textbox'));
});

test('in the search, the find bar and the filter of the library', async ({ page }, info) => {
  await openTokyo(page, info);
  await page.keyboard.press('Control+f');
  await composesIn(page, page.getByRole('textbox', { name: 'Find text' }));
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Shift+L');
  await composesIn(page, page.getByRole('searchbox', { name: 'Filter documents' }));
  await searchBox(page).click();
  await composesIn(page, searchBox(page));
});

test('in the cells of the import report', async ({ page }, info) => {
  await page.goto('/');
  const report = await importFolder(page, await folderOf(info, 'tokyo', { 'tokyo.txt': tokyo }));
  const title = report.getByRole('row').getByRole('textbox').first();
  await title.click();
  await composesIn(page, title, '東京の朝');
  await expect(importReport(page)).toBeVisible();
});

test('in the tag picker, the commands, and names in place', async ({ page }, info) => {
  const text = await openTokyo(page, info);
  await selectWords(page, text, '京都は晴れ');
  await page.keyboard.press('t');
  await composesIn(page, tagPicker(page));
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await composesIn(page, page.getByRole('dialog', { name: 'Commands' }).getByRole('searchbox'));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'New tag' }).click();
  await composesIn(page, page.getByRole('textbox', { name: 'Name of the new tag' }));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('rename project');
  await page.keyboard.press('Enter');
  await composesIn(page, page.getByRole('dialog').getByRole('textbox'), 'tokyo');
});
