import { CalendarRange } from 'lucide-react';
import { timelineWords } from '../../../words/timeline.ts';
import type { View } from '../view.ts';
import { TimelineView } from './TimelineView.tsx';

/** When several documents appeared and which dates they name. */
export const timelineView: View<'timeline'> = {
  icon: CalendarRange,
  titleOf({ documentIds }, { names }) {
    const there = names.compared(documentIds);
    return there === null ? timelineWords.title : timelineWords.titleOf(there);
  },
  Draw: ({ tab }) => <TimelineView documentIds={tab.documentIds} />,
};
