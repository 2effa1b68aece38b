import { Button } from 'react-aria-components';
import type { ImportedForeign } from '../../commands/import-foreign.ts';
import { openReview } from '../../session/reviewing.ts';
import { foreignWords as words, leftInWords, takenInWords } from '../../words/foreign.ts';
import { useSession } from '../hooks/use-session.ts';
import { ShellDialog } from './ShellDialog.tsx';
import '../styles/codebook.css';

/** More are counted, not listed. */
const most = 100;

/** What came of a project of another program, what waits for a person, and what was not taken in. */
export function TakenIn({ taken, onEnd }: { readonly taken: ImportedForeign; onEnd(): void }) {
  const session = useSession();
  const { name, maker, lost, unsure, known, unread, missing, doubled, beside } = taken;
  const left = leftInWords(taken.left);
  const review = () => {
    onEnd();
    openReview(session, null);
  };
  return (
    <ShellDialog title={words.title} size="large" onEnd={onEnd}>
      <p>{words.from(name, maker)}</p>
      <p>{takenInWords(taken)}</p>
      {known.documents + known.annotations > 0 && <p>{words.known(known.documents, known.annotations)}</p>}
      {lost + unsure > 0 && <p>{words.waiting(lost, unsure)}</p>}
      {doubled > 0 && <p>{words.doubled(doubled)}</p>}
      {beside.length > 0 && <p>{words.beside(beside)}</p>}
      {missing.length > 0 && <Listed title={words.missing} lines={missing} />}
      {unread.length > 0 && <Listed title={words.unread} lines={unread} />}
      {left.length > 0 && <Listed title={words.left} lines={left} />}
      {taken.isNew && <p className="quiet">{words.undo}</p>}
      <div className="dialog-foot">
        {lost + unsure > 0 && (
          <Button className="button" onPress={review}>
            {words.review}
          </Button>
        )}
        <Button className="button primary" autoFocus onPress={onEnd}>
          {words.close}
        </Button>
      </div>
    </ShellDialog>
  );
}

function Listed({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <>
      <p>{title}:</p>
      <ul className="codebook-doubts" tabIndex={0} aria-label={title}>
        {lines.slice(0, most).map((line, at) => (
          <li key={at}>
            <bdi>{line}</bdi>
          </li>
        ))}
        {lines.length > most && <li>{words.more(lines.length - most)}</li>}
      </ul>
    </>
  );
}
