import { TableProperties } from 'lucide-react';
import { claimsWords } from '../../../words/claims.ts';
import type { View } from '../view.ts';
import { ClaimsView } from './ClaimsView.tsx';

/** What several documents say of claims. */
export const claimsView: View<'claims'> = {
  icon: TableProperties,
  titleOf({ documentIds }, { names }) {
    const there = documentIds.flatMap((id) => names.documents().get(id) ?? []);
    return there.length < 2 ? claimsWords.title : claimsWords.titleOf(there);
  },
  Draw: ({ tab }) => <ClaimsView documentIds={tab.documentIds} />,
};
