import { useEffect, useRef } from 'react';

/** Gives a signal for work that is begun here; it is aborted when what shows the work is gone. */
export function useAbortWhenGone(): () => AbortSignal {
  const current = useRef<AbortController | null>(null);
  useEffect(() => () => current.current?.abort(), []);
  return () => (current.current = new AbortController()).signal;
}
