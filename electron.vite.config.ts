import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

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
    plugins: [react()],
    worker: { format: 'es' },
    build: { rollupOptions: { input: { index: 'src/renderer/index.html' } }, target: 'es2023', assetsInlineLimit: 0 },
  },
});
