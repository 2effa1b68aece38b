import { NotebookText, Plus, Search } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { Dialog, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import type { Id } from '../../../core/model/id.ts';
import { colours } from '../../../core/model/records.ts';
import type { Colour, Tag } from '../../../core/model/records.ts';
import { nameInSentence } from '../../../core/model/shown-name.ts';
import { TagTally } from '../../../core/model/tag-counts.ts';
import { writeTagPath } from '../../../core/model/tag-paths.ts';
import { overlapping } from '../../commands/change-annotations.ts';
import { addTag, recolourTag, renameTag } from '../../commands/change-tags.ts';
import { addNote } from '../../commands/write-notes.ts';
import { dropTag } from '../../session/move-tags.ts';
import { joinOverlaps } from '../../session/join-marks.ts';
import { runAction } from '../../session/actions.ts';
import { number } from '../../words/in-words.ts';
import {
  useRows,
  useRowsLater,
  useRun,
  useSession,
  useTagLabels,
  useWorkspace,
  useWorkspaceLater,
} from '../hooks/use-session.ts';
import type { Session } from '../../session/session.ts';
import type { WorkspaceState } from '../../session/workspace.ts';
import { ask, deleteTag, openTag, showTagged, unlessTwins } from '../../session/shell-actions.ts';
import { draggedWords, dropWords, pressTag } from '../../session/press-tag.ts';
import { onlyShown, shownTags, toggleShown } from '../../session/only-tags.ts';
import { proposeOfTag } from '../../session/propose-claim.ts';
import { useTagPassages } from '../hooks/use-tag-passages.ts';
import { useShell } from '../hooks/use-shell.ts';
import { codebookWords } from '../../words/codebook.ts';
import { shellWords } from '../../words/shell.ts';
import { findWords } from '../../words/find.ts';
import { IconButton } from './IconButton.tsx';
import { InlineName } from './InlineName.tsx';
import { FindButton, FoldedFind, useFoldedFind } from './ListFind.tsx';
import { RowMenu, RowMenuButton } from './RowMenu.tsx';
import type { RowMenuItem } from './RowMenu.tsx';
import { Swatch } from './Swatch.tsx';
import { foundTags, tagLines } from './tag-lines.ts';
import type { TagLine } from './tag-lines.ts';
import { Tree } from './Tree.tsx';
import type { TreeRow } from './Tree.tsx';
import '../styles/sides.css';
import '../styles/tags.css';

type Row = TreeRow & {
  readonly line: TagLine;
  readonly counts: string;
  readonly passages: number | null;
  /** Texts do not show its marks. */
  readonly hidden: boolean;
};

const words = shellWords.tags;

/** The tag tree: make, name, nest, colour, merge and delete tags. */
export function Tags() {
  const session = useSession();
  const { rows: tags } = useRows('tags');
  const tagId = useShell((state) => state.tagId);
  const tagging = useWorkspace((state) => state.barShown);
  const find = useFoldedFind();
  const naming = useShell(({ asking }) => (asking?.kind === 'new-tag' ? asking : null));
  return (
    <nav className="side-part" aria-label={words.name} data-tagging={tagging || undefined}>
      <div className="side-head">
        <h2>{words.name}</h2>
        <span className="quiet">{tags.size > 0 && number(tags.size)}</span>
        {tags.size > 0 && <FindButton label={findWords.tags} find={find} />}
        {tags.size > 0 && (
          <IconButton
            label={words.show}
            className="end"
            disabled={tagId === null || !tags.has(tagId)}
            onPress={() => runAction(session, 'tag.show')}
          >
            <Search size={15} aria-hidden="true" />
          </IconButton>
        )}
        {tags.size > 0 && (
          <IconButton label={words.codebook} className="end" onPress={() => runAction(session, 'codebook.open')}>
            <NotebookText size={15} aria-hidden="true" />
          </IconButton>
        )}
        <IconButton label={words.new} className="end" onPress={() => runAction(session, 'tag.new')}>
          <Plus size={16} aria-hidden="true" />
        </IconButton>
      </div>
      {naming && <NewTag parentId={naming.parentId} />}
      <FoldedFind label={findWords.tags} find={find} first="[role=tree]" />
      {tags.size > 0 && <TagRows typed={find.typed} />}
      {tags.size === 0 && !naming && (
        <div className="empty">
          <p>{words.empty}</p>
          <p className="quiet">{words.emptyLine}</p>
        </div>
      )}
    </nav>
  );
}

/** The field for a new tag's name, after the path of the tag that it will stand below. */
function NewTag({ parentId }: { readonly parentId: Id | null }) {
  const { desk, shell } = useSession();
  const run = useRun();
  const labels = useTagLabels();
  return (
    <div className="naming">
      {parentId !== null && (
        <span className="quiet">
          <bdi>{labels.get(parentId)}</bdi> ›
        </span>
      )}
      <InlineName
        key={parentId}
        label={words.newName}
        value=""
        place={{ kind: 'new-tag', parentId }}
        onName={async (name) => {
          const tag = await run(addTag(desk, name, parentId));
          if (tag) shell.set({ tagId: tag.id });
          return tag;
        }}
        onEnd={() => shell.set({ asking: null })}
      />
    </div>
  );
}

function TagRows({ typed }: { readonly typed: string }) {
  const session = useSession();
  const { desk, shell } = session;
  const run = useRun();
  const tagId = useShell((state) => state.tagId);
  const tagging = useWorkspaceLater(barShown);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [menu, setMenu] = useState<{ readonly row: Row; readonly at: HTMLElement } | null>(null);
  const [palette, setPalette] = useState<{ readonly tag: Tag; readonly at: HTMLElement } | null>(null);
  const rows = useTagRows(closed, typed);
  const toggle = (row: Row, expanded: boolean) => {
    const next = new Set(closed);
    if (expanded) next.delete(row.id);
    else next.add(row.id);
    setClosed(next);
  };
  if (rows.length === 0) return <p className="empty quiet">{findWords.none}</p>;
  return (
    <>
      <Tree
        label={words.tree}
        rows={rows}
        rowHeight={30}
        selectedIds={new Set(tagId ? [tagId] : [])}
        revealId={tagId}
        onSelect={([id]) => shell.set({ tagId: id ?? null })}
        onToggle={toggle}
        takes={{ type: draggedWords, onDrop: (row) => void dropWords(session, row.id) }}
        about={tagging ? words.pressTags : undefined}
        onOpen={(row, how) => void pressTag(session, row.id, how)}
        onDoubleClick={(row) => ask(session, { kind: 'rename-tag', id: row.id })}
        onMenu={(row, at) => setMenu({ row, at })}
        onMove={(from, onto, where) => dropTag(session, from.id, onto.id, where)}
        onRowKey={(row, event) => {
          if (event.key === 'F2') ask(session, { kind: 'rename-tag', id: row.id });
          else if (event.key === 'Delete') void deleteTag(session, row.id);
          else if (event.key === 'o' && !event.ctrlKey && !event.metaKey && !event.altKey) toggleShown(session, row.id);
          else return false;
          return true;
        }}
        drawRow={(row) => <TagRow row={row} onMenu={(at) => setMenu({ row, at })} />}
      />
      <RowMenu
        label={words.actions}
        at={menu?.at ?? null}
        items={menu ? itemsOf(session, run, menu.row.id, (tag) => setPalette({ tag, at: menu.at })) : []}
        onClose={() => setMenu(null)}
      />
      <Palette
        tag={palette?.tag ?? null}
        at={palette?.at ?? null}
        onPick={(colour) => {
          if (palette) void run(recolourTag(desk, palette.tag.id, colour));
          setPalette(null);
        }}
        onClose={() => setPalette(null)}
      />
    </>
  );
}

const barShown = (state: WorkspaceState) => state.barShown;

/** The lines of the tree, with how many passages each tag has. */
function useTagRows(closed: ReadonlySet<string>, typed: string): readonly Row[] {
  const { desk } = useSession();
  const { rows: tags, version } = useRows('tags');
  const { version: marks } = useRowsLater('annotations');
  const { rows: documents, version: texts } = useRows('documents');
  const found = useTagPassages();
  const asked = useWorkspace((state) => state.onlyTags);
  const tally = useMemo(() => new TagTally(), []);
  return useMemo(() => {
    const annotationsOf = (id: Id) => desk.store.snapshot.annotationsOf(id);
    const { counts: counted, overlaps } = tally.counts({ tags, version, documents, annotationsOf });
    const shown = shownTags(tags, asked);
    // What was found is seen, wherever it stands.
    const lines = tagLines(foundTags(tags, typed), counted, typed.trim() === '' ? closed : new Set());
    return lines.map((line): Row => {
      const { tag, level, position, size, expanded } = line;
      const many = overlaps.get(tag.id) ?? 0;
      // What is lost stands in no passage.
      const inPassages = found.get(tag.id) ?? null;
      const passages = inPassages === line.all - line.lost ? null : inPassages;
      const counts = line.all === 0 ? [] : [words.counts(line, passages), ...(many > 0 ? [words.overlap(many)] : [])];
      const said = [...counts, ...(shown?.has(tag.id) ? [words.shownOnly] : [])];
      const label = said.length > 0 ? [nameInSentence(tag.name), ...said].join(', ') : tag.name;
      const hidden = shown !== null && !shown.has(tag.id);
      return { id: tag.id, level, position, size, expanded, label, line, counts: counts.join(', '), passages, hidden };
    });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- The maps are changed in place; their versions tell.
  }, [desk, tally, tags, version, marks, documents, texts, closed, typed, found, asked]);
}

function TagRow({ row, onMenu }: { readonly row: Row; onMenu(at: HTMLElement): void }) {
  const { id, line, counts, passages, hidden } = row;
  const session = useSession();
  const { desk, shell } = session;
  const renaming = useShell(({ asking }) => asking?.kind === 'rename-tag' && asking.id === id);
  return (
    <>
      <Swatch colour={line.tag.colour} />
      {renaming ? (
        <InlineName
          label={words.rename}
          value={writeTagPath([line.tag.name])}
          place={{ kind: 'tag-name', id }}
          onName={(name) => unlessTwins(session, id, renameTag(desk, id, name))}
          onEnd={() => shell.set({ asking: null })}
        />
      ) : (
        <span className="row-name" data-hidden={hidden || undefined} dir="auto" title={aboutTag(line.tag)}>
          {line.tag.name}
        </span>
      )}
      {line.all > 0 && (
        <button
          type="button"
          className="count count-button"
          tabIndex={-1}
          aria-label={words.showOf(line.tag.name)}
          title={`${words.show} (${counts}; ${words.searchCounts})`}
          onClick={(event) => {
            event.stopPropagation();
            showTagged(session, id);
          }}
        >
          {words.count(line, passages)}
        </button>
      )}
      <RowMenuButton label={words.actions} onMenu={onMenu} />
    </>
  );
}

/** What can be done with a tag; its colour is asked for by `onColour`. */
function itemsOf(
  session: Session,
  run: ReturnType<typeof useRun>,
  id: Id,
  onColour: (tag: Tag) => void,
): readonly RowMenuItem[] {
  const { desk, workspace } = session;
  const [shown, asked] = [onlyShown(session), workspace.state.onlyTags];
  const note = async () => {
    const made = await run(addNote(desk, { kind: 'tag', id }, shellWords.notes.untitled));
    if (made) workspace.open({ kind: 'note', noteId: made.id });
  };
  const colour = () => {
    const tag = desk.store.snapshot.rows('tags').get(id);
    if (tag) onColour(tag);
  };
  return [
    { id: 'open', words: words.open, run: () => openTag(session, id) },
    { id: 'show', words: words.show, run: () => showTagged(session, id) },
    // One that is shown with a tag above it is hidden with that.
    ...(shown?.has(id) && !asked.includes(id)
      ? []
      : [
          {
            id: 'only',
            words: shown === null ? words.only : asked.includes(id) ? words.onlyNot : words.onlyToo,
            run: () => toggleShown(session, id),
          },
        ]),
    { id: 'new', words: words.newBelow, apart: true, run: () => ask(session, { kind: 'new-tag', parentId: id }) },
    { id: 'rename', words: words.renameIt, run: () => ask(session, { kind: 'rename-tag', id }) },
    { id: 'colour', words: `${words.colour}…`, run: colour },
    { id: 'describe', words: words.describe, run: () => ask(session, { kind: 'describe-tag', id }) },
    { id: 'note', words: words.note, run: () => void note() },
    { id: 'claim', words: words.claim, run: () => proposeOfTag(session, id) },
    { id: 'move', words: words.move, apart: true, run: () => ask(session, { kind: 'move-tag', id }) },
    ...joinItem(session, id),
    { id: 'merge', words: words.merge, run: () => ask(session, { kind: 'merge-tag', id }) },
    { id: 'delete', words: words.delete, apart: true, run: () => void deleteTag(session, id) },
  ];
}

/** Offers to join marks that overlap; nothing where none do. */
function joinItem(session: Session, id: Id): readonly RowMenuItem[] {
  const chains = overlapping(session.desk, id);
  if (chains.length === 0) return [];
  return [
    {
      id: 'join',
      words: words.join(chains.flat().length),
      run: () => void joinOverlaps(session, [{ tagId: id, chains }]),
    },
  ];
}

/** The whole name, which may be cut off, and when to use the tag. */
function aboutTag({ name, description, when, whenNot }: Tag): string {
  const said = [
    description,
    ...(when === undefined ? [] : [`${codebookWords.when}: ${when}`]),
    ...(whenNot === undefined ? [] : [`${codebookWords.whenNot}: ${whenNot}`]),
  ];
  return [name, ...said.filter((one) => one.trim() !== '')].join('\n');
}

function Palette({
  tag,
  at,
  onPick,
  onClose,
}: {
  readonly tag: Tag | null;
  readonly at: HTMLElement | null;
  onPick(colour: Colour): void;
  onClose(): void;
}) {
  const trigger = useRef<HTMLElement | null>(null);
  trigger.current = at;
  return (
    <Popover
      className="popover"
      triggerRef={trigger}
      isOpen={at !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      placement="bottom start"
    >
      <Dialog className="palette-dialog" aria-label={words.colour}>
        <ListBox
          className="palette"
          aria-label={words.colour}
          layout="grid"
          autoFocus
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={tag ? [tag.colour] : []}
          onSelectionChange={(keys) => {
            const [key] = keys === 'all' ? [] : [...keys];
            const colour = colours.find((one) => one === key);
            if (colour) onPick(colour);
          }}
        >
          {colours.map((colour) => (
            <ListBoxItem key={colour} id={colour} textValue={words.colours[colour]} className="palette-item">
              <Swatch colour={colour} />
              <span>{words.colours[colour]}</span>
            </ListBoxItem>
          ))}
        </ListBox>
      </Dialog>
    </Popover>
  );
}
