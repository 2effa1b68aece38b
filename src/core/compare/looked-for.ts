import type { AppearedOf } from './families.ts';
import { areLookedFor } from './families.ts';
import type { DocumentShared, FamiliesQuestion, SharedStretch } from './shapes.ts';
import { sharedFrom } from './shapes.ts';
import { stretchesOf } from './stretches.ts';

/**
 * The stretches of a document that it shares in the way that is looked for, each with those that share it so. Whoever
 * looks for families and for what one document shares is shown the same passages.
 */
export function stretchesLookedFor(
  { documentId, stretches }: DocumentShared,
  filter: Pick<FamiliesQuestion, 'kinds' | 'fewestWords' | 'days' | 'betweenOutlets'>,
  appeared: AppearedOf,
): readonly SharedStretch[] {
  const { kinds, fewestWords } = filter;
  return stretchesOf(
    stretches
      .flatMap(({ others }) => others)
      .filter(
        ({ documentId: other, kind, words, echo }) =>
          kinds.includes(kind) &&
          words >= fewestWords &&
          !(echo && fewestWords >= sharedFrom) &&
          areLookedFor(documentId, other, filter, appeared),
      ),
  );
}
