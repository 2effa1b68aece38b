import { NotebookTabs } from 'lucide-react';
import { noteTableWords } from '../../../words/note-table.ts';
import type { View } from '../view.ts';
import { NotesView } from './NotesView.tsx';

/** All notes as a table. */
export const notesView: View<'notes'> = {
  icon: NotebookTabs,
  titleOf: () => noteTableWords.title,
  Draw: () => <NotesView />,
};
