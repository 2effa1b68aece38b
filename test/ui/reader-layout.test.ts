import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block } from '../../src/core/model/records.ts';
import { lineLayout } from '../../src/renderer/text/reader/layout.ts';

/** A text of blocks, one below the other; rows without a line between. */
function laidOut(...all: readonly (readonly [Block['kind'], string])[]) {
  const blocks: Block[] = [];
  let text = '';
  for (const [kind, words] of all) {
    const close = kind === 'row' && blocks.at(-1)?.kind === 'row' && words !== 'apart';
    text += text === '' ? '' : close ? '\n' : '\n\n';
    blocks.push({ from: text.length, kind, level: 2 });
    text += words;
  }
  return { text, blocks, layout: lineLayout(text, blocks) };
}

test('each line knows what it is part of; blank ones and paragraphs are nothing', () => {
  const { text, layout } = laidOut(['paragraph', 'Абзац'], ['item', '• раз\nдва'], ['heading', 'Груз']);
  const kinds = text.split('\n').map((_, at, lines) => {
    const found = layout.at(lines.slice(0, at).join('\n').length + (at > 0 ? 1 : 0));
    return found && `${found.kind} ${found.level}${found.rest ? ' rest' : ''}`;
  });
  expect(kinds).toEqual([null, null, 'item 2', 'item 2 rest', null, 'heading 2']);
});

test('the columns of a table are as wide as their widest cell, with room for capitals, those of Han letters twice; two tables know nothing of each other', () => {
  const { text, layout } = laidOut(
    ['row', 'a\tb\tc'],
    ['row', 'long word\t\t'],
    ['paragraph', '—'],
    ['row', '渡船渡船\tx'],
  );
  const widths = (words: string) => layout.cells(text.indexOf(words)).map(({ width }) => width);
  expect(widths('a\tb')).toEqual(['6.2em', '2em', '2em']);
  expect(widths('long')).toEqual(['6.2em', '2em', '2em']);
  expect(widths('渡船')).toEqual(['5.5em', '2em']);
  expect(
    lineLayout('Mon\tx', [{ from: 0, kind: 'row' }])
      .cells(0)
      .map(({ width }) => width),
  ).toEqual(['3.2em', '2em']);
});

test('cells cover their row without a gap, and what is too wide gives way to what is not', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'ж', '渡', ' '), maxLength: 120 });
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 7 }), { minLength: 1, maxLength: 6 }), (rows) => {
      const words = rows.map((row) => `a${row.join('\t')}`);
      const { text, blocks, layout } = laidOut(...words.map((one) => ['row', one] as const));
      blocks.forEach(({ from }, at) => {
        const cells = layout.cells(from);
        expect(cells.map((one) => text.slice(one.from, one.to)).join('')).toBe(words[at]);
        const ems = cells.map(({ width }) => Number(/([\d.]+)em/u.exec(width)![1]));
        expect(ems.reduce((all, one) => all + one, 0)).toBeLessThanOrEqual(34);
        // What gives way shares the room that is left by what does not.
        const shares = cells.map(({ width }) => Number(/\* ([\d.]+)\)/u.exec(width)?.[1] ?? 0));
        expect(shares.reduce((all, one) => all + one, 0)).toBeLessThan(1);
      });
    }),
  );
});

test('all rows of a table run one way, whatever stands in them', () => {
  const { text, layout } = laidOut(['row', '1897\t2'], ['row', 'السنة\tBerg'], ['paragraph', '—'], ['row', '1\tBerg']);
  const directions = ['1897', 'السنة', '—', '1\tBerg'].map((words) => layout.direction(text.indexOf(words)));
  expect(directions).toEqual(['rtl', 'rtl', 'auto', 'ltr']);
});
