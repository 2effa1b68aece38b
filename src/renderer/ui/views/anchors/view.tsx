import { Anchor } from 'lucide-react';
import { reviewWords } from '../../../words/review.ts';
import type { View } from '../view.ts';
import { AnchorsView } from './AnchorsView.tsx';

/** Annotations whose words changed or were not found since their text changed. */
export const anchorsView: View<'anchors'> = {
  icon: Anchor,
  titleOf: () => reviewWords.title,
  Draw: ({ focused }) => <AnchorsView focused={focused} />,
};
