import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { Id } from '../../../core/model/id.ts';
import { isEmpty } from '../../../core/model/diff.ts';
import { relationNamed } from '../../../core/model/links.ts';
import type { Relation } from '../../../core/model/records.ts';
import { changeRelation, mergeRelations } from '../../commands/link-things.ts';
import { tellStoredByEscape } from '../../session/tell-stored.ts';
import { linkWords } from '../../words/links.ts';
import { shellWords } from '../../words/shell.ts';
import { useRows, useRun, useSession } from '../hooks/use-session.ts';
import { ShellDialog } from './ShellDialog.tsx';
import '../styles/links.css';

const words = linkWords.ask;

/** Names a relation otherwise, for all its links; with the name of another one both become one, which leaving never does. It keeps any other name, and says so. */
export function AskRelation({ id, onEnd }: { readonly id: Id; onEnd(): void }) {
  const relation = useRows('relations').rows.get(id);
  return relation ? <RelationForm relation={relation} onEnd={onEnd} /> : null;
}

function RelationForm({ relation, onEnd }: { readonly relation: Relation; onEnd(): void }) {
  const session = useSession();
  const { desk } = session;
  const run = useRun();
  const { rows } = useRows('relations');
  const [name, setName] = useState(relation.name);
  const [reverse, setReverse] = useState(relation.reverse);
  const other = relationNamed(rows.values(), name);
  const merges = other !== undefined && other.id !== relation.id;
  const store = async () => {
    onEnd();
    if (merges) return run(mergeRelations(desk, relation.id, other.id));
    return name.trim() === '' ? null : run(changeRelation(desk, relation.id, { name, reverse }));
  };
  const leave = async () => {
    const stored = await store();
    if (!stored || isEmpty(stored)) return;
    const isNamed = name.trim() !== relation.name;
    tellStoredByEscape(session, isNamed ? name : reverse, isNamed ? relation.name : relation.reverse);
  };
  return (
    <ShellDialog title={words.relationTitle} onEnd={() => (merges ? onEnd() : void leave())}>
      <form
        className="ask"
        onSubmit={(event) => {
          event.preventDefault();
          void store();
        }}
      >
        <label className="link-field">
          {words.relation}
          <input
            className="text-field"
            dir="auto"
            autoFocus
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        {merges ? (
          <p role="alert">{words.merges(other.name)}</p>
        ) : (
          <label className="link-field">
            {words.reverse}
            <input
              className="text-field"
              dir="auto"
              placeholder={words.reverseHint}
              value={reverse}
              onChange={(event) => setReverse(event.target.value)}
            />
          </label>
        )}
        <div className="dialog-foot">
          <Button className="button" onPress={onEnd}>
            {shellWords.ask.cancel}
          </Button>
          <Button className="button primary" type="submit">
            {merges ? words.merge : words.save}
          </Button>
        </div>
      </form>
    </ShellDialog>
  );
}
