import { ArrowUpDown } from 'lucide-react';
import { useId, useMemo } from 'react';
import { Button } from 'react-aria-components';
import { hasNoDirection, relationNamed } from '../../../core/model/links.ts';
import type { RelationNames } from '../../../core/model/links.ts';
import { firstRelations, linkWords } from '../../words/links.ts';
import { useRows } from '../hooks/use-session.ts';
import { IconButton } from './IconButton.tsx';
import '../styles/links.css';

const words = linkWords.ask;

/** What is typed of a link. */
export interface TypedLink extends RelationNames {
  readonly note: string;
}

/** The relations of the project, those that are used most first, then those that every project is offered. */
function useRelations(): readonly RelationNames[] {
  const relations = useRows('relations');
  const links = useRows('links');
  return useMemo(() => {
    const uses = new Map<string, number>();
    for (const { relationId } of links.rows.values())
      if (relationId !== null) uses.set(relationId, (uses.get(relationId) ?? 0) + 1);
    const own = [...relations.rows.values()].sort(
      (a, b) => (uses.get(b.id) ?? 0) - (uses.get(a.id) ?? 0) || a.name.localeCompare(b.name),
    );
    return [...own, ...firstRelations.filter(({ name }) => !relationNamed(own, name))];
  }, [relations, links]);
}

/** What two things are in a link, its relation with a field that completes, and its note. */
export function LinkForm(props: {
  readonly from: string;
  readonly to: string;
  readonly typed: TypedLink;
  onType(typed: TypedLink): void;
  onTurn(): void;
}) {
  const { from, to, typed, onType, onTurn } = props;
  const known = useRelations();
  const listId = useId();
  const isKnown = relationNamed(useRows('relations').rows.values(), typed.name) !== undefined;
  const choose = (name: string) => {
    const one = known.find((other) => other.name === name.trim());
    onType({ ...typed, name, ...(one ? { reverse: one.reverse } : {}) });
  };
  return (
    <>
      <Ends from={from} to={to} mayTurn={!hasNoDirection(typed)} onTurn={onTurn} />
      <label className="link-field">
        {words.relation}
        <input
          className="text-field"
          dir="auto"
          list={listId}
          autoFocus
          autoComplete="off"
          placeholder={words.hint}
          value={typed.name}
          onChange={(event) => choose(event.target.value)}
        />
      </label>
      <datalist id={listId}>
        {known.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <div className="button-row" role="group" aria-label={words.known}>
        {known.slice(0, mostOffered).map(({ name }) => (
          <Button key={name} className="button small" aria-pressed={name === typed.name} onPress={() => choose(name)}>
            <bdi>{name}</bdi>
          </Button>
        ))}
      </div>
      {typed.name.trim() !== '' && !isKnown && (
        <label className="link-field">
          {words.reverse}
          <input
            className="text-field"
            dir="auto"
            autoComplete="off"
            placeholder={words.reverseHint}
            value={typed.reverse}
            onChange={(event) => onType({ ...typed, reverse: event.target.value })}
          />
        </label>
      )}
      <label className="link-field">
        {words.note}
        <textarea
          className="text-field"
          dir="auto"
          rows={2}
          value={typed.note}
          onChange={(event) => onType({ ...typed, note: event.target.value })}
        />
      </label>
    </>
  );
}

const mostOffered = 8;

function Ends(props: { readonly from: string; readonly to: string; readonly mayTurn: boolean; onTurn(): void }) {
  return (
    <div className="link-ends">
      <dl>
        <dt>{words.from}</dt>
        <dd dir="auto">{props.from}</dd>
        <dt>{words.to}</dt>
        <dd dir="auto">{props.to}</dd>
      </dl>
      {props.mayTurn && (
        <IconButton label={words.turn} onPress={props.onTurn}>
          <ArrowUpDown size={16} aria-hidden="true" />
        </IconButton>
      )}
    </div>
  );
}
