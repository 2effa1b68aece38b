import { openProject, seenOf, tracing } from './program.mjs';

// Opening, scrolling and marking a long text.

/** Opens the long text several times, then scrolls through it and jumps about in it. */
export async function measureReading({ page, session }, file, titles, openings) {
  await openProject(page, 'long.lectern', file);
  const opening = [];
  for (let run = 0; run < openings; run++) {
    await open(page, titles.short);
    opening.push(await open(page, titles.long));
  }
  await pause(1000);
  const { result, tasks } = await tracing(session, async () => {
    const wheel = await scroll(page, 'wheel');
    const jumps = await scroll(page, 'jump');
    return { wheel, jumps };
  });
  return { opening, ...result, tasks };
}

/** Opens the long text and highlights one passage after the other with the keyboard. */
export async function measureMarking({ page, session }, file, titles, marks, trace) {
  await openProject(page, 'long.lectern', file);
  await open(page, titles.short);
  const opening = [await open(page, titles.long)];
  await pause(1000);
  await page.getByRole('document', { name: titles.long }).focus();
  const mark = async () => {
    await page.keyboard.press('j');
    await pause(300);
    const listening = page.evaluateHandle(() => {
      // The mark that is about to be painted stands at the beginning of the selected passage.
      const scroller = document.querySelector('.cm-content');
      const before = new Set(scroller.querySelectorAll('.reader-active'));
      const old = new Set([...before].map((one) => one.textContent));
      const seen = window.bench.after('keydown', () =>
        [...scroller.querySelectorAll('.reader-active')].some((one) => !before.has(one) && !old.has(one.textContent)),
      );
      return { seen };
    });
    const time = await seenOf(listening, () => page.keyboard.press('h'));
    await pause(300);
    return time;
  };
  await mark();
  const { result, tasks } = await tracing(
    session,
    async () => {
      const times = [];
      for (let run = 0; run < marks; run++) times.push(await mark());
      return times;
    },
    trace,
  );
  return { marked: result, tasks, opening };
}

/** Opens the page of a tag several times from a short text, then scrolls through its quotations. */
export async function measureTagPage({ page, session }, file, titles, tag, openings) {
  await openProject(page, 'long.lectern', file);
  const opening = [];
  for (let run = 0; run < openings; run++) {
    await open(page, titles.short);
    const listening = page.evaluateHandle(() => {
      const seen = window.bench.after('click', () => document.querySelector('.tag-words mark') !== null);
      return { seen };
    });
    const item = page.getByRole('tree', { name: 'Tags' }).getByText(tag, { exact: true });
    opening.push(await seenOf(listening, () => item.click()));
    await pause(300);
  }
  await pause(1000);
  const { result, tasks } = await tracing(session, async () => {
    const wheel = await scroll(page, 'wheel', '.tag-scroller');
    const jumps = await scroll(page, 'jump', '.tag-scroller');
    return { wheel, jumps };
  });
  return { opening, ...result, tasks, ...(await retag(page, session)) };
}

/** Gives all quotations of the page another tag in one act, and undoes it: by the clock, and in the window's processor time. */
async function retag(page, session) {
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
  };
  const timed = async (act, done) => {
    const [clock, before] = [performance.now(), await busy()];
    await act();
    await done();
    return { clock: performance.now() - clock, busy: (await busy()) - before };
  };
  await page.locator('.tag-rows input[type=checkbox]').first().click();
  const acts = page.getByRole('toolbar', { name: 'Chosen quotations' });
  await acts.getByRole('button', { name: 'Choose all' }).click();
  await acts.getByRole('button', { name: 'Another tag instead' }).click();
  await page.getByRole('combobox', { name: 'Tag' }).fill('Возвращено');
  const instead = await timed(
    () => page.keyboard.press('Enter'),
    () => page.getByRole('status', { name: 'Messages' }).getByText('10,000').first().waitFor({ timeout: 60_000 }),
  );
  const undone = await timed(
    () => page.getByRole('button', { name: 'Undo', exact: true }).first().click(),
    () => page.locator('.tag-words mark').first().waitFor({ timeout: 60_000 }),
  );
  return { instead, undone };
}

/** Clicks a document in the library; milliseconds from the click to its painted text. */
async function open(page, title) {
  const listening = page.evaluateHandle((name) => {
    const seen = window.bench.after('click', () => {
      const text = document.querySelector('main [role="document"]');
      return text?.getAttribute('aria-label') === name && (text.querySelector('.cm-line')?.textContent ?? '') !== '';
    });
    return { seen };
  }, title);
  const item = page.getByRole('tree', { name: 'Documents' }).getByText(title);
  const time = await seenOf(listening, () => item.click());
  await pause(300);
  return time;
}

/** The times between frames while the text is scrolled by the wheel, or jumped about in. */
async function scroll(page, how, scroller = '.cm-scroller') {
  const listening = await page.evaluateHandle(() => {
    window.bench.scrolled = undefined;
    const over = new Promise((resolve) => {
      window.bench.endScrolling = resolve;
    });
    return { frames: window.bench.frames(() => over) };
  });
  await page.locator(scroller).hover();
  for (let step = 0; step < 60; step++) {
    if (how === 'wheel') await page.mouse.wheel(0, 400);
    else {
      await page.locator(scroller).evaluate((element, at) => {
        element.scrollTop = element.scrollHeight * ((at * 0.37) % 1);
      }, step);
    }
    await pause(how === 'wheel' ? 30 : 60);
  }
  await page.evaluate(() => window.bench.endScrolling());
  return listening.evaluate(({ frames }) => frames);
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
