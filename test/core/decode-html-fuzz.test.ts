import { expect, test } from 'vitest';
import { openText } from '../../src/core/decode/open.ts';
import type { DecodedText } from '../../src/core/decode/format.ts';
import { divide } from '../../src/core/passages/divide.ts';
import { breakPage, generatePage, lettersOf } from './html-pages.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

/** Null for a page on which there is no word. */
async function read(markup: string): Promise<DecodedText | null> {
  const opened = await openText('page.html', utf8(markup));
  if (opened.kind === 'text') return opened.text;
  expect(opened).toEqual({ kind: 'skipped', reason: 'empty' });
  return null;
}

/** Blocks that cover the text in its order, each with a word, and passages that are those blocks. */
function expectWhole({ text, layout }: DecodedText): void {
  const starts = layout!.blocks.map(({ from }) => from);
  expect(starts[0]).toBe(0);
  expect(starts).toEqual([...new Set(starts)].toSorted((a, b) => a - b));
  layout!.blocks.forEach(({ from }, at) =>
    expect(text.slice(from, starts[at + 1] ?? text.length).trim().length).toBeGreaterThan(0),
  );
  expect(text).not.toMatch(/\r/u);
  const passages = new Set(divide(text, layout).starts);
  expect(starts.filter((start) => !passages.has(start))).toEqual([]);
}

test('of a thousand pages every word is read that one sees, in its order, and no other; the article is none of the furniture', async () => {
  for (let seed = 1; seed <= 1000; seed++) {
    const { markup, article, seen } = generatePage(seed);
    const page = (await read(markup))!;
    expect(lettersOf(page.text), `page ${seed}`).toBe(lettersOf(seen));
    expectWhole(page);
    const blocks = page.layout!.blocks;
    const left = blocks
      .map(({ from, furniture }, at) => (furniture ? '' : lettersOf(page.text.slice(from, blocks[at + 1]?.from))))
      .join('');
    const lost = article.filter((paragraph) => !left.includes(lettersOf(paragraph)));
    expect(lost, `page ${seed}`).toEqual([]);
    expect(await read(markup)).toEqual(page);
  }
}, 120_000);

test('a thousand broken pages are read to their end, the same each time, and loses no word where only marks of the end are lost', async () => {
  for (let seed = 1; seed <= 1000; seed++) {
    const { markup, seen } = generatePage(seed);
    const broken = breakPage(markup, seed);
    const page = await read(broken);
    if (page) expectWhole(page);
    expect(await read(broken), `page ${seed}`).toEqual(page);
    const open = markup.replace(/<\/(?:p|li|dd|td|th|tr|h1|h2|b|a|ul|ol|dl|blockquote|article|main|nav)>/gu, '');
    expect(lettersOf((await read(open))!.text), `page ${seed}`).toBe(lettersOf(seen));
  }
}, 120_000);
