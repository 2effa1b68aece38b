import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import type { LinkTarget } from '../../../core/notes/links.ts';
import { openLink } from '../../session/open-link.ts';
import { noteWords as words } from '../../words/notes.ts';
import { useLinks } from '../hooks/use-links.ts';
import { useSession } from '../hooks/use-session.ts';
import '../styles/note-links.css';

/** A link to something of the project, called as that is called now. With Ctrl or Cmd it opens beside. */
export function NoteLink({ target, name }: { readonly target: LinkTarget; readonly name: string }) {
  const session = useSession();
  const now = useLinks().names().nameOf(target);
  if (now === null) {
    return (
      <span className="note-link" data-gone title={words.gone(words.kinds[target.kind], name)}>
        <bdi>{name}</bdi>
      </span>
    );
  }
  return (
    <LinkButton kind={target.kind} onOpen={(beside) => openLink(session, target, beside ? 'beside' : 'here')}>
      {now || name}
    </LinkButton>
  );
}

/** A name that was typed as a link: of whatever has it. */
export function TypedLink({ name }: { readonly name: string }) {
  const target = useLinks().names().meant(name);
  if (target) return <NoteLink target={target} name={name} />;
  return <>{`[[${name}]]`}</>;
}

/** What looks like a link of a note. No button: it breaks like the words around it. */
export function LinkButton(props: {
  readonly kind: LinkTarget['kind'];
  readonly children: ReactNode;
  readonly title?: string;
  onOpen(beside: boolean): void;
}) {
  const open = (event: MouseEvent | KeyboardEvent) => {
    event.preventDefault();
    event.stopPropagation();
    props.onOpen(event.ctrlKey || event.metaKey);
  };
  return (
    <span
      role="link"
      tabIndex={0}
      className="note-link"
      data-kind={props.kind}
      title={props.title ?? words.kinds[props.kind]}
      onClick={open}
      onKeyDown={(event) => {
        if (event.key === 'Enter') open(event);
      }}
    >
      <bdi>{props.children}</bdi>
    </span>
  );
}
