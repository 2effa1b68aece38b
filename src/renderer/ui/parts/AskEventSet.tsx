import { useMemo } from 'react';
import { Autocomplete, Button, Input, Menu, MenuItem, SearchField, useFilter } from 'react-aria-components';
import type { Id } from '../../../core/model/id.ts';
import { addToEventSet } from '../../commands/event-sets.ts';
import { tellStored } from '../../session/tell-stored.ts';
import { eventSetWords as words } from '../../words/event-sets.ts';
import { shellWords } from '../../words/shell.ts';
import { useRows, useRun, useSession } from '../hooks/use-session.ts';
import { ShellDialog } from './ShellDialog.tsx';

/** Asks to which event set documents are to be added. */
export function AskEventSet({ documentIds, onEnd }: { readonly documentIds: readonly Id[]; onEnd(): void }) {
  const { desk, workspace } = useSession();
  const run = useRun();
  const sets = useRows('eventSets');
  const { contains } = useFilter({ sensitivity: 'base' });
  const inOrder = useMemo(() => [...sets.rows.values()].sort((a, b) => a.name.localeCompare(b.name)), [sets]);
  const add = async (id: string) => {
    onEnd();
    const name = sets.rows.get(id)?.name ?? '';
    const stored = await run(addToEventSet(desk, id, documentIds));
    if (stored) tellStored(workspace, stored, { verb: 'change-event-set', names: [name] });
  };
  return (
    <ShellDialog title={words.addTitle(documentIds.length)} onEnd={onEnd}>
      <Autocomplete filter={contains}>
        <SearchField aria-label={words.find} autoFocus className="search-field">
          <Input className="text-field" placeholder={words.find} />
        </SearchField>
        <div className="pick-list" tabIndex={0} role="group" aria-label={words.title}>
          <Menu
            className="menu pick-list"
            aria-label={words.title}
            onAction={(key) => void add(String(key))}
            renderEmptyState={() => <p className="quiet">{words.noneThere}</p>}
          >
            {inOrder.map(({ id, name }) => (
              <MenuItem key={id} id={id} textValue={name} className="menu-item">
                <span dir="auto">{name}</span>
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
