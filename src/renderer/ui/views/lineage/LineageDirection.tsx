import { useId, useState } from 'react';
import { Button } from 'react-aria-components';
import type { RuledLineage, ShownNode } from '../../../../core/compare/lineage-ruled.ts';
import type { Party } from '../../../../core/model/records.ts';
import type { Result } from '../../../../core/model/result.ts';
import { directFromNew } from '../../../commands/aliases-and-origins.ts';
import { rule } from '../../../commands/rule.ts';
import { lineageWords as words } from '../../../words/lineage.ts';
import { useRows, useRun, useSession } from '../../hooks/use-session.ts';
import { isDecidedOn } from './decided-on.ts';

/** Between which two a direction is set, by their nodes; empty where none is chosen. */
export interface ChosenLine {
  readonly from: string;
  readonly to: string;
}

interface DirectionProps {
  readonly ruled: RuledLineage;
  readonly chosen: ChosenLine;
  nameOf(node: ShownNode): string;
  onChoose(chosen: ChosenLine): void;
}

/** What stands for a source that is still to be named. */
const another = 'another';

/** A source that is still to be named cannot be where a line ends. */
const keptAs = (from: string) => (from === another ? '' : from);

/**
 * A person says who took from whom, or that nothing shows it; also from a source that is not in the project. What is decided
 * is decided of documents, so older versions are not offered.
 */
export function LineageDirection({ ruled, chosen, nameOf, onChoose }: DirectionProps) {
  const { desk } = useSession();
  const run = useRun();
  const origins = useRows('origins').rows;
  const [name, setName] = useState('');
  const id = useId();
  const there = new Set(ruled.nodes.map((node) => node.id));
  const more = [...origins.values()].map((origin): ShownNode => ({
    id: `origin ${origin.id}`,
    kind: 'unseen',
    origin,
  }));
  const sources = [...ruled.nodes.filter(isDecidedOn), ...more.filter((node) => !there.has(node.id))];
  const ready = chosen.to !== '' && (chosen.from === another ? name.trim() !== '' : chosen.from !== '');
  const decide = async (value: 'from-to' | 'none'): Promise<Result<unknown>> => {
    const to = partyOf(sources.find((node) => node.id === chosen.to)!);
    if (chosen.from === another) {
      const named = await directFromNew(desk, name, to);
      if (!named.ok) return named;
      onChoose({ ...chosen, from: `origin ${named.value.origin.id}` });
      setName('');
      return named;
    }
    const from = partyOf(sources.find((node) => node.id === chosen.from)!);
    return rule(desk, { kind: 'direction', value, from, to, subjects: [] });
  };
  return (
    <div className="lineage-direction" role="group" aria-label={words.direction}>
      <label htmlFor={`${id}-from`}>{words.from}</label>
      <select
        id={`${id}-from`}
        className="select"
        value={chosen.from}
        onChange={({ target }) =>
          onChoose({ from: target.value, to: target.value === chosen.to ? keptAs(chosen.from) : chosen.to })
        }
      >
        <option value="">–</option>
        <NodeOptions nodes={sources} nameOf={nameOf} />
        <option value={another}>{words.newSource}</option>
      </select>
      {chosen.from === another && (
        <input
          className="text-field lineage-source"
          aria-label={words.sourceName}
          placeholder={words.sourceName}
          value={name}
          dir="auto"
          onChange={(event) => setName(event.target.value)}
        />
      )}
      <label htmlFor={`${id}-to`}>{words.to}</label>
      <select
        id={`${id}-to`}
        className="select"
        value={chosen.to}
        onChange={({ target }) =>
          onChoose({ to: target.value, from: target.value === chosen.from ? chosen.to : chosen.from })
        }
      >
        <option value="">–</option>
        <NodeOptions nodes={ruled.nodes.filter(isDecidedOn)} nameOf={nameOf} />
      </select>
      <Button className="button small" isDisabled={!ready} onPress={() => run(decide('from-to'))}>
        {words.set}
      </Button>
      <Button
        className="button small"
        isDisabled={!ready || chosen.from === another}
        onPress={() => run(decide('none'))}
      >
        {words.none}
      </Button>
    </div>
  );
}

function NodeOptions({ nodes, nameOf }: { readonly nodes: readonly ShownNode[] } & Pick<DirectionProps, 'nameOf'>) {
  return nodes.map((node) => (
    <option key={node.id} value={node.id}>
      {nameOf(node)}
    </option>
  ));
}

function partyOf(node: ShownNode): Party {
  if (node.kind === 'document') return { kind: 'document', id: node.documentId };
  return node.kind === 'named' ? { kind: 'outlet', name: node.name } : { kind: 'origin', id: node.origin.id };
}
