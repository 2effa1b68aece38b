import { useLayoutEffect, useRef } from 'react';

/** What was drawn last, for callbacks and effects that must not be made anew with every drawing. */
export function useLatest<T>(value: T): { readonly current: T } {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
}
