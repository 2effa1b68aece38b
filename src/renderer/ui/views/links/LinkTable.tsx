import { Pencil, Trash2 } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { LinkEnd } from '../../../../core/model/records.ts';
import { removeLinks } from '../../../commands/link-things.ts';
import type { LinkRow } from '../../../session/link-rows.ts';
import { openEnd } from '../../../session/linking.ts';
import { tellStored } from '../../../session/tell-stored.ts';
import { momentInWords } from '../../../words/in-words.ts';
import { linkWords } from '../../../words/links.ts';
import { useRun, useSession } from '../../hooks/use-session.ts';
import { IconButton } from '../../parts/IconButton.tsx';
import { Markdown } from '../../parts/Markdown.tsx';

/** A link: both ends lead there. */
export function LinkTableRow({ row }: { readonly row: LinkRow }) {
  const { link, relation, both, note, author, changed } = row;
  const sign = both ? linkWords.signs.both : linkWords.signs.out;
  return (
    <tr>
      <th scope="row">
        <End end={link.from} name={row.from} source={row.fromIn} />
      </th>
      <td dir="auto">
        <bdi>{relation || <span className="quiet">{linkWords.noRelation}</span>}</bdi>{' '}
        <span className="quiet" aria-hidden="true">
          {sign}
        </span>
      </td>
      <td>
        <End end={link.to} name={row.to} source={row.toIn} />
      </td>
      <td dir="auto">{note !== '' && <Markdown text={note} />}</td>
      <td dir="auto">{author}</td>
      <td>
        <time dateTime={changed}>{momentInWords(changed)}</time>
        <RowTools row={row} />
      </td>
    </tr>
  );
}

function End({ end, name, source }: { readonly end: LinkEnd; readonly name: string; readonly source: string }) {
  const session = useSession();
  return (
    <>
      <Button
        className="plain-link"
        onPress={(event) => openEnd(session, end, event.ctrlKey || event.metaKey ? 'beside' : 'here')}
      >
        <bdi>{name}</bdi>
      </Button>
      {source !== '' && (
        <div className="quiet" dir="auto">
          {source}
        </div>
      )}
    </>
  );
}

function RowTools({ row: { link, from, to } }: { readonly row: LinkRow }) {
  const { desk, shell, workspace } = useSession();
  const run = useRun();
  const remove = async () => {
    const removed = await run(removeLinks(desk, [link.id]));
    if (removed) tellStored(workspace, removed, { verb: 'remove-links', names: [from, to] });
  };
  return (
    <span className="link-tools">
      <IconButton
        label={linkWords.change}
        className="small"
        onPress={() => shell.set({ asking: { kind: 'change-link', id: link.id } })}
      >
        <Pencil size={13} aria-hidden="true" />
      </IconButton>
      <IconButton
        label={linkWords.remove}
        className="small"
        region={(button) => button.closest<HTMLElement>('.note-table-view')}
        onPress={() => void remove()}
      >
        <Trash2 size={13} aria-hidden="true" />
      </IconButton>
    </span>
  );
}
