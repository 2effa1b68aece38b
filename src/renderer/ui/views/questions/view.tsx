import { CircleQuestionMark } from 'lucide-react';
import { questionWords } from '../../../words/questions.ts';
import type { View } from '../view.ts';
import { QuestionsView } from './QuestionsView.tsx';

/** What merged projects say otherwise, to be answered. */
export const questionsView: View<'questions'> = {
  icon: CircleQuestionMark,
  titleOf: () => questionWords.title,
  Draw: () => <QuestionsView />,
};
