import { useMemo, useState } from 'react';
import { Button, Autocomplete, Input, Menu, MenuItem, SearchField } from 'react-aria-components';
import { keyOfTarget } from '../../../core/notes/mentions.ts';
import { endOfTarget } from '../../session/linked-things.ts';
import { placeName } from '../../session/linking.ts';
import type { LinkPlace } from '../../session/linking.ts';
import { linkWords } from '../../words/links.ts';
import { shellWords } from '../../words/shell.ts';
import { useSession } from '../hooks/use-session.ts';
import { ShellDialog } from './ShellDialog.tsx';

const words = linkWords.pick;

/** Asks for what something is to be linked with, by its name or its words. */
export function AskLinkTo({ from, onEnd }: { readonly from: LinkPlace; onEnd(): void }) {
  const session = useSession();
  const [typed, setTyped] = useState('');
  const { links } = session;
  const near = useMemo(() => links.near(typed, from.kind === 'words' ? '' : from.id), [links, typed, from]);
  const choose = (key: string) => {
    const chosen = near.find(({ target }) => keyOfTarget(target) === key);
    if (chosen) session.shell.set({ asking: { kind: 'link', from, to: endOfTarget(chosen.target) } });
  };
  return (
    <ShellDialog title={words.title} onEnd={onEnd}>
      <p className="quiet" dir="auto">
        {placeName(session, from)}
      </p>
      <Autocomplete inputValue={typed} onInputChange={setTyped}>
        <SearchField aria-label={words.find} autoFocus className="search-field">
          <Input className="text-field" placeholder={words.find} />
        </SearchField>
        <div className="pick-list" tabIndex={0} role="group" aria-label={words.title}>
          <Menu
            className="menu"
            aria-label={words.title}
            onAction={(key) => choose(String(key))}
            renderEmptyState={() => <p className="quiet">{words.none}</p>}
          >
            {near.map(({ target, name, about }) => (
              <MenuItem key={keyOfTarget(target)} id={keyOfTarget(target)} textValue={name} className="menu-item">
                <span dir="auto">{name}</span> <span className="quiet">{about}</span>
              </MenuItem>
            ))}
          </Menu>
        </div>
      </Autocomplete>
      <div className="dialog-foot">
        <Button className="button" onPress={onEnd}>
          {shellWords.ask.cancel}
        </Button>
      </div>
    </ShellDialog>
  );
}
