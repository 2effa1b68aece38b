import { useMemo, useState } from 'react';
import type { FormEvent } from 'react';
import { Button } from 'react-aria-components';
import type { Id } from '../../../core/model/id.ts';
import { cellStates } from '../../../core/model/records.ts';
import type { CellState, Subject } from '../../../core/model/records.ts';
import { mayHoldWords } from '../../commands/claims.ts';
import { makeProposed } from '../../session/propose-claim.ts';
import type { ProposedClaim } from '../../session/proposed-claim.ts';
import { claimsWords as words, stateSigns } from '../../words/claims.ts';
import { shellWords } from '../../words/shell.ts';
import { useDocumentNames } from '../hooks/use-document-names.ts';
import { useSession } from '../hooks/use-session.ts';
import { SetUndecided } from './SetUndecided.tsx';
import { ShellDialog } from './ShellDialog.tsx';
import '../styles/ask-claim.css';

/** Asks for a claim: its words, the passages that become its cells, and what each document says of it. */
export function AskClaim({ proposed, onEnd }: { readonly proposed: ProposedClaim; onEnd(): void }) {
  const session = useSession();
  const { passages, open, more } = proposed;
  const [wording, setWording] = useState(proposed.wording);
  const [left, setLeft] = useState<ReadonlySet<Subject>>(new Set());
  const [states, setStates] = useState<ReadonlyMap<Id, CellState>>(() => {
    const says = passages.filter(({ documentId }) => !open.includes(documentId));
    return new Map(says.map(({ documentId }) => [documentId, 'says']));
  });
  const empty = wording.trim() === '';
  const make = (event: FormEvent) => {
    event.preventDefault();
    if (empty) return;
    onEnd();
    void makeProposed(session, proposed, { wording, passages: passages.filter((one) => !left.has(one)), states });
  };
  return (
    <ShellDialog title={words.makeTitle} size="large" onEnd={onEnd}>
      <form className="ask ask-claim" onSubmit={make}>
        <textarea
          className="text-field"
          rows={2}
          dir="auto"
          autoFocus
          aria-label={words.claimPane}
          value={wording}
          onFocus={(event) => event.target.select()}
          onChange={(event) => setWording(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.shiftKey) make(event);
          }}
        />
        <p className="quiet">{passages.length > 0 ? words.makeHow : words.makeHand}</p>
        <Offered
          passages={passages}
          left={left}
          states={states}
          onLeave={(one) => setLeft(new Set([...left, one].filter((other) => other !== one || !left.has(one))))}
          onRest={(ids, state) => setStates(new Map([...states, ...ids.map((id) => [id, state] as const)]))}
          onState={(id, state) =>
            setStates(new Map([...[...states].filter(([one]) => one !== id), ...(state ? [[id, state] as const] : [])]))
          }
        />
        {more > 0 && <p className="quiet">{words.more(more)}</p>}
        <div className="dialog-foot">
          <Button className="button" onPress={onEnd}>
            {shellWords.ask.cancel}
          </Button>
          <Button className="button primary" type="submit" isDisabled={empty}>
            {words.make}
          </Button>
        </div>
      </form>
    </ShellDialog>
  );
}

interface OfferedProps {
  readonly passages: readonly Subject[];
  readonly left: ReadonlySet<Subject>;
  readonly states: ReadonlyMap<Id, CellState>;
  onLeave(passage: Subject): void;
  onState(documentId: Id, state: CellState | null): void;
  onRest(documentIds: readonly Id[], state: CellState): void;
}

/** The passages by their documents, each to be taken out. */
function Offered({ passages, left, states, onLeave, onState, onRest }: OfferedProps) {
  const names = useDocumentNames();
  const documentIds = useMemo(() => [...new Set(passages.map(({ documentId }) => documentId))], [passages]);
  if (passages.length === 0) return null;
  const open = documentIds.filter((id) => !states.has(id));
  return (
    <>
      {documentIds.length > 1 && (
        <SetUndecided count={open.length} first="says" onSet={(state) => onRest(open, state)} />
      )}
      <ul className="ask-claim-documents" aria-label={words.offered}>
        {documentIds.map((id) => (
          <li key={id}>
            <p className="ask-claim-document">
              <bdi>{names.get(id)}</bdi>
              <select
                className="select"
                aria-label={words.stateOf(names.get(id) ?? '')}
                value={states.get(id) ?? ''}
                onChange={({ target }) => onState(id, target.value === '' ? null : (target.value as CellState))}
              >
                <option value="">{words.undecided}</option>
                {cellStates.map((state) => (
                  <option key={state} value={state}>
                    {stateSigns[state]} {words.states[state]}
                  </option>
                ))}
              </select>
            </p>
            {states.has(id) && !mayHoldWords(states.get(id)!) && <p className="quiet">{words.notKept}</p>}
            {passages
              .filter(({ documentId }) => documentId === id)
              .map((passage) => (
                <label key={`${passage.from} ${passage.to}`} className="ask-claim-passage">
                  <input type="checkbox" checked={!left.has(passage)} onChange={() => onLeave(passage)} />
                  <span dir="auto">{passage.quotation.exact}</span>
                </label>
              ))}
          </li>
        ))}
      </ul>
    </>
  );
}
