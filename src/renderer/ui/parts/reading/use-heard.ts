import { useEffect, useRef, useState } from 'react';
import type { Id } from '../../../../core/model/id.ts';
import { heardOfCaret, heardOfChoice } from '../../../session/marks-at-caret.ts';
import { currentAnnotations } from '../../../session/marking.ts';
import type { ReaderSelection } from '../../../text/reader/reader.ts';
import { afterPicture } from '../../hooks/after-picture.ts';
import { useLatest } from '../../hooks/use-latest.ts';
import { useSession, useTagLabels, useWorkspace } from '../../hooks/use-session.ts';

/** What a screen reader is told of the marks of a text: which begin and end where the caret goes, and which is chosen. */
export function useHeard(documentId: Id) {
  const session = useSession();
  const labels = useLatest(useTagLabels());
  const chosen = useWorkspace((state) => state.annotationIds);
  const [words, setWords] = useState('');
  const caret = useRef(0);
  useEffect(() => {
    if (chosen.length === 0) return undefined;
    // A mark is seen before it is told of, or each would be drawn later for those who hear nothing.
    return afterPicture(() => setWords(heardOfChoice(currentAnnotations(session, documentId), chosen, labels.current)));
  }, [session, documentId, chosen, labels]);

  const onSelect = ({ range, backward, byPerson }: ReaderSelection) => {
    const [before, now] = [caret.current, backward ? range.from : range.to];
    caret.current = now;
    // Of what it was brought to it is told as the mark that is chosen.
    if (byPerson && before !== now)
      setWords(heardOfCaret(currentAnnotations(session, documentId), before, now, labels.current));
  };
  return { words, onSelect };
}
