import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { shownName } from '../../../core/model/shown-name.ts';
import type { Twin, TwinChoice } from '../../commands/project-files.ts';
import { holdings } from '../../session/about-project.ts';
import type { AskedTwin } from '../../session/shell-state.ts';
import { shellWords } from '../../words/shell.ts';
import { ShellDialog } from './ShellDialog.tsx';
import '../styles/projects.css';

const words = shellWords.ask;

/** Asks which is to be opened: the project that is here, or the one of the file beside it. */
export function AskTwin({ asked, onEnd }: { readonly asked: AskedTwin; onEnd(): void }) {
  const { twin, answer } = asked;
  const [name, setName] = useState(twin.freeName);
  // Whoever waits for the answer must not wait forever, however the dialog goes.
  useEffect(() => () => answer(null), [answer]);
  const choose = (choice: TwinChoice) => {
    answer(choice);
    onEnd();
  };
  const newer = newerOf(twin);
  const fewer = fewerIn(twin);
  const called = twin.file.name === twin.here.name ? [] : [words.twinCalled(shownName(twin.file.name))];
  return (
    <ShellDialog title={words.twin(shownName(twin.here.name))} size="large" onEnd={() => choose(null)}>
      <form
        className="ask"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') choose({ name });
        }}
      >
        {newer !== null && (
          <p>
            {words.twinNewer[newer]} {fewer.length > 0 && words.twinFewer(fewer)}
          </p>
        )}
        <dl className="twins">
          <dt>{words.twinHere}</dt>
          <dd>{holdings(twin.here).join(' · ')}</dd>
          <dt>{words.twinFile(twin.fileName)}</dt>
          <dd>{[...called, ...holdings(twin.file)].join(' · ')}</dd>
        </dl>
        <p className="quiet">{words.twinMerging}</p>
        <label className="twin-name">
          <span>{words.twinName}</span>
          <input
            className="text-field"
            dir="auto"
            value={name}
            onFocus={(event) => event.target.select()}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <div className="dialog-foot">
          <Button className="button" onPress={() => choose(null)}>
            {words.cancel}
          </Button>
          <Button className="button" type="submit" isDisabled={name.trim() === ''}>
            {words.twinOpenBeside}
          </Button>
          <Button className="button" onPress={() => choose('merge')}>
            {words.twinMerge}
          </Button>
          <Button className="button primary" autoFocus onPress={() => choose('here')}>
            {words.twinOpenHere}
          </Button>
        </div>
      </form>
    </ShellDialog>
  );
}

/** What the file holds less of than the project that is here. */
function fewerIn({ here, file }: Twin): readonly string[] {
  const { status } = shellWords;
  const [documents, annotations] = (['documents', 'annotations'] as const).map((of) => (here[of] ?? 0) - file[of]);
  return [
    ...(documents! > 0 ? [status.documents(documents!)] : []),
    ...(annotations! > 0 ? [status.annotations(annotations!)] : []),
  ];
}

/** Which was changed later; null where that is not known. */
function newerOf({ here, file }: Twin): keyof typeof words.twinNewer | null {
  // A file tells of every act: without any, nothing was ever done in it.
  const later = Date.parse(here.changed ?? '') - (file.changed === undefined ? 0 : Date.parse(file.changed));
  if (Number.isNaN(later)) return null;
  return later > 0 ? 'here' : later < 0 ? 'file' : 'same';
}
