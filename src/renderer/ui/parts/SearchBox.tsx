import { Search, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { Button, Input, SearchField } from 'react-aria-components';
import { useSession, useWorkspace } from '../session.ts';
import { searchWords } from '../words-reading.ts';
import { SearchHelp } from '../views/SearchHelp.tsx';
import { activeTab } from '../workspace.ts';
import '../reading.css';

/** The box at the top that searches over everything. Typing turns to the results; Enter or ↓ goes into them. */
export function SearchBox() {
  const { workspace } = useSession();
  const query = useWorkspace((state) => state.query);

  const type = (words: string) => {
    workspace.set({ query: words });
    if (words.trim() !== '' && activeTab(workspace.state)?.kind !== 'search') workspace.open({ kind: 'search' });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if ((event.key !== 'Enter' && event.key !== 'ArrowDown') || event.nativeEvent.isComposing) return;
    if (activeTab(workspace.state)?.kind !== 'search') workspace.open({ kind: 'search' });
    document.querySelector<HTMLElement>('[data-first-hit]')?.focus();
    event.preventDefault();
  };

  return (
    <>
      <SearchField className="search-box" aria-label={searchWords.box} value={query} onChange={type} data-search-box>
        <Search aria-hidden className="search-box-icon" />
        <Input placeholder={searchWords.placeholder} dir="auto" spellCheck={false} onKeyDown={onKeyDown} />
        <Button className="search-box-clear" aria-label={searchWords.clear}>
          <X aria-hidden />
        </Button>
      </SearchField>
      <SearchHelp />
    </>
  );
}
