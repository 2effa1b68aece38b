import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';
import type { Id } from '../../../../core/model/id.ts';
import type { Annotation } from '../../../../core/model/records.ts';
import { useLatest } from '../../hooks/use-latest.ts';
import { useSession } from '../../hooks/use-session.ts';

interface Attending {
  readonly annotations: readonly Annotation[];
  /** Whether the page has the attention. */
  readonly focused: boolean;
  readonly body: RefObject<HTMLElement | null>;
  itemOf(at: number): string;
  setCurrent(at: number): void;
  show(at: number): void;
}

/**
 * Makes the annotation that was attended last known to keys and commands. Where it leaves the list, and the focus with it,
 * the one that comes into its place gets the focus, or else the page.
 * @returns hears which one is attended
 */
export function useAttended({ annotations, focused, body, itemOf, setCurrent, show }: Attending): (id: Id) => void {
  const session = useSession();
  const attended = useRef<Id | null>(null);
  const before = useRef(annotations);
  const sought = useRef<Id | null>(null);
  const latest = useLatest({ annotations });

  useEffect(() => {
    if (!focused) return undefined;
    const acts = {
      current: () => latest.current.annotations.find(({ id }) => id === attended.current) ?? null,
    };
    session.reviewActs = acts;
    return () => {
      if (session.reviewActs === acts) session.reviewActs = null;
    };
  }, [session, focused, latest]);

  useLayoutEffect(() => {
    const was = before.current;
    before.current = annotations;
    if (was === annotations || attended.current === null) return;
    const now = annotations.findIndex(({ id }) => id === attended.current);
    if (now >= 0) return setCurrent(now);
    const at = Math.min(
      annotations.length - 1,
      Math.max(
        0,
        was.findIndex(({ id }) => id === attended.current),
      ),
    );
    attended.current = annotations[at]!.id;
    setCurrent(at);
    if (document.activeElement !== document.body) return;
    sought.current = attended.current;
    show(at);
  });
  // It may be drawn later than it is gone to.
  useEffect(() => {
    if (sought.current === null) return;
    const at = annotations.findIndex(({ id }) => id === sought.current);
    const item = body.current?.querySelector<HTMLElement>(itemOf(at));
    if (at >= 0 && !item) return;
    sought.current = null;
    item?.focus({ preventScroll: true });
  });
  // The last one is gone, and the list with it.
  useEffect(
    () => () => {
      queueMicrotask(() => {
        if (document.activeElement === document.body)
          document.querySelector<HTMLElement>('[data-review-page]')?.focus();
      });
    },
    [],
  );
  return useCallback((id: Id) => void (attended.current = id), []);
}
