import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { currentVersion } from '../../src/core/model/records.ts';
import { must, ok } from '../../src/core/model/result.ts';
import type { Answer, Concordance, FinderPort, Groups, Hit, SoFar } from '../../src/core/ports/finder.ts';
import { tagRange } from '../../src/renderer/commands/annotate.ts';
import { updated } from '../../src/core/model/diff.ts';
import { editDocument } from '../../src/renderer/commands/change-documents.ts';
import { addTag, mergeTags, moveTag, removeTag, renameTag } from '../../src/renderer/commands/change-tags.ts';
import { readingActions } from '../../src/renderer/session/reading-actions.ts';
import type { Session } from '../../src/renderer/session/session.ts';
import { writeTagFilter } from '../../src/core/search/language/tag-named.ts';
import { saveSearch } from '../../src/renderer/commands/keep-searches.ts';
import { clearDesks, documentAt, importFolder, makeDesk, search } from '../commands/desk.ts';
import type { TestDesk } from '../commands/desk.ts';
import { expectQuietConsole } from './quiet-console.ts';
import { clearScreens, showScreen } from './reading-screen.tsx';

const folder = {
  'aid/quay.txt': `The quay at dawn

June 30, 2025

The fishermen said that the harbour was theirs before it was anybody's.

Ein zweiter Absatz handelt von den Fähren, die im Hafen warteten.`,
  'letters.txt': `Letters to the editor

July 4, 2025

Nobody asked the fishermen about the harbour, and nobody will.

سأل الصيادون عن الميناء ولم يجبهم أحد.`,
};

/** All is indexed. */
const none = { waiting: 0, hopeless: 0 };

const pending = new Set<Promise<unknown>>();
// Asked to look first, it looks last: what ends a test may complain, too.
expectQuietConsole();
beforeEach(() => page.viewport(1100, 800));
afterEach(async () => {
  clearScreens();
  // What was asked last is answered before the worker ends.
  await Promise.all(pending);
  pending.clear();
  await clearDesks();
  document.documentElement.style.colorScheme = '';
});

const box = () => page.getByRole('searchbox', { name: 'Search passages' });
const results = () => page.getByRole('list', { name: 'Search results' });
const count = () => document.querySelector('.search-count')?.textContent;
const query = (session: Session) => session.workspace.state.query;

/** The screen over a small project; `answers` stand in for the worker's where a test says what it would answer. */
async function open(answers: (real: FinderPort) => Partial<FinderPort> = () => ({})) {
  const real = await makeDesk(folder);
  await importFolder(real);
  await search(real, 'harbour');
  const methods = Object.entries({ ...real.finder, ...answers(real.finder) }).map(([name, call]) => {
    const asked = (...values: readonly unknown[]) => {
      const answer = (call as (...given: readonly unknown[]) => Promise<unknown>)(...values);
      pending.add(answer);
      return answer;
    };
    return [name, asked] as const;
  });
  const desk: TestDesk = { ...real, finder: Object.fromEntries(methods) as unknown as FinderPort };
  const session = showScreen(desk);
  session.workspace.open({ kind: 'search' });
  await expect.element(box()).toBeVisible();
  return { desk, session };
}

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

describe('saved searches at the box', () => {
  test('are reached by keyboard from any page, and the focus goes on to the box', async () => {
    const { desk, session } = await open();
    session.workspace.set({ query: '' });
    const button = page.getByRole('button', { name: 'Saved searches' });
    await userEvent.click(button);
    await expect
      .element(page.getByRole('menu', { name: 'Saved searches' }))
      .toHaveTextContent('No search is saved yet');
    await userEvent.keyboard('{Escape}');
    must(await saveSearch(desk, 'Port', 'harbour', false));
    must(await saveSearch(desk, 'Either', 'quay letters', true));
    const document = [...desk.store.snapshot.rows('documents').values()][0]!;
    session.workspace.open({ kind: 'document', documentId: document.id });
    (box().element() as HTMLElement).focus();
    await userEvent.keyboard('{Tab}{Enter}');
    await expect.element(page.getByRole('menuitem', { name: /^Either/ })).toBeVisible();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect.poll(() => query(session)).toBe('quay letters');
    expect(session.workspace.state.anyWord).toBe(true);
    await expect.element(results()).toBeVisible();
    await expect.element(box()).toHaveFocus();
  });

  test('follow their tag through renaming, moving, merging, and tell when it was deleted', async () => {
    const { desk, session } = await open();
    const tags = () => desk.store.snapshot.rows('tags');
    const document = [...desk.store.snapshot.rows('documents').values()].find(({ path }) =>
      path.endsWith('letters.txt'),
    )!;
    const range = { documentId: document.id, version: 1, from: 0, to: 7 };
    const text = must(await desk.store.text(currentVersion(document).textId)).text;
    const post = must(await addTag(desk, 'Post', null));
    const paper = must(await addTag(desk, 'Paper', null));
    must(await tagRange(desk, { ...range, text }, ['Post']));
    session.workspace.set({ query: 'tag:Post' });
    await expect.poll(count).toBe('1 passage in 1 document');
    await userEvent.click(page.getByRole('button', { name: 'Save search' }));
    await userEvent.fill(page.getByRole('textbox', { name: 'Name of the search' }), 'Mail');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => desk.store.snapshot.rows('searches').size).toBe(1);
    const again = async () => {
      session.workspace.set({ query: '' });
      await userEvent.click(page.getByRole('button', { name: 'Saved searches' }));
      await userEvent.click(page.getByRole('menuitem', { name: /^Mail/ }));
    };
    must(await renameTag(desk, post.id, 'Mail of readers'));
    await again();
    await expect.poll(count).toBe('1 passage in 1 document');
    must(await moveTag(desk, post.id, paper.id));
    await again();
    await expect.poll(count).toBe('1 passage in 1 document');
    must(await mergeTags(desk, post.id, paper.id));
    await again();
    await expect.poll(count).toBe('1 passage in 1 document');
    must(await removeTag(desk, paper.id));
    await again();
    await expect.element(page.getByText(/that this search asks for is not there any more/)).toBeVisible();
    expect(tags().size).toBe(0);
  });
});

test('a search that is saved under the name of another asks which stays; Escape keeps the typed name for later', async () => {
  const { desk, session } = await open();
  must(await saveSearch(desk, 'Port', 'letters', false));
  const searches = () => [...desk.store.snapshot.rows('searches').values()].map((one) => `${one.name}: ${one.query}`);
  const save = async (name: string) => {
    await userEvent.click(page.getByRole('button', { name: 'Save search' }));
    await userEvent.fill(page.getByRole('textbox', { name: 'Name of the search' }), name);
    await userEvent.keyboard('{Enter}');
  };
  const dialog = page.getByRole('dialog', { name: 'There is a saved search “Port” already' });
  await userEvent.fill(box(), 'harbour');
  await expect.poll(count).toMatch(/^2 passages/u);
  await save('PORT');
  await expect.element(dialog).toHaveTextContent(/It asks forletters.*“PORT” is to be the name of another search/u);
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
  expect([searches(), session.shell.state.asking]).toEqual([['Port: letters'], null]);
  await userEvent.click(page.getByRole('button', { name: 'Save search' }));
  await expect.element(page.getByRole('textbox', { name: 'Name of the search' })).toHaveValue('PORT');
  await userEvent.keyboard('{Enter}');
  await userEvent.click(dialog.getByRole('button', { name: 'Keep both' }));
  await expect.poll(searches).toEqual(['Port: letters', 'PORT: harbour']);
  await save('Po\u00adrt');
  await expect.element(dialog).toHaveTextContent('Nobody could tell the two apart');
  expect(
    dialog
      .getByRole('button')
      .elements()
      .map((button) => button.textContent),
  ).toEqual(['Cancel', 'Replace it']);
  await userEvent.click(dialog.getByRole('button', { name: 'Replace it' }));
  await expect.poll(searches).toEqual(['Port: harbour', 'PORT: harbour']);
});

test('what is pasted in capitals is searched as words, with the NOT in it', async () => {
  const { desk } = await open();
  await importFolder(desk, { 'sign.txt': 'A sign\n\nAt the gate: Do not enter.\n\nWe enter here.\n' });
  await search(desk, 'gate');
  box().element().focus();
  const data = new DataTransfer();
  data.setData('text/plain', 'DO NOT ENTER');
  document.execCommand('insertText', false, data.getData('text/plain'));
  await expect.element(box()).toHaveValue('DO NOT ENTER');
  await expect.poll(count).toBe('1 passage in 1 document');
  await expect.element(results()).toHaveTextContent('Do not enter.');
  await expect.element(page.getByText(/NOT is a word like the others/)).toBeVisible();
});

describe('filters as chips', () => {
  test('say the same as the text, and taking one off takes it out of the text', async () => {
    const { session } = await open();
    await userEvent.fill(box(), 'harbour -tag:"Aid/Food" date:2025-06..2025-07');
    const chips = page.getByRole('list', { name: 'Filters of the search' }).getByRole('listitem');
    await expect
      .poll(() => chips.elements().map((chip) => chip.textContent))
      .toEqual(['not Tag Aid/Food', 'Date June 2025 – July 2025']);
    await userEvent.click(page.getByRole('button', { name: 'Remove filter not Tag Aid/Food' }));
    expect(query(session)).toBe('harbour date:2025-06..2025-07');
    await expect.element(box()).toHaveValue('harbour date:2025-06..2025-07');
  });

  test('are added from a menu by keyboard', async () => {
    const { session } = await open();
    await userEvent.fill(box(), 'harbour');
    await userEvent.click(page.getByRole('button', { name: 'Filter', exact: true }));
    await userEvent.click(page.getByRole('menuitem', { name: 'Date' }));
    await userEvent.type(page.getByRole('textbox', { name: 'From' }), '2025-07{Enter}');
    await expect.poll(() => query(session)).toBe('harbour date:2025-07..');
    await expect.poll(count).toBe('1 passage in 1 document');
    await userEvent.click(page.getByRole('button', { name: 'Filter', exact: true }));
    await userEvent.click(page.getByRole('menuitem', { name: 'State' }));
    await userEvent.type(page.getByRole('combobox', { name: 'State: which' }), 'not{Enter}');
    await expect.poll(() => query(session)).toBe('harbour date:2025-07.. is:untagged');
  });
});

describe('suggestions while typing', () => {
  const complete: FinderPort['complete'] = (typed, cursor) => {
    const from = typed.lastIndexOf(' ', cursor - 1) + 1;
    const options = ['outlet:', 'author:'].filter(
      (name) => cursor > from && name.startsWith(typed.slice(from, cursor)),
    );
    return Promise.resolve(ok({ from, to: cursor, options: options.map((text) => ({ text, label: text })) }));
  };
  const options = () => page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');

  test('are taken by arrow and Enter, and the cursor goes on behind them', async () => {
    const { session } = await open(() => ({ complete }));
    await userEvent.type(box(), 'harbour out');
    await expect.element(options()).toHaveTextContent('outlet:');
    await userEvent.keyboard('{ArrowDown}');
    await expect.poll(() => box().element().getAttribute('aria-activedescendant')).toBe(options().element().id);
    await userEvent.keyboard('{Enter}upi');
    expect(query(session)).toBe('harbour outlet:upi');
  });

  test('never take Enter from who did not move into them, and Escape puts only them away', async () => {
    await open(() => ({ complete }));
    await userEvent.type(box(), 'a');
    await expect.element(options()).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(options()).not.toBeInTheDocument();
    await expect.element(box()).toHaveValue('a');
    await userEvent.fill(box(), 'harbour');
    await expect.element(results()).toBeVisible();
    await userEvent.type(box(), ' a');
    await expect.element(options()).toBeVisible();
    await userEvent.fill(box(), 'harbour');
    await expect.poll(() => document.querySelector('[data-first-hit]')).not.toBeNull();
    await userEvent.keyboard('{Enter}');
    expect(document.activeElement?.textContent).toMatch(/harbour/);
  });
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
    await expect.element(page.getByText('Passage number 0 of')).toBeInViewport();
    await userEvent.keyboard('{Enter}');
    await userEvent.keyboard('{End}');
    await expect.element(page.getByText('Passage number 999999 of')).toBeInViewport();
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

describe('a concordance', () => {
  const lines =
    (real: FinderPort): FinderPort['concordance'] =>
    async ({ sort, offset, limit, ...asked }) => {
      const found = await real.search({ ...asked, order: 'document', offset: 0, limit: 100 });
      if (!found.ok) return found;
      const all = found.value.hits.flatMap(({ matches, text, from, ...hit }) =>
        matches.map((match) => ({
          ...hit,
          ...match,
          left: text.slice(0, match.from - from).replaceAll('\n', ' '),
          node: text.slice(match.from - from, match.to - from),
          right: text.slice(match.to - from).replaceAll('\n', ' '),
        })),
      );
      if (sort[0]?.by === 'node') all.sort((a, b) => (a.node < b.node ? -1 : 1));
      return ok<SoFar<Concordance>>({
        total: all.length,
        passages: found.value.total,
        lines: all.slice(offset, offset + limit),
        missing: none,
      });
    };
  const rows = () => page.getByRole('grid', { name: 'Concordance' }).getByRole('row');

  async function openLines() {
    const opened = await open((real) => ({ concordance: lines(real) }));
    await userEvent.fill(box(), 'harbour OR Hafen OR الميناء');
    await userEvent.click(page.getByRole('radio', { name: 'Concordance' }));
    await expect.poll(() => rows().elements().length).toBe(4);
    return opened;
  }

  test('puts the matches below one another, from either side', async () => {
    await openLines();
    const nodes = [...document.querySelectorAll('.concordance-node mark')].map((mark) => ({
      rtl: mark.closest('[dir]')?.getAttribute('dir') === 'rtl',
      box: mark.getBoundingClientRect(),
    }));
    const left = nodes.filter(({ rtl }) => !rtl).map((one) => Math.round(one.box.left));
    const right = nodes.filter(({ rtl }) => rtl).map((one) => Math.round(one.box.right));
    expect(left.length).toBe(3);
    expect(new Set([...left, ...right]).size).toBe(1);
  });

  test('runs each line in the direction of its text, whatever the match is written in', async () => {
    const { desk } = await open();
    await importFolder(desk, {
      'mixed.txt':
        'Words\n\nThe clerk wrote السلام in the margin of the ledger.\n\nكتب الكاتب كلمة ledger في هامش الدفتر.\n\nقال السلام عليكم ثم مضى.',
    });
    await search(desk, 'ledger');
    await userEvent.click(page.getByRole('radio', { name: 'Concordance' }));
    const directions = () =>
      [...document.querySelectorAll('.concordance-words')].map((line) => line.getAttribute('dir')).join(' ');
    await userEvent.fill(box(), 'السلام');
    await expect.poll(directions).toBe('ltr rtl');
    await userEvent.fill(box(), 'ledger');
    await expect.poll(directions).toBe('ltr rtl');
  });

  test('is sorted by what is chosen, and the next key is offered then', async () => {
    await openLines();
    expect(page.getByRole('combobox', { name: 'then by' }).elements()).toEqual([]);
    await userEvent.selectOptions(page.getByRole('combobox', { name: 'Sort lines by' }), 'match');
    await expect.element(page.getByRole('combobox', { name: 'then by' })).toBeVisible();
    await expect.poll(() => rows().elements()[0]?.textContent).toMatch(/Hafen/);
  });

  test('opens the text at a line by keyboard', async () => {
    await openLines();
    // A question that was still under way puts the list back to its top.
    const last = () => rows().elements().at(-1);
    await expect
      .poll(async () => {
        (rows().elements()[0] as HTMLElement).focus();
        await userEvent.keyboard('{End}');
        return document.activeElement === last();
      })
      .toBe(true);
    // Both texts came in the same moment: either may be the last.
    const title = /Hafen/.test(last()?.textContent ?? '') ? 'The quay at dawn' : 'Letters to the editor';
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('document', { name: title })).toBeVisible();
  });

  test('is saved as a table', async () => {
    const { desk } = await openLines();
    await userEvent.click(page.getByRole('button', { name: 'Save as CSV' }));
    await expect.poll(() => [...desk.host.saved.keys()]).toEqual(['harbour OR Hafen OR الميناء concordance.csv']);
    const saved = new TextDecoder().decode([...desk.host.saved.values()][0]);
    expect(saved.trim().split('\r\n').length).toBe(5);
    expect(saved).toMatch(/الميناء/);
  });
});

describe('counts', () => {
  const groups: SoFar<Groups> = {
    missing: none,
    total: 9,
    byDocument: new Map(),
    byTag: new Map(),
    byOutlet: new Map([
      ['Coastal Wire', 6],
      ['', 3],
    ]),
    byMonth: new Map([
      ['2025-04', 4],
      ['2025-07', 5],
      ['2025', 2],
      ['', 3],
    ]),
  };

  test('over time say beside them how many passages have no month, and how many no date', async () => {
    await open(() => ({ groups: () => Promise.resolve(ok(groups)) }));
    await userEvent.fill(box(), 'harbour');
    await userEvent.click(page.getByRole('button', { name: 'Counts' }));
    await userEvent.click(page.getByRole('radio', { name: 'Time' }));
    await expect
      .element(page.getByText(/^By month/u))
      .toHaveTextContent(
        'By month, April 2025 – July 2025 · 2 passages of which only the year is known, not drawn · 3 passages undated, not drawn',
      );
  });

  test('of one of two texts that stood at one path leave that one only', async () => {
    const { desk, session } = await open();
    await importFolder(desk, { 'letters.txt': 'Minutes of the harbour board\n\nThe board met in the harbour.\n' });
    await search(desk, 'board');
    expect([...desk.store.snapshot.rows('documents').values()].map(({ path }) => path).sort()).toEqual([
      'aid/quay.txt',
      'letters.txt',
      'letters.txt',
    ]);
    await userEvent.fill(box(), 'harbour');
    await userEvent.click(page.getByRole('button', { name: 'Counts' }));
    await userEvent.click(page.getByRole('button', { name: 'Only Letters to the editor' }));
    expect(query(session)).toMatch(/^harbour \S/u);
    await expect.poll(count).toBe('1 passage in 1 document');
  });

  test('stand as bars with numbers, and a click adds the filter to the query', async () => {
    const { session } = await open(() => ({ groups: () => Promise.resolve(ok(groups)) }));
    await userEvent.fill(box(), 'harbour');
    await userEvent.click(page.getByRole('button', { name: 'Counts' }));
    await userEvent.click(page.getByRole('radio', { name: 'Outlet' }));
    await expect.element(page.getByRole('row', { name: /outlet not known 3/ })).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Only Coastal Wire' }));
    expect(query(session)).toBe('harbour outlet:="Coastal Wire"');
  });

  test('are what a click leaves, also of two documents of one title, and where the last word was only begun', async () => {
    const { desk } = await open();
    await importFolder(desk, {
      'old/letters.txt': 'Letters to the editor\n\nThe fishermen own the harbour.\n\nThe harbour is theirs.\n',
    });
    for (const [path, outlet] of [
      ['letters.txt', 'Morning Post'],
      ['old/letters.txt', 'Post'],
    ] as const)
      must(await editDocument(desk, documentAt(desk, path).id, { attributes: { outlet } }));
    await search(desk, 'harbour');
    await userEvent.fill(box(), 'harb');
    await expect.poll(count).toBe('4 passages in 3 documents');
    await userEvent.click(page.getByRole('button', { name: 'Counts' }));
    await userEvent.click(page.getByRole('button', { name: /^Only Letters to the editor \(old\)/u }));
    await expect.poll(count).toBe('2 passages in 1 document');
    const chips = page.getByRole('list', { name: 'Filters of the search' }).getByRole('listitem');
    await expect.element(chips).toHaveTextContent(/^Title Letters to the editor \(old\)/u);
    await userEvent.click(page.getByRole('button', { name: /^Remove filter/u }));
    await userEvent.click(page.getByRole('radio', { name: 'Outlet' }));
    await userEvent.click(page.getByRole('button', { name: 'Only Post', exact: true }));
    await expect.poll(count).toBe('2 passages in 1 document');
  });

  test('show the months that have none', async () => {
    const { session } = await open(() => ({ groups: () => Promise.resolve(ok(groups)) }));
    await userEvent.fill(box(), 'harbour');
    await userEvent.click(page.getByRole('button', { name: 'Counts' }));
    await userEvent.click(page.getByRole('radio', { name: 'Time' }));
    await expect.poll(() => document.querySelectorAll('.time').length).toBe(4);
    expect(document.querySelectorAll('.time[data-empty]').length).toBe(2);
    await userEvent.click(page.getByText('As a table'));
    await userEvent.click(page.getByRole('button', { name: 'Only July 2025' }));
    expect(query(session)).toBe('harbour date:2025-07');
  });
});

describe('the chart over time', () => {
  /** Eight years of months; the last has the most. */
  const byMonth = new Map(
    Array.from({ length: 96 }, (_, at) => [
      `${2017 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
      at === 95 ? 12_345 : at,
    ]),
  );
  const chart = () => document.querySelector<HTMLElement>('.chart-scroller')!;

  test('draws all columns alike and cuts none, in a wide window and in a narrow one', async () => {
    const groups = { total: 1, byDocument: new Map(), byTag: new Map(), byOutlet: new Map(), byMonth, missing: none };
    await open(() => ({ groups: () => Promise.resolve(ok(groups)) }));
    await userEvent.fill(box(), 'harbour');
    await userEvent.click(page.getByRole('button', { name: 'Counts' }));
    await userEvent.click(page.getByRole('radio', { name: 'Time' }));
    for (const [width, columns, said] of [
      [1100, 96, 'By month, January 2017 – December 2024'],
      [480, 8, 'By year, 2017 – 2024'],
    ] as const) {
      await page.viewport(width, 800);
      await expect.poll(() => chart().querySelectorAll('.time').length).toBe(columns);
      await expect.element(page.getByText(said)).toBeVisible();
      const widths = [...chart().querySelectorAll('.time')].map((one) => one.getBoundingClientRect().width);
      expect(Math.max(...widths) - Math.min(...widths)).toBeLessThan(0.1);
      expect(chart().scrollWidth).toBe(chart().clientWidth);
    }
  });
});

describe('what is found', () => {
  test('is tagged after saying how many passages in how many documents', async () => {
    const { desk } = await open();
    await userEvent.fill(box(), 'harbour fishermen');
    await userEvent.click(page.getByRole('button', { name: /^Tag all 2 passages/ }));
    await expect.element(page.getByRole('dialog', { name: 'Tag 2 passages in 2 documents' })).toBeVisible();
    await userEvent.type(page.getByRole('combobox', { name: 'Tag' }), 'Owners{Enter}');
    await expect.poll(() => desk.store.snapshot.rows('annotations').size).toBe(2);
    await desk.store.undo();
    expect(desk.store.snapshot.rows('annotations').size).toBe(0);
  });

  test('says of a tag what is counted for it and stands in no passage any more', async () => {
    const { desk, session } = await open();
    const [quay, letters] = ['aid/quay.txt', 'letters.txt'].map((path) =>
      [...desk.store.snapshot.rows('documents').values()].find((one) => one.path === path)!,
    );
    for (const document of [quay!, letters!]) {
      const { text } = must(await desk.store.text(document.versions[0]!.textId));
      const from = text.indexOf('fishermen');
      must(await tagRange(desk, { documentId: document.id, version: 1, text, from, to: from + 9 }, ['Люди']));
    }
    const [lost] = desk.store.snapshot.annotationsOf(letters!.id);
    const anchor = { kind: 'lost' } as const;
    must(
      await desk.store.apply(updated('annotations', lost!, { ...lost!, anchor }), {
        label: { verb: 'import', names: ['letters'] },
        author: '',
      }),
    );
    session.workspace.set({ query: 'tag:Люди' });
    await expect.poll(count).toBe('1 passage in 1 document');
    await expect
      .element(page.getByText('Lost, so not among the passages: 1 annotation with “Люди”.'))
      .toHaveTextContent('See the inspector of Letters to the editor.');
    session.workspace.set({ query: '-tag:Люди fishermen' });
    await expect.poll(count).toBe('1 passage in 1 document');
    expect(page.getByText('Lost, so not among').elements()).toEqual([]);
  });

  test('is tagged as it was counted, whatever is searched, filtered or marked meanwhile', async () => {
    let give = () => {};
    const { desk, session } = await open(({ takePlaces }) => ({
      // The places come late, as they do where there are thousands.
      takePlaces: (...asked) => takePlaces(...asked).then((found) => new Promise((come) => (give = () => come(found)))),
    }));
    await userEvent.fill(box(), 'is:untagged fishermen');
    await userEvent.click(page.getByRole('button', { name: /^Tag all 2 passages/ }));
    await expect.element(page.getByRole('combobox', { name: 'Tag' })).toBeVisible();
    const letters = [...desk.store.snapshot.rows('documents').values()].find(({ path }) => path === 'letters.txt')!;
    const { text } = must(await desk.store.text(letters.versions[0]!.textId));
    const at = { documentId: letters.id, version: 1, text, from: 38, to: 44 };
    // One of the places has a tag by now, so the question would not find it any more; and another question is asked.
    must(await tagRange(desk, at, ['Before']));
    session.workspace.set({ query: 'Absatz OR الصيادون', anyWord: true, librarySort: 'date' });
    await userEvent.type(page.getByRole('combobox', { name: 'Tag' }), 'Owners{Enter}');
    await expect.poll(count).toBe('2 passages in 2 documents');
    give();
    const tagged = () => {
      const { id } = [...desk.store.snapshot.rows('tags').values()].find(({ name }) => name === 'Owners') ?? {};
      const marks = [...desk.store.snapshot.rows('annotations').values()];
      return marks.filter(({ tagIds }) => tagIds.includes(id!)).map(({ quotation }) => quotation.exact);
    };
    await expect
      .poll(() => tagged().sort())
      .toEqual([
        'Nobody asked the fishermen about the harbour, and nobody will.',
        "The fishermen said that the harbour was theirs before it was anybody's.",
      ]);
  });

  test('is not tagged where others are found than were counted', async () => {
    const { desk } = await open(({ takePlaces }) => ({
      takePlaces: async (...asked) => {
        const taken = await takePlaces(...asked);
        if (!taken.ok) return taken;
        const found = taken.value.found.slice(1);
        return ok({ ...taken.value, total: found.length, found });
      },
    }));
    await userEvent.fill(box(), 'fishermen');
    await userEvent.click(page.getByRole('button', { name: /^Tag all 2 passages/ }));
    await userEvent.type(page.getByRole('combobox', { name: 'Tag' }), 'Owners{Enter}');
    await expect.element(page.getByText(/^What was counted has changed/)).toBeVisible();
    expect(desk.store.snapshot.rows('annotations').size).toBe(0);
    expect(desk.store.snapshot.rows('tags').size).toBe(0);
  });

  test('is saved as a search that counts, is renamed and removed', async () => {
    const { session } = await open();
    await userEvent.fill(box(), 'harbour');
    await userEvent.click(page.getByRole('button', { name: 'Save search' }));
    await userEvent.fill(page.getByRole('textbox', { name: 'Name of the search' }), 'Port');
    await userEvent.keyboard('{Enter}');
    session.workspace.set({ query: '' });
    const saved = page.getByRole('list', { name: 'Saved searches' });
    await expect.element(saved.getByText('2 passages')).toBeVisible();
    await userEvent.click(saved.getByRole('button', { name: 'Rename saved search Port' }));
    await userEvent.fill(saved.getByRole('textbox', { name: 'New name of the search' }), 'Harbour');
    await userEvent.keyboard('{Enter}');
    await userEvent.click(saved.getByText('Harbour', { exact: true }));
    expect(query(session)).toBe('harbour');
    session.workspace.set({ query: '' });
    await userEvent.click(saved.getByRole('button', { name: 'Delete saved search Harbour' }));
    await expect.element(saved).not.toBeInTheDocument();
  });

  test('is not saved as a search by Escape when its name is only the proposed one, also where it asks for a tag', async () => {
    const { desk, session } = await open();
    await userEvent.fill(box(), 'harbour');
    await userEvent.click(page.getByRole('button', { name: /^Tag all 2 passages/ }));
    await userEvent.type(page.getByRole('combobox', { name: 'Tag' }), 'Owners{Enter}');
    await expect.poll(() => desk.store.snapshot.rows('annotations').size).toBe(2);
    const [tag] = desk.store.snapshot.rows('tags').values();
    session.workspace.set({ query: writeTagFilter(desk.store.snapshot.rows('tags'), tag!.id) });
    const name = page.getByRole('textbox', { name: 'Name of the search' });
    await expect.poll(() => count()).toMatch(/^2 passages/);
    await userEvent.click(page.getByRole('button', { name: 'Save search' }));
    await expect.element(name).toHaveValue('tag:"Owners"');
    await userEvent.keyboard('{Escape}');
    await expect.element(name).not.toBeInTheDocument();
    expect(desk.store.snapshot.rows('searches').size).toBe(0);
    await userEvent.click(page.getByRole('button', { name: 'Save search' }));
    await userEvent.fill(name, 'Who owns it');
    await userEvent.keyboard('{Escape}');
    await expect
      .poll(() => [...desk.store.snapshot.rows('searches').values()].map((one) => one.name))
      .toEqual(['Who owns it']);
  });

  test('is saved as it was shown where the last word was only begun', async () => {
    const { desk, session } = await open();
    await userEvent.fill(box(), 'harbo');
    await expect.poll(() => count()).toMatch(/^2 passages/);
    await userEvent.click(page.getByRole('button', { name: 'Save search' }));
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => desk.store.snapshot.rows('searches').size).toBe(1);
    session.workspace.set({ query: '' });
    await expect.element(page.getByRole('list', { name: 'Saved searches' }).getByText('2 passages')).toBeVisible();
  });

  test('is saved as a table', async () => {
    const { desk } = await open();
    await userEvent.fill(box(), 'harbour');
    await userEvent.click(page.getByRole('button', { name: 'Save as CSV' }));
    await expect.poll(() => [...desk.host.saved.keys()]).toEqual(['harbour passages.csv']);
  });

  test('is gone through from text to text by key', async () => {
    const { session } = await open((real) => ({
      nextMatch: async (asked, from, direction) => {
        const found = await real.search({ ...asked, order: 'document', offset: 0, limit: 100 });
        if (!found.ok) return found;
        const { hits } = found.value;
        const same = hits.findIndex(({ documentId }) => documentId === from.documentId);
        return ok(hits[(same + direction + hits.length) % hits.length] ?? null);
      },
    }));
    await userEvent.fill(box(), 'fishermen');
    await expect.element(results()).toBeVisible();
    const go = (id: string) => readingActions.find((action) => action.id === id)!;
    const selected = () => session.readers.active()?.reader.selection().range;
    expect(go('search.next-hit').enabled(session)).toBe(true);
    const titles: (string | null)[] = [];
    for (let step = 0; step < 3; step++) {
      await go('search.next-hit').run(session);
      await expect.poll(() => selected()?.from ?? 0).toBeGreaterThan(0);
      titles.push(page.getByRole('document').element().getAttribute('aria-label'));
    }
    expect(new Set(titles)).toEqual(new Set(['The quay at dawn', 'Letters to the editor']));
    expect(titles[0]).toBe(titles[2]);
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

test('every example of the help can be read and tried', async () => {
  const { session } = await open();
  const { generalWords, queryHelp } = await import('../../src/renderer/words/search.ts');
  const { parseQuery } = await import('../../src/core/search/language/parse.ts');
  const examples = queryHelp(generalWords).flatMap(({ rows }) => rows.flatMap(([written]) => written));
  expect(examples.filter((example) => !parseQuery(example).ok)).toEqual([]);
  await userEvent.click(page.getByRole('button', { name: 'Search help' }).first());
  await userEvent.click(page.getByRole('button', { name: 'Try is:tagged' }));
  expect(query(session)).toBe('is:tagged');
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

describe('while texts are still being indexed', () => {
  const later = {
    'later/ferry.txt': 'The ferry left without them.\n\nThe fishermen watched the harbour empty.\n',
    'later/паром.txt': 'Паром ушёл.\n\nРыбаки (fishermen) остались на берегу.\n',
  };

  /** Two more texts are in the project, and the index knows nothing of them until it is let go. */
  async function openBehind() {
    const opened = await open();
    let release = (): void => undefined;
    await new Promise<void>((held) => {
      void navigator.locks.request(`lectern-segments-${opened.desk.store.id}`, () => {
        held();
        return new Promise<void>((done) => (release = done));
      });
    });
    await importFolder(opened.desk, later);
    return { ...opened, release: () => release() };
  }

  const tagged = (desk: TestDesk) => desk.store.snapshot.rows('annotations').size;

  test('a count, a chart and a saved search say that they are not the last word', async () => {
    const { desk, session, release } = await openBehind();
    must(await saveSearch(desk, 'Port', 'fishermen', false));
    await expect.element(page.getByText('2 passages so far')).toBeVisible();
    await userEvent.fill(box(), 'fishermen');
    await expect.poll(count).toBe('2 passages in 2 documents · 2 documents are not indexed yet');
    await userEvent.click(page.getByRole('button', { name: 'Counts' }));
    await expect.element(page.getByText('So far: 2 documents are not indexed yet.')).toBeVisible();
    release();
    await expect.poll(count).toBe('4 passages in 4 documents');
    await expect.element(page.getByText('So far: 2 documents are not indexed yet.')).not.toBeInTheDocument();
    session.workspace.set({ query: '' });
    await expect.element(page.getByText('4 passages', { exact: true })).toBeVisible();
  });

  test('tagging all shows how far the index is, and tags what is found when it is complete', async () => {
    const { desk, session, release } = await openBehind();
    await userEvent.fill(box(), 'fishermen');
    await userEvent.click(page.getByRole('button', { name: /^Tag all 2 passages/ }));
    await expect.element(page.getByText(/^So far. The index is being made: 2 of 4 documents/)).toBeVisible();
    await userEvent.type(page.getByRole('combobox', { name: 'Tag' }), 'Owners{Enter}');
    await expect.poll(() => session.workspace.state.tagging).toMatchObject({ stage: 'indexing', done: 2, of: 4 });
    expect(tagged(desk)).toBe(0);
    release();
    await expect.poll(() => tagged(desk)).toBe(4);
    await expect.element(page.getByText('Tagged 4 passages “Owners”.')).toBeVisible();
    expect(session.workspace.state.tagging).toBe(null);
  });

  test('tagging all is given up, in the picker or after it, and leaves no tag and no mark', async () => {
    const { desk, session, release } = await openBehind();
    await userEvent.fill(box(), 'fishermen');
    for (const giveUp of ['Escape', 'Cancel'] as const) {
      await userEvent.click(page.getByRole('button', { name: /^Tag all 2 passages/ }));
      await expect.element(page.getByRole('combobox', { name: 'Tag' })).toBeVisible();
      const hits = session.hitsToTag!;
      if (giveUp === 'Escape') await userEvent.keyboard('{Escape}');
      else {
        await userEvent.type(page.getByRole('combobox', { name: 'Tag' }), 'Owners{Enter}');
        await expect.poll(() => session.workspace.state.tagging).not.toBe(null);
        session.workspace.state.tagging!.cancel();
      }
      expect(await hits.places).toMatchObject({ ok: false, error: { code: 'cancelled' } });
      await expect.poll(() => session.workspace.state.tagging).toBe(null);
    }
    release();
    await expect.poll(count).toBe('4 passages in 4 documents');
    expect([tagged(desk), desk.store.snapshot.rows('tags').size]).toEqual([0, 0]);
  });

  test('a file is written when the index is complete, and that is shown and can be given up', async () => {
    const { desk, release } = await openBehind();
    await userEvent.fill(box(), 'fishermen');
    const save = page.getByRole('button', { name: 'Save as CSV' });
    await userEvent.click(save);
    await expect.element(page.getByText('Indexing: 2 of 4 documents')).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Cancel saving' }));
    await expect.element(save).toBeEnabled();
    expect(desk.host.saved.size).toBe(0);
    await userEvent.click(save);
    await expect.element(page.getByText('Indexing: 2 of 4 documents')).toBeVisible();
    release();
    await expect.element(page.getByText(/^Saved the results as/)).toBeVisible();
    const [csv] = [...desk.host.saved.values()].map((bytes) => new TextDecoder().decode(bytes));
    for (const path of [...Object.keys(folder), ...Object.keys(later)]) expect(csv).toContain(path);
  });

  test('the export of the search shows how far the index is, and then all of it', async () => {
    const { session, release } = await openBehind();
    await userEvent.fill(box(), 'fishermen');
    await expect.poll(count).toMatch(/^2 passages/);
    session.workspace.set({ dialog: 'export' });
    await userEvent.click(page.getByRole('radio', { name: 'The current search: fishermen' }));
    await expect.element(page.getByText('Indexing: 2 of 4 documents')).toBeVisible();
    const save = page.getByRole('button', { name: 'Save', exact: true });
    await expect.element(save).toBeDisabled();
    release();
    await expect.element(page.getByText('4 passages', { exact: true })).toBeVisible();
    await expect.element(save).toBeEnabled();
  });
});
