import {
  accountsNow,
  besideOthers,
  documentIdOf,
  documentIdsOf,
  documentOf,
  isOlder,
} from '../../core/model/account.ts';
import type { AccountId } from '../../core/model/account.ts';
import type { Id } from '../../core/model/id.ts';
import { DocumentNames } from '../../core/model/shown-name.ts';
import type { NamesById } from '../../core/model/shown-name.ts';
import { currentVersion } from '../../core/model/records.ts';
import { tagLabels, wholeName } from '../../core/model/tag-paths.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { compareWords } from '../words/compare.ts';

interface Made<Names> {
  readonly version: number;
  readonly names: Names;
}

/**
 * What documents and tags are called beside one another; made once for each state of them, whoever asks. The rows are
 * changed in place, so their version tells.
 */
export class ShownNames {
  readonly #documents = new DocumentNames();
  #documentsMade: Made<NamesById> | null = null;
  #accountsMade: { readonly key: string; readonly of: NamesById; readonly names: NamesById } | null = null;
  #tags: Made<ReadonlyMap<Id, string>> | null = null;

  constructor(private readonly store: ProjectStore) {}

  /** The name of every document as it is shown wherever one is named beside others; see `documentNames`. */
  documents(): NamesById {
    const version = this.store.snapshot.version('documents');
    if (this.#documentsMade?.version !== version) {
      this.#documentsMade = { version, names: this.#documents.update(this.store.snapshot.rows('documents')) };
    }
    return this.#documentsMade.names;
  }

  /**
   * The same where these are compared: an older version is told by its number, and so is the text of now where another
   * version stands beside it.
   */
  accounts(accounts: readonly AccountId[]): NamesById {
    const names = this.documents();
    if (!accounts.some(isOlder)) return names;
    const key = accounts.join(' ');
    if (this.#accountsMade?.key !== key || this.#accountsMade.of !== names) {
      this.#accountsMade = { key, of: names, names: this.#namesBeside(names, besideOthers(accounts)) };
    }
    return this.#accountsMade.names;
  }

  #namesBeside(names: NamesById, beside: readonly AccountId[]): NamesById {
    return {
      get: (account) => {
        const name = names.get(documentIdOf(account));
        const document = documentOf(this.store.snapshot.rows('documents'), account);
        if (name === undefined || !document) return undefined;
        if (!isOlder(account) && !beside.includes(account)) return name;
        return compareWords.versionOf(name, currentVersion(document).number);
      },
    };
  }

  /**
   * What a comparison is called: by the event set of which the documents are, or else by each of them, by its outlet where
   * that is told apart so. Versions of one document are said together. Null where fewer than two are there.
   */
  compared(accounts: readonly AccountId[]): readonly string[] | null {
    const documents = this.store.snapshot.rows('documents');
    const there = accountsNow(documents, accounts);
    if (there.length < 2) return null;
    const [first] = there;
    const name = this.documents().get(documentIdOf(first!));
    if (name !== undefined && there.every((one) => documentIdOf(one) === documentIdOf(first!))) {
      const numbers = there.map((one) => currentVersion(documentOf(documents, one)!).number);
      return [
        compareWords.versionsOf(
          name,
          numbers.toSorted((a, b) => a - b),
        ),
      ];
    }
    const set = this.#setOf(documentIdsOf(there));
    if (set !== undefined) return [set];
    const names = this.byOutlets(there);
    return there.map((one) => names.get(one) ?? '');
  }

  /** What these are called beside each other: each by its outlet, where no other one of them has that; else by its name. */
  byOutlets(accounts: readonly AccountId[]): NamesById {
    const documents = this.store.snapshot.rows('documents');
    const names = this.accounts(accounts);
    const outletOf = (one: AccountId) => documentOf(documents, one)?.attributes['outlet']?.value ?? '';
    const outlets = accounts.map(outletOf);
    const isTold = (outlet: string) => outlet !== '' && outlets.filter((one) => one === outlet).length === 1;
    return { get: (one) => (accounts.includes(one) && isTold(outletOf(one)) ? outletOf(one) : names.get(one)) };
  }

  /** The name of the event set of exactly these documents, or of the smallest that has these and others; of two the pair itself is what counts. */
  #setOf(documentIds: readonly Id[]): string | undefined {
    const { length } = documentIds;
    return [...this.store.snapshot.rows('eventSets').values()]
      .filter(({ documentIds: all }) => documentIds.every((id) => all.includes(id)))
      .filter(({ documentIds: all }) => all.length === length || length > 2)
      .sort((a, b) => a.documentIds.length - b.documentIds.length || (a.id < b.id ? -1 : 1))[0]?.name;
  }

  /** What each tag is called where its place in the tree is not seen. */
  tags(): ReadonlyMap<Id, string> {
    const version = this.store.snapshot.version('tags');
    if (this.#tags?.version !== version) {
      this.#tags = { version, names: tagLabels(this.store.snapshot.rows('tags')) };
    }
    return this.#tags.names;
  }

  /** What a tag is called in what is told of an act, as the history calls it. */
  tagInAct(id: Id): string {
    return wholeName(this.store.snapshot.rows('tags'), id, this.tags());
  }
}
