import type { Page, TestInfo } from '@playwright/test';
import { chooseImported, command } from './comparing-steps.ts';
import { inBothThemes } from './objections.ts';
import { expect, openText, test, saveTable } from './steps.ts';

// Three accounts of one event that do not agree about a number and a day, read through and ruled on by keys alone.

const accounts = {
  '1 wire.txt': `Ferry stopped by fire\n\nMay 6, 2031\n\nThe ferry Marisol was stopped two miles off the town by a fire in its engine room. Rescuers took 214 passengers off the burning ferry near the old pier. The harbour ministers of Vell and Oster signed a rescue treaty for 2031-35. The repairs to the engine room will cost about 3 million crowns, the owner of the ferry said.\n`,
  '2 post.txt': `Fire aboard the Marisol\n\nMay 7, 2031\n\nThe ministers of Vell and Oster signed the rescue treaty for the years 2031–2035 in the harbour. Rescuers took 241 passengers off the burning ferry near the old pier. The owner of the ferry said that the repairs to the engine room will cost 3.2 million crowns.\n`,
  '3 coast.txt': `The night of the Marisol\n\nMay 8, 2031\n\nA choir sang in the chapel. On Saturday rescuers took two hundred and fourteen passengers off the burning ferry near the old pier.\n`,
};

const list = (page: Page) => page.getByRole('list', { name: 'Possible conflicts' });
const items = (page: Page) => list(page).locator('> li');
const undo = (page: Page) => page.keyboard.press('Control+z');

async function openConflicts(page: Page, info: TestInfo): Promise<void> {
  await chooseImported(page, info, accounts);
  await findConflicts(page);
}

async function findConflicts(page: Page): Promise<void> {
  await command(page, 'Possible conflicts of the chosen');
  await expect(list(page)).toBeVisible();
}

test('numbers that do not fit are read beside each other, ruled on, undone, hidden and saved, by keys alone', async ({
  page,
}, info) => {
  await openConflicts(page, info);
  // What both may be right about is shown when it is asked for.
  await expect(items(page)).toHaveCount(1);
  const passengers = items(page).first();
  await expect(passengers).toContainText('Numbers differ');
  await expect(passengers.locator('mark')).toContainText(['214', '241', 'two hundred and fourteen']);
  // Which of the two that agree is set against the third is open, and which of the two stands first.
  await expect(passengers).toContainText(
    /(?:“(?:214|two hundred and fourteen)” and “241”|“241” and “(?:214|two hundred and fourteen)”) do not fit together\./u,
  );
  await expect(passengers).toContainText('read as 214');
  await expect(passengers).toContainText('one row of the synopsis');
  await page.getByRole('radio', { name: 'Compatible, too' }).press('Enter');
  await expect(items(page)).toHaveCount(2);
  await expect(items(page).last()).toContainText('One says only about how many');

  // From one to the next by the arrows, and its text opened at the number.
  await passengers.locator('.conflict-sentence').first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(items(page).last().locator('.conflict-sentence').first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(passengers.locator('.conflict-sentence').first()).toBeFocused();

  const decision = (name: string) => passengers.getByRole('button', { name });
  await decision('Real conflict').press('Enter');
  await expect(decision('Real conflict')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('status').filter({ hasText: '1 ruled on' })).toBeVisible();
  await passengers.getByRole('textbox', { name: 'Note on the ruling' }).fill('The post turned two figures round');
  await page.keyboard.press('Enter');
  await decision('Correction').press('Enter');
  await expect(decision('Correction')).toHaveAttribute('aria-pressed', 'true');
  await undo(page);
  await expect(decision('Real conflict')).toHaveAttribute('aria-pressed', 'true');
  await expect(passengers.getByRole('textbox')).toHaveValue('The post turned two figures round');

  const { text: written } = await saveTable(page, /HTML/u);
  expect(written).toContain('<mark>241</mark>');
  expect(written).toContain('Real conflict');
  expect(written).toContain('The post turned two figures round');

  await page.getByRole('switch', { name: 'Hide those ruled on' }).press('Space');
  await expect(items(page)).toHaveCount(1);
  await page.reload();
  await page.getByRole('tab', { name: /Possible conflicts of/u }).click();
  await expect(passengers.getByRole('button', { name: 'Real conflict' })).toHaveAttribute('aria-pressed', 'true');
});

test('a note on a ruling is kept as it is typed, though its tab is closed, or the page is loaded again, within it', async ({
  page,
}, info) => {
  await openConflicts(page, info);
  const note = items(page).first().getByRole('textbox', { name: 'Note on the ruling' });
  const tab = page.getByRole('tab', { name: /Possible conflicts of/u });
  await items(page).first().getByRole('button', { name: 'Real conflict' }).press('Enter');
  await note.focus();
  await page.keyboard.type('Двести сорок один');
  await page.keyboard.press('Alt+w');
  await expect(tab).toHaveCount(0);
  await findConflicts(page);
  await expect(note).toHaveValue('Двести сорок один');

  await note.focus();
  await page.keyboard.press('End');
  await page.keyboard.type(' or 214?');
  await page.reload();
  await tab.click();
  await expect(note).toHaveValue('Двести сорок один or 214?');

  // What was typed in one go is one act.
  await items(page).first().locator('.conflict-sentence').first().focus();
  await undo(page);
  await expect(note).toHaveValue('Двести сорок один');
});

test('the list has no fault that axe knows, and its sentences open their texts', async ({ page }, info) => {
  await openConflicts(page, info);
  expect(await inBothThemes(page, { within: '.conflicts-view' })).toEqual([]);
  await items(page).first().locator('.conflict-sentence').nth(1).press('Enter');
  await expect(openText(page)).toContainText('241 passengers');
});
