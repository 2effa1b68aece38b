import { useCallback, useEffect, useRef } from 'react';
import type { Id } from '../../../../core/model/id.ts';
import { nothingHasFocus } from '../../../session/focus-when-there.ts';
import type { Session } from '../../../session/session.ts';
import type { Workspace } from '../../../session/workspace.ts';
import type { Reader, ReaderPosition } from '../../../text/reader/reader.ts';
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

/** Returns to where the document was left, and remembers where it is. */
export function usePlace(reader: Reader | null, documentId: Id): (position: ReaderPosition) => void {
  const session = useSession();
  const { desk, workspace } = session;
  const { store } = desk;
  const waiting = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly put: () => void } | null>(null);
  useEffect(() => {
    if (!reader) return;
    let over = false;
    const asked = workspace.state.reveal;
    const pending = isPending(session, documentId, asked);
    void store.place(documentId).then((place) => {
      if (!over && place && !pending && workspace.state.reveal === asked)
        reader.restore({ from: place.from, pixelOffset: place.pixels });
    });
    return () => {
      over = true;
      if (!waiting.current) return;
      clearTimeout(waiting.current.timer);
      waiting.current.put();
    };
  }, [reader, documentId, session, store, workspace]);
  return useCallback(
    ({ from, pixelOffset }) => {
      if (waiting.current) clearTimeout(waiting.current.timer);
      const put = () => {
        waiting.current = null;
        void store.putPlace({ documentId, from, pixels: pixelOffset });
      };
      waiting.current = { put, timer: setTimeout(put, placePause) };
    },
    [documentId, store],
  );
}

/** Whether the document is to show a place that it has not shown yet. */
function isPending(session: Session, documentId: Id, reveal: Workspace['state']['reveal']): boolean {
  return reveal !== null && reveal.documentId === documentId && session.revealed < reveal.number;
}
