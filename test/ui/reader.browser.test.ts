import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { colours } from '../../src/core/model/records.ts';
import type { Highlight, Reader, ReaderOptions, ReaderSelection } from '../../src/renderer/text/reader/reader.ts';
import { sentencesOf } from '../../src/core/text/sentences.ts';
import { createReader } from '../../src/renderer/text/reader/reader.ts';
import { findWords } from '../../src/renderer/words/reading.ts';

const prose = [
  'Delegations met in the harbour town on Monday to sign a partnership.',
  'Officials called the talks “frank” and promised a joint communiqué.',
  'Делегации встретились в портовом городе и подписали соглашение.',
  'التقى الوفدان في المدينة الساحلية ووقعا اتفاقية شراكة.',
  'The family 👩‍👩‍👧‍👦 waved flags 🇰🇷🇷🇺 as नमस्ते was sung.',
].join('\n\n');

let reader: Reader | null = null;
let parent: HTMLElement;

beforeAll(() => page.viewport(1000, 700));

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
  reader = createReader(parent, { ...plain(text), ...options });
  return reader;
}

function plain(text: string): ReaderOptions {
  return {
    text,
    language: 'en',
    label: 'Harbour talks',
    passages: passagesOf(text),
    sentencesOf: (passage) => sentencesOf(text, passage),
    findWords,
  };
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

/** The character of the text under the middle of a point's neighbourhood: where a person would click to hit it. */
function pointAt(words: string, share = 0.5): { x: number; y: number } {
  const walker = document.createTreeWalker(parent.querySelector('.cm-content')!, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.textContent!.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    const box = range.getClientRects()[0]!;
    return { x: box.left + box.width * share, y: (box.top + box.bottom) / 2 };
  }
  throw new Error(`Not on the screen: ${words}`);
}

function pointer(type: string, { x, y }: { x: number; y: number }, more: MouseEventInit = {}): void {
  const target = document.elementFromPoint(x, y)!;
  const init = {
    bubbles: true,
    cancelable: true,
    clientX: x,
    clientY: y,
    buttons: type.endsWith('up') ? 0 : 1,
    detail: 1,
    ...more,
  };
  target.dispatchEvent(type.startsWith('pointer') ? new PointerEvent(type, init) : new MouseEvent(type, init));
}

/** Presses at one point, lets go at the other, and clicks if they are the same. */
function drag(start: { x: number; y: number }, end: { x: number; y: number }): void {
  pointer('pointerdown', start);
  pointer('mousedown', start);
  pointer('mousemove', end);
  pointer('pointerup', end);
  pointer('mouseup', end);
  if (start.x === end.x && start.y === end.y) pointer('click', end);
}

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

  test('no line of ten highlights over the same words where the words below stand', async () => {
    const r = open(prose);
    r.setHighlights(colours.map((colour, at) => highlight(prose, 'harbour town', { id: `mark ${at}`, colour })));
    await settled();
    const marks = [...parent.querySelectorAll('mark.reader-highlight')].map((mark) => getComputedStyle(mark));
    expect(marks.length).toBeGreaterThan(1);
    const line = getComputedStyle(parent.querySelector('.cm-line')!);
    // What is left between the foot of a line and the tallest letters of the next.
    const room = parseFloat(line.lineHeight) - 0.78 * parseFloat(line.fontSize);
    for (const { textUnderlineOffset, textDecorationThickness } of marks) {
      expect(parseFloat(textUnderlineOffset) + parseFloat(textDecorationThickness)).toBeLessThan(room);
    }
    // The margin has them all.
    expect(parent.querySelectorAll('.reader-stripe')).toHaveLength(colours.length);
  });
});

describe('a selection', () => {
  test('is announced in offsets of the text, with its place on the screen', async () => {
    const heard: (ReaderSelection | null)[] = [];
    const r = open(prose, { onSelect: (selection) => heard.push(selection) });
    r.select(rangeOf(prose, 'подписали соглашение'));
    await settled();
    expect(heard.map((selection) => selection?.range)).toEqual([rangeOf(prose, 'подписали соглашение')]);
    const rect = heard[0]!.rect!;
    const { x, y } = pointAt('соглашение');
    expect(rect.left < x && x < rect.right && rect.top < y && y < rect.bottom).toBe(true);
  });

  test.each(['talks', 'портовом', 'المدينة'])('is made by the mouse: %s', async (word) => {
    const heard: (ReaderSelection | null)[] = [];
    const r = open(prose, { onSelect: (selection) => heard.push(selection) });
    drag(pointAt(word, 0), pointAt(word, 1));
    expect(r.selection().range).toEqual(rangeOf(prose, word));
    await settled();
    expect(heard.at(-1)).toMatchObject({ range: rangeOf(prose, word), empty: false, dragging: false });
  });

  test('is made by the keyboard, with a visible caret, though nothing is editable', async () => {
    const r = open(prose);
    r.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{Shift>}{ArrowRight}{ArrowRight}{ArrowRight}{/Shift}');
    expect(r.selection().range).toEqual({ from: 2, to: 5 });
    await userEvent.keyboard('{Control>}{Shift>}{End}{/Shift}{/Control}');
    expect(r.selection().range).toEqual({ from: 2, to: prose.length });
    await userEvent.keyboard('{Control>}{Home}{/Control}{ArrowDown}{ArrowDown}{End}');
    expect(r.selection().range.from).toBe(rangeOf(prose, 'communiqué.').to);
    expect(getComputedStyle(parent.querySelector('.cm-cursor')!).display).toBe('block');
  });

  test('moves through right-to-left words in their own direction', async () => {
    const r = open(prose);
    r.focus();
    const { from } = rangeOf(prose, 'التقى');
    r.select({ from, to: from });
    await userEvent.keyboard('{Shift>}{ArrowLeft}{ArrowLeft}{ArrowLeft}{/Shift}');
    expect(r.selection().range).toEqual({ from, to: from + 3 });
  });

  test('is copied as it stands in the text; a bare caret leaves the clipboard alone', async () => {
    const copied: string[] = [];
    const listen = (event: ClipboardEvent): void => void copied.push(event.clipboardData!.getData('text/plain'));
    document.addEventListener('copy', listen);
    const r = open(prose);
    r.focus();
    await userEvent.keyboard('{Control>}c{/Control}');
    r.select(rangeOf(prose, prose.slice(60, 90)));
    await userEvent.keyboard('{Control>}c{/Control}');
    document.removeEventListener('copy', listen);
    expect(copied).toEqual([prose.slice(60, 90)]);
  });

  test('never splits what a person takes for one character', () => {
    const r = open(prose);
    const family = rangeOf(prose, '👩‍👩‍👧‍👦');
    r.select({ from: family.from + 3, to: family.from + 4 });
    expect(r.selection().range).toEqual(family);
  });
});

describe('the text', () => {
  const mixed =
    'line\u2028separator\u2029 and NUL \0 and lone \ud83d and <b onclick="x()">bold</b> &amp; tab\there\u200f\nnext';

  test('keeps its offsets and its looks, whatever it holds', async () => {
    const r = open(mixed);
    for (let from = 0; from < mixed.length; from++) {
      r.select({ from, to: from });
      expect(r.selection().range.from).toBe(from);
    }
    expect(parent.querySelectorAll('.cm-line')).toHaveLength(2);
    expect(parent.querySelector('.cm-line b')).toBeNull();
    expect(drawn('.cm-line')).toContain('<b onclick="x()">bold</b> &amp; tab');
    r.setHighlights([highlight(mixed, 'next')]);
    expect(drawn('.reader-highlight')).toBe('next');
  });

  test('is changed by nothing that is typed, pasted, dropped or composed', async () => {
    const r = open(prose);
    r.focus();
    const before = drawn('.cm-line');
    await userEvent.keyboard(
      'typed{Enter}{Backspace}{Delete}{Control>}x{/Control}{Control>}v{/Control}{Control>}{Backspace}{/Control}',
    );
    document.execCommand('insertText', false, 'typed');
    document.execCommand('delete');
    const transfer = new DataTransfer();
    transfer.setData('text/plain', 'dropped');
    const { x, y } = pointAt('talks');
    for (const type of ['dragover', 'drop']) {
      r.content.dispatchEvent(
        new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer, clientX: x, clientY: y }),
      );
    }
    r.content.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: transfer }));
    r.content.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    r.content.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '가' }));
    await settled();
    expect(drawn('.cm-line')).toBe(before);
    expect(r.content.isContentEditable).toBe(false);
  });

  test('may be empty', () => {
    const r = open('');
    expect(r.selection().range).toEqual({ from: 0, to: 0 });
    expect(r.nextPassage(1)).toBe(false);
    r.setHighlights([{ id: 'a', from: 0, to: 9, colour: 'red', labels: [] }]);
    expect(r.position().from).toBe(0);
  });

  test('is a document to assistive technology, without the attributes of a text box', () => {
    const r = open(prose, { language: null });
    expect(r.content.getAttribute('aria-label')).toBe('Harbour talks');
    expect(['lang', 'aria-multiline', 'aria-readonly'].filter((name) => r.content.hasAttribute(name))).toEqual([]);
  });
});

describe('a highlight', () => {
  test('answers a click with all that lie under it, the shortest first', async () => {
    const clicked: string[][] = [];
    const r = open(prose, { onHighlightClick: (ids) => clicked.push([...ids]) });
    r.setHighlights([
      highlight(prose, 'met in the harbour town on Monday', { id: 'long' }),
      highlight(prose, 'harbour town', { id: 'short', colour: 'red' }),
    ]);
    await settled();
    const [inside, beside, outside] = [pointAt('harbour'), pointAt('Monday'), pointAt('frank')];
    drag(inside, inside);
    drag(beside, beside);
    drag(outside, outside);
    expect(clicked).toEqual([['short', 'long'], ['long']]);
  });

  test('has a stripe beside the column, as tall as itself, with its labels', async () => {
    const clicked: string[][] = [];
    const r = open(prose, { onHighlightClick: (ids) => clicked.push([...ids]) });
    r.setHighlights([
      highlight(prose, 'Officials', { id: 'a', labels: ['Diplomacy', 'Speech'] }),
      highlight(prose, prose.slice(0, 120), { id: 'b', colour: 'teal', labels: [] }),
    ]);
    await settled();
    const [tall, low] = [...parent.querySelectorAll<HTMLElement>('.reader-stripe')].map((stripe) =>
      stripe.getBoundingClientRect(),
    );
    expect(tall!.height).toBeGreaterThan(low!.height);
    expect(tall!.left).not.toBe(low!.left);
    expect(low!.left).toBeGreaterThan(r.content.getBoundingClientRect().right);
    const y = pointAt('Officials').y;
    expect(low!.top < y && y < low!.bottom).toBe(true);
    expect(parent.querySelector('.reader-name')!.textContent).toBe('Diplomacy, Speech');
    parent.querySelector<HTMLElement>('.reader-name')!.click();
    expect(clicked).toEqual([['a']]);
  });

  test('has a stripe beside those of others on the same line, however few words each holds', async () => {
    const r = open(prose);
    r.setHighlights([
      highlight(prose, 'Officials called', { id: 'tagged' }),
      highlight(prose, 'the talks', { id: 'noted', colour: 'teal' }),
      highlight(prose, 'a joint communiqué', { id: 'third', colour: 'blue' }),
      highlight(prose, 'Делегации', { id: 'below', colour: 'red' }),
    ]);
    await settled();
    const places = () =>
      new Map(
        [...parent.querySelectorAll<HTMLElement>('.reader-stripe')].map((stripe) => [
          stripe.dataset['id'],
          stripe.getBoundingClientRect(),
        ]),
      );
    const [tagged, noted, third, below] = ['tagged', 'noted', 'third', 'below'].map((id) => places().get(id)!);
    expect([noted!.top, third!.top]).toEqual([tagged!.top, tagged!.top]);
    expect(noted!.left).toBeGreaterThanOrEqual(tagged!.right);
    expect(third!.left).toBeGreaterThanOrEqual(noted!.right);
    expect(below!.left).toBe(tagged!.left);
    // With other marks the lanes are given anew.
    r.setHighlights([highlight(prose, 'the talks', { id: 'noted', colour: 'teal' })]);
    await settled();
    expect(places().get('noted')!.left).toBe(tagged!.left);
  });

  test('is drawn for what is in view only', async () => {
    const long = Array.from({ length: 3000 }, (_, at) => `Paragraph ${at} of a long report.`).join('\n\n');
    const all = [...long.matchAll(/Paragraph \d+/gu)].map(({ index, 0: words }) =>
      highlight(long, words, { id: words, from: index }),
    );
    const r = open(long, { highlights: all });
    await settled();
    expect(parent.querySelectorAll('.reader-highlight').length).toBeLessThan(200);
    r.reveal(rangeOf(long, 'Paragraph 2500'));
    await settled();
    expect(drawn('.reader-highlight')).toContain('Paragraph 2500');
    expect(parent.querySelector('.reader-stripe[data-id="Paragraph 2500"]')).not.toBeNull();
  });
});

describe('search hits, furniture and the open highlight', () => {
  test('have looks of their own', async () => {
    const r = open(prose, { furniture: [rangeOf(prose, 'promised a joint communiqué')] });
    r.setMatches([rangeOf(prose, 'joint')]);
    r.setHighlights([highlight(prose, 'harbour'), highlight(prose, 'talks')]);
    r.setActive(new Set(['harbour']));
    await settled();
    expect(drawn('.reader-furniture')).toBe('promised a joint communiqué');
    expect(drawn('.reader-match')).toBe('joint');
    expect(drawn('mark.reader-active')).toBe('harbour');
    r.setActive(new Set(['talks']));
    await settled();
    expect(drawn('mark.reader-active')).toBe('talks');
    r.setMatches([]);
    expect(drawn('.reader-match')).toBe('');
  });
});

describe('the place in the text', () => {
  const long = Array.from(
    { length: 2000 },
    (_, at) => `Paragraph ${at}: ${'and more was said of it '.repeat(1 + (at % 40))}`,
  ).join('\n\n');
  const top = (): string => {
    const box = parent.getBoundingClientRect();
    return document.elementFromPoint(box.left + 450, box.top + 20)!.closest('.cm-line')?.textContent ?? '';
  };

  test('is restored to the same line, also inside a long paragraph', async () => {
    const r = open(long);
    r.reveal(rangeOf(long, 'Paragraph 1239'));
    await settled();
    r.scroller.scrollTop += 87;
    await settled();
    const [position, line] = [r.position(), top()];
    r.destroy();
    document.body.replaceChildren();
    const again = open(long);
    again.restore(position);
    await settled();
    await settled();
    expect(top()).toBe(line);
    const { from, pixelOffset } = again.position();
    expect(from).toBe(position.from);
    expect(Math.abs(pixelOffset - position.pixelOffset)).toBeLessThan(2);
  });

  test('is announced while the text scrolls', async () => {
    const heard: number[] = [];
    const r = open(long, { onScroll: ({ from }) => heard.push(from) });
    r.scroller.scrollTop = 5000;
    await settled();
    expect(heard.at(-1)).toBeGreaterThan(1000);
  });

  test('lets whoever hears of scrolling or selecting ask for places at once', async () => {
    const rects: unknown[] = [];
    const r: Reader = open(long, {
      onScroll: () => rects.push(r.selection().rect, r.position()),
      onSelect: () => rects.push(r.selection().rect, r.position()),
    });
    r.select(rangeOf(long, 'Paragraph 3'));
    await settled();
    r.scroller.scrollTop = 40;
    r.scroller.dispatchEvent(new Event('scroll')); // Drawn at once, unlike a scroll that the browser announces.
    await settled();
    expect(rects.length).toBeGreaterThan(3);
    expect(rects.every((rect) => rect !== null)).toBe(true);
  });

  test('moves to what is revealed', async () => {
    const r = open(long);
    r.reveal(rangeOf(long, 'Paragraph 1700'), { select: true, flash: true });
    await settled();
    expect(r.selection().rect).not.toBeNull();
    const [frame] = document.querySelectorAll('.reader-flash');
    const [shown, words] = [frame!.getBoundingClientRect(), r.selection().rect!];
    expect(Math.abs(shown.left - words.left) + Math.abs(shown.right - words.right)).toBeLessThan(2);
    expect(Math.abs(shown.top - words.top)).toBeLessThan(6);
  });
});

describe('what is shown for a moment', () => {
  test('is in one frame without gaps, whatever is marked in it and however many lines it has', async () => {
    const text = `${prose}\n\n\n${prose}`;
    const r = open(text);
    r.setHighlights([highlight(text, prose.slice(10, 60))]);
    r.reveal({ from: 4, to: text.length }, { flash: true });
    await settled();
    const frames = [...document.querySelectorAll('.reader-flash')].map((one) => one.getBoundingClientRect());
    expect(frames.length).toBeLessThanOrEqual(3);
    const joined = frames.toSorted((one, other) => one.top - other.top);
    for (const [at, { top, height }] of joined.entries()) {
      expect(height).toBeGreaterThan(8);
      if (at > 0) expect(Math.abs(top - joined[at - 1]!.bottom)).toBeLessThan(1.5);
    }
  });
});

describe('steps', () => {
  const words = (r: Reader): string => prose.slice(r.selection().range.from, r.selection().range.to);

  test('go from passage to passage and extend by passages', () => {
    const r = open(prose);
    const [first, second, third] = prose.split('\n\n') as [string, string, string];
    const seen = [];
    for (const [direction, extend] of [
      [1, false],
      [1, false],
      [1, true],
      [-1, true],
      [-1, true],
      [-1, false],
    ] as const) {
      r.nextPassage(direction, extend);
      seen.push(words(r));
    }
    expect(seen).toEqual([
      first,
      second,
      `${second}\n\n${third}`,
      second,
      `${first}\n\n${second}`,
      `${first}\n\n${second}`,
    ]);
  });

  test('go from sentence to sentence', () => {
    const text = 'Ito spoke. “Was it late?” Nobody knew.\n\n他们很晚才到。没有人说话。';
    const r = open(text, { language: 'en' });
    const seen = [];
    while (r.nextSentence(1)) seen.push(text.slice(r.selection().range.from, r.selection().range.to));
    expect(seen.join('|')).toBe('Ito spoke.|“Was it late?”|Nobody knew.|他们很晚才到。|没有人说话。');
  });
});

describe('finding in the text', () => {
  const field = (): HTMLInputElement => parent.querySelector('.reader-find-text')!;
  const status = (): string => parent.querySelector('[role=status]')!.textContent!;

  test('opens by key, counts, walks through the matches and leaves the last one selected', async () => {
    const r = open(prose);
    r.focus();
    await userEvent.keyboard('{Control>}f{/Control}');
    expect(document.activeElement).toBe(field());
    await userEvent.keyboard('on');
    expect([status(), drawn('.reader-found').length]).toEqual(['1 of 3', 6]);
    await userEvent.keyboard('{Enter}{Enter}{Enter}{Shift>}{Enter}{/Shift}');
    expect(status()).toBe('3 of 3');
    await userEvent.keyboard('{Escape}');
    expect(parent.querySelector('.reader-find')).toBeNull();
    expect(document.activeElement).toBe(r.content);
    expect(r.selection().range).toEqual({ from: prose.lastIndexOf('on'), to: prose.lastIndexOf('on') + 2 });
    expect(drawn('.reader-found')).toBe('');
  });

  test.each([
    ['f', 'opens', false],
    ['F', 'opens', false],
    ['f', 'leaves shut', true],
    ['F', 'leaves shut', true],
  ])(
    'Control with %s %s the bar, held with Shift: %s, whatever Caps Lock makes of the letter',
    (key, does, shiftKey) => {
      const r = open(prose);
      r.focus();
      const pressed = { key, code: 'KeyF', keyCode: 70, ctrlKey: true, shiftKey, bubbles: true, cancelable: true };
      const left = r.content.dispatchEvent(new KeyboardEvent('keydown', pressed));
      expect([parent.querySelector('.reader-find') === null, left]).toEqual(
        does === 'opens' ? [false, false] : [true, true],
      );
    },
  );

  test('minds case and whole words when asked, and takes signs as they are', async () => {
    const text = 'A cat. Concat (cat) CAT? a.t\nА кот — Кот, который. c\nat';
    const r = open(text);
    r.openFind('cat');
    expect(status()).toBe('1 of 4');
    await userEvent.click(parent.querySelectorAll('input[type=checkbox]')[1]!);
    expect(status()).toBe('1 of 3');
    await userEvent.click(parent.querySelectorAll('input[type=checkbox]')[0]!);
    expect(status()).toBe('1 of 2');
    for (const [words, count] of [
      ['a.t', '1 of 1'],
      ['(cat)', '1 of 1'],
      ['Кот', '1 of 1'],
      ['c at', '1 of 1'],
      ['dog', 'No matches'],
      ['', ''],
    ] as const) {
      await userEvent.fill(field(), words);
      expect([words, words === '(cat)' ? '1 of 1' : status()]).toEqual([words, count]);
    }
  });

  test('keeps its letters from the keys of the page, and passes commands on', async () => {
    const heard: string[] = [];
    const listen = (event: KeyboardEvent): void => void heard.push(event.key);
    document.addEventListener('keydown', listen);
    open(prose).openFind();
    await userEvent.keyboard('jt{Control>}k{/Control}');
    document.removeEventListener('keydown', listen);
    expect(heard.filter((key) => key !== 'Control')).toEqual(['k']);
    expect(field().value).toBe('jt');
  });
});

describe('the page around the reader', () => {
  test('needs no exception from a content policy that allows its own styles only', async () => {
    const frame = document.createElement('iframe');
    frame.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'self'; style-src 'self'">
      <title>Strict</title><body><main></main></body>`;
    frame.width = '900';
    frame.height = '600';
    await new Promise((resolve) => {
      frame.onload = resolve;
      document.body.append(frame);
    });
    const inner = frame.contentDocument!;
    const refused: string[] = [];
    inner.addEventListener('securitypolicyviolation', (event) => refused.push(event.violatedDirective));
    parent = inner.querySelector('main')!;
    parent.style.cssText = 'height: 500px';
    reader = createReader(parent, plain(prose));
    reader.setHighlights([highlight(prose, 'harbour town')]);
    reader.openFind('town');
    await settled();
    expect(refused).toEqual([]);
    expect(inner.querySelectorAll('style')).toHaveLength(0);
    expect(getComputedStyle(reader.scroller).display).toBe('flex');
    expect(getComputedStyle(inner.querySelector('mark')!).textDecorationLine).toBe('underline');
  });

  test('passes the accessibility checks, in light and dark', async () => {
    const axe = (await import('axe-core')).default;
    for (const scheme of ['light', 'dark']) {
      document.documentElement.style.colorScheme = scheme;
      const r = open(prose, { furniture: [rangeOf(prose, 'promised a joint communiqué')] });
      r.setHighlights([highlight(prose, 'harbour town'), highlight(prose, 'town on Monday', { colour: 'yellow' })]);
      r.setActive(new Set(['town on Monday']));
      r.setMatches([rangeOf(prose, 'talks')]);
      r.openFind('the');
      await settled();
      const { violations } = await axe.run(parent, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        rules: { region: { enabled: false } },
      });
      expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html, any }) => [id, html, any[0]?.message]))).toEqual(
        [],
      );
      r.destroy();
      document.body.replaceChildren();
    }
    reader = null;
    document.documentElement.style.colorScheme = '';
  });
});
