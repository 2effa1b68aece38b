import { NotebookPen } from 'lucide-react';
import { shownName } from '../../../../core/model/shown-name.ts';
import { shellWords } from '../../../words/shell.ts';
import type { View } from '../view.ts';
import { NoteView } from './NoteView.tsx';

/** A note, to write. */
export const noteView: View<'note'> = {
  icon: NotebookPen,
  titleOf: ({ noteId }, { desk }) => {
    const note = desk.store.snapshot.rows('notes').get(noteId);
    return note ? shownName(note.title) || shellWords.notes.untitled : shellWords.panes.gone;
  },
  Draw: ({ tab }) => <NoteView noteId={tab.noteId} />,
};
