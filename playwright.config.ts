import { defineConfig } from '@playwright/test';
import { browserFlags, findBrowser } from './scripts/browser.mjs';

// End-to-end tests of the built program: `web` in a browser tab, `desktop` through the built Electron side. A test that
// passes only sometimes has found something. So nothing is tried again by hand; `npm test`, which must come to an end on
// machines that do other things meanwhile, tries once more, and names what needed it.

/** Another port lets two checkouts run their tests at the same time. */
const port = Number(process.env['LECTERN_TEST_PORT'] ?? 4199);

export default defineConfig({
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: process.env['CI'] ? 1 : 0,
  timeout: 90_000,
  // Nothing here is about speed: a slow machine is given its time.
  expect: { timeout: 15_000 },
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    trace: 'off',
    launchOptions: {
      executablePath: findBrowser(),
      args: browserFlags,
    },
  },
  projects: [
    { name: 'web', testDir: 'test/e2e' },
    { name: 'desktop', testDir: 'test/desktop' },
  ],
  webServer: {
    command: `node scripts/web.mjs --port ${port} --no-open`,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
    timeout: 180_000,
  },
});
