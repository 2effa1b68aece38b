import { useCallback, useEffect, useState } from 'react';
import type { Result } from '../../../core/model/result.ts';

/** What was answered, and how to end the question or to ask it again. */
export interface Asked<T> {
  /** Null while nothing is known; `cancelled` where the person ended the question. */
  readonly answer: Result<T> | null;
  cancel(): void;
  askAgain(): void;
}

/**
 * The newest answer to a question that is asked again whenever `ask` changes, and that can be ended. What is known stays
 * until another answer comes; what failed goes as soon as it is asked again.
 */
export function useAsked<T>(ask: ((signal: AbortSignal) => Promise<Result<T>>) | null): Asked<T> {
  const [answer, setAnswer] = useState<Result<T> | null>(null);
  const [again, setAgain] = useState(0);
  const [running, setRunning] = useState<AbortController | null>(null);
  useEffect(() => {
    if (!ask) {
      setAnswer(null);
      return undefined;
    }
    const ending = new AbortController();
    let over = false;
    setRunning(ending);
    void ask(ending.signal).then((result) => !over && setAnswer(result));
    return () => {
      over = true;
      ending.abort();
    };
  }, [ask, again]);
  return {
    answer,
    cancel: useCallback(() => running?.abort(), [running]),
    askAgain: useCallback(() => {
      setAnswer((before) => (before?.ok ? before : null));
      setAgain((before) => before + 1);
    }, []),
  };
}
