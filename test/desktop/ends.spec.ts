import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';
import type { Desktop } from './desktop.ts';
import { test } from './desktop.ts';

// Ends that are no quitting, and closing out of sight.

// What is lost once is lost.
test.describe.configure({ retries: 0 });

const words = 'Сказано в последнюю минуту.';

/** Types into a note what is not stored yet. */
async function typeNote({ page }: Desktop): Promise<void> {
  await page.getByRole('button', { name: 'Open sample project' }).click();
  await page.getByRole('button', { name: 'New note' }).click();
  await page.getByRole('textbox', { name: 'Text of the note' }).fill(words);
  await expect(page.getByText('Saving…')).toBeVisible();
}

/** The note, after the next start. */
async function noteIsThere(desktop: Desktop): Promise<void> {
  await desktop.ended;
  await desktop.restart();
  await desktop.page.getByRole('list', { name: 'Notes' }).getByRole('button', { name: 'Untitled note' }).click();
  await expect(desktop.page.getByText(words)).toBeVisible();
}

test('stores what is written when the person logs off', async ({ desktop }) => {
  await typeNote(desktop);
  // What the page keeps beside would help, too.
  await desktop.page.evaluate(() => localStorage.clear());
  desktop.endSession();
  await noteIsThere(desktop);
});

test('leaves nothing half written when the person logs off', async ({ desktop }) => {
  const folder = path.join(desktop.folder, 'exports');
  const backups = path.join(desktop.folder, 'backups');
  await mkdir(folder);
  await halfWritten(desktop, path.join(folder, 'Записки.md'));
  await halfBackedUp(desktop);
  expect([await readdir(folder), await readdir(backups)].map(({ length }) => length)).toEqual([1, 1]);
  desktop.endSession();
  await desktop.ended;
  expect([await readdir(folder), await readdir(backups)]).toEqual([[], []]);
});

for (const signal of ['SIGTERM', 'SIGHUP'] as const) {
  test(`ends in order and in time, and asks nobody, at the ${signal} of a log-out`, async ({ desktop }) => {
    const folder = path.join(desktop.folder, 'exports');
    await mkdir(folder);
    await typeNote(desktop);
    await halfWritten(desktop, path.join(folder, 'Записки.md'));
    await desktop.page.evaluate(() => {
      localStorage.clear();
      void window.host!.native!.showWork({ label: 'Importing letters', share: null });
    });
    desktop.logOut(signal);
    await desktop.ended;
    expect(desktop.told.filter((event) => 'box' in event)).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
    await noteIsThere(desktop);
  });
}

test('ends in order and in time, and asks nobody, when the machine shuts down', async ({ desktop }) => {
  const folder = path.join(desktop.folder, 'exports');
  await mkdir(folder);
  await typeNote(desktop);
  await halfWritten(desktop, path.join(folder, 'Записки.md'));
  await desktop.page.evaluate(() => {
    localStorage.clear();
    void window.host!.native!.showWork({ label: 'Importing letters', share: null });
    // A last backup that takes its time.
    window.host!.native!.onLeave(() => new Promise(() => undefined));
  });
  desktop.shutDown();
  await desktop.ended;
  expect(desktop.told.filter((event) => 'box' in event)).toEqual([]);
  expect(await readdir(folder)).toEqual([]);
  await noteIsThere(desktop);
});

test('takes a page whose timers sleep for no page that hangs', async ({ desktop }) => {
  await expect(desktop.page.getByRole('button', { name: 'Open sample project' })).toBeVisible();
  await desktop.page.evaluate(() => {
    window.host!.native!.onLeave(async () => {
      // At work for longer than a page may be silent, without a timer.
      const { port1, port2 } = new MessageChannel();
      for (const from = performance.now(); performance.now() - from < 7_000;) {
        await new Promise((resolve) => {
          port1.onmessage = resolve;
          port2.postMessage(null);
        });
      }
      await window.host!.openExternal('https://example.org/done');
    });
  });
  desktop.putAway();
  desktop.quit();
  await desktop.ended;
  expect(desktop.told).toContainEqual({ opened: 'https://example.org/done' });
});

test('shows on the task bar how far an import is while its window is put away', async ({ desktop }) => {
  const letters = path.join(desktop.folder, 'letters');
  await mkdir(letters);
  const text = 'Dear Anna, the harvest was poor again. '.repeat(400);
  for (let at = 0; at < 1200; at += 1) await writeFile(path.join(letters, `${at}.txt`), `Letter ${at}\n\n${text}`);
  desktop.answerDialog(letters);
  await desktop.page
    .getByRole('button', { name: 'Import a folder' })
    .or(desktop.page.getByRole('button', { name: 'Import folder' }))
    .click();
  const shares = () =>
    desktop.told.flatMap(({ progress }) => (typeof progress === 'number' && progress > 0 ? [progress] : []));
  await expect.poll(shares).not.toEqual([]);
  desktop.putAway();
  const before = shares().length;
  await expect
    .poll(
      () =>
        shares()
          .slice(before)
          .filter((share) => share < 1).length,
      { timeout: 60_000 },
    )
    .toBeGreaterThan(1);
});

async function halfBackedUp(desktop: Desktop): Promise<void> {
  await desktop.page.evaluate(async () => {
    const { backups } = window.host!.native!;
    const id = await backups.begin('half-written', 'Записки', 'asked');
    if (!id.ok) throw new Error(JSON.stringify(id));
    await backups.write(id.value, new TextEncoder().encode('Наполови'.repeat(20)));
  });
}

async function halfWritten(desktop: Desktop, place: string): Promise<void> {
  desktop.answerDialog(place);
  await desktop.page.evaluate(async () => {
    const id = await window.host!.beginSave('Записки.md', 'text/markdown');
    if (!id.ok || id.value === null) throw new Error(JSON.stringify(id));
    await window.host!.writeSave(id.value, new TextEncoder().encode('Наполови'));
  });
}
