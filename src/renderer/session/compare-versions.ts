import { mostAccounts } from '../../core/compare/synopsis-shapes.ts';
import { accountId, accountsNow, documentOf, isOlder } from '../../core/model/account.ts';
import type { AccountId } from '../../core/model/account.ts';
import { currentVersion } from '../../core/model/records.ts';
import type { Document } from '../../core/model/records.ts';
import type { Session } from './session.ts';
import { activeAccount } from './workspace.ts';

/** The version that is read and the one before it; of the first one the next. Null of a document that was never changed. */
export function versionBefore({ desk, workspace }: Pick<Session, 'desk' | 'workspace'>): readonly AccountId[] | null {
  const account = activeAccount(workspace.state);
  const documents = desk.store.snapshot.rows('documents');
  const read = account === null ? undefined : documentOf(documents, account);
  const document = read && documents.get(read.id);
  if (!document || document.versions.length < 2) return null;
  const at = Math.max(1, read.versions.length - 1);
  return document.versions.slice(at - 1, at + 1).map(({ number }) => accountId(document, number));
}

/** Shows what a source changed in the version that is read. */
export function compareWithVersionBefore(session: Session): void {
  const documentIds = versionBefore(session);
  if (documentIds) session.workspace.open({ kind: 'synopsis', documentIds });
}

/** The older version that is read and the documents that are chosen in the library; null if there are no two to six of them. */
function olderAndChosen({ desk, workspace }: Pick<Session, 'desk' | 'workspace'>): readonly AccountId[] | null {
  const account = activeAccount(workspace.state);
  if (account === null || !isOlder(account)) return null;
  const accounts = accountsNow(desk.store.snapshot.rows('documents'), [account, ...workspace.state.chosen]);
  return accounts.length < 2 || accounts.length > mostAccounts ? null : accounts;
}

/** Whether an older version is read beside which documents are chosen. */
export function canCompareWithChosen(session: Pick<Session, 'desk' | 'workspace'>): boolean {
  return olderAndChosen(session) !== null;
}

/** Sets the older version that is read beside the chosen documents. */
export function compareWithChosen(session: Pick<Session, 'desk' | 'workspace'>): void {
  const documentIds = olderAndChosen(session);
  if (documentIds) session.workspace.open({ kind: 'synopsis', documentIds });
}

/** Shows what a source changed from a version to the text of now; the version before it, if none is named. */
export function compareWithNow(
  { workspace }: Pick<Session, 'workspace'>,
  document: Document,
  version = document.versions.at(-2)?.number,
): void {
  if (version === undefined) return;
  const now = currentVersion(document).number;
  workspace.open({ kind: 'synopsis', documentIds: [accountId(document, version), accountId(document, now)] });
}
