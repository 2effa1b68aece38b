import { useState } from 'react';
import type { FormEvent } from 'react';
import { Button } from 'react-aria-components';
import type { Subject } from '../../../core/model/records.ts';
import { rule } from '../../commands/rule.ts';
import { quotationsWords as words } from '../../words/quotations.ts';
import { shellWords } from '../../words/shell.ts';
import { useRun, useSession } from '../hooks/use-session.ts';
import { ShellDialog } from './ShellDialog.tsx';

/** Asks who says the words that a person takes for a quotation; nobody, if nothing is typed. */
export function AskSpeaker({ subject, onEnd }: { readonly subject: Subject; onEnd(): void }) {
  const { desk } = useSession();
  const run = useRun();
  const [name, setName] = useState('');
  const add = (event: FormEvent) => {
    event.preventDefault();
    const speaker = name.trim() === '' ? null : name.trim();
    void run(rule(desk, { kind: 'quotation', value: 'is', form: 'direct', speaker, verb: null, subjects: [subject] }));
    onEnd();
  };
  return (
    <ShellDialog title={words.addTitle} onEnd={onEnd}>
      <form className="ask" onSubmit={add}>
        <p className="quiet">{subject.quotation.exact}</p>
        <input
          className="text-field"
          dir="auto"
          autoFocus
          aria-label={words.speaker}
          placeholder={words.speakerHint}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <div className="dialog-foot">
          <Button className="button" onPress={onEnd}>
            {shellWords.ask.cancel}
          </Button>
          <Button className="button primary" type="submit">
            {words.add}
          </Button>
        </div>
      </form>
    </ShellDialog>
  );
}
