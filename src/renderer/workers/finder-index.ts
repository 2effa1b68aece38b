import { edits } from '../../core/model/diff.ts';
import type { Diff } from '../../core/model/diff.ts';
import { newId } from '../../core/model/id.ts';
import type { Id } from '../../core/model/id.ts';
import { currentVersion } from '../../core/model/records.ts';
import type { Document } from '../../core/model/records.ts';
import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { divide, divisionStamp } from '../../core/passages/divide.ts';
import { Coverage } from '../../core/search/coverage.ts';
import { SearchIndex } from '../../core/search/search-index.ts';
import { buildSegment } from '../../core/search/segment/build.ts';
import type { PassageSource } from '../../core/search/segment/build.ts';
import { checkSegment } from '../../core/search/segment/check.ts';
import { mergeSegments } from '../../core/search/segment/merge.ts';
import type { Segment } from '../../core/search/segment/segment.ts';
import type { ProjectStore } from '../store/project-store.ts';

/** Code units of text that become one segment: large enough to be few, small enough that a question waits a moment only. */
const segmentLength = 2_000_000;
/** When there are more segments than this, the smallest are merged. */
const manySegments = 12;
/** Texts that are read at once: one after the other takes as long as the database's answer, each time. */
const readAtOnce = 32;
/** Milliseconds until what failed is tried again: the first time, and at most. */
const firstPatience = 1000;
const lastPatience = 60_000;

/** Names the state of the stored segments, so that nobody reads them all to learn that nothing changed. */
const storedMark = 'segments';

/** As stored: passages that were divided by other rules have other borders. */
interface StoredForm {
  readonly division: string;
  readonly segment: Segment;
}

/**
 * Keeps the index of a project right. It follows the project's Diffs: what is new is read from the database, indexed
 * and stored as a segment; what is gone is masked by the facts. Several tabs and workers of one project take turns in
 * writing segments, and take over what the others wrote. Whatever fails is tried again; what cannot be stored is
 * searched from memory.
 */
export class FollowingIndex {
  readonly index = new SearchIndex();
  /** The segments in the index, by their id in the database. */
  readonly #segments = new Map<Id, Segment>();
  /** Those that could not be stored. */
  readonly #unstored = new Set<Id>();
  readonly #coverage = new Coverage();
  /** Texts that are missing or that the index cannot take: they wait for nothing, until their document changes. */
  readonly #hopeless = new Map<Id, Document>();
  readonly #leave = new AbortController();
  #mark: unknown = null;
  #working: Promise<void> | null = null;
  #again = false;
  #patience = firstPatience;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly store: ProjectStore,
    private readonly changed: () => void,
  ) {
    this.#coverage.setDocuments(this.#documents.values());
    store.subscribe((diff) => this.#follow(diff));
  }

  /** Takes what is stored, and begins to index what is missing. */
  async load(): Promise<Result<null>> {
    const loaded = await this.#takeStored();
    if (loaded.ok && this.waiting > 0) void this.catchUp();
    return loaded;
  }

  /** How many texts are stored but not indexed. */
  get waiting(): number {
    let waiting = this.#coverage.waiting.size;
    for (const [id] of this.#hopeless) if (this.#coverage.waiting.has(id)) waiting -= 1;
    return waiting;
  }

  /** Indexes what is not indexed, batch by batch, until nothing is left; one run at a time. */
  catchUp(): Promise<void> {
    if (this.#working) {
      this.#again = true;
      return this.#working;
    }
    clearTimeout(this.#timer);
    this.#working = (async () => {
      try {
        do {
          this.#again = false;
          await this.#takeTurn(() => this.#indexMissing());
        } while (this.#again && !this.#closed);
      } finally {
        this.#working = null;
      }
      if (!this.#closed) this.changed();
    })();
    return this.#working;
  }

  /** Throws away what is stored and in memory, and indexes all texts again. */
  async rebuild(): Promise<Result<null>> {
    await this.#working?.catch(() => undefined);
    let removed: Result<null> = ok(null);
    await this.#takeTurn(async () => {
      const stored = await this.store.segments();
      const ids = stored.ok ? stored.value.map(({ id }) => id) : [];
      removed = stored.ok ? await this.#replace([], ids) : stored;
      if (!removed.ok) return;
      for (const id of [...this.#segments.keys()]) this.#forget(id);
      this.#hopeless.clear();
    });
    if (removed.ok) await this.catchUp();
    return removed;
  }

  close(): void {
    this.#leave.abort();
    clearTimeout(this.#timer);
  }

  get #closed(): boolean {
    return this.#leave.signal.aborted;
  }

  get #documents(): ReadonlyMap<Id, Document> {
    return this.store.snapshot.rows('documents');
  }

  #follow(diff: Diff | null): void {
    if (diff === null) this.#coverage.setDocuments(this.#documents.values());
    else {
      for (const [table, id] of edits(diff)) {
        if (table === 'documents') this.#coverage.setDocument(id, this.#documents.get(id) ?? null);
      }
    }
    for (const [id, document] of this.#hopeless) if (this.#documents.get(id) !== document) this.#hopeless.delete(id);
    if (this.waiting > 0) void this.catchUp();
    else this.changed();
  }

  /** One writer at a time among all tabs; the turn of a worker that was ended goes on to the next. */
  async #takeTurn(work: () => Promise<void>): Promise<void> {
    const { signal } = this.#leave;
    try {
      await navigator.locks.request(`lectern-index-${this.store.id}`, { signal }, async () => {
        if (!signal.aborted) await work();
      });
    } catch (error) {
      // Leaving while waiting for the turn is no failure.
      if (!signal.aborted) throw error;
    }
  }

  #tryLater(): void {
    if (this.#closed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.catchUp(), this.#patience);
    this.#patience = Math.min(this.#patience * 2, lastPatience);
  }

  async #indexMissing(): Promise<void> {
    if (!(await this.#takeStored()).ok) return this.#tryLater();
    await this.#storeAgain();
    while (!this.#closed) {
      const sources = await this.#nextSources();
      if (!sources) return this.#tryLater();
      if (sources.length === 0) break;
      for (const segment of this.#build(sources)) await this.#keep(newId(), segment);
      this.changed();
      await this.#mergeSmall();
    }
    this.#patience = firstPatience;
  }

  /** Puts a segment into the index and the database. Without room it is searched from memory, and built at the next start. */
  async #keep(id: Id, segment: Segment, instead: readonly Id[] = []): Promise<boolean> {
    const stored = await this.#replace(
      [[id, segment]],
      instead.filter((old) => !this.#unstored.has(old)),
    );
    // What could not be stored must not take the place of what is: it would be lost with the memory.
    const kept = stored.ok || instead.every((old) => this.#unstored.has(old));
    if (!kept) return false;
    for (const old of instead) this.#forget(old);
    this.#take(id, segment);
    if (!stored.ok) this.#unstored.add(id);
    return true;
  }

  async #storeAgain(): Promise<void> {
    for (const id of this.#unstored) {
      if (!(await this.#replace([[id, this.#segments.get(id)!]], [])).ok) return;
      this.#unstored.delete(id);
    }
  }

  async #replace(put: readonly (readonly [Id, Segment])[], removeIds: readonly Id[]): Promise<Result<null>> {
    // The mark changes first: should this be the end, everybody reads once too often and never once too few.
    const mark = newId();
    await this.#setMark(mark);
    const stored = await this.store.replaceSegments(
      put.map(([id, segment]) => ({ id, segment: { division: divisionStamp, segment } satisfies StoredForm })),
      removeIds,
    );
    this.#mark = stored.ok ? mark : null;
    return stored;
  }

  async #setMark(mark: Id): Promise<void> {
    try {
      await this.store.putMeta(storedMark, mark);
    } catch {
      // A full disk or a closed database: what is stored next says so, and other workers read all at their next start.
    }
  }

  /** Loads the segments that are stored and not in the index yet; damaged and outdated ones are dropped. */
  async #takeStored(): Promise<Result<null>> {
    const mark = await this.store.meta(storedMark).catch(() => null);
    if (this.#mark !== null && mark === this.#mark) return ok(null);
    const stored = await this.store.segments();
    if (!stored.ok) return stored;
    const there = new Set(stored.value.map(({ id }) => id));
    const unusable: Id[] = [];
    for (const { id, segment: form } of stored.value) {
      if (this.#segments.has(id)) continue;
      const { division, segment } = (form ?? {}) as Partial<StoredForm>;
      const checked = division === divisionStamp ? checkSegment(segment) : null;
      if (checked?.ok) this.#take(id, checked.value);
      else unusable.push(id);
    }
    for (const id of [...this.#segments.keys()]) if (!there.has(id) && !this.#unstored.has(id)) this.#forget(id);
    this.#mark = mark ?? null;
    // If they cannot be removed they are refused again the next time.
    if (unusable.length > 0) await this.#replace([], unusable);
    return ok(null);
  }

  #take(id: Id, segment: Segment): void {
    this.#segments.set(id, segment);
    this.#coverage.addSegment(segment);
    this.index.add(segment);
  }

  #forget(id: Id): void {
    const segment = this.#segments.get(id);
    if (!segment) return;
    this.#segments.delete(id);
    this.#unstored.delete(id);
    this.#coverage.removeSegment(segment);
    this.index.removeSegment(segment);
  }

  /** The texts for the next segment; none if nothing waits; null if the database gives no answer now. */
  async #nextSources(): Promise<PassageSource[] | null> {
    const sources: PassageSource[] = [];
    let length = 0;
    let failed = false;
    const waiting = [...this.#coverage.waiting].filter((id) => !this.#hopeless.has(id));
    for (let at = 0; at < waiting.length && length < segmentLength; at += readAtOnce) {
      const documents = waiting.slice(at, at + readAtOnce).flatMap((id) => this.#documents.get(id) ?? []);
      for (const source of await Promise.all(documents.map((document) => this.#sourceOf(document)))) {
        if (source === 'later') failed = true;
        else if (source) {
          sources.push(source);
          length += source.text.length;
        }
      }
    }
    return sources.length === 0 && failed ? null : sources;
  }

  async #sourceOf(document: Document): Promise<PassageSource | 'later' | null> {
    const { textId, number } = currentVersion(document);
    const stored = await this.store.text(textId);
    if (!stored.ok) {
      if (stored.error.code !== 'not-found') return 'later';
      this.#hopeless.set(document.id, document);
      return null;
    }
    const { text } = stored.value;
    let { division } = stored.value;
    if (division.stamp !== divisionStamp) {
      division = divide(text);
      await this.store.putDivision({ ...stored.value, division });
    }
    return { documentId: document.id, version: number, textId, text, division, language: document.language };
  }

  /** A text that the index cannot take is a bug; it is told, and must not keep the others from being found. */
  #build(sources: readonly PassageSource[]): Segment[] {
    try {
      return [buildSegment(sources)];
    } catch (error) {
      const half = sources.length >>> 1;
      if (half > 0) return [...this.#build(sources.slice(0, half)), ...this.#build(sources.slice(half))];
      const document = this.#documents.get(sources[0]!.documentId);
      console.error(`Could not index ${document?.path}`, error);
      if (document) this.#hopeless.set(document.id, document);
      return [];
    }
  }

  /** Merges the smaller half of the segments into one when there are many. */
  async #mergeSmall(): Promise<void> {
    if (this.#segments.size <= manySegments) return;
    const smallest = [...this.#segments]
      // While there is no room nothing that is stored can be replaced.
      .filter(([id]) => this.#unstored.size === 0 || this.#unstored.has(id))
      .sort(([, a], [, b]) => a.size - b.size)
      .slice(0, manySegments / 2 + 1);
    if (smallest.length < 2) return;
    const seen = new Set<Id>();
    const merged = mergeSegments(
      smallest.map(([, segment]) => segment),
      (entry) => this.#coverage.isCurrent(entry) && !seen.has(entry.documentId) && seen.add(entry.documentId) !== null,
    );
    await this.#keep(
      newId(),
      merged,
      smallest.map(([id]) => id),
    );
  }
}
