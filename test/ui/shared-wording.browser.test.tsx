import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { runAction } from '../../src/renderer/session/actions.ts';
import { must } from '../../src/core/model/result.ts';
import { activeTab } from '../../src/renderer/session/workspace.ts';
import { currentVersion } from '../../src/core/model/records.ts';
import { deleteDocuments } from '../../src/renderer/commands/change-documents.ts';
import { annotateWords, clearDesks, documentAt, importFolder, makeDesk, removeTexts } from '../commands/desk.ts';
import type { MemoryFile } from '../../src/renderer/host/memory.ts';
import { expectQuietConsole } from './quiet-console.ts';
import type { ReaderPosition } from '../../src/renderer/text/reader/reader.ts';
import { clearScreens, showScreen } from './reading-screen.tsx';
import { saveAsCsv } from './save-table.ts';

const said =
  'It is important for the cultural sector to guide the relations between the two countries in the years to come';
const agreed = (what: string) =>
  `Обе стороны договорились расширить обмен студентами и преподавателями университетов двух столиц и трёх приморских областей ${what} и открыть новые курсы языка обеих стран в столице`;
const folder = {
  'one.txt': `The visit\n\nJune 29, 2025\n\nThe minister spoke on Sunday. “${said},” he said.\n\n${agreed('осенью')}.\n`,
  'two.txt': `What was said\n\nJune 30, 2025\n\nA paper quotes the minister: “${said}.” It names nobody else.\n`,
  'три.txt': `Итоги\n\nВ понедельник сообщили об итогах. ${agreed('весной')}.\n`,
};

expectQuietConsole();
beforeEach(() => page.viewport(1100, 800));
afterEach(async () => {
  clearScreens();
  await clearDesks();
});

async function open(texts: Readonly<Record<string, MemoryFile>> = folder) {
  const desk = await makeDesk();
  await importFolder(desk, texts);
  const session = showScreen(desk);
  expect(runAction(session, 'shared-wording.open')).toBe(true);
  return { desk, session };
}

const passages = () => page.getByRole('list', { name: 'Shared passages' });
/** How many passages are shared, as the page says it. */
const counted = () => page.getByRole('status').filter({ hasText: /shared passage/u });
const quoted = () => [...document.querySelectorAll('.family blockquote')].map((one) => one.textContent);

test('the passages that documents share are listed with their kinds, words and places', async () => {
  const { desk, session } = await open();
  await expect.element(counted()).toHaveTextContent('2 shared passages');
  // Of two that are as long either may be quoted.
  const either = expect.stringMatching(new RegExp(`^(?:${agreed('осенью')}|${agreed('весной')})$`, 'u')) as string;
  await expect.poll(quoted).toEqual(expect.arrayContaining([said, either]));
  await expect.element(passages().getByText('Quotation')).toBeVisible();
  await expect.element(passages().getByText('Narrative')).toBeVisible();
  const place = passages().getByRole('button', { name: 'What was said', exact: true });
  place.element().focus();
  await userEvent.keyboard('{Enter}');
  const { id } = documentAt(desk, 'two.txt');
  expect(activeTab(session.workspace.state)).toEqual({ kind: 'document', documentId: id });
  const { reveal } = session.workspace.state;
  expect(folder['two.txt'].slice(reveal!.from, reveal!.to)).toBe(said);
});

test('kinds and fewest words leave out what is not looked for, and say how to see more', async () => {
  await open();
  await expect.element(counted()).toHaveTextContent('2 shared passages');
  await userEvent.click(page.getByRole('checkbox', { name: 'Narrative' }));
  await expect.poll(quoted).toEqual([said]);
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Fewest words' }), '40 words');
  await expect.element(page.getByText('No shared passage is left.', { exact: false })).toBeVisible();
});

test('the place that is quoted comes first and says so, the others by date, each with the length of its own stretch', async () => {
  const stretch = (between: string) => `${said} ${between} ${agreed('осенью')}`;
  await open({
    'late.txt': `Late\n\nJuly 3, 2025\n\nSo it was: ${stretch('and then')}.\n`,
    'undated.txt': `Undated\n\nSo it is: ${stretch('and')}.\n`,
    'early.txt': `Early\n\nJune 29, 2025\n\nSo it will be: ${stretch('and after all of that had been said')}.\n`,
    'middle.txt': `Middle\n\nJune 30, 2025\n\nSo it goes: ${stretch('and now')}.\n`,
    'oldest.txt': `Oldest\n\nJune 21, 2025\n\nSo it went: ${stretch('and')}.\n`,
  });
  const places = () => [...document.querySelectorAll('.family-member')].map((one) => one.textContent);
  const words = 20 + 25;
  await expect
    .poll(places)
    .toEqual([
      expect.stringMatching(new RegExp(`^Early.* a stretch of ${words + 8} wordsquoted above$`, 'u')),
      expect.stringMatching(new RegExp(`^Oldest.* a stretch of ${words + 1} wordsCompare Oldest with Early$`, 'u')),
      expect.stringMatching(new RegExp(`^Middle.* a stretch of ${words + 2} wordsCompare Middle with Early$`, 'u')),
      expect.stringMatching(new RegExp(`^Late.* a stretch of ${words + 2} wordsCompare Late with Early$`, 'u')),
      expect.stringMatching(new RegExp(`^Undated *a stretch of ${words + 1} wordsCompare Undated with Early$`, 'u')),
    ]);
});

test('a project of one text says what to do', async () => {
  await open({ 'one.txt': folder['one.txt'] });
  await expect.element(page.getByText('Import two or more documents first.', { exact: false })).toBeVisible();
});

test('two documents show side by side what only one of them has, until one is removed', async () => {
  const { desk, session } = await open();
  const [a, b] = [documentAt(desk, 'one.txt').id, documentAt(desk, 'три.txt').id];
  await userEvent.click(passages().getByRole('button', { name: /^Compare .*Итоги/u }));
  await expect.poll(() => activeTab(session.workspace.state)?.kind).toBe('pair');
  session.workspace.open({ kind: 'pair', aId: a, bId: b });
  await expect.element(page.getByText('Shares wording', { exact: true })).toBeVisible();
  const marked = () => [...document.querySelectorAll('.pair-side mark')].map((one) => one.textContent);
  // Which of the two stands first is as it was opened.
  await expect.poll(() => marked().toSorted()).toEqual(['Other words: весной', 'Other words: осенью']);
  await userEvent.click(passages().getByRole('button', { name: 'Open in Итоги' }));
  const { reveal } = session.workspace.state;
  expect(folder['три.txt'].slice(reveal!.from, reveal!.to)).toBe(agreed('весной'));
  session.workspace.open({ kind: 'pair', aId: a, bId: b });
  await deleteDocuments(desk, [b]);
  await expect.element(page.getByText('One of the two documents was removed.')).toBeVisible();
});

test('both texts are marked side by side, each by the keys that are pressed in it', async () => {
  const { desk, session } = await open();
  const [a, b] = [documentAt(desk, 'one.txt'), documentAt(desk, 'три.txt')];
  session.workspace.open({ kind: 'pair', aId: a.id, bId: b.id });
  await userEvent.click(page.getByRole('button', { name: 'Show in both texts' }));
  const marked = () =>
    [a, b].map(({ id }) => desk.store.snapshot.annotationsOf(id).map(({ quotation }) => quotation.exact));
  for (const name of ['The visit', 'Итоги']) {
    const text = page.getByRole('document', { name });
    await expect.element(text).toBeVisible();
    (text.element() as HTMLElement).focus();
    await userEvent.keyboard(']h');
  }
  await expect.poll(marked).toEqual([[`${agreed('осенью')}.`], [expect.stringContaining(agreed('весной'))]]);
  expect(document.querySelectorAll('.reader-bracket')).toHaveLength(2);
  const words = [...document.querySelectorAll('.reader-other-words')].map((one) => one.textContent);
  expect(words.toSorted()).toEqual(['весной', 'осенью']);
});

test('scrolling one text brings the same words of the other into the same line, unless both are scrolled freely', async () => {
  const filler = (what: string, times: number) =>
    Array.from({ length: times }, (_, at) => `${what} ${at}: об этом писали все газеты побережья.\n\n`).join('');
  const { desk, session } = await open({
    'осень.txt': `Осень\n\n${filler('Глава', 12)}${agreed('осенью')}.\n\n${filler('Часть', 40)}`,
    'весна.txt': `Весна\n\n${filler('Том', 30)}Сообщают: ${agreed('весной')}.\n\n${filler('Лист', 40)}`,
  });
  const [a, b] = [documentAt(desk, 'осень.txt').id, documentAt(desk, 'весна.txt').id];
  session.workspace.open({ kind: 'pair', aId: a, bId: b });
  await userEvent.click(page.getByRole('button', { name: 'Show in both texts' }));
  const [left, right] = ['Осень', 'Весна'].map((name) => page.getByRole('document', { name }));
  await expect.element(right!).toBeVisible();
  const scrollerOf = (text: typeof left) => text!.element().closest('.cm-scroller')!;
  const lineOf = (text: typeof left) =>
    scrollerOf(text).querySelector('.reader-other-words')?.getBoundingClientRect().top ?? Number.NaN;
  await expect.poll(() => [lineOf(left), lineOf(right)].some(Number.isNaN)).toBe(false);
  const scrollLeft = (pixels: number) => {
    scrollerOf(left).dispatchEvent(new WheelEvent('wheel', { bubbles: true }));
    scrollerOf(left).scrollTop += pixels;
  };
  const before = lineOf(left);
  scrollLeft(-160);
  await expect.poll(() => Math.round(lineOf(left) - before)).toBe(160);
  // The words before and behind the shared ones are not broken into the same lines.
  await expect.poll(() => Math.abs(lineOf(left) - lineOf(right))).toBeLessThan(70);
  await userEvent.click(page.getByText('Scroll together'));
  const there = scrollerOf(right).scrollTop;
  const here = scrollerOf(left).scrollTop;
  scrollLeft(120);
  await expect.poll(() => scrollerOf(left).scrollTop).toBe(here + 120);
  expect(scrollerOf(right).scrollTop).toBe(there);
});

test('the file of all shared passages has a row for each place', async () => {
  const { desk } = await open();
  await expect.element(counted()).toHaveTextContent('2 shared passages');
  await saveAsCsv();
  await expect.poll(() => desk.host.saved.size).toBe(1);
  const [bytes] = [...desk.host.saved.values()];
  const rows = new TextDecoder().decode(bytes).trim().split('\r\n');
  expect(rows).toHaveLength(5);
  expect(rows.filter((row) => row.includes(said))).toHaveLength(2);
});

test('a text that cannot be read is named where families are listed, saved and compared', async () => {
  const desk = await makeDesk();
  await importFolder(desk, folder);
  const bad = documentAt(desk, 'two.txt');
  await removeTexts(desk, [currentVersion(bad).textId]);
  const session = showScreen(desk);
  expect(runAction(session, 'shared-wording.open')).toBe(true);
  await expect.element(counted()).toHaveTextContent('1 shared passage');
  await expect.element(page.getByText('1 text could not be read and is not compared:')).toBeVisible();
  const missing = page.getByRole('list', { name: 'Not compared' });
  await expect.element(missing.getByRole('button', { name: 'What was said' })).toBeVisible();
  await saveAsCsv();
  await expect
    .poll(() => session.workspace.state.messages.map(({ text }) => text))
    .toContainEqual(expect.stringContaining('1 text could not be read'));
  session.workspace.open({ kind: 'pair', aId: documentAt(desk, 'one.txt').id, bId: bad.id });
  await expect
    .element(page.getByRole('alert').getByText('The text of “What was said” could not be read', { exact: false }))
    .toBeVisible();
});

const brackets = () => [...document.querySelectorAll<HTMLElement>('.reader-bracket')];
const sign = () => page.getByRole('status').filter({ hasText: 'Shared with' });
const turnedTo = (name: string) => (page.getByRole('document', { name }).element() as HTMLElement).focus();

/** Opens a document among these texts. */
async function read(path: string, texts: Readonly<Record<string, MemoryFile>> = folder) {
  const desk = await makeDesk();
  await importFolder(desk, texts);
  const session = showScreen(desk);
  session.workspace.open({ kind: 'document', documentId: documentAt(desk, path).id });
  return { desk, session };
}

test('brackets stand beside what a text shares, are gone through by keys, and open the pair at their place', async () => {
  const { desk, session } = await read('one.txt');
  await expect
    .poll(() => brackets().map(({ title }) => title))
    .toEqual(['Quotation. Shared with 1 document: What was said', 'Narrative. Shared with 1 document: Итоги']);
  expect(brackets().map(({ dataset }) => dataset['line'])).toEqual(['double', 'solid']);
  turnedTo('The visit');
  await userEvent.keyboard('s');
  await expect.element(sign()).toHaveTextContent('Quotation. Shared with 1 document: What was said');
  await userEvent.keyboard('s');
  await expect.element(sign()).toHaveTextContent('Narrative. Shared with 1 document: Итоги');
  await userEvent.keyboard('{Shift>}s{/Shift}');
  await expect.element(sign()).toHaveTextContent('Quotation.');
  // The caret stands in the passage, and what it leaves is said no more.
  await userEvent.keyboard('{ArrowUp}{ArrowUp}');
  await expect.poll(() => document.querySelector('.shared-sign[data-shown]')).toBeNull();
  await userEvent.keyboard('s{Shift>}s{/Shift}');
  await expect.element(sign()).toHaveTextContent('Narrative.');
  await userEvent.keyboard('c');
  const [a, b] = [documentAt(desk, 'one.txt').id, documentAt(desk, 'три.txt').id];
  expect(activeTab(session.workspace.state)).toEqual({ kind: 'pair', aId: a, bId: b });
  const text = page.getByRole('document', { name: 'The visit' });
  await expect.element(text).toBeVisible();
  await expect.element(page.getByRole('document', { name: 'Итоги' })).toBeVisible();
  expect(session.readers.active()?.documentId).toBe(a);
  const at = folder['one.txt'].indexOf(agreed('осенью'));
  await expect.poll(() => session.readers.active()?.reader.selection().range.from).toBe(at);
});

test('of a passage that several share one is chosen, by the bracket or by a key', async () => {
  const { desk, session } = await read('one.txt', {
    ...folder,
    'four.txt': `Later\n\nJuly 1, 2025\n\nAnd a third paper: “${said}.” That is all.\n`,
  });
  await expect.poll(() => brackets()[0]?.title).toContain('Shared with 2 documents: ');
  brackets()[0]!.click();
  const list = page.getByRole('menu', { name: /^Quotation\. Shared with 2 documents/u });
  await expect.element(list.getByRole('menuitem').first()).toBeInTheDocument();
  expect(
    list
      .getByRole('menuitem')
      .elements()
      .map((one) => one.textContent)
      .sort(),
  ).toEqual(['Later · Quotation, 20 words', 'What was said · Quotation, 20 words']);
  await userEvent.keyboard('{Escape}');
  turnedTo('The visit');
  await userEvent.keyboard('sc');
  await expect.element(list).toBeVisible();
  await userEvent.click(list.getByRole('menuitem', { name: 'Later' }));
  const b = documentAt(desk, 'four.txt').id;
  await expect.poll(() => activeTab(session.workspace.state)).toMatchObject({ kind: 'pair', bId: b });
});

test('nothing is asked of what a text shares before it is painted, nor once it is left or brackets are hidden', async () => {
  const desk = await makeDesk();
  await importFolder(desk, folder);
  const heard: string[] = [];
  const { comparer } = desk;
  let leave = () => {};
  const left = new Promise<null>((resolve) => (leave = () => resolve(null)));
  const session = showScreen({
    ...desk,
    comparer: {
      ...comparer,
      sharedIn: async (id, ask) => {
        heard.push(`asked with ${document.querySelector('.cm-content')?.textContent.includes(said) ? '' : 'no '}text`);
        await left;
        return comparer.sharedIn(id, ask);
      },
      cancel: (ask) => {
        if (ask.startsWith('shared')) heard.push('cancelled');
        return comparer.cancel(ask);
      },
    },
  });
  const { id } = documentAt(desk, 'one.txt');
  session.workspace.open({ kind: 'document', documentId: id });
  await expect.poll(() => heard).toEqual(['asked with text']);
  session.workspace.open({ kind: 'search' });
  await expect.poll(() => heard).toEqual(['asked with text', 'cancelled']);
  leave();
  heard.splice(0);
  session.workspace.open({ kind: 'document', documentId: id });
  await expect.poll(() => brackets().length).toBe(2);
  expect(runAction(session, 'shared.brackets')).toBe(true);
  await expect.poll(() => brackets().length).toBe(0);
  heard.splice(0);
  expect(runAction(session, 'shared.next')).toBe(true);
  await expect.element(page.getByText('Brackets at shared passages are hidden here.', { exact: false })).toBeVisible();
  session.workspace.open({ kind: 'search' });
  session.workspace.open({ kind: 'document', documentId: id });
  await expect.element(page.getByRole('document', { name: 'The visit' })).toBeVisible();
  await importFolder(desk, { 'five.txt': `Later\n\n“${said}.”\n` });
  expect(heard.filter((one) => one.startsWith('asked'))).toEqual([]);
});

test('brackets follow what comes in and goes, and what is looked for on the page of shared wording', async () => {
  const { desk, session } = await read('two.txt', { 'two.txt': folder['two.txt'] });
  await expect.element(page.getByRole('document', { name: 'What was said' })).toBeVisible();
  turnedTo('What was said');
  await userEvent.keyboard('s');
  await expect.element(page.getByText('No passage of this text was found', { exact: false })).toBeVisible();
  await importFolder(desk, folder);
  await expect.poll(() => brackets().length).toBe(1);
  session.comparing.setFilter({ kinds: ['narrative'] });
  await expect.poll(() => brackets().length).toBe(0);
  session.comparing.setFilter({ kinds: ['quotation'] });
  await expect.poll(() => brackets().length).toBe(1);
  must(await deleteDocuments(desk, [documentAt(desk, 'one.txt').id]));
  await expect.poll(() => brackets().length).toBe(0);
});

test('an annotation of one of two texts side by side is shown in its own', async () => {
  const { desk, session } = await open();
  const [a, b] = [documentAt(desk, 'one.txt'), documentAt(desk, 'три.txt')];
  const mark = await annotateWords(desk, b, 'В понедельник сообщили');
  session.workspace.open({ kind: 'pair', aId: a.id, bId: b.id });
  await expect.element(page.getByText('Shares wording', { exact: true })).toBeVisible();
  session.workspace.showAnnotation(mark);
  expect(activeTab(session.workspace.state)?.kind).toBe('pair');
  await expect.element(page.getByRole('document', { name: 'Итоги' })).toBeVisible();
  await expect.poll(() => session.readers.active()?.documentId).toBe(b.id);
  await expect.poll(() => session.readers.active()?.reader.selection().range.from).toBe(mark.from);
  expect(session.workspace.state.annotationIds).toEqual([mark.id]);
});

test('both texts stand where they were left when their tab is turned to again', async () => {
  const filler = (what: string) =>
    Array.from({ length: 60 }, (_, at) => `${what} ${at}: об этом писали все газеты побережья.\n\n`).join('');
  const { desk, session } = await open({
    'осень.txt': `Осень\n\n${agreed('осенью')}.\n\n${filler('Часть')}`,
    'весна.txt': `Весна\n\nСообщают: ${agreed('весной')}.\n\n${filler('Лист')}`,
  });
  const [aId, bId] = [documentAt(desk, 'осень.txt').id, documentAt(desk, 'весна.txt').id];
  const both = { kind: 'pair', aId, bId } as const;
  session.workspace.open(both);
  await userEvent.click(page.getByRole('button', { name: 'Show in both texts' }));
  const left = () => document.querySelector('.cm-scroller');
  await expect.poll(left).not.toBeNull();
  await expect.poll(() => document.querySelectorAll('.reader-bracket').length).toBe(2);
  // Until it has come to the place it was opened at, it does not stay where it is scrolled to.
  await expect
    .poll(() => {
      left()!.scrollTop = 900;
      return (session.kept.get(`pair ${aId} ${bId} a`) as ReaderPosition | undefined)?.from;
    })
    .toBeGreaterThan(300);
  const place = () => Math.round(left()?.scrollTop ?? 0);
  let before = 0;
  const stays = () => {
    const was = before;
    before = place();
    return was === before && before > 500;
  };
  await expect.poll(stays).toBe(true);
  session.workspace.open({ kind: 'search' });
  await expect.poll(left).toBeNull();
  session.workspace.open(both);
  await expect.poll(left).not.toBeNull();
  await expect.poll(() => Math.abs(place() - before)).toBeLessThan(3);
});
