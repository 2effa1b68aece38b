import { useEffect, useState } from 'react';
import type { Result } from '../../../core/model/result.ts';

/**
 * The newest answer to a question that is asked again whenever `ask` changes; null before the first. An answer that
 * comes after a newer question is thrown away, and its signal is aborted: nobody waits for it any more.
 */
export function useNewest<T>(ask: ((signal: AbortSignal) => Promise<Result<T>>) | null): Result<T> | null {
  const [answer, setAnswer] = useState<Result<T> | null>(null);
  useEffect(() => {
    if (!ask) {
      setAnswer(null);
      return undefined;
    }
    const ending = new AbortController();
    void ask(ending.signal).then((result) => {
      if (!ending.signal.aborted && (result.ok || result.error.code !== 'cancelled')) setAnswer(result);
    });
    return () => ending.abort();
  }, [ask]);
  return answer;
}
