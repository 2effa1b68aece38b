import { useEffect, useRef, useState } from 'react';

/** The value, following its changes at most once in `pause` milliseconds. With 0 it follows at once. */
export function useCalm<T>(value: T, pause: number): T {
  const [calm, setCalm] = useState(value);
  const last = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, last.current + pause - performance.now());
    const timer = setTimeout(() => {
      last.current = performance.now();
      setCalm(value);
    }, wait);
    return () => clearTimeout(timer);
  }, [value, pause]);
  return pause === 0 ? value : calm;
}
