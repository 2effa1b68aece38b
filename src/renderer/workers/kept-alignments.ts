import { alignedAccounts } from '../../core/compare/synopsis.ts';
import type { Aligned } from '../../core/compare/synopsis.ts';
import type { CompareIndex } from '../../core/compare/compare-index.ts';
import type { Step } from '../../core/compare/turns.ts';
import type { TextSource } from '../../core/derived/derivation.ts';
import { SharedWork } from './shared-work.ts';

/** What was asked last, strict and loose, or of two comparisons. */
const mostKept = 2;
/** Code units of all accounts together: what takes much room is made again. */
const mostLength = 4_000_000;

interface Kept {
  /** What the project's index knew. */
  readonly texts: object;
  /** Which accounts, and how. */
  readonly key: string;
  readonly work: SharedWork<Aligned>;
}

/**
 * Accounts that were set side by side. Synopsis, possible conflicts and timeline of the same accounts begin with the same
 * work, which is done once; who asks while it is under way waits for it, too.
 */
export class KeptAlignments {
  /** The one begun last at the beginning. */
  readonly #kept: Kept[] = [];

  of(sources: readonly TextSource[], index: CompareIndex, loose: boolean, step: Step): Promise<Aligned> {
    const { texts } = index;
    const key = JSON.stringify([
      loose,
      ...sources.map(({ documentId, textId, version, language }) => [documentId, textId, version, language]).sort(),
    ]);
    const known = this.#kept.find((one) => one.texts === texts && one.key === key);
    if (known) return known.work.wait(step);
    const make = (step: Step) => alignedAccounts(sources, (forms) => index.frequencies(forms, step), loose, step);
    const entry: Kept = { texts, key, work: new SharedWork(make, () => this.#forget(entry)) };
    if (sources.reduce((sum, { text }) => sum + text.length, 0) <= mostLength) this.#kept.unshift(entry);
    this.#kept.splice(mostKept);
    return entry.work.wait(step);
  }

  #forget(entry: Kept): void {
    const at = this.#kept.indexOf(entry);
    if (at >= 0) this.#kept.splice(at, 1);
  }
}
