import { describe, expect, test } from 'vitest';
import { fewAtATime, openOutside } from '../../src/main/host/shell.ts';

/** A minute in which so many addresses are opened one after the other; the person answers in their turn. */
function browser(...answers: boolean[]) {
  const opened: string[] = [];
  const asked: string[] = [];
  let time = 0;
  const open = fewAtATime(
    async (url) => void opened.push(url),
    async (url) => (asked.push(url), answers.shift() ?? false),
    () => time,
  );
  return { opened, asked, pass: (ms: number) => void (time += ms), open: (url: string) => openOutside(url, open) };
}

describe('web addresses that are opened outside', () => {
  test('open at once as fast as a person clicks', async () => {
    const { opened, asked, open, pass } = browser();
    for (let click = 0; click < 20; click += 1) {
      expect((await open(`https://example.org/${click}`)).ok).toBe(true);
      pass(13_000);
    }
    expect([opened.length, asked]).toEqual([20, []]);
  });

  test('are a hundred at once only in a page that somebody took over: five open, then a person says no', async () => {
    const { opened, asked, open, pass } = browser(false);
    const results = await Promise.all(Array.from({ length: 100 }, (_, at) => open(`https://example.org/${at}`)));
    expect([opened.length, asked]).toEqual([5, ['https://example.org/5']]);
    expect(results.filter(({ ok }) => !ok)).toHaveLength(95);
    pass(59_000);
    await open('https://example.org/still');
    expect([opened.length, asked.length]).toEqual([5, 1]);
    pass(2_000);
    await open('https://example.org/later');
    expect([opened.at(-1), asked.length]).toEqual(['https://example.org/later', 1]);
  });

  test('open one by one after a yes', async () => {
    const { opened, asked, open } = browser(true, true);
    for (let at = 0; at < 7; at += 1) await open(`mailto:ada${at}@example.org`);
    expect([opened.length, asked.length]).toEqual([7, 2]);
  });
});
