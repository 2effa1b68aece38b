import { FileText, Folder, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { isEncoded } from '../../../../core/decode/format-names.ts';
import { currentVersion, formatOf } from '../../../../core/model/records.ts';
import type { Document } from '../../../../core/model/records.ts';
import { shownName } from '../../../../core/model/shown-name.ts';
import type { DocumentSort } from '../../../../core/search/library-order.ts';
import { ask } from '../../../session/shell-actions.ts';
import { dateInWords, number } from '../../../words/in-words.ts';
import { shellWords } from '../../../words/shell.ts';
import { useSession, useWorkspace } from '../../hooks/use-session.ts';
import { useWatching } from '../../hooks/use-watching.ts';
import { Apart } from '../Apart.tsx';
import { MiddleCut } from '../MiddleCut.tsx';
import { RowMenu, RowMenuButton } from '../RowMenu.tsx';
import { Tree } from '../Tree.tsx';
import { libraryMenu, removeChosen } from './library-menu.ts';
import { isDocument } from './use-library.ts';
import { oneLine, rowHeight, titleLines } from './title-lines.ts';
import type { DocumentRow, FolderRow, LibraryRow, useChosen, useLibrary } from './use-library.ts';

const words = shellWords.library;

/** The tree of folders and documents, and what is done with its rows. */
export function LibraryRows({
  rows,
  toggle,
  chosen: { selected, openId, choose, withChosen },
}: Pick<ReturnType<typeof useLibrary>, 'rows' | 'toggle'> & { readonly chosen: ReturnType<typeof useChosen> }) {
  const session = useSession();
  const { workspace } = session;
  const [menu, setMenu] = useState<{ readonly row: LibraryRow; readonly at: HTMLElement } | null>(null);
  const itemsOf = (row: LibraryRow) => libraryMenu(session, row, withChosen);
  // An open menu says whether a folder is watched now.
  useWatching((state) => state);
  return (
    <>
      <Tree
        label={words.tree}
        rows={rows}
        rowHeight={(row, width) =>
          isDocument(row) ? rowHeight(titleLines(row.line.document, row.level, width)) : rowHeight(oneLine)
        }
        selectedIds={selected}
        several
        revealId={openId}
        onSelect={choose}
        onToggle={toggle}
        onOpen={(row, { beside, by }) => {
          if (isDocument(row)) {
            workspace.open({ kind: 'document', documentId: row.id }, beside ? 'beside' : 'here');
            // Who opens by key reads on by key, and Delete there means an annotation, not the document.
            if (by === 'key') session.readers.focusText(row.id);
          } else if (by === 'key' || row.expanded === false) toggle(row, row.expanded === false);
        }}
        onMenu={(row, at) => {
          if (itemsOf(row).length > 0) setMenu({ row, at });
        }}
        onRowKey={(row, { key }) => {
          if (!isDocument(row)) return false;
          if (key === 'F2') ask(session, { kind: 'rename-document', id: row.id });
          else if (key === 'Delete') removeChosen(session, withChosen(row.id));
          else return false;
          return true;
        }}
        drawRow={(row, width) =>
          isDocument(row) ? (
            <DocumentLine row={row} width={width} onMenu={(at) => setMenu({ row, at })} />
          ) : (
            <FolderLine row={row} />
          )
        }
      />
      <RowMenu
        label={words.actions}
        at={menu?.at ?? null}
        items={menu ? itemsOf(menu.row) : []}
        onClose={() => setMenu(null)}
      />
    </>
  );
}

function FolderLine({ row: { line } }: { readonly row: FolderRow }) {
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

interface DocumentLineProps {
  readonly row: DocumentRow;
  /** Pixels of the whole tree. */
  readonly width: number;
  onMenu(at: HTMLElement): void;
}

function DocumentLine({ row, width, onMenu }: DocumentLineProps) {
  const { line, name, marks } = row;
  const { document } = line;
  const [first, second] = titleLines(document, row.level, width);
  const facts = factsOf(
    document,
    useWorkspace((state) => state.librarySort),
  );
  return (
    <>
      <FileText size={15} aria-hidden="true" className="row-icon" />
      <span className="row-words">
        <span className="row-name" dir="auto" title={name}>
          {first}
          {second !== undefined && <MiddleCut name={second} />}
        </span>
        <span className="row-below">
          <span className="row-facts" title={facts.join(' · ') || shownName(document.path)}>
            {facts.length > 0 ? <Apart facts={facts} /> : shownName(document.path)}
          </span>
          {isUnsure(document) && (
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

/** Its date and its outlet, as far as they are known; what the library is sorted by comes first. */
function factsOf({ attributes }: Document, sort: DocumentSort): readonly string[] {
  const date = attributes['date']?.value;
  const facts = [date && dateInWords(date, 'short'), attributes['outlet']?.value].filter(
    (fact): fact is string => fact !== undefined && fact !== '',
  );
  return sort === 'outlet' ? facts.reverse() : facts;
}

function isUnsure(document: Document): boolean {
  const version = currentVersion(document);
  const { confidence, replacements } = version.encoding;
  return isEncoded(formatOf(version)) && (confidence < 0.5 || replacements > 0);
}
