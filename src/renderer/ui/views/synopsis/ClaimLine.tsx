import { useMemo } from 'react';
import { documentIdOf, documentOf } from '../../../../core/model/account.ts';
import { currentVersion } from '../../../../core/model/records.ts';
import { keyOfSubject } from '../../../../core/model/rulings.ts';
import { comparisonTab } from '../../../session/comparison-parts.ts';
import { synopsisWords as words } from '../../../words/synopsis.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';
import type { ShownRow } from './shown-rows.ts';
import type { RuledReading } from './use-ruled-synopsis.ts';

interface ClaimLineProps {
  readonly read: RuledReading;
  readonly row: ShownRow;
  readonly reachable: boolean;
}

/** Says of a row, or of a sentence in it, that it was made a claim, and turns to it. */
export function ClaimLine({ read, row, reachable }: ClaimLineProps) {
  const { shell, workspace } = useSession();
  const claims = useClaimsOf(read, row);
  const documentIds = read.synopsis.accounts.map(({ documentId }) => documentId);
  return claims.map(({ id, wording }) => (
    <p key={id} className="synopsis-ruled quiet">
      {words.isClaim}{' '}
      <button
        type="button"
        className="synopsis-moved"
        tabIndex={reachable ? 0 : -1}
        title={wording}
        aria-label={words.showClaimOf(wording)}
        onClick={() => {
          shell.set({ claimId: id });
          workspace.openInstead(comparisonTab('claims', documentIds));
        }}
      >
        {words.showClaim}
      </button>
    </p>
  ));
}

/** The claims that were made of the row or of a sentence in it, in their order. */
function useClaimsOf({ synopsis }: RuledReading, row: ShownRow) {
  const [claims, cells, documents] = [useRows('claims'), useRows('cells'), useRows('documents')];
  return useMemo(() => {
    const keys = new Set(
      row.cells.flatMap((sentences, account) => {
        const { documentId, sentences: ranges } = synopsis.accounts[account]!;
        const document = documentOf(documents.rows, documentId);
        const place = { documentId: documentIdOf(documentId), version: document ? currentVersion(document).number : 0 };
        return sentences.map((at) => keyOfSubject({ ...place, from: ranges[at]!.from, to: ranges[at]!.to }));
      }),
    );
    const holding = [...cells.rows.values()].filter(({ passages }) =>
      passages.some((one) => keys.has(keyOfSubject(one))),
    );
    return [...new Set(holding.map(({ claimId }) => claimId))]
      .flatMap((id) => claims.rows.get(id) ?? [])
      .filter(({ madeFrom }) => madeFrom.kind === 'row' || madeFrom.kind === 'cell')
      .sort((a, b) => a.order - b.order);
  }, [synopsis, row, claims, cells, documents]);
}
