import type { Page } from '@playwright/test';
import { objections } from './objections.ts';
import {
  annotationList,
  exportAs,
  expect,
  openDocument,
  openSample,
  selectWords,
  stored,
  tagTree,
  test,
  undo,
} from './steps.ts';

const field = (page: Page) => page.getByRole('textbox', { name: 'Text of the note' });
const read = (page: Page) => page.locator('.note-read');
const mentioned = (page: Page) => page.getByRole('group', { name: 'Mentioned in' });
const offered = (page: Page) => page.getByRole('listbox', { name: 'Links' }).getByRole('option');
const reading = (page: Page) => page.getByRole('button', { name: 'Read', exact: true });

async function newNote(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Alt+n');
  await page.getByRole('textbox', { name: 'Title of the note' }).fill(title);
  await page.keyboard.press('Enter');
  await expect(field(page)).toBeFocused();
}

test('a note links to what is chosen behind two brackets, and each end leads to the other', async ({ page }) => {
  await openSample(page);
  await newNote(page, 'Who says it');
  await page.keyboard.type('# Sources\nCompare [[sabot');
  await expect(offered(page).first()).toHaveText(/Sabotage\s*tag$/u);
  expect(await objections(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.keyboard.type(' with [[How I count]].\n- [ ] ask the ferry company');
  await expect(field(page).getByRole('link')).toHaveText(['Event › Cause › Sabotage', 'How I count']);
  expect(await objections(page)).toEqual([]);

  await reading(page).click();
  await expect(read(page).getByRole('heading', { name: 'Sources' })).toBeVisible();
  await read(page).getByRole('checkbox', { name: 'To do' }).check();
  await expect(read(page).getByRole('checkbox', { name: 'Done' })).toBeChecked();
  await expect
    .poll(async () => (await stored(page, 'notes', 'body')).filter((body) => body.includes('- [x] ask')))
    .toHaveLength(1);
  expect(await objections(page)).toEqual([]);

  await read(page).getByRole('link', { name: 'Event › Cause › Sabotage' }).press('Enter');
  await expect(page.getByRole('region', { name: 'Tag', exact: true })).toBeVisible();
  await expect(mentioned(page)).toContainText('Compare Event › Cause › Sabotage with How I count.');
  expect(await objections(page)).toEqual([]);
  await mentioned(page).getByRole('link', { name: 'Who says it' }).click();
  await read(page).getByRole('link', { name: 'How I count' }).click();
  await expect(page.getByRole('textbox', { name: 'Title of the note' })).toHaveValue('How I count');
  await expect(mentioned(page).getByRole('link', { name: 'Who says it' })).toBeVisible();
});

test('a link follows a new name, and keeps the old one when what it leads to is gone', async ({ page }) => {
  await openSample(page);
  await newNote(page, 'Cause');
  await page.keyboard.type('On [[sabot');
  await expect(offered(page)).not.toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(field(page).getByRole('link')).toHaveText('Event › Cause › Sabotage');
  // The page of the tag comes beside the note, which stays as it is.
  await page.keyboard.press('Control+\\');
  await tagTree(page)
    .getByRole('treeitem', { name: /^Sabotage\b/u })
    .click();
  await page.keyboard.press('F2');
  const name = page.getByRole('textbox', { name: 'New name of the tag' });
  await name.fill('Диверсия');
  await name.press('Enter');
  await expect(field(page).getByRole('link')).toHaveText('Event › Cause › Диверсия');
  await reading(page).click();
  await expect(read(page)).toHaveText('On Event › Cause › Диверсия');
  expect(await exportAs(page, /Markdown/)).toContain('On Event › Cause › Диверсия');
  await tagTree(page)
    .getByRole('treeitem', { name: /^Диверсия/u })
    .click();
  await page.keyboard.press('Delete');
  await expect(tagTree(page).getByRole('treeitem', { name: /^Диверсия/u })).toHaveCount(0);
  await page
    .getByRole('tab', { name: /^Cause/u })
    .first()
    .click();
  await expect(read(page).getByTitle('Event › Cause › Sabotage: this tag is gone')).toBeVisible();
  await undo(page);
  await expect(read(page).getByRole('link', { name: 'Event › Cause › Диверсия' })).toBeVisible();
});

test('words are quoted in a note by a key, lead to their place, and say when their mark is gone', async ({ page }) => {
  await openSample(page);
  const text = await openDocument(page, /Four crowns to cross/u);
  await selectWords(page, text, 'Season tickets keep');
  await page.keyboard.press('Shift+Q');
  await expect(page.getByText('Quoted in the note “On Four crowns to cross the river”.')).toBeVisible();
  await expect(text).toBeVisible();
  // The text keeps the attention: the next mark goes into the same note.
  await annotationList(page).getByRole('button', { name: 'carries 3,000 passengers a day' }).click();
  await page.keyboard.press('Shift+Q');
  await expect(field(page)).toContainText('carries 3,000 passengers a day');
  await expect(field(page).getByRole('link')).toHaveCount(2);
  await expect(annotationList(page).getByRole('group', { name: 'Mentioned in' })).toHaveCount(2);
  expect(await objections(page)).toEqual([]);

  await reading(page).click();
  const quotation = read(page).getByRole('figure').filter({ hasText: 'Season tickets keep' });
  await expect(quotation).toContainText('The Orvella Courier');
  await quotation.getByRole('link').click();
  await expect(annotationList(page).getByRole('button', { name: 'Season tickets keep', pressed: true })).toBeVisible();
  await annotationList(page).getByRole('button', { name: 'Season tickets keep' }).press('Delete');
  await page.getByRole('tab', { name: /^On Four crowns/u }).click();
  await expect(quotation).toContainText('The mark of these words is gone.');
  await undo(page);
  await expect(quotation).not.toContainText('gone');
});

test('a quotation shows the words of its mark as they are now, says what was quoted, and is quoted anew', async ({
  page,
}) => {
  await openSample(page);
  const text = await openDocument(page, /Four crowns to cross/u);
  await annotationList(page).getByRole('button', { name: 'carries 3,000 passengers a day' }).click();
  await page.keyboard.press('Shift+Q');
  await expect(field(page).getByRole('link')).toHaveCount(1);
  await annotationList(page).getByRole('button', { name: 'carries 3,000 passengers a day' }).click();
  await text.press('e');
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  const card = annotationList(page).getByRole('listitem').first();
  await expect(card.getByRole('button', { pressed: true })).not.toHaveText('carries 3,000 passengers a day');
  await expect(field(page).getByRole('link', { name: /The note has other words than the mark/u })).toHaveCount(1);
  await reading(page).click();
  const quotation = read(page).getByRole('figure');
  await expect(quotation).toContainText('In the note it was quoted as:');
  await expect(quotation.locator('.quoted-before')).toHaveText('carries 3,000 passengers a day');
  expect(await objections(page)).toEqual([]);
  await quotation.getByRole('button', { name: 'Quote as it is now' }).click();
  await expect(quotation).not.toContainText('In the note it was quoted as:');
  const now = await quotation.locator('blockquote').innerText();
  await expect
    .poll(async () => (await stored(page, 'notes', 'body')).filter((body) => body.includes(`> ${now}`)))
    .toHaveLength(1);
});

test('a copied passage becomes a quotation in a note, and plain words in any other field', async ({ page }) => {
  await openSample(page);
  const text = await openDocument(page, /Four crowns to cross/u);
  await selectWords(page, text, 'Season tickets keep');
  await page.keyboard.press('Control+c');
  await newNote(page, 'Fares');
  await page.keyboard.press('Control+v');
  await expect(field(page).getByRole('link')).toHaveText(['Four crowns to cross the river']);
  await expect(field(page)).toContainText('> Season tickets keep');
  await page.keyboard.press('Control+Shift+f');
  await page.keyboard.press('Control+v');
  await expect(page.getByRole('searchbox', { name: 'Search passages' })).toHaveValue('Season tickets keep');
});

test('all notes stand in a table, are found by their words, sorted and opened', async ({ page }) => {
  await openSample(page);
  await page.getByRole('button', { name: 'All notes as a table' }).click();
  const table = page.getByRole('table', { name: 'All notes' });
  const names = table.getByRole('rowheader');
  await expect(names.filter({ hasText: 'How I count' })).toHaveCount(1);
  const all = await names.count();
  expect(all).toBeGreaterThan(3);
  expect(await objections(page)).toEqual([]);
  await table.getByRole('button', { name: 'Note', exact: true }).click();
  await expect(table.getByRole('columnheader', { name: 'Note' })).toHaveAttribute('aria-sort', 'ascending');
  await page.getByRole('searchbox', { name: 'Find in notes' }).fill('labourers monitor');
  await expect(names).toHaveCount(1);
  await expect(page.getByRole('region', { name: 'All notes' }).getByRole('status')).toHaveText(`1 of ${all} notes`);
  await names.getByRole('button').click();
  await expect(page.getByRole('main', { name: 'Reader' }).getByRole('document')).toBeVisible();
  await expect(annotationList(page).getByRole('button', { pressed: true })).toBeVisible();
});

test('a name that nothing has is offered as a new note, and leads to it', async ({ page }) => {
  await openSample(page);
  await newNote(page, 'Weir');
  await page.keyboard.type('See [[Плотина]] and on.');
  await page.keyboard.press('Home');
  for (const _ of 'See [[') await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Control+Enter');
  await expect(offered(page)).toHaveText([/Плотина\s*new note of this name/u]);
  await page.keyboard.press('Enter');
  await expect(field(page).getByRole('link', { name: 'Плотина, note. Open' })).toHaveCount(1);
  await expect(page.getByRole('list', { name: 'Notes', exact: true })).toContainText('Плотина');
});
