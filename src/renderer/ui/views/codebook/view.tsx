import { NotebookText } from 'lucide-react';
import { codebookWords } from '../../../words/codebook.ts';
import type { View } from '../view.ts';
import { CodebookView } from './CodebookView.tsx';

/** Every tag with its codebook entry. */
export const codebookView: View<'codebook'> = {
  icon: NotebookText,
  titleOf: () => codebookWords.title,
  Draw: () => <CodebookView />,
};
