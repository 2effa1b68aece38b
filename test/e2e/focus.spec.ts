import type { Page } from '@playwright/test';
import {
  annotationList,
  documentTree,
  expect,
  importFolder,
  openDocument,
  openSample,
  openText,
  search,
  searchResults,
  selectWords,
  test,
  texts,
} from './steps.ts';

// Who goes by keys sees where they are: the ring around what has the focus is drawn whole, on every screen.

/**
 * What has the focus, in words, and the sides on which its ring is cut off by a part around it that hides what stands
 * out, in pixels. A ring that is a shadow, or none, has no side.
 */
function look() {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || focused === document.body) return null;
  const name = `${focused.tagName.toLowerCase()}.${focused.className} “${(focused.getAttribute('aria-label') ?? focused.textContent ?? '').trim().slice(0, 40)}”`;
  // Where the ring is drawn: at the thing itself, or at a part around it that wears it.
  const around = (one: Element | null): Element | null =>
    one === null || (getComputedStyle(one).outlineStyle !== 'none' && one.matches(':focus-within'))
      ? one
      : around(one.parentElement);
  // What is hidden behind its words, as a choice of a kind is, leaves the ring to them.
  const wears = around(
    (focused.parentElement?.offsetWidth ?? 0) > 2 ? focused : focused.closest('[data-focus-visible]'),
  );
  const cut: string[] = [];
  if (!wears) return { name, cut, seen: false };
  const style = getComputedStyle(wears);
  const reach = parseFloat(style.outlineWidth) + parseFloat(style.outlineOffset);
  const box = wears.getBoundingClientRect();
  const ring = { left: box.left - reach, top: box.top - reach, right: box.right + reach, bottom: box.bottom + reach };
  const tell = (side: string, by: number, of: string) => by > 0.75 && cut.push(`${side} ${by.toFixed(1)} by ${of}`);
  const fixed = (one: Element): boolean => getComputedStyle(one).position === 'fixed';
  let inner: Element = wears;
  for (let one = wears.parentElement; one !== null && !fixed(inner); inner = one, one = one.parentElement) {
    const { overflowX, overflowY, clipPath } = getComputedStyle(one);
    const hidesX = overflowX !== 'visible' || clipPath !== 'none';
    const hidesY = overflowY !== 'visible' || clipPath !== 'none';
    if (!hidesX && !hidesY) continue;
    const edge = one.getBoundingClientRect();
    const left = edge.left + one.clientLeft;
    const top = edge.top + one.clientTop;
    const named = `${one.tagName.toLowerCase()}.${one.className}`;
    if (hidesX) {
      tell('left', left - ring.left, named);
      tell('right', ring.right - (left + one.clientWidth), named);
    }
    if (hidesY) {
      tell('top', top - ring.top, named);
      tell('bottom', ring.bottom - (top + one.clientHeight), named);
    }
  }
  tell('left', -ring.left, 'the window');
  tell('top', -ring.top, 'the window');
  tell('right', ring.right - innerWidth, 'the window');
  tell('bottom', ring.bottom - innerHeight, 'the window');
  return { name, cut, seen: true };
}

/** Goes through all that Tab reaches, and tells what is cut. */
async function walk(page: Page, screen: string, found: Set<string>, most = 70): Promise<void> {
  const been = new Set<string>();
  for (let step = 0; step < most; step++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(look);
    if (!at) continue;
    if (been.has(at.name) && been.size > 3 && step > most / 2) break;
    been.add(at.name);
    for (const side of at.cut) found.add(`${screen}: ${at.name} ${side}`);
  }
  expect(been.size, screen).toBeGreaterThan(1);
}

test('the ring around what has the focus is nowhere cut off', async ({ page }) => {
  test.setTimeout(300_000);
  const found = new Set<string>();
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Open sample project' })).toBeVisible();
  await walk(page, 'welcome', found, 16);
  await openSample(page);
  await documentTree(page).focus();
  await page.keyboard.press('ArrowDown');
  await walk(page, 'workbench', found);
  const text = await openDocument(page, 'Grain silo bursts');
  await expect(annotationList(page).getByRole('listitem').first()).toBeVisible();
  await walk(page, 'reader', found);
  await openText(page).focus();
  await page.keyboard.press('Control+f');
  await walk(page, 'find', found, 8);
  await page.keyboard.press('Escape');
  await selectWords(page, text, 'silo');
  await page.keyboard.press('n');
  await walk(page, 'note at a selection', found, 4);
  await page.keyboard.press('Escape');
  await search(page, 'silo', /passages/);
  await expect(searchResults(page).getByRole('listitem').first()).toBeVisible();
  await walk(page, 'search', found, 90);
  await page.getByText('Concordance', { exact: true }).click();
  await walk(page, 'concordance', found, 90);
  for (const [command, screen, most] of [
    ['history', 'history', 40],
    ['List of keys', 'keys', 8],
    ['Export', 'export', 24],
  ] as const) {
    await page.keyboard.press('Control+k');
    await page.keyboard.type(command);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Commands' })).toBeHidden();
    await walk(page, screen, found, most);
    await page.keyboard.press('Escape');
  }
  await page.getByRole('navigation', { name: 'Notes' }).getByRole('button', { name: 'New note' }).click();
  await walk(page, 'note', found, 40);
  await importFolder(page, texts);
  await walk(page, 'import report', found, 60);
  expect([...found].sort()).toEqual([]);
});

/** What is cut off with dots and has no tip that says it whole; the surroundings of a concordance's words are no name. */
function cutWithoutTip(): readonly string[] {
  return [...document.querySelectorAll<HTMLElement>('body *')]
    .filter((one) => getComputedStyle(one).textOverflow === 'ellipsis')
    .filter((one) => one.clientWidth > 2 && one.scrollWidth > one.clientWidth + 1)
    .filter((one) => !one.closest('[title]') && !one.matches('.concordance-rest'))
    .map((one) => `${one.className || one.tagName} ${one.textContent.slice(0, 40)}`);
}

test('a name that has no room is said whole in a tip', async ({ page }) => {
  await openSample(page);
  const long = 'all that happened at the harbour of Orvella on that day in March, and on the days that came after it';
  await page.getByRole('button', { name: 'New tag' }).click();
  await page.keyboard.type(`Tag of ${long}`);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+n');
  const title = page.getByRole('textbox', { name: 'Title of the note' });
  await title.fill(`Note on ${long}`);
  await openDocument(page, 'Grain silo bursts');
  await search(page, 'silo OR happened', /passages/);
  await expect(searchResults(page).getByRole('listitem').first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Titles, tags and notes' }).getByText(/Note on/u)).toBeVisible();
  expect(await page.evaluate(cutWithoutTip)).toEqual([]);
  await expect(page.getByRole('tab', { name: /^Note on/u })).toHaveAttribute('title', `Note on ${long}`);
});
