import { useCallback, useEffect, useRef } from 'react';
import type { Id } from '../../../../core/model/id.ts';
import { nothingHasFocus } from '../../../session/focus-when-there.ts';
import type { Session } from '../../../session/session.ts';
import type { Workspace } from '../../../session/workspace.ts';
import type { Reader, ReaderPosition } from '../../../text/reader/reader.ts';
import { placeBesideOf } from '../../../session/pane-actions.ts';
import { standsTwice } from '../../../session/pane-acts.ts';
import { usePane } from '../../hooks/use-pane.ts';
import { useSession, useWorkspace } from '../../hooks/use-session.ts';

/** Milliseconds without scrolling after which the place is remembered. */
const placePause = 400;

/** Shows the place that somebody asked for. */
export function useRevealing(reader: Reader | null, documentId: Id, focused: boolean): void {
  const session = useSession();
  const reveal = useWorkspace((state) => state.reveal);
  useEffect(() => {
    if (!reader || !reveal || !focused || reveal.documentId !== documentId) return;
    if (session.revealed >= reveal.number) return;
    session.revealed = reveal.number;
    reader.select({ from: reveal.from, to: reveal.from });
    reader.reveal(reveal, { flash: true });
    // Who came from a list that is gone now goes on in the text; who is still in one stays there.
    if (nothingHasFocus()) reader.focus();
  }, [reader, reveal, focused, documentId, session]);
}

/** Returns to where the document was left, and remembers where it is: for each pane, where it stands in both. */
export function usePlace(reader: Reader | null, documentId: Id): (position: ReaderPosition) => void {
  const session = useSession();
  const { desk, workspace } = session;
  const { store } = desk;
  const at = usePane();
  const waiting = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly put: () => void } | null>(null);
  useEffect(() => {
    if (!reader) return;
    let over = false;
    const asked = workspace.state.reveal;
    const pending = isPending(session, documentId, asked);
    const beside = at === 1 && standsTwice(workspace.state, documentId);
    const known = beside ? store.place(placeBesideOf(documentId)) : Promise.resolve(null);
    void known
      .then(async (place) => place ?? store.place(documentId))
      .then((place) => {
        if (!over && place && !pending && workspace.state.reveal === asked)
          reader.restore({ from: place.from, pixelOffset: place.pixels });
      });
    return () => {
      over = true;
      if (!waiting.current) return;
      clearTimeout(waiting.current.timer);
      waiting.current.put();
    };
  }, [reader, documentId, session, store, workspace, at]);
  return useCallback(
    ({ from, pixelOffset }) => {
      if (waiting.current) clearTimeout(waiting.current.timer);
      const put = () => {
        waiting.current = null;
        const beside = at === 1 && standsTwice(workspace.state, documentId);
        void store.putPlace({ documentId: beside ? placeBesideOf(documentId) : documentId, from, pixels: pixelOffset });
      };
      waiting.current = { put, timer: setTimeout(put, placePause) };
    },
    [documentId, store, workspace, at],
  );
}

/** Whether the document is to show a place that it has not shown yet. */
function isPending(session: Session, documentId: Id, reveal: Workspace['state']['reveal']): boolean {
  return reveal !== null && reveal.documentId === documentId && session.revealed < reveal.number;
}
