import type { Block } from '../../model/records.ts';

// What paragraphs are by the names of their styles, in small letters: those of a paragraph's own style first, then those
// of the styles that it is based on.

/** Programs in every language write the built-in styles by their English names. */
export function headingLevel(style: string): number | null {
  if (style === 'title') return 1;
  const digit = /^heading ([1-9])$/u.exec(style)?.[1];
  return digit === undefined ? null : Number(digit);
}

const quoted = /^(?:quote|intense quote|quotations|block text)$/u;
const asTyped = /^(?:html preformatted|preformatted text|plain text)$/u;
const contents = /^(?:toc|contents|table of figures|index) \d|^(?:toc|contents) heading|^table of figures$/u;

/** Null of a paragraph like any other; `contents` of a line that only says where in the text something stands. */
export function kindOfStyles(
  names: readonly string[],
): Extract<Block['kind'], 'caption' | 'quotation' | 'preformatted'> | 'contents' | null {
  const [own = ''] = names;
  if (contents.test(own)) return 'contents';
  if (own === 'caption') return 'caption';
  if (names.some((one) => quoted.test(one))) return 'quotation';
  return names.some((one) => asTyped.test(one)) ? 'preformatted' : null;
}
