import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { watchFamily } from './processes.mjs';

/** Indexes a folder anew with Recoll's indexer; seconds by the clock and of the processor. Null where it is not installed. */
export async function measureRecoll(folder) {
  if (spawnSync('recollindex', ['-h']).error) return null;
  const place = mkdtempSync(path.join(tmpdir(), 'lectern-bench-recoll-'));
  try {
    writeFileSync(path.join(place, 'recoll.conf'), `topdirs = ${folder}\nnoaspell = 1\n`);
    const began = performance.now();
    const child = spawn('recollindex', ['-c', place], { stdio: 'ignore' });
    const watch = watchFamily(child.pid);
    const over = once(child, 'exit');
    await over;
    const seconds = (performance.now() - began) / 1000;
    return { seconds, cpu: watch.end()?.cpu ?? Number.NaN };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
