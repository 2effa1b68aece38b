import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

/** Runs `work` with what a TypeScript file beside this one exports: bundled, because Node cannot read it yet. */
export async function withBundled(name, work) {
  // Inside of node_modules, so that nothing else sees it and packages are still found.
  const folder = mkdtempSync(path.join(import.meta.dirname, '../../node_modules/.bench-'));
  try {
    const bundle = await rolldown({
      input: path.join(import.meta.dirname, name),
      platform: 'node',
      logLevel: 'silent',
    });
    const file = path.join(folder, 'bundled.mjs');
    await bundle.write({ file, format: 'esm', codeSplitting: false });
    return await work(await import(pathToFileURL(file).href));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
