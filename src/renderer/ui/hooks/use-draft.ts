import { useEffect, useRef, useState } from 'react';
import { useSession } from '../session.ts';
import { shellOf } from '../shell-state.ts';

/** A field whose words are stored by themselves. */
export interface Draft {
  readonly text: string;
  change(text: string): void;
  /** Stores what was written, if anything was. */
  keep(): void;
  /** Forgets what was written since it was last stored. */
  drop(): void;
}

/** Milliseconds without a key after which a draft is stored, as one act. */
const writingPause = 1500;

/**
 * The words of a field that are stored when the person pauses, leaves the field, or the field goes away. Between,
 * the status line says that something is not saved yet. `keep` answers when it is stored, and whether it was.
 */
export function useDraft(stored: string, keep: (text: string) => Promise<boolean>): Draft {
  const shell = shellOf(useSession().workspace);
  const [draft, setDraft] = useState<string | null>(null);
  const now = useRef({ draft, keep });
  now.current = { draft, keep };
  const under = useRef<{ readonly text: string; readonly stored: Promise<void> } | null>(null);

  const store = async (): Promise<void> => {
    const { draft: text, keep: put } = now.current;
    if (text === null) return;
    // Leaving a field and its going away come together; one of them stores.
    if (under.current?.text === text) return under.current.stored;
    const storing = async () => {
      const kept = await put(text);
      under.current = null;
      // What was typed while it was being stored stays a draft.
      if (kept) setDraft((after) => (after === text ? null : after));
    };
    const stored = storing();
    under.current = { text, stored };
    return stored;
  };
  const last = useRef(store);
  last.current = store;

  useEffect(() => {
    if (draft === null) return undefined;
    const timer = setTimeout(() => void last.current(), writingPause);
    return () => clearTimeout(timer);
  }, [draft]);

  const writing = draft !== null;
  useEffect(() => {
    if (!writing) return undefined;
    shell.set({ drafts: shell.state.drafts + 1 });
    const hide = () => {
      if (document.visibilityState === 'hidden') void last.current();
    };
    document.addEventListener('visibilitychange', hide);
    const stopKeeping = shell.beforeLeaving(() => last.current());
    return () => {
      stopKeeping();
      document.removeEventListener('visibilitychange', hide);
      shell.set({ drafts: shell.state.drafts - 1 });
    };
  }, [writing, shell]);

  useEffect(
    () => () => {
      void last.current();
    },
    [],
  );

  return {
    text: draft ?? stored,
    change: (text) => setDraft(text === stored ? null : text),
    keep: () => void store(),
    drop: () => {
      now.current = { ...now.current, draft: null };
      setDraft(null);
    },
  };
}
