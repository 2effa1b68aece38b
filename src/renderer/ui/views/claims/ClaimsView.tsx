import { useState } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import type { MatrixBy } from '../../../../core/compare/claim-matrix.ts';
import { documentIdsOf } from '../../../../core/model/account.ts';
import type { AccountId } from '../../../../core/model/account.ts';
import { claimsWords as words } from '../../../words/claims.ts';
import { useKept } from '../../hooks/use-kept.ts';
import { ComparisonParts } from '../../parts/compare/ComparisonParts.tsx';
import { ClaimGrid } from './ClaimGrid.tsx';
import type { GridPlace } from './ClaimGrid.tsx';
import { ClaimPane } from './ClaimPane.tsx';
import { ClaimsTools } from './ClaimsTools.tsx';
import { useClaims } from './use-claims.ts';
import '../../styles/claims.css';

/**
 * What several documents, or all of the project, say of claims: a row for each claim, a column for each document or outlet.
 * What is decided is decided of a document, whatever its version.
 */
export function ClaimsView({ accounts }: { readonly accounts: readonly AccountId[] }) {
  const documentIds = documentIdsOf(accounts);
  const [by, setBy] = useKept<MatrixBy>(`claims ${documentIds.toSorted().join(' ')}`, 'documents');
  const matrix = useClaims(documentIds, by);
  const [place, setPlace] = useState<GridPlace>({ claimId: null, column: -1 });
  const ofProject = documentIds.length === 0;
  const row = matrix.rows.find(({ claim }) => claim.id === place.claimId) ?? matrix.rows[0];
  const column = Math.min(place.column, matrix.columns.length - 1);
  return (
    <section className="claims-view" aria-label={words.title}>
      {ofProject ? null : <ComparisonParts part="claims" documentIds={accounts} />}
      <VisuallyHidden elementType="h2">{words.title}</VisuallyHidden>
      <p className="quiet claims-how">{ofProject ? `${words.all} ${words.how}` : words.how}</p>
      {documentIds.length < accounts.length && <p className="quiet claims-how">{words.ofVersions}</p>}
      {matrix.columns.length === 0 && !ofProject ? (
        <p>{words.gone}</p>
      ) : (
        <>
          <ClaimsTools matrix={matrix} by={by} onBy={setBy} onMade={(claimId) => setPlace({ claimId, column: -1 })} />
          {row ? (
            <div className="claims-body">
              <ClaimGrid matrix={matrix} row={row} column={column} onPlace={setPlace} />
              <ClaimPane key={row.claim.id} matrix={matrix} row={row} column={column} />
            </div>
          ) : (
            <p className="quiet">{words.none}</p>
          )}
        </>
      )}
    </section>
  );
}
