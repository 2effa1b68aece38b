// node test/bench/search.bench.mjs [--passages 100000] [--queries 40] [--peers] [--cpu] [--json]
// --cpu counts time of the processor, for a machine that is busy with other things.
// Measures search in Node: bundles search.ts (Node cannot read TypeScript yet), runs it, prints a table.
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const options = process.argv.slice(2);
const number = (name, otherwise) => {
  const at = options.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(options[at + 1]);
};
const json = options.includes('--json');

// Inside of node_modules, so that nothing else sees it and packages are still found.
const folder = mkdtempSync(path.join(import.meta.dirname, '../../node_modules/.bench-'));
try {
  const bundle = await rolldown({
    input: path.join(import.meta.dirname, 'search.ts'),
    platform: 'node',
    logLevel: 'silent',
  });
  await bundle.write({ file: path.join(folder, 'search.mjs'), format: 'esm' });
  const { benchSearch } = await import(pathToFileURL(path.join(folder, 'search.mjs')).href);
  const rows = await benchSearch(
    {
      passages: number('passages', 100_000),
      queries: number('queries', 40),
      peers: options.includes('--peers'),
      ...(options.includes('--cpu') ? { now: processorTime } : {}),
    },
    json ? undefined : (line) => console.log(line),
  );
  if (json) console.log(JSON.stringify(rows, null, 2));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
