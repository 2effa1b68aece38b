import { useEffect, useMemo, useRef, useState } from 'react';
import type { Id } from '../../../../core/model/id.ts';
import { touchedTogether } from '../../../../core/model/touched.ts';
import type { Touched } from '../../../../core/model/touched.ts';
import type { ProjectStore } from '../../../store/project-store.ts';
import type { StoredChange } from '../../../store/project-database.ts';
import type { Act } from './acts.ts';

/** The last changes of a project, and how many were asked for; followed while it is worked in, null until they are read. */
export function useHistory(store: ProjectStore, limit: number) {
  const [found, setFound] = useState<{ readonly limit: number; readonly changes: readonly StoredChange[] } | null>(
    null,
  );
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const read = await store.history(limit);
      if (!over && read.ok) setFound({ limit, changes: read.value });
    };
    const stop = store.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(() => void look(), 80);
    });
    void look();
    return () => {
      over = true;
      clearTimeout(timer);
      stop();
    };
  }, [store, limit]);
  return found;
}

/** Acts that are read about at once; what is found is shown in between. */
const batch = 50;

/** What acts were about, as far as it is read. */
export interface ReadTouched {
  /** Null until it is read. */
  of(act: Act): Touched | null;
  /** What a column is called that is here no more, by the newest act that made, changed or removed it. */
  nameOf(column: Id): string | undefined;
  /** Of so many acts it is not known yet. */
  readonly waiting: number;
}

/** Reads what the acts were about, the first ones first, and follows them. */
export function useTouched(store: ProjectStore, acts: readonly Act[]): ReadTouched {
  const known = useRef(new Map<string, Touched>());
  const [read, setRead] = useState(0);
  useEffect(() => {
    let over = false;
    const go = async () => {
      const missing = acts.filter((act) => !known.current.has(keyOf(act)));
      for (let at = 0; at < missing.length && !over; at += batch) {
        for (const act of missing.slice(at, at + batch)) {
          const parts = await store.touchedIn(act.numbers);
          if (parts.ok) known.current.set(keyOf(act), touchedTogether(parts.value));
        }
        if (!over) setRead((count) => count + 1);
      }
    };
    // Words that are stored while they are written lengthen the newest act.
    if (acts[0]) known.current.delete(keyOf(acts[0]));
    void go();
    return () => {
      over = true;
    };
  }, [store, acts]);
  return useMemo(() => {
    const waiting = acts.filter((act) => !known.current.has(keyOf(act))).length;
    const names = new Map<Id, string>();
    for (const act of acts.toReversed()) {
      for (const [id, name] of known.current.get(keyOf(act))?.columns ?? []) names.set(id, name);
    }
    const nameOf = (column: Id) => names.get(column);
    return { of: (act: Act) => known.current.get(keyOf(act)) ?? null, nameOf, waiting, read };
  }, [acts, read]);
}

function keyOf({ numbers }: Act): string {
  return `${numbers[0]} ${numbers.length}`;
}
