import type { Locator, Page } from '@playwright/test';
import {
  annotationList,
  closeReport,
  documentTree,
  expect,
  folderOf,
  importFolder,
  openDocument,
  openText,
  search,
  pickTag,
  selectWords,
  tagPicker,
  tagTree,
  test,
} from './steps.ts';

// What cannot be stored is shown with its place, never lost and never stored as something that nobody meant: half of a
// name is no name, and half of a date is another date.

const harbour =
  'Harbour\n\nJune 30, 2025\n\nThe ferry left at noon. Паром вышел из гавани.\n\nNobody was on the quay that day.\n';

type Info = Parameters<typeof folderOf>[0];

async function openHarbour(page: Page, info: Info): Promise<void> {
  await page.goto('/');
  await importFolder(page, await folderOf(info, 'texts', { 'harbour.txt': harbour }));
  await closeReport(page);
  await openDocument(page, 'Harbour');
  await expect(openText(page)).toContainText('ferry');
}

async function reloadAtOnce(page: Page): Promise<void> {
  await page.reload();
  await expect(documentTree(page)).toBeVisible();
}

const noteBox = (page: Page) => page.getByRole('dialog', { name: 'Note on this passage' });
const card = (page: Page) => annotationList(page).getByRole('listitem');
const saved = (page: Page) => page.getByText('Saved', { exact: true });
const fact = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}:`, 'u') });
const problem = (page: Page) => page.getByRole('alert').locator('.message');

async function openList(page: Page, sign: string | RegExp): Promise<Locator> {
  await page.getByRole('button', { name: sign }).click();
  return page.getByRole('dialog', { name: 'Not stored' });
}

test.describe('what was half typed before a reload waits in its field, and nothing of it is stored', () => {
  test('a date', async ({ page }, info) => {
    await openHarbour(page, info);
    await expect(fact(page, 'Date')).toHaveText('Jun 30, 2025');
    await fact(page, 'Date').click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('30 June 202');
    await reloadAtOnce(page);
    await expect(fact(page, 'Date')).toHaveText('Jun 30, 2025');
    await expect(page.getByText('“30 June 202” was typed here and not finished.')).toBeVisible();
    await expect(page.getByRole('button', { name: '1 text not stored' })).toBeVisible();

    // Looking at it takes nothing; what is finished is taken.
    await fact(page, 'Date').click();
    const field = page.getByRole('textbox', { name: 'Value of Date' });
    await expect(field).toHaveValue('30 June 202');
    await page.keyboard.press('Escape');
    await expect(fact(page, 'Date')).toHaveText('Jun 30, 2025');
    await fact(page, 'Date').click();
    await page.keyboard.press('End');
    await page.keyboard.type('4');
    await page.keyboard.press('Enter');
    await expect(fact(page, 'Date')).toHaveText('Jun 30, 2024');
    await expect(page.getByText('was typed here')).toBeHidden();
    await expect(page.getByRole('button', { name: '1 text not stored' })).toBeHidden();
  });

  test('a date that was left in its field because it cannot be read, of which nothing more is said', async ({
    page,
  }, info) => {
    await openHarbour(page, info);
    await fact(page, 'Date').click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('around Easter');
    await page.keyboard.press('Escape');
    await reloadAtOnce(page);
    await expect(fact(page, 'Date')).toHaveText('around Easter');
    await page.waitForTimeout(5500);
    await expect(problem(page)).toHaveCount(0);
    await expect(page.getByRole('button', { name: /not stored/u })).toHaveCount(0);
  });

  test('the name of a tag that is the name of another, too', async ({ page }, info) => {
    await openHarbour(page, info);
    for (const name of ['Ship', 'Ships']) {
      await page.getByRole('button', { name: 'New tag' }).click();
      await page.keyboard.type(name);
      await page.keyboard.press('Enter');
      await expect(tagTree(page).getByText(name, { exact: true })).toBeVisible();
    }
    await page.keyboard.press('Escape');
    await tagTree(page).getByText('Ships', { exact: true }).click();
    await page.keyboard.press('F2');
    const field = page.getByRole('textbox', { name: 'New name of the tag' });
    await field.fill('Ship');
    await reloadAtOnce(page);
    await expect(tagTree(page).getByText('Ships', { exact: true })).toBeVisible();
    await page.waitForTimeout(1500);
    await expect(problem(page)).toHaveCount(0);
    const list = await openList(page, '1 text not stored');
    await expect(list.getByRole('listitem')).toContainText('Name of the tag Ships');
    await page.keyboard.press('Escape');
    await tagTree(page).getByText('Ships', { exact: true }).click();
    await page.keyboard.press('F2');
    await expect(field).toHaveValue('Ship');
    await page.keyboard.type('Vessel');
    await page.keyboard.press('Enter');
    await expect(tagTree(page).getByText('Vessel', { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: '1 text not stored' })).toBeHidden();
  });

  test('a title in a cell of the import report', async ({ page }, info) => {
    await page.goto('/');
    const report = await importFolder(page, await folderOf(info, 'texts', { 'harbour.txt': harbour }));
    await report.getByRole('row').getByRole('textbox').first().fill('The qu');
    await reloadAtOnce(page);
    await expect(documentTree(page).getByText('Harbour')).toBeVisible();
    await documentTree(page).getByText('Harbour').click();
    await documentTree(page).focus();
    await page.keyboard.press('F2');
    await expect(page.getByRole('dialog').getByRole('textbox')).toHaveValue('The qu');
    // Who only looks takes nothing; who cancels gives it up.
    await page.keyboard.press('Escape');
    await expect(documentTree(page).getByText('Harbour')).toBeVisible();
    const list = await openList(page, '1 text not stored');
    await expect(list.getByRole('listitem')).toContainText('Title of Harbour');
    await list.getByRole('button', { name: 'Drop' }).click();
    await expect(list).toContainText('Everything is stored.');
  });
});

test.describe('the name of what does not exist yet waits in its field after a reload and after Escape, and makes nothing', () => {
  const begin = async (page: Page, command: string) => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type(command);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Commands' })).toBeHidden();
  };

  for (const [what, command, field] of [
    ['a tag', 'New tag', 'Name of the new tag'],
    ['a project', 'New project…', 'Name of the project'],
    ['a person', 'Your name…', 'Your name'],
  ] as const) {
    test(what, async ({ page }, info) => {
      await openHarbour(page, info);
      await begin(page, command);
      const box = page.getByRole('textbox', { name: field });
      await box.fill('Ölhafen שער');
      await reloadAtOnce(page);
      const list = await openList(page, '1 text not stored');
      await expect(list.getByRole('listitem')).toContainText('Ölhafen שער');
      await page.keyboard.press('Escape');
      await begin(page, command);
      await expect(box).toHaveValue('Ölhafen שער');
      // Who only looks makes nothing.
      await page.keyboard.press('Escape');
      await expect(box).toBeHidden();
      await expect(page.getByRole('button', { name: '1 text not stored' })).toBeVisible();
      await begin(page, command);
      await expect(box).toHaveValue('Ölhafen שער');
      await page.keyboard.press('Enter');
      await expect(box).toBeHidden();
      await expect(page.getByRole('button', { name: '1 text not stored' })).toBeHidden();
    });
  }

  test('a search', async ({ page }, info) => {
    await openHarbour(page, info);
    await search(page, 'ferry', /1 passage/u);
    await page.getByRole('button', { name: 'Save search' }).click();
    const box = page.getByRole('textbox', { name: 'Name of the search' });
    await box.fill('Boats th');
    await reloadAtOnce(page);
    const list = await openList(page, '1 text not stored');
    await expect(list.getByRole('listitem')).toContainText('Name of a search to be saved');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Save search' }).click();
    await expect(box).toHaveValue('Boats th');
    await page.keyboard.press('End');
    await page.keyboard.type('at left');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status').getByText('Saved search Boats that left.')).toBeVisible();
    await expect(page.getByRole('button', { name: '1 text not stored' })).toBeHidden();
  });

  test('a project that was typed and left by Escape', async ({ page }, info) => {
    await openHarbour(page, info);
    await begin(page, 'New project…');
    await expect(page.getByRole('textbox', { name: 'Name of the project' })).toBeFocused();
    await page.keyboard.type('Mole');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: '1 text not stored' })).toBeVisible();
    await begin(page, 'New project…');
    await expect(page.getByRole('textbox', { name: 'Name of the project' })).toHaveValue('Mole');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('button', { name: '1 text not stored' })).toBeHidden();
  });
});

test.describe('what Escape stores is said, and undo brings the old back', () => {
  const said = (page: Page) => page.getByRole('status', { name: 'Messages' });
  const takeBack = async (page: Page) => {
    await said(page).getByRole('button', { name: 'Take back' }).click();
    await expect(said(page)).not.toContainText('Saved');
  };

  test('a title, a date and an author in the inspector', async ({ page }, info) => {
    await openHarbour(page, info);
    const write = async (words: string) => {
      await page.keyboard.press('Control+a');
      await page.keyboard.type(words);
      await page.keyboard.press('Escape');
    };
    await page.getByRole('button', { name: 'Title: Harbour' }).click();
    await write('The quay');
    await expect(said(page)).toContainText('Saved. Undo (Ctrl+Z) brings back “Harbour”.');
    await takeBack(page);
    await expect(documentTree(page).getByText('Harbour')).toBeVisible();

    await fact(page, 'Date').click();
    await write('1 July 2025');
    await expect(said(page)).toContainText('Saved. Undo (Ctrl+Z) brings back “Jun 30, 2025”.');
    await takeBack(page);
    await expect(fact(page, 'Date')).toHaveText('Jun 30, 2025');

    await fact(page, 'Author').click();
    await write('Mika Ortega');
    await expect(said(page)).toContainText('Saved “Mika Ortega”. Undo (Ctrl+Z) takes it away again.');
    await takeBack(page);

    // What was not changed, and what Enter took, needs no word.
    await fact(page, 'Author').click();
    await page.keyboard.press('Escape');
    await fact(page, 'Author').click();
    await page.keyboard.type('Ana');
    await page.keyboard.press('Enter');
    await expect(fact(page, 'Author')).toHaveText('Ana');
    await expect(said(page)).not.toContainText('Saved');
  });

  test('the name of a tag, new and old, and of the project', async ({ page }, info) => {
    await openHarbour(page, info);
    await page.getByRole('button', { name: 'New tag' }).click();
    await page.keyboard.type('Ships');
    await page.keyboard.press('Escape');
    await expect(said(page)).toContainText('Saved “Ships”. Undo (Ctrl+Z) takes it away again.');
    await tagTree(page).getByText('Ships', { exact: true }).click();
    await page.keyboard.press('F2');
    await page.keyboard.type('Boats');
    await page.keyboard.press('Escape');
    await expect(said(page)).toContainText('Saved. Undo (Ctrl+Z) brings back “Ships”.');
    await takeBack(page);
    await expect(tagTree(page).getByText('Ships', { exact: true })).toBeVisible();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Rename project');
    await page.keyboard.press('Enter');
    const box = page.getByRole('textbox', { name: 'Name of the project' });
    const before = await box.inputValue();
    await box.fill('Mole');
    await page.keyboard.press('Escape');
    await expect(said(page)).toContainText(`Saved. Undo (Ctrl+Z) brings back “${before}”.`);
  });

  test('a cell of the import report; a date that is none stays in its cell and is said', async ({ page }, info) => {
    await page.goto('/');
    const report = await importFolder(page, await folderOf(info, 'texts', { 'harbour.txt': harbour }));
    const cells = report.getByRole('row').getByRole('textbox');
    await cells.first().fill('The quay');
    await page.keyboard.press('Escape');
    await expect(said(page)).toContainText('Saved. Undo (Ctrl+Z) brings back “Harbour”.');
    const date = report.getByRole('textbox', { name: /^Date/u });
    await date.fill('around Easter');
    await page.keyboard.press('Escape');
    await expect(date).toHaveValue('around Easter');
    await expect(report.getByText('around Easter')).toBeVisible();
    await expect(report).toBeVisible();
  });
});

test('a note that is written while its text gets a new version goes on, and stands at its words', async ({
  page,
  context,
}, info) => {
  await openHarbour(page, info);
  await selectWords(page, openText(page), 'Nobody');
  await page.keyboard.press('n');
  await page.keyboard.type('Who says');
  const second = await context.newPage();
  await second.goto('/');
  await expect(documentTree(second)).toBeVisible();
  await importFolder(
    second,
    await folderOf(info, 'later/texts', { 'harbour.txt': harbour.replace('The ferry', 'At last the old ferry') }),
  );
  await closeReport(second);
  await page.bringToFront();
  await expect(openText(page)).toContainText('At last the old ferry');
  await expect(noteBox(page).getByRole('textbox')).toBeFocused();
  await expect(noteBox(page).getByRole('textbox')).toHaveText('Who says');
  await page.keyboard.type(' so?');
  await page.keyboard.press('Escape');
  await expect(card(page)).toHaveCount(1);
  await expect(card(page)).toContainText('Who says so?');
  await expect(card(page)).toContainText('Nobody');
  await expect(saved(page)).toBeVisible();
  await expect(problem(page)).toHaveCount(0);
});

test('words whose note is deleted in another window are shown, and can become a page of notes', async ({
  page,
  context,
}, info) => {
  await openHarbour(page, info);
  await selectWords(page, openText(page), 'ferry left');
  await page.keyboard.press('t');
  await expect(tagPicker(page)).toBeFocused();
  await pickTag(page, 'Ships');
  await card(page).getByRole('button', { name: 'Write a note' }).click();
  const second = await context.newPage();
  await second.goto('/');
  await expect(card(second)).toHaveCount(1);
  await page.bringToFront();
  await page.keyboard.type('Which ferry?');
  const remove = card(second).getByRole('button', { name: 'Remove annotation' });
  // A note that was stored a moment ago refuses: it is asked again.
  const removing = (async () => {
    while ((await remove.count()) > 0) await remove.click({ timeout: 2_000 }).catch(() => null);
  })();
  // Typed on until it is gone: however slow the machine is, the last of it is not stored by then.
  while ((await card(page).count()) > 0) await page.keyboard.type('0');
  await removing;
  await expect(saved(page)).toBeVisible();
  await expect(problem(page)).toContainText('belongs to something that is not there any more');

  // Also after a reload, without another word.
  await reloadAtOnce(page);
  // What is typed in the moment in which it goes is kept for itself.
  const sign = page.getByRole('button', { name: /^\d texts? not stored/u });
  const before = await sign.innerText();
  const list = await openList(page, before);
  const item = list.getByRole('listitem').filter({ hasText: 'Which ferry?' });
  await expect(item).toHaveCount(1);
  await expect(problem(page)).toHaveCount(0);
  await item.getByRole('button', { name: 'Make a page of notes of it' }).click();
  await expect(page.locator('.pane-content').getByText(/^Which ferry\?/u)).toBeVisible();
  await expect(page.getByRole('button', { name: before, exact: true })).toBeHidden();
});
