import { describe, expect, test } from 'vitest';
import { faultOf } from '../../src/core/model/fault.ts';
import { ok } from '../../src/core/model/result.ts';
import { troubles } from '../../src/main/troubles.ts';
import { words } from '../../src/main/words.ts';

/** A program in trouble: what it asked, wrote and did, and the answers that its person gives, by number. */
function inTrouble(...answers: number[]) {
  const log: string[] = [];
  let clock = 0;
  let patience: Promise<void> | undefined;
  const trouble = troubles({
    logs: {
      write: async () => ok(null),
      note: (error, where) => {
        const { name, message } = faultOf(error, where);
        log.push(`log ${where} ${name} ${message}`.trim());
        return JSON.stringify(faultOf(error, where));
      },
    },
    ask: async ({ title }) => {
      log.push(title);
      await patience;
      return answers.shift() ?? 0;
    },
    copy: (text) => log.push(`copy ${text.slice(0, 8)}`),
    reload: () => log.push('reload'),
    loadInNewProcess: () => log.push('load in a new process'),
    load: (safely) => log.push(safely ? 'load safely' : 'load'),
    quit: () => log.push('quit'),
    now: () => clock,
  });
  /** From now on the person thinks before an answer, until the returned function is called. */
  const think = () => {
    let answer = (): void => undefined;
    patience = new Promise((resolve) => (answer = resolve));
    return () => answer();
  };
  return { trouble, log, think, wait: (milliseconds: number) => (clock += milliseconds) };
}

describe('a bug of the main process', () => {
  test('is written down each time, and told once', async () => {
    const { trouble, log } = inTrouble(1);
    const bug = new TypeError('x is not a function');
    await trouble.uncaught(bug);
    await trouble.uncaught(bug);
    expect(log).toEqual([
      'log main TypeError x is not a function',
      words.uncaught.title,
      'copy {"where"',
      'log main TypeError x is not a function',
    ]);
  });

  test('is told after the question that is open, and before the next one', async () => {
    const { trouble, log, think } = inTrouble(0, 1, 1, 1);
    const answer = think();
    const told = ['x is not a function', 'y is not iterable', 'y is not iterable', 'z is not defined'].map((message) =>
      trouble.uncaught(new TypeError(message)),
    );
    await new Promise(setImmediate);
    expect(log.filter((line) => line === words.uncaught.title)).toHaveLength(1);
    answer();
    await Promise.all(told);
    expect(log.filter((line) => !line.startsWith('log '))).toEqual([
      words.uncaught.title,
      words.uncaught.title,
      'copy {"where"',
      words.uncaught.title,
      'copy {"where"',
    ]);
  });
});

describe('a page that is gone', () => {
  test('is loaded again without a question, safely if it was so', async () => {
    const { trouble, log } = inTrouble();
    await trouble.pageGone('crashed');
    expect(log).toEqual(['log process ProcessGoneError EGONE_PAGE_CRASHED', 'reload']);
  });

  test('and soon gone again, is a question: a safe start is among the answers', async () => {
    for (const [answer, done] of [
      [0, 'load'],
      [1, 'load safely'],
      [2, 'quit'],
    ] as const) {
      const { trouble, log, wait } = inTrouble(answer);
      await trouble.pageGone('crashed');
      wait(10_000);
      await trouble.pageGone('oom');
      expect(log.slice(2)).toEqual(['log process ProcessGoneError EGONE_PAGE_OOM', words.pageGone.title, done]);
    }
  });

  test('after a long time is loaded again without a question', async () => {
    const { trouble, log, wait } = inTrouble();
    await trouble.pageGone('crashed');
    wait(3_600_000);
    await trouble.pageGone('crashed');
    expect(log.filter((line) => line === 'reload')).toHaveLength(2);
  });
});

test('a page that is gone twice is asked about after a question that is open', async () => {
  const { trouble, log, think } = inTrouble(0, 1);
  const answer = think();
  const told = [trouble.uncaught(new TypeError('x')), trouble.pageGone('crashed'), trouble.pageGone('crashed')];
  await new Promise(setImmediate);
  answer();
  await Promise.all(told);
  expect(log.filter((line) => !line.startsWith('log '))).toEqual([
    'reload',
    words.uncaught.title,
    words.pageGone.title,
    'load safely',
  ]);
});

test('a page that hangs on is asked about once', async () => {
  const { trouble, log, think } = inTrouble(1);
  const answer = think();
  const told = [trouble.pageHangs(), trouble.pageHangs(), trouble.pageHangs()];
  answer();
  expect(await Promise.all(told)).toEqual([true, false, false]);
  expect(log).toEqual([words.pageHangs.title, 'load in a new process']);
});

test('a page that hangs is loaded again, in a new process, only if the person says so', async () => {
  const patient = inTrouble(0);
  expect(await patient.trouble.pageHangs()).toBe(false);
  expect(patient.log).toEqual([words.pageHangs.title]);
  const impatient = inTrouble(1);
  expect(await impatient.trouble.pageHangs()).toBe(true);
  expect(impatient.log).toEqual([words.pageHangs.title, 'load in a new process']);
});

test('a page whose process was ended because it hung did not crash', async () => {
  const { trouble, log } = inTrouble(1);
  await trouble.pageHangs();
  await trouble.pageGone('crashed');
  const gone = 'log process ProcessGoneError EGONE_PAGE_CRASHED';
  expect(log).toEqual([words.pageHangs.title, 'load in a new process', gone]);
  // The next time it did, and for the first time.
  await trouble.pageGone('crashed');
  expect(log.slice(3)).toEqual([gone, 'reload']);
});

test('a page that hangs and crashes before the person has answered is loaded again once', async () => {
  const { trouble, log, think } = inTrouble(1);
  const answer = think();
  const hung = trouble.pageHangs();
  await new Promise(setImmediate);
  await trouble.pageGone('oom');
  answer();
  expect(await hung).toBe(false);
  expect(log).toEqual([words.pageHangs.title, 'log process ProcessGoneError EGONE_PAGE_OOM', 'reload']);
});
