import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Mended } from '../../../../core/ports/archive.ts';
import { endTelling, toldNow } from '../../../session/told-dates.ts';
import { mendedWords as words } from '../../../words/mended.ts';
import { useSession } from '../../hooks/use-session.ts';
import { ShellDialog } from '../../parts/ShellDialog.tsx';
import '../../styles/mended.css';

/** Lines that are drawn at most. */
const most = 300;

/** What did not agree in the project file that this project was opened from, until the person has closed the list. */
export function MendedDialog() {
  const { desk, registry, workspace } = useSession();
  const [list, setList] = useState<readonly Mended[]>([]);
  useEffect(() => {
    void toldNow(desk.store, registry).then(setList);
  }, [desk.store, registry]);
  if (list.length === 0) return null;
  const onlyDates = list.every(({ kind }) => kind === 'no-date');
  const title = onlyDates ? words.datesTitle : words.title;
  const end = () => {
    setList([]);
    void endTelling(desk.store, registry, list);
  };
  const copy = () =>
    void navigator.clipboard.writeText(list.map(words.line).join('\n')).then(
      () => workspace.tell('done', words.copied),
      () => workspace.tell('problem', words.notCopied),
    );
  return (
    <ShellDialog title={title} size="large" onEnd={end}>
      <p className="quiet">{onlyDates ? words.aboutDates : words.about}</p>
      <ul className="mended" aria-label={title} tabIndex={0}>
        {list.slice(0, most).map((one, at) => (
          <li key={at}>{words.line(one)}</li>
        ))}
      </ul>
      {list.length > most && <p className="quiet">{words.more(list.length - most)}</p>}
      <div className="dialog-foot">
        <Button className="button" onPress={copy}>
          {words.copy}
        </Button>
        <Button className="button primary" autoFocus onPress={end}>
          {words.close}
        </Button>
      </div>
    </ShellDialog>
  );
}
