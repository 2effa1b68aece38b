import type { Range } from '../../../core/model/records.ts';
import type { Folded } from '../../text/reader/fold.ts';

/** What is printed as a line of its own: a stretch of the text, without what ends its line, or what stands for a folded one. */
export type PrintedStretch = (Range & { readonly words: null }) | Folded;

/**
 * The lines of a text as they are printed. `folded`, in text order, may begin and end within a line of the text, for a very long line is
 * drawn as several; the rest of such a line is one of its own, as on the screen.
 */
export function* printedStretches(text: string, folded: readonly Folded[]): Generator<PrintedStretch> {
  let next = 0;
  for (let start = 0; start <= text.length;) {
    while (next < folded.length && folded[next]!.from < start) next++;
    const fold = folded[next];
    const newline = text.indexOf('\n', start);
    const lineEnd = newline < 0 ? text.length : newline;
    let end = Math.min(lineEnd, fold?.from ?? lineEnd);
    if (fold?.from === start) {
      yield fold;
      end = fold.to;
    } else yield { from: start, to: end, words: null };
    // Where nothing ends the line, nothing is left out.
    start = end < text.length && text[end] !== '\n' ? end : end + 1;
  }
}
