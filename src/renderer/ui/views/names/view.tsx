import { Equal } from 'lucide-react';
import { namesWords } from '../../../words/names.ts';
import type { View } from '../view.ts';
import { NamesView } from './NamesView.tsx';

/** Names under which one source or speaker is written. */
export const namesView: View<'names'> = {
  icon: Equal,
  titleOf: () => namesWords.title,
  Draw: () => <NamesView />,
};
