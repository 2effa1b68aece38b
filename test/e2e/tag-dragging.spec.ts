import { expect, openSample, tagTree, test, undo } from './steps.ts';

test('a tag dragged onto another goes below it, and undo brings it back to its old place', async ({ page }) => {
  await openSample(page);
  const row = (name: string) => tagTree(page).getByRole('treeitem', { name: new RegExp(`^${name}\\b`) });
  await expect(row('Claims')).toHaveAttribute('aria-level', '1');
  // Its place is neither the first nor the last.
  const asItWas = await tagTree(page).getByRole('treeitem').allTextContents();

  // Both are in view: what is scrolled while the button is down would be another row under the pointer.
  await row('Sources').scrollIntoViewIfNeeded();
  await row('Claims').dragTo(row('Sources'));
  await expect(row('Claims')).toHaveAttribute('aria-level', '2');
  await expect(page.locator('[data-drop]')).toHaveCount(0);

  await undo(page);
  await expect(row('Claims')).toHaveAttribute('aria-level', '1');
  await expect(tagTree(page).getByRole('treeitem')).toHaveText(asItWas);
});
