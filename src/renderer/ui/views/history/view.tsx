import { History } from 'lucide-react';
import { shellWords } from '../../../words/shell.ts';
import type { View } from '../view.ts';
import { HistoryView } from './HistoryView.tsx';

/** What was done in the project. */
export const historyView: View<'history'> = {
  icon: History,
  titleOf: () => shellWords.panes.history,
  Draw: () => <HistoryView />,
};
