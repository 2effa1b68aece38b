import { useCallback, useEffect, useMemo, useState } from 'react';
import { stretchesLookedFor } from '../../../../core/compare/looked-for.ts';
import { sameValue } from '../../../../core/model/diff.ts';
import type { Id } from '../../../../core/model/id.ts';
import type { Problem } from '../../../../core/model/result.ts';
import type { DocumentShared, SharedStretch } from '../../../../core/ports/compare.ts';
import { bracketsShown } from '../../../session/shared-beside.ts';
import { useObserved } from '../../hooks/use-observed.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';
import { useShell } from '../../hooks/use-shell.ts';
import { afterPicture } from '../../hooks/after-picture.ts';

/** Milliseconds between a change of the project and the question that follows it. */
const changePause = 500;

const none: readonly SharedStretch[] = [];

/** What a text shares with others. */
interface SharedBeside {
  readonly stretches: readonly SharedStretch[];
  /** Why nothing is known although it was asked; other problems are told where a person asks. */
  readonly stopped: Problem | null;
  askAgain(): void;
}

/**
 * What a text shares with others, as the page of shared wording looks for it; nothing where brackets are not shown. It is
 * asked once the text was painted (`painted`), and again when the project has changed; leaving the text ends the question.
 */
export function useSharedBeside(documentId: Id, textId: Id, painted: boolean): SharedBeside {
  const { comparing } = useSession();
  const { answer, stopped, askAgain } = useAnswer(documentId, textId, painted);
  const filter = useObserved(comparing.lookedFor, (now) => now);
  const { rows, version } = useRows('documents');
  const stretches = useMemo(() => {
    if (answer?.textId !== textId) return none;
    return stretchesLookedFor(answer.shared, filter, (id) => {
      const { date, outlet } = rows.get(id)?.attributes ?? {};
      return { date: date?.value ?? null, outlet: outlet?.value ?? null };
    });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- The rows are changed in place; the table's version tells.
  }, [answer, textId, filter, version]);
  return { stretches, stopped, askAgain };
}

function useAnswer(documentId: Id, textId: Id, painted: boolean) {
  const session = useSession();
  const { comparing, listenComparer } = session;
  const [answer, setAnswer] = useState<{ readonly textId: Id; readonly shared: DocumentShared } | null>(null);
  const [stopped, setStopped] = useState<Problem | null>(null);
  const [again, setAgain] = useState(0);
  const chosen = useShell(({ brackets }) => brackets);
  const { version } = useRows('documents');
  // eslint-disable-next-line react-hooks/exhaustive-deps -- It depends on how long all texts are together.
  const shown = useMemo(() => bracketsShown(session), [session, chosen, version]);
  useEffect(() => {
    if (!painted || !shown) {
      setAnswer(null);
      setStopped(null);
      return undefined;
    }
    let running = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      timer = undefined;
      running.abort();
      const mine = (running = new AbortController());
      const answered = await comparing.sharedIn(documentId, mine.signal);
      // What cannot be told of this text is told where it is asked for: a bracket is a help, and no news.
      if (mine.signal.aborted) return;
      setStopped(!answered.ok && answered.error.code === 'compare-stopped' ? answered.error : null);
      const now = answered.ok ? { textId, shared: answered.value } : null;
      // What is the same is not drawn again.
      setAnswer((before) => (sameValue(before, now) ? before : now));
    };
    const stopWaiting = afterPicture(() => void ask());
    const stopListening = listenComparer(({ kind }) => {
      if (kind === 'changed') timer ??= setTimeout(() => void ask(), changePause);
    });
    return () => {
      stopWaiting();
      stopListening();
      clearTimeout(timer);
      running.abort();
    };
  }, [comparing, listenComparer, documentId, textId, painted, shown, again]);
  const askAgain = useCallback(() => {
    setStopped(null);
    setAgain((before) => before + 1);
  }, []);
  return { answer, stopped, askAgain };
}
