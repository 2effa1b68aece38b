import { Users } from 'lucide-react';
import { peopleWords } from '../../../words/people.ts';
import type { View } from '../view.ts';
import { PeopleView } from './PeopleView.tsx';

/** Everybody who works in the project. */
export const peopleView: View<'people'> = {
  icon: Users,
  titleOf: () => peopleWords.title,
  Draw: () => <PeopleView />,
};
