import type { Step } from '../../core/compare/turns.ts';
import type { Wording } from '../../core/compare/wording.ts';
import { buildWording } from '../../core/compare/wording.ts';
import type { TextSource } from '../../core/derived/derivation.ts';
import { documentIdOf, documentOf } from '../../core/model/account.ts';
import type { AccountId } from '../../core/model/account.ts';
import type { Id } from '../../core/model/id.ts';
import { currentVersion } from '../../core/model/records.ts';
import type { Document } from '../../core/model/records.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { readDividedText } from './divided-text.ts';
import { Furnished } from './furnished.ts';

/** Older versions whose words are kept for the next question about them. */
const mostKept = 6;

/**
 * The words of older versions. They are made when they are asked for and never stored: the parts of the project hold the
 * texts of now only.
 */
export class OlderTexts {
  /** By what they were made of, the one used last at the end. */
  readonly #kept = new Map<string, Wording>();

  constructor(private readonly store: ProjectStore) {}

  /** A part for each of these accounts; `not-found` or `text-unread` for one that is not there. */
  async wordingsOf(accounts: readonly AccountId[], step: Step): Promise<Result<readonly Wording[]>> {
    const wordings: Wording[] = [];
    for (const account of new Set(accounts)) {
      const document = documentOf(this.store.snapshot.rows('documents'), account);
      if (!document) return fail('not-found', account);
      const furnished = new Furnished(this.store).nameOf(documentIdOf(account)) ?? null;
      const key = JSON.stringify([account, currentVersion(document).textId, document.language, furnished]);
      let wording = this.#kept.get(key);
      if (!wording) {
        await step(wordings.length, accounts.length);
        const source = await sourceOf(this.store, this.store.snapshot.rows('documents'), account);
        if (!source.ok) return source;
        wording = buildWording([source.value]);
      }
      this.#keep(key, wording);
      wordings.push(wording);
    }
    return ok(wordings);
  }

  #keep(key: string, wording: Wording): void {
    this.#kept.delete(key);
    this.#kept.set(key, wording);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest);
  }
}

/** The text of an account as those ask for it who read texts. */
export async function sourceOf(
  store: ProjectStore,
  documents: ReadonlyMap<Id, Document>,
  account: AccountId,
): Promise<Result<TextSource>> {
  const document = documentOf(documents, account);
  if (!document) return fail('not-found', account);
  const { textId, number } = currentVersion(document);
  const read = await readDividedText(store, textId);
  if (!read.ok) return fail('text-unread', account, read.error.code);
  const { text, division } = new Furnished(store).furnish(read.value, documentIdOf(account), number);
  return ok({ documentId: account, version: number, textId, text, division, language: document.language });
}
