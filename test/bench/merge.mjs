import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { withBundled } from './bundle.mjs';
import { Report } from './figures.mjs';
import { watchProcesses } from './processes.mjs';
import { openProject, startServer, watchWorker, withProgram } from './program.mjs';

const help = `npm run bench -- merge [options]   two projects made one

  --marks N   annotations of each (20000)
  --runs N    how often (3)
  --only PART joining (in Node, without reading and storing) or whole (a file into an open project, in the program)
  --json      the same as JSON`;

async function main() {
  const { values } = parseArgs({
    options: {
      marks: { type: 'string', default: '20000' },
      runs: { type: 'string', default: '3' },
      only: { type: 'string', default: 'joining,whole' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(help);
  const report = new Report(values.json);
  const plan = { marks: Number(values.marks), runs: Number(values.runs), report };
  const wanted = new Set(values.only.split(','));
  if (wanted.has('joining')) await joining(plan);
  if (wanted.has('whole')) await whole(plan);
  if (values.json) console.log(JSON.stringify(report.tables, null, 2));
}

/** In Node, as a worker does it: what a merge waits for beside reading and storing. */
function joining({ marks, runs: count, report }) {
  return withBundled('merge-projects.ts', ({ measured, merge }) => {
    for (const { what, projects } of measured(marks)) {
      const runs = Array.from({ length: count }, () => merge(projects));
      report.table(`${marks.toLocaleString('en')} annotations each: ${what}`, [
        { what: 'processor time', values: runs.map(({ processor }) => processor), unit: 's', goal: '< 3' },
        { what: 'by the clock', values: runs.map(({ clock }) => clock), unit: 's' },
        { what: 'annotations that came', values: runs.map(({ came }) => came), unit: '' },
        { what: 'questions', values: runs.map(({ questions }) => questions), unit: '' },
      ]);
    }
  });
}

/** In the built program: from the file that is picked to the sentence that says what came. */
async function whole({ marks, runs: count, report }) {
  const server = await startServer();
  const folder = mkdtempSync(path.join(tmpdir(), 'lectern-bench-merge-'));
  try {
    const runs = await withBundled('material.ts', async ({ twoFiles }) => {
      const files = await twoFiles(marks);
      const theirs = path.join(folder, 'theirs.lectern');
      writeFileSync(theirs, files.theirs);
      const all = [];
      for (let run = 0; run < count; run++)
        all.push(await withProgram(server.address, (program) => mergedOnce(program, { ...files, theirs })));
      return all;
    });
    const of = (what) => runs.map((run) => run[what]);
    report.table(`A file of ${marks.toLocaleString('en')} annotations into a project of as many, an act for each`, [
      { what: 'by the clock', values: of('clock'), unit: 's', goal: '< 3' },
      { what: '  processor time of the worker', values: of('worker'), unit: 's', goal: '< 3' },
      { what: '  processor time of the window', values: of('window'), unit: 's' },
      { what: 'most that the heap of the worker held', values: of('heap'), unit: 'MB' },
      { what: 'most memory of all above that before', values: of('memory'), unit: 'MB' },
      { what: 'annotations that came', values: of('came'), unit: '' },
      { what: 'questions', values: of('questions'), unit: '' },
    ]);
  } finally {
    server.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function mergedOnce({ page, session, browser }, { ours, theirs }) {
  await openProject(page, 'ours.lectern', ours);
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Commands' }).waitFor();
  await page.keyboard.type('Merge another project file');
  const watch = await watchProcesses(browser);
  const worker = await watchWorker(session, 'archive');
  const picking = page.waitForEvent('filechooser');
  await page.keyboard.press('Enter');
  await (await picking).setFiles(theirs);
  const message = page.getByRole('status', { name: 'Messages' });
  await message.getByText(/Merged/u).waitFor({ timeout: 300_000 });
  const clock = await page.evaluate(() => (performance.now() - window.bench.picked) / 1000);
  const words = await message.innerText();
  const heap = await worker.end();
  const taken = await watch.end();
  const number = (found) => Number((found?.[1] ?? 'NaN').replaceAll(',', ''));
  return {
    clock,
    heap: heap / 1e6,
    worker: taken?.cpu.workers ?? Number.NaN,
    window: taken?.cpu.window ?? Number.NaN,
    memory: taken ? (taken.memory - taken.empty) / 1e6 : Number.NaN,
    came: number(/([\d,]+) annotations/u.exec(words)),
    questions: number(/([\d,]+) questions? to answer/u.exec(words)),
  };
}

await main();
