import { useEffect, useMemo } from 'react';
import type { Id } from '../../../../core/model/id.ts';
import type { TagCount } from '../../../../core/model/tag-counts.ts';
import { AskedTagCounts } from '../../../session/tag-counting.ts';
import type { CountedTags } from '../../../session/tag-counting.ts';
import { codebookWords as words } from '../../../words/codebook.ts';
import { useDecidedNames } from '../../hooks/use-decided-names.ts';
import { useObserved } from '../../hooks/use-observed.ts';
import { useRows, useSession, useWorkspace } from '../../hooks/use-session.ts';

/** Pauses between counts while much is marked, in milliseconds. */
const countPause = 500;

/** What the annotations of the tags count as, in the way chosen for all counts; null where each counts, and until it is known. */
export function useCountedTags() {
  const { desk, listenComparer } = useSession();
  const by = useWorkspace((state) => state.countBy);
  const asked = useMemo(() => new AskedTagCounts(desk, by, listenComparer), [desk, by, listenComparer]);
  const [tags, annotations] = [useRows('tags'), useRows('annotations', countPause)];
  const decided = useDecidedNames();
  // Before it is listened to, so that it is not asked twice.
  useEffect(() => asked.renew(), [asked, tags, annotations, decided]);
  const counted = useObserved(asked, ({ found }) => found);
  return { asked, counted, isCounting: by !== 'documents' && counted === null };
}

/** How many annotations carry a tag, or what they count as. */
export function countInWords(id: Id, counts: ReadonlyMap<Id, TagCount>, counted: CountedTags | null): string {
  if (counted?.by === 'origins') {
    const { least, most } = counted.of.get(id) ?? { least: 0, most: 0 };
    return words.origins(least, most);
  }
  const { own, all } = (counted ?? { of: counts }).of.get(id) ?? { own: 0, all: 0 };
  return words.count(own, all);
}
