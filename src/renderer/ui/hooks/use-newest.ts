import { useEffect, useState } from 'react';
import type { Result } from '../../../core/model/result.ts';

/**
 * The newest answer to a question that is asked again whenever `ask` changes; null before the first. An answer that
 * comes after a newer question is thrown away. A question under way is not asked a second time at once.
 */
export function useNewest<T>(ask: (() => Promise<Result<T>>) | null): Result<T> | null {
  const [answer, setAnswer] = useState<Result<T> | null>(null);
  useEffect(() => {
    let over = false;
    if (!ask) {
      setAnswer(null);
      return undefined;
    }
    void ask().then((result) => {
      if (!over && (result.ok || result.error.code !== 'cancelled')) setAnswer(result);
    });
    return () => {
      over = true;
    };
  }, [ask]);
  return answer;
}
