import { openProject, pick, seenOf, tracing, withProgram } from './program.mjs';

// What a person notices of a great library: working while a folder comes in, and scrolling through all that came.

/** Words of the generated texts and of every English one, and how they are typed. */
const words = ['minister', 'government', 'against', 'country', 'people', 'president', 'other week', 'time state'];

/**
 * Imports the folder into an empty program; meanwhile documents are clicked and words are typed in turns until the report.
 * Milliseconds from each click to its painted text, and from each key to its drawn answer.
 */
export async function measureMeanwhile(address, folder) {
  return withProgram(address, async ({ page }) => {
    await pick(page, 'Import folder', folder.path);
    const isOver = () => page.evaluate(() => document.querySelector('[role="dialog"]') !== null);
    await page.waitForFunction(() => (window.bench.changes.at(-1)?.documents ?? 0) > 500, undefined, {
      timeout: 120_000,
    });
    const opening = [];
    const typing = [];
    for (let turn = 0; !(await isOver()); turn += 1) {
      opening.push(await clickDocument(page, turn));
      typing.push(...(await typeWord(page, words[turn % words.length])));
    }
    return { opening: told(opening), typing: told(typing) };
  });
}

/** Clicks a document of the library that is not open; null if the report came before its text. */
async function clickDocument(page, turn) {
  await page.getByRole('searchbox', { name: 'Search passages' }).evaluate((box) => {
    Object.getOwnPropertyDescriptor(window.HTMLInputElement.prototype, 'value').set.call(box, '');
    box.dispatchEvent(new window.InputEvent('input', { bubbles: true }));
  });
  await page.waitForTimeout(200);
  const listening = page.evaluateHandle((at) => {
    const lines = document.querySelectorAll(
      '[role=tree][aria-label=Documents] [role=treeitem][aria-selected=false]:not([aria-expanded])',
    );
    const line = lines[at % Math.max(1, lines.length)];
    const title = line?.getAttribute('aria-label');
    const over = () => document.querySelector('[role="dialog"]') !== null;
    const read = () => document.querySelector(`[role=document][aria-label=${JSON.stringify(title)}] .cm-line`) !== null;
    const seen = window.bench.after('click', () => read() || over()).then((time) => (read() ? time : null));
    return { seen, line };
  }, turn);
  return seenOf(listening, () =>
    listening.then((handle) => handle.evaluate(({ line }) => (line ?? document.body).click())),
  );
}

async function typeWord(page, word) {
  // The report may stand before it by now; then nothing is typed into it, and the first key finds that out.
  await page.getByRole('searchbox', { name: 'Search passages' }).focus();
  const times = [];
  for (let length = 1; length <= word.length; length += 1) {
    const listening = page.evaluateHandle(
      (wanted) => {
        const from = window.bench.calls.length;
        const answered = () =>
          window.bench.calls
            .slice(from)
            .some(({ method, query, got }) => method === 'search' && query === wanted && got !== null);
        const over = () => document.querySelector('[role="dialog"]') !== null;
        const seen = window.bench
          .after('keydown', () => answered() || over())
          .then((time) => (answered() ? time : null));
        return { seen };
      },
      word.slice(0, length),
    );
    times.push(await seenOf(listening, () => page.keyboard.type(word[length - 1])));
    if (times.at(-1) === null) break;
    await page.waitForTimeout(60);
  }
  return times;
}

function told(times) {
  return times.filter((time) => time !== null);
}

/** Scrolls the library from its beginning to its end with all groups open, in steps and in jumps; times between frames. */
export async function measureLibrary({ page, session }) {
  const { result: frames, tasks } = await tracing(session, async () => {
    const listening = await page.evaluateHandle(() => {
      const over = new Promise((resolve) => {
        window.bench.endScrolling = resolve;
      });
      return { frames: window.bench.frames(() => over) };
    });
    const tree = page.getByRole('tree', { name: 'Documents' });
    await tree.hover();
    for (let step = 0; step < 60; step += 1) {
      await page.mouse.wheel(0, 600);
      await page.waitForTimeout(30);
    }
    for (let step = 0; step <= 40; step += 1) {
      await tree.evaluate((scroller, at) => {
        scroller.scrollTop = scroller.scrollHeight * at;
      }, step / 40);
      await page.waitForTimeout(60);
    }
    await page.evaluate(() => window.bench.endScrolling());
    return listening.evaluate(({ frames: gaps }) => gaps);
  });
  return { frames, tasks };
}

/** Sorts the document table by its columns in turns, both ways: milliseconds from each click to its drawn order. */
export async function measureTable({ page }, file, sortings) {
  await openProject(page, 'wide.lectern', file);
  await page.getByRole('button', { name: /^Project: /u }).click();
  await page.getByRole('menuitem', { name: 'Document table' }).click();
  const grid = page.getByRole('grid', { name: 'Document table' });
  await grid.getByRole('rowheader').first().waitFor();
  const times = [];
  for (let turn = 0; turn < sortings; turn++) {
    await page.waitForTimeout(500);
    const head = grid.getByRole('columnheader').nth(1 + (turn % 3));
    const listening = page.evaluateHandle(() => {
      const sorting = () =>
        [...document.querySelectorAll('[role=grid] [role=columnheader]')]
          .map((one) => one.getAttribute('aria-sort'))
          .join();
      const before = sorting();
      return { seen: window.bench.after('click', () => sorting() !== before) };
    });
    times.push(await seenOf(listening, () => head.getByRole('button').first().click()));
  }
  return times;
}
