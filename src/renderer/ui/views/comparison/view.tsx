import { Grid3x3 } from 'lucide-react';
import { compareWords } from '../../../words/compare.ts';
import type { View } from '../view.ts';
import { ComparisonView } from './ComparisonView.tsx';

/** What three documents or more share, each with each. */
export const comparisonView: View<'comparison'> = {
  icon: Grid3x3,
  titleOf({ documentIds }, { names }) {
    const there = documentIds.flatMap((id) => names.documents().get(id) ?? []);
    return there.length < 2 ? compareWords.comparisonGone : compareWords.comparisonTitle(there);
  },
  Draw: ({ tab }) => <ComparisonView documentIds={tab.documentIds} />,
};
