import { Link2, Pencil, Route, Trash2 } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import type { LinkSeen } from '../../../core/model/links.ts';
import type { LinkEnd } from '../../../core/model/records.ts';
import { holdsWords } from '../../../core/text/holds-words.ts';
import { removeLinks } from '../../commands/link-things.ts';
import { beginLink, endLink, openEnd } from '../../session/linking.ts';
import { tellStored } from '../../session/tell-stored.ts';
import { findWords } from '../../words/find.ts';
import { number } from '../../words/in-words.ts';
import { linkWords as words } from '../../words/links.ts';
import { noteWords } from '../../words/notes.ts';
import { useLinksState } from '../hooks/use-links.ts';
import { useRows, useRun, useSession } from '../hooks/use-session.ts';
import { useShell } from '../hooks/use-shell.ts';
import { FindButton, FoldedFind, useFoldedFind } from './ListFind.tsx';
import { IconButton } from './IconButton.tsx';
import { Markdown } from './Markdown.tsx';
import { LinkButton } from './NoteLink.tsx';
import { VanishingButton } from './VanishingButton.tsx';
import '../styles/links.css';

/** So many are shown at first. */
const atFirst = 8;

/** What a thing is linked with: each relation as it is called from here, and the way there; nothing where it has no link. */
export function LinkedWith({ end, level = 3 }: { readonly end: LinkEnd; readonly level?: 3 | 4 }) {
  const links = useLinked(end);
  const { linked } = useSession();
  const [all, setAll] = useState(false);
  const find = useFoldedFind();
  const holds = holdsWords(useDeferredValue(find.typed));
  if (links.length === 0) return null;
  const wordsOf = ({ link, other, relation }: LinkSeen) =>
    [relation, linked.nameOf(other), linked.sourceOf(other), link.note].join('\n');
  const found = holds ? links.filter((seen) => holds(wordsOf(seen))) : links;
  const shown = all ? found : found.slice(0, atFirst);
  const Heading = level === 3 ? 'h3' : 'h4';
  return (
    <div role="group" className="mentioned linked-with" aria-label={words.list}>
      <div className="mentioned-head">
        <Heading>
          {words.list} <span className="quiet">{number(links.length)}</span>
        </Heading>
        {links.length > atFirst && <FindButton label={findWords.links} find={find} />}
      </div>
      <FoldedFind
        label={findWords.links}
        find={find}
        left={{ shown: found.length, all: links.length }}
        first=".note-link"
      />
      <ul>
        {shown.map((seen) => (
          <OneLink key={seen.link.id} seen={seen} />
        ))}
      </ul>
      {shown.length < found.length && (
        <VanishingButton
          className="plain-link"
          region={(button) => button.closest<HTMLElement>('.linked-with')}
          onPress={() => setAll(true)}
        >
          {noteWords.more(number(found.length - shown.length))}
        </VanishingButton>
      )}
    </div>
  );
}

/** A little late: what was marked or written is painted first. */
function useLinked({ kind, id }: LinkEnd): readonly LinkSeen[] {
  const { linked } = useSession();
  const links = useRows('links').version;
  const relations = useRows('relations').version;
  const state = useDeferredValue(`${links} ${relations} ${useLinksState()}`);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- The rows are changed in place; their state tells.
  return useMemo(() => linked.of({ kind, id }), [linked, kind, id, state]);
}

function OneLink({ seen: { link, other, way, relation } }: { readonly seen: LinkSeen }) {
  const session = useSession();
  const { linked, shell } = session;
  const run = useRun();
  const remove = async () => {
    const label = {
      verb: 'remove-links',
      names: [linked.nameOf(link.from) ?? '', linked.nameOf(link.to) ?? ''],
    } as const;
    const removed = await run(removeLinks(session.desk, [link.id]));
    if (removed) tellStored(session.workspace, removed, label);
  };
  const source = linked.sourceOf(other);
  return (
    <li>
      <span className="link-line">
        <span className="link-way" role="img" aria-label={words.ways[way]}>
          {words.signs[way]}
        </span>{' '}
        <bdi className="link-relation">{relation || words.noRelation}</bdi>{' '}
        <LinkButton
          kind={other.kind === 'annotation' || other.kind === 'claim' ? 'mark' : other.kind}
          onOpen={(beside) => openEnd(session, other, beside ? 'beside' : 'here')}
        >
          {linked.nameOf(other) ?? words.gone}
        </LinkButton>
        {source !== null && <bdi className="quiet"> {source}</bdi>}
        <span className="link-tools">
          <IconButton
            label={words.change}
            className="small"
            onPress={() => shell.set({ asking: { kind: 'change-link', id: link.id } })}
          >
            <Pencil size={13} aria-hidden="true" />
          </IconButton>
          <IconButton
            label={words.remove}
            className="small"
            region={(button) => button.closest<HTMLElement>('.linked-with')}
            onPress={() => void remove()}
          >
            <Trash2 size={13} aria-hidden="true" />
          </IconButton>
        </span>
      </span>
      {link.note !== '' && (
        <div className="link-note">
          <Markdown text={link.note} />
        </div>
      )}
    </li>
  );
}

/** Begins a link at a thing, or ends there the one that was begun elsewhere. */
export function LinkTool({ end }: { readonly end: LinkEnd }) {
  const session = useSession();
  const from = useShell(({ linkFrom }) => linkFrom);
  const ends = from !== null && !(from.kind === end.kind && from.id === end.id);
  return (
    <IconButton
      label={ends ? words.toHere : words.fromHere}
      className="small"
      onPress={() => (ends ? endLink(session, end) : beginLink(session, end))}
    >
      {ends ? <Link2 size={14} aria-hidden="true" /> : <Route size={14} aria-hidden="true" />}
    </IconButton>
  );
}
