import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { withoutIds } from '../../../core/search/language/follow-tags.ts';
import { readsSame } from '../../commands/keep-searches.ts';
import { queryReading } from '../../commands/own-fields.ts';
import type { AskedSearchTwin } from '../../session/shell-state.ts';
import { searchWords } from '../../words/search.ts';
import { useSession } from '../hooks/use-session.ts';
import { ShellDialog } from './ShellDialog.tsx';
import '../styles/projects.css';

/** Asks what becomes of a saved search whose name another is to get, or nearly. */
export function AskSearchTwin({ asked, onEnd }: { readonly asked: AskedSearchTwin; onEnd(): void }) {
  const { id, name, answer } = asked;
  const { desk } = useSession();
  // As it was when it was asked, whatever another window does to it meanwhile.
  const [saved] = useState(() => desk.store.snapshot.rows('searches').get(id));
  // Whoever waits for the answer must not wait forever, however the dialog goes.
  useEffect(() => () => answer(null), [answer]);
  const choose = (choice: Parameters<typeof answer>[0]) => {
    answer(choice);
    onEnd();
  };
  if (!saved) return null;
  const same = readsSame(saved.name, name);
  const query = withoutIds(saved.query, queryReading(desk.store.snapshot));
  return (
    <ShellDialog title={searchWords.twinTitle(saved.name)} onEnd={() => choose(null)}>
      <dl className="twins">
        <dt>{searchWords.twinSaved}</dt>
        <dd>
          <code dir="auto">{query}</code>
          {saved.anyWord && ` · ${searchWords.anyWord}`}
        </dd>
      </dl>
      <p>{same ? searchWords.twinSame(name) : searchWords.twinWanted(name)}</p>
      <div className="dialog-foot">
        <Button className="button" onPress={() => choose(null)}>
          {searchWords.cancel}
        </Button>
        {!same && (
          <Button className="button" onPress={() => choose('beside')}>
            {searchWords.twinBeside}
          </Button>
        )}
        <Button className="button primary" autoFocus onPress={() => choose('replace')}>
          {searchWords.twinReplace}
        </Button>
      </div>
    </ShellDialog>
  );
}
