import type { Page } from '@playwright/test';
import { annotationList, expect, openDocument, openSample, openText, tagTree, test } from './steps.ts';

const findField = (page: Page, name: string) => page.getByRole('searchbox', { name });
const tags = (page: Page) => page.getByRole('navigation', { name: 'Tags' });

test('one key finds in the list that is nearest: of annotations, tags, quotations, notes and in the codebook', async ({
  page,
}) => {
  await openSample(page);
  await openDocument(page, "Explosion d'Orvella : le gouvernement n'exclut pas un acte de malveillance");
  // The list comes after the text.
  await expect(annotationList(page).getByRole('listitem')).toHaveCount(4);
  await openText(page).focus();
  await page.keyboard.press('/');
  await expect(findField(page, 'Find in annotations')).toBeFocused();
  // By the words of a quotation and the name of a tag, whatever case and accents are.
  await page.keyboard.type('ECARTEE sabotage');
  await expect(annotationList(page).getByRole('listitem')).toHaveCount(1);
  await expect(page.getByRole('region', { name: 'Annotations' })).toContainText('1 of 4');
  await page.keyboard.press('ArrowDown');
  await expect(annotationList(page).locator('.quotation')).toBeFocused();
  await page.keyboard.press('/');
  await expect(findField(page, 'Find in annotations')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(annotationList(page).getByRole('listitem')).toHaveCount(4);
  await page.keyboard.press('Escape');
  await expect(findField(page, 'Find in annotations')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Find in annotations' })).toBeFocused();

  await tagTree(page).focus();
  await page.keyboard.press('/');
  await page.keyboard.type('dust');
  // A tag is shown below those that it stands under.
  await expect(tagTree(page).getByRole('treeitem')).toHaveCount(3);
  await page.keyboard.press('Enter');
  await expect(tagTree(page)).toBeFocused();

  await tags(page).getByRole('button', { name: 'Codebook' }).click();
  await page.keyboard.press('Control+f');
  await expect(findField(page, 'Find in the codebook')).toBeFocused();
  await page.keyboard.type('sabotage');
  const codebook = page.getByRole('table', { name: 'Codebook' });
  await expect(codebook.locator('.codebook-name')).toHaveText(['Event', 'Cause', 'Sabotage']);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await codebook.getByRole('button', { name: 'Open the page of tag Sabotage' }).press('Enter');

  await page.keyboard.press('Control+f');
  await expect(findField(page, 'Find in quotations')).toBeFocused();
  await page.keyboard.type('piste');
  const tag = page.getByRole('region', { name: 'Tag', exact: true });
  await expect(tag.getByRole('status').first()).toHaveText('1 of 4 quotations');
  await expect(tag.getByRole('list', { name: 'Quotations' }).getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await page.keyboard.press('x');
  await expect(tag.getByRole('toolbar', { name: 'Chosen quotations' })).toContainText('1 chosen');

  await page.getByRole('button', { name: 'Find in notes' }).press('Enter');
  await page.keyboard.type('eyewitness');
  await expect(page.getByRole('list', { name: 'Notes', exact: true }).getByRole('listitem')).toHaveCount(1);
});

test('the documents that a filter leaves are walked through by keys, in one tab', async ({ page }) => {
  await openSample(page);
  const filter = findField(page, 'Filter documents');
  await filter.fill('orvella courier');
  await filter.press('Enter');
  await expect(openText(page)).toBeFocused();
  const names = page.getByRole('tree', { name: 'Documents' }).getByRole('treeitem', { level: 2 });
  const [first, second] = [
    await names.nth(0).locator('.row-name').textContent(),
    await names.nth(1).locator('.row-name').textContent(),
  ];
  const shown = page.getByRole('tab', { selected: true });
  await expect(shown).toHaveAttribute('title', first!);
  await page.keyboard.press('}');
  await expect(shown).toHaveAttribute('title', second!);
  await expect(openText(page)).toBeFocused();
  await page.keyboard.press('{');
  await expect(shown).toHaveAttribute('title', first!);
  await expect(openText(page)).toBeFocused();
  await page.keyboard.press('{');
  await expect(page.getByRole('status', { name: 'Messages' })).toContainText(
    'the first document that the library lists',
  );
  await expect(page.getByRole('tab')).toHaveCount(1);
  // What is looked for next comes in the place of that.
  await page.keyboard.press('Control+Shift+L');
  await page.keyboard.type('gazette');
  await expect(filter).toHaveValue('gazette');
});
