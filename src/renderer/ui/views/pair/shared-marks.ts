import { sidePieces } from '../../../../core/compare/side-pieces.ts';
import type { SharedPassage } from '../../../../core/ports/compare.ts';
import type { Bracket, Difference } from '../../../text/reader/reader.ts';
import { compareWords as words } from '../../../words/compare.ts';
import { bracketLines } from '../../parts/reading/bracket-lines.ts';

/** What is drawn of shared passages in one of the two texts. A bracket is named by the place of its passage. */
export function sharedMarks(
  shared: readonly SharedPassage[],
  side: 'a' | 'b',
): { readonly brackets: readonly Bracket[]; readonly differences: readonly Difference[] } {
  return {
    brackets: shared.map((passage, at) => ({
      ...passage[side],
      id: String(at),
      line: bracketLines[passage.kind],
      title: words.bracketOf(words.kinds[passage.kind], passage.words),
    })),
    differences: shared.flatMap((passage) =>
      sidePieces(passage, side).flatMap(({ kind, from, to }) => (kind === 'shared' ? [] : [{ kind, from, to }])),
    ),
  };
}
