import { createRoot } from 'react-dom/client';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { SessionContext } from '../../src/renderer/ui/hooks/use-session.ts';
import { ImportReport } from '../../src/renderer/ui/views/import-report/ImportReport.tsx';
import { clearDesks, importFolder, makeDesk } from '../commands/desk.ts';
import { openSession } from '../session/open-session.ts';
import { expectQuietConsole } from './quiet-console.ts';

expectQuietConsole();
afterEach(async () => {
  document.body.replaceChildren();
  await clearDesks();
});

test('a file is found by its name, its title and what became of it in a report of many, and Escape gives all back before it closes the report', async () => {
  const names = Array.from({ length: 12 }, (_, at) => `гавань/письмо-${at + 1}.txt`);
  const desk = await makeDesk({
    ...Object.fromEntries(names.map((name, at) => [name, `Letter ${at + 1}\n\nГавань ${at}.\n`])),
    'гавань/тень.psd': 'none',
  });
  await importFolder(desk);
  const session = openSession(desk);
  const [record] = desk.store.snapshot.rows('imports').values();
  session.workspace.set({ dialog: 'import-report', reportId: record!.id });
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  root.render(
    <SessionContext value={session}>
      <ImportReport />
    </SessionContext>,
  );
  const rows = () => page.getByRole('textbox', { name: /^Title of/u }).elements().length;
  await expect.poll(rows).toBeGreaterThan(4);
  await userEvent.fill(page.getByRole('searchbox', { name: 'Find in files' }), 'ПИСЬМО-12');
  await expect.poll(rows).toBe(1);
  await expect.element(page.getByText('1 of 13')).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('textbox', { name: /^Title of/u })).toHaveFocus();
  const find = page.getByRole('searchbox', { name: 'Find in files' });
  await userEvent.fill(find, 'letter 7');
  await expect.element(page.getByText('1 of 13')).toBeVisible();
  await expect.element(page.getByRole('textbox', { name: /^Title of/u })).toHaveValue('Letter 7');
  await userEvent.fill(find, 'unknown format');
  await expect.poll(rows).toBe(0);
  await expect.element(page.getByText('1 of 13')).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('table')).toHaveFocus();
  await find.click();
  await userEvent.keyboard('{Escape}');
  await expect.poll(rows).toBeGreaterThan(4);
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => session.workspace.state.dialog).toBe(null);
  root.unmount();
});
