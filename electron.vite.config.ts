import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { inWorkers } from './scripts/in-workers.mjs';
import { licences } from './scripts/licences.mjs';

const notices = licences();

// Three programs from three rooms. A sandboxed preload must be one CommonJS file.
export default defineConfig({
  main: {
    build: { rollupOptions: { input: { index: 'src/main/index.ts' } }, minify: false },
  },
  preload: {
    build: {
      rollupOptions: {
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react(), sampleProject(), notices.page()],
    worker: { format: 'es', plugins: () => [inWorkers(), notices.workers()] },
    // Whoever serves the page puts a fresh random value in the place of this word, in the page and in its policy.
    html: { cspNonce: 'LECTERN_NONCE' },
    build: {
      rollupOptions: { input: { index: 'src/renderer/index.html' } },
      target: 'es2023',
      minify: true,
      assetsInlineLimit: 0,
    },
  },
});

/** Ships the sample project beside the page, under a name that both kinds of host know. */
function sampleProject(): Plugin {
  const file = path.resolve('resources/sample.lectern');
  return {
    name: 'lectern:sample-project',
    generateBundle() {
      if (existsSync(file)) this.emitFile({ type: 'asset', fileName: 'sample.lectern', source: readFileSync(file) });
    },
  };
}
