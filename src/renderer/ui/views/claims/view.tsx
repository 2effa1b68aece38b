import { TableProperties } from 'lucide-react';
import { documentIdsOf } from '../../../../core/model/account.ts';
import { claimsWords } from '../../../words/claims.ts';
import { ComparedContext } from '../../hooks/use-document-names.ts';
import type { View } from '../view.ts';
import { ClaimsView } from './ClaimsView.tsx';

/** What several documents say of claims. */
export const claimsView: View<'claims'> = {
  icon: TableProperties,
  titleOf({ documentIds }, { names }) {
    const there = names.compared(documentIdsOf(documentIds));
    return there === null ? claimsWords.title : claimsWords.titleOf(there);
  },
  Draw: ({ tab }) => (
    <ComparedContext value={documentIdsOf(tab.documentIds)}>
      <ClaimsView accounts={tab.documentIds} />
    </ComparedContext>
  ),
};
