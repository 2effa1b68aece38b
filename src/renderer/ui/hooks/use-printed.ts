import { useSyncExternalStore } from 'react';

/** Whether the page is being printed: then all of a list is drawn, not only what is in view. */
export function usePrinted(): boolean {
  return useSyncExternalStore(listen, isPrinted);
}

let begun = false;

function listen(listener: () => void): () => void {
  const list = matchMedia('print');
  const to = (now: boolean) => () => {
    begun = now;
    listener();
  };
  const [begins, ends] = [to(true), to(false)];
  list.addEventListener('change', listener);
  window.addEventListener('beforeprint', begins);
  window.addEventListener('afterprint', ends);
  return () => {
    list.removeEventListener('change', listener);
    window.removeEventListener('beforeprint', begins);
    window.removeEventListener('afterprint', ends);
  };
}

function isPrinted(): boolean {
  return begun || matchMedia('print').matches;
}
