import { useEffect, useState } from 'react';
import type { Problem } from '../../../../core/model/result.ts';
import { Exports } from '../../../commands/export-evidence.ts';
import type { CountedPreview, ExportChoice } from '../../../commands/export-evidence.ts';
import type { Stage, Told } from '../../../commands/take-whole.ts';
import { useSession } from '../../hooks/use-session.ts';

/** Milliseconds after which a change is drawn in the preview. */
const previewPause = 300;
/** Lines of the preview. */
const previewLines = 200;

/** The exports of the open project, while this is shown; null for a moment before. */
export function useExports(): Exports | null {
  const { desk } = useSession();
  const [exports, setExports] = useState<Exports | null>(null);
  useEffect(() => {
    const mine = new Exports(desk);
    setExports(mine);
    return () => mine.end();
  }, [desk]);
  return exports;
}

/** How a file will look, or why that cannot be said. */
interface Made {
  readonly choice: ExportChoice | null;
  readonly exported: CountedPreview | null;
  readonly problem: Problem | null;
  /** It waits for the index: documents done, of all. */
  readonly indexing: { readonly done: number; readonly of: number; readonly stage: Stage } | null;
}

/**
 * How the file would begin, and of what choice that is: the old one stays until the new one is there. Null before anything
 * is known, and for no choice. One that is asked for while texts come in is answered before it is asked for again: it might
 * never be known.
 */
export function useExportPreview(exports: Exports | null, choice: ExportChoice | null): Made {
  const { desk } = useSession();
  const [made, setMade] = useState<Made>(nothing);
  useEffect(() => {
    if (!choice || !exports) return;
    const leaving = new AbortController();
    let making = false;
    let again = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const told: Told = (done, of, stage) => {
      if (!leaving.signal.aborted) setMade((before) => ({ ...before, indexing: { done, of, stage } }));
    };
    const make = async () => {
      making = true;
      again = false;
      try {
        const answer = await exports.preview(choice, previewLines, { told, signal: leaving.signal });
        if (leaving.signal.aborted) return;
        const exported = answer.ok ? answer.value : null;
        setMade({ choice, exported, problem: answer.ok ? null : answer.error, indexing: null });
      } finally {
        making = false;
        if (again && !leaving.signal.aborted) makeSoon();
      }
    };
    const makeSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void make(), previewPause);
    };
    void make();
    // What is stored meanwhile, here or in another window, is saved, too, so it is shown.
    const stop = desk.store.subscribe(() => {
      if (making) again = true;
      else makeSoon();
    });
    return () => {
      leaving.abort();
      clearTimeout(timer);
      stop();
    };
  }, [desk, exports, choice]);
  return made;
}

const nothing: Made = { choice: null, exported: null, problem: null, indexing: null };
