import os from 'node:os';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { browserFlags, findBrowser } from './scripts/browser.mjs';
import { apart } from './test/apart.ts';
import { wholeWorkers } from './test/whole-workers.ts';

// Two kinds of unit tests: those of the core and of the Electron side run in Node, a few of them apart; those of rooms that need a browser
// (`*.browser.test.ts`) run in a real Chromium with a real IndexedDB. LECTERN_BROWSER can name its executable.
// Nothing is tried again by hand; `npm test`, which must come to an end on machines that do other things meanwhile, tries
// once more, and names what needed it.
// LECTERN_FUZZ=1 lets the property tests try cases that no run tried before.
const browser = chromium();
const everyProject = {
  // By itself Vitest leaves a core free, of two every other one; but tests wait for workers and databases as long as they work.
  maxWorkers: Math.max(2, os.availableParallelism()),
  setupFiles: ['test/seed.ts'],
  retry: process.env.CI ? 1 : 0,
  // A poll waits for a state, on slow machines, too; the second that Vitest gives by itself would time them.
  expect: { poll: { timeout: 60_000 } },
  provide: { fuzz: process.env.LECTERN_FUZZ === '1' },
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...everyProject,
          name: 'node',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...apart, 'test/**/*.browser.test.{ts,tsx}', 'test/e2e/**', 'node_modules/**'],
          environment: 'node',
          isolate: false,
          testTimeout: 180_000,
        },
      },
      {
        test: { ...everyProject, name: 'apart', include: [...apart], environment: 'node', testTimeout: 180_000 },
      },
      {
        plugins: [wholeWorkers()],
        optimizeDeps: {
          include: [
            ...[
              '@codemirror/autocomplete',
              '@codemirror/commands',
              '@codemirror/language',
              '@codemirror/state',
              '@codemirror/view',
              '@lezer/markdown',
              'axe-core',
              'fast-check',
              'dexie',
              'lunr',
              'eld/extrasmall',
              'fflate',
              'papaparse',
              'parse5',
              'valibot',
              'yaml',
            ],
            ...['stemmer.support', 'ar', 'da', 'de', 'el', 'es', 'fi', 'fr', 'hu', 'it', 'nl', 'no', 'pl', 'pt', 'ro']
              .concat(['ru', 'sv', 'tr'])
              .map((name) => `lunr-languages/lunr.${name}.js`),
          ],
        },
        test: {
          ...everyProject,
          name: 'browser',
          include: ['test/**/*.browser.test.{ts,tsx}'],
          testTimeout: 180_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                ...browser,
                args: browserFlags,
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});

/** Without a browser only the tests that need one fail. */
function chromium(): { executablePath?: string } {
  try {
    return { executablePath: findBrowser() };
  } catch {
    return {};
  }
}
