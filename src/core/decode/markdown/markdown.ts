import { ok } from '../../model/result.ts';
import type { Format } from '../format.ts';
import { formatNames } from '../format-names.ts';
import { decodePlainText, withPlainNewlines } from '../plain-text.ts';

/**
 * Markdown: the text is that of the file, letter by letter, signs and all. Beside it stand its blocks, and what its front matter says,
 * which is furniture of the text.
 */
export const markdown: Format = {
  ...formatNames.markdown,
  decoder: 'markdown-1',
  async decode(bytes, { step }, { label }) {
    const raw = decodePlainText(bytes, label);
    if (!raw.ok) return raw;
    const text = withPlainNewlines(raw.value.text);
    const [{ frontMatterOf }, { markdownBlocks }] = await Promise.all([
      import('./front-matter.ts'),
      import('./markdown-blocks.ts'),
    ]);
    const front = frontMatterOf(text);
    step();
    const blocks = markdownBlocks(text, front?.to ?? 0);
    return ok([
      { part: '', text, encoding: raw.value.encoding, layout: { blocks }, ...(front && { found: front.found }) },
    ]);
  },
};
