import type { Page } from '@playwright/test';
import { command } from './comparing-steps.ts';
import { objections } from './objections.ts';
import {
  annotationList,
  expect,
  openDocument,
  openText,
  openTexts,
  search,
  searchResults,
  selectWords,
  test,
  wire,
} from './steps.ts';

async function beCalled(page: Page, name: string): Promise<void> {
  await command(page, 'Your name');
  await page.getByRole('textbox', { name: 'Your name' }).fill(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Your name' })).toBeHidden();
}

async function highlight(page: Page, words: string, count: number): Promise<void> {
  await selectWords(page, openText(page), words);
  await page.keyboard.press('h');
  await expect(annotationList(page).getByRole('listitem')).toHaveCount(count);
}

test('what each person annotated is told apart, shown alone, searched for, and taken up again by name', async ({
  page,
}) => {
  await openTexts(page);
  await openDocument(page, wire);
  await beCalled(page, 'Анна');
  await highlight(page, 'Ministers', 1);
  const whose = page.getByRole('combobox', { name: 'Whose annotations' });
  await expect(whose).toBeHidden();
  await beCalled(page, 'Ben');
  await highlight(page, 'harbour pact', 2);
  await expect(annotationList(page).getByText('annotated by Анна')).toBeVisible();
  await expect(annotationList(page).getByText('annotated by Ben')).toBeHidden();

  await whose.selectOption({ label: 'Анна (1)' });
  await expect(annotationList(page).getByRole('listitem')).toHaveCount(1);
  const marks = openText(page).locator('.reader-highlight');
  await expect(marks).toHaveText(['Ministers']);
  expect(await objections(page)).toEqual([]);
  // It is said above the texts, too, where the inspector may not be seen.
  const strip = page.getByRole('main').getByText('Texts show only marks by Анна');
  await expect(strip).toBeVisible();
  await page.getByRole('button', { name: 'Show the marks of everybody' }).click();
  await expect(strip).toBeHidden();
  await expect(marks).toHaveCount(2);
  await whose.selectOption({ label: 'Анна (1)' });
  // Who marks now sees it.
  await highlight(page, 'Vell and', 3);
  await expect(whose).toHaveValue('');

  await search(page, 'person:анна', /1 passage/u);
  await expect(searchResults(page)).toContainText('Ministers');

  await command(page, 'Your name');
  await page.getByRole('group', { name: 'Who works in this project' }).getByRole('button', { name: 'Анна' }).click();
  await expect(page.getByRole('textbox', { name: 'Your name' })).toHaveValue('Анна');
});
