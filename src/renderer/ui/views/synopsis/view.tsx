import { Rows3 } from 'lucide-react';
import { synopsisWords } from '../../../words/synopsis.ts';
import type { View } from '../view.ts';
import { SynopsisView } from './SynopsisView.tsx';

/** What several documents say beside each other. */
export const synopsisView: View<'synopsis'> = {
  icon: Rows3,
  titleOf({ documentIds }, { names }) {
    const there = names.compared(documentIds);
    return there === null ? synopsisWords.title : synopsisWords.titleOf(there);
  },
  Draw: ({ tab }) => <SynopsisView documentIds={tab.documentIds} />,
};
