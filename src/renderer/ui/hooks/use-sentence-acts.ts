import { useEffect } from 'react';
import { currentVersion } from '../../../core/model/records.ts';
import type { Id } from '../../../core/model/id.ts';
import { useSession } from './use-session.ts';

/** Where a sentence of a page stands: UTF-16 offsets in a text of a document, and the words of that text. */
export interface SentenceSpot {
  readonly documentId: Id;
  readonly textId: Id;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Opens a sentence of a page in its text, and gives it to the keys that mark while it has the focus. */
export function useSentenceActs() {
  const session = useSession();
  useEffect(() => () => void (session.attended = null), [session]);
  return {
    open({ documentId, from, to }: SentenceSpot, beside: boolean) {
      session.workspace.show(documentId, { from, to }, beside ? 'beside' : 'here');
    },
    attend({ textId, ...stretch }: SentenceSpot) {
      const document = session.desk.store.snapshot.rows('documents').get(stretch.documentId);
      const version = document && currentVersion(document);
      // Only the text of now is marked, and in a later one other words stand there.
      session.attended = version?.textId === textId ? { ...stretch, version: version.number } : null;
    },
  };
}
