import type { Id } from '../../../../core/model/id.ts';
import type { Import } from '../../../../core/model/records.ts';
import { addNote } from '../../../commands/write-notes.ts';
import { compareWithNow } from '../../../session/compare-versions.ts';
import { runAction } from '../../../session/actions.ts';
import { linkNamed } from '../../../session/folder-watching.ts';
import { askReading, canReadOtherwise, isReadByRule } from '../../../session/reading-target.ts';
import type { Session } from '../../../session/session.ts';
import { ask, removeDocuments } from '../../../session/shell-actions.ts';
import { tellProblem } from '../../../session/tell-problem.ts';
import { eventSetWords } from '../../../words/event-sets.ts';
import { folderWords } from '../../../words/folders.ts';
import { readOtherwiseWords } from '../../../words/read-otherwise.ts';
import { shellWords } from '../../../words/shell.ts';
import type { RowMenuItem } from '../RowMenu.tsx';
import { isDocument } from './use-library.ts';
import type { FolderRow, LibraryRow } from './use-library.ts';

const words = shellWords.library;

/** What can be done with a row of the library; nothing with a folder inside of an imported one. */
export function libraryMenu(session: Session, row: LibraryRow, withChosen: (id: Id) => readonly Id[]) {
  return isDocument(row) ? documentItems(session, row.id, withChosen(row.id)) : folderItems(session, row.line);
}

/** Removes documents, and chooses none of them any more. */
export function removeChosen(session: Session, ids: readonly Id[]): void {
  session.workspace.set({ chosen: [] });
  void removeDocuments(session, ids);
}

/** `ids`: the document, or all chosen ones, if it is among them. */
function documentItems(session: Session, id: Id, ids: readonly Id[]): readonly RowMenuItem[] {
  const { desk, workspace } = session;
  const open = (where: 'here' | 'beside') => workspace.open({ kind: 'document', documentId: id }, where);
  const note = async () => {
    const made = await addNote(desk, { kind: 'document', id }, shellWords.notes.untitled);
    if (made.ok) workspace.open({ kind: 'note', noteId: made.value.id }, 'beside');
    else tellProblem(workspace, made.error);
  };
  const compare = { id: 'compare', words: words.compare, run: () => runAction(session, 'compare.open') };
  const quotations = { id: 'quotations', words: words.quotations, run: () => runAction(session, 'quotations.open') };
  const synopsis = { id: 'synopsis', words: words.synopsis, run: () => runAction(session, 'synopsis.open') };
  const eventSet = { id: 'event-set', words: words.eventSet, run: () => runAction(session, 'event-set.new') };
  const document = desk.store.snapshot.rows('documents').get(id);
  const changes =
    document && document.versions.length > 1
      ? [{ id: 'versions', words: words.versions, run: () => compareWithNow(session, document) }]
      : [];
  return [
    { id: 'open', words: words.open, run: () => open('here') },
    { id: 'beside', words: words.beside, run: () => open('beside') },
    // Of too many it is said how many can be compared.
    ...(ids.length > 1 ? [compare, synopsis, eventSet, quotations] : changes),
    ...(desk.store.snapshot.rows('eventSets').size > 0
      ? [
          {
            id: 'to-event-set',
            words: eventSetWords.addTo,
            run: () => ask(session, { kind: 'to-event-set', documentIds: ids }),
          },
        ]
      : []),
    { id: 'rename', words: words.rename, apart: true, run: () => ask(session, { kind: 'rename-document', id }) },
    ...(document && canReadOtherwise(session, document)
      ? [
          {
            id: 'encoding',
            words: isReadByRule(desk, document) ? readOtherwiseWords.open : words.encoding,
            run: () => askReading(session, id, { chosen: ids }),
          },
        ]
      : []),
    { id: 'note', words: words.note, run: () => void note() },
    {
      id: 'remove',
      words: ids.length > 1 ? words.removeMany(ids.length) : words.remove,
      apart: true,
      run: () => removeChosen(session, ids),
    },
  ];
}

/** Whole imported folders have a report, and can be watched where the machine can. */
function folderItems(session: Session, line: FolderRow['line']): readonly RowMenuItem[] {
  const { desk, folders, workspace } = session;
  const { name } = line;
  const imports = [...desk.store.snapshot.rows('imports').values()].filter((one) => one.name === name);
  const newest = newestOf(imports);
  if (newest === null) return [];
  const report = () => workspace.set({ reportId: newest.id, dialog: 'import-report' });
  const items: RowMenuItem[] = [{ id: 'report', words: words.report, run: report }];
  const isWhole = line.level === 1 && imports.some(({ source }) => source === 'folder');
  if (!desk.host.native || !isWhole) return items;
  const link = linkNamed(folders.state, name);
  return [
    ...items,
    link
      ? { id: 'unwatch', words: folderWords.unwatch, run: () => void folders.unlink(link.linkId) }
      : { id: 'watch', words: folderWords.watchPick, run: () => void folders.pickAndLink(name) },
  ];
}

function newestOf(imports: readonly Import[]): Import | null {
  return imports.reduce<Import | null>(
    (newest, one) => (newest === null || one.started > newest.started ? one : newest),
    null,
  );
}
