import { parseArgs } from 'node:util';
import { withBundled } from './bundle.mjs';
import { Report } from './figures.mjs';

const help = `npm run bench -- formats [options]   files of each format, from bytes to texts, and exports of many quotations

  --runs N   how often each is read (3)
  --quick    once, a tenth of each
  --json     the same as JSON`;

/** In Node, as a worker does it: what an import waits for beside storing. */
async function main() {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '3' },
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(help);
  const report = new Report(values.json);
  await withBundled('formats.ts', async ({ measured, read, evidenceOf, write }) => {
    for (const { what, files } of measured(values.quick)) {
      const made = files();
      const runs = [];
      for (let run = 0; run < (values.quick ? 1 : Number(values.runs)); run++) runs.push(await read(made));
      report.table(what, [
        { what: 'processor time', values: runs.map(({ processor }) => processor), unit: 's' },
        { what: 'by the clock', values: runs.map(({ clock }) => clock), unit: 's' },
      ]);
    }
    const count = values.quick ? 1000 : 10_000;
    const evidence = evidenceOf(count);
    for (const format of ['docx', 'odt', 'html', 'markdown', 'xlsx', 'csv', 'obsidian']) {
      const runs = [];
      for (let run = 0; run < (values.quick ? 1 : Number(values.runs)); run++) runs.push(await write(format, evidence));
      report.table(`${count} quotations as ${format}`, [
        { what: 'processor time', values: runs.map(({ processor }) => processor), unit: 's' },
        { what: 'by the clock', values: runs.map(({ clock }) => clock), unit: 's' },
        { what: 'the file', values: runs.map(({ size }) => size), unit: 'MB' },
        { what: 'memory beside', values: runs.map(({ memory }) => memory), unit: 'MB' },
      ]);
    }
  });
  if (values.json) console.log(JSON.stringify(report.tables, null, 2));
}

await main();
