import { Button } from 'react-aria-components';
import { documentOf } from '../../../../core/model/account.ts';
import type { ConflictSaying } from '../../../../core/ports/compare.ts';
import { conflictsWords as words } from '../../../words/conflicts.ts';
import { dateInWords } from '../../../words/in-words.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';
import type { ReadConflicts } from './shown-conflicts.ts';

interface ConflictSentenceProps {
  readonly read: ReadConflicts;
  readonly saying: ConflictSaying;
  /** Tab reaches it. */
  readonly current: boolean;
}

/** What one account says; it opens its text at the words in question, with Ctrl or Cmd beside. */
export function ConflictSentence({ read, saying, current }: ConflictSentenceProps) {
  const { workspace } = useSession();
  const { rows: documents } = useRows('documents');
  const names = useDocumentNames();
  const { account, sentence, from, to } = saying;
  const { documentId, sentences } = read.answer.accounts[account]!;
  const [text, place] = [read.texts[account]!, sentences[sentence]!];
  const document = documentOf(documents, documentId);
  const { date, outlet } = document?.attributes ?? {};
  const name = names.get(documentId) ?? '';
  const facts = [date && dateInWords(date.value, 'short'), outlet?.value].filter((one) => one);
  const tabIndex = current ? 0 : -1;
  return (
    <div className="conflict-saying">
      <p className="conflict-account">
        <Button
          className="plain-link"
          excludeFromTabOrder={!current}
          aria-label={words.openAccount(name)}
          onPress={({ ctrlKey, metaKey }) =>
            workspace.open({ kind: 'document', documentId }, ctrlKey || metaKey ? 'beside' : 'here')
          }
        >
          <bdi>{name}</bdi>
        </Button>
        <bdi className="quiet">{facts.join(' · ')}</bdi>
      </p>
      <button
        type="button"
        className="conflict-sentence"
        dir="auto"
        lang={document?.language ?? undefined}
        tabIndex={tabIndex}
        onClick={(event) =>
          workspace.show(documentId, { from, to }, event.ctrlKey || event.metaKey ? 'beside' : 'here')
        }
      >
        {text.slice(place.from, from)}
        <mark className="conflict-value">
          <span className="hidden-words">{words.inQuestion}: </span>
          {text.slice(from, to)}
        </mark>
        {text.slice(to, place.to)}
      </button>
      {saying.read !== null && <p className="conflict-read quiet">{words.readAs(saying.read)}</p>}
    </div>
  );
}
