import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { withBundled } from './bundle.mjs';

// How fast the desktop reads a folder and hands it over, and what memory that takes. Every batch is written out and
// read back as it is when it crosses to the window; what happens there is measured by `npm run bench`.

/** Bytes that an import asks for at once. */
const budget = 4 * 1024 * 1024;

const folders = [
  { name: '20,000 files of 10 kB', files: 20_000, bytes: 10_000 },
  { name: '2,000 files of 100 kB', files: 2000, bytes: 100_000 },
  { name: '50 files of 4 MB', files: 50, bytes: 4_000_000 },
];

/**
 * For each kind of folder: megabytes and files a second, the most memory that was taken beyond what was taken before,
 * and how long a look takes, in milliseconds. `share` makes the folders smaller.
 */
export async function measureDesktopReading({ share = 1 } = {}) {
  return withBundled('../../src/main/host/files.ts', ({ filesOnDisk }) =>
    withBundled('../../src/main/host/walk.ts', async ({ walk }) => {
      const figures = [];
      for (const { name, files, bytes } of folders) {
        const place = mkdtempSync(path.join(tmpdir(), 'lectern-bench-folder-'));
        try {
          writeFolder(place, Math.ceil(files * share), bytes);
          figures.push({ name, ...(await readOnce(filesOnDisk, place)), lookTime: await lookOnce(walk, place) });
        } finally {
          rmSync(place, { recursive: true, force: true });
        }
      }
      return figures;
    }),
  );
}

function writeFolder(place, files, bytes) {
  const line = 'Паром вышел из гавани до рассвета. The ferry left the harbour before dawn.\n';
  const text = Buffer.from(line.repeat(Math.ceil(bytes / Buffer.byteLength(line)))).subarray(0, bytes);
  for (let at = 0; at < files; at += 1) {
    const folder = path.join(place, `${Math.floor(at / 500)}`);
    if (at % 500 === 0) mkdirSync(folder);
    writeFileSync(path.join(folder, `${at}.txt`), text);
  }
}

async function readOnce(filesOnDisk, place) {
  const host = filesOnDisk({ pick: async () => [place], sampleFile: '' });
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let most = before;
  const watching = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 10);
  const started = performance.now();
  const source = (await host.openFiles('folder')).value;
  let [files, bytes] = [0, 0];
  let pulled = host.pullFiles(source.id, budget);
  for (;;) {
    const batch = await pulled;
    if (!batch.ok) throw new Error(JSON.stringify(batch));
    if (!batch.value.done) pulled = host.pullFiles(source.id, budget);
    for (const entry of deserialize(serialize(batch.value)).entries) {
      files += 1;
      bytes += entry.bytes.length;
    }
    if (batch.value.done) break;
  }
  const seconds = (performance.now() - started) / 1000;
  clearInterval(watching);
  return { megabytesPerSecond: bytes / 1e6 / seconds, filesPerSecond: files / seconds, memory: (most - before) / 1e6 };
}

async function lookOnce(walk, place) {
  const started = performance.now();
  for await (const found of walk({ file: place, path: '' })) if (found.kind !== 'file') throw new Error(found.detail);
  return performance.now() - started;
}
