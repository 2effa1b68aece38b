import { useEffect, useState } from 'react';
import type { Id } from '../../../core/model/id.ts';
import type { Text } from '../../../core/model/records.ts';
import type { Problem } from '../../../core/model/result.ts';
import { asDividedNow } from '../../../core/passages/divide.ts';
import { useSession } from './use-session.ts';

/** `slow` is worth a word on the screen; before that nothing is shown. */
export type LoadedText =
  | { readonly state: 'waiting' }
  /** It takes long enough to say so. */
  | { readonly state: 'slow' }
  | { readonly state: 'here'; readonly text: Text }
  | { readonly state: 'failed'; readonly problem: Problem };

const waiting: LoadedText = { state: 'waiting' };

/** Loads a text; null loads nothing. */
export function useText(textId: Id | null): LoadedText {
  const { store } = useSession().desk;
  const [loaded, setLoaded] = useState<{ readonly textId: Id | null; readonly now: LoadedText }>({
    textId: null,
    now: waiting,
  });
  useEffect(() => {
    if (textId === null) return;
    let over = false;
    const slow = setTimeout(() => setLoaded({ textId, now: { state: 'slow' } }), 100);
    void store.text(textId).then((answer) => {
      clearTimeout(slow);
      if (over) return;
      const now: LoadedText = answer.ok
        ? { state: 'here', text: asDividedNow(answer.value) }
        : { state: 'failed', problem: answer.error };
      setLoaded({ textId, now });
    });
    return () => {
      over = true;
      clearTimeout(slow);
    };
  }, [store, textId]);
  return loaded.textId === textId ? loaded.now : waiting;
}
