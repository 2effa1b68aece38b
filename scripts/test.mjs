import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { findBrowser } from './browser.mjs';
import { buildIfStale, root } from './build.mjs';
import { isThere } from './end-with.mjs';
import { fromPlaywright, fromVitest } from './results.mjs';

// `npm test`: every check there is, each to its end even if an earlier one failed. The last line adds up what the
// runners themselves reported; a runner that crashed or reported nothing counts as one failure.

// A run that is killed cannot tidy up: its runners and servers end with it by themselves, and its folder goes now.
removeFoldersLeft();
const reports = mkdtempSync(path.join(os.tmpdir(), `lectern-test-${process.pid}-`));
const endWith = pathToFileURL(path.join(root, 'scripts/end-with.mjs')).href;
const environment = {
  ...process.env,
  CI: '1',
  LECTERN_END_WITH: String(process.pid),
  // What tests and browsers leave behind goes with it. On macOS the paths of sockets would become too long.
  ...(process.platform === 'darwin' ? {} : { TMPDIR: reports, TEMP: reports, TMP: reports }),
};
const sum = { passed: 0, failed: 0, skipped: 0, failures: [], flaky: [] };

try {
  check('Format', 'node_modules/prettier/bin/prettier.cjs', ['--check', '.', '--log-level', 'warn']);
  check('Lint', 'node_modules/eslint/bin/eslint.js', ['--max-warnings', '0', '.']);
  check('Types', 'scripts/types.mjs', []);
  let browser = null;
  try {
    browser = findBrowser({ install: true });
  } catch (error) {
    console.log(`\n${error.message}`);
  }
  unitTests();
  heading('Build');
  if (!buildIfStale()) tell('Build', failedOutside('Build'));
  else if (browser === null) tell('End-to-end tests', failedOutside('End-to-end tests need a browser'));
  else endToEndTests();
} finally {
  rmSync(reports, { recursive: true, force: true });
}

// Whoever sees only the end of a long run learns what failed.
for (const name of sum.flaky) console.log(`\nPassed only at the second try: ${name}`);
for (const { name, why } of sum.failures) console.log(`\nFailed: ${name}\n${why}`);
const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : '';
process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;
console.log(`\n${sum.passed} passed, ${sum.failed} failed${skipped}`);

function removeFoldersLeft() {
  for (const name of readdirSync(os.tmpdir())) {
    const pid = Number(/^lectern-test-(\d+)-/u.exec(name)?.[1]);
    if (!(pid > 0) || isThere(pid)) continue;
    try {
      rmSync(path.join(os.tmpdir(), name), { recursive: true, force: true });
    } catch {
      // Another person's, who will remove it.
    }
  }
}

/** A tool that only says yes or no counts as one check. */
function check(name, script, words) {
  heading(name);
  tell(name, run(script, words) === 0 ? { passed: 1 } : failedOutside(name));
}

function unitTests() {
  heading('Unit tests');
  const file = path.join(reports, 'unit.json');
  environment.LECTERN_UNIT_RESULTS = file;
  const status = run('node_modules/vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    `--reporter=${path.join(root, 'scripts/vitest-results.mjs')}`,
  ]);
  tell('Unit tests', fromVitest(read(file), status));
}

function endToEndTests() {
  heading('End-to-end tests');
  const file = path.join(reports, 'end-to-end.json');
  environment.PLAYWRIGHT_JSON_OUTPUT_FILE = file;
  const status = run('node_modules/@playwright/test/cli.js', ['test', '--reporter=list,json']);
  tell('End-to-end tests', fromPlaywright(read(file), status));
}

function failedOutside(name) {
  return { failed: 1, failures: [{ name, why: '' }] };
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null; // The runner reported nothing; the caller counts that.
  }
}

function run(script, words) {
  const done = spawnSync(process.execPath, ['--import', endWith, path.join(root, script), ...words], {
    cwd: root,
    stdio: 'inherit',
    env: environment,
  });
  if (done.error) console.log(done.error.message);
  return done.status ?? 1;
}

function heading(name) {
  console.log(`\n── ${name}`);
}

function tell(name, { passed = 0, failed = 0, skipped = 0, failures = [], flaky = [] }) {
  sum.passed += passed;
  sum.failed += failed;
  sum.skipped += skipped;
  sum.failures.push(...failures);
  sum.flaky.push(...flaky);
  console.log(`${name}: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
}
