import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { withBundled } from './bundle.mjs';
import { Report, share } from './figures.mjs';
import { measureTable } from './meanwhile.mjs';
import { openProject, pick, seenOf, startServer, tracing, withProgram } from './program.mjs';
import { open, pause, scroll } from './reading.mjs';

const help = `npm run bench -- depth [options]   a project with 100,000 annotations, 10,000 of them in a text of 2 MB

  --only PARTS   some of: opening, scrolling, marking, counts, tag, retagging, version, table (all)
  --runs N       how often each is done (9)
  --quick        in a tenth of it
  --profile FILE keep profiles of the window's thread, one for each time measured
  --json         the same as JSON`;

/** What is measured, in this order: re-tagging and a new version change the project. */
const parts = { opening, scrolling, marking, counts, tag, retagging, version };

async function main() {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', default: [...Object.keys(parts), 'table'].join() },
      runs: { type: 'string', default: '9' },
      quick: { type: 'boolean', default: false },
      profile: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(help);
  const wanted = new Set(values.only.split(','));
  const report = new Report(values.json);
  const server = await startServer();
  try {
    await withBundled('material.ts', async (material) => {
      const chosen = Object.entries(parts).filter(([name]) => wanted.has(name));
      if (chosen.length > 0) {
        const project = await material.deepProject(values.quick);
        const plan = { runs: Number(values.runs), material, project, report, profile: values.profile };
        await withProgram(server.address, (program) => bench(program, plan, chosen));
      }
      if (!wanted.has('table')) return;
      const documents = values.quick ? 2000 : 20_000;
      const file = await material.wideProject(documents, 200);
      const times = await withProgram(server.address, (program) => measureTable(program, file, Number(values.runs)));
      report.table(`The document table of ${documents.toLocaleString('en')} rows`, [
        { what: 'another order, by the clock', values: times, unit: 'ms', goal: '< 200' },
      ]);
    });
  } finally {
    server.end();
  }
  if (values.json) console.log(JSON.stringify(report.tables, null, 2));
}

async function bench({ page, session }, plan, chosen) {
  const program = { page, session, profiles: plan.profile ? [] : null };
  await openProject(page, 'deep.lectern', plan.project.file);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.getByRole('tree', { name: 'Documents' }).getByText('accounts').waitFor();
  if (plan.profile) await session.send('Profiler.enable');
  for (const [name, measure] of chosen) {
    program.part = name;
    await open(page, plan.material.shortTitle);
    if (measure !== opening) await open(page, plan.material.longTitle);
    await pause(1500);
    await measure(program, plan);
  }
  if (program.profiles) writeFileSync(plan.profile, JSON.stringify(program.profiles));
}

/** The two rows that every act has: what a person waits, and what the window's thread worked for it. */
function rows(what, times, goal) {
  return [
    { what: `${what}, by the clock`, values: times.map(({ clock }) => clock), unit: 'ms', goal: `< ${goal}` },
    { what: '  processor time of the window', values: times.map(({ busy }) => busy), unit: 'ms', goal: `< ${goal}` },
  ];
}

/** Processor time that the window's thread took until now, in milliseconds. */
async function busyUntilNow(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
}

/**
 * From the event of this type, which `act` brings about, to the end of the first frame in which `seen` says so: by the
 * clock, and in processor time of the window, which other programs do not lengthen. `seen` runs in the page, of `value`.
 */
async function timed({ page, session, profiles, part }, type, act, seen, value = null) {
  const listening = page.evaluateHandle(
    ([source, kind, given]) => {
      const find = new Function(`return (${source})`)()(given);
      return { seen: window.bench.after(kind, find) };
    },
    [seen.toString(), type, value],
  );
  await listening;
  if (profiles) await session.send('Profiler.start');
  const before = await busyUntilNow(session);
  const clock = await seenOf(listening, act);
  const busy = (await busyUntilNow(session)) - before;
  if (profiles) profiles.push({ ...(await session.send('Profiler.stop')), part });
  return { clock, busy };
}

async function opening(program, { runs, material, report }) {
  const { page } = program;
  const times = [];
  for (let run = 0; run < runs; run++) {
    await open(page, material.shortTitle);
    await pause(700);
    const item = page.getByRole('tree', { name: 'Documents' }).getByText(material.longTitle);
    const text = (name) => () => {
      const shown = document.querySelector('main [role="document"]');
      return shown?.getAttribute('aria-label') === name && (shown.querySelector('.cm-line')?.textContent ?? '') !== '';
    };
    times.push(await timed(program, 'click', await clicking(page, item), text, material.longTitle));
  }
  report.table('Opening a text of 2 MB with 10,000 annotations', rows('from click to text', times, 300));
}

/** What clicks there: finding the place is no work of the program, and done before. */
async function clicking(page, item) {
  const { x, y, width, height } = await item.boundingBox();
  return () => page.mouse.click(x + width / 2, y + height / 2);
}

async function scrolling({ page, session }, { report }) {
  const { result, tasks } = await tracing(session, async () => ({
    wheel: await scroll(page, 'wheel'),
    jumps: await scroll(page, 'jump'),
  }));
  report.table('Scrolling in it', scrolled(result, tasks));
}

function scrolled({ wheel, jumps }, tasks) {
  return [
    { what: 'between frames by the wheel, 99 of 100', values: [share(wheel, 0.99)], unit: 'ms', goal: '< 32' },
    { what: 'between frames while jumping, 99 of 100', values: [share(jumps, 0.99)], unit: 'ms', goal: '< 32' },
    { what: '  processor time of a frame, 99 of 100', values: [share(tasks.frames, 0.99)], unit: 'ms', goal: '< 32' },
    { what: '  longest task, processor time', values: [tasks.longestCpu], unit: 'ms', goal: '< 32' },
  ];
}

async function marking(program, { runs, report, material }) {
  const { page } = program;
  await page.getByRole('document', { name: material.longTitle }).focus();
  const times = [];
  for (let run = 0; run <= runs; run++) {
    await page.keyboard.press('j');
    await pause(700);
    times.push(
      await timed(
        program,
        'keydown',
        () => page.keyboard.press('h'),
        // A mark is drawn when it is stored, never before.
        () => {
          const content = document.querySelector('.cm-content');
          const before = new Set(content.querySelectorAll('.reader-active'));
          const old = new Set([...before].map((one) => one.textContent));
          return () =>
            [...content.querySelectorAll('.reader-active')].some(
              (one) => !before.has(one) && !old.has(one.textContent),
            );
        },
      ),
    );
    await pause(700);
  }
  report.table('Marking in it', rows('from key to painted and stored mark', times.slice(1), 32));
}

/** The numbers of the tree after acts of several kinds. */
async function counts(program, { runs, report, material }) {
  const { page } = program;
  const tree = page.getByRole('tree', { name: 'Tags' });
  await page.getByRole('document', { name: material.longTitle }).focus();
  await page.keyboard.press('j');
  await page.keyboard.press('t');
  await page.getByRole('combobox', { name: 'Tag' }).fill(material.keptTag);
  await page.keyboard.press('Enter');
  await tree.getByRole('treeitem', { name: material.keptTag }).getByText('1', { exact: true }).first().waitFor();
  const changed = (name) => {
    const line = [...document.querySelectorAll('[role=tree][aria-label=Tags] [role=treeitem]')].find((one) =>
      one.textContent.startsWith(name),
    );
    const before = line.textContent;
    return () => line.textContent !== before;
  };
  const kinds = { tagging: [], undoing: [], 'doing it again': [] };
  const keys = { tagging: 'r', undoing: 'Control+z', 'doing it again': 'Control+Shift+z' };
  for (let run = 0; run < runs; run++) {
    await page.keyboard.press('j');
    for (const [kind, times] of Object.entries(kinds)) {
      await pause(900);
      times.push(await timed(program, 'keydown', () => page.keyboard.press(keys[kind]), changed, material.keptTag));
    }
    await pause(900);
  }
  report.table(
    'The numbers of the tag tree, of 100,000 annotations',
    Object.entries(kinds).flatMap(([kind, times]) => rows(`after ${kind}`, times, 100)),
  );
}

async function tag(program, { runs, report, material }) {
  const { page, session } = program;
  const times = [];
  for (let run = 0; run < runs; run++) {
    await open(page, material.shortTitle);
    await pause(700);
    times.push(await openTagPage(program, material));
  }
  await pause(1000);
  const { result, tasks } = await tracing(session, async () => ({
    wheel: await scroll(page, 'wheel', '.tag-scroller'),
    jumps: await scroll(page, 'jump', '.tag-scroller'),
  }));
  report.table('The page of a tag with 10,000 quotations', [
    ...rows('from click to quotations', times, 300),
    ...scrolled(result, tasks),
  ]);
}

async function openTagPage(program, { allTag }) {
  const { page } = program;
  const item = page.getByRole('tree', { name: 'Tags' }).getByText(allTag, { exact: true });
  const shown = () => () => document.querySelector('.tag-words mark') !== null;
  return timed(program, 'click', await clicking(page, item), shown);
}

/** Gives all quotations of the page another tag in one act, and takes that back. */
async function retagging(program, { report, material }) {
  const { page } = program;
  const [instead, undone] = [[], []];
  await openTagPage(program, material);
  for (let run = 0; run < 3; run++) {
    await page.locator('.tag-rows input[type=checkbox]').first().click();
    const acts = page.getByRole('toolbar', { name: 'Chosen quotations' });
    await acts.getByRole('button', { name: 'Choose all' }).click();
    await acts.getByRole('button', { name: 'Another tag instead' }).click();
    await page.getByRole('combobox', { name: 'Tag' }).fill(material.keptTag);
    await pause(500);
    instead.push(
      await timed(
        program,
        'keydown',
        () => page.keyboard.press('Enter'),
        () => () => document.querySelector('.tag-words mark') === null,
      ),
    );
    await pause(2500);
    undone.push(
      await timed(
        program,
        'keydown',
        () => page.keyboard.press('Control+z'),
        () => () => document.querySelector('.tag-words mark') !== null,
      ),
    );
    await pause(2500);
  }
  report.table('10,000 quotations in one act', [
    ...rows('another tag instead', instead, 1000),
    ...rows('undoing that', undone, 1000),
  ]);
}

/** Imports a text of 2 MB again, changed, with its thousand annotations. */
async function version({ page, session }, { report, project }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'lectern-bench-version-'));
  try {
    const files = path.join(folder, 'accounts');
    mkdirSync(files);
    writeFileSync(path.join(files, project.path), project.changed);
    writeFileSync(path.join(files, 'document-short.txt'), 'A short account.\n\nIt has two passages.\n');
    const { result, tasks } = await tracing(session, async () => {
      const begun = await page.evaluate(() => window.bench.calls.length);
      const before = performance.now();
      await pick(page, 'Import folder', files);
      // A question that costs the window nothing, however often it is asked.
      await page.waitForFunction(
        () => document.querySelector('[role=dialog]')?.textContent.includes('New version: version 2'),
        undefined,
        { timeout: 300_000, polling: 100 },
      );
      const clock = performance.now() - before;
      const calls = await page.evaluate((from) => window.bench.calls.slice(from), begun);
      return { clock, calls };
    });
    const taking = result.calls.filter(
      ({ method, got }) => got !== null && /^(?:take|settle|end|finish)/u.test(method),
    );
    report.table('A new version of 2 MB with 1,000 annotations', [
      { what: 'from the folder to the report', values: [result.clock], unit: 'ms', goal: '< 2000' },
      ...taking.map(({ method, sent, got }) => ({ what: `  of it ${method}`, values: [got - sent], unit: 'ms' })),
      { what: '  processor time of the window', values: [tasks.cpu], unit: 'ms' },
      { what: '  processor time of the workers', values: [tasks.workersCpu], unit: 'ms', goal: '< 2000' },
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
