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
import type { PassageSource } from '../../core/search/segment/build.ts';
import { checkSegment } from '../../core/search/segment/check.ts';
import type { Segment } from '../../core/search/segment/segment.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { Builders } from './finder-builders.ts';

/** Code units of text that become one segment: large enough to be few, small enough that a question waits a moment only. */
const segmentLength = 2_000_000;
/** When more code units than this wait, several segments are built at a time. */
const muchText = 4_000_000;
/** When there are more segments than this, the smallest are merged. */
const manySegments = 12;
/** Milliseconds without work after which segments are merged until each is much larger than all smaller ones together. */
const quiet = 2000;
const muchLarger = 2;
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
  /** What is being read and indexed right now. */
  readonly #claimed = new Set<Id>();
  readonly #builders: Builders;
  readonly #leave = new AbortController();
  #storing: Promise<void> = Promise.resolve();
  #mark: unknown = null;
  #working: Promise<void> | null = null;
  #again = false;
  #patience = firstPatience;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #quietTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly store: ProjectStore,
    private readonly changed: () => void,
    private readonly step: () => void = () => undefined,
  ) {
    this.#builders = new Builders(step);
    this.#coverage.setDocuments(this.#documents.values());
    store.subscribe((diff) => this.#follow(diff));
  }

  /** Takes what is stored, and begins to index what is missing. */
  async load(): Promise<Result<null>> {
    const loaded = await this.#takeStored();
    if (loaded.ok && this.waiting > 0) void this.catchUp();
    else this.#settleSoon();
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
    clearTimeout(this.#quietTimer);
    this.#working = (async () => {
      try {
        do {
          this.#again = false;
          await this.#takeTurn(() => this.#indexMissing());
        } while (this.#again && !this.#closed);
      } catch (error) {
        // A bug, or a database that fails in a way nobody foresaw: what is indexed can be searched all the same.
        if (!this.#closed) console.error('Indexing stopped', error);
        this.#tryLater();
      } finally {
        this.#working = null;
      }
      if (this.#closed) return;
      this.changed();
      this.#settleSoon();
    })();
    return this.#working;
  }

  /** Throws away what is stored and in memory, and indexes all texts again. */
  async rebuild(): Promise<Result<null>> {
    await this.#working;
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
    this.#builders.end();
    clearTimeout(this.#timer);
    clearTimeout(this.#quietTimer);
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
    let length = 0;
    for (const id of this.#coverage.waiting) length += lengthOf(this.#documents.get(id));
    // While one text is indexed the next one is read.
    const lanes = length > muchText ? this.#builders.size + 1 : 1;
    try {
      const done = await Promise.all(Array.from({ length: lanes }, () => this.#indexInLane()));
      if (done.includes(false)) this.#tryLater();
      else this.#patience = firstPatience;
    } finally {
      this.#claimed.clear();
    }
  }

  /** Indexes segment after segment until nothing waits that nobody else has taken; false if texts could not be read. */
  async #indexInLane(): Promise<boolean> {
    let allRead = true;
    while (!this.#closed) {
      const claimed = this.#claim();
      if (claimed.length === 0) break;
      const sources = await this.#read(claimed);
      allRead &&= sources !== null;
      for (const segment of sources ? await this.#build(sources) : []) {
        await this.#inTurn(async () => {
          await this.#keep(newId(), segment);
          if (!this.#closed) await this.#mergeSmall();
        });
      }
      // What could not be read is left for later, and not taken again right now.
      if (sources) for (const { id } of claimed) this.#claimed.delete(id);
      this.changed();
    }
    return allRead;
  }

  /** Documents for the next segment. */
  #claim(): Document[] {
    const documents: Document[] = [];
    let length = 0;
    for (const id of this.#coverage.waiting) {
      const document = this.#documents.get(id);
      if (!document || this.#claimed.has(id) || this.#hopeless.has(id)) continue;
      documents.push(document);
      this.#claimed.add(id);
      length += lengthOf(document);
      if (length >= segmentLength) break;
    }
    return documents;
  }

  /** Segments are stored and merged one after the other, whoever built them. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#storing.then(work);
    this.#storing = turn.catch(() => undefined); // Thrown at the caller.
    return turn;
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
    // Without a mark everything is read, and the read below says what is wrong.
    const mark = await this.store.meta(storedMark).catch(() => null);
    if (this.#mark !== null && mark === this.#mark) return ok(null);
    const stored = await this.store.segments();
    if (!stored.ok) return stored;
    const there = new Set(stored.value.map(({ id }) => id));
    const unusable: Id[] = [];
    for (const { id, segment: form } of stored.value) {
      this.step();
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

  /** The texts of documents; null if the database gives no answer now. */
  async #read(documents: readonly Document[]): Promise<PassageSource[] | null> {
    const sources: PassageSource[] = [];
    for (let at = 0; at < documents.length; at += readAtOnce) {
      const some = documents.slice(at, at + readAtOnce);
      for (const source of await Promise.all(some.map((document) => this.#sourceOf(document)))) {
        if (source === 'later') return null;
        if (source) sources.push(source);
      }
    }
    return sources;
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
  async #build(sources: readonly PassageSource[]): Promise<Segment[]> {
    if (sources.length === 0) return [];
    try {
      return [await this.#builders.build(sources)];
    } catch (error) {
      if (this.#closed) return [];
      const half = sources.length >>> 1;
      if (half > 0)
        return [...(await this.#build(sources.slice(0, half))), ...(await this.#build(sources.slice(half)))];
      const document = this.#documents.get(sources[0]!.documentId);
      console.error(`Could not index ${document?.path}`, error);
      if (document) this.#hopeless.set(document.id, document);
      return [];
    }
  }

  /** Merges the smaller half of the segments into one when there are many. */
  async #mergeSmall(): Promise<void> {
    if (this.#segments.size <= manySegments) return;
    const smallest = this.#mergeable().slice(0, manySegments / 2 + 1);
    if (smallest.length < 2) return;
    await this.#keep(
      newId(),
      await this.#merge(smallest),
      smallest.map(([id]) => id),
    );
  }

  #settleSoon(): void {
    clearTimeout(this.#quietTimer);
    if (this.#closed || this.waiting > 0) return;
    this.#quietTimer = setTimeout(() => {
      // Nothing is lost by a merge that fails: the next one comes.
      this.#settle().catch((error: unknown) => this.#closed || console.error('Segments were not merged', error));
    }, quiet);
  }

  /**
   * Each segment has a dictionary of its own, so that many small ones take twice the room of a large one. When nothing
   * is to be done, small ones are merged into larger ones; so seldom that a text is rewritten a few times at most.
   * Nobody waits meanwhile: if something happened to the segments before they are replaced, the merged one is dropped.
   */
  async #settle(): Promise<void> {
    const small = smallerTogether(this.#mergeable());
    if (small.length < 2) return;
    const merged = await this.#merge(small);
    await this.#takeTurn(async () => {
      if (!(await this.#takeStored()).ok) return;
      if (small.some(([id, segment]) => this.#segments.get(id) !== segment)) return;
      await this.#keep(
        newId(),
        merged,
        small.map(([id]) => id),
      );
    });
    // What was removed when the merge began, and is back.
    if (this.waiting > 0) void this.catchUp();
    this.changed();
  }

  /** Smallest first. While there is no room nothing that is stored can be replaced. */
  #mergeable(): (readonly [Id, Segment])[] {
    return [...this.#segments]
      .filter(([id]) => this.#unstored.size === 0 || this.#unstored.has(id))
      .sort(([, a], [, b]) => a.size - b.size);
  }

  /** Without what is not current any more. Documents stay in the order of their ids as far as they were in it. */
  #merge(segments: readonly (readonly [Id, Segment])[]): Promise<Segment> {
    const seen = new Set<Id>();
    const firstOf = ({ documents }: Segment): Id => documents[0]?.documentId ?? '';
    return this.#builders.merge(
      segments.map(([, segment]) => segment).toSorted((a, b) => (firstOf(a) < firstOf(b) ? -1 : 1)),
      (entry) => this.#coverage.isCurrent(entry) && !seen.has(entry.documentId) && seen.add(entry.documentId) !== null,
    );
  }
}

/** As many of the smallest as are together nearly as large as the next one. */
function smallerTogether(smallestFirst: readonly (readonly [Id, Segment])[]): (readonly [Id, Segment])[] {
  let count = 0;
  let sum = 0;
  smallestFirst.forEach(([, { size }], at) => {
    if (size < sum * muchLarger) count = at + 1;
    sum += size;
  });
  return smallestFirst.slice(0, count);
}

function lengthOf(document: Document | undefined): number {
  return document ? currentVersion(document).length : 0;
}
