import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { chooseImported, command, tabTo, turnToPart } from './comparing-steps.ts';
import { inBothThemes } from './objections.ts';
import { expect, openText, test, saveTable } from './steps.ts';

// Four accounts of which one names another, two name the same agency, and one has nothing to do with them.

const pact =
  'The ministers of Vell and Oster met in the old customs house on Sunday and signed a pact about the harbour and its pilots.';
const accounts = {
  '1 yonhap.txt': `Pact signed\n\nMay 6, 2031\n\nSEOUL, May 6 (Yonhap) -- ${pact} Nobody was asked, said an envoy.\n`,
  '2 courier.txt': `Harbour pact\n\nMay 9, 2031\n\n${pact} It was signed in a hurry, reports Yonhap, quoting KCNA.\n`,
  '3 gazette.txt': `Ein Pakt\n\n7. Mai 2031\n\nDer Vertrag wurde unterzeichnet, laut KCNA im alten Zollhaus am Hafen.\n`,
  '4 grain.txt': `Grain\n\nMay 9, 2031\n\nPrices rose in the valley, and nobody knew why.\n`,
};

const table = (page: Page) => page.getByRole('table', { name: 'Lineage' });
const rowWith = (page: Page, words: string | RegExp) => table(page).getByRole('row').filter({ hasText: words });

test('who names whom is read, a direction set from a source that is not there, undone, done again and saved, by keys alone', async ({
  page,
}, info) => {
  await chooseImported(page, info, accounts);
  await command(page, 'Synopsis of the chosen');
  await turnToPart(page, 'Lineage');
  await expect(page.getByRole('region', { name: 'Lineage' })).toBeVisible();
  await expect(table(page)).toBeVisible();

  // What each line rests on, with the words that say so.
  const taken = table(page).getByRole('rowgroup').filter({ hasText: 'From Pact signed to Harbour pact' });
  await expect(taken).toContainText('perhaps only a part');
  await expect(taken).toContainText(/shared words in 1 passage/u);
  await expect(taken).toContainText('Appeared surely earlier');
  await expect(rowWith(page, 'From KCNA to Pact signed')).toContainText('reports Yonhap, quoting KCNA');
  await expect(rowWith(page, 'From KCNA to Ein Pakt')).toContainText('laut KCNA');
  await expect(table(page)).not.toContainText('Grain');

  // A source that is in no document.
  await page.getByRole('combobox', { name: 'From' }).selectOption({ label: 'A source that is not here…' });
  await page.getByRole('textbox', { name: 'Name of the source' }).focus();
  await page.keyboard.type('Report of the harbour office');
  await page.getByRole('combobox', { name: 'To' }).selectOption({ label: 'Grain' });
  await tabTo(page, 'Set direction');
  await page.keyboard.press('Enter');
  const decided = rowWith(page, 'From Report of the harbour office to Grain');
  await expect(decided).toContainText('You set this direction');
  await page.keyboard.press('Control+z');
  await expect(decided).toHaveCount(0);
  // Its name went with it: both were one act.
  const sources = page.getByRole('combobox', { name: 'From' }).getByRole('option');
  await expect(sources.filter({ hasText: 'Report of the harbour office' })).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');
  await expect(decided).toHaveCount(1);

  // What was found can be decided otherwise, and stays beside it.
  await rowWith(page, 'From KCNA to Ein Pakt').getByRole('button', { name: 'Set its direction' }).focus();
  await page.keyboard.press('Enter');
  await tabTo(page, 'No direction');
  await page.keyboard.press('Enter');
  const between = table(page).getByRole('rowgroup').filter({ hasText: 'Ein Pakt and KCNA, no direction' });
  await expect(between).toContainText('You decided that nothing shows a direction');
  await expect(between).toContainText('laut KCNA');
  await between.getByRole('button', { name: 'Take back' }).focus();
  await page.keyboard.press('Enter');
  await expect(rowWith(page, 'From KCNA to Ein Pakt')).toHaveCount(1);

  const { text: saved } = await saveTable(page);
  expect(saved).toContain('"reports Yonhap, quoting KCNA"');
  expect(saved).toContain('Report of the harbour office,Grain,yes,You set this direction');

  // The graph as a picture: a drawing in words that are words, and an image of it at twice its size.
  const drawing = await savePicture(page, 'Drawing');
  for (const name of ['Pact signed', 'Ein Pakt', 'KCNA']) expect(drawing.toString()).toContain(`>${name}</text>`);
  const [, width, height] = /width="(\d+)" height="(\d+)"/u.exec(drawing.toString())!;
  const image = await savePicture(page, 'Image');
  expect(image.subarray(1, 4).toString()).toBe('PNG');
  expect([image.readUInt32BE(16), image.readUInt32BE(20)]).toEqual([2 * Number(width), 2 * Number(height)]);
  expect(await coloursIn(page, image)).toBeGreaterThan(20);

  // The words that say so, in their text.
  await rowWith(page, 'From KCNA to Ein Pakt')
    .getByRole('button', { name: /laut KCNA/u })
    .focus();
  await page.keyboard.press('Enter');
  await expect(openText(page)).toContainText('Zollhaus');
});

/** Saves the graph by its command, as what begins so, and reads the file. */
async function savePicture(page: Page, format: string): Promise<Buffer> {
  await command(page, 'Save picture…');
  const loading = page.waitForEvent('download');
  const menu = page.getByRole('menu', { name: 'Save picture' });
  await expect(menu.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.type(format);
  await expect(menu.getByRole('menuitem', { name: format })).toBeFocused();
  await page.keyboard.press('Enter');
  return readFile(await (await loading).path());
}

/** How many colours an image has: one that is empty has one. */
function coloursIn(page: Page, image: Buffer): Promise<number> {
  return page.evaluate(async (written) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(written), (one) => one.charCodeAt(0))]));
    const drawing = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
    drawing.drawImage(bitmap, 0, 0);
    const { data } = drawing.getImageData(0, 0, bitmap.width, bitmap.height);
    return new Set(new Uint32Array(data.buffer)).size;
  }, image.toString('base64'));
}

test('the lineage has no fault that axe finds', async ({ page }, info) => {
  await chooseImported(page, info, accounts);
  await command(page, 'Synopsis of the chosen');
  await page.getByRole('tab', { name: 'Lineage', exact: true }).click();
  await expect(table(page)).toBeVisible();
  expect(await inBothThemes(page)).toEqual([]);
});
