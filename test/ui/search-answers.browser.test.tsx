import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { must, ok } from '../../src/core/model/result.ts';
import type { Answer, FinderPort, Hit } from '../../src/core/ports/finder.ts';
import { addTag } from '../../src/renderer/commands/change-tags.ts';
import { importFolder } from '../commands/desk.ts';
import { expectInView } from './in-view.ts';
import { box, count, none, open, pending, query, results, tidySearchScreens } from './search-screen.ts';

tidySearchScreens();

test('while a slow question is not answered, it is said so and nothing can be done with the former answer', async () => {
  let answer = (): void => undefined;
  const { session } = await open((real) => ({
    async search(question) {
      if (question.query === 'dawn') await new Promise<void>((resolve) => (answer = resolve));
      return real.search(question);
    },
  }));
  await userEvent.fill(box(), 'harbour');
  const tagAll = page.getByRole('button', { name: /^Tag all|^Tag the/u });
  await expect.element(tagAll).toBeEnabled();
  await userEvent.click(page.getByRole('button', { name: 'Counts' }));
  await userEvent.click(page.getByRole('radio', { name: 'Concordance' }));
  const shown = () => ['.concordance', '.chart'].map((one) => getComputedStyle(document.querySelector(one)!).opacity);
  await expect.poll(() => document.querySelectorAll('.concordance, .bars').length).toBe(2);
  expect(shown()).toEqual(['1', '1']);
  session.workspace.set({ query: 'dawn' });
  await expect.element(tagAll).toBeDisabled();
  await expect.poll(count).toBe('Searching…');
  expect(shown()).toEqual(['0.5', '0.5']);
  answer();
  await expect.poll(count).toMatch(/^1 passage in 1 document/);
  await expect.poll(shown).toEqual(['1', '1']);
  session.workspace.set({ query: 'harbour' });
  await expect.element(tagAll).toBeEnabled();
});

test('lines and counts that take long are dimmed, and it is said so', async () => {
  let answer = (): void => undefined;
  const held = () => new Promise<void>((resolve) => (answer = resolve));
  let slow: 'concordance' | 'groups' | null = null;
  const { session } = await open((real) => ({
    async concordance(question) {
      if (slow === 'concordance') await held();
      return real.concordance(question);
    },
    async groups(question) {
      if (slow === 'groups') await held();
      return real.groups(question);
    },
  }));
  await userEvent.fill(box(), 'harbour');
  await userEvent.click(page.getByRole('button', { name: 'Counts' }));
  await userEvent.click(page.getByRole('radio', { name: 'Concordance' }));
  await expect.poll(() => document.querySelectorAll('.concordance, .bars').length).toBe(2);
  const opacity = (of: string) => getComputedStyle(document.querySelector(of)!).opacity;
  slow = 'concordance';
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Sort lines by' }), 'match');
  await expect.poll(() => opacity('.concordance')).toBe('0.5');
  answer();
  await expect.poll(() => opacity('.concordance')).toBe('1');
  slow = 'groups';
  session.workspace.set({ query: 'fishermen' });
  await expect.element(page.getByText('Counting…')).toBeVisible();
  expect(opacity('.chart-scroller')).toBe('0.5');
  answer();
  await expect.poll(() => opacity('.chart-scroller')).toBe('1');
  await expect.element(page.getByText('Count passages by')).toBeVisible();
});

describe('answers', () => {
  test('of an older question never stand in the place of a newer one', async () => {
    const asked: string[] = [];
    let answerOlder = () => {};
    const held = new Promise<void>((resolve) => (answerOlder = resolve));
    const { session } = await open((real) => ({
      search: async (question) => {
        asked.push(question.query);
        const answer = await real.search(question);
        if (question.query === 'fishermen') await held;
        return answer;
      },
    }));
    session.workspace.set({ query: 'fishermen' });
    await expect.poll(() => asked).toContain('fishermen');
    session.workspace.set({ query: 'Fähren' });
    await expect.poll(count).toBe('1 passage in 1 document');
    answerOlder();
    await Promise.all(pending);
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    expect(count()).toBe('1 passage in 1 document');
    expect(results().element().textContent).toMatch(/Fähren/);
  });

  test('give way to the place and the remedy when the query cannot be read', async () => {
    await open();
    await userEvent.fill(box(), 'harbour');
    await expect.element(results()).toBeVisible();
    await userEvent.fill(box(), 'harbour "fishermen');
    const problem = page.getByRole('alert');
    await expect.element(problem).toHaveTextContent(/not closed. Add "/);
    expect(problem.element().querySelector('mark')?.textContent).toBe('"fishermen');
    await expect.element(results()).not.toBeInTheDocument();
    expect(count()).toBe('');
  });

  test('of a query that could not be read leave no word of it beside the next one, which takes long', async () => {
    let answer = (): void => undefined;
    const { session } = await open((real) => ({
      async search(question) {
        if (question.query === 'harbour') await new Promise<void>((resolve) => (answer = resolve));
        return real.search(question);
      },
    }));
    await userEvent.fill(box(), '/har[bour/');
    await expect.element(page.getByRole('alert')).toBeVisible();
    session.workspace.set({ query: 'harbour' });
    await expect.poll(count).toBe('Searching…');
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
    answer();
    await expect.poll(count).toMatch(/^2 passages/u);
  });

  test('are silent while a filter is being typed, and say what is wrong with it when it is written or entered', async () => {
    const { desk, session } = await open();
    must(await addTag(desk, 'Port', null));
    const state = () => session.search.state;
    const alert = page.getByRole('alert');
    for (const half of ['harbour tag:', 'harbour tag:Hel', 'harbour tag:"Hel', 'harbour is:un']) {
      await userEvent.fill(box(), half);
      await expect.poll(() => [state().query, state().problem?.code]).toEqual([half, 'query-unreadable']);
      await expect.element(alert).not.toBeInTheDocument();
    }
    await userEvent.fill(box(), 'harbour tag:Help rice');
    await expect.element(alert).toHaveTextContent('There is no tag “Help”');
    await userEvent.fill(box(), 'harbour tag:Hel');
    await expect.element(alert).not.toBeInTheDocument();
    await userEvent.keyboard('{Enter}');
    await expect.element(alert).toHaveTextContent('There is no tag “Hel”');
    await userEvent.fill(box(), 'harbour tag:He');
    await expect.element(alert).not.toBeInTheDocument();
    (document.activeElement as HTMLElement).blur();
    await expect.element(alert).toHaveTextContent('There is no tag “He”');
  });

  test('are asked for at most twice a second while the index changes', async () => {
    const asked: number[] = [];
    const { desk } = await open((real) => ({
      search: (question) => {
        asked.push(performance.now());
        return real.search(question);
      },
    }));
    await userEvent.fill(box(), 'harbour');
    await expect.element(results()).toBeVisible();
    asked.length = 0;
    for (let at = 0; at < 40 || asked.length < 3; at++) {
      await importFolder(desk, { [`more/${at}.txt`]: `The harbour again, for the ${at}th time.` });
    }
    const pauses = asked.slice(1).map((at, before) => at - asked[before]!);
    expect(Math.min(...pauses)).toBeGreaterThan(450);
  });
});

describe('a million passages', () => {
  const total = 1_000_000;
  const answers = (): Partial<FinderPort> => ({
    search: ({ offset, limit }) => {
      const hits = Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, at): Hit => {
        const number = offset + at;
        const text = `Passage number ${number} of a very long story about the harbour.`;
        const range = { from: number * 100, to: number * 100 + text.length };
        return { ...range, documentId: 'd', version: 1, passage: number, matches: [], text, score: 1 };
      });
      return Promise.resolve(ok<Answer>({ total, documents: 1, hits, missing: none, took: 1 }));
    },
  });

  test('scroll to the last by key and to the middle by the bar', async () => {
    await open(answers);
    await userEvent.fill(box(), 'harbour');
    await expectInView(page.getByText('Passage number 0 of'));
    await userEvent.keyboard('{Enter}');
    await userEvent.keyboard('{End}');
    await expectInView(page.getByText('Passage number 999999 of'));
    await expect.poll(() => document.activeElement?.textContent).toMatch(/999999/);
    await userEvent.keyboard('{ArrowUp}');
    await expect.poll(() => document.activeElement?.textContent).toMatch(/999998/);
    const scroller = document.querySelector('.search-results')!;
    expect(scroller.scrollHeight).toBeLessThanOrEqual(10_000_000);
    scroller.scrollTop = scroller.scrollHeight / 2;
    const inView = () => Number(/Passage number (\d+)/.exec(results().element().textContent ?? '')?.[1]);
    await expect.poll(() => Math.round(inView() / 50_000)).toBe(10);
    expect(results().getByRole('listitem').elements().length).toBeLessThan(40);
  });
});

test('titles, tags and notes stand as groups of their own', async () => {
  let food = '';
  const { desk, session } = await open(() => ({
    named: () =>
      Promise.resolve(
        ok([
          { id: 'one', kind: 'title', text: 'Letters to the editor' },
          { id: food, kind: 'tag', text: 'Food' },
        ]),
      ),
  }));
  await userEvent.fill(box(), 'harbour');
  await expect.element(page.getByRole('list', { name: 'Titles' }).getByRole('listitem')).toHaveTextContent(/^Letters/);
  await expect.element(page.getByRole('heading', { name: 'Titles 1' })).toBeVisible();
  food = must(await addTag(desk, 'Food')).id;
  await userEvent.fill(box(), 'harbour harbour');
  await userEvent.click(page.getByRole('list', { name: 'Tags' }).getByRole('button', { name: 'Food' }));
  expect(query(session)).toBe(`tag:"Food"#${food}`);
});

test('the results pass the checks of accessibility in light and dark', async () => {
  await open();
  const axe = (await import('axe-core')).default;
  for (const scheme of ['light', 'dark']) {
    document.documentElement.style.colorScheme = scheme;
    for (const [typed, view, drawn] of [
      ['harbour date:2025..', 'Passages', results()],
      ['harbour date:2025..', 'Concordance', page.getByRole('grid')],
      ['harbour "', 'Passages', page.getByRole('alert')],
    ] as const) {
      await userEvent.fill(box(), typed);
      await userEvent.click(page.getByRole('radio', { name: view }));
      await expect.element(drawn).toBeVisible();
      const { violations } = await axe.run(document.body, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        rules: { region: { enabled: false } },
      });
      expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html, any }) => [id, html, any[0]?.message]))).toEqual(
        [],
      );
    }
  }
});
