import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { Id } from '../../../core/model/id.ts';
import { relationNamed } from '../../../core/model/links.ts';
import type { Relation } from '../../../core/model/records.ts';
import { changeRelation, mergeRelations } from '../../commands/link-things.ts';
import { linkWords } from '../../words/links.ts';
import { shellWords } from '../../words/shell.ts';
import { useRows, useRun, useSession } from '../hooks/use-session.ts';
import { ShellDialog } from './ShellDialog.tsx';
import '../styles/links.css';

const words = linkWords.ask;

/** Names a relation otherwise, for all its links; with the name of another one both become one. Leaving keeps what was typed. */
export function AskRelation({ id, onEnd }: { readonly id: Id; onEnd(): void }) {
  const relation = useRows('relations').rows.get(id);
  return relation ? <RelationForm relation={relation} onEnd={onEnd} /> : null;
}

function RelationForm({ relation, onEnd }: { readonly relation: Relation; onEnd(): void }) {
  const { desk } = useSession();
  const run = useRun();
  const { rows } = useRows('relations');
  const [name, setName] = useState(relation.name);
  const [reverse, setReverse] = useState(relation.reverse);
  const other = relationNamed(rows.values(), name);
  const merges = other !== undefined && other.id !== relation.id;
  const store = () => {
    if (merges) void run(mergeRelations(desk, relation.id, other.id));
    else if (name.trim() !== '') void run(changeRelation(desk, relation.id, { name, reverse }));
    onEnd();
  };
  return (
    <ShellDialog title={words.relationTitle} onEnd={merges ? onEnd : store}>
      <form
        className="ask"
        onSubmit={(event) => {
          event.preventDefault();
          store();
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
