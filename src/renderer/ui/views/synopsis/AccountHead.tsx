import { Button } from 'react-aria-components';
import { besideOthers, documentOf, isOlder } from '../../../../core/model/account.ts';
import { currentVersion } from '../../../../core/model/records.ts';
import { synopsisWords as words } from '../../../words/synopsis.ts';
import { dateInWords, momentInWords } from '../../../words/in-words.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';
import type { ShownSynopsis } from './SynopsisTable.tsx';

/** The head of an account's column: its name, when and where it appeared, and how much only it has. */
export function AccountHead({ shown, account }: { readonly shown: ShownSynopsis; readonly account: number }) {
  const { workspace } = useSession();
  const { rows: documents } = useRows('documents');
  const names = useDocumentNames();
  const { accounts, rows } = shown.read.synopsis;
  const { documentId, sentences } = accounts[account]!;
  const document = documentOf(documents, documentId);
  const { date, outlet } = document?.attributes ?? {};
  const isOnly = (cells: readonly (readonly number[])[]) =>
    cells.every((sentences, other) => other === account || sentences.length === 0);
  const only = rows.reduce((sum, { cells }) => (isOnly(cells) ? sum + cells[account]!.length : sum), 0);
  const ids = accounts.map((one) => one.documentId);
  // Versions have one date and one outlet: they are told apart by when they came.
  const isVersion = isOlder(documentId) || besideOthers(ids).includes(documentId);
  const facts = isVersion
    ? [document && words.imported(momentInWords(currentVersion(document).imported))]
    : [date && dateInWords(date.value, 'short'), outlet?.value].filter((one) => one);
  const name = names.get(documentId) ?? '';
  return (
    <div role="columnheader" className="synopsis-head" data-base={account === shown.base || undefined}>
      <Button
        className="plain-link"
        aria-label={words.openAccount(name)}
        onPress={({ ctrlKey, metaKey }) =>
          workspace.open({ kind: 'document', documentId }, ctrlKey || metaKey ? 'beside' : 'here')
        }
      >
        <bdi>{shown.against === 'shared' ? words.numbered(shown.columns.indexOf(account) + 1, name) : name}</bdi>
      </Button>
      <span className="quiet">
        <bdi>{[...facts, words.sentences(sentences.length, only)].join(' · ')}</bdi>
        {account === shown.base && ` · ${words.isBase}`}
      </span>
    </div>
  );
}
