import { Search, X } from 'lucide-react';
import { useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { Button, Input, SearchField } from 'react-aria-components';
import { useSession, useWorkspace } from '../hooks/use-session.ts';
import { searchWords } from '../../words/search.ts';
import { SavedSearchMenu } from './SavedSearchMenu.tsx';
import { SearchHelp } from './SearchHelp.tsx';
import { activeTab } from '../../session/workspace.ts';
import { CompletionList, useCompletion } from './QueryCompletion.tsx';
import '../styles/search-box.css';

/**
 * The box at the top that searches over everything. Typing turns to the results; Enter or ↓ goes into them. What could
 * be written next is offered below and never in the way: only who moves into the list takes something from it.
 */
export function SearchBox() {
  const { workspace, readers } = useSession();
  const query = useWorkspace((state) => state.query);
  const input = useRef<HTMLInputElement>(null);

  const type = (words: string) => {
    workspace.set({ query: words, typing: words });
    if (words.trim() !== '' && activeTab(workspace.state)?.kind !== 'search') workspace.open({ kind: 'search' });
  };
  const leave = () => {
    completion.close();
    workspace.set({ typing: null });
  };
  const completion = useCompletion(input, query, type);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== input.current) return;
    if (completion.takesKey(event)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (event.key === 'Escape' && query !== '') {
      // The field would empty itself. A question is typed words, too: it is kept, and the button takes it away.
      event.preventDefault();
      event.stopPropagation();
      const reader = readers.active()?.reader;
      if (reader) reader.focus();
      else (document.querySelector<HTMLElement>('[data-first-hit]') ?? event.currentTarget).focus();
      return;
    }
    if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
    leave();
    if (activeTab(workspace.state)?.kind !== 'search') workspace.open({ kind: 'search' });
    document.querySelector<HTMLElement>('[data-first-hit]')?.focus();
    event.preventDefault();
  };

  return (
    <div className="search-row">
      {/* Before the field takes Escape to empty itself. */}
      <div className="search-box-place" tabIndex={-1} onKeyDownCapture={onKeyDown}>
        <SearchField className="search-box" aria-label={searchWords.box} value={query} onChange={type} data-search-box>
          <Search aria-hidden className="search-box-icon" />
          <Input
            ref={input}
            placeholder={searchWords.placeholder}
            dir="auto"
            spellCheck={false}
            autoComplete="off"
            onBlur={leave}
            {...completion.attributes}
          />
          <Button className="search-box-clear" aria-label={searchWords.clear}>
            <X aria-hidden />
          </Button>
        </SearchField>
        <CompletionList completion={completion} />
      </div>
      <SavedSearchMenu />
      <SearchHelp />
    </div>
  );
}
