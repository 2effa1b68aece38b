import { useEffect } from 'react';
import type { Id } from '../../../../core/model/id.ts';
import { annotationOfWords, wordsToNote } from '../../../commands/note-on-words.ts';
import type { ProsePlace } from '../../../commands/write-draft.ts';
import { marking, selectedWords } from '../../../session/marking.ts';
import type { Reader, Rect } from '../../../text/reader/reader.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';
import { loadMarkdownField } from '../MarkdownField.tsx';
import { useShell } from '../../hooks/use-shell.ts';

/** The note that is written in the box. */
export interface Noting {
  readonly place: ProsePlace & { readonly kind: 'annotation-note' | 'note-on-words' };
  readonly rect: Rect;
}

/** The box for a note: how it is opened and left. Whoever shows the text keeps it, for it outlives a text's versions. */
export function useNoting(reader: Reader | null, noting: Noting | null, setNoting: (noting: Noting | null) => void) {
  const session = useSession();
  const { desk, shell, writings } = session;
  usePuttingAway(noting, setNoting);
  useEffect(() => void loadMarkdownField(), []);

  /** Opens it for an annotation, or for the selected words; whether there is either. */
  const open = (annotationId: Id | null): boolean => {
    const annotation = annotationId ? desk.store.snapshot.rows('annotations').get(annotationId) : undefined;
    const selected = selectedWords(session);
    const place: Noting['place'] | null = annotation
      ? { kind: 'annotation-note', id: annotation.id }
      : selected && { kind: 'note-on-words', ...wordsToNote(selected) };
    if (!reader || !place) return false;
    setNoting({ place, rect: reader.selection().rect ?? reader.scroller.getBoundingClientRect() });
    shell.set({ noteInCard: null });
    return true;
  };

  /** Puts it away. Words that were noted on become an annotation, and that is chosen once it is stored. */
  const end = async ({ place }: Noting, kept: Promise<void>) => {
    setNoting(null);
    reader?.focus();
    const marked = place.kind === 'note-on-words' ? marking(session, place) : null;
    await kept;
    const at = writings.at(place).at();
    const made = at.kind === 'note-on-words' ? annotationOfWords(desk.store, at) : undefined;
    if (made) marked?.(made);
  };

  return { open, end };
}

/** Puts the box away where its note is written elsewhere, or its annotation was removed. */
function usePuttingAway(noting: Noting | null, setNoting: (noting: null) => void): void {
  // A note has one editor at a time: where its card is written in, the box is put away.
  const inCard = useShell((state) => state.noteInCard);
  useEffect(() => {
    if (inCard !== null) setNoting(null);
  }, [inCard, setNoting]);
  const { rows: annotations } = useRows('annotations');
  const gone = noting?.place.kind === 'annotation-note' && !annotations.has(noting.place.id);
  useEffect(() => {
    if (gone) setNoting(null);
  }, [gone, setNoting]);
}
