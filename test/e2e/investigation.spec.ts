import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page, TestInfo } from '@playwright/test';
import { inEverySize } from './objections.ts';
import type { Size } from './objections.ts';
import { chooseImported, command, tabTo, turnToPart } from './comparing-steps.ts';
import { annotationList, expect, openSample, test, saveTable } from './steps.ts';

// The whole way of who investigates one event, through the accounts of the sample project and one of another event, by
// keys alone: nothing is clicked, and nothing gets the focus but by keys.

const folder = path.resolve(import.meta.dirname, '../../resources/sample');
const files = [
  'belmarre-evening-post.txt',
  'lantern-wire-ferries.txt',
  'lantern-wire.txt',
  'orvella-courier-2023-03-15.txt',
  'tarvane-business-daily.txt',
];

const wire = 'Grain silo bursts in port of Orvella, at least nine dead';
const post = 'Nine die on the quays of Orvella';
const courier = 'Eleven dead at Silo Four: a town counts its night shift';
const daily = 'Grain Union to reopen four of its five silos within a week';

/** The words on what has the focus. */
const focused = (page: Page) => page.locator(':focus');

/** Turns to another part of the comparison, from wherever the focus is. */
async function turnTo(page: Page, name: string): Promise<void> {
  const shown = await page
    .getByRole('tablist', { name: 'Parts of this comparison' })
    .getByRole('tab', { selected: true })
    .textContent();
  await tabTo(page, shown!);
  for (let steps = 0; steps < 7 && (await focused(page).textContent()) !== name; steps++) {
    await page.keyboard.press('ArrowRight');
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name, exact: true, selected: true })).toBeFocused();
}

/** Presses a key until what has the focus says so. */
async function walkTo(page: Page, key: string, words: string | RegExp): Promise<void> {
  const isThere = async () => {
    const here = (await focused(page).textContent()) ?? '';
    return typeof words === 'string' ? here.includes(words) : words.test(here);
  };
  for (let steps = 0; steps < 60 && !(await isThere()); steps++) await page.keyboard.press(key);
  await expect(focused(page)).toContainText(words);
}

async function bringIn(page: Page, info: TestInfo): Promise<void> {
  const texts = await Promise.all(
    files.map(async (file) => [file, await readFile(path.join(folder, file), 'utf8')] as const),
  );
  await chooseImported(page, info, Object.fromEntries(texts));
}

test('an event is investigated, from the folder of texts to the saved table, by keys alone', async ({ page }, info) => {
  test.setTimeout(240_000);
  await bringIn(page, info);

  await test.step('a set is suggested without the account of another event, and confirmed', async () => {
    await command(page, 'Event sets');
    const suggested = page.getByRole('list', { name: 'Suggested event sets' }).locator('> li');
    await expect(suggested).toHaveCount(1, { timeout: 30_000 });
    await expect(suggested.getByRole('checkbox')).toHaveCount(4);
    for (const title of [wire, post, courier, daily]) await expect(suggested).toContainText(title);
    await expect(suggested).not.toContainText('Ferry fares');
    await tabTo(page, 'Confirm');
    await page.keyboard.press('Enter');
    const sets = page.getByRole('list', { name: 'Event sets', exact: true }).locator('> li');
    await expect(sets).toContainText('4 documents');
  });

  await test.step('shared passages are opened and judged; a caption is told from narrative', async () => {
    await tabTo(page, 'Compare');
    await page.keyboard.press('Enter');
    const grid = page.getByRole('grid', { name: 'Shared wording' });
    await expect(grid.getByText('Shares wording').first()).toBeVisible();
    await tabTo(page, 'Show these, too');
    await page.keyboard.press('Enter');
    await expect(grid.getByRole('gridcell', { name: 'One outlet' })).toHaveCount(0);
    await tabTo(page, /^(?:Itself|\d+%Shares wording)$/u);
    await page.keyboard.press('Control+Home');
    await walkTo(page, 'ArrowRight', /^4\d%Shares wording$/u);
    await page.keyboard.press('Enter');
    const passages = page.getByRole('list', { name: 'Shared passages' }).locator('> li');
    await expect(passages).toHaveCount(2);
    await expect(passages.first()).toContainText('Narrative');
    await expect(passages.first()).toContainText('killing at least nine people');
    // The passage in both texts, and judged in one of them.
    await tabTo(page, 'Show in both texts');
    await page.keyboard.press('Enter');
    await tabTo(page, post);
    await page.keyboard.press(']');
    await page.keyboard.press('n');
    await page.keyboard.type('Word for word from the agency');
    await page.keyboard.press('Escape');
    await expect(annotationList(page).getByRole('listitem')).toContainText('Word for word from the agency');

    await page.keyboard.press('Alt+w');
    await tabTo(page, /^(?:Itself|\d+%Shares wording)$/u);
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Home');
    await walkTo(page, 'ArrowRight', /^28%Shares wording$/u);
    await page.keyboard.press('Enter');
    await expect(passages.filter({ hasText: 'Lena Brask' })).toContainText('Caption');
    await expect(passages.filter({ hasText: 'river port' })).toContainText('Narrative');
    await page.keyboard.press('Alt+w');
  });

  await test.step('a row of the synopsis is made a claim, with a cell for each account that stands in it', async () => {
    await turnTo(page, 'Synopsis');
    const table = page.getByRole('table', { name: 'Synopsis' });
    await expect(table).toBeVisible();
    await tabTo(page, `Open ${daily}`);
    await page.keyboard.press('Tab');
    await walkTo(page, 'ArrowDown', 'inspected in January');
    await page.keyboard.press('a');
    await turnTo(page, 'Claims');
    const row = page.getByRole('grid', { name: 'Claim matrix' }).getByRole('row').nth(1);
    const cells = row.getByRole('gridcell');
    await expect(cells).toContainText(['says', 'says', 'says', 'not decided']);

    // Who is silent, with the search as its proof.
    await tabTo(page, /inspected in January/u);
    await page.keyboard.press('ArrowRight');
    await tabTo(page, 'Show silence');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Words to look for');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('inspected inspector January');
    await page.keyboard.press('Enter');
    const silence = page.getByRole('region', { name: 'Cell' }).getByRole('status').filter({ hasText: 'suggests' });
    await expect(silence).toContainText(`${daily}: no passage (1 document searched) · suggests: silent`);
    await tabTo(page, 'Keep 1 suggestion');
    await page.keyboard.press('Enter');
    await expect(cells).toContainText(['says', 'says', 'says', 'silent']);
  });

  await test.step('witnesses are bounds, with the reason for each join', async () => {
    await tabTo(page, 'Count witnesses');
    await page.keyboard.press('Enter');
    const witnesses = page.getByRole('region', { name: 'Witnesses' });
    await expect(witnesses.getByRole('status')).toHaveText(
      /^3 documents say it: at least 1, at most 2 independent origins$/u,
    );
    const reasons = witnesses.getByRole('list', { name: 'Why two may be one' }).getByRole('listitem');
    await expect(reasons.filter({ hasText: 'Both are by Lantern Wire: proven by their form' })).toHaveCount(1);
    await expect(reasons.filter({ hasText: 'What both say has 12 words in a row in common' })).toHaveCount(3);
  });

  await test.step('a quotation is seen with its two speakers and the chain by which it came', async () => {
    await turnTo(page, 'Quotations');
    await tabTo(page, 'All');
    await walkTo(page, 'ArrowRight', 'Different people');
    await page.keyboard.press('Space');
    const table = page.getByRole('table', { name: 'Quotations' });
    const lines = table.getByRole('row').filter({ hasText: 'There is no sign' });
    await expect(lines).toHaveCount(2);
    await expect(lines.filter({ hasText: 'Ines Halvorrad' })).toHaveCount(1);
    const other = lines.filter({ hasText: 'Governor Aurel Vint' });
    await expect(other.getByRole('listitem')).toHaveText([/./u, 'Tarvane News Agency', 'RTO']);
  });

  await test.step('a conflict is ruled on, undone and done again', async () => {
    await turnTo(page, 'Possible conflicts');
    const conflicts = page.getByRole('list', { name: 'Possible conflicts' }).locator('> li');
    const shift = conflicts.filter({ hasText: 'people were on shift' });
    await expect(shift.locator('mark')).toContainText(['62', '52']);
    await tabTo(page, /people were on shift/u);
    await tabTo(page, 'Real conflict');
    await page.keyboard.press('Enter');
    const ruled = shift.getByRole('button', { name: 'Real conflict' });
    await expect(ruled).toHaveAttribute('aria-pressed', 'true');
    await tabTo(page, 'Note on the ruling');
    await page.keyboard.type('A slip of the pen?');
    await tabTo(page, 'Same fact');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect(ruled).toHaveAttribute('aria-pressed', 'false');
    await page.keyboard.press('Control+Shift+z');
    await expect(ruled).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('Control+Shift+z');
    await expect(shift.getByRole('textbox', { name: 'Note on the ruling' })).toHaveValue('A slip of the pen?');
  });

  await test.step('who names whom, and when, is read', async () => {
    await turnTo(page, 'Lineage');
    await expect(page.getByRole('table', { name: 'Lineage' })).toContainText(
      'reports the Tarvane News Agency, quoting RTO',
    );
    await turnTo(page, 'Timeline');
    const difference = page.getByRole('listitem', { name: 'Difference 1' });
    await expect(difference).toContainText('burst early on Tuesday');
    await expect(difference).toContainText('burst late on Monday');
  });

  await test.step('the tables are saved', async () => {
    await turnTo(page, 'Claims');
    const claims = await saved(page);
    expect(claims.split('\n').filter((line) => line.includes('inspected in January'))).toHaveLength(4);
    expect(claims).toContain('inspected inspector January (any): 0 found');
    await turnTo(page, 'Synopsis');
    const synopsis = await saved(page);
    const row = synopsis.split('\n').find((line) => line.includes('She added that the silo'));
    expect(row).toContain('The governor said that the silo');
    expect(row).toContain('it did not show us the paper');
  });
});

/** What a table says that is saved as CSV. */
async function saved(page: Page): Promise<string> {
  await tabTo(page, 'Save table');
  return (await saveTable(page, /CSV/u, null)).text;
}

/** Each page of comparing, from one to the next. */
const pages: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'Event sets': async (page) => {
    await command(page, 'Event sets');
    await expect(page.getByRole('list', { name: 'Suggested event sets' })).toBeVisible();
  },
  'Shared wording of the project': async (page) => {
    await command(page, 'Shared wording');
    await expect(page.getByRole('list', { name: 'Shared passages' })).toBeVisible();
  },
  'Over time': async (page) => {
    await page.getByText('Over time', { exact: true }).click();
    await expect(page.getByText('Lantern Wire').first()).toBeVisible();
  },
  'Documents × documents': async (page) => {
    await page.getByText('Documents', { exact: true }).click();
    await expect(page.getByRole('grid', { name: 'Shared wording' })).toBeVisible();
  },
  Comparison: async (page) => {
    await command(page, 'Event sets');
    const sets = page.getByRole('list', { name: 'Event sets', exact: true });
    await sets.getByRole('button', { name: 'Compare' }).press('Enter');
    await expect(page.getByRole('grid', { name: 'Shared wording' })).toBeVisible();
  },
  ...Object.fromEntries(
    ['Synopsis', 'Quotations', 'Possible conflicts', 'Claims', 'Lineage', 'Timeline'].map((part) => [
      part,
      async (page: Page) => {
        await turnToPart(page, part);
        await expect(
          page.getByRole(part === 'Possible conflicts' ? 'list' : part === 'Claims' ? 'grid' : 'table').first(),
        ).toBeVisible();
      },
    ]),
  ),
  Witnesses: async (page) => {
    await turnToPart(page, 'Claims');
    await page.getByRole('button', { name: 'Count witnesses' }).press('Enter');
    await expect(page.getByRole('region', { name: 'Witnesses' }).getByRole('status')).toContainText('at least');
  },
  Pair: async (page) => {
    await turnToPart(page, 'Shared wording');
    await page.getByRole('gridcell', { name: /^49%/u }).press('Enter');
    await expect(page.getByRole('list', { name: 'Shared passages' })).toBeVisible();
  },
  'Both texts': async (page) => {
    await page.getByRole('button', { name: 'Show in both texts' }).first().press('Enter');
    await expect(page.getByRole('document').last()).toContainText('Marek Tollin');
  },
};

const sizes: readonly Size[] = [
  [1280, 800],
  [1024, 700],
  [640, 400], // 200 % of the first
];

test('every page of comparing passes the accessibility checks in both themes, and nothing is beyond the edge at any size', async ({
  page,
}) => {
  test.setTimeout(480_000);
  const found: Record<string, readonly string[]> = {};
  await openSample(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const [shown, open] of Object.entries(pages)) {
    await open(page);
    const problems = await inEverySize(page, sizes);
    if (problems.length > 0) found[shown] = problems;
  }
  expect(found).toEqual({});
});
