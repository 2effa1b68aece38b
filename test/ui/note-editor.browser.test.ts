import { userEvent } from 'vitest/browser';
import { afterEach, expect, test } from 'vitest';
import { bindNames } from '../../src/core/notes/bind.ts';
import { writeLink, writeSource } from '../../src/core/notes/links.ts';
import type { LinkTarget } from '../../src/core/notes/links.ts';
import type { LinkNames } from '../../src/core/notes/names.ts';
import { createNoteEditor } from '../../src/renderer/text/editor/note-editor.ts';
import type { NoteEditor } from '../../src/renderer/text/editor/note-editor.ts';

const food: LinkTarget = { kind: 'tag', id: 't1' };
const names = new Map([
  ['tag:t1', 'Food › Aid'],
  ['document:d1', 'Письмо из Минска'],
]);
const nameOf = ({ kind, id }: LinkTarget) => names.get(`${kind}:${id}`) ?? null;
const known = {
  nameOf,
  meant: (name: string) => (name === 'Food/Aid' ? food : null),
} as unknown as LinkNames;

let parent: HTMLElement;
let editor: NoteEditor;
let words: string;
let opened: string[];

afterEach(() => {
  editor.destroy();
  parent.remove();
});

function edit(begin: string): HTMLElement {
  parent = document.createElement('div');
  parent.style.cssText = 'position: relative; width: 600px; height: 400px';
  document.body.append(parent);
  words = begin;
  opened = [];
  editor = createNoteEditor(parent, {
    words: begin,
    label: 'Text of the note',
    placeholder: '',
    taskLabel: (done) => (done ? 'Done' : 'To do'),
    linksLabel: 'Links',
    near: (typed) =>
      [
        { name: 'Food › Aid', about: 'tag', markdown: writeLink(food, 'Food › Aid') },
        {
          name: 'Письмо из Минска',
          about: 'document',
          markdown: writeLink({ kind: 'document', id: 'd1' }, 'Письмо из Минска'),
        },
      ].filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase())),
    links: {
      show: (target, { name, quotes }, quoted) => ({
        name: nameOf(target) ?? name,
        label: quotes ? `quotes ${quoted ?? ''}` : `to ${nameOf(target) ?? name}`,
        kind: target.kind,
        state: 'there',
      }),
      open: ({ kind, id }, beside) => opened.push(`${kind} ${id}${beside ? ' beside' : ''}`),
      bind: (markdown, caret) => bindNames(markdown, known, caret),
    },
    onChange: (next) => (words = next),
    onBlur: () => {},
    onPaste: () => null,
  });
  editor.focus();
  return parent.querySelector<HTMLElement>('.cm-content')!;
}

const links = () => [...parent.querySelectorAll<HTMLElement>('[role="link"]')];
const boxes = () => [...parent.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];
const options = () => [...document.querySelectorAll('[role="option"]')].map((one) => one.textContent);

test('a link is drawn by the name of what it leads to, is one sign for the caret, and opens by click and by key', async () => {
  edit(`vgl. ${writeLink(food, 'Old name')}.`);
  expect(links().map((one) => [one.textContent, one.getAttribute('aria-label')])).toEqual([
    ['Food › Aid', 'to Food › Aid'],
  ]);
  await userEvent.click(links()[0]!);
  await userEvent.keyboard('{ArrowLeft}{Control>}{Enter}{/Control}');
  expect(opened).toEqual(['tag t1', 'tag t1']);
  await userEvent.keyboard('{Backspace}');
  expect(words).toBe('vgl. .');
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(words).toBe(`vgl. ${writeLink(food, 'Old name')}.`);
});

test('a link shows a new name when it is told of one', () => {
  edit(writeLink(food, 'Food › Aid'));
  names.set('tag:t1', 'Nahrung › Hilfe');
  editor.redrawLinks();
  expect(links().map((one) => one.textContent)).toEqual(['Nahrung › Hilfe']);
  names.set('tag:t1', 'Food › Aid');
});

test('behind two brackets a list offers what can be linked to, and Enter takes what is chosen', async () => {
  const field = edit('');
  await userEvent.keyboard('см. [[[[');
  await expect.poll(options).toEqual(['Food › Aidtag', 'Письмо из Минскаdocument']);
  await userEvent.keyboard('пис');
  await expect.poll(options).toEqual(['Письмо из Минскаdocument']);
  expect(document.querySelector('[role="listbox"]')?.getAttribute('aria-label')).toBe('Links');
  expect(field.getAttribute('aria-activedescendant')).not.toBeNull();
  await userEvent.keyboard('{Enter} и');
  expect(words).toBe('см. [[Письмо из Минска]](document:d1) и');
  expect(options()).toEqual([]);
});

test('Escape closes the list and keeps what was typed', async () => {
  edit('');
  await userEvent.keyboard('[[[[fo');
  await expect.poll(options).toEqual(['Food › Aidtag']);
  await userEvent.keyboard('{Escape}');
  await expect.poll(options).toEqual([]);
  expect(words).toBe('[[fo');
});

test('a typed name becomes a link when it is closed, and undo gives the typed name back', async () => {
  edit('');
  await userEvent.keyboard('a [[[[Food/Aid]]');
  expect(words).toBe('a [[Food › Aid]](tag:t1)');
  await userEvent.keyboard(' b');
  expect(words).toBe('a [[Food › Aid]](tag:t1) b');
  expect(links()).toHaveLength(1);
  for (let at = 0; at < 3 && links().length > 0; at++) await userEvent.keyboard('{Control>}z{/Control}');
  expect(words).toContain('[[Food/Aid');
  expect(links()).toHaveLength(0);
});

test('a task is ticked by its box and from its line by a key; its label says what is to do', async () => {
  edit('- [ ] прочитать\n- [x] done\n\nend');
  await expect
    .poll(() => boxes().map((one) => [one.checked, one.getAttribute('aria-label')]))
    .toEqual([
      [false, 'To do'],
      [true, 'Done'],
    ]);
  await userEvent.click(boxes()[0]!);
  expect(words).toBe('- [x] прочитать\n- [x] done\n\nend');
  await userEvent.keyboard('{ArrowUp}{ArrowUp}{Control>}{Enter}{/Control}');
  expect(words).toBe('- [x] прочитать\n- [ ] done\n\nend');
});

test('Enter goes on with a list, a task and a quotation, and ends what is empty', async () => {
  edit('');
  await userEvent.keyboard('- eins{Enter}zwei{Enter}{Enter}9. neun{Enter}zehn{Enter}{Enter}> цитата{Enter}дальше');
  expect(words).toBe('- eins\n- zwei\n9. neun\n10. zehn\n> цитата\n> дальше');
});

test('Enter behind a task that is done begins one to do', async () => {
  edit('- [x] один');
  await userEvent.keyboard('{Enter}два');
  expect(words).toBe('- [x] один\n- [ ] два');
});

test('headings, emphasis and code are drawn, and the words stay as they are', async () => {
  const begin = '# Überschrift\n\nein **starkes** und *leises* `Wort`\n\n> Zitat';
  edit(begin);
  const drawn = (name: string) => [...parent.querySelectorAll(name)].map((one) => one.textContent);
  await expect.poll(() => drawn('.cm-heading-1')).toEqual(['# Überschrift']);
  expect(drawn('.cm-strong').join('')).toBe('**starkes**');
  expect(drawn('.cm-quoted')).toEqual(['> Zitat']);
  expect(words).toBe(begin);
});

test('a quotation is put in as a block of its own, and its source knows the words above it', async () => {
  edit('Начало.');
  editor.insertBlock(`> The bridge\\\n> was closed.\n>\n> — ${writeSource('m1', 'Log')}`);
  expect(words).toBe(`Начало.\n\n> The bridge\\\n> was closed.\n>\n> — [[Log]](quote:m1)\n\n`);
  expect(links().map((one) => one.getAttribute('aria-label'))).toEqual(['quotes The bridge\nwas closed.']);
  await userEvent.keyboard('Weiter');
  expect(words.endsWith('\n\nWeiter')).toBe(true);
});

test('a megabyte is not drawn, and follows each key', async () => {
  edit('# short');
  editor.setWords(`# ${'слово '.repeat(200_000)}`);
  expect(parent.querySelectorAll('.cm-heading')).toHaveLength(0);
  await userEvent.keyboard('{Control>}{End}{/Control}x');
  expect(words.endsWith('слово x')).toBe(true);
});
