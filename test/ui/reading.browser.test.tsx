import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { tagPath } from '../../src/core/model/tag-tree.ts';
import { addTag } from '../../src/renderer/commands/change-tags.ts';
import { must } from '../../src/core/model/result.ts';
import { annotateWords, clearDesks, documentAt, documents, importFolder, makeDesk, search } from '../commands/desk.ts';
import type { TestDesk } from '../commands/desk.ts';
import { undo } from '../../src/renderer/commands/history.ts';
import { declareFurniture } from '../../src/renderer/commands/declare-furniture.ts';
import { printing } from '../../src/renderer/ui/parts/printing.ts';
import { runAction } from '../../src/renderer/session/actions.ts';
import { expectInView } from './in-view.ts';
import { expectQuietConsole } from './quiet-console.ts';
import { clearScreens, showScreen } from './reading-screen.tsx';
import { saveAsCsv } from './save-table.ts';

const folder = {
  'quay.txt': `The quay at dawn

June 30, 2025

The fishermen said that the harbour was theirs before it was anybody's.

Ein zweiter Absatz handelt von den Fähren, die im Hafen warteten.

Рыбаки сказали, что гавань принадлежала им раньше всех.

Dr. Ito counted the boats
that came back. Nobody else did.`,
  'letters.txt': `Letters to the editor

Nobody asked the fishermen about the harbour, and nobody will.

سأل الصيادون عن الميناء ولم يجبهم أحد.`,
};

// Asked to look first, it looks last: what ends a test may complain, too.
expectQuietConsole();
beforeEach(() => page.viewport(1100, 800));
afterEach(async () => {
  clearScreens();
  await clearDesks();
});

const bar = () => page.getByRole('toolbar', { name: 'Mark selection' });
const text = () => page.getByRole('document');
const annotations = (desk: TestDesk) => [...desk.store.snapshot.rows('annotations').values()];
const words = (desk: TestDesk) => annotations(desk).map(({ quotation }) => quotation.exact);
const paths = (desk: TestDesk) => {
  const tags = desk.store.snapshot.rows('tags');
  return annotations(desk).map(({ tagIds }) => tagIds.map((id) => tagPath(tags, id).join('/')));
};

async function openQuay() {
  const desk = await makeDesk(folder);
  await importFolder(desk);
  const session = showScreen(desk);
  session.workspace.open({ kind: 'document', documentId: documentAt(desk, 'quay.txt').id });
  await expect.element(text()).toBeVisible();
  // The text is seen before keys reach its reader.
  await expect.poll(() => session.readers.active()).not.toBeNull();
  (text().element() as HTMLElement).focus();
  return { desk, session };
}

describe('reading and marking by keyboard', () => {
  test('selects passages and tags one with a new nested tag, then another with its key', async () => {
    const { desk } = await openQuay();
    await userEvent.keyboard('jjj');
    await expect.element(bar()).toBeVisible();
    await userEvent.keyboard('t');
    await userEvent.type(page.getByRole('combobox', { name: 'Tag' }), 'Claims/Гавань');
    await expect.element(page.getByRole('option', { name: 'New tag “Claims › Гавань”' })).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => paths(desk)).toEqual([['Claims/Гавань']]);
    await expect.poll(() => document.activeElement === text().element()).toBe(true);
    await userEvent.keyboard('j');
    await userEvent.keyboard('1');
    await expect.poll(() => paths(desk)).toEqual([['Claims/Гавань'], ['Claims/Гавань']]);
    expect(words(desk)[0]).toBe("The fishermen said that the harbour was theirs before it was anybody's.");
  });

  test('takes a typed slash for a path, and offers the tag with a slash in its name as a line of its own', async () => {
    const { desk } = await openQuay();
    must(await addTag(desk, 'Claims\\/Гавань'));
    const names = () => {
      const tags = desk.store.snapshot.rows('tags');
      return annotations(desk).map(({ tagIds }) => tagIds.map((id) => tagPath(tags, id)));
    };
    const options = () => page.getByRole('option').elements();
    await userEvent.keyboard('jjjt');
    await userEvent.type(page.getByRole('combobox', { name: 'Tag' }), 'Claims/Гавань');
    await expect
      .poll(() => options().map(({ textContent }) => textContent))
      .toEqual(['New tag “Claims › Гавань”', 'Claims/Гаваньthe slash is part of its name']);
    await userEvent.keyboard('{Enter}');
    await expect.poll(names).toEqual([[['Claims', 'Гавань']]]);
    await userEvent.keyboard('jt');
    await userEvent.type(page.getByRole('combobox', { name: 'Tag' }), 'Claims/Гавань');
    await expect.poll(() => options()[0]?.textContent).toContain('Claims › Гавань');
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect.poll(names).toEqual([[['Claims', 'Гавань']], [['Claims/Гавань']]]);
  });

  test('says that what it tags overlaps under the same tag, and joins the two to one, which undo takes apart', async () => {
    const { desk, session } = await openQuay();
    await userEvent.keyboard('jjjt');
    await userEvent.type(page.getByRole('combobox', { name: 'Tag' }), 'Владение{Enter}');
    await expect.poll(() => annotations(desk).length).toBe(1);
    expect(session.workspace.state.messages).toEqual([]);
    await userEvent.keyboard('{Shift>}J{/Shift}1');
    await expect.poll(() => annotations(desk).length).toBe(2);
    const told = () => session.workspace.state.messages.map(({ text, yet }) => [text, yet]);
    await expect
      .poll(told)
      .toEqual([
        [
          'Tagged “The fishermen said that the harbour was…” with Владение.',
          '2 annotations with this tag overlap there, and each is counted.',
        ],
      ]);
    // The tag is there already: nothing is stored, and undo would take back what was done before.
    session.workspace.set({ messages: [] });
    await userEvent.keyboard('1h');
    await session.recentTags.use(session.recentTags.state.slots[0]!);
    expect(told()).toEqual([]);
    const before = words(desk).sort();
    expect(runAction(session, 'mark.join')).toBe(true);
    await expect.poll(() => annotations(desk).length).toBe(1);
    expect(words(desk)[0]).toMatch(/^The fishermen [^]*Hafen warteten\.$/u);
    expect(session.workspace.state.annotationIds).toEqual(annotations(desk).map(({ id }) => id));
    await expect.poll(() => told().at(-1)).toEqual(['Joined 2 overlapping annotations with Владение.', undefined]);
    runAction(session, 'edit.undo');
    await expect.poll(() => words(desk).sort()).toEqual(before);
  });

  test('selects by sentences, which neither an abbreviation nor the end of a wrapped line breaks', async () => {
    const { session } = await openQuay();
    const selected = () => {
      const { text: whole, reader } = session.readers.active()!;
      const { from, to } = reader.selection().range;
      return whole.slice(from, to);
    };
    while (!selected().startsWith('Dr.')) await userEvent.keyboard('j');
    await userEvent.keyboard('{ArrowLeft}]');
    expect(selected()).toBe('Dr. Ito counted the boats\nthat came back.');
    await userEvent.keyboard(']');
    expect(selected()).toBe('Nobody else did.');
  });

  test('highlights once, notes the same words, and removes the mark', async () => {
    const { desk } = await openQuay();
    await userEvent.keyboard('jjj');
    await userEvent.keyboard('h');
    await expect.poll(() => annotations(desk).length).toBe(1);
    await expect.element(bar()).not.toBeInTheDocument();
    await userEvent.keyboard('n');
    await userEvent.type(page.getByRole('textbox', { name: 'Note on this passage' }), 'Who is *they*?');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(() => annotations(desk).map(({ note }) => note)).toEqual(['Who is *they*?']);
    await userEvent.keyboard('{Delete}');
    await expect.poll(() => annotations(desk)).toEqual([]);
  });

  /** Holds what is stored from now on back until it is let go. */
  function holdStore(desk: TestDesk): () => void {
    const apply = desk.store.apply.bind(desk.store);
    let letGo: () => void = () => undefined;
    const held = new Promise((resolve) => (letGo = () => resolve(null)));
    desk.store.apply = async (...given) => (await held, apply(...given));
    return () => letGo();
  }

  test('leaves words that were selected while a mark was stored selected, with their bar, and removes nothing else', async () => {
    const { desk, session } = await openQuay();
    await userEvent.keyboard('jjjt');
    const letGo = holdStore(desk);
    await userEvent.type(page.getByRole('combobox', { name: 'Tag' }), 'Рыбаки{Enter}');
    await expect.poll(() => document.activeElement === text().element()).toBe(true);
    await userEvent.keyboard(']');
    await expect.element(bar()).toBeVisible();
    letGo();
    await expect.poll(() => paths(desk)).toEqual([['Рыбаки']]);
    // The recent tag is stored after the mark was told of.
    await expect.poll(() => session.recentTags.state.slots.length).toBe(1);
    await expect.element(bar()).toBeVisible();
    expect(session.workspace.state.annotationIds).toEqual([]);
    await userEvent.keyboard('{Delete}1');
    await expect.poll(() => paths(desk)).toEqual([['Рыбаки'], ['Рыбаки']]);
    expect(words(desk)).toContain('Ein zweiter Absatz handelt von den Fähren, die im Hafen warteten.');
  });

  test('removes what stands in the words that are selected, though that is not drawn yet', async () => {
    const { desk, session } = await openQuay();
    await userEvent.keyboard('jjjh');
    await expect.poll(() => session.workspace.state.annotationIds.length).toBe(1);
    session.readers.active()!.reader.nextSentence(1);
    expect(runAction(session, 'mark.remove')).toBe(false);
    expect(annotations(desk).length).toBe(1);
  });

  test('tags and removes marks that were chosen after words were selected, and puts the bar away', async () => {
    const { desk, session } = await openQuay();
    await userEvent.keyboard('jjjh');
    await expect.poll(() => annotations(desk).length).toBe(1);
    const [first] = annotations(desk);
    await userEvent.keyboard('j');
    await expect.element(bar()).toBeVisible();
    session.workspace.set({ annotationIds: [first!.id] });
    await expect.element(bar()).not.toBeInTheDocument();
    await userEvent.keyboard('t');
    await userEvent.type(page.getByRole('combobox', { name: 'Tag' }), 'Гавань{Enter}');
    await expect.poll(() => paths(desk)).toEqual([['Гавань']]);
    session.workspace.set({ annotationIds: [] });
    await expect.element(bar()).toBeVisible();
  });

  test('goes from mark to mark by key, chooses several, and tags and removes them in one act each', async () => {
    const { desk, session } = await openQuay();
    const chosen = () =>
      session.workspace.state.annotationIds.map((id) => desk.store.snapshot.rows('annotations').get(id)!);
    for (let made = 1; made <= 3; made++) {
      await userEvent.keyboard(made === 1 ? 'jjjh' : 'jh');
      await expect.poll(() => annotations(desk).length).toBe(made);
    }
    await userEvent.keyboard('{Control>}{Home}{/Control}');
    await expect.poll(chosen).toEqual([]);
    await userEvent.keyboard('.');
    await expect.poll(() => chosen().map(({ quotation }) => quotation.exact.slice(0, 13))).toEqual(['The fishermen']);
    await userEvent.keyboard('>>');
    await expect.poll(() => chosen().length).toBe(3);
    // The caret goes along, and what is chosen stays so.
    await expect.poll(() => session.readers.active()!.reader.selected().range.from).toBe(chosen()[2]!.from);
    expect(chosen().length).toBe(3);
    await userEvent.keyboard('<t');
    await userEvent.type(page.getByRole('combobox', { name: 'Tag' }), 'الميناء{Enter}');
    await expect.poll(() => paths(desk).sort()).toEqual([[], ['الميناء'], ['الميناء']]);
    await expect.poll(() => document.activeElement === text().element()).toBe(true);
    await userEvent.keyboard('{Delete}');
    await expect.poll(() => annotations(desk).length).toBe(1);
    runAction(session, 'edit.undo');
    await expect.poll(() => annotations(desk).length).toBe(3);
    runAction(session, 'edit.undo');
    await expect.poll(() => paths(desk)).toEqual([[], [], []]);
  });

  test('chooses marks by clicks with Ctrl, which leave the caret and the others as they are', async () => {
    const { desk, session } = await openQuay();
    for (let made = 1; made <= 2; made++) {
      await userEvent.keyboard(made === 1 ? 'jjjh' : 'jh');
      await expect.poll(() => annotations(desk).length).toBe(made);
    }
    await userEvent.keyboard('{ArrowLeft}{Control>}{Home}{/Control}');
    await expect.poll(() => session.workspace.state.annotationIds).toEqual([]);
    const drawn = (words: string) =>
      page.elementLocator(
        [...document.querySelectorAll('.reader-highlight')].find((one) => one.textContent!.includes(words))!,
      );
    await userEvent.keyboard('{Control>}');
    await userEvent.click(drawn('fishermen'));
    await userEvent.click(drawn('Absatz'));
    await expect.poll(() => session.workspace.state.annotationIds.length).toBe(2);
    expect(session.readers.active()!.reader.selected()).toEqual({ range: { from: 0, to: 0 }, empty: true });
    await userEvent.click(drawn('fishermen'));
    await userEvent.keyboard('{/Control}');
    const left = annotations(desk).find(({ quotation }) => quotation.exact.includes('Absatz'))!;
    await expect.poll(() => session.workspace.state.annotationIds).toEqual([left.id]);
  });

  test('moves the end of a mark by keys, word by word or by letter, as one act that undo takes back', async () => {
    const { desk, session } = await openQuay();
    await userEvent.keyboard('jjj[[h');
    await expect.poll(() => words(desk)).toEqual(['June 30, 2025']);
    await expect.poll(() => session.workspace.state.annotationIds.length).toBe(1);
    await userEvent.keyboard('e{ArrowRight}{ArrowRight}');
    await expect
      .element(page.getByRole('status').filter({ hasText: 'Ends with: 30, 2025 The fishermen' }))
      .toBeInTheDocument();
    await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}{Alt>}{ArrowLeft}{ArrowLeft}{/Alt}');
    expect(words(desk)).toEqual(['June 30, 2025']);
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => words(desk)).toEqual(['30, 2025\n\nThe fisherm']);
    // It is chosen still, and what is done next is done to it.
    await userEvent.keyboard('e{ArrowRight}{Enter}');
    await expect.poll(() => words(desk)).toEqual(['30, 2025\n\nThe fishermen']);
    await userEvent.keyboard('e{ArrowLeft}{Control>}z{/Control}');
    await expect.element(page.getByText('with Alt by letter')).not.toBeInTheDocument();
    expect(words(desk)).toEqual(['30, 2025\n\nThe fishermen']);
    runAction(session, 'edit.undo');
    await expect.poll(() => words(desk)).toEqual(['30, 2025\n\nThe fisherm']);
    runAction(session, 'edit.undo');
    await expect.poll(() => words(desk)).toEqual(['June 30, 2025']);
  });

  test('puts several tags on one after the other with Ctrl+Enter, ticks what is on, and takes it off again', async () => {
    const { desk } = await openQuay();
    must(await addTag(desk, 'Продовольственная помощь'));
    must(await addTag(desk, 'Owners of boats'));
    const picker = page.getByRole('combobox', { name: 'Tag' });
    const option = (name: string) => page.getByRole('option', { name });
    const ticks = () =>
      page
        .getByRole('option')
        .elements()
        .map((one) => one.getAttribute('aria-checked'));
    await userEvent.keyboard('jjjt');
    await userEvent.type(picker, 'пп{Control>}{Enter}{/Control}');
    await expect.poll(() => paths(desk)).toEqual([['Продовольственная помощь']]);
    await expect.element(option('Продовольственная помощь')).toHaveAttribute('aria-checked', 'true');
    await expect.element(option('Продовольственная помощь 1 annotation')).toBeVisible();
    await userEvent.keyboard('oob{Control>}{Enter}{/Control}');
    await expect.poll(() => paths(desk)).toEqual([['Продовольственная помощь', 'Owners of boats']]);
    await userEvent.keyboard('الميناء{Control>}{Shift>}{Enter}{/Shift}{/Control}');
    await expect.poll(() => paths(desk)[0]).toContain('الميناء');
    await userEvent.keyboard('owner{Control>}{Enter}{/Control}');
    await expect.poll(() => paths(desk)).toEqual([['Продовольственная помощь', 'الميناء']]);
    await userEvent.clear(picker);
    await expect.poll(() => ticks().sort()).toEqual(['false', 'true', 'true']);
    expect(annotations(desk)).toHaveLength(1);
    await userEvent.keyboard('{Escape}');
    await expect.element(picker).not.toBeInTheDocument();
    must(await undo(desk));
    expect(paths(desk)[0]).toHaveLength(3);
  });

  test('ticks half what only some of the chosen marks carry, puts it on all of them as one act, then takes it off all', async () => {
    const { desk, session } = await openQuay();
    await userEvent.keyboard('jjjv');
    await expect.poll(() => annotations(desk).length).toBe(1);
    await userEvent.keyboard('{Escape}jh');
    await expect.poll(() => annotations(desk).length).toBe(2);
    session.workspace.set({ annotationIds: annotations(desk).map(({ id }) => id) });
    await userEvent.keyboard('t');
    const [first] = page.getByRole('option').elements();
    const tick = page.elementLocator(first!.querySelector('[data-tick]')!);
    await expect.poll(() => first!.getAttribute('aria-checked')).toBe('mixed');
    await userEvent.click(tick);
    await expect.poll(() => first!.getAttribute('aria-checked')).toBe('true');
    await expect.poll(() => paths(desk).filter((all) => all.length === 1)).toHaveLength(2);
    await userEvent.click(tick);
    await expect.poll(() => first!.getAttribute('aria-checked')).toBe('false');
    expect(paths(desk)).toEqual([[], []]);
    must(await undo(desk));
    must(await undo(desk));
    expect(
      paths(desk)
        .map((all) => all.length)
        .sort(),
    ).toEqual([0, 1]);
  });

  test('tags once more with the last tag by its key, and goes on with one tag until Escape, which is shown', async () => {
    const { desk } = await openQuay();
    const strip = page.getByText(/^Keep tagging with .*Гавань/u);
    await userEvent.keyboard('jjjt');
    await userEvent.type(page.getByRole('combobox', { name: 'Tag' }), 'Claims/Гавань{Enter}');
    await expect.poll(() => paths(desk)).toEqual([['Claims/Гавань']]);
    await userEvent.keyboard('jr');
    await expect.poll(() => paths(desk)).toHaveLength(2);
    await userEvent.keyboard('jt{Alt>}{Enter}{/Alt}');
    await expect.poll(() => paths(desk)).toHaveLength(3);
    await expect.element(strip).toBeVisible();
    await expect.poll(() => document.activeElement === text().element()).toBe(true);
    await userEvent.keyboard('j{Enter}');
    await expect.poll(() => paths(desk)).toEqual(Array.from({ length: 4 }, () => ['Claims/Гавань']));
    await userEvent.keyboard('{Escape}');
    await expect.element(strip).not.toBeInTheDocument();
    await userEvent.keyboard('kk{Enter}');
    await userEvent.keyboard('{Shift>}R{/Shift}');
    await expect.element(strip).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'End (Esc)' }));
    await expect.element(strip).not.toBeInTheDocument();
    expect(paths(desk)).toHaveLength(4);
  });

  test('words that are selected when a tag is kept get it by Enter only, as the strip says', async () => {
    const { desk, session } = await openQuay();
    const has = (from: number) => annotations(desk).some((one) => one.from === from);
    const selected = () => session.workspace.state.selection!.from;
    await userEvent.keyboard('jjjt');
    await userEvent.type(page.getByRole('combobox', { name: 'Tag' }), 'Гавань{Enter}');
    await expect.poll(() => paths(desk)).toEqual([['Гавань']]);
    await userEvent.keyboard('j{Shift>}R{/Shift}');
    await expect.element(page.getByText(/from now on get it at once, all others with Enter/u)).toBeVisible();
    const passedBy = selected();
    await userEvent.keyboard('j{Enter}');
    await expect.poll(() => has(selected())).toBe(true);
    expect(has(passedBy)).toBe(false);
    await userEvent.keyboard('k{Enter}');
    await expect.poll(() => has(passedBy)).toBe(true);
  });

  test('the bar stays clear of the selected words when what stands above the text goes', async () => {
    const { desk } = await openQuay();
    await userEvent.keyboard('jjjt');
    await userEvent.type(page.getByRole('combobox', { name: 'Tag' }), 'Гавань{Enter}');
    await expect.poll(() => paths(desk)).toEqual([['Гавань']]);
    await userEvent.keyboard('{Shift>}R{/Shift}j');
    await expect.element(bar()).toBeVisible();
    const strip = page.getByText(/^Keep tagging with/u);
    const gap = () => {
      const words = [...document.querySelectorAll('.cm-selectionBackground')].map((one) => one.getBoundingClientRect());
      const { top, bottom } = bar().element().getBoundingClientRect();
      return Math.round(Math.max(...words.map((word) => Math.max(word.top - bottom, top - word.bottom))));
    };
    const before = gap();
    await userEvent.keyboard('{Escape}');
    await expect.element(strip).not.toBeInTheDocument();
    await expect.poll(gap).toBe(before);
  });

  test('stays without a bar where a place was found, until a person selects there', async () => {
    const { session } = await openQuay();
    const { reader } = session.readers.active()!;
    reader.reveal({ from: 30, to: 40 }, { select: true });
    await expect.poll(() => session.workspace.state.selection).toMatchObject({ from: 30, to: 40 });
    await expect.element(bar()).not.toBeInTheDocument();
    await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
    await expect.element(bar()).toBeVisible();
  });

  test('tells which marks begin and end where the caret goes, and which one is chosen', async () => {
    const { desk } = await openQuay();
    const told = () => page.getByRole('status', { name: 'Marks at the caret' });
    await userEvent.keyboard('jjjt');
    await userEvent.type(page.getByRole('combobox', { name: 'Tag' }), 'الميناء{Enter}');
    await expect.poll(() => annotations(desk).length).toBe(1);
    await expect.element(told()).toHaveTextContent('Annotation 1 of 1: \u2068الميناء\u2069.');
    await expect.poll(() => document.activeElement === text().element()).toBe(true);
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
    await expect.element(told()).toHaveTextContent('Ends: \u2068الميناء\u2069.');
    await userEvent.keyboard('{ArrowRight}');
    await expect.element(told()).toHaveTextContent('Begins: \u2068الميناء\u2069.');
  });

  test('makes a tag of the selected words', async () => {
    const { desk } = await openQuay();
    await userEvent.keyboard('j');
    await userEvent.keyboard('v');
    await expect.poll(() => paths(desk)).toEqual([['The quay at dawn']]);
  });

  test('keeps nine tags in one line of the bar, with the rest behind a button that opens the picker', async () => {
    const { desk } = await openQuay();
    const names = ['Harbour', 'Owners of boats', 'Рыбаки', 'الميناء', 'Money', 'Law', 'Weather', 'Letters', 'Dates'];
    await userEvent.keyboard('jjj');
    for (const name of names) {
      await userEvent.keyboard('t');
      await userEvent.type(page.getByRole('combobox', { name: 'Tag' }), `${name}{Enter}`);
      await expect.poll(() => paths(desk).at(-1)).toContain(name);
    }
    for (const width of [1100, 320]) {
      await page.viewport(width, 800);
      await userEvent.keyboard('{Escape}j');
      await expect.element(bar()).toBeVisible();
      const line = bar().getByRole('group', { name: 'Recent tags' });
      const buttons = () => line.getByRole('button').elements();
      expect(new Set(buttons().map((one) => Math.round(one.getBoundingClientRect().top))).size).toBe(1);
      const { left, right } = line.element().getBoundingClientRect();
      for (const button of buttons()) {
        expect(button.getBoundingClientRect().left).toBeGreaterThanOrEqual(left);
        expect(button.getBoundingClientRect().right).toBeLessThanOrEqual(right);
      }
      expect(buttons().length).toBeGreaterThan(1);
      expect(buttons().length).toBeLessThan(10);
      expect(buttons().at(-1)).toHaveAccessibleName('More tags');
      // It is those used last that have room, each with the key it keeps.
      const shown = buttons().slice(0, -1);
      const last = names.slice(-shown.length);
      expect(shown.map((one) => one.querySelector('.mark-button-words')?.textContent)).toEqual(last);
      const keys = last.map((name) => String(names.indexOf(name) + 1));
      expect(shown.map((one) => one.querySelector('kbd')?.textContent)).toEqual(keys);
    }
    // A tag that is not in the line has its key.
    await userEvent.keyboard('1');
    await expect
      .poll(() =>
        paths(desk)
          .flat()
          .filter((path) => path === 'Harbour'),
      )
      .toHaveLength(2);
    await userEvent.keyboard('{Escape}j');
    await userEvent.click(bar().getByRole('button', { name: 'More tags' }));
    await expect.element(page.getByRole('option', { name: 'Letters' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
  });

  test('puts the bar away at Escape and shows it again at the next selection', async () => {
    await openQuay();
    await userEvent.keyboard('jjj');
    await expect.element(bar()).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(bar()).not.toBeInTheDocument();
    await userEvent.keyboard('j');
    await expect.element(bar()).toBeVisible();
  });

  test('keeps the bar clear of the selected words', async () => {
    await openQuay();
    await userEvent.keyboard('jjj');
    await expect.element(bar()).toBeVisible();
    const box = bar().element().getBoundingClientRect();
    for (const part of document.querySelectorAll('.cm-selectionBackground')) {
      const { top, bottom } = part.getBoundingClientRect();
      expect(box.bottom <= top || box.top >= bottom).toBe(true);
    }
  });
});

describe('an open document', () => {
  test('is shown where it was left, and where a place is asked for', async () => {
    const long = Array.from({ length: 400 }, (_, at) => `Paragraph ${at} of a long account of the harbour.`);
    const desk = await makeDesk({ ...folder, 'long.txt': long.join('\n\n') });
    await importFolder(desk);
    const { workspace } = showScreen(desk);
    const documentId = documentAt(desk, 'long.txt').id;
    const scroller = () => document.querySelector('.cm-scroller')!;
    // Of the lines with words; their distance from the start of the text is an estimate that changes.
    const firstLine = () =>
      [...document.querySelectorAll('.cm-line')].find(
        (line) =>
          line.textContent !== '' && line.getBoundingClientRect().bottom > scroller().getBoundingClientRect().top + 2,
      )?.textContent;
    const frames = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    workspace.open({ kind: 'document', documentId });
    await expect.element(text()).toBeVisible();
    // What is scrolled while the text is first drawn may be lost, and CodeMirror says that it measured too often then.
    await frames();
    await expect
      .poll(() => {
        scroller().scrollTop = 3000;
        return page.getByText('Paragraph 60 of').elements();
      })
      .toHaveLength(1);
    // What is drawn for the first time is measured, and what is in view moves a little.
    let left: string | undefined;
    await expect
      .poll(async () => {
        const before = left;
        await frames();
        left = firstLine() ?? undefined;
        return left !== undefined && left === before;
      })
      .toBe(true);
    workspace.open({ kind: 'document', documentId: documentAt(desk, 'quay.txt').id });
    await expect.element(page.getByRole('document', { name: 'The quay at dawn' })).toBeVisible();
    workspace.open({ kind: 'document', documentId });
    await expect.poll(firstLine).toBe(left);

    const from = long.slice(0, 300).join('\n\n').length + 2;
    workspace.show(documentId, { from, to: from + 20 });
    await expectInView(page.getByText('Paragraph 300 of'));
  });
});

describe('search', () => {
  test('finds while typing, opens a hit with its matches marked, and tags all in one act', async () => {
    const { desk } = await openQuay();
    await search(desk, 'harbour');
    await userEvent.fill(page.getByRole('searchbox', { name: 'Search passages' }), 'harbour fishermen');
    await expect.element(page.getByText('2 passages in 2 documents')).toBeVisible();
    expect(document.querySelectorAll('[role=listitem] mark').length).toBe(4);

    await userEvent.click(page.getByRole('button', { name: /^Tag all 2 passages/ }));
    await userEvent.type(page.getByRole('combobox', { name: 'Tag' }), 'Owners{Enter}');
    await expect.poll(() => paths(desk)).toEqual([['Owners'], ['Owners']]);
    await desk.store.undo();
    expect(annotations(desk)).toEqual([]);

    await userEvent.click(page.getByRole('button', { name: /Nobody asked/ }));
    await expect.element(page.getByRole('document', { name: 'Letters to the editor' })).toBeVisible();
    await expect.poll(() => document.querySelectorAll('.reader-match').length).toBe(2);
    expect(document.activeElement).toBe(text().element());
  });

  test('says what cannot be read in a query', async () => {
    await openQuay();
    await userEvent.fill(page.getByRole('searchbox', { name: 'Search passages' }), '/(/');
    await expect.element(page.getByRole('alert')).toBeVisible();
  });
});

describe('import and export', () => {
  test('stores the cells of a row that are filled faster than one of them is stored', async () => {
    const desk = await makeDesk({ 'letters.txt': folder['letters.txt'] });
    const session = showScreen(desk);
    await session.importing.importFolder();
    const report = page.getByRole('dialog', { name: 'Import report' });
    const cell = (column: string) =>
      report.getByRole('textbox', { name: `${column} of letters.txt` }).element() as HTMLInputElement;
    await expect.element(report.getByRole('textbox', { name: 'Place of letters.txt' })).toBeVisible();
    // As one who pastes goes from cell to cell: faster than a test can press keys.
    const typed = { Title: 'Письма', Outlet: 'Aftenposten', Author: 'Ada Ørn', Place: 'بيروت' };
    for (const [column, value] of Object.entries(typed)) {
      cell(column).focus();
      document.execCommand('selectAll');
      document.execCommand('insertText', false, value);
    }
    cell('Title').focus();
    const stored = () => {
      const { title, attributes } = documentAt(desk, 'letters.txt');
      return [title, attributes['outlet'], attributes['author'], attributes['place']].map((guess) => guess?.value);
    };
    await expect.poll(stored).toEqual(Object.values(typed));
    expect(session.workspace.state.messages).toEqual([]);
  });

  test('imports, shows the report, corrects a title there, and saves the report', async () => {
    const desk = await makeDesk({ ...folder, 'same.txt': folder['letters.txt'], 'nothing.txt': '' });
    const session = showScreen(desk);
    await session.importing.importFolder();
    const report = page.getByRole('dialog', { name: 'Import report' });
    await expect.element(report).toBeVisible();
    await expect.element(report.getByText('Skipped: empty')).toBeVisible();
    await userEvent.fill(report.getByRole('textbox', { name: 'Title of quay.txt' }), 'Dawn');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => documentAt(desk, 'quay.txt').title.value).toBe('Dawn');
    await userEvent.click(report.getByRole('button', { name: 'Keep as a copy', exact: true }));
    await expect.poll(() => documents(desk).length).toBe(3);
    await expect.element(report.getByText('Duplicate: kept as a copy')).toBeVisible();
    await saveAsCsv();
    await expect.poll(() => desk.host.saved.size).toBe(1);
    await userEvent.keyboard('{Escape}');
    await expect.element(report).not.toBeInTheDocument();
  });

  test('shows an export before saving it', async () => {
    const { desk, session } = await openQuay();
    await userEvent.keyboard('jjj');
    await userEvent.keyboard('h');
    await expect.poll(() => annotations(desk).length).toBe(1);
    session.workspace.set({ dialog: 'export' });
    const dialog = page.getByRole('dialog', { name: 'Export' });
    await expect.element(dialog.getByRole('region', { name: 'Preview' })).toHaveTextContent(/The fishermen said/);
    await userEvent.selectOptions(dialog.getByRole('combobox', { name: 'Format' }), 'csv');
    await expect.element(dialog.getByRole('region', { name: 'Preview' })).toHaveTextContent(/,/);
    await userEvent.click(dialog.getByRole('button', { name: 'Save', exact: true }));
    await expect.poll(() => [...desk.host.saved.keys()].join()).toMatch(/\.csv$/);
  });

  test('reads a document in another encoding and says how it would look', async () => {
    const { desk, session } = await openQuay();
    session.workspace.set({ dialog: 'reading' });
    const dialog = page.getByRole('dialog', { name: 'Correct encoding' });
    await userEvent.selectOptions(dialog.getByRole('combobox', { name: 'Encoding' }), 'koi8-r');
    await expect.element(dialog.getByRole('button', { name: 'Apply' })).toBeEnabled();
    await userEvent.click(dialog.getByRole('button', { name: 'Apply' }));
    await expect.poll(() => documentAt(desk, 'quay.txt').versions.length).toBe(2);
    await expect.element(page.getByText('Version 2 of 2')).toBeVisible();
  });
});

test('furniture is printed as it stands on the screen: folded to its line, unless it holds a mark', async () => {
  const desk = await makeDesk({
    'harbour.txt': 'Menu\n\nНовости\n\nThe ferry left before dawn.\n\nShare\n\nRead more',
  });
  await importFolder(desk);
  const record = documentAt(desk, 'harbour.txt');
  for (const [from, to] of [
    [0, 13],
    [44, 58],
  ] as const)
    must(await declareFurniture(desk, { documentId: record.id, version: 1, from, to }, true));
  const session = showScreen(desk);
  session.workspace.open({ kind: 'document', documentId: record.id });
  await expect.poll(() => document.querySelectorAll('.reader-fold').length).toBe(2);
  const stop = printing(session);
  const printed = () => {
    dispatchEvent(new Event('beforeprint'));
    const lines = [...document.querySelectorAll('.printed > p:not(.printed-source)')].map((line) => line.textContent);
    dispatchEvent(new Event('afterprint'));
    return lines.filter((line) => line !== '');
  };
  // The text is known to the program a moment after it is drawn.
  await expect.poll(printed).toEqual(['2 lines hidden', 'The ferry left before dawn.', '2 lines hidden']);
  await annotateWords(desk, record, 'Новости');
  await expect
    .poll(printed)
    .toEqual(['Menu', expect.stringContaining('Новости'), 'The ferry left before dawn.', '2 lines hidden']);
  stop();
});
