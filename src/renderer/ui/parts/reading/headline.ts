import { inOneLine } from '../../../../core/model/one-line.ts';
import type { Block } from '../../../../core/model/records.ts';

/** Further down, words like the title are no headline. In passages. */
const atTop = 4;

/**
 * How a text without a known layout is drawn whose headline can be told: the first passages hold one that says the
 * title, and nothing else. Undefined if none does. `starts` are the offsets where passages start.
 */
export function headlineBlocks(title: string, text: string, starts: ArrayLike<number>): readonly Block[] | undefined {
  const wanted = inOneLine(title.normalize());
  if (wanted === '') return undefined;
  for (let at = 0; at < Math.min(atTop, starts.length); at++) {
    const from = starts[at]!;
    const end = starts[at + 1] ?? text.length;
    if (inOneLine(text.slice(from, end).normalize()) !== wanted) continue;
    return [
      ...(at > 0 ? [{ from: starts[0]!, kind: 'paragraph' } as const] : []),
      { from, kind: 'heading', level: 1 },
      ...(end < text.length ? [{ from: end, kind: 'paragraph' } as const] : []),
    ];
  }
  return undefined;
}
