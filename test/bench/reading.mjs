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

/** Clicks a document in the library; milliseconds from the click to its painted text. */
export async function open(page, title, rest = 300) {
  const listening = page.evaluateHandle((name) => {
    const seen = window.bench.after('click', () => {
      const text = document.querySelector('main [role="document"]');
      return text?.getAttribute('aria-label') === name && (text.querySelector('.cm-line')?.textContent ?? '') !== '';
    });
    return { seen };
  }, title);
  const item = page.getByRole('tree', { name: 'Documents' }).getByText(title);
  const time = await seenOf(listening, () => item.click());
  await pause(rest);
  return time;
}

/** The times between frames while the text is scrolled by the wheel, or jumped about in. */
export async function scroll(page, how, scroller = '.cm-scroller') {
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

export function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
