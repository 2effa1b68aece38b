import { useEffect, useMemo, useRef, useState } from 'react';
import type { Id } from '../../../../core/model/id.ts';
import type { Range } from '../../../../core/model/records.ts';
import { nextCharacter, nextEdge, withEdgeMoved } from '../../../../core/text/word-edges.ts';
import type { Edge } from '../../../../core/text/word-edges.ts';
import { changeExtent, markToChange } from '../../../session/change-extent.ts';
import type { Reader, Rect } from '../../../text/reader/reader.ts';
import { useLatest } from '../../hooks/use-latest.ts';
import { useRows, useSession, useWorkspace } from '../../hooks/use-session.ts';

/** A mark whose ends are moved by keys, and where they are now; not stored yet. */
export interface ChangingExtent {
  readonly id: Id;
  readonly before: Range;
  readonly range: Range;
  /** The end that was moved last. */
  readonly edge: Edge;
  readonly rect: Rect;
}

interface Shown {
  readonly documentId: Id;
  readonly version: number;
  readonly text: string;
}

/**
 * How far the chosen mark goes: its grips, and moving its ends by keys. Whatever ends that keeps what was moved, as one act;
 * undo alone takes it back.
 */
export function useExtent(reader: Reader | null, shown: Shown) {
  const session = useSession();
  const [changing, setChanging] = useState<ChangingExtent | null>(null);
  /** The same at once: keys come faster than drawings. */
  const now = useRef<ChangingExtent | null>(null);
  const target = useTarget(shown);
  const put = (next: ChangingExtent | null) => {
    now.current = next;
    setChanging(next);
  };
  const store = (id: Id, range: Range, seen: Range) =>
    changeExtent(session, shown, id, range, seen).then(() => {
      const mark = session.desk.store.snapshot.rows('annotations').get(id);
      if (now.current === null && mark?.documentId === shown.documentId) reader?.setExtent(mark);
    });
  const end = (keep = true) => {
    const last = now.current;
    put(null);
    if (!last) return;
    const moved = last.range.from !== last.before.from || last.range.to !== last.before.to;
    if (keep && moved) void store(last.id, last.range, last.before);
    else reader?.setExtent(last.before);
  };
  const latest = useLatest({ end });

  useEffect(() => {
    if (now.current?.id !== target?.id) latest.current.end();
    reader?.setExtent(target);
  }, [reader, target, latest]);
  // A text that is left keeps what was moved in it.
  useEffect(() => () => latest.current.end(), [latest]);

  const begin = () => {
    const mark = markToChange(session);
    if (!reader || !mark) return;
    const { id, from, to } = mark;
    session.workspace.set({ annotationIds: [id] });
    const before = { from, to };
    reader.focus();
    // What was selected would be taken for what the mark goes over now.
    reader.select({ from, to: from });
    reader.setExtent(before, 'to');
    const rect = reader.selection().rect ?? reader.scroller.getBoundingClientRect();
    put({ id, before, range: before, edge: 'to', rect });
  };

  const onKey = (event: KeyboardEvent): boolean => {
    const last = now.current;
    if (!last || !reader) return false;
    if (['Shift', 'Alt', 'Control', 'Meta'].includes(event.key)) return false;
    const mod = event.ctrlKey || event.metaKey;
    if (!mod && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      const edge = event.shiftKey ? 'from' : 'to';
      const ahead = (event.key === 'ArrowRight') !== reader.isRightToLeft(last.range[edge]);
      const next = event.altKey ? nextCharacter : nextEdge;
      const range = withEdgeMoved(shown.text, last.range, edge, ahead ? 1 : -1, next);
      reader.setExtent(range, edge);
      put({ ...last, range, edge });
      return true;
    }
    const undoes = mod && !event.shiftKey && event.key.toLowerCase() === 'z';
    end(!undoes);
    return undoes || event.key === 'Enter' || event.key === 'Escape' || (!mod && event.key === 'e');
  };

  return { changing, begin, onKey, onExtent: (range: Range) => target && void store(target.id, range, target), end };
}

/** The place of the only mark that is chosen, if it stands in this text. */
function useTarget({ documentId, version }: Shown): (Range & { readonly id: Id }) | null {
  const { rows } = useRows('annotations');
  const chosen = useWorkspace(({ annotationIds }) => (annotationIds.length === 1 ? annotationIds[0]! : null));
  const mark = chosen === null ? undefined : rows.get(chosen);
  const here = mark?.documentId === documentId && mark.version === version && mark.anchor.kind !== 'lost';
  const [id, from, to] = here ? [mark.id, mark.from, mark.to] : [null, 0, 0];
  return useMemo(() => (id === null ? null : { id, from, to }), [id, from, to]);
}
