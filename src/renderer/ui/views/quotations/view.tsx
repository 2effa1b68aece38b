import { Quote } from 'lucide-react';
import { quotationsWords } from '../../../words/quotations.ts';
import type { View } from '../view.ts';
import { QuotationsView } from './QuotationsView.tsx';

/** Who says what in several documents, in which words. */
export const quotationsView: View<'quotations'> = {
  icon: Quote,
  titleOf({ documentIds }, { names }) {
    if (documentIds.length === 0) return quotationsWords.ofProject;
    const there = names.compared(documentIds);
    return there === null ? quotationsWords.title : quotationsWords.titleOf(there);
  },
  Draw: ({ tab }) => <QuotationsView documentIds={tab.documentIds} />,
};
