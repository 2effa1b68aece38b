import { useEffect, useState } from 'react';
import type { Label } from '../../../core/model/change.ts';
import { useSession } from '../session.ts';

/** The labels of what undo and redo would do now. */
export function useNextActs(): { readonly undo: Label | null; readonly redo: Label | null } {
  const { store } = useSession().desk;
  const [next, setNext] = useState<{ undo: Label | null; redo: Label | null }>({ undo: null, redo: null });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const look = async () => {
      const found = await store.next();
      if (!over && found.ok) setNext(found.value);
    };
    const stop = store.subscribe(() => {
      // An import writes in many batches; the buttons need not follow each.
      clearTimeout(timer);
      timer = setTimeout(() => void look(), 60);
    });
    void look();
    return () => {
      over = true;
      clearTimeout(timer);
      stop();
    };
  }, [store]);
  return next;
}
