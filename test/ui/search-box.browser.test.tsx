import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { currentVersion } from '../../src/core/model/records.ts';
import { must, ok } from '../../src/core/model/result.ts';
import type { FinderPort } from '../../src/core/ports/finder.ts';
import { tagRange } from '../../src/renderer/commands/annotate.ts';
import { addTag, mergeTags, moveTag, removeTag, renameTag } from '../../src/renderer/commands/change-tags.ts';
import { saveSearch } from '../../src/renderer/commands/keep-searches.ts';
import { importFolder, search } from '../commands/desk.ts';
import { box, count, open, query, results, tidySearchScreens } from './search-screen.ts';

tidySearchScreens();

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

test('a date in numbers is said to be read day first, with how to ask for the other', async () => {
  const { desk } = await open();
  await search(desk, 'harbour');
  await userEvent.fill(box(), 'harbour date:3/4/2025');
  const date = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' }).format(new Date(2025, 3, 3));
  const notice = page.getByText(
    `“3/4/2025” is read as ${date}, day first. If the month stands first, write date:2025-03-04.`,
  );
  await expect.element(notice).toBeVisible();
  await expect.element(notice).toHaveAttribute('role', 'status');
  await userEvent.fill(box(), 'harbour date:2025-03-04');
  await expect.element(notice).not.toBeInTheDocument();
});

describe('filters as chips', () => {
  test('say the same as the text, and taking one off takes it out of the text', async () => {
    const { session } = await open();
    await userEvent.fill(box(), 'harbour -tag:"Aid/Food" date:2025-06..2025-07');
    const chips = page.getByRole('list', { name: 'Filters of the search' }).getByRole('listitem');
    await expect
      .poll(() => chips.elements().map((chip) => chip.textContent))
      .toEqual(['not Tag Aid › Food', 'Date June 2025 – July 2025']);
    await userEvent.click(page.getByRole('button', { name: 'Remove filter not Tag Aid › Food' }));
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
