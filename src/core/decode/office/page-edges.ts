import type { WrittenBlock } from '../blocks.ts';
import type { DecodedText } from '../format.ts';

/** Text that was never in doubt. */
export function plainEncoding(text: string): DecodedText['encoding'] {
  const replacements = text.includes('\ufffd') ? text.split('\ufffd').length - 1 : 0;
  return { label: 'utf-8', by: 'declared', confidence: 1, replacements };
}

/** What stands at the head or foot of pages: once, however often, and not if it is a number only. */
export function furniture(blocks: readonly WrittenBlock[]): readonly WrittenBlock[] {
  const known = new Set<string>();
  return blocks.flatMap(({ text, kind }) => {
    if (!/\p{L}{2}/u.test(text) || known.has(text)) return [];
    known.add(text);
    return [{ text, kind: kind === 'row' ? ('row' as const) : ('paragraph' as const), furniture: true as const }];
  });
}
