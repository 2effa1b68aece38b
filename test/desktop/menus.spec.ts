import { expect } from '@playwright/test';
import type { Desktop } from './desktop.ts';
import { linesOf, test } from './desktop.ts';
import type { MenuLine } from './program.ts';

const startEmpty = 'Start an empty project';

test('greys out what cannot be done now, and runs what is chosen', async ({ desktop }) => {
  const { page } = desktop;
  await expect.poll(() => enabled(desktop, 'import.folder')).toBe(true);
  expect(await enabled(desktop, 'export.open')).toBe(false);

  await page.getByRole('button', { name: startEmpty }).click();
  await expect.poll(() => enabled(desktop, 'export.open')).toBe(true);
  await expect.poll(() => enabled(desktop, 'edit.undo')).toBe(false);
  expect(await enabled(desktop, 'find.open')).toBe(false);

  await desktop.chooseMenu('note.new');
  await expect.poll(() => enabled(desktop, 'edit.undo')).toBe(true);
  // Not in the field of the new note, which has an undo of its own.
  await page.getByRole('button', { name: 'New note' }).focus();
  await expect.poll(() => enabled(desktop, 'edit.redo')).toBe(false);
  await desktop.chooseMenu('edit.undo');
  await expect.poll(() => enabled(desktop, 'edit.redo')).toBe(true);
  await expect.poll(() => enabled(desktop, 'edit.undo')).toBe(false);
});

test('does not list undo among the commands where nothing was done', async ({ desktop }) => {
  const { page } = desktop;
  await page.getByRole('button', { name: startEmpty }).click();
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('menuitem', { name: /^New note/ })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: /^Undo/ })).toHaveCount(0);
});

test('takes back in a field what was typed in it, when undo is chosen there', async ({ desktop }) => {
  const { page } = desktop;
  await page.getByRole('button', { name: startEmpty }).click();
  const box = page
    .getByRole('combobox', { name: 'Search passages' })
    .or(page.getByRole('searchbox', { name: 'Search passages' }));
  await box.click();
  await page.keyboard.type('мельница');
  await expect.poll(() => enabled(desktop, 'edit.undo')).toBe(true);
  await desktop.chooseMenu('edit.undo');
  await expect(box).toHaveValue('мельниц');
});

test('lists the projects opened last, opens one, and forgets them when it is told to', async ({ desktop }) => {
  const { page } = desktop;
  await page.getByRole('button', { name: 'Open sample project' }).click();
  await expect(page.getByRole('tree', { name: 'Documents' })).toBeVisible();
  const sample = (await page.title()).replace(' – Lectern', '');
  await desktop.chooseMenu('project.close');
  await expect(page.getByRole('button', { name: 'Open sample project' })).toBeVisible();

  await expect.poll(() => recent(desktop)).toEqual([sample, 'Clear Menu']);
  const [line] = linesOf(await desktop.menu()).filter(({ id }) => id?.startsWith('project.recent:'));
  await desktop.chooseMenu(line!.id!);
  await expect(page).toHaveTitle(`${sample} – Lectern`);
  // The open one need not be opened.
  await expect.poll(() => recent(desktop)).toEqual(['No Recent Projects']);

  await desktop.chooseMenu('project.close');
  await expect.poll(() => recent(desktop)).toEqual([sample, 'Clear Menu']);
  await desktop.chooseMenu('project.clear-recent');
  await expect.poll(() => recent(desktop)).toEqual(['No Recent Projects']);
  await expect(page.getByRole('button', { name: sample })).toBeVisible();
});

test('turns dark with the system, and stays as the person chose', async ({ desktop }) => {
  const { page } = desktop;
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  desktop.setDark(true);
  await expect.poll(paper).not.toBe(light);
  await expect.poll(() => enabled(desktop, 'theme.light')).toBe(true);
  await desktop.chooseMenu('theme.light');
  await expect.poll(paper).toBe(light);
  const checked = async () =>
    linesOf(await desktop.menu())
      .filter((line) => line.checked)
      .map(({ id }) => id);
  await expect.poll(checked).toEqual(['theme.light']);
  // What is not the page follows, too.
  await expect
    .poll(() => desktop.told.filter((event) => 'background' in event).at(-1))
    .toMatchObject({ background: '#fbf9f4' });
});

test('offers in a menu at the place what can be done with a selection and in a field', async ({ desktop }) => {
  const { page } = desktop;
  await page.getByRole('button', { name: startEmpty }).click();
  const box = page
    .getByRole('combobox', { name: 'Search passages' })
    .or(page.getByRole('searchbox', { name: 'Search passages' }));
  await box.click({ button: 'right' });
  await expect.poll(() => popup(desktop)).toEqual(['cut', 'copy', 'paste', undefined, 'selectAll']);
});

async function enabled(desktop: Desktop, id: string): Promise<boolean | undefined> {
  return (await desktop.menuItem(id))?.enabled;
}

async function recent(desktop: Desktop): Promise<string[]> {
  const found = linesOf(await desktop.menu()).find(({ label }) => label === 'Open Recent');
  return (found?.submenu ?? []).map(({ label }) => label).filter(Boolean);
}

/** Roles and names of the menu that was opened last. */
function popup({ told }: Desktop): (string | undefined)[] {
  const last = told.filter((event) => 'popup' in event).at(-1);
  return ((last?.['popup'] ?? []) as MenuLine[]).map(({ id, role }) => id ?? role);
}

test('opens one project when its command is chosen twice', async ({ desktop }) => {
  const { page } = desktop;
  const unpacking: string[] = [];
  page.on('worker', (worker) => worker.url().includes('archive') && unpacking.push(worker.url()));
  // The first one cannot come to its end before the second is chosen.
  await page.evaluate(
    () =>
      new Promise<void>((held) => {
        const release = new Promise<void>((resolve) => Reflect.set(window, 'release', resolve));
        void navigator.locks.request('lectern-unpack', () => (held(), release));
      }),
  );
  await desktop.chooseMenu('project.sample');
  await expect.poll(() => unpacking.length).toBe(1);
  await desktop.chooseMenu('project.sample');
  await page.evaluate(() => (Reflect.get(window, 'release') as () => void)());
  await expect(page.getByRole('tree', { name: 'Documents' })).toBeVisible();
  expect(unpacking).toHaveLength(1);
});
