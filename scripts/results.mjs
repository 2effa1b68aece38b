// What the runners of `npm test` report, in one shape: sums, what failed and why, and what passed only when it was
// tried again.

/** @typedef {{ name: string, why: string }} Failure */
/** @typedef {{ passed: number, failed: number, skipped: number, failures: Failure[], flaky: string[] }} Results */

/** A run whose runner crashed, or reported nothing, is one failure that has no test. */
const noReport = () => ({ passed: 0, failed: 1, skipped: 0, failures: [{ name: 'no report', why: '' }], flaky: [] });

/**
 * Of Vitest, what the reporter beside this file wrote. A test file that could not even be loaded holds no failed test,
 * but is a failed suite.
 * @param {Results | null} report
 * @param {number} status The runner's exit code.
 * @returns {Results}
 */
export function fromVitest(report, status) {
  return report === null ? noReport() : withStatus({ ...report, failed: report.failures.length }, status);
}

/**
 * Of Playwright, its own JSON report.
 * @param {import('@playwright/test/reporter').JSONReport | null} report
 * @param {number} status The runner's exit code.
 * @returns {Results}
 */
export function fromPlaywright(report, status) {
  if (report === null) return noReport();
  const { expected, unexpected, flaky, skipped } = report.stats;
  const specs = report.suites.flatMap(specsIn);
  const failures = specs.filter(({ ended }) => ended.includes('unexpected')).map(({ name, why }) => ({ name, why }));
  const outside =
    unexpected === 0 ? report.errors.map((error) => ({ name: 'outside of tests', why: firstOf(error) })) : [];
  return withStatus(
    {
      passed: expected + flaky,
      failed: unexpected + outside.length,
      skipped,
      failures: [...failures, ...outside],
      flaky: specs.filter(({ ended }) => ended.includes('flaky')).map(({ name }) => name),
    },
    status,
  );
}

/** @returns {{ name: string, ended: string[], why: string }[]} */
function specsIn(suite) {
  const own = (suite.specs ?? []).map((spec) => ({
    name: `${spec.file}:${spec.line} › ${spec.title}`,
    ended: spec.tests.map((test) => test.status),
    why: firstOf(spec.tests.flatMap((test) => test.results).flatMap((result) => result.errors)[0]),
  }));
  return [...own, ...(suite.suites ?? []).flatMap(specsIn)];
}

/** What a runner that ended badly without a failed test has: one failure. */
function withStatus(results, status) {
  if (results.failed > 0 || status === 0) return results;
  return { ...results, failed: 1, failures: [{ name: `ended with ${status}`, why: '' }] };
}

/** The first lines of an error, without colours: enough to know it again. */
export function firstOf(error) {
  return (error?.message ?? '')
    .replace(/\u001B\[[\d;]*m/gu, '')
    .split('\n')
    .slice(0, 12)
    .join('\n');
}
