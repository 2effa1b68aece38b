import { Network } from 'lucide-react';
import { lineageWords } from '../../../words/lineage.ts';
import type { View } from '../view.ts';
import { LineageView } from './LineageView.tsx';

/** How several documents hang together. */
export const lineageView: View<'lineage'> = {
  icon: Network,
  titleOf({ documentIds }, { names }) {
    const there = names.compared(documentIds);
    return there === null ? lineageWords.title : lineageWords.titleOf(there);
  },
  Draw: ({ tab }) => <LineageView documentIds={tab.documentIds} />,
};
