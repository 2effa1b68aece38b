import { useMemo } from 'react';
import { Autocomplete, Button, Input, Menu, MenuItem, SearchField, useFilter } from 'react-aria-components';
import { isEmpty } from '../../../core/model/diff.ts';
import type { Subject } from '../../../core/model/records.ts';
import { addPassage } from '../../commands/claims.ts';
import { claimsWords as words } from '../../words/claims.ts';
import { shellWords } from '../../words/shell.ts';
import { useRows, useRun, useSession } from '../hooks/use-session.ts';
import { ShellDialog } from './ShellDialog.tsx';

/** Asks which claim words are to be added to: their document says it then, if nobody decided otherwise. */
export function AskClaimOf({ subject, onEnd }: { readonly subject: Subject; onEnd(): void }) {
  const { desk, workspace } = useSession();
  const run = useRun();
  const claims = useRows('claims');
  const { contains } = useFilter({ sensitivity: 'base' });
  const inOrder = useMemo(() => [...claims.rows.values()].sort((a, b) => b.order - a.order), [claims]);
  const add = async (claimId: string) => {
    onEnd();
    const stored = await run(addPassage(desk, claimId, subject));
    if (stored && !isEmpty(stored)) workspace.tell('done', words.added, true);
  };
  return (
    <ShellDialog title={words.addTo} onEnd={onEnd}>
      <p className="quiet" dir="auto">
        {subject.quotation.exact}
      </p>
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
            {inOrder.map(({ id, wording }) => (
              <MenuItem key={id} id={id} textValue={wording} className="menu-item">
                <span dir="auto">{wording}</span>
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
