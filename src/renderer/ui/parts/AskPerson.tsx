import { useState } from 'react';
import { Button } from 'react-aria-components';
import { mergePeople, renamePerson } from '../../commands/change-people.ts';
import { tellStoredByEscape } from '../../session/tell-stored.ts';
import { peopleWords } from '../../words/people.ts';
import { shellWords } from '../../words/shell.ts';
import { usePeople } from '../hooks/use-people.ts';
import { useRun, useSession } from '../hooks/use-session.ts';
import { ShellDialog } from './ShellDialog.tsx';

const words = peopleWords.ask;

/** Calls somebody otherwise; with the name of another both become one, which leaving by Escape never does. It keeps any other name. */
export function AskPerson({ signature, onEnd }: { readonly signature: string; onEnd(): void }) {
  const session = useSession();
  const { desk, people } = session;
  const run = useRun();
  const all = usePeople();
  const person = all.of(signature);
  const [name, setName] = useState(person?.name ?? signature);
  const found = all.named(name);
  const other = found && found !== person ? found : null;
  const store = async () => {
    onEnd();
    if (other) return run(mergePeople(desk, people.now, signature, other.signatures[0] ?? ''));
    if (name.trim() === '' || name.trim() === person?.name) return null;
    return run(renamePerson(desk, people.now, signature, name));
  };
  const leave = async () => {
    if (other) return onEnd();
    if (await store()) tellStoredByEscape(session, name, person?.name ?? signature);
  };
  return (
    <ShellDialog title={words.title} onEnd={() => void leave()}>
      <form
        className="ask"
        onSubmit={(event) => {
          event.preventDefault();
          void store();
        }}
      >
        <input
          className="text-field"
          dir="auto"
          autoFocus
          aria-label={words.name}
          value={name}
          onFocus={(event) => event.target.select()}
          onChange={(event) => setName(event.target.value)}
        />
        {other && <p role="alert">{words.merges(other.name)}</p>}
        <div className="dialog-foot">
          <Button className="button" onPress={onEnd}>
            {shellWords.ask.cancel}
          </Button>
          <Button className="button primary" type="submit" isDisabled={name.trim() === ''}>
            {other ? words.merge : words.save}
          </Button>
        </div>
      </form>
    </ShellDialog>
  );
}
