import { FileText, History, NotebookPen, Search } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { FC } from 'react';
import { shownName } from '../../core/model/shown-name.ts';
import type { Session } from '../session/session.ts';
import type { Tab } from '../session/tab-kinds.ts';
import { shellWords } from '../words/shell.ts';
import { DocumentView } from './views/document/DocumentView.tsx';
import { HistoryView } from './views/history/HistoryView.tsx';
import { NoteView } from './views/note/NoteView.tsx';
import { SearchView } from './views/search/SearchView.tsx';

const words = shellWords.panes;

/** How a kind of tab is shown: a page of the program. */
export interface View<T extends Tab> {
  readonly icon: LucideIcon;
  /** What its tab is called; what it shows may be gone. */
  titleOf(tab: T, session: Session): string;
  /** `focused` says whether its pane has the attention. */
  readonly Draw: FC<{ readonly tab: T; readonly focused: boolean }>;
}

const views: { readonly [Kind in Tab['kind']]: View<Extract<Tab, { kind: Kind }>> } = {
  document: {
    icon: FileText,
    titleOf: ({ documentId }, { names }) => names.documents().get(documentId) ?? words.gone,
    Draw: ({ tab: { documentId }, focused }) => (
      <DocumentView key={documentId} documentId={documentId} focused={focused} />
    ),
  },
  search: { icon: Search, titleOf: () => words.search, Draw: () => <SearchView /> },
  note: {
    icon: NotebookPen,
    titleOf: ({ noteId }, { desk }) => {
      const note = desk.store.snapshot.rows('notes').get(noteId);
      return note ? shownName(note.title) || shellWords.notes.untitled : words.gone;
    },
    Draw: ({ tab }) => <NoteView noteId={tab.noteId} />,
  },
  history: { icon: History, titleOf: () => words.history, Draw: () => <HistoryView /> },
};

/** How a tab is shown. */
export function viewOf<T extends Tab>(tab: T): View<T> {
  return views[tab.kind] as unknown as View<T>;
}
