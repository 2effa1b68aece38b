import type { Derivation, Stamped } from '../../core/derived/derivation.ts';
import { newId } from '../../core/model/id.ts';
import type { Id } from '../../core/model/id.ts';
import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { divisionStamp } from '../../core/passages/divide.ts';
import { partId } from '../store/part-ids.ts';
import type { ProjectStore } from '../store/project-store.ts';

/** As stored: a part by an older stamp is made again, and so is one of passages that had other borders. */
interface StoredForm {
  readonly division: string;
  /** Parts stored by older programs bear it inside only. */
  readonly stamp?: string;
  readonly segment: unknown;
}

/**
 * The stored parts of one kind. Several tabs and workers of one project write them in turns, by a Web Lock. A mark
 * beside them names their state, so that nobody reads them all to learn that nothing changed.
 */
export class StoredParts<Part extends Stamped> {
  #mark: unknown = null;

  constructor(
    private readonly store: ProjectStore,
    private readonly derivation: Derivation<Part>,
  ) {}

  newId(): Id {
    return partId(this.derivation.kind, newId());
  }

  /** One writer at a time among all tabs; the turn of a worker that was ended goes on to the next. */
  async inTurn(signal: AbortSignal, work: () => Promise<void>): Promise<void> {
    try {
      await navigator.locks.request(`lectern-${this.derivation.kind}-${this.store.id}`, { signal }, async () => {
        if (!signal.aborted) await work();
      });
    } catch (error) {
      // Leaving while waiting for the turn is no failure.
      if (!signal.aborted) throw error;
    }
  }

  /** What is stored now, damaged and outdated parts as null; null if nobody wrote since it was last read. */
  async read(known: ReadonlySet<Id>, step: () => void): Promise<Result<ReadonlyMap<Id, Part | 'known' | null> | null>> {
    // Without a mark everything is read, and the read below says what is wrong.
    const mark = await this.store.meta(this.#markKey).catch(() => null);
    if (this.#mark !== null && mark === this.#mark) return ok(null);
    const stored = await this.store.segments(this.derivation.kind);
    if (!stored.ok) return stored;
    const parts = new Map<Id, Part | 'known' | null>();
    for (const { id, segment: form } of stored.value) {
      step();
      parts.set(id, known.has(id) ? 'known' : this.#check(form));
    }
    this.#mark = mark ?? null;
    return ok(parts);
  }

  /** Stores and removes in one transaction. */
  async replace(put: readonly (readonly [Id, Part])[], removeIds: readonly Id[]): Promise<Result<null>> {
    // The mark changes with them, and whoever reads looks at it first: he reads once too often and never once too few.
    const mark = newId();
    const { stamp } = this.derivation;
    const stored = await this.store.replaceSegments(
      put.map(([id, part]) => ({
        id,
        segment: { division: divisionStamp, stamp, segment: part } satisfies StoredForm,
      })),
      removeIds,
      { key: this.#markKey, value: mark },
    );
    this.#mark = stored.ok ? mark : null;
    return stored;
  }

  /** Removes all of this kind. */
  async removeAll(): Promise<Result<null>> {
    const stored = await this.store.segments(this.derivation.kind);
    if (!stored.ok) return stored;
    return this.replace(
      [],
      stored.value.map(({ id }) => id),
    );
  }

  get #markKey(): string {
    return `stored ${this.derivation.kind}`;
  }

  #check(form: unknown): Part | null {
    const { division, segment, stamp } = (form ?? {}) as Partial<StoredForm>;
    const made = stamp ?? (segment as Partial<Stamped> | undefined)?.stamp;
    if (division !== divisionStamp || made !== this.derivation.stamp) return null;
    const checked = this.derivation.check(segment);
    return checked.ok ? checked.value : null;
  }
}
