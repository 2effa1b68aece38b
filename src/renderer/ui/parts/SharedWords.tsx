import type { ReactNode } from 'react';
import { documentIdOf } from '../../../core/model/account.ts';
import type { AccountId } from '../../../core/model/account.ts';
import type { PassageKind } from '../../../core/ports/compare.ts';
import { useSession } from '../hooks/use-session.ts';
import '../styles/shared-words.css';

/** The words of a shared passage as a document has them; the line beside them says of what kind it is. */
export function SharedWords({
  kind,
  documentId,
  children,
}: {
  readonly kind: PassageKind;
  readonly documentId: AccountId;
  readonly children: ReactNode;
}) {
  const { snapshot } = useSession().desk.store;
  const language = snapshot.rows('documents').get(documentIdOf(documentId))?.language;
  return (
    <blockquote className="shared-words" data-kind={kind} dir="auto" lang={language ?? undefined}>
      {children}
    </blockquote>
  );
}
