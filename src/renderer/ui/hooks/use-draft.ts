import { useMemo } from 'react';
import type { ProsePlace } from '../../commands/write-draft.ts';
import { keyOfPlace } from '../../session/kept-drafts.ts';
import { useObserved } from './use-observed.ts';
import { useSession } from './use-session.ts';

/** A field whose words are stored by themselves. */
export interface Draft {
  readonly text: string;
  change(text: string): void;
  /** Stores what was written, if anything was: the field is left. Answers when that is done. */
  keep(): Promise<void>;
  /** Forgets what was written since it was last stored. */
  drop(): void;
}

/**
 * The words of a field that are stored while the person writes, when the field is left, and when it goes away. Until
 * then they are kept beside, and the status line says that something is not saved yet. Who shows the field draws it again
 * when its record changes.
 */
export function useDraft(place: ProsePlace): Draft {
  const session = useSession();
  const key = keyOfPlace(place);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- The key says all that there is in the place.
  const writing = useMemo(() => session.writings.at(place), [session, key]);
  const words = useObserved(writing, (unstored) => unstored);
  return {
    // What is stored is asked now: what a frame around the field knew of it may be older than the storing.
    text: words ?? writing.stored(),
    change: (text) => writing.change(text),
    keep: () => writing.leave(),
    drop: () => writing.drop(),
  };
}
