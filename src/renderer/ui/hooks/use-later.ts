import { startTransition, useEffect, useState } from 'react';
import { afterPicture } from './after-picture.ts';

/**
 * What `read` gives of something that tells when it changes, heard of only once a picture with the change was made: what a
 * person looks at is drawn first, and what stands beside it follows. `subscribe` and `read` are the same functions from
 * one drawing to the next.
 */
export function useLater<T>(subscribe: (hear: () => void) => () => void, read: () => T): T {
  const [heard, setHeard] = useState(() => ({ read, value: read() }));
  useEffect(() => {
    let takeBack: (() => void) | null = null;
    const follow = () => {
      takeBack = null;
      const value = read();
      startTransition(() =>
        setHeard((before) => (before.read === read && before.value === value ? before : { read, value })),
      );
    };
    const hear = () => {
      takeBack ??= afterPicture(follow);
    };
    // It may have changed since it was drawn.
    follow();
    const end = subscribe(hear);
    return () => {
      end();
      takeBack?.();
    };
  }, [subscribe, read]);
  return heard.read === read ? heard.value : read();
}
