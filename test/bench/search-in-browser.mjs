// node test/bench/search-in-browser.mjs [--passages 100000] [--queries 40] [--peers lunr,MiniSearch] [--wrapped] [--cpu] [--json]
// Search and its peers in one run in Chromium. Without --peers: all of them up to 100,000 passages, beyond that FTS5
// alone, because the others do not fit into a tab. --cpu counts time of the processor (of the page's thread, Linux
// only), for a machine that is busy with other things; then each figure holds about 0.2 ms of the counting itself.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { rolldown } from 'rolldown';
import { browserFlags, findBrowser } from '../../scripts/browser.mjs';

const { values } = parseArgs({
  options: {
    passages: { type: 'string', default: '100000' },
    queries: { type: 'string', default: '40' },
    peers: { type: 'string' },
    wrapped: { type: 'boolean', default: false },
    cpu: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const passages = Number(values.passages);
const everyPeer = passages > 100_000 ? 'FTS5 (wasm)' : 'FTS5 (wasm),MiniSearch,FlexSearch,lunr';
const peers = (values.peers ?? everyPeer).split(',').filter((name) => name !== '');

const root = path.join(import.meta.dirname, '../..');
// Inside of node_modules, so that packages are found; the profile lies on the disk, so that its database is a real one.
const folder = mkdtempSync(path.join(root, 'node_modules/.bench-'));
const profile = mkdtempSync(path.join(tmpdir(), 'lectern-bench-'));
const server = createServer((request, response) => {
  const name = request.url === '/' ? 'index.html' : path.basename(request.url ?? '');
  const types = { html: 'text/html', mjs: 'text/javascript', wasm: 'application/wasm' };
  try {
    const file = readFileSync(path.join(folder, name));
    response.writeHead(200, { 'content-type': types[name.split('.').at(-1)] ?? 'text/plain' }).end(file);
  } catch {
    response.writeHead(404).end();
  }
});
let context;
try {
  const bundle = await rolldown({
    input: path.join(import.meta.dirname, 'search-page.ts'),
    platform: 'browser',
    logLevel: 'silent',
  });
  await bundle.write({ file: path.join(folder, 'page.mjs'), format: 'esm', codeSplitting: false });
  copyFileSync(
    path.join(root, 'node_modules/@sqlite.org/sqlite-wasm/dist/sqlite3.wasm'),
    path.join(folder, 'sqlite3.wasm'),
  );
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html><script type="module" src="/page.mjs"></script>');
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  context = await chromium.launchPersistentContext(profile, {
    executablePath: findBrowser(),
    headless: true,
    args: browserFlags,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  page.on('pageerror', (error) => console.error(`The page threw: ${error.message}`));
  await page.exposeFunction('say', (line) => values.json || console.log(line));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.waitForFunction(() => 'benchSearch' in window);
  const thread = await busiestRenderer(context, page);
  const session = await context.newCDPSession(page);
  await page.exposeFunction('memory', async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize, backingStorageSize = 0 } = await session.send('Runtime.getHeapUsage');
    return usedSize + backingStorageSize;
  });
  await page.exposeFunction('peak', () => peakOf(thread));
  if (values.cpu) {
    await page.exposeFunction('processorTime', () => threadTime(thread));
  }
  const rows = await page.evaluate((options) => window.benchSearch(options), {
    passages,
    queries: Number(values.queries),
    peers,
    wrapped: values.wrapped,
    processorTime: values.cpu,
  });
  if (values.json) console.log(JSON.stringify(rows, null, 2));
  else printTable(rows);
} finally {
  await context?.close();
  server.close();
  rmSync(folder, { recursive: true, force: true });
  rmSync(profile, { recursive: true, force: true });
}

/** The process whose thread works when the page does; looked at for long, since the browser may be starting others. */
async function busiestRenderer(browserContext, page) {
  const session = await browserContext.browser().newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const ids = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  if (process.platform !== 'linux') return ids[0];
  const work = async (milliseconds) => {
    const before = ids.map(threadTime);
    await page.evaluate((length) => {
      for (const end = performance.now() + length; performance.now() < end;);
    }, milliseconds);
    return ids.map((id, at) => threadTime(id) - before[at]);
  };
  await work(1000);
  const worked = await work(1500);
  return ids[worked.indexOf(Math.max(...worked))];
}

/** Milliseconds that the first thread of a process has run. */
function threadTime(id) {
  return Number(readFileSync(`/proc/${id}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
}

/** The most memory that a process ever had, in bytes. */
function peakOf(id) {
  try {
    return Number(/VmHWM:\s+(\d+)/u.exec(readFileSync(`/proc/${id}/status`, 'utf8'))[1]) * 1024;
  } catch {
    return 0;
  }
}

/** One line a measure, one column an engine, as Markdown. */
function printTable(rows) {
  const engines = [...new Set(rows.map(({ engine }) => engine))];
  const measures = [...new Set(rows.map(({ what }) => what))];
  const cell = (engine, what) => {
    const row = rows.find((one) => one.engine === engine && one.what === what);
    return row ? `${row.value.toFixed(row.value < 10 ? 2 : 0)} ${row.unit}`.trim() : '–';
  };
  console.log(`\n| ${passages} passages | ${engines.join(' | ')} |\n|${' --- |'.repeat(engines.length + 1)}`);
  for (const what of measures) {
    console.log(`| ${what} | ${engines.map((engine) => cell(engine, what)).join(' | ')} |`);
  }
}
