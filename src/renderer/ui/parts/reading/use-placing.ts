import { useEffect, useRef } from 'react';
import { doubtOf } from '../../../../core/model/doubts.ts';
import type { Annotation, Document } from '../../../../core/model/records.ts';
import { endPlacing, placeHere } from '../../../session/reviewing.ts';
import type { Reader } from '../../../text/reader/reader.ts';
import { useRows, useSession, useWorkspace } from '../../hooks/use-session.ts';

/** The annotation that is placed again in this text, if one is; Enter puts it on the selected words, Escape leaves it. */
export function usePlacing(reader: Reader | null, document: Document, focused: boolean) {
  const session = useSession();
  const placing = useWorkspace((state) => state.placing);
  const { rows } = useRows('annotations');
  const found = placing && rows.get(placing.id);
  const here = found?.documentId === document.id && doubtOf(found, document) !== null;
  const annotation: Annotation | null = here ? found : null;
  const likely = here ? placing?.likely : null;
  const offered = useRef<typeof likely>(null);
  useEffect(() => {
    // What came into its place is offered; keys change it from there.
    if (!reader || !focused || !likely || offered.current === likely) return;
    offered.current = likely;
    if (likely.to > likely.from) reader.select(likely);
  }, [reader, focused, likely]);
  const place = () => placeHere(session);
  const cancel = () => endPlacing(session);
  const onKey = (event: KeyboardEvent): boolean => {
    if (!annotation || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
    if (event.key === 'Enter') return place();
    if (event.key !== 'Escape') return false;
    cancel();
    return true;
  };
  return { annotation, place, cancel, onKey };
}
