import { useDeferredValue, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import type { Id } from '../../../../core/model/id.ts';
import type { Document } from '../../../../core/model/records.ts';
import { shownName } from '../../../../core/model/shown-name.ts';
import type { NamesById } from '../../../../core/model/shown-name.ts';
import { SortedDocuments } from '../../../../core/search/library-order.ts';
import { activeDocument } from '../../../session/workspace.ts';
import { shellWords } from '../../../words/shell.ts';
import { useRows, useRowsLater, useSession, useWorkspace } from '../../hooks/use-session.ts';
import type { TreeRow } from '../Tree.tsx';
import { libraryLines } from './library-lines.ts';
import type { LibraryLine } from './library-lines.ts';

const words = shellWords.library;

/** Milliseconds between two drawings while an import runs: each goes through all documents, of which many take long. */
const importPause = (documents: number) => (documents < 8000 ? 1000 : 2000);

/** A folder as the tree of the library draws it. */
export type FolderRow = TreeRow & { readonly line: LibraryLine & { readonly kind: 'folder' } };

/** A document as the tree of the library draws it. */
export type DocumentRow = TreeRow & {
  readonly line: LibraryLine & { readonly kind: 'document' };
  /** As it is called beside all others; undefined if it is gone. */
  readonly name: string | undefined;
  /** How many annotations it has. */
  readonly marks: number;
};

/** A row of the library's tree. */
export type LibraryRow = FolderRow | DocumentRow;

/** Whether a row is that of a document. */
export function isDocument(row: LibraryRow): row is DocumentRow {
  return row.line.kind === 'document';
}

/**
 * The documents of the project in their order, and the rows that the filter and the closed folders leave of them. With
 * `members` only these are listed, and no folder is closed.
 */
export function useLibrary(filter: string, members: readonly Id[] | null = null) {
  const session = useSession();
  const { snapshot } = session.desk.store;
  const order = useWorkspace((state) => state.librarySort);
  const importing = useWorkspace((state) => state.progress !== null);
  const pause = importing ? importPause(snapshot.rows('documents').size) : 0;
  const documents = useRows('documents', pause);
  const imports = useRows('imports', pause);
  const { version: marks } = useRowsLater('annotations');
  // Typing goes before the list that follows it.
  const wanted = useDeferredValue(filter);
  const { closed, toggle } = useClosedFolders();
  const sorted = useMemo(() => new SortedDocuments(order), [order]);
  const names = useMemo(
    () => session.names.documents(),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- They are named anew when this list of them is.
    [session, documents],
  );
  const rows = useMemo(
    () =>
      libraryLines(
        only(sorted.update(documents.rows), members),
        imports.rows,
        members ? noneClosed : closed,
        wanted,
      ).map((line) =>
        line.kind === 'folder' ? folderRow(line) : documentRow(line, names, snapshot.annotationsOf(line.id).length),
      ),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- Annotations are counted in place; their version tells.
    [sorted, documents, imports, closed, wanted, members, names, snapshot, marks],
  );

  /** The first document that a filter leaves, which the rows may not follow yet; null if it leaves none. */
  const firstOf = (filter: string): Id | null => listed(filter)[0] ?? null;
  const listed = (filter: string): readonly Id[] =>
    libraryLines(only(sorted.update(documents.rows), members), imports.rows, noneClosed, filter).flatMap(
      ({ kind, id }) => (kind === 'document' ? [id] : []),
    );
  // Also when the library is not shown any more: a walk goes on through what it listed.
  useEffect(() => {
    session.libraryOrder = () => listed(filter);
  });

  return { documents, rows, toggle, firstOf, isFiltered: wanted.trim() !== '' || members !== null };
}

const noneClosed: ReadonlySet<string> = new Set();

function only(documents: readonly Document[], members: readonly Id[] | null): readonly Document[] {
  if (members === null) return documents;
  const ids = new Set(members);
  return documents.filter(({ id }) => ids.has(id));
}

/** The folders whose content is not shown. */
function useClosedFolders() {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const toggle = ({ id }: LibraryRow, expanded: boolean) => {
    const next = new Set(closed);
    if (expanded) next.delete(id);
    else next.add(id);
    setClosed(next);
  };
  return { closed, toggle };
}

/** The chosen rows of the library: what is open, unless several are chosen. The id of a folder begins with a slash. */
export function useChosen(documents: ReturnType<typeof useRows<'documents'>>) {
  const { workspace } = useSession();
  const chosen = useWorkspace((state) => state.chosen);
  const openId = useWorkspace(activeDocument);
  const selected: ReadonlySet<string> = useMemo(() => {
    const there = chosen.filter((id) => documents.rows.has(id) || id.startsWith('/'));
    return new Set(there.length > 0 ? there : openId ? [openId] : []);
  }, [chosen, openId, documents]);

  useLayoutEffect(() => {
    if (openId && workspace.state.chosen.length === 1) workspace.set({ chosen: [openId] });
  }, [openId, workspace]);

  /** What is done with a document is done with all chosen ones, if it is among them. */
  const withChosen = (id: Id): readonly Id[] => {
    const ids = [...selected].filter((one) => documents.rows.has(one));
    return selected.has(id) && ids.length > 1 ? ids : [id];
  };

  const choose = (ids: readonly string[]) => workspace.set({ chosen: ids });
  return { selected, openId, choose, withChosen };
}

function folderRow(line: FolderRow['line']): FolderRow {
  const { id, level, position, size, expanded, count } = line;
  return { id, level, position, size, expanded, label: `${shownName(line.name)}, ${words.inFolder(count)}`, line };
}

function documentRow(line: DocumentRow['line'], names: NamesById, marks: number): DocumentRow {
  const { id, level, position, size } = line;
  const name = names.get(id);
  const label = marks > 0 ? `${name ?? ''}, ${words.marks(marks)}` : (name ?? '');
  return { id, level, position, size, expanded: null, label, line, name, marks };
}
