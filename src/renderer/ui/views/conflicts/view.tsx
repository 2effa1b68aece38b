import { GitCompareArrows } from 'lucide-react';
import { conflictsWords } from '../../../words/conflicts.ts';
import type { View } from '../view.ts';
import { ConflictsView } from './ConflictsView.tsx';

/** Where several documents may contradict each other. */
export const conflictsView: View<'conflicts'> = {
  icon: GitCompareArrows,
  titleOf({ documentIds }, { names }) {
    const there = names.compared(documentIds);
    return there === null ? conflictsWords.title : conflictsWords.titleOf(there);
  },
  Draw: ({ tab }) => <ConflictsView documentIds={tab.documentIds} />,
};
