import { useEffect, useState } from 'react';
import type { Problem } from '../../../core/model/result.ts';
import type { Preview } from '../../../core/ports/export.ts';
import { Exports } from '../../commands/export-evidence.ts';
import type { ExportChoice } from '../../commands/export-evidence.ts';
import { useSession } from './use-session.ts';

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

/** How the file would begin, now; null before that is known, and for no choice. The old one stays until the new one is there. */
export function useExportPreview(
  exports: Exports | null,
  choice: ExportChoice | null,
): { readonly exported: Preview | null; readonly problem: Problem | null } {
  const { desk } = useSession();
  const [made, setMade] = useState<{ readonly exported: Preview | null; readonly problem: Problem | null }>(none);
  useEffect(() => {
    if (!choice || !exports) return;
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const make = async () => {
      const answer = await exports.preview(choice, previewLines);
      if (over) return;
      setMade(answer.ok ? { exported: answer.value, problem: null } : { exported: null, problem: answer.error });
    };
    void make();
    // What is stored meanwhile, here or in another window, is saved, too, so it is shown.
    const stop = desk.store.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(() => void make(), previewPause);
    });
    return () => {
      over = true;
      clearTimeout(timer);
      stop();
    };
  }, [desk, exports, choice]);
  return made;
}

const none = { exported: null, problem: null };
