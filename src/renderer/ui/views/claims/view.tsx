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
    const there = documentIdsOf(documentIds).flatMap((id) => names.documents().get(id) ?? []);
    return there.length < 2 ? claimsWords.title : claimsWords.titleOf(there);
  },
  Draw: ({ tab }) => (
    <ComparedContext value={documentIdsOf(tab.documentIds)}>
      <ClaimsView accounts={tab.documentIds} />
    </ComparedContext>
  ),
};
