import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromPlaywright, fromVitest } from '../scripts/results.mjs';
import type { Results } from '../scripts/results.mjs';

// The runners themselves, on a folder of tests that end in every way.
const root = process.cwd();
let folder = '';

beforeAll(() => {
  // Below the program's own packages, so that the tests find their runner.
  mkdirSync(path.join(root, 'node_modules/.tmp'), { recursive: true });
  folder = mkdtempSync(path.join(root, 'node_modules/.tmp/results-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the sums of a run', () => {
  test('name of the unit tests what failed, why, and what was tried twice', () => {
    writeFileSync(path.join(folder, 'ends.unit.mjs'), vitestEnds);
    writeFileSync(path.join(folder, 'broken.unit.mjs'), 'throw new Error("cannot be loaded");');
    const { results, status } = vitest('*.unit.mjs');
    const sums = fromVitest(results, status);
    expect(sums).toMatchObject({ passed: 2, failed: 2, skipped: 1 });
    expect(sums.failures.find(({ name }) => name.endsWith('ends.unit.mjs › fails'))?.why).toContain(
      'the words of 1915',
    );
    expect(sums.failures.find(({ name }) => name.includes('broken.unit.mjs'))?.why).toContain('cannot be loaded');
    expect(sums.flaky).toEqual([expect.stringMatching(/ends\.unit\.mjs › holds at the second try$/u)]);
  });

  test('name of the end-to-end tests the same', () => {
    writeFileSync(path.join(folder, 'ends.e2e.mjs'), playwrightEnds);
    const { results, status } = playwright();
    const sums = fromPlaywright(results, status);
    expect(sums).toMatchObject({ passed: 2, failed: 1, skipped: 1 });
    expect(sums.failures).toMatchObject([{ name: expect.stringMatching(/^ends\.e2e\.mjs:\d+ › fails$/u) as string }]);
    expect(sums.failures[0]?.why).toContain('the words of 1915');
    expect(sums.flaky).toEqual([expect.stringMatching(/^ends\.e2e\.mjs:\d+ › holds at the second try$/u)]);
  });

  test('are one failure where a runner died without a report, or ended badly with none failed', () => {
    const sound: Results = { passed: 3, failed: 0, skipped: 0, failures: [], flaky: [] };
    for (const from of [fromVitest, fromPlaywright]) expect(from(null, 0).failed).toBe(1);
    expect(fromVitest(sound, 0).failed).toBe(0);
    expect(fromVitest(sound, 1)).toMatchObject({ passed: 3, failed: 1, failures: [{ name: 'ended with 1' }] });
  });
});

const vitestEnds = `
  import { expect, test } from 'vitest';
  let tries = 0;
  test('holds', () => {});
  test('fails', () => expect('the words of 1914').toBe('the words of 1915'));
  test('holds at the second try', () => expect(++tries).toBe(2));
  test.skip('is passed over', () => {});
`;

const playwrightEnds = `
  import { expect, test } from '@playwright/test';
  test('holds', () => {});
  test('fails', () => expect('the words of 1914').toBe('the words of 1915'));
  test('holds at the second try', ({}, info) => expect(info.retry).toBe(1));
  test.skip('is passed over', () => {});
`;

function vitest(include: string): { results: Results | null; status: number } {
  const file = path.join(folder, 'unit.json');
  const config = path.join(folder, 'vitest.config.mjs');
  writeFileSync(config, `export default { test: { include: ['${include}'], exclude: [], retry: 1 } };`);
  const reporter = path.join(root, 'scripts/vitest-results.mjs');
  const words = ['run', '--root', folder, '--config', config, `--reporter=${reporter}`];
  return ran('node_modules/vitest/vitest.mjs', words, { LECTERN_UNIT_RESULTS: file }, file);
}

function playwright(): { results: Results | null; status: number } {
  const file = path.join(folder, 'end-to-end.json');
  const config = path.join(folder, 'playwright.config.mjs');
  writeFileSync(config, `export default { testMatch: '*.e2e.mjs', retries: 1 };`);
  const words = ['test', '--config', config, '--reporter=json'];
  return ran('node_modules/@playwright/test/cli.js', words, { PLAYWRIGHT_JSON_OUTPUT_FILE: file }, file);
}

function ran(script: string, words: readonly string[], more: Record<string, string>, file: string) {
  // Nothing of the runner that this test itself runs in.
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(?:VITEST|NODE_ENV|NODE_OPTIONS|TEST|PROD|DEV)/u.test(name),
  );
  const env = { ...Object.fromEntries(own), ...more };
  const done = spawnSync(process.execPath, [path.join(root, script), ...words], { cwd: folder, env, encoding: 'utf8' });
  return { results: JSON.parse(readFileSync(file, 'utf8')) as Results, status: done.status ?? 1 };
}
