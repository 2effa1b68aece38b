import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { runAction } from '../../src/renderer/session/actions.ts';
import type { Session } from '../../src/renderer/session/session.ts';
import { clearDesks, importFolder, makeDesk, untilIndexed } from '../commands/desk.ts';
import type { TestDesk } from '../commands/desk.ts';
import { expectQuietConsole } from './quiet-console.ts';
import { clearScreens, showScreen } from './reading-screen.tsx';
import { saveTableButton } from './save-table.ts';

const said =
  'It is important for the cultural sector to guide the relations between the two countries in the years to come';
const folder = {
  'one.txt': `The visit\n\nJune 29, 2025\n\nThe minister spoke in the harbour on Sunday. “${said},” he said.\n`,
  'δύο.txt': `Τι ειπώθηκε\n\nJune 30, 2025\n\nΗ εφημερίδα από το harbour γράφει: “${said}.”\n`,
};

expectQuietConsole();
beforeEach(() => page.viewport(1100, 800));
afterEach(async () => {
  clearScreens();
  await clearDesks();
});

/** A screen on which every file waits to be named until `release` is called. */
async function open(): Promise<{ desk: TestDesk; session: Session; asked: () => number; release: () => void }> {
  const real = await makeDesk();
  await importFolder(real, folder);
  await untilIndexed(real);
  let asked = 0;
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const host: typeof real.host = {
    ...real.host,
    async writeSave(...piece) {
      asked += 1;
      await released;
      return real.host.writeSave(...piece);
    },
  };
  const desk = { ...real, host };
  return { desk, session: showScreen(desk), asked: () => asked, release };
}

const saveButton = saveTableButton;
const cancelButton = () => page.getByRole('button', { name: 'Cancel saving' });

const views = {
  async 'shared passages'(session: Session) {
    runAction(session, 'shared-wording.open');
    await expect.element(page.getByText('1 shared passage', { exact: true })).toBeVisible();
  },
  async 'what a search finds'(session: Session) {
    session.workspace.open({ kind: 'search' });
    session.workspace.set({ query: 'harbour' });
    await expect.element(page.getByText('2 passages in 2 documents')).toBeVisible();
  },
};

for (const [what, show] of Object.entries(views)) {
  test(`the save of ${what} goes on while another tab is shown, and can be given up when its own is shown again`, async () => {
    const { desk, session, asked, release } = await open();
    await show(session);
    saveButton().element().focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('menuitem', { name: 'Table (CSV)' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(asked).toBe(1);
    session.workspace.open({ kind: 'document', documentId: 'no more there' });
    await expect.element(cancelButton()).not.toBeInTheDocument();
    await show(session);
    await expect.element(cancelButton()).toBeVisible();
    cancelButton().element().focus();
    await userEvent.keyboard('{Enter}');
    release();
    await expect.element(saveButton()).toHaveFocus();
    expect([asked(), desk.host.saved.size]).toEqual([1, 0]);
  });

  test(`the keys stay on the button that saves ${what}, from the press until the file is there`, async () => {
    const { desk, session, asked, release } = await open();
    await show(session);
    saveButton().element().focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('menuitem', { name: 'Table (CSV)' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(asked).toBe(1);
    await expect.element(cancelButton()).toHaveFocus();
    release();
    await expect.element(page.getByText(/^Saved the (?:results|shared passages) as/u)).toBeVisible();
    await expect.element(saveButton()).toHaveFocus();
    expect(desk.host.saved.size).toBe(1);
  });
}

test('the project file is saved once at a time, and going on in another way shows that it is being saved', async () => {
  const { desk, session, asked, release } = await open();
  runAction(session, 'project.save');
  await expect.poll(asked, { timeout: 20_000 }).toBe(1);
  runAction(session, 'project.save');
  await expect.element(page.getByText('It is being saved already. Wait until that ends, or cancel it.')).toBeVisible();
  session.workspace.set({ dialog: 'export' });
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Format' }), 'project');
  const save = page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true });
  await expect.element(save).toHaveAttribute('aria-disabled', 'true');
  await userEvent.click(page.getByRole('dialog').getByRole('button', { name: 'Cancel', exact: true }));
  expect(session.saves.state.project).not.toBe(null);
  release();
  await expect.poll(() => session.saves.state.project).toBe(null);
  expect(desk.host.saved.size).toBe(1);
});

test('a project file that is being saved is given up, and nothing of it is kept', async () => {
  const { desk, session, asked, release } = await open();
  runAction(session, 'project.save');
  await expect.poll(asked, { timeout: 20_000 }).toBe(1);
  session.saves.cancel('project');
  release();
  await expect.poll(() => session.saves.state.project).toBe(null);
  expect([desk.host.saved.size, session.workspace.state.messages]).toEqual([0, []]);
});
