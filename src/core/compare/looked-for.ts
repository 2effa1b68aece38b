import type { AppearedOf } from './families.ts';
import { areLookedFor } from './families.ts';
import type { DocumentShared, FamiliesQuestion, SharedStretch } from './shapes.ts';
import { isAskedFor } from './grid.ts';
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
  return stretchesOf(
    stretches
      .flatMap(({ others }) => others)
      .filter((shared) => isAskedFor(shared, filter) && areLookedFor(documentId, shared.documentId, filter, appeared)),
  );
}
