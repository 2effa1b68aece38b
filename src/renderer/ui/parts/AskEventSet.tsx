import { useMemo } from 'react';
import type { Id } from '../../../core/model/id.ts';
import { addToEventSet } from '../../commands/event-sets.ts';
import { tellStored } from '../../session/tell-stored.ts';
import { eventSetWords as words } from '../../words/event-sets.ts';
import { useRows, useRun, useSession } from '../hooks/use-session.ts';
import { PickDialog } from './PickDialog.tsx';

/** Asks to which event set documents are to be added. */
export function AskEventSet({ documentIds, onEnd }: { readonly documentIds: readonly Id[]; onEnd(): void }) {
  const { desk, workspace } = useSession();
  const run = useRun();
  const sets = useRows('eventSets');
  const inOrder = useMemo(() => [...sets.rows.values()].sort((a, b) => a.name.localeCompare(b.name)), [sets]);
  const add = async (id: Id) => {
    onEnd();
    const name = sets.rows.get(id)?.name ?? '';
    const stored = await run(addToEventSet(desk, id, documentIds));
    if (stored) tellStored(workspace, stored, { verb: 'change-event-set', names: [name] });
  };
  return (
    <PickDialog
      title={words.addTitle(documentIds.length)}
      find={words.find}
      list={words.title}
      none={words.noneThere}
      items={inOrder}
      onPick={(id) => void add(id)}
      onEnd={onEnd}
    />
  );
}
