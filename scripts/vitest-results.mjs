import { writeFileSync } from 'node:fs';
import { firstOf } from './results.mjs';

/** A reporter of Vitest that writes sums, failures and what was tried again to the file LECTERN_UNIT_RESULTS names. */
export default class {
  onTestRunEnd(modules, unhandled) {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const of = (state) => tests.filter((test) => test.result().state === state);
    const failed = of('failed').map((test) => failure(test.module, test.fullName, test.result().errors));
    const broken = modules.flatMap((module) => brokenIn(module));
    const outside = unhandled.map((error) => ({ name: 'outside of tests', why: firstOf(error) }));
    const failures = [...failed, ...broken, ...outside];
    const results = {
      passed: of('passed').length,
      failed: failures.length,
      skipped: of('skipped').length,
      failures,
      flaky: of('passed').flatMap((test) => (test.diagnostic()?.flaky ? [nameOf(test.module, test.fullName)] : [])),
    };
    writeFileSync(process.env.LECTERN_UNIT_RESULTS, JSON.stringify(results));
  }
}

/** What failed outside of a single test: a file that cannot be loaded, a suite that cannot be prepared. */
function brokenIn(module) {
  const suites = [...module.children.allSuites()];
  return [
    ...module.errors().map((error) => failure(module, 'the file', [error])),
    ...suites.flatMap((suite) => suite.errors().map((error) => failure(module, suite.fullName, [error]))),
  ];
}

function failure(module, name, errors) {
  return { name: nameOf(module, name), why: firstOf(errors?.[0]) };
}

function nameOf(module, name) {
  return `${module.project.name} ${module.relativeModuleId} › ${name}`;
}
