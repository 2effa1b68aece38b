import { useMemo } from 'react';
import { isEmpty } from '../../../core/model/diff.ts';
import type { Id } from '../../../core/model/id.ts';
import type { Subject } from '../../../core/model/records.ts';
import { addPassage } from '../../commands/claims.ts';
import { claimsWords as words } from '../../words/claims.ts';
import { useRows, useRun, useSession } from '../hooks/use-session.ts';
import { PickDialog } from './PickDialog.tsx';

/** Asks which claim words are to be added to: their document says it then, if nobody decided otherwise. */
export function AskClaimOf({ subject, onEnd }: { readonly subject: Subject; onEnd(): void }) {
  const { desk, workspace } = useSession();
  const run = useRun();
  const claims = useRows('claims');
  const newestFirst = useMemo(
    () => [...claims.rows.values()].sort((a, b) => b.order - a.order).map(({ id, wording }) => ({ id, name: wording })),
    [claims],
  );
  const add = async (claimId: Id) => {
    onEnd();
    const stored = await run(addPassage(desk, claimId, subject));
    if (stored && !isEmpty(stored)) workspace.tell('done', words.added, true);
  };
  return (
    <PickDialog
      title={words.addTo}
      find={words.find}
      list={words.title}
      none={words.noneThere}
      items={newestFirst}
      onPick={(id) => void add(id)}
      onEnd={onEnd}
    >
      <p className="quiet" dir="auto">
        {subject.quotation.exact}
      </p>
    </PickDialog>
  );
}
