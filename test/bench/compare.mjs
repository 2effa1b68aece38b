import { parseArgs } from 'node:util';
import { withBundled } from './bundle.mjs';
import { measureOpening } from './compare-opening.mjs';
import { measureSynopsis } from './compare-synopsis.mjs';
import { Report } from './figures.mjs';

const help = `npm run bench -- compare [options]    shared wording among generated stories

  --stories N   so many stories of 150 words (20000)
  --runs N      how often (3)
  --opening N   open so many of them in the built program, with brackets and without, instead
  --views       what each view of six accounts of 300 sentences takes, and whether it is the same on repeat, instead
  --planted     which of the near-duplicates among the stories are found, and which events, instead
  --synopsis    six accounts of 300 sentences side by side in the built program, instead
  --json        the same as JSON`;

const { values } = parseArgs({
  options: {
    stories: { type: 'string', default: '20000' },
    runs: { type: 'string', default: '3' },
    opening: { type: 'string' },
    synopsis: { type: 'boolean', default: false },
    views: { type: 'boolean', default: false },
    planted: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(help);
else if (values.synopsis) await benchSynopsis(300, Number(values.runs));
else if (values.views) await benchViews(300, Number(values.runs));
else if (values.planted) await benchPlanted(Number(values.stories));
else if (values.opening) await benchOpening(Number(values.stories), Number(values.opening));
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
    { what: 'what one document shares', values: of('beside'), unit: 'ms' },
    { what: 'memory beside the texts', values: of('memory'), unit: 'MB', goal: '< 250' },
  ]);
  if (values.json) console.log(JSON.stringify(report.tables, null, 2));
}

async function benchOpening(count, openings) {
  const report = new Report(values.json);
  await withBundled('compare-stories.ts', async ({ makeStories }) => {
    const stories = makeStories(count).map(
      (story, at) => `story ${String(at).padStart(6, '0')}\n\n${story.join(' ')}\n`,
    );
    const found = await measureOpening(stories, openings);
    const ratios = found.with.map((time, at) => time / found.without[at]);
    report.table(`Opening one of ${count.toLocaleString('en')} stories, from the click to its painted text`, [
      { what: 'with brackets', values: found.with, unit: 'ms' },
      { what: 'without', values: found.without, unit: 'ms' },
      { what: 'with, of without', values: ratios, unit: 'times', goal: '1' },
      { what: 'until brackets are there', values: found.brackets, unit: 'ms' },
      { what: 'while all is read for the first time', values: found.meanwhile, unit: 'ms' },
      { what: 'the first time, when all is read', values: [found.first], unit: 'ms' },
    ]);
  });
  if (values.json) console.log(JSON.stringify(report.tables, null, 2));
}

async function benchSynopsis(sentences, runs) {
  const report = new Report(values.json);
  await withBundled('compare-accounts.ts', async ({ makeAccounts }) => {
    const { first, later, frames } = await measureSynopsis(makeAccounts(sentences), runs);
    const inOrder = frames.toSorted((a, b) => a - b);
    report.table(`Six accounts of ${sentences} sentences side by side`, [
      { what: 'from the key to the painted table, the first time', values: [first], unit: 'ms' },
      { what: 'later', values: later, unit: 'ms', goal: '< 300' },
      { what: 'between frames while scrolling', values: frames, unit: 'ms' },
      {
        what: 'at the 99th percentile',
        values: [inOrder[Math.floor(inOrder.length * 0.99)]],
        unit: 'ms',
        goal: '< 32',
      },
    ]);
  });
  if (values.json) console.log(JSON.stringify(report.tables, null, 2));
}

async function benchViews(sentences, runs) {
  const report = new Report(values.json);
  await withBundled('compare-views.ts', async ({ measureViews }) => {
    const all = [];
    for (let run = 0; run < runs; run++) all.push(await measureViews(sentences));
    const row = (what, name) => ({ what, values: all.map((one) => one[name]), unit: 'ms' });
    report.table(`Six accounts of ${sentences} sentences, processor time`, [
      row('rows of the synopsis', 'synopsis'),
      row('quotations read and put in families', 'quotations'),
      row('possible conflicts', 'conflicts'),
      row('timeline', 'timeline'),
      row('what each pair shares', 'pairing'),
      row('lineage, behind that', 'lineage'),
      row('witnesses of a claim, behind that', 'witnesses'),
      {
        what: 'answers with other bytes in another order',
        values: all.map(({ otherBytes }) => otherBytes),
        unit: '',
        goal: '0',
      },
    ]);
  });
  if (values.json) console.log(JSON.stringify(report.tables, null, 2));
}

async function benchPlanted(stories) {
  const report = new Report(values.json);
  await withBundled('compare-views.ts', async ({ measureNearDuplicates, measureEventSets }) => {
    const found = await measureNearDuplicates(stories);
    report.table(`${found.planted} near-duplicates among ${stories.toLocaleString('en')} stories`, [
      { what: 'not found', values: [found.missed], unit: '', goal: '0' },
      { what: 'found that are none', values: [found.false], unit: '', goal: '0' },
    ]);
    const events = await measureEventSets(stories);
    report.table(`${events.events.toLocaleString('en')} events in ${events.stories.toLocaleString('en')} stories`, [
      { what: 'reading the stories for it, once', values: [events.gists], unit: 'ms' },
      { what: 'suggesting sets', values: [events.sets], unit: 'ms' },
      { what: 'events that are a set as a whole', values: [events.whole], unit: '' },
      { what: 'sets with something of another event', values: [events.other], unit: '', goal: '0' },
    ]);
  });
  if (values.json) console.log(JSON.stringify(report.tables, null, 2));
}
