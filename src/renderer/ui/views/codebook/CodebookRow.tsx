import { X } from 'lucide-react';
import { useState } from 'react';
import type { DragEvent, KeyboardEvent } from 'react';
import { Button } from 'react-aria-components';
import type { Id } from '../../../../core/model/id.ts';
import type { Annotation, Tag } from '../../../../core/model/records.ts';
import { describeTag } from '../../../commands/change-tags.ts';
import { focusWhenThere } from '../../../session/focus-when-there.ts';
import { dropTag, stepTag } from '../../../session/move-tags.ts';
import type { Session } from '../../../session/session.ts';
import { ask, deleteTag, openTag } from '../../../session/shell-actions.ts';
import { shellWords } from '../../../words/shell.ts';
import { codebookWords as words } from '../../../words/codebook.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useRun, useSession } from '../../hooks/use-session.ts';
import { RowMenu, RowMenuButton } from '../../parts/RowMenu.tsx';
import type { RowMenuItem } from '../../parts/RowMenu.tsx';
import { Swatch } from '../../parts/Swatch.tsx';
import { EntryCell } from './EntryCell.tsx';

interface CodebookRowProps {
  /** Its place among the rows that are shown, from 0. */
  readonly at: number;
  readonly tag: Tag;
  /** 1 at the top. */
  readonly level: number;
  /** How many annotations carry it, in words. */
  readonly count: string;
  readonly example: Annotation | undefined;
  /** The tag that is being dragged, if one is. */
  readonly dragged: string | null;
  onDrag(id: string | null): void;
  measure(row: HTMLElement | null): void;
}

/** A tag with the parts of its entry, each written in place. */
export function CodebookRow(props: CodebookRowProps) {
  const { at, tag, level, count, example, measure } = props;
  const session = useSession();
  const dragging = useDragging(props);
  const [menu, setMenu] = useState<HTMLElement | null>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key] as -1 | 1 | undefined;
    if (!by || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    // The row is put in another place, and what had the focus in it would lose it.
    const name = () => document.querySelector<HTMLElement>(`[data-codebook-tag="${tag.id}"] .codebook-name`);
    void stepTag(session, tag.id, by).then(() => focusWhenThere(name));
  };
  return (
    <tr
      ref={measure}
      data-index={at}
      aria-rowindex={at + 2}
      data-codebook-tag={tag.id}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => {
        event.preventDefault();
        setMenu(event.currentTarget.querySelector<HTMLElement>('.codebook-name'));
      }}
      {...dragging}
    >
      <th scope="row" style={{ paddingInlineStart: `${0.5 + 1.25 * Math.min(level - 1, 8)}rem` }}>
        <span className="codebook-tag">
          <Swatch colour={tag.colour} />
          <Button
            className="codebook-name plain-link"
            aria-label={words.openTag(tag.name)}
            onPress={() => openTag(session, tag.id)}
          >
            <bdi>{tag.name}</bdi>
          </Button>
          <RowMenuButton label={words.acts(tag.name)} onMenu={setMenu} />
        </span>
        <RowMenu
          label={words.acts(tag.name)}
          at={menu}
          items={menu ? itemsOf(session, tag.id) : []}
          onClose={() => setMenu(null)}
        />
      </th>
      <EntryCell tag={tag} kind="tag-entry" part={words.definition} />
      <EntryCell tag={tag} kind="tag-when" part={words.when} />
      <EntryCell tag={tag} kind="tag-when-not" part={words.whenNot} />
      <Example tag={tag} example={example} />
      <td className="codebook-count">{count}</td>
    </tr>
  );
}

/** What reorganises a codebook; names are written in the tree of tags, where its colours are, too. */
function itemsOf(session: Session, id: Id): readonly RowMenuItem[] {
  const { tags } = shellWords;
  return [
    { id: 'new', words: tags.newBelow, run: () => ask(session, { kind: 'new-tag', parentId: id }) },
    { id: 'rename', words: tags.renameIt, run: () => ask(session, { kind: 'rename-tag', id }) },
    { id: 'move', words: tags.move, apart: true, run: () => ask(session, { kind: 'move-tag', id }) },
    { id: 'merge', words: tags.merge, run: () => ask(session, { kind: 'merge-tag', id }) },
    { id: 'delete', words: tags.delete, apart: true, run: () => void deleteTag(session, id) },
  ];
}

function Example({ tag, example }: { readonly tag: Tag; readonly example: Annotation | undefined }) {
  const { desk, workspace } = useSession();
  const run = useRun();
  const names = useDocumentNames();
  if (!example) return <td className="quiet">{words.nothing}</td>;
  return (
    <td>
      <Button className="codebook-example" onPress={() => workspace.showAnnotation(example)}>
        <q dir="auto">{example.quotation.exact.slice(0, 400)}</q>{' '}
        <bdi className="quiet">{names.get(example.documentId)}</bdi>
      </Button>
      <Button
        className="chip-remove"
        aria-label={words.noExample(tag.name)}
        onPress={() => void run(describeTag(desk, tag.id, { example: null }))}
      >
        <X size={12} aria-hidden="true" />
      </Button>
    </td>
  );
}

/** Where a tag would go, seen from the row under the pointer: in the middle of it, below that tag. */
function whereOf(event: DragEvent): 'before' | 'inside' | 'after' {
  const { top, height } = event.currentTarget.getBoundingClientRect();
  const share = (event.clientY - top) / height;
  return share < 0.3 ? 'before' : share > 0.7 ? 'after' : 'inside';
}

function useDragging({ tag, dragged, onDrag }: CodebookRowProps) {
  const session = useSession();
  const [drop, setDrop] = useState<'before' | 'inside' | 'after' | null>(null);
  return {
    draggable: true,
    'data-drop': drop ?? undefined,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', tag.name);
      onDrag(tag.id);
    },
    onDragEnd: () => onDrag(null),
    onDragOver: (event: DragEvent) => {
      if (dragged === null || dragged === tag.id) return;
      event.preventDefault();
      setDrop(whereOf(event));
    },
    onDragLeave: () => setDrop(null),
    onDrop: (event: DragEvent) => {
      setDrop(null);
      if (dragged === null || dragged === tag.id) return;
      event.preventDefault();
      dropTag(session, dragged, tag.id, whereOf(event));
      onDrag(null);
    },
  };
}
