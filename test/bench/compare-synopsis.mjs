import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { indexed, pick, startServer, withProgram } from './program.mjs';

// Six accounts of 300 sentences side by side in the built program: how long it takes until they are shown, and how evenly
// the table scrolls.

/** `accounts` are texts. The first time the words of all texts are read, too. */
export async function measureSynopsis(accounts, runs) {
  const folder = mkdtempSync(path.join(tmpdir(), 'lectern-bench-synopsis-'));
  const server = await startServer();
  try {
    mkdirSync(path.join(folder, 'accounts'));
    accounts.forEach((account, at) => writeFileSync(path.join(folder, 'accounts', `account ${at}.txt`), account));
    return await withProgram(server.address, async ({ page }) => {
      await pick(page, 'Import folder', path.join(folder, 'accounts'));
      await page.getByRole('dialog', { name: 'Import report' }).waitFor({ timeout: 600_000 });
      await indexed(page, accounts.length);
      await page.keyboard.press('Escape');
      await choose(page, accounts.length);
      const times = { first: await open(page), later: [], frames: [] };
      for (let run = 0; run < runs; run++) {
        await page.keyboard.press('Alt+W');
        await page.getByRole('table', { name: 'Synopsis' }).waitFor({ state: 'detached' });
        times.later.push(await open(page));
      }
      times.frames = await scroll(page);
      return times;
    });
  } finally {
    server.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function choose(page, count) {
  const documents = page.getByRole('tree', { name: 'Documents' }).getByRole('treeitem');
  for (let at = 1; at <= count; at++) {
    await documents.nth(at).click(at === 1 ? {} : { modifiers: ['Control'] });
  }
}

/** Milliseconds from the key that asks for it to the painted table. */
async function open(page) {
  await page.keyboard.press('Control+K');
  await page.getByRole('dialog', { name: 'Commands' }).waitFor();
  await page.keyboard.type('Synopsis of the chosen');
  // In a handle, so that the page listens before the key is pressed.
  const listening = await page.evaluateHandle(() => ({
    shown: window.bench.after('keydown', () => document.querySelector('.synopsis-sentence') !== null),
  }));
  await page.keyboard.press('Enter');
  return listening.evaluate(({ shown }) => shown);
}

/** The times between frames while the table is scrolled from its beginning to its end by the wheel. */
async function scroll(page) {
  const table = page.locator('.synopsis-scroller');
  await table.hover();
  const listening = await page.evaluateHandle(() => {
    let over = () => undefined;
    const ended = new Promise((resolve) => (over = resolve));
    return { frames: window.bench.frames(() => ended), over };
  });
  for (let step = 0; step < 150; step++) {
    await page.mouse.wheel(0, 240);
    await page.waitForTimeout(16);
  }
  return listening.evaluate(({ frames, over }) => {
    over();
    return frames;
  });
}
