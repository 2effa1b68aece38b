import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import { findBrowser } from '../../scripts/browser.mjs';
import { installProbes } from './probes.mjs';
import { watchIndexed, watchStart } from './start-probe.mjs';

// From start to a usable window: the built main process in Node with the stand-in for Electron, as the tests of
// `test/desktop` start it, and a project that is stored already. The stand-in starts Chromium as a process of its own and
// carries every file of the page over its debugging channel, which Electron does not; so an empty page is started in
// the same way, and what the program itself adds is told, too. Where there is a Chromium without Chrome's own windows and
// services, it is taken: Electron has none of those.

const root = path.resolve(import.meta.dirname, '../..');
export const program = path.join(root, 'out/main/index.js');
/** Milliseconds after which a start is given up. */
const patience = 120_000;
/** Milliseconds after an end in which Chromium's processes go, and its disk is written: not part of the next start. */
const quiet = 700;
const browser = findBrowser({ light: true });
const emptyProgram = path.join(import.meta.dirname, 'empty-window.mjs');
const watch = `(${watchStart})()`;

/** Measures starts with a project of so many documents of `length` code units each. */
export async function benchStart(report, material, { documents, length, runs }) {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'lectern-bench-start-'));
  try {
    const file = path.join(folder, 'wide.lectern');
    writeFileSync(file, await material.wideProject(documents, length));
    await start(program, folder, `(${installProbes})(); (${watchIndexed})(${documents})`, [file]);
    await start(program, folder, watch);
    await start(emptyProgram, path.join(folder, 'empty'), watch);
    const full = [];
    const empty = [];
    // In turns, so that what else the machine does weighs on both.
    for (let run = 0; run < runs; run += 1) {
      full.push(await start(program, folder, watch));
      empty.push(await start(emptyProgram, path.join(folder, 'empty'), watch));
    }
    const row = (what, values, more = {}) => ({ what, values, unit: 'ms', ...more });
    const of = (runsOf, get) => runsOf.map(get);
    report.table(
      `Starting with a project of ${documents.toLocaleString('en')} documents, in the stand-in with ${path.basename(browser)}`,
      [
        row(
          'until the library shows its documents',
          of(full, (one) => one.shown),
          { goal: '< 1000' },
        ),
        row(
          'until a document clicked then is shown',
          of(full, (one) => one.read),
          { goal: '< 1000' },
        ),
        row(
          'until a question asked then is answered',
          of(full, (one) => one.found),
        ),
        row(
          'until an empty page is shown: the stand-in',
          of(empty, (one) => one.shown),
        ),
        row(
          'what the program adds, until a document is shown',
          of(full, (one, at) => one.read - empty[at].shown),
        ),
        row(
          'of it in the page, library',
          of(full, (one) => one.shown - one.begun),
        ),
        row(
          'of it in the page, document',
          of(full, (one) => one.read - one.begun),
        ),
      ],
    );
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  }
}

const idle = () => undefined;

/**
 * Starts a program until `script` in its page says that it is over, and quits it. Milliseconds since it was started. `meet`
 * is called with its process as soon as its window is there, `end` before that is quit.
 */
export async function start(main, folder, script, words = [], { meet = idle, end = idle, wait = patience } = {}) {
  const began = Date.now();
  const child = fork(main, words, {
    cwd: root,
    execArgv: ['--import', new URL('../desktop/stand-in/register.mjs', import.meta.url).href],
    env: {
      ...process.env,
      LECTERN_TEST_FOLDER: folder,
      LECTERN_TEST_SCRIPT: `if (location.protocol === 'https:') { ${script} }`,
      LECTERN_BROWSER: browser,
    },
  });
  const ended = once(child, 'exit');
  let seen = {};
  let timer;
  const over = new Promise((resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${main} was not usable in time: ${JSON.stringify(seen)}`)), wait);
    child.on('message', ({ console: words, ready }) => {
      if (ready) meet(child);
      if (!String(words?.[0]).startsWith('start ')) return;
      seen = JSON.parse(words[0].slice('start '.length));
      if (seen.over) resolve(seen);
    });
    void ended.then(() => reject(new Error(`${main} ended with ${child.exitCode} before it was usable`)));
  });
  try {
    const { over: _, ...times } = await over;
    end();
    child.send({ quit: true });
    await ended;
    await passed(quiet);
    return Object.fromEntries(Object.entries(times).map(([name, time]) => [name, time - began]));
  } finally {
    clearTimeout(timer);
    if (child.exitCode === null && child.kill()) await ended;
  }
}
