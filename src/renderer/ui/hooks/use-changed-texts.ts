import { useEffect, useState } from 'react';
import { useSession } from './use-session.ts';

/** Milliseconds between a change of the project and the question that follows it. */
const changePause = 500;

/** A number that grows when the texts have changed; many changes in a row are one. */
export function useChangedTexts(): number {
  const { listenComparer } = useSession();
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = listenComparer(({ kind }) => {
      if (kind !== 'changed') return;
      timer ??= setTimeout(() => {
        timer = undefined;
        setChanges((before) => before + 1);
      }, changePause);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [listenComparer]);
  return changes;
}
