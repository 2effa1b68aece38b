import type { Locator, Page } from '@playwright/test';
import {
  annotationList,
  closeReport,
  expect,
  folderOf,
  importFolder,
  openDocument,
  openText,
  pickTag,
  selectWords,
  tagPicker,
  test,
} from './steps.ts';

// What a hand selects in a text, with a real mouse: slowly and briskly, from within what is selected already, over marks.

const port =
  'Overlap\n\nThe harbour master closed the northern gate before the storm came in at night.\n\n' +
  'أغلق مدير الميناء البوابة الشمالية قبل وصول العاصفة في الليل.\n';

async function openPort(page: Page, info: Parameters<typeof folderOf>[0]): Promise<Locator> {
  await page.goto('/');
  await importFolder(page, await folderOf(info, 'port', { 'gate.txt': port }));
  await closeReport(page);
  await openDocument(page, 'Overlap');
  await expect(openText(page)).toContainText('harbour');
  // A font that comes late moves the words.
  await page.evaluate(() => document.fonts.ready);
  return openText(page);
}

/** Where words stand: the middle of their first and of their last character's outer edges. */
async function ends(text: Locator, words: string) {
  return text.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const nodes: Text[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node as Text);
    const from = nodes
      .map(({ data }) => data)
      .join('')
      .indexOf(wanted);
    if (from < 0) throw new Error(`Not drawn: ${wanted}`);
    const edge = (offset: number, side: 'start' | 'end') => {
      let rest = offset;
      for (const node of nodes) {
        if (rest < node.data.length) {
          const range = document.createRange();
          range.setStart(node, rest);
          range.setEnd(node, rest + 1);
          const box = range.getBoundingClientRect();
          const rightToLeft = /[\u0590-\u08ff]/u.test(node.data[rest]!);
          const x = (side === 'start') === rightToLeft ? box.right - 1 : box.left + 1;
          return { x, y: box.top + box.height / 2 };
        }
        rest -= node.data.length;
      }
      throw new Error(`Beyond the text: ${offset}`);
    };
    return { from: edge(from, 'start'), to: edge(from + wanted.length - 1, 'end') };
  }, words);
}

/** Drags from the first to the last character of words; a brisk hand makes one move of it. */
async function drag(page: Page, text: Locator, words: string, pace: 'slowly' | 'briskly' | 'backwards'): Promise<void> {
  const place = await ends(text, words);
  const [from, to] = pace === 'backwards' ? [place.to, place.from] : [place.from, place.to];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  if (pace === 'briskly') await page.mouse.move(to.x, to.y, { steps: 2 });
  else await page.mouse.move(to.x, to.y, { steps: 24 });
  await page.mouse.up();
}

const selected = (page: Page) => page.evaluate(() => String(getSelection()));

/** What is painted as selected: the characters whose middles lie under the layer of the selection. */
async function painted(page: Page): Promise<string> {
  return page.evaluate(() => {
    const boxes = [...document.querySelectorAll('.cm-selectionBackground')].map((one) => one.getBoundingClientRect());
    const walker = document.createTreeWalker(document.querySelector('.cm-content')!, NodeFilter.SHOW_TEXT);
    let words = '';
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      for (let at = 0; at < node.data.length; at++) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getBoundingClientRect();
        const x = box.left + box.width / 2;
        const y = box.top + box.height / 2;
        if (boxes.some((one) => one.left <= x && x <= one.right && one.top <= y && y <= one.bottom))
          words += node.data[at];
      }
    }
    return words;
  });
}

async function tagAtOnce(page: Page, tag: string): Promise<void> {
  await page.keyboard.press('t');
  await expect(tagPicker(page)).toBeFocused();
  await pickTag(page, tag);
}

for (const pace of ['slowly', 'briskly', 'backwards'] as const) {
  test(`a drag from within what was just tagged selects its own words, ${pace}`, async ({ page }, info) => {
    const text = await openPort(page, info);
    await selectWords(page, text, 'harbour master closed');
    await tagAtOnce(page, 'People');
    await drag(page, text, 'closed the northern gate', pace);
    await expect.poll(() => selected(page)).toBe('closed the northern gate');
    await expect.poll(() => painted(page)).toBe('closed the northern gate');
    await tagAtOnce(page, 'Places');
    const marks = annotationList(page).getByRole('listitem');
    await expect(marks).toHaveCount(2);
    await expect(marks.filter({ hasText: 'closed the northern gate' })).toContainText('Places');
    await expect(marks.filter({ hasText: 'harbour master closed' })).not.toContainText('Places');
  });
}

test('a drag within the selection selects the smaller stretch, in both directions of writing', async ({
  page,
}, info) => {
  const text = await openPort(page, info);
  await drag(page, text, 'harbour master closed the northern gate', 'slowly');
  await drag(page, text, 'master closed', 'briskly');
  await expect.poll(() => selected(page)).toBe('master closed');

  await drag(page, text, 'مدير الميناء البوابة الشمالية', 'slowly');
  await drag(page, text, 'الميناء البوابة', 'briskly');
  await expect.poll(() => selected(page)).toBe('الميناء البوابة');
  await expect.poll(() => painted(page)).toBe('الميناء البوابة');
});

test('a double click and a drag select whole words, a click with Shift moves the end', async ({ page }, info) => {
  const text = await openPort(page, info);
  // Within a selection, too. Where words stand is asked when all has come to rest.
  await drag(page, text, 'harbour master closed', 'slowly');
  await expect.poll(() => selected(page)).toBe('harbour master closed');
  const master = await ends(text, 'master');
  const northern = await ends(text, 'northern');
  await page.mouse.move(master.from.x + 8, master.from.y);
  await page.mouse.down({ clickCount: 1 });
  await page.mouse.up({ clickCount: 1 });
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.move(northern.from.x + 8, northern.from.y, { steps: 4 });
  await page.mouse.up({ clickCount: 2 });
  await expect.poll(() => selected(page)).toBe('master closed the northern');

  await page.keyboard.down('Shift');
  const closed = await ends(text, 'closed');
  await page.mouse.click(closed.to.x, closed.to.y);
  await expect.poll(() => selected(page)).toBe('master closed');
  const gate = await ends(text, 'gate');
  await page.mouse.click(gate.to.x, gate.to.y);
  await page.keyboard.up('Shift');
  await expect.poll(() => selected(page)).toBe('master closed the northern gate');
  await expect.poll(() => painted(page)).toBe('master closed the northern gate');
});

test('a click within the selection leaves a caret, and the next key tags nothing', async ({ page }, info) => {
  const text = await openPort(page, info);
  await drag(page, text, 'harbour master closed', 'slowly');
  const master = await ends(text, 'master');
  await page.mouse.click(master.from.x, master.from.y);
  await expect.poll(() => selected(page)).toBe('');
  await page.keyboard.press('t');
  await expect(tagPicker(page)).toBeHidden();
});

test('a double click takes the whole word, whatever invisible signs are in it', async ({ page }, info) => {
  const words = ['co\u00adope\u00adra\u00adtion', 'auf\u200cgabe', 'می\u200cخواهم', 'har\u2060bour'];
  await page.goto('/');
  const lines = words.map((word) => `Before ${word} after.`).join('\n\n');
  await importFolder(page, await folderOf(info, 'hidden', { 'a.txt': `Unseen letters\n\n${lines}\n` }));
  await closeReport(page);
  const text = await openDocument(page, 'Unseen letters');
  await expect(text).toContainText('after');
  for (const word of words) {
    const { from, to } = await ends(text, word);
    await page.mouse.dblclick((from.x + 2 * to.x) / 3, to.y);
    await expect.poll(() => page.evaluate(() => String(document.getSelection())), word).toBe(word);
  }
});

test('one tag is kept: words that the mouse selects get it at once, in every script, until Escape', async ({
  page,
}, info) => {
  const text = await openPort(page, info);
  await selectWords(page, text, 'harbour master');
  await page.keyboard.press('t');
  await tagPicker(page).fill('Gatekeepers');
  await page.keyboard.press('Alt+Enter');
  const kept = page.getByText('Keep tagging with Gatekeepers');
  await expect(kept).toBeVisible();
  const marks = annotationList(page).getByRole('listitem');
  await expect(marks).toHaveCount(1);
  await selectWords(page, text, 'before the storm');
  await expect(marks).toHaveCount(2);
  await selectWords(page, text, 'قبل وصول العاصفة');
  await expect(marks).toHaveCount(3);
  await expect(marks.filter({ hasText: 'Gatekeepers' })).toHaveCount(3);
  // What looking for words leaves selected was selected by nobody.
  await page.keyboard.press('Control+f');
  const find = page.locator('.reader-find');
  await find.getByRole('textbox').fill('northern');
  await find.getByRole('button', { name: 'Next match' }).click();
  await find.getByRole('button', { name: 'Close' }).click();
  await expect(find).toBeHidden();
  await expect(page.getByRole('toolbar', { name: 'Mark selection' })).toBeHidden();
  await expect(marks).toHaveCount(3);
  // A click that selects nothing tags nothing, and neither do words once the tag is let go of.
  await text.click({ position: { x: 4, y: 4 } });
  await page.keyboard.press('Escape');
  await expect(kept).toBeHidden();
  await selectWords(page, text, 'northern gate');
  await expect(page.getByRole('toolbar', { name: 'Mark selection' })).toBeVisible();
  await expect(marks).toHaveCount(3);
});
