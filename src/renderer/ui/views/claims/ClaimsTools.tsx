import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { MatrixBy } from '../../../../core/compare/claim-matrix.ts';
import { claimsFormats } from '../../../../core/exchange/claims-table.ts';
import type { Id } from '../../../../core/model/id.ts';
import { makeClaim } from '../../../commands/claims.ts';
import { claimsWords as words } from '../../../words/claims.ts';
import { useKept } from '../../hooks/use-kept.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useRun, useSession } from '../../hooks/use-session.ts';
import { SaveShown } from '../../parts/SaveTable.tsx';
import { OneOf } from '../../parts/Segments.tsx';
import { savedClaims } from './saved-claims.ts';
import type { Matrix } from './use-claims.ts';

interface ClaimsToolsProps {
  readonly matrix: Matrix;
  readonly by: MatrixBy;
  /** How many claims there are, and by which words those that are shown were found. */
  readonly found: { readonly all: number; readonly typed: string };
  onBy(by: MatrixBy): void;
  onMade(claimId: Id): void;
}

/** How many claims there are, what the columns are, a field for a new one, and saving. */
export function ClaimsTools({ matrix, by, found, onBy, onMade }: ClaimsToolsProps) {
  return (
    <div className="claims-tools">
      <p className="claims-count" role="status">
        {words.count(matrix.rows.length)}
      </p>
      <OneOf
        label={words.by}
        options={['documents', 'outlets', 'origins']}
        words={words.bys}
        chosen={by}
        onChoose={onBy}
      />
      <NewClaim onMade={onMade} />
      <Save matrix={matrix} found={found} />
      {by === 'origins' && matrix.columns.every(({ party }) => party.kind === 'document') && (
        <p className="quiet">{words.noOrigins}</p>
      )}
    </div>
  );
}

function NewClaim({ onMade }: { onMade(claimId: Id): void }) {
  const { desk, kept } = useSession();
  const run = useRun();
  // What is half typed is there again when the page is.
  const [wording, setWording] = useKept('claims new', '');
  const [storing, setStoring] = useState(false);
  const add = async () => {
    if (wording.trim() === '' || storing) return;
    setStoring(true);
    const made = await run(makeClaim(desk, { wording }));
    setStoring(false);
    if (!made) return;
    kept.delete('claims new');
    setWording('');
    onMade(made.id);
  };
  return (
    <form
      className="claims-new"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <input
        className="text-field"
        aria-label={words.newClaim}
        placeholder={words.newClaim}
        value={wording}
        onChange={(event) => setWording(event.target.value)}
      />
      <Button type="submit" className="button small" isDisabled={wording.trim() === ''}>
        {words.add}
      </Button>
    </form>
  );
}

function Save({ matrix, found }: Pick<ClaimsToolsProps, 'matrix' | 'found'>) {
  const session = useSession();
  const names = useDocumentNames();
  return (
    <SaveShown
      kind="claims"
      name={words.title}
      formats={claimsFormats}
      part={{ shown: matrix.rows.length, all: found.all }}
      none={matrix.rows.length === 0}
      table={() => savedClaims(matrix, session, names, found)}
    />
  );
}
