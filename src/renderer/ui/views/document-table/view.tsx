import { Table2 } from 'lucide-react';
import { tableWords } from '../../../words/document-table.ts';
import type { View } from '../view.ts';
import { DocumentTableView } from './DocumentTableView.tsx';

/** Every document with what is known of it. */
export const documentTableView: View<'document-table'> = {
  icon: Table2,
  titleOf: () => tableWords.title,
  Draw: () => <DocumentTableView />,
};
