import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { indexed, pick, seenOf, startServer, withProgram } from './program.mjs';

// Opening a document among many in the built program, with brackets beside what it shares and without, in turns.

/**
 * Milliseconds from the click to the painted text, with brackets and without; and from the painted text until the
 * brackets are there, the first time and later; and of texts that are opened while all is read for the first time.
 * `stories` are texts.
 */
export async function measureOpening(stories, openings) {
  const folder = mkdtempSync(path.join(tmpdir(), 'lectern-bench-shared-'));
  const server = await startServer();
  try {
    mkdirSync(path.join(folder, 'stories'));
    stories.forEach((story, at) => writeFileSync(path.join(folder, 'stories', `${nameOf(at)}.txt`), story));
    return await withProgram(server.address, async ({ page }) => {
      await pick(page, 'Import folder', path.join(folder, 'stories'));
      await page.getByRole('dialog', { name: 'Import report' }).waitFor({ timeout: 1_800_000 });
      await indexed(page, stories.length);
      await page.keyboard.press('Escape');
      return measureInTurns(page, stories.length, openings);
    });
  } finally {
    server.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** So many are opened while the first question is on its way. */
const openedMeanwhile = 3;

async function measureInTurns(page, count, openings) {
  const times = { with: [], without: [], brackets: [] };
  // Each tenth story took words from an earlier one.
  const shared = (turn) => 10 * Math.floor(((turn + 1) * count) / 10 / (openings + 2));
  await toggle(page);
  await open(page, shared(openings));
  // All is read with the first question, which nobody waits for.
  const started = performance.now();
  const bracketed = bracket(page).then(() => performance.now() - started);
  // Others that are opened while all is read for it; each takes the place of the question before.
  const meanwhile = [];
  for (let next = 1; next <= openedMeanwhile; next++) {
    const time = await open(page, shared(openings) + 10 * next);
    if ((await page.locator('.reader-bracket').count()) === 0) meanwhile.push(time);
  }
  const first = await bracketed;
  for (let next = 1; next <= openedMeanwhile; next++) await page.keyboard.press('Alt+W');
  for (let turn = 0; turn < openings; turn++) {
    // Which of the two comes first changes from turn to turn.
    for (const way of turn % 2 === 0 ? ['with', 'without'] : ['without', 'with']) {
      // The same steps before both: what a dialog leaves behind is the same then.
      await toggle(page);
      if (way === 'with') await toggle(page);
      times[way].push(await open(page, shared(turn)));
      if (way === 'without') await toggle(page);
      else {
        const painted = performance.now();
        await bracket(page);
        times.brackets.push(performance.now() - painted);
      }
      await page.waitForTimeout(200);
      await page.keyboard.press('Alt+W');
    }
  }
  return { ...times, meanwhile, first };
}

function nameOf(at) {
  return `story ${String(at).padStart(6, '0')}`;
}

async function toggle(page) {
  await page.keyboard.press('Control+K');
  await page.getByRole('dialog', { name: 'Commands' }).waitFor();
  await page.keyboard.type('brackets at shared');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Commands' }).waitFor({ state: 'hidden' });
}

async function bracket(page) {
  await page.locator('.reader-bracket').first().waitFor({ timeout: 600_000 });
}

/** Filters the library down to the document, clicks it, and measures. */
async function open(page, at) {
  const name = nameOf(at);
  await page.getByRole('searchbox', { name: 'Filter documents' }).fill(name);
  const item = page.getByRole('tree', { name: 'Documents' }).getByText(name).first();
  await item.waitFor();
  const listening = page.evaluateHandle(() => {
    const shown = () => document.querySelector('main [role="document"]');
    const before = shown()?.getAttribute('aria-label');
    const seen = window.bench.after('click', () => {
      const text = shown();
      const line = text?.querySelector('.cm-line')?.textContent ?? '';
      return text?.getAttribute('aria-label') !== before && line !== '';
    });
    return { seen };
  });
  return seenOf(listening, () => item.click());
}
