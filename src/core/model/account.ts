import type { Id } from './id.ts';
import type { Document, DocumentVersion, Guess } from './records.ts';

// What is compared are accounts: a document as it is now, or as it was in an older version. The account of the text of now
// is named by the id of its document alone, so what was kept before versions were compared means the same.

/** The id of a document; behind it, of an older version, `@` and its number. */
export type AccountId = Id;

type Documents = Pick<ReadonlyMap<Id, Document>, 'get'>;

/** The name of a version of a document. */
export function accountId({ id, versions }: Document, version: number): AccountId {
  return versions.at(-1)!.number === version ? id : `${id}@${version}`;
}

/** The id of the document of which it is an account. */
export function documentIdOf(account: AccountId): Id {
  const at = account.indexOf('@');
  return at < 0 ? account : account.slice(0, at);
}

/** The documents of accounts, each once. */
export function documentIdsOf(accounts: readonly AccountId[]): readonly Id[] {
  return [...new Set(accounts.map(documentIdOf))];
}

/** Whether it is named as an account of an older version. */
export function isOlder(account: AccountId): boolean {
  return account.includes('@');
}

/**
 * The document of an account, as it was when that version was its newest. Its id is that of the document. What is known of
 * it is what is known now; where in the text that was found is told of the text of now only. Undefined if it is not there.
 */
export function documentOf(documents: Documents, account: AccountId): Document | undefined {
  const document = documents.get(documentIdOf(account));
  if (!document || !isOlder(account)) return document;
  let older = cut.get(document);
  if (!older) cut.set(document, (older = new Map()));
  let made = older.get(account);
  if (!made) {
    const number = Number(account.slice(account.indexOf('@') + 1));
    const version = document.versions.find((one) => one.number === number);
    if (!version) return undefined;
    older.set(account, (made = asOf(document, version)));
  }
  return made;
}

/** The accounts that are there, each once, as they are named now: a version that has become the newest goes by its document. */
export function accountsNow(documents: Documents, accounts: readonly AccountId[]): readonly AccountId[] {
  const there = accounts.flatMap((account) => {
    const document = documentOf(documents, account);
    return document ? [accountId(documents.get(document.id)!, document.versions.at(-1)!.number)] : [];
  });
  return [...new Set(there)];
}

/** Those accounts of which another one of the same document stands beside them. */
export function besideOthers(accounts: readonly AccountId[]): readonly AccountId[] {
  const ids = accounts.map(documentIdOf);
  return accounts.filter((_, at) => ids.indexOf(ids[at]!) !== at || ids.lastIndexOf(ids[at]!) !== at);
}

/** By the document, so that who asks again gets the same. */
const cut = new WeakMap<Document, Map<AccountId, Document>>();

function asOf(document: Document, { number }: DocumentVersion): Document {
  return {
    ...document,
    title: placeless(document.title),
    attributes: Object.fromEntries(Object.entries(document.attributes).map(([id, guess]) => [id, placeless(guess)])),
    versions: document.versions.filter((one) => one.number <= number),
  };
}

function placeless(guess: Guess): Guess {
  return guess.origin.kind === 'text' ? { ...guess, origin: { kind: 'program' } } : guess;
}
