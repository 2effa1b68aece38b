import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { Range } from '../../src/core/model/records.ts';
import { sentencesOf } from '../../src/core/text/sentences.ts';
import type { Reader } from '../../src/renderer/text/reader/reader.ts';
import { createReader } from '../../src/renderer/text/reader/reader.ts';
import { findWords } from '../../src/renderer/words/reading.ts';

const text = [
  'Delegations met in the harbour town on Monday to sign a partnership.',
  'Делегации встретились в портовом городе и подписали соглашение.',
  'التقى الوفدان في المدينة الساحلية ووقعا اتفاقية شراكة.',
].join('\n\n');

let reader: Reader;
let parent: HTMLElement;
const changed: string[] = [];

beforeAll(() => page.viewport(1000, 700));
afterEach(() => {
  reader.destroy();
  changed.length = 0;
  document.body.replaceChildren();
});

const of = (words: string): Range => ({ from: text.indexOf(words), to: text.indexOf(words) + words.length });

async function open(marked: string): Promise<void> {
  parent = document.createElement('div');
  parent.style.cssText = 'width: 900px; height: 600px';
  document.body.append(parent);
  reader = createReader(parent, {
    text,
    language: 'en',
    label: 'Harbour talks',
    passages: [0],
    sentencesOf: (passage) => sentencesOf(text, passage),
    findWords,
    onExtent: ({ from, to }) => changed.push(text.slice(from, to)),
  });
  reader.setHighlights([{ id: 'a', colour: 'blue', labels: ['Diplomacy'], ...of(marked) }]);
  reader.setExtent(of(marked));
  await expect.poll(() => parent.querySelectorAll('.reader-knob').length).toBe(2);
}

const knob = (edge: 'from' | 'to') => parent.querySelector(`.reader-grip-${edge} > .reader-knob`)!;
const middle = (element: Element) => {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
};

/** Where a word stands on the screen, at a share of its width. */
function placeOf(words: string, share: number): { readonly x: number; readonly y: number } {
  const walker = document.createTreeWalker(reader.content, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.textContent!.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    const { left, width, top, bottom } = range.getBoundingClientRect();
    return { x: left + width * share, y: (top + bottom) / 2 };
  }
  throw new Error(`Not on the screen: ${words}`);
}

const pointer = (type: string, at: { x: number; y: number }, target: Element | Window, more: PointerEventInit = {}) =>
  target.dispatchEvent(
    new PointerEvent(type, {
      ...{ bubbles: true, cancelable: true, isPrimary: true, button: 0, clientX: at.x, clientY: at.y },
      ...more,
    }),
  );

/** Takes a grip by its knob and moves it so that its line is over a word; returns where the pointer is then. */
function move(edge: 'from' | 'to', words: string, share: number, more: PointerEventInit = {}) {
  const grip = knob(edge);
  const [start, line] = [middle(grip), middle(grip.parentElement!)];
  const word = placeOf(words, share);
  const end = { x: word.x + start.x - line.x, y: word.y + start.y - line.y };
  expect(document.elementFromPoint(start.x, start.y)).toBe(grip);
  pointer('pointerdown', start, grip);
  pointer('pointermove', end, window, more);
  return end;
}

/** The same, and lets it go. */
function drag(edge: 'from' | 'to', words: string, share: number, more: PointerEventInit = {}): void {
  pointer('pointerup', move(edge, words, share, more), window, more);
}

describe('the ends of a mark', () => {
  test('are dragged to the words that are nearest', async () => {
    await open('harbour town');
    drag('to', 'Monday', 0.7);
    expect(changed).toEqual(['harbour town on Monday']);
    drag('from', 'met', 0.2);
    expect(changed.at(-1)).toBe('met in the harbour town on Monday');
    drag('to', 'городе', 0.9);
    expect(changed.at(-1)).toMatch(/^met in .*портовом городе$/su);
  });

  test('are dragged by character with Alt', async () => {
    await open('harbour town');
    drag('to', 'Monday', 0.5, { altKey: true });
    expect(changed).toEqual(['harbour town on Mon']);
  });

  test('stand where a right-to-left mark begins and ends, and are dragged there', async () => {
    await open('المدينة الساحلية');
    expect(middle(knob('from')).x).toBeGreaterThan(middle(knob('to')).x);
    expect(reader.isRightToLeft(of('المدينة').from)).toBe(true);
    drag('to', 'اتفاقية', 0.1);
    expect(changed).toEqual(['المدينة الساحلية ووقعا اتفاقية']);
  });

  test('never cross, and stay where they were after Escape', async () => {
    await open('harbour town');
    drag('to', 'met', 0.2);
    expect(changed).toEqual([]);
    const end = move('to', 'partnership', 0.9);
    await expect.poll(() => parent.querySelector('.reader-extent')).not.toBeNull();
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', cancelable: true }));
    await expect.poll(() => parent.querySelector('.reader-extent')).toBeNull();
    pointer('pointerup', end, window);
    expect(changed).toEqual([]);
  });

  test('lie over none of the words beside them', async () => {
    await open('harbour town');
    for (const words of ['the', 'harbour', 'town', 'on']) {
      const { x, y } = placeOf(words, 0.5);
      expect(document.elementFromPoint(x, y)!.closest('.reader-grip')).toBeNull();
    }
    reader.setExtent(null);
    await expect.poll(() => parent.querySelectorAll('.reader-grip').length).toBe(0);
  });
});
