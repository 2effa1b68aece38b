import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { withBundled } from './bundle.mjs';
import { Report, share } from './figures.mjs';
import { measureImport } from './import.mjs';
import { measureMarking, measureReading } from './reading.mjs';
import { measureLibrary, measureMeanwhile } from './meanwhile.mjs';
import { startServer, withProgram } from './program.mjs';
import { measureRecoll } from './recoll.mjs';
import { measureReopening, measureSearch, measureTyping } from './searching.mjs';

const help = `npm run bench -- [options]            the built program in a real browser
npm run bench -- search [options]     the search index beside its peers; see search-in-browser.mjs
npm run bench -- desktop [options]    the desktop: its start, reading a folder, a backup; see desktop.mjs
npm run bench -- compare [options]    shared wording among generated stories; see compare.mjs
npm run bench -- formats [options]    files of each format, from bytes to texts; see formats.mjs
npm run bench -- depth [options]      reading and tagging among 100,000 annotations; see depth.mjs
npm run bench -- merge [options]      two projects made one; see merge.mjs

  --files N       import a generated corpus of N files (2000)
  --length N      of about so many code units each (3300)
  --folder PATH   import this folder instead
  --only PARTS    some of: import, meanwhile, library, recoll, reading, marking, search (all)
  --runs N        how often imports are measured (3)
  --quick         one run of each, on fewer and smaller things
  --trace FILE    keep what the window did while importing, for the browser's own tools
  --json          the same as JSON`;

/** Kinds of queries that are typed letter by letter. */
const typed = new Set(['word', 'two words', 'phrase', 'prefix', 'suffix', 'fuzzy']);

async function main() {
  const { values } = parseArgs({
    options: {
      files: { type: 'string' },
      folder: { type: 'string' },
      length: { type: 'string', default: '3300' },
      only: { type: 'string', default: 'import,meanwhile,library,recoll,reading,marking,search' },
      runs: { type: 'string' },
      trace: { type: 'string' },
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(help);
  const { quick } = values;
  const plan = {
    files: Number(values.files ?? (quick ? 300 : 2000)),
    length: Number(values.length),
    folder: values.folder ? path.resolve(values.folder) : null,
    parts: new Set(values.only.split(',')),
    runs: Number(values.runs ?? (quick ? 1 : 3)),
    trace: values.trace ?? null,
    longLength: quick ? 2_000_000 : 10_000_000,
    annotations: quick ? 1000 : 10_000,
    openings: quick ? 3 : 7,
    marks: quick ? 5 : 20,
    queries: quick ? 2 : 8,
  };
  const report = new Report(values.json);
  const folder = mkdtempSync(path.join(tmpdir(), 'lectern-bench-texts-'));
  const server = await startServer();
  report.say(`${cpus().length} cores, headless Chromium`);
  try {
    await withBundled('material.ts', (material) => bench(plan, report, server.address, material, folder));
  } finally {
    server.end();
    rmSync(folder, { recursive: true, force: true });
  }
  if (values.json) console.log(JSON.stringify(report.tables, null, 2));
}

async function bench(plan, report, address, material, temporary) {
  if (['import', 'meanwhile', 'library', 'recoll', 'search'].some((part) => plan.parts.has(part)))
    await benchFolder(plan, report, address, material, temporary);
  if (plan.parts.has('reading')) await benchReading(plan, report, address, material);
  if (plan.parts.has('marking')) await benchMarking(plan, report, address, material);
}

async function benchFolder(plan, report, address, material, temporary) {
  const folder = plan.folder
    ? material.measureFolder(plan.folder)
    : material.writeFolder(path.join(temporary, 'corpus'), plan.files, plan.length);
  if (plan.parts.has('recoll')) await benchRecoll(report, folder);
  if (['import', 'library', 'search'].some((part) => plan.parts.has(part)))
    await benchImport(plan, report, address, material, folder);
  if (plan.parts.has('meanwhile')) await benchMeanwhile(report, address, folder);
}

/** The same folder by the indexer of Recoll, where it is installed. */
async function benchRecoll(report, folder) {
  const recoll = await measureRecoll(folder.path);
  if (recoll === null) return report.say('recollindex is not installed');
  report.table('The same folder by recollindex', [
    { what: 'until everything is indexed', values: [recoll.seconds], unit: 's' },
    { what: 'rate', values: [folder.files / recoll.seconds], unit: 'files/s', worst: Math.min },
    { what: 'processor time', values: [recoll.cpu], unit: 's' },
  ]);
}

/** A person who works while files come in: another run, since working takes time of its own. */
async function benchMeanwhile(report, address, folder) {
  const { opening, typing } = await measureMeanwhile(address, folder);
  report.table(`While ${folder.files.toLocaleString('en')} files come in`, [
    { what: 'from click to text', values: opening, unit: 'ms', goal: '< 200' },
    { what: '95 of 100 clicks', values: [share(opening, 0.95)], unit: 'ms' },
    { what: 'from each key to its drawn answer', values: typing, unit: 'ms', goal: '< 200' },
    { what: '95 of 100 keys', values: [share(typing, 0.95)], unit: 'ms' },
  ]);
}

async function benchImport(plan, report, address, material, folder) {
  const megabytes = folder.bytes / 1e6;
  const runs = [];
  const withLibrary = plan.parts.has('library');
  for (let run = 1; run <= (plan.parts.has('import') ? plan.runs : 1); run++) {
    const last = run === (plan.parts.has('import') ? plan.runs : 1);
    const queries = last && plan.parts.has('search') ? material.queriesFor(folder.path, plan.queries) : [];
    const searching = async (program) => ({
      search: await measureSearch(program, queries),
      typing: await measureTyping(
        program,
        queries.filter(({ kind }, at) => typed.has(kind) && at % 2 === 0),
      ),
      reopening: await measureReopening(program, plan.openings),
    });
    const work = async (program) => ({
      library: last && withLibrary ? await measureLibrary(program) : null,
      searching: queries.length > 0 ? await searching(program) : null,
    });
    runs.push(await measureImport(address, folder, { trace: plan.trace, work }));
  }
  const of = (get) => runs.map(get);
  const {
    stored,
    more: { library, searching: more },
  } = runs.at(-1);
  report.say(
    `${folder.files} files, ${megabytes.toFixed(1)} MB; ${stored.documents} documents, ${stored.passages} passages`,
  );
  const least = { worst: Math.min };
  const heaps = Object.keys(runs[0].full.workers);
  report.table('Importing', [
    { what: 'until the report', values: of((one) => one.seconds), unit: 's' },
    { what: 'rate', values: of((one) => folder.files / one.seconds), unit: 'files/s', ...least },
    { what: 'rate', values: of((one) => megabytes / one.seconds), unit: 'MB/s', ...least },
    { what: 'until everything is indexed', values: of((one) => one.indexedSeconds), unit: 's' },
    {
      what: 'rate, indexing included',
      values: of((one) => folder.files / one.indexedSeconds),
      unit: 'files/s',
      goal: '> 800',
      ...least,
    },
    { what: 'picking: the browser lists the files', values: of((one) => one.tasks.picking.browser), unit: 'ms' },
    {
      what: 'picking: the program takes the list',
      values: of((one) => one.tasks.picking.program),
      unit: 'ms',
      goal: '< 50',
    },
    { what: 'longest task of the window', values: of((one) => one.tasks.longest), unit: 'ms', goal: '< 50' },
    { what: 'longest task, processor time', values: of((one) => one.tasks.longestCpu), unit: 'ms', goal: '< 50' },
    { what: 'tasks over 50 ms', values: of((one) => one.tasks.over50), unit: '' },
    { what: 'tasks over 50 ms, processor time', values: of((one) => one.tasks.over50Cpu), unit: '' },
    { what: 'processor time of the window', values: of((one) => one.tasks.cpu), unit: 'ms' },
    ...processRows(runs),
    { what: 'batch in the worker', values: runs.flatMap((one) => one.batches), unit: 'ms' },
    { what: 'pieces of the index', values: of((one) => one.stored.segments), unit: '' },
    {
      what: 'index',
      values: of((one) => one.stored.indexBytes / one.stored.textBytes),
      unit: 'bytes/byte',
      goal: '< 0.6',
    },
    { what: 'heap of the window before', values: of((one) => one.empty.window / 1e6), unit: 'MB' },
    { what: 'heap of the window after', values: of((one) => one.full.window / 1e6), unit: 'MB' },
    ...heaps.map((name) => ({
      what: `heap of the ${name} worker`,
      values: of((one) => (one.full.workers[name] ?? 0) / 1e6),
      unit: 'MB',
    })),
    { what: 'memory of the process', values: of((one) => (one.full.process ?? Number.NaN) / 1e6), unit: 'MB' },
  ]);
  if (library) reportLibrary(report, library, stored.documents);
  if (!more) return;
  report.table('Searching: from the last key to drawn results', [
    ...more.search.drawn.map(({ kind, values }) => ({ what: kind, values, unit: 'ms', goal: '< 100' })),
  ]);
  report.table('Typing: from each key to its drawn answer', [
    { what: 'every key', values: more.typing, unit: 'ms' },
    { what: '95 of 100 keys', values: [share(more.typing, 0.95)], unit: 'ms', goal: '< 100' },
  ]);
  report.table('Searching: time in the worker', [
    ...more.search.worker.map(({ kind, values }) => ({
      what: kind,
      values,
      unit: 'ms',
      goal: kind === 'regex' ? '< 200' : '< 20',
    })),
  ]);
  report.table('Opening the project again', [
    { what: 'until the library is drawn', values: more.reopening.library, unit: 'ms', goal: '< 700' },
    { what: 'until the first question can be asked', values: more.reopening.ready, unit: 'ms', goal: '< 1000' },
    { what: 'loading the index, in the worker', values: more.reopening.load, unit: 'ms', goal: '< 300' },
  ]);
}

function reportLibrary(report, { frames, tasks }, documents) {
  report.table(`Scrolling the library through ${documents.toLocaleString('en')} documents`, [
    { what: 'between frames', values: frames, unit: 'ms', goal: '< 50' },
    { what: 'frames over 50 ms', values: [frames.filter((gap) => gap > 50).length], unit: '' },
    { what: 'longest task', values: [tasks.longest], unit: 'ms', goal: '< 50' },
    { what: 'longest task, processor time', values: [tasks.longestCpu], unit: 'ms', goal: '< 50' },
  ]);
}

/** What the whole browser took of the processor; nothing where the system does not say. */
function processRows(runs) {
  const watched = runs.map(({ processes }) => processes).filter((one) => one !== null);
  if (watched.length === 0) return [];
  const whole = ({ cpu }) => Object.values(cpu).reduce((sum, seconds) => sum + seconds, 0);
  return [
    { what: 'processor time of all', values: watched.map(whole), unit: 's' },
    {
      what: 'of it the window',
      values: watched.map((one) => (100 * one.cpu.window) / whole(one)),
      unit: '%',
      goal: '< 10',
    },
    ...Object.keys(watched[0].cpu).map((kind) => ({
      what: `processor time: ${kind}`,
      values: watched.map(({ cpu }) => cpu[kind]),
      unit: 's',
    })),
    { what: 'most memory of all processes', values: watched.map(({ memory: most }) => most / 1e6), unit: 'MB' },
    {
      what: 'of it above the empty program',
      values: watched.map(({ memory: most, empty }) => (most - empty) / 1e6),
      unit: 'MB',
      goal: '< 400',
    },
  ];
}

async function benchReading(plan, report, address, material) {
  const file = await material.longProject(plan.longLength, 0);
  const titles = { long: material.longTitle, short: material.shortTitle };
  const { opening, wheel, jumps, tasks } = await withProgram(address, (program) =>
    measureReading(program, file, titles, plan.openings),
  );
  report.table(`Reading a text of ${plan.longLength / 1e6} MB`, [
    { what: 'from click to text', values: opening, unit: 'ms', goal: '< 1000' },
    { what: 'between frames while scrolling', values: wheel, unit: 'ms', goal: '< 50' },
    { what: 'between frames while jumping', values: jumps, unit: 'ms' },
    { what: 'longest task while scrolling', values: [tasks.longest], unit: 'ms', goal: '< 50' },
    { what: 'longest task, processor time', values: [tasks.longestCpu], unit: 'ms', goal: '< 50' },
  ]);
}

async function benchMarking(plan, report, address, material) {
  for (const annotations of [0, plan.annotations]) {
    const file = await material.longProject(plan.longLength, annotations);
    const titles = { long: material.longTitle, short: material.shortTitle };
    const { marked, tasks, opening } = await withProgram(address, (program) =>
      measureMarking(program, file, titles, plan.marks, plan.trace),
    );
    report.table(
      `Marking in a text of ${plan.longLength / 1e6} MB with ${annotations.toLocaleString('en')} annotations`,
      [
        { what: 'from click to text', values: opening, unit: 'ms', goal: '< 1000' },
        { what: 'from key to painted highlight', values: marked, unit: 'ms', goal: '< 50' },
        { what: 'longest task', values: [tasks.longest], unit: 'ms', goal: '< 50' },
        { what: 'longest task, processor time', values: [tasks.longestCpu], unit: 'ms', goal: '< 50' },
      ],
    );
  }
}

if (process.argv[2] === 'search') {
  process.argv.splice(2, 1);
  await import('./search-in-browser.mjs');
} else if (process.argv[2] === 'desktop') {
  process.argv.splice(2, 1);
  await import('./desktop.mjs');
} else if (process.argv[2] === 'compare') {
  process.argv.splice(2, 1);
  await import('./compare.mjs');
} else if (process.argv[2] === 'depth') {
  process.argv.splice(2, 1);
  await import('./depth.mjs');
} else if (process.argv[2] === 'formats') {
  process.argv.splice(2, 1);
  await import('./formats.mjs');
} else if (process.argv[2] === 'merge') {
  process.argv.splice(2, 1);
  await import('./merge.mjs');
} else await main();
