import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { openText } from '../../src/core/decode/open.ts';
import { divide } from '../../src/core/passages/divide.ts';
import { sentencesOf } from '../../src/core/text/sentences.ts';
import { markdownParts } from '../../src/renderer/text/reader/markdown.ts';
import { createReader } from '../../src/renderer/text/reader/reader.ts';
import type { Highlight, Reader } from '../../src/renderer/text/reader/reader.ts';
import { findWords } from '../../src/renderer/words/reading.ts';

// Markdown is drawn; its text and every offset in it stay what they are.

let reader: Reader | null = null;
afterEach(() => {
  reader?.destroy();
  document.body.replaceChildren();
});

const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

async function show(text: string, highlights: readonly Highlight[] = []) {
  const opened = await openText('Паром.md', new TextEncoder().encode(text));
  if (opened.kind !== 'text') throw new Error(opened.kind);
  const { layout } = opened.text;
  const parent = document.createElement('div');
  parent.style.cssText = 'height: 900px; width: 800px';
  document.body.append(parent);
  reader = createReader(parent, {
    text,
    language: 'ru',
    label: 'Паром',
    passages: divide(text, layout).starts,
    sentencesOf: (passage) => sentencesOf(text, passage, 'ru'),
    blocks: layout!.blocks,
    markdown: true,
    highlights,
    findWords,
  });
  await frame();
  const lines = () => [...parent.querySelectorAll<HTMLElement>('.cm-line')];
  const line = (words: string) => lines().find((one) => one.textContent.includes(words))!;
  return { text, parent, lines, line };
}

const note = `# Паром *ушёл*

Мост **рухнул** на рассвете, пишет [«Северная звезда»](https://example.org/мост "Мост"), ==никто не пострадал==.

> Мы не музей.

- зерно
    - рожь
- [x] спросить Линда
1. уголь

| Год | Судно |
|-----|-------|
| 1897 | «Северная звезда» |
| 1898 | «Ю» |

\`\`\`
**не выделено**
\`\`\`
`;

describe('a Markdown text', () => {
  test('is drawn: the signs are not seen, and what they mean is', async () => {
    const { lines, parent } = await show(note);
    expect(lines().map(({ textContent }) => textContent)).toEqual([
      'Паром ушёл',
      '',
      'Мост рухнул на рассвете, пишет «Северная звезда», никто не пострадал.',
      '',
      'Мы не музей.',
      '',
      '•\u0020зерно',
      '•\u0020рожь',
      '☑\u0020спросить Линда',
      '1. уголь',
      '',
      ' Год  Судно ',
      '|-----|-------|',
      ' 1897  «Северная звезда» ',
      ' 1898  «Ю» ',
      '',
      '```',
      '**не выделено**',
      '```',
      '',
    ]);
    const drawn = (name: string) => [...parent.querySelectorAll(`.reader-md-${name}`)].map((one) => one.textContent);
    expect(drawn('strong')).toEqual(['рухнул']);
    expect(drawn('emphasis')).toEqual(['ушёл']);
    expect(drawn('link')).toEqual(['«Северная звезда»']);
    expect(drawn('marked')).toEqual(['никто не пострадал']);
  });

  test('keeps the brackets of an editor and of links between notes', async () => {
    const { lines } = await show('Он сказал [sic], что [[Мост|мост]] стоит [см. ниже] и [так][1].');
    expect(lines()[0]!.textContent).toBe('Он сказал [sic], что [[Мост|мост]] стоит [см. ниже] и [так][1].');
  });

  test('has the cells of a table below one another', async () => {
    const { line } = await show(note);
    const left = (words: string, at: number) =>
      Math.round(line(words).querySelectorAll('.reader-cell')[at]!.getBoundingClientRect().left);
    expect(left('1897', 1)).toBe(left('1898', 1));
    expect(left('Год', 1)).toBe(left('1898', 1));
    expect(left('1898', 1)).toBeGreaterThan(left('1898', 0));
  });

  test('gives what is selected over hidden signs with these, and marks stand on their words', async () => {
    const from = note.indexOf('**рухнул');
    const to = note.indexOf(' на рассвете');
    const { line } = await show(note, [{ id: 'a', from: from + 2, to: to - 2, colour: 'blue', labels: ['мост'] }]);
    expect(line('рухнул').querySelector('.reader-highlight')!.textContent).toBe('рухнул');
    reader!.select({ from: from - 5, to });
    expect(note.slice(reader!.selection().range.from, reader!.selection().range.to)).toBe('Мост **рухнул**');
    // What is selected as a whole does not make the text jump.
    await frame();
    expect(line('рухнул').textContent).not.toContain('**');
  });

  test('shows the signs where the caret is, and where something that is looked for is in them', async () => {
    const { line } = await show(note);
    reader!.focus();
    reader!.select({ from: note.indexOf('рухнул') + 2, to: note.indexOf('рухнул') + 2 });
    await frame();
    expect(line('рухнул').textContent).toContain('**рухнул**');
    expect(line('Северная').textContent).not.toContain('example.org');
    const address = note.indexOf('example.org');
    reader!.setMatches([{ from: address, to: address + 7 }]);
    await frame();
    expect(line('Северная').querySelector('.reader-match')!.textContent).toBe('example');
  });

  test('of any signs is drawn in stretches of its words that do not cross each other’s ends', () => {
    const part = fc.constantFrom(
      '*',
      '**',
      '_',
      '==',
      '`',
      '[',
      '](',
      ')',
      'Мост',
      ' ',
      '\n',
      '|',
      '# ',
      '> ',
      '- ',
      '1. ',
      '[ ] ',
      '<a>',
      '~~',
      '👩‍🚀',
    );
    const kind = fc.constantFrom('paragraph', 'heading', 'item', 'row', 'quotation', 'preformatted');
    fc.assert(
      fc.property(fc.array(part), kind, (parts, what) => {
        const words = parts.join('');
        for (const { from, to } of markdownParts(words, what))
          expect(from >= 0 && from <= to && to <= words.length).toBe(true);
      }),
    );
  });
});
