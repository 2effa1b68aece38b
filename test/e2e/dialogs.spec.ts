import path from 'node:path';
import type { Page, TestInfo } from '@playwright/test';
import { copyFile, writeFile } from 'node:fs/promises';
import { strToU8, zipSync } from 'fflate';
import type { Asking } from '../../src/renderer/session/shell-state.ts';
import type { DialogName } from '../../src/renderer/session/workspace.ts';
import { expect, folderOf, openDocument, openSample, openText, saveExport, tagTree, test } from './steps.ts';

// Every dialog by keys: the focus stays in it, is seen, goes the way that one reads; Escape closes it, and the focus is
// where it was.

type Dialog = DialogName | Exclude<Asking['kind'], 'new-tag' | 'rename-tag'>;
type Way = (page: Page, info: TestInfo) => Promise<void>;

/** Remembers what has the focus: it is to have it again. */
const mark = (page: Page) => page.evaluate(() => document.activeElement?.setAttribute('data-had-focus', ''));

const command =
  (name: string): Way =>
  async (page) => {
    await mark(page);
    await page.keyboard.press('Control+k');
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
  };

/** Turns to a tag by a click, and goes on from there. */
const atTag =
  (name: string, next: Way): Way =>
  async (page, info) => {
    const row = tagTree(page).getByRole('treeitem', { name: new RegExp(`^${name}\\b`) });
    await row.click();
    await expect(tagTree(page)).toBeFocused();
    await next(page, info);
  };

const key =
  (chord: string): Way =>
  async (page) => {
    await mark(page);
    await page.keyboard.press(chord);
  };

const renameToTwin = atTag('Casualties', async (page) => {
  await mark(page);
  await page.keyboard.press('F2');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Inspection');
  await page.keyboard.press('Enter');
});

/** Keeps what is searched under a name, by keys; the field gives the focus back to its button. */
async function saveSearch(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name: 'Save search' });
  await expect(button).toBeEnabled();
  await button.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(page.locator('.search-save')).toHaveCount(0);
  await button.evaluate((element) => element.setAttribute('data-had-focus', ''));
}

/** Ends at the next mark a link that is begun at the first one of the text. */
const atTwoMarks: Way = async (page, info) => {
  for (const press of ['.', 'l', '.']) await page.keyboard.press(press);
  await key('Shift+L')(page, info);
};

/** Goes on in a page of the project, by one of its buttons, once there is a link. */
const atLink =
  (name: string): Way =>
  async (page, info) => {
    await atTwoMarks(page, info);
    await page.keyboard.type('explains');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status').getByText('Linked.')).toBeVisible();
    await command('All links')(page, info);
    await page.getByRole('table', { name: 'All links' }).waitFor();
    await page.getByRole('button', { name, exact: true }).first().focus();
    await key('Enter')(page, info);
  };

/** How each is opened; or why not here. A dialog that is missing does not compile. */
const ways: Record<Dialog, Way | string> = {
  commands: key('Control+k'),
  keys: command('List of keys'),
  export: key('Control+e'),
  'import-report': command('Show the last import report'),
  reading: command('Correct encoding'),
  'query-help': command('Search help'),
  'tag-picker': async (page) => {
    await page.keyboard.press('j');
    await key('t')(page, test.info());
  },
  'new-project': command('New project'),
  'rename-project': command('Rename project'),
  projects: command('Projects'),
  author: command('Your name'),
  quotation: async (page) => {
    await page.keyboard.press('j');
    await key('q')(page, test.info());
  },
  claim: command('New claim, of the selected words'),
  'claim-passage': async (page, info) => {
    await command('New claim, of the selected words')(page, info);
    await page.keyboard.type('The silo burst');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('grid', { name: 'Claim matrix' })).toBeVisible();
    await page.keyboard.press('Alt+w');
    await openText(page).focus();
    await page.keyboard.press('j');
    await command('Add the selected words to a claim')(page, info);
  },
  'to-event-set': async (page) => {
    const tree = page.getByRole('tree', { name: 'Documents' });
    await tree.getByRole('treeitem').last().click();
    await expect(tree).toBeFocused();
    await mark(page);
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Add to an event set…' }).press('Enter');
  },
  'rename-document': command('Edit the title of this document'),
  'open-tag': command('Open the page of a tag'),
  'move-tag': atTag('Borrowed', command('Move the selected tag')),
  'merge-tag': atTag('Borrowed', command('Merge the selected tag')),
  'describe-tag': atTag('Borrowed', command('Codebook entry of the selected tag')),
  'merge-twins': renameToTwin,
  link: atTwoMarks,
  'link-to': command('Link with something by its name'),
  'change-link': atLink('Change link'),
  relation: atLink('Rename relation explains'),
  person: async (page, info) => {
    await command('People')(page, info);
    await page.getByRole('button', { name: 'Rename Lectern', exact: true }).focus();
    await key('Enter')(page, info);
  },
  unstored: async (page, info) => {
    await renameToTwin(page, info);
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '1 text not stored' }).focus();
    await key('Enter')(page, info);
  },
  'search-twin': async (page) => {
    await page.keyboard.press('Control+Shift+f');
    await page.keyboard.type('harbour');
    await saveSearch(page, 'Harbour');
    await expect(page.getByRole('status').getByText('Saved search Harbour.')).toBeVisible();
    await saveSearch(page, 'harbour');
  },
  'codebook-doubts': async (page, info) => {
    const folder = await folderOf(info, 'codes', { 'codes.csv': 'tag\nWar\nWar\n' });
    const picking = page.waitForEvent('filechooser');
    await command('Take in a codebook from a table')(page, info);
    await (await picking).setFiles(`${folder}/codes.csv`);
  },
  twin: async (page, info) => {
    const file = info.outputPath('same.lectern');
    await copyFile(await saveExport(page, /Project file/), file);
    await openText(page).focus();
    await mark(page);
    const picking = page.waitForEvent('filechooser');
    await page.keyboard.press('Control+o');
    await (await picking).setFiles(path.resolve(file));
  },
  'taken-in': async (page, info) => {
    const file = info.outputPath('letters.qdpx');
    const source = '<Sources><TextSource guid="s" name="Letter" plainTextPath="internal://s.txt"/></Sources>';
    const project = `<Project xmlns="urn:QDA-XML:project:1.0" name="Letters">${source}</Project>`;
    const letter = 'Nine sacks of grain lie wet under the cranes.';
    await writeFile(file, zipSync({ 'project.qde': strToU8(project), 'sources/s.txt': strToU8(letter) }));
    const picking = page.waitForEvent('filechooser');
    await command('Import files')(page, info);
    await (await picking).setFiles(file);
  },
  backups: 'There are backups on the desktop only.',
};

/** What has the focus: whether it stands in the dialog and is seen, and where. */
function look() {
  const focused = document.activeElement as HTMLElement;
  // A choice of a kind is hidden behind its words, and a line of a list stands for what is in it.
  const seen = focused.offsetWidth > 2 ? focused : (focused.closest<HTMLElement>('label') ?? focused.parentElement!);
  const { left, top, right, bottom } = seen.getBoundingClientRect();
  // Where the one before stands now: the dialog may have been scrolled.
  const last = document.querySelector('[data-walked]');
  const before = last?.getBoundingClientRect() ?? { top, right };
  last?.removeAttribute('data-walked');
  seen.setAttribute('data-walked', '');
  const rings = [focused, seen, ...(focused.parentElement ? [focused.parentElement] : [])].map((one) =>
    getComputedStyle(one),
  );
  return {
    name: `${focused.tagName.toLowerCase()}.${focused.className} “${(focused.getAttribute('aria-label') ?? focused.textContent).trim().slice(0, 40)}”`,
    inside: focused.closest('[role="dialog"]') !== null,
    seen:
      right - left > 2 &&
      bottom - top > 2 &&
      rings.some(
        ({ outlineStyle, boxShadow, caretColor }) =>
          outlineStyle !== 'none' ||
          boxShadow !== 'none' ||
          (focused.matches('input, textarea') && caretColor !== 'transparent'),
      ),
    isAbove: bottom <= before.top + 1 && left < before.right,
  };
}

/** Walks through a dialog by keys, and out of it; what is wrong with it, in words. */
async function walk(page: Page, info: TestInfo, way: Way): Promise<readonly string[]> {
  await openDocument(page, 'Grain silo bursts');
  await openText(page).focus();
  await page.evaluate(() => document.querySelector('[data-had-focus]')?.removeAttribute('data-had-focus'));
  await way(page, info);
  const box = page.getByRole('dialog');
  await expect(box).toHaveCount(1);
  await expect.poll(() => page.evaluate(look)).toMatchObject({ inside: true });
  const wrong: string[] = [];
  const been = new Set<string>();
  let before = await page.evaluate(look);
  let turned = false;
  for (let step = 0; step < 60 && !been.has(before.name); step++) {
    been.add(before.name);
    await page.keyboard.press('Tab');
    const at = await page.evaluate(look);
    if (!at.inside) wrong.push(`out of the dialog: ${at.name}`);
    if (!at.seen) wrong.push(`not seen: ${at.name}`);
    // It goes down, or on in its line, or to the next column; once from the last to the first.
    if (at.isAbove && turned && !been.has(at.name)) wrong.push(`${before.name} and then, above: ${at.name}`);
    if (at.isAbove) turned = true;
    before = at;
  }
  await page.keyboard.press('Escape');
  await expect(box).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => document.activeElement?.hasAttribute('data-had-focus'))).toBe(true);
  return wrong;
}

/** Those that leave all as it was are walked through one after another in one page. */
const together: readonly (readonly Dialog[])[] = [
  ['commands', 'keys', 'export', 'import-report', 'reading', 'query-help', 'new-project', 'rename-project', 'projects'],
  ['author', 'rename-document', 'open-tag', 'link-to', 'tag-picker', 'quotation', 'claim'],
  ['move-tag', 'merge-tag', 'describe-tag', 'merge-twins'],
];

for (const dialogs of together) {
  test(`goes by keys: ${dialogs.join(', ')}`, async ({ page }, info) => {
    test.slow();
    await openSample(page);
    for (const dialog of dialogs) {
      const way = ways[dialog] as Way;
      await test.step(dialog, async () => expect(await walk(page, info, way), dialog).toEqual([]));
    }
  });
}

for (const [dialog, way] of Object.entries(ways)) {
  if (typeof way === 'string' || together.flat().some((one) => one === dialog)) continue;
  test(`goes by keys: ${dialog}`, async ({ page }, info) => {
    await openSample(page);
    expect(await walk(page, info, way)).toEqual([]);
  });
}
