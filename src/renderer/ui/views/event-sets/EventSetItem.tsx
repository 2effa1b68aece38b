import { useState } from 'react';
import { Button } from 'react-aria-components';
import { mostAccounts } from '../../../../core/compare/synopsis-shapes.ts';
import type { Id } from '../../../../core/model/id.ts';
import type { EventSet } from '../../../../core/model/records.ts';
import { changeEventSet, removeEventSet } from '../../../commands/event-sets.ts';
import { openShared } from '../../../session/compared-documents.ts';
import { eventSetWords as words } from '../../../words/event-sets.ts';
import { shellWords } from '../../../words/shell.ts';
import { useValueField } from '../../hooks/use-value-field.ts';
import { useWhenGone } from '../../hooks/use-when-gone.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useRun, useSession, useWorkspace } from '../../hooks/use-session.ts';
import { VanishingButton } from '../../parts/VanishingButton.tsx';
import { WhereAndWhen } from '../../parts/compare/WhereAndWhen.tsx';

const wholeView = (button: HTMLElement) => button.closest<HTMLElement>('.event-sets');

/** A set: its name, its documents, and what can be done with them. */
export function EventSetItem({ set }: { readonly set: EventSet }) {
  const { desk } = useSession();
  const run = useRun();
  const names = useDocumentNames();
  const there = set.documentIds.filter((id) => names.get(id) !== undefined);
  const [left, setLeft] = useState<ReadonlySet<Id>>(new Set());
  const many = there.length > mostAccounts;
  const compared = there.filter((id) => !many || left.has(id));
  const change = (words: Parameters<typeof changeEventSet>[2]) => run(changeEventSet(desk, set.id, words));
  return (
    <li className="event-set">
      <p className="event-set-head">
        <Name set={set} onName={(name) => change({ name })} />
        <span className="quiet">{words.members(there.length)}</span>
      </p>
      {there.length < 2 && <p className="quiet">{words.tooFew}</p>}
      {many && <p className="quiet">{words.choose(mostAccounts)}</p>}
      <ul className="event-set-members">
        {there.map((id) => (
          <Member
            key={id}
            id={id}
            chosen={many ? left.has(id) : null}
            onChoose={() => setLeft(new Set([...left, id].filter((one) => one !== id || !left.has(id))))}
            onLeaveOut={() => void change({ documentIds: there.filter((one) => one !== id) })}
          />
        ))}
      </ul>
      <Acts set={set} there={there} compared={compared} onChange={(words) => void change(words)} />
    </li>
  );
}

interface NameProps {
  readonly set: EventSet;
  /** As `take` of `useValueField`. */
  onName(name: string): unknown;
}

/** Enter, Escape and leaving the field take the name. The field stays when the name is another, also by an undo, and so does the focus. */
function Name({ set, onName }: NameProps) {
  const naming = useValueField({ kind: 'event-set-name', id: set.id }, set.name, (words) => {
    const name = words.trim();
    return name === '' || name === set.name ? undefined : onName(name);
  });
  const [typed, setTyped] = useState(naming.left);
  const take = (by: 'enter' | 'escape' | 'leaving') => {
    if (typed !== null && naming.done(typed, by)) setTyped(null);
  };
  useWhenGone(() => take('leaving'));
  const unfinished = naming.left === null ? undefined : shellWords.unstored.unfinished;
  return (
    <input
      className="text-field"
      dir="auto"
      aria-label={words.name(set.name)}
      aria-description={unfinished}
      title={unfinished}
      data-unfinished={naming.left !== null || undefined}
      value={typed ?? set.name}
      onChange={({ target }) => {
        setTyped(target.value);
        naming.type(target.value);
      }}
      onBlur={() => take('leaving')}
      onKeyDown={({ key }) => {
        if (key === 'Enter' || key === 'Escape') take(key === 'Enter' ? 'enter' : 'escape');
      }}
    />
  );
}

interface MemberProps {
  readonly id: Id;
  /** Whether it is compared; null where all are. */
  readonly chosen: boolean | null;
  onChoose(): void;
  onLeaveOut(): void;
}

function Member({ id, chosen, onChoose, onLeaveOut }: MemberProps) {
  const { workspace } = useSession();
  const name = useDocumentNames().get(id) ?? '';
  return (
    <li>
      {chosen !== null && (
        <input type="checkbox" aria-label={words.include(name)} checked={chosen} onChange={onChoose} />
      )}
      <Button
        className="plain-link"
        aria-label={words.open(name)}
        onPress={({ ctrlKey, metaKey }) =>
          workspace.open({ kind: 'document', documentId: id }, ctrlKey || metaKey ? 'beside' : 'here')
        }
      >
        <bdi>{name}</bdi>
      </Button>
      <WhereAndWhen id={id} />
      <VanishingButton
        className="icon-button event-set-leave"
        region={wholeView}
        aria-label={words.leaveOut(name)}
        onPress={onLeaveOut}
      >
        ×
      </VanishingButton>
    </li>
  );
}

interface ActsProps {
  readonly set: EventSet;
  readonly there: readonly Id[];
  readonly compared: readonly Id[];
  onChange(words: Parameters<typeof changeEventSet>[2]): void;
}

function Acts({ set, there, compared, onChange }: ActsProps) {
  const session = useSession();
  const run = useRun();
  const names = useDocumentNames();
  const chosen = useWorkspace((state) => state.chosen).filter(
    (id) => !there.includes(id) && names.get(id) !== undefined,
  );
  const cannot = compared.length < 2 || compared.length > mostAccounts;
  return (
    <div className="event-set-acts">
      <Button className="button small" isDisabled={cannot} onPress={() => openShared(session, compared)}>
        {words.compare}
      </Button>
      <Button
        className="button small"
        isDisabled={cannot}
        onPress={() => session.workspace.open({ kind: 'synopsis', documentIds: compared })}
      >
        {words.synopsis}
      </Button>
      {chosen.length > 0 && (
        <VanishingButton
          className="button small"
          region={wholeView}
          onPress={() => onChange({ documentIds: [...there, ...chosen] })}
        >
          {words.addChosen(chosen.length)}
        </VanishingButton>
      )}
      <label>
        {words.base}{' '}
        <select
          className="select"
          value={set.base ?? ''}
          onChange={(event) => onChange({ base: event.target.value || null })}
        >
          <option value="">{words.first}</option>
          {there.map((id) => (
            <option key={id} value={id}>
              {names.get(id)}
            </option>
          ))}
        </select>
      </label>
      <VanishingButton
        className="button small"
        region={wholeView}
        onPress={() => void run(removeEventSet(session.desk, set.id))}
      >
        {words.remove}
      </VanishingButton>
    </div>
  );
}
