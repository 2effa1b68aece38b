import { useCallback, useEffect, useState } from 'react';
import type { Id } from '../../../core/model/id.ts';
import { ok } from '../../../core/model/result.ts';
import { atMostOnceIn } from '../../session/calm.ts';
import { changePause } from '../../session/live-search.ts';
import { useNewest } from './use-newest.ts';
import { useRows, useRowsLater, useSession } from './use-session.ts';

const none: ReadonlyMap<Id, number> = new Map();

/**
 * In how many passages each tag or one below it stands, as the search counts them. A tag is not there while that is not
 * known: before the answer, while texts wait for the index, and where some cannot be indexed.
 */
export function useTagPassages(): ReadonlyMap<Id, number> {
  const { desk, listenFinder } = useSession();
  const { finder } = desk;
  const marks = useRowsLater('annotations', changePause);
  const tags = useRows('tags', changePause);
  const [changes, setChanges] = useState(0);
  useEffect(() => atMostOnceIn(changePause, () => setChanges((count) => count + 1), listenFinder), [listenFinder]);
  const ask = useCallback(
    async () => {
      const found = await finder.groups({ query: 'is:tagged', anyWord: false, furniture: true });
      return found.ok ? ok({ ...found.value, marks: marks.version, tags: tags.version }) : found;
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps -- Asked again when the index has changed.
    [finder, marks, tags, changes],
  );
  const answer = useNewest(tags.rows.size > 0 && marks.rows.size > 0 ? ask : null);
  const { snapshot } = desk.store;
  if (!answer?.ok || answer.value.missing.waiting + answer.value.missing.hopeless > 0) return none;
  // Of other marks than those that are counted now it says nothing.
  const { value } = answer;
  const isOfNow = value.marks === snapshot.version('annotations') && value.tags === snapshot.version('tags');
  return isOfNow ? value.byTag : none;
}
