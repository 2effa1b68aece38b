import { FileText } from 'lucide-react';
import { shellWords } from '../../../words/shell.ts';
import type { View } from '../view.ts';
import { DocumentView } from './DocumentView.tsx';

/** A document, to read and mark. */
export const documentView: View<'document'> = {
  icon: FileText,
  titleOf: ({ documentId }, { names }) => names.documents().get(documentId) ?? shellWords.panes.gone,
  Draw: ({ tab: { documentId }, focused }) => (
    <DocumentView key={documentId} documentId={documentId} focused={focused} />
  ),
};
