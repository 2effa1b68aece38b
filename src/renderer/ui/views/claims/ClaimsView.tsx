import { useEffect, useMemo, useRef, useState } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import type { MatrixBy } from '../../../../core/compare/claim-matrix.ts';
import { documentIdsOf } from '../../../../core/model/account.ts';
import type { AccountId } from '../../../../core/model/account.ts';
import type { Id } from '../../../../core/model/id.ts';
import { claimsWords as words } from '../../../words/claims.ts';
import { useKept } from '../../hooks/use-kept.ts';
import { useSession } from '../../hooks/use-session.ts';
import { useShell } from '../../hooks/use-shell.ts';
import { FindInRows, useFoundRows } from '../../parts/compare/FindInRows.tsx';
import { ComparisonParts } from '../../parts/compare/ComparisonParts.tsx';
import { ClaimGrid } from './ClaimGrid.tsx';
import type { GridPlace } from './ClaimGrid.tsx';
import { ClaimPane } from './ClaimPane.tsx';
import { ClaimsTools } from './ClaimsTools.tsx';
import { useClaims } from './use-claims.ts';
import type { ClaimRow, Matrix } from './use-claims.ts';
import '../../styles/claims.css';

/**
 * What several documents, or all of the project, say of claims: a row for each claim, a column for each document or outlet.
 * What is decided is decided of a document, whatever its version.
 */
export function ClaimsView({ accounts }: { readonly accounts: readonly AccountId[] }) {
  const documentIds = documentIdsOf(accounts);
  const [by, setBy] = useKept<MatrixBy>(`claims ${documentIds.toSorted().join(' ')}`, 'documents');
  const all = useClaims(documentIds, by);
  const find = useFoundRows(all.rows, wordsOfClaim);
  const matrix = useMemo(() => ({ ...all, rows: find.found }), [all, find.found]);
  const ofProject = documentIds.length === 0;
  const { row, column, view, go, show } = useChosen(matrix);
  return (
    <section ref={view} className="claims-view" aria-label={words.title}>
      {ofProject ? null : <ComparisonParts part="claims" documentIds={accounts} />}
      <VisuallyHidden elementType="h2">{words.title}</VisuallyHidden>
      <p className="quiet claims-how">{ofProject ? `${words.all} ${words.how}` : words.how}</p>
      {documentIds.length < accounts.length && <p className="quiet claims-how">{words.ofVersions}</p>}
      {matrix.columns.length === 0 && !ofProject ? (
        <p>{words.gone}</p>
      ) : (
        <>
          <ClaimsTools
            matrix={matrix}
            by={by}
            found={{ all: all.rows.length, typed: find.typed }}
            onBy={setBy}
            onMade={show}
          />
          {all.rows.length > 0 && <FindInRows find={find} first={'.claims-grid [tabindex="0"]'} />}
          {row ? (
            <div className="claims-body">
              <ClaimGrid matrix={matrix} row={row} column={column} onPlace={go} />
              <ClaimPane key={row.claim.id} matrix={matrix} row={row} column={column} />
            </div>
          ) : all.rows.length > 0 ? null : (
            <p className="quiet">{words.none}</p>
          )}
        </>
      )}
    </section>
  );
}

/** The wording of a claim, and what each says of it. */
const wordsOfClaim = ({ claim, cells }: ClaimRow) =>
  [claim.wording, ...cells.flatMap(({ passages }) => passages.map(({ quotation }) => quotation.exact))].join('\n');

/** Which claim the page is about, and in which column the keys are. One that was chosen elsewhere is scrolled into view. */
function useChosen({ columns, rows }: Matrix) {
  const { shell } = useSession();
  const chosen = useShell((state) => state.claimId);
  const view = useRef<HTMLElement>(null);
  const [place, setPlace] = useState<GridPlace>({ claimId: null, column: -1 });
  const row = rows.find(({ claim }) => claim.id === chosen) ?? rows[0];
  const claimId = row?.claim.id;
  const isElsewhere = claimId === chosen && claimId !== place.claimId;
  useEffect(() => {
    if (!isElsewhere) return;
    view.current?.querySelector('[aria-selected="true"] > [role="rowheader"]')?.scrollIntoView({ block: 'nearest' });
  }, [isElsewhere, claimId]);
  return {
    row,
    column: claimId === place.claimId ? Math.min(place.column, columns.length - 1) : -1,
    view,
    /** The keys go there. */
    go(next: GridPlace) {
      setPlace(next);
      shell.set({ claimId: next.claimId });
    },
    /** Turns to a claim. */
    show(id: Id) {
      setPlace({ claimId: null, column: -1 });
      shell.set({ claimId: id });
    },
  };
}
