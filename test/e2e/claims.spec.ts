import type { Page } from '@playwright/test';
import { chooseImported, command } from './comparing-steps.ts';
import { objections } from './objections.ts';
import { expect, openText, test } from './steps.ts';

// Claims that are made of tags, quotations, conflicts and selected words, by keys alone.

const said = 'We will open the harbour again in the spring because the town cannot live without its boats';
const accounts = {
  '1 wire.txt': `Harbour to open\n\nMay 6, 2031\n\nFinance Minister Ada Brandt met 214 fishermen in the old harbour on Monday. “${said},” she said.\n`,
  '2 post.txt': `Minister meets fishermen\n\nMay 7, 2031\n\nThe finance minister met 241 fishermen in the old harbour on Monday. “${said},” said Jonas Pettersen.\n`,
  '3 порт.txt': `Порт откроют\n\n8 мая 2031\n\nМинистр встретила рыбаков в старом порту. Никто не обещал ничего.\n`,
};

const dialog = (page: Page) => page.getByRole('dialog', { name: 'New claim' });
const matrix = (page: Page) => page.getByRole('grid', { name: 'Claim matrix' });
const claim = (page: Page, wording: string) => matrix(page).getByRole('row').filter({ hasText: wording });

/** The row of a claim is marked, and the form below is about it. */
async function expectChosen(page: Page, wording: string): Promise<void> {
  await expect(matrix(page).locator('[aria-selected="true"]')).toHaveCount(1);
  await expect(claim(page, wording)).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('textbox', { name: 'Claim in words' })).toHaveValue(new RegExp(wording, 'u'));
}

test('a family of quotations and a conflict are made claims, and what was chosen for a cell is taken out and put back', async ({
  page,
}, info) => {
  await chooseImported(page, info, accounts);
  await command(page, 'Quotations in the chosen');
  await page.locator('[data-quotation="0"]').focus();
  await page.keyboard.press('a');
  await expect(dialog(page).getByRole('textbox', { name: 'Claim in words' })).toBeFocused();
  await expect(dialog(page).getByRole('textbox')).toHaveValue(/^We will open the harbour/u);
  await expect(dialog(page).getByRole('checkbox')).toHaveCount(2);
  expect(await objections(page, { within: '[role="dialog"]' })).toEqual([]);
  await page.keyboard.type('The harbour will open');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeHidden();

  await page.getByRole('tab', { name: 'Possible conflicts', exact: true }).press('Enter');
  await page.locator('.conflict-sentence').first().focus();
  await page.keyboard.press('a');
  // Nobody proposes that the other number is the same, so its state is open.
  await expect(dialog(page).getByRole('combobox', { name: /^What / })).toHaveCount(2);
  await expect(dialog(page).getByRole('combobox', { name: /Harbour to open/u })).toHaveValue('says');
  const other = dialog(page).getByRole('combobox', { name: /Minister meets/u });
  await expect(other).toHaveValue('');
  await other.selectOption('says-otherwise');
  await page.getByRole('button', { name: 'Make claim' }).press('Enter');

  await page.getByRole('tab', { name: 'Claims', exact: true }).press('Enter');
  await expect(claim(page, 'The harbour will open').getByRole('gridcell')).toContainText([
    'says',
    'says',
    'not decided',
  ]);
  await expect(claim(page, '214 fishermen').getByRole('gridcell')).toContainText(['says', 'says otherwise', '—']);
  // The page is about the claim that was made last.
  await expectChosen(page, '214 fishermen');

  await claim(page, '214 fishermen').getByRole('gridcell').first().focus();
  const passage = page.getByRole('button', { name: /^Open: .*214 fishermen/u });
  await passage.focus();
  await page.keyboard.press('Delete');
  await expect(passage).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Cell' })).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(passage).toBeVisible();
  await page.getByRole('button', { name: /^Take out: .*214 fishermen/u }).press('Enter');
  await expect(passage).toHaveCount(0);
  await expect(claim(page, '214 fishermen').getByRole('gridcell').first()).toContainText('says');
});

test('a tag is made a claim from its menu, and selected words are added to it', async ({ page }, info) => {
  await chooseImported(page, info, accounts);
  await page.getByRole('tree', { name: 'Documents' }).getByText('Harbour to open').click();
  await openText(page)
    .getByText('Finance Minister')
    .dblclick({ position: { x: 4, y: 8 } });
  await page.keyboard.press('t');
  await page.keyboard.type('Harbour');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tree', { name: 'Tags' }).getByRole('treeitem')).toHaveCount(1);
  await page.getByRole('tree', { name: 'Tags' }).getByRole('treeitem').click();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Make a claim…' }).press('Enter');
  await expect(dialog(page).getByRole('textbox')).toHaveValue('Harbour');
  await expect(dialog(page).getByRole('checkbox')).toHaveCount(1);
  // What a tag stands for may be denied as well; what the document says is for the person.
  const state = dialog(page).getByRole('combobox', { name: /Harbour to open/u });
  await expect(state).toHaveValue('');
  await state.selectOption('says');
  await page.getByRole('button', { name: 'Make claim' }).press('Enter');
  await expect(claim(page, 'Harbour').getByRole('gridcell')).toContainText(['says']);

  await page.getByRole('tree', { name: 'Documents' }).getByText('Порт откроют').click();
  await openText(page)
    .getByText('Министр встретила')
    .dblclick({ position: { x: 4, y: 8 } });
  await command(page, 'Add the selected words to a claim');
  await expect(page.getByRole('dialog', { name: 'Add to a claim' })).toBeVisible();
  await page.keyboard.type('Harb');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByText('The words were added to the claim.')).toBeVisible();
  await command(page, 'All claims of the project');
  await expect(claim(page, 'Harbour').getByRole('gridcell').filter({ hasText: 'Министр' })).toContainText('says');
});

test('a claim that is made while a page of many is open is scrolled into view there, and the form is about it', async ({
  page,
}, info) => {
  await chooseImported(page, info, accounts);
  await command(page, 'All claims of the project');
  const field = page.getByRole('textbox', { name: 'New claim' });
  for (let at = 1; at <= 24; at += 1) {
    await field.fill(`Утверждение ${at} о порте`);
    await field.press('Enter');
    await expectChosen(page, `Утверждение ${at} о порте`);
  }
  const first = claim(page, 'Утверждение 1 о порте').getByRole('rowheader');
  await first.focus();
  await expectChosen(page, 'Утверждение 1 о порте');
  await command(page, 'New claim, of the selected words');
  await expect(dialog(page).getByRole('textbox', { name: 'Claim in words' })).toBeFocused();
  await page.keyboard.type('Nobody drowned');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeHidden();
  await expectChosen(page, 'Nobody drowned');
  await expect(claim(page, 'Nobody drowned').getByRole('rowheader')).toBeInViewport({ ratio: 0.9 });
  expect(await objections(page, { within: '.claims-view' })).toEqual([]);
  await page.getByRole('button', { name: 'Delete claim' }).press('Enter');
  await expect(claim(page, 'Nobody drowned')).toHaveCount(0);
  await expect(matrix(page).getByRole('rowheader')).toHaveCount(24);
});

test('the time of a claim is typed in words or EDTF, a wrong one is refused kindly, and its event set is chosen', async ({
  page,
}, info) => {
  await chooseImported(page, info, accounts);
  await command(page, 'Event set of the chosen');
  await expect(page.getByRole('list', { name: 'Event sets', exact: true }).locator('> li')).toHaveCount(1);
  await command(page, 'Claims of the chosen');
  await page.getByRole('textbox', { name: 'New claim' }).focus();
  await page.keyboard.type('The harbour was opened');
  await page.keyboard.press('Enter');
  const when = page.getByRole('textbox', { name: 'When it happened, if it is true' });
  await when.focus();
  await page.keyboard.type('in a while');
  await page.keyboard.press('Enter');
  await expect(page.getByText('“in a while” is not understood as a time, and not stored.')).toBeVisible();
  await expect(page.getByText('No time is stored.')).toBeVisible();
  await expect(when).toHaveValue('in a while');
  await expect(when).toHaveAttribute('aria-invalid', 'true');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('about 1850');
  await expect(page.getByRole('status').filter({ hasText: /^about 1850$/u })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(when).toHaveValue('1850~');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('in a while');
  await expect(page.getByText('Still holds: about 1850.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(when).toHaveValue('1850~');
  await page.getByRole('combobox', { name: 'Event set' }).selectOption({ label: 'Harbour to open' });
  await expect(matrix(page).getByRole('rowheader')).toContainText('about 1850 · Harbour to open');
  expect(await objections(page, { within: '.claims-view' })).toEqual([]);
  await matrix(page).getByRole('rowheader').focus();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(matrix(page).getByRole('rowheader')).toHaveText('The harbour was opened');
  await expect(when).toHaveValue('');

  await page.getByRole('radio', { name: 'Origins' }).press('Space');
  await expect(page.getByText('No origin was named yet.')).toBeVisible();
});

test('a state without words on a cell with words is told in place and settled, and all that are left are set at once, by keys', async ({
  page,
}, info) => {
  await chooseImported(page, info, accounts);
  await command(page, 'Quotations in the chosen');
  await page.locator('[data-quotation="0"]').focus();
  await page.keyboard.press('a');
  await expect(dialog(page).getByRole('textbox', { name: 'Claim in words' })).toBeFocused();
  await page.keyboard.type('The harbour will open');
  // Of a document that is called silent no passages are kept, and that is said.
  const first = dialog(page).getByRole('combobox', { name: /^What Harbour to open says/u });
  await first.selectOption('silent');
  await expect(dialog(page)).toContainText('With this state its passages are not kept.');
  await first.selectOption('');
  await dialog(page).getByRole('combobox', { name: 'State of all that are not decided' }).selectOption('says');
  await dialog(page).getByRole('button', { name: 'Set all not decided (1)' }).press('Enter');
  await expect(first).toHaveValue('says');
  await page.getByRole('button', { name: 'Make claim' }).press('Enter');

  await page.getByRole('tab', { name: 'Claims', exact: true }).press('Enter');
  const cells = claim(page, 'The harbour will open').getByRole('gridcell');
  await cells.first().focus();
  await page.keyboard.press('4');
  await expect(cells.first()).toContainText('silent');
  await expect(cells.first()).toContainText('but words stand here');
  const alert = page.getByRole('region', { name: 'Cell' }).getByRole('alert');
  await expect(alert).toContainText('“silent” contradicts the passage that stands here.');
  expect(await objections(page)).toEqual([]);
  await alert.getByRole('button', { name: 'It says it' }).press('Enter');
  await expect(alert).toHaveCount(0);
  await expect(cells.first()).toContainText('says');
  await cells.first().focus();
  await page.keyboard.press('4');
  await alert.getByRole('button', { name: 'Take the passages out' }).press('Enter');
  await expect(alert).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Open: /u })).toHaveCount(0);
  await expect(cells.first()).toContainText('silent');

  await expect(cells.last()).toContainText('not decided');
  await page.getByRole('button', { name: 'Set all not decided (1)' }).press('Enter');
  await expect(cells.last()).toContainText('silent');
  await expect(page.getByRole('button', { name: 'All are decided' })).toBeDisabled();
  await page.keyboard.press('Control+z');
  await expect(cells.last()).toContainText('not decided');
});
