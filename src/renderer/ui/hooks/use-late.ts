import { useEffect, useState } from 'react';

/** Milliseconds that a question may take before it is said that it is under way. */
const quickAnswer = 300;

/** Whether it has been so for longer than a quick answer takes. */
export function useLate(so: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!so) return;
    const timer = setTimeout(() => setLate(true), quickAnswer);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [so]);
  return so && late;
}
