import { useEffect } from 'react';
import { Button } from 'react-aria-components';
import type { CodebookDoubt } from '../../../core/exchange/codebook-doubts.ts';
import { shownPath } from '../../../core/model/tag-tree.ts';
import type { AskedDoubts } from '../../session/shell-state.ts';
import { codebookWords as words } from '../../words/codebook.ts';
import { ShellDialog } from './ShellDialog.tsx';
import '../styles/codebook.css';

/** More are counted, not listed. */
const most = 100;

/** Says what is doubtful in a codebook before anything of it is taken in, and asks whether to go on. */
export function AskDoubts({ asked, onEnd }: { readonly asked: AskedDoubts; onEnd(): void }) {
  const { doubts, answer } = asked;
  // Whoever waits for the answer must not wait forever, however the dialog goes.
  useEffect(() => () => answer(false), [answer]);
  const choose = (goesOn: boolean) => {
    answer(goesOn);
    onEnd();
  };
  return (
    <ShellDialog title={words.doubtsTitle} size="large" onEnd={() => choose(false)}>
      <p>{words.doubts(doubts.length)}</p>
      <ul className="codebook-doubts" tabIndex={0} aria-label={words.doubtsTitle}>
        {doubts.slice(0, most).map((doubt, at) => (
          <li key={at}>{inWords(doubt)}</li>
        ))}
        {doubts.length > most && <li>{words.moreDoubts(doubts.length - most)}</li>}
      </ul>
      <div className="dialog-foot">
        <Button className="button" autoFocus onPress={() => choose(false)}>
          {words.takeInNothing}
        </Button>
        <Button className="button primary" onPress={() => choose(true)}>
          {words.takeInAll}
        </Button>
      </div>
    </ShellDialog>
  );
}

function inWords(doubt: CodebookDoubt): string {
  switch (doubt.kind) {
    case 'open-quote':
      return words.openQuote(doubt.at.file, doubt.at.line);
    case 'repeated':
      return words.repeated(
        shownPath(doubt.path),
        doubt.at.map(({ file, line }) => words.place(file, line)),
      );
    case 'twins':
      return words.twins(words.place(doubt.at.file, doubt.at.line), shownPath(doubt.path));
    case 'deep':
      return words.deep(doubt.file, doubt.count);
    case 'nearly':
      return words.nearly(words.place(doubt.at.file, doubt.at.line), shownPath(doubt.path), shownPath(doubt.like));
  }
}
