import { parseArgs } from 'node:util';
import { withBundled } from './bundle.mjs';
import { Report } from './figures.mjs';

const help = `npm run bench -- merge [options]   two projects made one

  --marks N   annotations of each (20000)
  --runs N    how often (3)
  --json      the same as JSON`;

/** In Node, as a worker does it: what a merge waits for beside reading and storing. */
async function main() {
  const { values } = parseArgs({
    options: {
      marks: { type: 'string', default: '20000' },
      runs: { type: 'string', default: '3' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(help);
  const report = new Report(values.json);
  await withBundled('merge-projects.ts', ({ measured, merge }) => {
    for (const { what, projects } of measured(Number(values.marks))) {
      const runs = Array.from({ length: Number(values.runs) }, () => merge(projects));
      report.table(`${Number(values.marks).toLocaleString('en')} annotations each: ${what}`, [
        { what: 'processor time', values: runs.map(({ processor }) => processor), unit: 's', goal: '< 3' },
        { what: 'by the clock', values: runs.map(({ clock }) => clock), unit: 's' },
        { what: 'annotations that came', values: runs.map(({ came }) => came), unit: '' },
        { what: 'questions', values: runs.map(({ questions }) => questions), unit: '' },
      ]);
    }
  });
  if (values.json) console.log(JSON.stringify(report.tables, null, 2));
}

await main();
