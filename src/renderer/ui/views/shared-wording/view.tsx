import { Quote } from 'lucide-react';
import { compareWords } from '../../../words/compare.ts';
import type { View } from '../view.ts';
import { SharedWordingView } from './SharedWordingView.tsx';

/** What the documents of the project have in common, word for word. */
export const sharedWordingView: View<'shared-wording'> = {
  icon: Quote,
  titleOf: () => compareWords.title,
  Draw: () => <SharedWordingView />,
};
