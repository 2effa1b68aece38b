import { Button } from 'react-aria-components';
import { mostAccounts } from '../../../../core/compare/synopsis-shapes.ts';
import { isEmpty } from '../../../../core/model/diff.ts';
import type { Diff } from '../../../../core/model/diff.ts';
import type { Id } from '../../../../core/model/id.ts';
import type { EventSet } from '../../../../core/model/records.ts';
import type { Result } from '../../../../core/model/result.ts';
import { addToEventSet, takeOutOfEventSet } from '../../../commands/event-sets.ts';
import { openShared } from '../../../session/compared-documents.ts';
import { searchInSet } from '../../../session/search-in-set.ts';
import { tellStored } from '../../../session/tell-stored.ts';
import { eventSetWords as words } from '../../../words/event-sets.ts';
import { useRows, useRun, useSession, useWorkspace } from '../../hooks/use-session.ts';
import { VanishingButton } from '../VanishingButton.tsx';

interface LibrarySetProps {
  /** The one whose documents are listed; null: all documents are. */
  readonly set: EventSet | null;
  onSet(id: Id | null): void;
}

const wholeLibrary = (button: HTMLElement) => button.closest<HTMLElement>('.library');

/** The event sets at the library: one leaves only its documents, and is compared, searched and changed there. */
export function LibrarySet({ set, onSet }: LibrarySetProps) {
  const sets = [...useRows('eventSets').rows.values()].sort((a, b) => a.name.localeCompare(b.name));
  if (sets.length === 0) return null;
  return (
    <div className="library-set">
      <select
        className="select"
        dir="auto"
        aria-label={words.listed}
        value={set?.id ?? ''}
        onChange={({ target }) => onSet(target.value || null)}
      >
        <option value="">{words.allDocuments}</option>
        {sets.map(({ id, name, documentIds }) => (
          <option key={id} value={id}>
            {words.option(name, documentIds.length)}
          </option>
        ))}
      </select>
      {set && <SetActs set={set} />}
    </div>
  );
}

function SetActs({ set }: { readonly set: EventSet }) {
  const session = useSession();
  const { desk, workspace } = session;
  const run = useRun();
  const documents = useRows('documents').rows;
  const chosen = useWorkspace((state) => state.chosen).filter((id) => documents.has(id));
  const isIn = (id: Id) => set.documentIds.includes(id);
  const [others, members] = [chosen.filter((id) => !isIn(id)), chosen.filter(isIn)];
  const there = set.documentIds.filter((id) => documents.has(id));
  const change = async (changing: Promise<Result<Diff>>) => {
    const stored = await run(changing);
    if (stored && !isEmpty(stored)) tellStored(workspace, stored, { verb: 'change-event-set', names: [set.name] });
  };
  return (
    <div role="group" aria-label={words.acts(set.name)} className="library-set-acts">
      <Button
        className="button small"
        isDisabled={there.length < 2 || there.length > mostAccounts}
        onPress={() => openShared(session, there)}
      >
        {words.compare}
      </Button>
      <Button className="button small" isDisabled={there.length === 0} onPress={() => searchInSet(session, set)}>
        {words.search}
      </Button>
      <Button className="button small" onPress={() => workspace.open({ kind: 'event-sets' })}>
        {words.allSets}
      </Button>
      {others.length > 0 && (
        <VanishingButton
          className="button small"
          region={wholeLibrary}
          onPress={() => void change(addToEventSet(desk, set.id, others))}
        >
          {words.addChosen(others.length)}
        </VanishingButton>
      )}
      {members.length > 0 && (
        <VanishingButton
          className="button small"
          region={wholeLibrary}
          onPress={() => void change(takeOutOfEventSet(desk, set.id, members))}
        >
          {words.takeOutChosen(members.length)}
        </VanishingButton>
      )}
    </div>
  );
}
