import { Bookmark } from 'lucide-react';
import { useMemo } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { withoutIds } from '../../../core/search/language/follow-tags.ts';
import { queryReading } from '../../commands/own-fields.ts';
import { useRows, useSession } from '../hooks/use-session.ts';
import { searchWords } from '../../words/search.ts';

/**
 * The saved searches beside the box, to be asked again from wherever one is. The focus goes on to the box, so that Mod+G
 * and Enter go on into what is found.
 */
export function SavedSearchMenu() {
  const { desk, workspace } = useSession();
  const searches = useRows('searches');
  const saved = useMemo(() => [...searches.rows.values()].sort((a, b) => a.order - b.order), [searches]);
  const ask = (id: string) => {
    const search = searches.rows.get(id);
    if (!search) return;
    workspace.set({ query: search.query, anyWord: search.anyWord });
    workspace.open({ kind: 'search' });
    // The menu gives the focus back to its button when it has closed.
    setTimeout(() => document.querySelector<HTMLElement>('[data-search-box] input')?.focus());
  };
  return (
    <MenuTrigger>
      <Button className="icon-button saved-searches-button" aria-label={searchWords.saved}>
        <Bookmark size={16} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu
          className="menu"
          aria-label={searchWords.saved}
          onAction={(key) => ask(String(key))}
          renderEmptyState={() => <p className="quiet saved-searches-none">{searchWords.noneSaved}</p>}
        >
          {saved.map(({ id, name, query }) => {
            const written = withoutIds(query, queryReading(desk.store.snapshot));
            return (
              <MenuItem key={id} id={id} textValue={name} className="menu-item">
                <bdi>{name}</bdi>
                {name !== written && (
                  <code className="quiet" dir="auto">
                    {written}
                  </code>
                )}
              </MenuItem>
            );
          })}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
