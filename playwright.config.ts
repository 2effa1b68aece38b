import { execFileSync } from 'node:child_process';
import { defineConfig } from '@playwright/test';
import { browserFlags, findBrowser } from './scripts/browser.mjs';

// End-to-end tests of the built program: `web` in a browser tab, `desktop` through the built Electron side. A test that
// passes only sometimes has found something. So nothing is tried again by hand; `npm test`, which must come to an end on
// machines that do other things meanwhile, tries once more, and names what needed it.

/** A program that writes the number of a port that nobody uses. */
const freePort =
  "const server = require('node:net').createServer().listen(0, '127.0.0.1', () => { process.stdout.write(String(server.address().port)); server.close(); })";

/** Any free port, so that checkouts can run their tests at the same time. The runner's workers inherit which one. */
process.env['LECTERN_TEST_PORT'] ??= execFileSync(process.execPath, ['-e', freePort], { encoding: 'utf8' });
const port = Number(process.env['LECTERN_TEST_PORT']);

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
      executablePath: findBrowser({ light: true }),
      args: browserFlags,
    },
  },
  projects: [
    { name: 'web', testDir: 'test/e2e' },
    { name: 'desktop', testDir: 'test/desktop' },
  ],
  webServer: {
    command: `node --import ./scripts/end-with.mjs scripts/web.mjs --port ${port} --no-open`,
    env: { LECTERN_END_WITH: String(process.pid) },
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
    timeout: 180_000,
  },
});
