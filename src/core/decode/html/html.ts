import { ok } from '../../model/result.ts';
import type { Format } from '../format.ts';
import { formatNames } from '../format-names.ts';
import { decodeMarked } from './encoding.ts';

/**
 * Saved pages. The parser is large and few projects hold pages, so it is loaded with the first one. Nothing on a page is
 * fetched or run.
 */
export const html: Format = {
  ...formatNames.html,
  decoder: 'html-3',
  sniff: (head) =>
    /^(?:ï»¿)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,400}?-->\s*)*<(?:!doctype\s+html|html)[\s>]/isu.test(ascii(head)),
  async decode(bytes, by, { label }) {
    const raw = decodeMarked(bytes, label);
    if (!raw.ok) return raw;
    by.step();
    const { readPage } = await import('./page.ts');
    const { text, encoding } = raw.value;
    return ok([{ part: '', ...readPage(text, by.step), encoding }]);
  },
};

function ascii(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
