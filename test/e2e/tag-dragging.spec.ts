import { expect, openSample, tagTree, test, undo } from './steps.ts';

test('a tag dragged onto another goes below it, and undo brings it back to its old place', async ({ page }) => {
  await openSample(page);
  const row = (name: string) => tagTree(page).getByRole('treeitem', { name: new RegExp(`^${name}\\b`) });
  await expect(row('Borrowed')).toHaveAttribute('aria-level', '1');
  const asItWas = await tagTree(page).getByRole('treeitem').allTextContents();

  await row('Borrowed').dragTo(row('Sources'));
  await expect(row('Borrowed')).toHaveAttribute('aria-level', '2');
  await expect(page.locator('[data-drop]')).toHaveCount(0);

  await undo(page);
  await expect(row('Borrowed')).toHaveAttribute('aria-level', '1');
  await expect(tagTree(page).getByRole('treeitem')).toHaveText(asItWas);
});
