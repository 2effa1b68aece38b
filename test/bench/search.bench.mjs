// node test/bench/search.bench.mjs [--passages 100000] [--queries 40] [--peers] [--cpu] [--json]
// --cpu counts time of the processor, for a machine that is busy with other things.
// Measures search in Node: runs search.ts and prints a table.
import { withBundled } from './bundle.mjs';

const options = process.argv.slice(2);
const number = (name, otherwise) => {
  const at = options.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(options[at + 1]);
};
const json = options.includes('--json');

await withBundled('search.ts', async ({ benchSearch }) => {
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
});

function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
