import { afterEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { sentencesOf } from '../../src/core/text/sentences.ts';
import type { Highlight, Reader } from '../../src/renderer/text/reader/reader.ts';
import { createReader } from '../../src/renderer/text/reader/reader.ts';
import { findWords } from '../../src/renderer/words/reading.ts';

const sentences = [
  'The ferry left the quay before anyone had counted the crates. ',
  'Nobody on board could say who had signed for the fuel. ',
  'Никто на борту не знал, кто расписался за топливо. ',
  'لم يعرف أحد على متن العبارة من وقّع على الوقود. ',
  '船上没有人知道是谁签收了燃料。',
];
const megabytes = 10_000_000;

let reader: Reader | null = null;
afterEach(() => {
  reader?.destroy();
  reader = null;
  document.body.replaceChildren();
});

/** Prose of the length with the separator after every so many sentences, and where its passages start. */
function prose(length: number, separator: string, perPassage = 6): { text: string; passages: Uint32Array } {
  const parts: string[] = [];
  const starts: number[] = [0];
  let size = 0;
  for (let count = 0; size < length; count++) {
    const part =
      sentences[(count * 7 + (count >> 3)) % sentences.length]! +
      (count % perPassage === perPassage - 1 ? separator : '');
    parts.push(part);
    size += part.length;
    if (count % perPassage === perPassage - 1) starts.push(size);
  }
  return { text: parts.join(''), passages: Uint32Array.from(starts.filter((start) => start < size)) };
}

function open(text: string, passages: Uint32Array, highlights: readonly Highlight[] = []): Reader {
  const parent = document.createElement('div');
  parent.style.cssText = 'width: 900px; height: 600px';
  document.body.append(parent);
  return (reader = createReader(parent, {
    ...{ text, passages, highlights, language: 'en', label: 'Long', findWords },
    sentencesOf: (passage) => sentencesOf(text, passage),
  }));
}

const frame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
const settled = async (): Promise<void> => {
  for (let round = 0; round < 4; round++) await frame();
};

describe.each([
  ['in paragraphs', '\n\n'],
  ['with a newline after each passage', '\n'],
  ['on one line', ''],
])('ten megabytes %s', (_, separator) => {
  const { text, passages } = prose(megabytes, separator);

  test('are drawn only where they are in view, also while they are scrolled', async () => {
    const r = open(text, passages);
    const drawn = () => r.content.textContent.length;
    for (let step = 0; step < 40; step++) {
      await frame();
      expect(drawn()).toBeGreaterThan(100);
      expect(drawn()).toBeLessThan(50_000);
      r.scroller.scrollTop += 120;
    }
  });

  test('can be scrolled anywhere, and the selection keeps true offsets there', async () => {
    const r = open(text, passages);
    for (const share of [0.5, 0.999, 0.25, 0.75]) {
      const from = text.indexOf('nobody'.replace('n', 'N'), Math.floor(text.length * share) - 300);
      r.reveal({ from, to: from + 6 }, { select: true });
      await frame();
      await settled();
      expect(r.selection().range).toEqual({ from, to: from + 6 });
      expect(r.selection().rect).not.toBeNull();
      const { left, top, right, bottom } = r.selection().rect!;
      expect(
        document.elementFromPoint((left + right) / 2, (top + bottom) / 2)!.closest('.cm-line')!.textContent,
      ).toContain('Nobody');
      const position = r.position();
      expect(Math.abs(position.from - from)).toBeLessThan(3000);
    }
  });

  test('paint one more annotation among ten thousand at once', () => {
    const highlights: Highlight[] = Array.from({ length: 10_000 }, (__, index) => {
      const from = Math.floor((text.length / 10_000) * index);
      return {
        id: `${index}`,
        from,
        to: Math.min(text.length, from + 200 + (index % 7) * 150),
        colour: 'green',
        labels: ['Fuel'],
      };
    });
    const r = open(text, passages, highlights);
    for (let round = 0; round < 10; round++) {
      const from = 10 + round * 20;
      r.setHighlights([...highlights, { id: `new${round}`, from, to: from + 15, colour: 'red', labels: ['New'] }]);
      const painted = [...document.querySelectorAll('.reader-highlight.reader-red')];
      expect(painted.map(({ textContent }) => textContent).join('')).toBe(text.slice(from, from + 15));
    }
  });
});

describe('lines too long to be drawn as one', () => {
  test.each([
    ['without passages', Uint32Array.of(0)],
    ['with passages', prose(48_000, '').passages],
  ])('keep the offsets true (%s)', async (_, passages) => {
    const { text } = prose(48_000, '');
    const r = open(text, passages);
    for (const [from, to] of [
      [0, 4],
      [3995, 4010],
      [passages.at(-1)!, text.length],
      [0, text.length],
      [text.length, text.length],
    ] as const) {
      r.select({ from, to });
      expect(r.selection().range).toEqual({ from, to });
    }
    for (const start of passages) {
      r.select({ from: start, to: start + 3 });
      expect(r.selection().range).toEqual({ from: start, to: start + 3 });
    }
  });

  test('are copied without the breaks that were only shown', async () => {
    const { text, passages } = prose(12_000, '');
    const r = open(text, passages);
    r.focus();
    r.select({ from: 0, to: text.length });
    const clipboard = new Promise<string>((resolve) =>
      document.addEventListener('copy', (event) => resolve(event.clipboardData!.getData('text/plain')), { once: true }),
    );
    await userEvent.keyboard('{Control>}c{/Control}');
    expect(await clipboard).toBe(text);
  });

  test('hold where there is no space and no sentence', () => {
    const text = `${'x'.repeat(50_000)}\n${'🇰🇷'.repeat(5000)}`;
    const r = open(text, Uint32Array.of(0, 50_001));
    r.select({ from: 49_990, to: 50_010 });
    expect(r.selection().range).toEqual({ from: 49_990, to: 50_013 });
  });
});

test('the find panel counts in ten megabytes without holding up the typing', async () => {
  const { text, passages } = prose(megabytes, '\n\n');
  const r = open(`${text}A last needle.`, passages);
  r.openFind();
  await userEvent.keyboard('needle');
  await expect.poll(() => document.querySelector('[role=status]')!.textContent, { timeout: 8000 }).toBe('1 of 1');
  await userEvent.keyboard('{Escape}');
  expect(r.selection().range.from).toBe(text.length + 'A last '.length);
});
