import { afterEach, describe, expect, test } from 'vitest';
import { openText } from '../../src/core/decode/open.ts';
import { divide } from '../../src/core/passages/divide.ts';
import { sentencesOf } from '../../src/core/text/sentences.ts';
import { createReader } from '../../src/renderer/text/reader/reader.ts';
import type { Highlight, Reader } from '../../src/renderer/text/reader/reader.ts';
import { findWords } from '../../src/renderer/words/reading.ts';

// A text that was laid out where it came from, drawn so; its offsets are those of its letters all the same.

let reader: Reader | null = null;
afterEach(() => {
  reader?.destroy();
  document.body.replaceChildren();
});

async function show(markup: string, highlights: readonly Highlight[] = []) {
  const opened = await openText('page.html', new TextEncoder().encode(markup));
  if (opened.kind !== 'text') throw new Error(opened.kind);
  const { text, layout } = opened.text;
  const parent = document.createElement('div');
  parent.style.cssText = 'height: 700px; width: 800px';
  document.body.append(parent);
  reader = createReader(parent, {
    text,
    language: 'ru',
    label: 'Паром',
    passages: divide(text, layout).starts,
    sentencesOf: (passage) => sentencesOf(text, passage, 'ru'),
    blocks: layout!.blocks,
    highlights,
    findWords,
  });
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const line = (words: string) =>
    [...parent.querySelectorAll<HTMLElement>('.cm-line')].find((one) => one.textContent.includes(words))!;
  return { text, parent, line };
}

/** Where the first letter of an element's words stands, from the left edge of the column. */
function startOf(line: HTMLElement, words: string): number {
  const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const at = node.textContent!.indexOf(words[0]!);
    if (at < 0 || !line.textContent.includes(words)) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect().left;
  }
  throw new Error(words);
}
const sizeOf = (line: HTMLElement) => Number.parseFloat(getComputedStyle(line).fontSize);

const page = `<h1>Паром</h1><p>Абзац один.</p><h2>Груз</h2><ul><li>зерно<ul><li>рожь</li></ul></li></ul>
<blockquote>Мы не музей.</blockquote>
<table><tr><th>Год<th>Судно<th>Коров</tr><tr><td>1897<td>«Северная звезда»<td>2</tr><tr><td>1898<td><td>40</tr></table><p>Конец.</p>`;

describe('a text with a layout', () => {
  test('has larger headings, indented items and quotations, and the text of all of it unchanged', async () => {
    const { text, parent, line } = await show(page);
    const plain = line('Абзац');
    expect(sizeOf(line('Паром'))).toBeGreaterThan(sizeOf(line('Груз')));
    expect(sizeOf(line('Груз'))).toBeGreaterThan(sizeOf(plain));
    const left = startOf(plain, 'А');
    expect(startOf(line('зерно'), '•')).toBeGreaterThan(left);
    expect(startOf(line('рожь'), '•')).toBeGreaterThan(startOf(line('зерно'), '•'));
    expect(startOf(line('музей'), 'М')).toBeGreaterThan(left);
    expect([...parent.querySelectorAll('.cm-line')].map((one) => one.textContent).join('\n')).toBe(text);
  });

  test('has the cells of a table below one another, also where one is empty or marked across', async () => {
    const probe = await show(page);
    const from = probe.text.indexOf('897');
    const to = probe.text.indexOf('звезда');
    reader!.destroy();
    document.body.replaceChildren();
    const { line } = await show(page, [{ id: 'a', colour: 'blue', labels: ['Суда'], from, to }]);
    const edges = (words: string) =>
      [...line(words).querySelectorAll('.reader-cell')].map((cell) => Math.round(cell.getBoundingClientRect().left));
    expect(edges('1897').length).toBe(3);
    expect(edges('1897')).toEqual(edges('Год'));
    expect(edges('1898')).toEqual(edges('Год'));
    const marked = [...line('1897').querySelectorAll('mark')].map((mark) => mark.textContent).join('');
    expect(marked).toBe(probe.text.slice(from, to));
  });

  test('from the right has its first column at the right, also in rows of numbers alone', async () => {
    const { line } = await show('<table><tr><th>السنة<th>الأبقار</tr><tr><td>1897<td>2</tr></table><p>نهاية</p>');
    const edges = (words: string) =>
      [...line(words).querySelectorAll('.reader-cell')].map((cell) => Math.round(cell.getBoundingClientRect().right));
    expect(edges('1897')).toEqual(edges('السنة'));
    expect(edges('1897')[0]).toBeGreaterThan(edges('1897')[1]!);
  });

  test('is selected, copied and revealed by the offsets of its letters', async () => {
    const { text } = await show(page);
    for (const words of ['Паром', 'зерно', 'Судно\tКоров', '1898\t\t40', 'Мы не музей.']) {
      const from = text.indexOf(words);
      reader!.select({ from, to: from + words.length });
      expect(reader!.selection().range).toEqual({ from, to: from + words.length });
      const { rect } = reader!.selection();
      expect(rect!.right).toBeGreaterThan(rect!.left);
    }
    reader!.select(null);
    const passages: string[] = [];
    reader!.select({ from: 0, to: 0 });
    while (reader!.nextPassage(1)) {
      const { from, to } = reader!.selection().range;
      passages.push(text.slice(from, to).trim());
    }
    expect(passages).toContain('1898\t\t40');
    expect(passages).toContain('• зерно');
  });
});
