import { createRoot } from 'react-dom/client';
import type { Root } from 'react-dom/client';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { SessionContext } from '../../src/renderer/ui/hooks/use-session.ts';
import { HistoryView } from '../../src/renderer/ui/views/history/HistoryView.tsx';
import { clearDesks, importFolder, makeDesk } from '../commands/desk.ts';
import { expectQuietConsole } from './quiet-console.ts';
import { openSession } from '../session/open-session.ts';

let root: Root | null = null;
expectQuietConsole();
afterEach(async () => {
  root?.unmount();
  await clearDesks();
});

test('an act of several steps says by key what each of them did', async () => {
  const desk = await makeDesk({ 'гавань.txt': 'Гавань открыта.\n', 'quay.txt': 'The quay is closed.\n' });
  await importFolder(desk);
  const session = openSession(desk);
  document.body.replaceChildren();
  root = createRoot(document.body.appendChild(document.createElement('div')));
  root.render(
    <SessionContext value={session}>
      <HistoryView />
    </SessionContext>,
  );
  const act = page.getByRole('list', { name: 'Acts' }).getByRole('listitem').first();
  const steps = act.getByText(/^\d steps$/u);
  await expect.element(steps).toBeVisible();
  (steps.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  const said = () => [...act.element().querySelectorAll('.act-steps li')].map(({ textContent }) => textContent);
  await expect.poll(() => said().length).toBe(Number.parseInt(steps.element().textContent, 10));
  expect(said().filter((step) => step.includes('2 documents added'))).toHaveLength(1);
  expect(new Set(said().map((step) => step.replace(/:.*$/u, '')))).toHaveLength(1);
});
