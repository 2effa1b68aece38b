import { FileText, Folder, ListFilter, TriangleAlert } from 'lucide-react';
import { useDeferredValue, useLayoutEffect, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Id } from '../../../../core/model/id.ts';
import { currentVersion } from '../../../../core/model/records.ts';
import type { Document, Import } from '../../../../core/model/records.ts';
import { addNote } from '../../../commands/write-notes.ts';
import { runAction } from '../../../session/actions.ts';
import { dateInWords, number } from '../../../words/in-words.ts';
import { useRows, useRun, useSession, useWorkspace } from '../../hooks/use-session.ts';
import { linkNamed } from '../../../session/folder-watching.ts';
import { useWatching } from '../../hooks/use-watching.ts';
import { ask, removeDocuments } from '../../../session/shell-actions.ts';
import { folderWords } from '../../../words/folders.ts';
import { shellWords } from '../../../words/shell.ts';
import { activeDocument } from '../../../session/workspace.ts';
import { SortedDocuments } from '../../../../core/search/library-order.ts';
import { libraryLines } from './library-lines.ts';
import type { DocumentSort } from '../../../../core/search/library-order.ts';
import type { LibraryLine } from './library-lines.ts';
import { Apart } from '../Apart.tsx';
import { FolderChanges } from '../FolderChanges.tsx';
import { RowMenu, RowMenuButton } from '../RowMenu.tsx';
import type { RowMenuItem } from '../RowMenu.tsx';
import { Tree } from '../Tree.tsx';
import type { TreeRow } from '../Tree.tsx';
import '../../styles/sides.css';
import { shownName } from '../../../../core/model/shown-name.ts';
import type { NamesById } from '../../../../core/model/shown-name.ts';
import '../../styles/library.css';

type Row = TreeRow & { readonly line: LibraryLine };

const words = shellWords.library;

/** Milliseconds between two drawings while an import runs: each goes through all documents. */
const importPause = 1000;

/** The documents of the project by folder, to find and open. */
export function Library() {
  const session = useSession();
  const { desk, workspace } = session;
  const run = useRun();
  const sort = useWorkspace((state) => state.librarySort);
  const [filter, setFilter] = useState('');
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const chosen = useWorkspace((state) => state.chosen);
  const setChosen = (ids: readonly string[]) => workspace.set({ chosen: ids });
  const [menu, setMenu] = useState<{ readonly row: Row; readonly at: HTMLElement } | null>(null);
  const importing = useWorkspace((state) => state.progress !== null);
  const watched = useWatching((state) => state);
  const openId = useWorkspace(activeDocument);

  const pause = importing ? importPause : 0;
  const { rows: documents, version } = useRows('documents', pause);
  const { rows: imports, version: importsVersion } = useRows('imports', pause);
  const marks = useDeferredValue(useRows('annotations', pause).version);

  // Typing goes before the list that follows it.
  const wanted = useDeferredValue(filter);
  const sorted = useMemo(() => new SortedDocuments(sort), [sort]);
  const names = useMemo(
    () => session.names.documents(),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- The map is changed in place; its version tells.
    [desk.store.snapshot, documents, version],
  );
  const rows = useMemo(() => {
    const lines = libraryLines(sorted.update(documents), imports, closed, wanted);
    return lines.map((line) => rowOf(line, desk.store.snapshot.annotationsOf(line.id).length, names));
    // eslint-disable-next-line react-hooks/exhaustive-deps -- The maps are changed in place; their versions tell.
  }, [sorted, documents, names, imports, closed, wanted, version, importsVersion, marks]);

  const selected = useMemo(() => {
    const there = chosen.filter((id) => documents.has(id) || id.startsWith('/'));
    return new Set(there.length > 0 ? there : openId ? [openId] : []);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- The map is changed in place; its version tells.
  }, [chosen, openId, documents, version]);

  // What is open is selected, unless several are chosen.
  useLayoutEffect(() => {
    if (openId && workspace.state.chosen.length === 1) workspace.set({ chosen: [openId] });
  }, [openId, workspace]);

  const toggle = (row: Row, expanded: boolean) => {
    const next = new Set(closed);
    if (expanded) next.delete(row.id);
    else next.add(row.id);
    setClosed(next);
  };

  /** Opens the first document that the filter leaves. */
  const openFirst = (words: string) => {
    const [first] = libraryLines(sorted.update(documents), imports, new Set(), words).filter(
      ({ kind }) => kind === 'document',
    );
    if (!first) return;
    workspace.open({ kind: 'document', documentId: first.id });
    session.readers.focusText(first.id);
  };

  const documentsOf = (row: Row): readonly Id[] => {
    const ids = [...selected].filter((id) => documents.has(id));
    return selected.has(row.id) && ids.length > 1 ? ids : [row.id];
  };

  const newestImport = (name: string): Id | null =>
    [...imports.values()].reduce<Import | null>(
      (newest, one) => (one.name === name && (newest === null || one.started > newest.started) ? one : newest),
      null,
    )?.id ?? null;

  /** Whole imported folders can be watched, where the machine can. */
  const watchItems = ({ name, level }: LibraryLine & { kind: 'folder' }): readonly RowMenuItem[] => {
    const ofFolder = [...imports.values()].some((one) => one.name === name && one.source === 'folder');
    if (!desk.host.native || level !== 1 || !ofFolder) return [];
    const link = linkNamed(watched, name);
    return link
      ? [{ id: 'unwatch', words: folderWords.unwatch, run: () => void session.folders.unlink(link.linkId) }]
      : [{ id: 'watch', words: folderWords.watchPick, run: () => void session.folders.pickAndLink(name) }];
  };

  const itemsOf = ({ id, line }: Row): readonly RowMenuItem[] => {
    if (line.kind === 'folder') {
      const report = newestImport(line.name);
      if (report === null) return [];
      const run = () => workspace.set({ reportId: report, dialog: 'import-report' });
      return [{ id: 'report', words: words.report, run }, ...watchItems(line)];
    }
    const row = rows.find((one) => one.id === id);
    const ids = row ? documentsOf(row) : [id];
    const open = (where: 'here' | 'beside') => workspace.open({ kind: 'document', documentId: id }, where);
    return [
      { id: 'open', words: words.open, run: () => open('here') },
      { id: 'beside', words: words.beside, run: () => open('beside') },
      ...(ids.length === 2
        ? [{ id: 'compare', words: words.compare, run: () => runAction(session, 'compare.open') }]
        : []),
      { id: 'rename', words: words.rename, apart: true, run: () => ask(session, { kind: 'rename-document', id }) },
      {
        id: 'encoding',
        words: words.encoding,
        run: () => {
          open('here');
          workspace.set({ dialog: 'encoding' });
        },
      },
      {
        id: 'note',
        words: words.note,
        run: () =>
          void run(addNote(desk, { kind: 'document', id }, shellWords.notes.untitled)).then((note) => {
            if (note) workspace.open({ kind: 'note', noteId: note.id }, 'beside');
          }),
      },
      {
        id: 'remove',
        words: ids.length > 1 ? words.removeMany(ids.length) : words.remove,
        apart: true,
        run: () => {
          setChosen([]);
          void removeDocuments(session, ids);
        },
      },
    ];
  };

  return (
    <nav className="side-part library" aria-label={words.name}>
      <div className="side-head">
        <h2>{words.name}</h2>
        <span className="quiet">
          {wanted.trim() !== ''
            ? words.filtered(leftOf(rows), documents.size)
            : documents.size > 0 && number(documents.size)}
        </span>
        <label className="sort">
          <span className="hidden-words">{words.sort}</span>
          <select value={sort} onChange={(event) => workspace.set({ librarySort: event.target.value as DocumentSort })}>
            {Object.entries(words.sorts).map(([key, name]) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      {documents.size === 0 ? (
        <div className="empty">
          <p>{words.empty}</p>
          <p className="quiet">{words.emptyLine}</p>
          <Button className="button" onPress={() => runAction(session, 'import.folder')}>
            {`${shellWords.header.importFolder}…`}
          </Button>
        </div>
      ) : (
        <>
          <div className="filter">
            <ListFilter size={14} aria-hidden="true" />
            <input
              type="search"
              dir="auto"
              data-focus="library-filter"
              aria-label={words.filter}
              placeholder={words.filter}
              value={filter}
              onChange={(event) => setFilter(event.target.value)}
              onKeyDown={(event) => {
                const { key } = event;
                if (key === 'Escape') setFilter('');
                if (key !== 'Enter' && key !== 'ArrowDown') return;
                // The list follows what is typed a moment later; who goes on by key waits for it.
                event.preventDefault();
                if (key === 'ArrowDown')
                  event.currentTarget.closest('nav')?.querySelector<HTMLElement>('[role=tree]')?.focus();
                else openFirst(event.currentTarget.value);
              }}
            />
          </div>
          {rows.length === 0 ? (
            <p className="empty quiet">{words.noMatch}</p>
          ) : (
            <Tree
              label={words.tree}
              rows={rows}
              rowHeight={40}
              selectedIds={selected}
              several
              revealId={openId}
              onSelect={setChosen}
              onToggle={toggle}
              onOpen={(row, { beside, by }) => {
                if (row.line.kind === 'document') {
                  workspace.open({ kind: 'document', documentId: row.id }, beside ? 'beside' : 'here');
                  // Who opens by key reads on by key, and Delete there means an annotation, not the document.
                  if (by === 'key') session.readers.focusText(row.id);
                } else if (by === 'key' || row.expanded === false) toggle(row, row.expanded === false);
              }}
              onMenu={(row, at) => {
                if (itemsOf(row).length > 0) setMenu({ row, at });
              }}
              onRowKey={(row, event) => {
                if (row.line.kind !== 'document') return false;
                if (event.key === 'F2') ask(session, { kind: 'rename-document', id: row.id });
                else if (event.key === 'Delete') {
                  const ids = documentsOf(row);
                  setChosen([]);
                  void removeDocuments(session, ids);
                } else return false;
                return true;
              }}
              drawRow={(row) =>
                row.line.kind === 'folder' ? (
                  <FolderLine line={row.line} />
                ) : (
                  <DocumentLine
                    name={names.get(row.line.id)}
                    document={row.line.document}
                    sort={sort}
                    marks={desk.store.snapshot.annotationsOf(row.id).length}
                    onMenu={(at) => setMenu({ row, at })}
                  />
                )
              }
            />
          )}
        </>
      )}
      <FolderChanges />
      <RowMenu
        label={words.actions}
        at={menu?.at ?? null}
        items={menu ? itemsOf(menu.row) : []}
        onClose={() => setMenu(null)}
      />
    </nav>
  );
}

/** How many documents the filter leaves. With a filter no folder is closed, so each has its row. */
function leftOf(rows: readonly Row[]): number {
  return rows.reduce((count, { line }) => (line.kind === 'document' ? count + 1 : count), 0);
}

function rowOf(line: LibraryLine, marks: number, names: NamesById): Row {
  const name = line.kind === 'folder' ? shownName(line.name) : (names.get(line.id) ?? '');
  const { id, level, position, size } = line;
  return line.kind === 'folder'
    ? { id, level, position, size, expanded: line.expanded, label: `${name}, ${words.inFolder(line.count)}`, line }
    : {
        id,
        level,
        position,
        size,
        expanded: null,
        label: marks > 0 ? `${name}, ${words.marks(marks)}` : name,
        line,
      };
}

function FolderLine({ line }: { readonly line: LibraryLine & { kind: 'folder' } }) {
  return (
    <>
      <Folder size={15} aria-hidden="true" className="row-icon" />
      <span className="row-name folder-name" dir="auto">
        {shownName(line.name)}
      </span>
      <span className="count">{number(line.count)}</span>
    </>
  );
}

function DocumentLine({
  document,
  name,
  sort,
  marks,
  onMenu,
}: {
  readonly document: Document;
  readonly name: string | undefined;
  readonly sort: DocumentSort;
  readonly marks: number;
  onMenu(at: HTMLElement): void;
}) {
  const date = document.attributes['date']?.value;
  const outlet = document.attributes['outlet']?.value;
  const facts = [date && dateInWords(date, 'short'), outlet].filter(
    (fact): fact is string => fact !== undefined && fact !== '',
  );
  if (sort === 'outlet') facts.reverse();
  const { encoding } = currentVersion(document);
  const unsure = encoding.confidence < 0.5 || encoding.replacements > 0;
  return (
    <>
      <FileText size={15} aria-hidden="true" className="row-icon" />
      <span className="row-words">
        <span className="row-name" dir="auto" title={name}>
          {shownName(document.title.value)}
        </span>
        <span className="row-below">
          <span className="row-facts" title={facts.join(' · ') || shownName(document.path)}>
            {facts.length > 0 ? <Apart facts={facts} /> : shownName(document.path)}
          </span>
          {unsure && (
            <span className="row-warning" title={words.unsureEncoding}>
              <TriangleAlert size={14} aria-hidden="true" />
            </span>
          )}
          {marks > 0 && (
            <span className="count marked" title={words.marks(marks)}>
              {number(marks)}
            </span>
          )}
        </span>
      </span>
      <RowMenuButton label={words.actions} onMenu={onMenu} />
    </>
  );
}
