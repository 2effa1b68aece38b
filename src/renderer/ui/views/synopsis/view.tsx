import { Rows3 } from 'lucide-react';
import { synopsisWords } from '../../../words/synopsis.ts';
import type { View } from '../view.ts';
import { SynopsisView } from './SynopsisView.tsx';

/** What several documents say beside each other. */
export const synopsisView: View<'synopsis'> = {
  icon: Rows3,
  titleOf({ documentIds }, { names }) {
    const there = documentIds.flatMap((id) => names.documents().get(id) ?? []);
    return there.length < 2 ? synopsisWords.title : synopsisWords.titleOf(there);
  },
  Draw: ({ tab }) => <SynopsisView documentIds={tab.documentIds} />,
};
