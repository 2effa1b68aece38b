import { useState } from 'react';
import { Button } from 'react-aria-components';
import { mergePeople, renamePerson } from '../../commands/change-people.ts';
import { peopleWords } from '../../words/people.ts';
import { shellWords } from '../../words/shell.ts';
import { usePeople } from '../hooks/use-people.ts';
import { useRun, useSession } from '../hooks/use-session.ts';
import { ShellDialog } from './ShellDialog.tsx';

const words = peopleWords.ask;

/** Calls somebody otherwise; with the name of another both become one. Who leaves by Escape renames nobody, as by Cancel. */
export function AskPerson({ signature, onEnd }: { readonly signature: string; onEnd(): void }) {
  const { desk, people } = useSession();
  const run = useRun();
  const all = usePeople();
  const person = all.of(signature);
  const [name, setName] = useState(person?.name ?? signature);
  const found = all.named(name);
  const other = found && found !== person ? found : null;
  const store = async () => {
    onEnd();
    if (other) return void run(mergePeople(desk, people.now, signature, other.signatures[0] ?? ''));
    if (name.trim() === '' || name.trim() === person?.name) return;
    await run(renamePerson(desk, people.now, signature, name));
  };
  return (
    <ShellDialog title={words.title} onEnd={onEnd}>
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
