import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { withBundled } from './bundle.mjs';
import { benchBackup } from './desktop-backup.mjs';
import { benchDesktopImport } from './desktop-import.mjs';
import { measureDesktopReading } from './desktop-reading.mjs';
import { benchStart } from './desktop-start.mjs';
import { Report } from './figures.mjs';
import { startServer } from './program.mjs';

const help = `npm run bench -- desktop [options]    the desktop: its start, an import, reading a folder, a backup

  --only PARTS    some of: start, import, reading, backup (all)
  --documents N   documents of the project that it starts with (10000)
  --files N       files that are imported (5000)
  --length N      of about so many code units each (800)
  --runs N        how often each is measured (5 starts, else 3)
  --quick         one run of each, on smaller things
  --json          the same as JSON`;

async function main() {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', default: 'start,import,reading,backup' },
      documents: { type: 'string' },
      files: { type: 'string' },
      length: { type: 'string', default: '800' },
      runs: { type: 'string' },
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(help);
  const { quick, json } = values;
  const runsOr = (usual) => Number(values.runs ?? (quick ? 1 : usual));
  const documents = Number(values.documents ?? (quick ? 1000 : 10_000));
  const files = Number(values.files ?? (quick ? 500 : 5000));
  const imported = { files, length: Number(values.length), runs: runsOr(3) };
  const parts = new Set(values.only.split(','));
  const report = new Report(json);
  const load = () => `load of the last minute ${loadavg()[0].toFixed(1)}`;
  // Builds what is stale, too, which the start needs.
  const server = await startServer();
  report.say(`${cpus().length} cores, ${load()}`);
  try {
    await withBundled('material.ts', async (material) => {
      if (parts.has('start')) await benchStart(report, material, { documents, length: 2000, runs: runsOr(5) });
      if (parts.has('import')) await benchDesktopImport(report, material, imported);
      if (parts.has('reading')) await benchReading(report, { runs: runsOr(3), share: quick ? 0.1 : 1 });
      if (!parts.has('backup')) return;
      const shapes = [
        { documents: 5000, length: 10_000 },
        { documents: 50, length: 1_000_000 },
      ];
      for (const shape of quick ? [{ documents: 500, length: 10_000 }] : shapes) {
        await benchBackup(report, server.address, material, { ...shape, runs: runsOr(3) });
      }
    });
  } finally {
    server.end();
  }
  report.say(`\n${load()} at the end`);
  if (json) console.log(JSON.stringify(report.tables, null, 2));
}

async function benchReading(report, { runs, share }) {
  const made = [];
  for (let run = 0; run < runs; run += 1) made.push(await measureDesktopReading({ share }));
  report.table(
    'Reading a folder from disk and handing it over',
    made[0].flatMap(({ name }, at) => {
      const of = (get) => made.map((figures) => get(figures[at]));
      return [
        { what: name, values: of((one) => one.megabytesPerSecond), unit: 'MB/s', goal: '> 50', worst: Math.min },
        { what: '  files', values: of((one) => one.filesPerSecond), unit: 'files/s', worst: Math.min },
        { what: '  the most memory that it takes', values: of((one) => one.memory), unit: 'MB' },
        { what: '  a look at it', values: of((one) => one.lookTime), unit: 'ms' },
      ];
    }),
  );
}

await main();
