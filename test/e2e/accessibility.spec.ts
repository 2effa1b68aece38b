import { inBothThemes } from './objections.ts';
import {
  annotationList,
  documentTree,
  expect,
  importFolder,
  importReport,
  markBar,
  openDocument,
  openSample,
  openText,
  openTexts,
  search,
  searchBox,
  searchResults,
  selectWords,
  tagPicker,
  tagTree,
  test,
  texts,
} from './steps.ts';

const grain = 'Grain silo bursts in port of Orvella, at least nine dead';

test('every screen passes the accessibility checks', async ({ page }) => {
  test.setTimeout(240_000);
  const found: Record<string, readonly string[]> = {};
  const check = async (screen: string) => {
    const problems = await inBothThemes(page);
    if (problems.length > 0) found[screen] = problems;
  };
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Open sample project' })).toBeVisible();
  await check('welcome');
  await openSample(page);
  await check('workbench');
  const text = await openDocument(page, grain);
  await expect(annotationList(page).getByRole('listitem').first()).toBeVisible();
  await selectWords(page, text, 'silo');
  await expect(markBar(page)).toBeVisible();
  await check('text with the bar');
  await page.keyboard.press('t');
  await tagPicker(page).fill('e');
  await check('tag picker');
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await check('note on a passage');
  await page.keyboard.press('Escape');
  await search(page, 'silo', /passages/);
  await expect(searchResults(page).getByRole('listitem').first()).toBeVisible();
  await check('search');
  for (const [key, dialog] of [
    ['Control+k', 'Commands'],
    ['Control+e', 'Export'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole('dialog', { name: dialog })).toBeVisible();
    await check(dialog);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name: dialog })).toBeHidden();
  }
  await page.keyboard.press('Control+Shift+H');
  await expect(page.getByRole('list', { name: 'Acts' })).toBeVisible();
  await check('history');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('List of keys');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await check('keys');
  await page.keyboard.press('Escape');
  await page.getByText('Start here').first().click();
  await expect(page.getByRole('button', { name: 'Write', exact: true })).toBeVisible();
  await check('note');
  await importFolder(page, texts);
  await check('import report');
  expect(found).toEqual({});
});

test('every way to show results and every dialog passes the accessibility checks', async ({ page }) => {
  test.setTimeout(240_000);
  const found: Record<string, readonly string[]> = {};
  const check = async (screen: string) => {
    const problems = await inBothThemes(page);
    if (problems.length > 0) found[screen] = problems;
  };
  await openSample(page);
  await search(page, 'silo', /passages/);
  await page.getByRole('radio', { name: 'Concordance' }).click();
  await expect(page.getByRole('grid', { name: 'Concordance' }).getByRole('row').first()).toBeVisible();
  await check('concordance');
  await page.getByText('Counts', { exact: true }).first().click();
  const counts = page.getByRole('region', { name: 'Counts' });
  for (const by of ['Document', 'Tag', 'Outlet', 'Time']) {
    await counts.getByText(by, { exact: true }).first().click();
    await check(`counts by ${by}`);
  }
  await page.getByRole('button', { name: 'Saved searches' }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  await check('saved searches');
  await page.keyboard.press('Escape');
  await openDocument(page, grain);
  // By key a tag is selected and its page stays closed.
  await tagTree(page).focus();
  await page.keyboard.press('Home');
  for (const [words, dialog] of [
    ['Projects…', 'Projects'],
    ['Correct encoding', 'Correct encoding'],
    ['codebook entry', /Codebook/],
  ] as const) {
    await page.keyboard.press('Control+k');
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: dialog })).toBeVisible();
    await check(String(dialog));
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  await page.keyboard.press('Control+e');
  const exporting = page.getByRole('dialog', { name: 'Export' });
  for (const format of ['odt', 'xlsx', 'csv', 'project']) {
    await exporting.getByRole('combobox', { name: 'Format' }).selectOption(format);
    await check(`export as ${format}`);
  }
  await page.keyboard.press('Escape');
  expect(found).toEqual({});
});

test('gives everything the role and the name that UX promises', async ({ page }) => {
  await openTexts(page);
  await openDocument(page, /The two cities have signed/);
  for (const [role, name] of [
    ['navigation', 'Library'],
    ['navigation', 'Tags'],
    ['complementary', 'Inspector'],
    ['main', 'Reader'],
    ['tree', 'Documents'],
    ['searchbox', 'Search passages'],
    ['document', 'The two cities have signed a comprehensive harbour partnership'],
    ['button', 'Import folder'],
    ['button', 'Import files'],
    ['button', 'New tag'],
    ['button', 'New note'],
    ['button', 'Export'],
    ['button', 'Undo'],
    ['button', 'Redo'],
  ] as const) {
    await expect(page.getByRole(role, { name, exact: true }), `${role} ${name}`).toHaveCount(1);
  }
  await selectWords(page, openText(page), 'About 900 workers');
  for (const name of ['Tag', 'Note', 'In-vivo tag', 'Highlight']) {
    await expect(markBar(page).getByRole('button', { name, exact: true })).toBeVisible();
  }
  await page.keyboard.press('v');
  await expect(annotationList(page).getByRole('listitem')).toHaveCount(1);
  await expect(tagTree(page).getByRole('treeitem', { name: /^About 900 workers/ })).toBeVisible();
});

test('sets right-to-left text from the right and mixed text by its own letters', async ({ page }) => {
  await openSample(page);
  const text = await openDocument(page, /عائلات عمال الصومعة الرابعة/);
  const line = text.locator('.cm-line', { hasText: 'الصومعة' }).first();
  await expect(line).toHaveCSS('direction', 'rtl');
  const gap = await line.evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const words = range.getClientRects()[0]!;
    const box = element.getBoundingClientRect();
    return { right: box.right - words.right, left: words.left - box.left };
  });
  expect(gap.right).toBeLessThanOrEqual(gap.left + 1);
  const latin = await openDocument(page, grain);
  await expect(latin.locator('.cm-line').first()).toHaveCSS('direction', 'ltr');
});

test('can be used at 200 % zoom: nothing is cut off sideways, and all is reached', async ({ page }) => {
  await openSample(page);
  await page.setViewportSize({ width: 640, height: 400 });
  await page.reload();
  const inView = async () =>
    page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
  await expect(page.getByRole('button', { name: 'Library and tags' })).toBeVisible();
  expect(await inView()).toBe(true);
  for (const name of ['Import folder', 'Export', 'Undo', 'Commands']) {
    await expect(page.getByRole('button', { name, exact: true })).toBeInViewport();
  }
  await expect(searchBox(page)).toBeInViewport();
  if (!(await documentTree(page).isVisible())) await page.getByRole('button', { name: 'Library and tags' }).click();
  await documentTree(page).getByText(grain).click();
  if (await documentTree(page).isVisible()) await page.getByRole('button', { name: 'Library and tags' }).click();
  await expect(openText(page)).toBeInViewport();
  const text = openText(page);
  await selectWords(page, text, 'silo');
  await expect(markBar(page)).toBeInViewport({ ratio: 0.95 });
  await page.keyboard.press('Control+e');
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeInViewport();
  expect(await inView()).toBe(true);
});

test('can be read at 400 % zoom: lines of the text are in view, and nothing scrolls in two directions', async ({
  page,
}) => {
  await openSample(page);
  await openDocument(page, grain);
  await page.setViewportSize({ width: 320, height: 256 });
  await page.reload();
  const text = openText(page);
  await expect(text).toBeVisible();
  await text.press('Control+Home');
  await expect
    .poll(() =>
      text.evaluate((content) => {
        const scroller = content.closest('.cm-scroller')!.getBoundingClientRect();
        const range = document.createRange();
        range.selectNodeContents(content);
        const tops = [...range.getClientRects()]
          .filter(({ width, top, bottom }) => width > 0 && top >= scroller.top && bottom <= scroller.bottom)
          .map(({ top }) => Math.round(top));
        return new Set(tops).size;
      }),
    )
    .toBeGreaterThanOrEqual(4);
  /** What can be scrolled sideways, but the tabs, which nothing else would fit. */
  const sideways = () =>
    page.evaluate(() =>
      [document.documentElement, ...document.body.querySelectorAll('*')]
        .filter((one) => {
          const { overflowX } = getComputedStyle(one);
          const scrolls = one === document.documentElement || overflowX === 'auto' || overflowX === 'scroll';
          return scrolls && one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1;
        })
        .map((one) => one.className)
        .filter((name) => name !== 'tabs'),
    );
  expect(await sideways()).toEqual([]);
  for (const name of ['Library and tags', 'Undo', 'Commands', 'Inspector']) {
    await expect(page.getByRole('button', { name, exact: true })).toBeInViewport({ ratio: 1 });
  }
  await page.getByRole('button', { name: 'Library and tags' }).click();
  await documentTree(page).getByText(grain).scrollIntoViewIfNeeded();
  await expect(documentTree(page).getByText(grain)).toBeInViewport();
  expect(await sideways()).toEqual([]);
  await page.getByRole('button', { name: 'Library and tags' }).click();
  await searchBox(page).fill('silo');
  await expect(searchBox(page)).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Enter');
  const first = searchResults(page).getByRole('listitem').first();
  // The results go on coming in, and move what was in view.
  await expect(async () => {
    await first.scrollIntoViewIfNeeded();
    await expect(first).toBeInViewport({ ratio: 0.8, timeout: 500 });
  }).toPass();
  expect(await sideways()).toEqual([]);
});

test('moves nothing for who asked for less motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openSample(page);
  await openDocument(page, grain);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
  const moving = await page.evaluate(
    () => document.getAnimations().filter((one) => Number(one.effect?.getComputedTiming().duration ?? 0) > 10).length,
  );
  expect(moving).toBe(0);
  expect(await importReport(page).count()).toBe(0);
});
