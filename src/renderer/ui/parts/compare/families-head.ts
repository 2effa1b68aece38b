import { passageKinds } from '../../../../core/compare/shapes.ts';
import type { FamiliesFilter } from '../../../session/comparing.ts';
import type { Filter } from '../../../session/saved-head.ts';
import { compareWords as words } from '../../../words/compare.ts';
import { savedHeadWords } from '../../../words/saved-head.ts';

/** Which shared passages are looked at, as a saved table says it. */
export function filtersOf({ kinds, fewestWords, days, betweenOutlets }: FamiliesFilter): readonly Filter[] {
  return [
    [words.kindsLabel, kinds.length === passageKinds.length ? null : kinds.map((kind) => words.kinds[kind]).join(', ')],
    [words.fewest, words.fewestWords(fewestWords)],
    [words.window, days === null ? null : words.windowOf(days)],
    [words.betweenOutlets, betweenOutlets ? savedHeadWords.on : null],
  ];
}
