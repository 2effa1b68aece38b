import { Grid3x3 } from 'lucide-react';
import { compareWords } from '../../../words/compare.ts';
import type { View } from '../view.ts';
import { ComparisonView } from './ComparisonView.tsx';

/** What three documents or more share, each with each. */
export const comparisonView: View<'comparison'> = {
  icon: Grid3x3,
  titleOf({ documentIds }, { names }) {
    const there = names.compared(documentIds);
    return there === null ? compareWords.comparisonGone : compareWords.comparisonTitle(there);
  },
  Draw: ({ tab }) => <ComparisonView documentIds={tab.documentIds} />,
};
