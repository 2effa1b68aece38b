import { useMemo } from 'react';
import type { Id } from '../../../../core/model/id.ts';
import type { Reader } from '../../../text/reader/reader.ts';
import type { SharedMarks } from './ReaderView.tsx';
import { useSharedBeside } from './use-shared-beside.ts';
import { useSharedPlaces } from './use-shared-places.ts';

/**
 * What stands beside a text: what it shares with another one that is read next to it (`shared`), or else with any other,
 * and how keys go through that.
 */
export function useBeside(documentId: Id, textId: Id, reader: Reader | null, shared: SharedMarks | undefined) {
  const { stretches, stopped, askAgain } = useSharedBeside(documentId, textId, reader !== null && !shared);
  const all = useSharedPlaces(documentId, stretches, reader);
  return useMemo(() => {
    if (!shared) return { ...all, stopped, askAgain };
    const brackets = shared.brackets.toSorted((a, b) => a.from - b.from || a.to - b.to);
    const places = { places: brackets, show: (at: number) => shared.onBracket(brackets[at]!.id), compare: null };
    return { ...all, marks: shared, places, turned: null, stopped: null, askAgain };
  }, [all, shared, stopped, askAgain]);
}
