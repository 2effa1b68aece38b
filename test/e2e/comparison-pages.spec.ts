import type { Page } from '@playwright/test';
import { actions } from '../../src/renderer/session/actions.ts';
import { comparisonParts } from '../../src/renderer/session/comparison-parts.ts';
import { compareWords } from '../../src/renderer/words/compare.ts';
import { chooseImported, command, tabTo, turnToPart } from './comparing-steps.ts';
import { expect, test } from './steps.ts';

// The pages of a comparison as pages: whatever they show, they fit the window, and who goes by keys is on them.

const accounts = {
  '1 courier.txt':
    'Pact\n\nMay 6, 2031\n\nThe harbour ministers of Vell and Oster signed the rescue treaty on Sunday, according to KCNA. “Nobody has asked the pilots of the northern roads,” said the mayor Ines Falk. Forty ships lay in the roads. Rain fell all day.\n',
  '2 gazette.txt':
    'Treaty\n\nMay 7, 2031\n\nThe harbour ministers of Vell and Oster have signed a rescue treaty, reports KCNA. “Nobody has asked the pilots of the northern roads at all,” said the mayor Ines Falk. Fifty ships lay in the roads. Der Regen fiel den ganzen Tag.\n',
  '3 post.txt':
    'Министры\n\nMay 8, 2031\n\nA rescue treaty was signed by the harbour ministers of Vell and Oster. Весь день шёл дождь.\n',
};

/** What reaches out of the window, and what is hidden behind its words without standing with them. */
function looseEnds(): readonly string[] {
  const loose: string[] = [];
  const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.scrollingElement!;
  if (scrollHeight > clientHeight || scrollWidth > clientWidth) loose.push(`window ${scrollWidth} × ${scrollHeight}`);
  for (const one of document.querySelectorAll<HTMLElement>('#root *')) {
    const { position, clipPath } = getComputedStyle(one);
    if (position !== 'absolute' || clipPath === 'none') continue;
    let scroller = one.parentElement;
    while (scroller && !/auto|scroll/u.test(getComputedStyle(scroller).overflow)) scroller = scroller.parentElement;
    if (scroller && !scroller.contains(one.offsetParent)) {
      loose.push(`“${(one.parentElement?.textContent ?? '').slice(0, 40)}” in ${scroller.className}`);
    }
  }
  return loose;
}

/** Presses all buttons of the page that open something in it. */
async function openAll(page: Page): Promise<void> {
  const closed = page.getByRole('tabpanel').locator('button[aria-expanded="false"]:not([aria-haspopup]):visible');
  for (let left = await closed.count(); left > 0; left--) {
    await closed.first().focus();
    await page.keyboard.press('Enter');
  }
}

for (const [width, height] of [
  [1280, 800],
  [640, 400],
] as const) {
  test(`no part of a comparison makes the window longer than it is, at ${width} × ${height}`, async ({
    page,
  }, info) => {
    await chooseImported(page, info, accounts);
    await command(page, 'Synopsis of the chosen');
    await page.locator('.synopsis-sentence').filter({ hasText: 'according to KCNA' }).focus();
    await page.keyboard.press('a');
    await page.setViewportSize({ width, height });
    for (const part of comparisonParts) {
      if (part !== 'synopsis') await turnToPart(page, compareWords.parts[part]);
      await openAll(page);
      expect(await page.evaluate(looseEnds), part).toEqual([]);
      const panel = page.getByRole('tabpanel');
      for (const control of await panel.locator('input, select, textarea').all()) {
        await control.focus();
        expect(await page.evaluate(() => scrollY), part).toBe(0);
      }
    }
  });
}

/** What has the focus: the page that is shown, what is on it, a tab, or else whatever it is. */
const focusNow = (page: Page) =>
  page.evaluate(() => {
    const one = document.activeElement;
    if (one === null || one === document.body) return 'nothing';
    if (one.closest('[role="tabpanel"], .nothing-open')) return 'page';
    return `${one.tagName} ${one.getAttribute('aria-label') ?? one.textContent ?? ''}`;
  });

// Those that leave the project, want something chosen on a page, or ask first.
const opens = actions.filter(
  ({ id, group }) =>
    (group === 'compare' && /\.(?:open|project)$/u.test(id)) ||
    ['codebook.open', 'history.open', 'note.new'].includes(id),
);

test('every command that opens a page leads the focus there, and so do turning and closing tabs, to the last', async ({
  page,
}, info) => {
  await chooseImported(page, info, accounts);
  const tabs = page.getByRole('tablist', { name: 'Open tabs' }).getByRole('tab');
  for (const [at, { words }] of opens.entries()) {
    await command(page, words);
    await expect(tabs, words).toHaveCount(at + 1);
    await expect.poll(() => focusNow(page), words).toBe('page');
    // The next command is run from the page, from its first control.
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Alt+PageUp');
  await expect(tabs.nth(opens.length - 2)).toHaveAttribute('aria-selected', 'true');
  await expect.poll(() => focusNow(page)).toBe('page');
  for (let left = opens.length - 1; left >= 0; left--) {
    await page.keyboard.press('Alt+w');
    await expect(tabs).toHaveCount(left);
    await expect.poll(() => focusNow(page)).toBe('page');
  }
});

test('Compare in an event set and a field of the grid lead the focus to the page that they open', async ({
  page,
}, info) => {
  await chooseImported(page, info, accounts);
  await command(page, 'Event set of the chosen');
  await tabTo(page, 'Compare');
  await page.keyboard.press('Enter');
  const grid = page.getByRole('grid', { name: 'Shared wording' });
  await expect(grid).toBeVisible();
  await expect.poll(() => focusNow(page)).toBe('page');
  for (let steps = 0; steps < 20; steps++) {
    if (await page.evaluate(() => document.activeElement?.matches('[role="gridcell"]'))) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(grid).toHaveCount(0);
  await expect.poll(() => focusNow(page)).toBe('page');
});

test('a row is made a claim once: its row says so, and pressed again the key leads to the claim there is', async ({
  page,
}, info) => {
  await chooseImported(page, info, accounts);
  await command(page, 'Synopsis of the chosen');
  const sentence = page.locator('.synopsis-sentence').filter({ hasText: 'according to KCNA' });
  await sentence.focus();
  await page.keyboard.press('a');
  const row = page.getByRole('row').filter({ has: sentence });
  const shown = row.getByRole('button', { name: /^Show the claim: The harbour ministers/u });
  await expect(shown).toBeVisible();
  await page.keyboard.press('a');
  await expect(page.getByText(/This row is a claim already: “The harbour ministers/u)).toBeVisible();
  await shown.focus();
  await page.keyboard.press('Enter');
  const grid = page.getByRole('grid', { name: 'Claim matrix' });
  await expect(grid.getByRole('row')).toHaveCount(2);
  await expect.poll(() => focusNow(page)).toBe('page');
});

test('an answer that comes below what is seen is scrolled into view, and told', async ({ page }, info) => {
  await chooseImported(page, info, accounts);
  await command(page, 'Synopsis of the chosen');
  await page.locator('.synopsis-sentence').filter({ hasText: 'according to KCNA' }).focus();
  await page.keyboard.press('a');
  await turnToPart(page, 'Claims');
  await page.setViewportSize({ width: 640, height: 400 });
  await tabTo(page, 'Count witnesses');
  await page.keyboard.press('Enter');
  const bounds = page.getByRole('region', { name: 'Witnesses' }).getByRole('status');
  await expect(bounds).toContainText('independent origins');
  await expect(bounds).toBeInViewport({ ratio: 0.9 });
  await page.getByRole('button', { name: 'Show silence' }).focus();
  await page.keyboard.press('Enter');
  await tabTo(page, 'Look for them');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Pact: /u)).toBeInViewport();
});

test('keys turn to the next and the previous part from anywhere on a page, and round', async ({ page }, info) => {
  await chooseImported(page, info, accounts);
  await command(page, 'Synopsis of the chosen');
  await page.locator('.synopsis-sentence').first().focus();
  const shown = page.getByRole('tablist', { name: 'Parts of this comparison' }).getByRole('tab', { selected: true });
  for (const [key, part] of [
    ['Alt+Shift+PageDown', 'Quotations'],
    ['Alt+Shift+PageUp', 'Synopsis'],
    ['Alt+Shift+PageUp', 'Shared wording'],
    ['Alt+Shift+PageUp', 'Timeline'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(shown).toHaveText(part);
    await expect.poll(() => focusNow(page)).toBe('page');
  }
});

test('four columns fit a window of 1280: the inspector gives its room to a comparison, unless it was asked for', async ({
  page,
}, info) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await chooseImported(page, info, {
    ...accounts,
    '4 echo.txt': 'Harbour\n\nMay 9, 2031\n\nSo ist der Vertrag von Vell unterzeichnet worden.\n',
  });
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector).toBeVisible();
  await command(page, 'Synopsis of the chosen');
  await expect(page.getByRole('columnheader')).toHaveCount(5);
  await expect(inspector).toHaveCount(0);
  for (const [part, wide] of [
    ['Synopsis', '.synopsis-scroller'],
    ['Shared wording', '.shared-grid'],
    ['Claims', '.claims-scroller'],
    ['Lineage', '.lineage-scroll'],
  ] as const) {
    if (part === 'Claims') {
      await turnToPart(page, 'Synopsis');
      await page.locator('.synopsis-sentence').first().focus();
      await page.keyboard.press('a');
    }
    if (part !== 'Synopsis') await turnToPart(page, part);
    await expect(page.locator(wide)).toBeVisible();
    const beyond = await page.locator(wide).evaluate((one) => one.scrollWidth - one.clientWidth);
    expect(beyond, part).toBeLessThanOrEqual(1);
  }
  await page.keyboard.press('Control+Alt+b');
  await expect(inspector).toBeVisible();
});

test('where a filter leaves no quotation, the page offers the switch that shows some', async ({ page }, info) => {
  await chooseImported(page, info, accounts);
  await command(page, 'Quotations in the chosen');
  const table = page.getByRole('table', { name: 'Quotations' });
  await expect(table).toBeVisible();
  await page.getByRole('radio', { name: 'Different people' }).press('Enter');
  await expect(table).toHaveCount(0);
  await page.getByRole('button', { name: 'Show all families' }).press('Enter');
  await expect(table).toBeVisible();
  await expect.poll(() => focusNow(page)).toBe('page');
});
