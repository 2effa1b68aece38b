import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, test } from 'vitest';
import type { Highlight, Reader, ReaderOptions, ReaderSelection } from '../../src/renderer/reader/reader.ts';
import { createReader } from '../../src/renderer/reader/reader.ts';

const prose = [
  'Delegations met in the harbour town on Monday to sign a partnership.',
  'Officials called the talks “frank” and promised a joint communiqué.',
  'Делегации встретились в портовом городе и подписали соглашение.',
  'التقى الوفدان في المدينة الساحلية ووقعا اتفاقية شراكة.',
  'The family 👩‍👩‍👧‍👦 waved flags 🇰🇷🇷🇺 as नमस्ते was sung.',
].join('\n\n');

let reader: Reader | null = null;
let parent: HTMLElement;

afterEach(() => {
  reader?.destroy();
  reader = null;
  document.body.replaceChildren();
});

/** A reader 900 by 600 pixels; passages start after blank lines unless given. */
function open(text: string, options: Partial<ReaderOptions> = {}): Reader {
  parent = document.createElement('div');
  parent.style.cssText = 'width: 900px; height: 600px';
  document.body.append(parent);
  reader = createReader(parent, {
    text,
    language: 'en',
    label: 'Harbour talks',
    passages: passagesOf(text),
    ...options,
  });
  return reader;
}

function passagesOf(text: string): Uint32Array {
  const starts = text === '' ? [] : [0];
  for (const { index, 0: gap } of text.matchAll(/\n\s*\n/gu)) starts.push(index + gap.length);
  return Uint32Array.from(starts);
}

function rangeOf(text: string, words: string): { from: number; to: number } {
  const from = text.indexOf(words);
  if (from < 0) throw new Error(`Not in the text: ${words}`);
  return { from, to: from + words.length };
}

function highlight(text: string, words: string, more: Partial<Highlight> = {}): Highlight {
  return { id: words, colour: 'blue', labels: ['Diplomacy'], ...rangeOf(text, words), ...more };
}

/** The words that the elements with a class draw, one string for each run of neighbours. */
function drawn(selector: string): string {
  return [...parent.querySelectorAll(selector)].map((element) => element.textContent).join('');
}

const settled = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))));

describe('the reader shows', () => {
  test('a document named by its title, in its language', () => {
    open(prose, { language: 'ru' });
    const region = parent.querySelector('[role=document]')!;
    expect(region.getAttribute('aria-label')).toBe('Harbour talks');
    expect(region.getAttribute('lang')).toBe('ru');
    expect(region.hasAttribute('aria-multiline')).toBe(false);
  });

  test('highlights over their own words, also where they overlap', async () => {
    const r = open(prose);
    r.setHighlights([
      highlight(prose, 'the harbour town on Monday'),
      highlight(prose, 'town on Monday to sign', { colour: 'orange' }),
      highlight(prose, 'الساحلية ووقعا', { colour: 'green' }),
    ]);
    await settled();
    expect(drawn('.reader-blue.reader-highlight')).toBe('the harbour town on Monday');
    expect(drawn('.reader-orange.reader-highlight')).toBe('town on Monday to sign');
    expect(drawn('.reader-orange .reader-blue, .reader-blue .reader-orange')).toBe('town on Monday');
    expect(drawn('.reader-green.reader-highlight')).toBe('الساحلية ووقعا');
  });
});

describe('the reader answers', () => {
  test('with the selected range in offsets of the text', async () => {
    const heard: (ReaderSelection | null)[] = [];
    const r = open(prose, { onSelect: (selection) => heard.push(selection) });
    r.select(rangeOf(prose, 'подписали соглашение'));
    await settled();
    expect(heard.map((selection) => selection?.range)).toEqual([rangeOf(prose, 'подписали соглашение')]);
    expect(heard[0]!.rect!.bottom).toBeGreaterThan(heard[0]!.rect!.top);
  });

  test('to the keyboard, without an editable element', async () => {
    const r = open(prose);
    r.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{Shift>}{ArrowRight}{ArrowRight}{ArrowRight}{/Shift}');
    expect(r.selection().range).toEqual({ from: 2, to: 5 });
    await userEvent.keyboard('typed{Enter}{Backspace}{Delete}');
    expect(r.content.isContentEditable).toBe(false);
    expect(drawn('.cm-line').startsWith('Delegations')).toBe(true);
  });
});
