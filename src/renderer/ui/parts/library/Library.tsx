import { ListFilter } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { DocumentSort } from '../../../../core/search/library-order.ts';
import { runAction } from '../../../session/actions.ts';
import { number } from '../../../words/in-words.ts';
import { shellWords } from '../../../words/shell.ts';
import type { Id } from '../../../../core/model/id.ts';
import { useKept } from '../../hooks/use-kept.ts';
import { useRows, useSession, useWorkspace } from '../../hooks/use-session.ts';
import { FolderChanges } from '../FolderChanges.tsx';
import { LibraryRows } from './LibraryRows.tsx';
import { LibrarySet } from './LibrarySet.tsx';
import { isDocument, useChosen, useLibrary } from './use-library.ts';
import '../../styles/sides.css';
import '../../styles/library.css';

const words = shellWords.library;

/** The documents of the project by folder, to find and open. */
export function Library() {
  const session = useSession();
  const { workspace } = session;
  const [filter, setFilter] = useState('');
  const [setId, setSet] = useKept<Id | null>('library set', null);
  const set = useRows('eventSets').rows.get(setId ?? '') ?? null;
  const { documents, rows, toggle, firstOf, isFiltered } = useLibrary(filter, set?.documentIds ?? null);
  const chosen = useChosen(documents);
  const count = documents.rows.size;
  const openFirst = (filter: string) => {
    const first = firstOf(filter);
    if (first === null) return;
    workspace.open({ kind: 'document', documentId: first });
    session.readers.focusText(first);
  };
  return (
    <nav className="side-part library" aria-label={words.name}>
      <div className="side-head">
        <h2>{words.name}</h2>
        {/* With a filter no folder is closed, so each document that it leaves has its row. */}
        <span className="quiet">
          {isFiltered ? words.filtered(rows.filter(isDocument).length, count) : count > 0 && number(count)}
        </span>
        <Order />
      </div>
      {count === 0 ? (
        <Empty />
      ) : (
        <>
          <LibrarySet set={set} onSet={setSet} />
          <Filter value={filter} onChange={setFilter} onOpenFirst={openFirst} />
          {rows.length === 0 ? (
            <p className="empty quiet">{words.noMatch}</p>
          ) : (
            <LibraryRows rows={rows} toggle={toggle} chosen={chosen} />
          )}
        </>
      )}
      <FolderChanges />
    </nav>
  );
}

/** In which order the documents stand. */
function Order() {
  const { workspace } = useSession();
  const order = useWorkspace((state) => state.librarySort);
  return (
    <label className="sort">
      <span className="hidden-words">{words.sort}</span>
      <select value={order} onChange={(event) => workspace.set({ librarySort: event.target.value as DocumentSort })}>
        {Object.entries(words.sorts).map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Empty() {
  const session = useSession();
  return (
    <div className="empty">
      <p>{words.empty}</p>
      <p className="quiet">{words.emptyLine}</p>
      <Button className="button" onPress={() => runAction(session, 'import.folder')}>
        {`${shellWords.header.importFolder}…`}
      </Button>
    </div>
  );
}

/** The field whose words leave only some documents. Down goes on into the list, Enter opens its first document. */
function Filter({
  value,
  onChange,
  onOpenFirst,
}: {
  readonly value: string;
  onChange(value: string): void;
  onOpenFirst(value: string): void;
}) {
  return (
    <div className="filter">
      <ListFilter size={14} aria-hidden="true" />
      <input
        type="search"
        data-list-find
        dir="auto"
        data-focus="library-filter"
        aria-label={words.filter}
        placeholder={words.filter}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          const { key } = event;
          if (key === 'Escape') onChange('');
          if (key !== 'Enter' && key !== 'ArrowDown') return;
          // The list follows what is typed a moment later; who goes on by key waits for it.
          event.preventDefault();
          if (key === 'ArrowDown')
            event.currentTarget.closest('nav')?.querySelector<HTMLElement>('[role=tree]')?.focus();
          else onOpenFirst(event.currentTarget.value);
        }}
      />
    </div>
  );
}
