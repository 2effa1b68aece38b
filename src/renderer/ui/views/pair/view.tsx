import { Columns2 } from 'lucide-react';
import { compareWords } from '../../../words/compare.ts';
import type { View } from '../view.ts';
import { PairView } from './PairView.tsx';

/** What two documents share. */
export const pairView: View<'pair'> = {
  icon: Columns2,
  titleOf({ aId, bId }, { names }) {
    const there = names.compared([aId, bId]);
    const [a = '', b] = there ?? [];
    return there === null ? compareWords.pairGone : b === undefined ? a : compareWords.pairTitle(a, b);
  },
  Draw: ({ tab, focused }) => <PairView aId={tab.aId} bId={tab.bId} focused={focused} />,
};
