import { Pencil, Trash2 } from 'lucide-react';
import type { Relation } from '../../../../core/model/records.ts';
import { removeRelation } from '../../../commands/link-things.ts';
import { tellStored } from '../../../session/tell-stored.ts';
import { number } from '../../../words/in-words.ts';
import { linkWords } from '../../../words/links.ts';
import { useRows, useRun, useSession } from '../../hooks/use-session.ts';
import { IconButton } from '../../parts/IconButton.tsx';

const words = linkWords.table;

/** The relations of the project: how many links are of each, and what can be done with it. */
export function Relations() {
  const relations = useRows('relations').rows;
  useRows('links');
  if (relations.size === 0) return null;
  const inOrder = [...relations.values()].sort((a, b) => a.name.localeCompare(b.name));
  return (
    <ul className="relations" aria-label={words.relations}>
      {inOrder.map((relation) => (
        <OneRelation key={relation.id} relation={relation} />
      ))}
    </ul>
  );
}

function OneRelation({ relation: { id, name, reverse } }: { readonly relation: Relation }) {
  const { desk, linked, shell, workspace } = useSession();
  const run = useRun();
  const remove = async () => {
    const removed = await run(removeRelation(desk, id));
    if (removed) tellStored(workspace, removed, { verb: 'remove-relation', names: [name] });
  };
  return (
    <li title={reverse === '' || reverse === name ? undefined : `${name} · ${reverse}`}>
      <bdi>{name}</bdi> <span className="quiet">{number(linked.countOf(id))}</span>
      <IconButton
        label={words.rename(name)}
        className="small"
        onPress={() => shell.set({ asking: { kind: 'relation', id } })}
      >
        <Pencil size={13} aria-hidden="true" />
      </IconButton>
      <IconButton
        label={words.removeRelation(name)}
        className="small"
        region={(button) => button.closest<HTMLElement>('.note-table-view')}
        onPress={() => void remove()}
      >
        <Trash2 size={13} aria-hidden="true" />
      </IconButton>
    </li>
  );
}
