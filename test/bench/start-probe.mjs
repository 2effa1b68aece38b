// What a start is watched by: scripts for the page, which run before the program's own. Nobody is attached to the
// browser meanwhile, since that would slow what is watched; what they see they write to the console.

/** Says when so many documents of the project are indexed. Goes with `installProbes`. */
export function watchIndexed(documents) {
  const asked = setInterval(() => {
    const last = window.bench?.changes.at(-1);
    if (last === undefined || last.waiting > 0 || last.documents < documents) return;
    clearInterval(asked);
    console.info('start {"over":true}');
  }, 100);
}

/**
 * Imports a folder, which the answer to the program's dialog names, into a new project: says when it was asked for, when
 * the report was there and when all of it, so many documents, was indexed. Goes with `installProbes`.
 */
export function watchImport(documents) {
  const now = () => performance.timeOrigin + performance.now();
  const seen = {};
  const asked = setInterval(() => {
    if (!seen.picked) {
      const button = [...document.querySelectorAll('button')].find((one) => one.textContent === 'Import folder');
      if (!button) return;
      seen.picked = now();
      return button.click();
    }
    if (!seen.report && document.querySelector('[role=dialog]')) seen.report = now();
    const last = window.bench.changes.at(-1);
    if (!seen.report || last === undefined || last.waiting > 0 || last.documents < documents) return;
    clearInterval(asked);
    seen.indexed = performance.timeOrigin + last.at;
    console.info(`start ${JSON.stringify({ ...seen, over: true })}`);
  }, 50);
}

/**
 * Acts as somebody would who waits for the window: clicks a
 * document that is not open as soon as the library shows some, and asks the search box as soon as its text is there.
 * The times are those at which a picture with that was made, in milliseconds since 1970, so that the process that
 * started it all can tell how long it took.
 */
export function watchStart() {
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
  window.requestAnimationFrame(frame);
}
