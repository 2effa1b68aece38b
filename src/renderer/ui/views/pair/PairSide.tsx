import { useState } from 'react';
import { Button } from 'react-aria-components';
import { documentOf, isOlder } from '../../../../core/model/account.ts';
import type { AccountId } from '../../../../core/model/account.ts';
import type { Text } from '../../../../core/model/records.ts';
import { activeAccount } from '../../../session/workspace.ts';
import type { Reader, ReaderPosition } from '../../../text/reader/reader.ts';
import { compareWords as words } from '../../../words/compare.ts';
import { readingWords } from '../../../words/reading.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useRows, useSession, useWorkspace } from '../../hooks/use-session.ts';
import { Apart } from '../../parts/Apart.tsx';
import { MiddleCut } from '../../parts/MiddleCut.tsx';
import { OlderText } from '../../parts/reading/OlderText.tsx';
import { OpenText } from '../../parts/reading/OpenText.tsx';
import type { Noting } from '../../parts/reading/use-noting.ts';
import type { SharedMarks } from '../../parts/reading/ReaderView.tsx';

interface PairSideProps {
  readonly documentId: AccountId;
  readonly text: Text;
  /** The pane has the attention. */
  readonly focused: boolean;
  readonly shared: SharedMarks;
  onReader(reader: Reader | null): void;
  /** The person is about to scroll this text. */
  onLead(): void;
  onMove(position: ReaderPosition): void;
}

/** One of two texts that are read side by side. What is done by key or command is done to the one turned to last. */
export function PairSide({ documentId, text, focused, shared, onReader, onLead, onMove }: PairSideProps) {
  const { workspace } = useSession();
  const document = documentOf(useRows('documents').rows, documentId);
  const name = useDocumentNames().get(documentId) ?? '';
  const turnedTo = useWorkspace((state) => activeAccount(state) === documentId);
  const [noting, setNoting] = useState<Noting | null>(null);
  if (!document) return null;
  const reading = { document, text, focused: focused && turnedTo, shared, onReader, onMove };
  const turn = () => {
    if (workspace.state.turnedTo !== documentId) workspace.set({ turnedTo: documentId, selection: null });
  };
  return (
    <section
      className="pair-text"
      aria-label={name}
      data-turned={(focused && turnedTo) || undefined}
      onFocusCapture={turn}
      onPointerDownCapture={() => {
        turn();
        onLead();
      }}
      onWheelCapture={onLead}
      onKeyDownCapture={onLead}
      onTouchMoveCapture={onLead}
    >
      <header className="pair-text-head">
        <Button
          className="plain-link"
          aria-label={words.openIn(name)}
          onPress={({ ctrlKey, metaKey }) =>
            workspace.open({ kind: 'document', documentId }, ctrlKey || metaKey ? 'beside' : 'here')
          }
        >
          <MiddleCut name={name} />
        </Button>
        <span className="quiet">
          <Apart facts={isOlder(documentId) ? [words.olderText] : readingWords.byline(document, name)} />
        </span>
      </header>
      {isOlder(documentId) ? (
        <OlderText key={text.id} account={documentId} {...reading} />
      ) : (
        <OpenText key={text.id} noting={noting} setNoting={setNoting} {...reading} />
      )}
    </section>
  );
}
