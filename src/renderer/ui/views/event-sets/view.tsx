import { CalendarRange } from 'lucide-react';
import { eventSetWords } from '../../../words/event-sets.ts';
import type { View } from '../view.ts';
import { EventSetsView } from './EventSetsView.tsx';

/** Documents that tell of one event. */
export const eventSetsView: View<'event-sets'> = {
  icon: CalendarRange,
  titleOf: () => eventSetWords.title,
  Draw: () => <EventSetsView />,
};
