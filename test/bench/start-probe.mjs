import { chromium } from '@playwright/test';

// Loaded into the main process before the program, when its start is measured: puts a watcher into the page, and passes
// on what it saw. Nobody is attached to the browser meanwhile, since that would slow what is watched.

const launch = chromium.launchPersistentContext.bind(chromium);
/** How many documents must be indexed before the start is over; only when the project is taken in. */
const documents = Number(process.env.LECTERN_BENCH_DOCUMENTS ?? 0);

chromium.launchPersistentContext = async (...values) => {
  const context = await launch(...values);
  process.send({ launched: Date.now() });
  if (documents > 0) void tellIndexed(context);
  else {
    await context.addInitScript(watchStart);
    context.on('console', (message) => {
      if (message.text().startsWith('start ')) process.send({ seen: JSON.parse(message.text().slice(6)) });
    });
  }
  return context;
};

async function tellIndexed(context) {
  // Loaded here only: loading takes time.
  const { installProbes } = await import('./probes.mjs');
  await context.addInitScript(installProbes);
  const [page] = context.pages();
  const isIndexed = (least) => {
    const last = window.bench?.changes.at(-1);
    return last !== undefined && last.waiting === 0 && last.documents >= least;
  };
  // While the page changes, it cannot be asked.
  while (!(await page.evaluate(isIndexed, documents).catch(() => false))) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  process.send({ seen: { over: true } });
}

/**
 * Runs in the page before the program, and stands alone. Acts as somebody would who waits for the window: clicks a
 * document that is not open as soon as the library shows some, and asks the search box as soon as its text is there.
 * The times are those at which a picture with that was made, in milliseconds since 1970, so that the process that
 * started it all can tell how long it took.
 */
function watchStart() {
  const now = () => performance.timeOrigin + performance.now();
  const seen = { begun: performance.timeOrigin };
  let title = '';
  const steps = [
    {
      name: 'shown',
      find: () =>
        document.querySelector(
          'body[data-empty], [role=tree][aria-label=Documents] [role=treeitem][aria-selected=false]:not([aria-expanded])',
        ),
      act: (line) => {
        title = line.getAttribute('aria-label');
        line.click();
      },
    },
    {
      name: 'read',
      find: () => document.querySelector(`[role=document][aria-label="${title}"] .cm-line`),
      act: () => {
        const box = document.querySelector('input[aria-label="Search passages"], [aria-label="Search passages"] input');
        box.focus();
        Object.getOwnPropertyDescriptor(window.HTMLInputElement.prototype, 'value').set.call(box, 'minister');
        box.dispatchEvent(new window.InputEvent('input', { bubbles: true }));
      },
    },
    {
      name: 'found',
      find: () => document.querySelector('[aria-label="Search results"] [role=listitem]'),
      act: () => undefined,
    },
  ];
  const frame = () => {
    const [step] = steps;
    const found = step.find();
    if (!found) return window.requestAnimationFrame(frame);
    // A message comes after the picture of this frame was made.
    const { port1, port2 } = new window.MessageChannel();
    port1.onmessage = () => {
      seen[step.name] = now();
      steps.shift();
      seen.over = steps.length === 0 || found === document.body;
      console.info(`start ${JSON.stringify(seen)}`);
      if (seen.over) return;
      step.act(found);
      window.requestAnimationFrame(frame);
    };
    port2.postMessage(null);
  };
  if (window.location.protocol === 'https:') window.requestAnimationFrame(frame);
}
