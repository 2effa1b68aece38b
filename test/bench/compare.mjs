import { parseArgs } from 'node:util';
import { withBundled } from './bundle.mjs';
import { Report } from './figures.mjs';

const help = `npm run bench -- compare [options]    shared wording among generated stories, in this process

  --stories N   so many stories of 150 words (20000)
  --runs N      how often (3)
  --json        the same as JSON`;

const { values } = parseArgs({
  options: {
    stories: { type: 'string', default: '20000' },
    runs: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(help);
else {
  const report = new Report(values.json);
  const runs = [];
  await withBundled('compare-stories.ts', async ({ measureStories }) => {
    for (let run = 0; run < Number(values.runs); run++) runs.push(await measureStories(Number(values.stories)));
  });
  const of = (name) => runs.map((run) => run[name]);
  report.table(`Shared wording among ${Number(values.stories).toLocaleString('en')} stories, processor time`, [
    { what: 'reading all words', values: of('reading'), unit: 'ms' },
    { what: 'all pairs and families', values: of('pairs'), unit: 'ms', goal: '< 5000' },
    { what: 'of a plain sketch', values: runs.map(({ pairs, sketch }) => pairs / sketch), unit: 'times', goal: '< 3' },
    { what: 'one more document', values: of('more'), unit: 'ms', goal: '< 100' },
    { what: 'memory beside the texts', values: of('memory'), unit: 'MB', goal: '< 250' },
  ]);
  if (values.json) console.log(JSON.stringify(report.tables, null, 2));
}
