import { expect, test } from 'vitest';
import { openText } from '../../src/core/decode/open.ts';
import { breakPage, generatePage, lettersOf } from './html-pages.ts';

/** What the browser draws of a page on which nothing is run, and all that can be opened is. */
async function drawn(markup: string): Promise<string> {
  const frame = document.createElement('iframe');
  // Scripts are off, and what the page names is not fetched: nothing but it is allowed.
  frame.setAttribute('sandbox', 'allow-same-origin');
  frame.srcdoc = markup;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  const page = frame.contentDocument!;
  for (const details of page.querySelectorAll('details')) details.open = true;
  // Drawings are no text.
  for (const drawing of page.querySelectorAll('svg')) drawing.remove();
  const words = page.documentElement.innerText;
  frame.remove();
  return lettersOf(words);
}

async function read(markup: string): Promise<string> {
  const opened = await openText('page.html', new TextEncoder().encode(markup));
  return opened.kind === 'text' ? lettersOf(opened.text.text) : '';
}

test('what is read of a page is what the browser draws of it, letter by letter, whole or broken', async () => {
  for (let seed = 1; seed <= 200; seed++) {
    const { markup } = generatePage(seed);
    const page = (seed % 2 === 0 ? markup : breakPage(markup, seed)).replace(/src="[^"]*"/gu, '');
    expect(await read(page), `page ${seed}: ${page}`).toBe(await drawn(page));
  }
}, 120_000);
