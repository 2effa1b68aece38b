import { Coverage } from '../../core/derived/coverage.ts';
import type { Derivation, SourceState, Stamped, TextSource } from '../../core/derived/derivation.ts';
import { edits } from '../../core/model/diff.ts';
import type { Diff } from '../../core/model/diff.ts';
import type { Id } from '../../core/model/id.ts';
import { currentVersion } from '../../core/model/records.ts';
import type { Document, Table, Text } from '../../core/model/records.ts';
import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { dividedNow } from './divided-text.ts';
import { Furnished, furnishedIn } from './furnished.ts';
import { StoredParts } from './stored-parts.ts';

/** Code units of text that become one part: large enough to be few, small enough that a question waits a moment only. */
const partLength = 2_000_000;
/** When more code units than this wait, several parts are made at a time. */
const muchText = 4_000_000;
/** When there are more parts than this, the smallest are merged. */
const manyParts = 12;
/** Milliseconds without work after which parts are merged until each is much larger than all smaller ones together. */
const quiet = 2000;
const muchLarger = 2;
/** Milliseconds until what failed is tried again: the first time, and at most. */
const firstPatience = 1000;
const lastPatience = 60_000;
/** So often in a row, each a while after the other, is waited for what cannot be read; after that it is only tried on. */
const givenUp = 3;

/** Who uses the parts. */
export interface Follower<Part> {
  add(part: Part): void;
  remove(part: Part): void;
  /** What is answered with them may have changed. */
  changed(): void;
  /** Of which records its answers are made, beside the parts; of all, if it is not said. */
  readonly heeds?: Table;
}

/** Who makes the parts, perhaps in workers beside this one. */
export interface Maker<Part> {
  /** How many are made at once elsewhere; 0 if all is done here. */
  readonly size: number;
  build(sources: readonly TextSource[]): Promise<Part>;
  merge(parts: readonly Part[], isAlive: (entry: SourceState) => boolean): Promise<Part>;
  end(): void;
}

/** Makes parts on the spot: for what takes no time. */
export function makeHere<Part extends Stamped>(derivation: Derivation<Part>, step?: () => void): Maker<Part> {
  return {
    size: 0,
    build: async (sources) => derivation.build(sources, step),
    merge: async (parts, isAlive) => derivation.merge!(parts, isAlive, step),
    end: () => undefined,
  };
}

/**
 * Keeps what is derived from the texts of a project right. It follows the project's Diffs: of what is new a part is made
 * and stored; what is gone is left to its user to pass over, and is left out when parts are merged. Several tabs and
 * workers of one project take turns in writing, and take over what the others wrote. Whatever fails is tried again; what
 * cannot be stored is kept in memory. Only parts of its own kind are read.
 */
export class Following<Part extends Stamped> {
  /** By their id in the database. */
  readonly #parts = new Map<Id, Part>();
  /** Those that could not be stored. */
  readonly #unstored = new Set<Id>();
  readonly #stored: StoredParts<Part>;
  readonly #coverage = new Coverage();
  readonly #furnished: Furnished;
  /** Texts that are missing or of which nothing can be made: they wait for nothing, until their document changes. */
  readonly #hopeless = new Map<Id, Document>();
  /** What is being read and made right now. */
  readonly #claimed = new Set<Id>();
  readonly #leave = new AbortController();
  #storing: Promise<unknown> = Promise.resolve();
  #working: Promise<void> | null = null;
  #again = false;
  #patience = firstPatience;
  /** How often in a row each text could not be read. */
  readonly #unread = new Map<Id, number>();
  /** How often in a row what is stored could not be read. */
  #failures = 0;
  /** Whether a failure counts: not until a while after the one before. */
  #counts = true;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #quietTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #unsubscribe: () => void;

  constructor(
    private readonly store: ProjectStore,
    private readonly derivation: Derivation<Part>,
    private readonly follower: Follower<Part>,
    private readonly maker: Maker<Part> = makeHere(derivation),
    private readonly step: () => void = () => undefined,
  ) {
    this.#stored = new StoredParts(store, derivation);
    this.#furnished = new Furnished(store);
    this.#coverage.setDocuments(this.#documents.values(), this.#furnished.names());
    this.#unsubscribe = store.subscribe((diff) => this.#follow(diff));
  }

  /** Takes what is stored, and begins to make what is missing. */
  async load(): Promise<Result<null>> {
    const loaded = await this.#oneByOne(() => this.#takeStored());
    if (loaded.ok && this.waiting > 0) void this.catchUp();
    else this.#settleSoon();
    return loaded;
  }

  /** Of how many texts nothing is made yet. */
  get waiting(): number {
    let waiting = this.#coverage.waiting.size;
    for (const [id] of this.#hopeless) if (this.#coverage.waiting.has(id)) waiting -= 1;
    return waiting;
  }

  /**
   * Of these documents: how many something will be made of yet, and of how many nothing is and nothing will be, as far as
   * anybody can tell.
   */
  missing(ids: Iterable<Id> = this.#coverage.waiting): { readonly waiting: number; readonly hopeless: number } {
    let waiting = 0;
    let hopeless = 0;
    for (const id of ids) {
      if (!this.#coverage.waiting.has(id)) continue;
      const failures = Math.max(this.#failures, this.#unread.get(id) ?? 0);
      if (this.#hopeless.has(id) || failures >= givenUp) hopeless += 1;
      else waiting += 1;
    }
    return { waiting, hopeless };
  }

  /** The documents in no part as they are now, for whatever reason. */
  get unmade(): ReadonlySet<Id> {
    return this.#coverage.waiting;
  }

  /** Whether an entry of a part is what its document is now. */
  isCurrent(entry: SourceState): boolean {
    return this.#coverage.isCurrent(entry);
  }

  /** Makes what is missing, batch by batch, until nothing is left; one run at a time. */
  catchUp(): Promise<void> {
    if (this.#working) {
      this.#again = true;
      return this.#working;
    }
    clearTimeout(this.#quietTimer);
    this.#working = (async () => {
      try {
        do {
          this.#again = false;
          await this.#takeTurn(() => this.#makeMissing());
        } while (this.#again && !this.#closed);
      } catch (error) {
        // A bug, or a database that fails in a way nobody foresaw: what is made can be used all the same.
        if (!this.#closed) console.error(`Making ${this.derivation.kind} stopped`, error);
        this.#tryLater();
      } finally {
        this.#working = null;
      }
      if (this.#closed) return;
      this.follower.changed();
      this.#settleSoon();
    })();
    return this.#working;
  }

  /** Throws away what is stored and in memory, and makes all of it again. */
  async rebuild(): Promise<Result<null>> {
    await this.#working;
    let removed: Result<null> = ok(null);
    await this.#takeTurn(() =>
      this.#oneByOne(async () => {
        removed = await this.#stored.removeAll();
        if (!removed.ok) return;
        for (const id of [...this.#parts.keys()]) this.#forget(id);
        this.#hopeless.clear();
      }),
    );
    if (removed.ok) await this.catchUp();
    return removed;
  }

  close(): void {
    this.#leave.abort();
    this.#unsubscribe();
    this.maker.end();
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
    let heeded = diff === null || this.follower.heeds === undefined;
    if (diff === null) this.#coverage.setDocuments(this.#documents.values(), this.#furnished.names());
    else {
      for (const [table, id] of edits(diff)) {
        heeded ||= table === this.follower.heeds;
        if (table === 'documents') this.#renew(id);
      }
      for (const id of furnishedIn(diff)) {
        heeded = true;
        this.#renew(id);
      }
    }
    for (const [id, document] of this.#hopeless) if (this.#documents.get(id) !== document) this.#hopeless.delete(id);
    if (this.waiting > 0) void this.catchUp();
    else if (heeded) this.follower.changed();
  }

  #renew(id: Id): void {
    this.#coverage.setDocument(id, this.#documents.get(id) ?? null, this.#furnished.nameOf(id));
    this.#unread.delete(id);
  }

  #takeTurn(work: () => Promise<void>): Promise<void> {
    return this.#stored.inTurn(this.#leave.signal, work);
  }

  #tryLater(): void {
    if (this.#closed) return;
    this.#counts = false;
    // What is tried because more came in puts the next try off no further.
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#counts = true;
      void this.catchUp();
    }, this.#patience);
    this.#patience = Math.min(this.#patience * 2, lastPatience);
  }

  async #makeMissing(): Promise<void> {
    const taken = await this.#oneByOne(async () => {
      const read = await this.#takeStored();
      if (read.ok) await this.#storeAgain();
      return read.ok;
    });
    if (taken) this.#failures = 0;
    else {
      if (this.#counts) this.#failures += 1;
      return this.#tryLater();
    }
    let length = 0;
    for (const id of this.#coverage.waiting) length += lengthOf(this.#documents.get(id));
    // While of one text a part is made the next one is read.
    const lanes = length > muchText ? this.maker.size + 1 : 1;
    try {
      const done = await Promise.all(Array.from({ length: lanes }, () => this.#makeInLane()));
      if (done.includes(false)) this.#tryLater();
      else {
        clearTimeout(this.#timer);
        this.#timer = undefined;
        this.#patience = firstPatience;
        this.#counts = true;
      }
    } finally {
      this.#claimed.clear();
    }
  }

  /** Makes part after part until nothing waits that nobody else has taken; false if texts could not be read. */
  async #makeInLane(): Promise<boolean> {
    let allRead = true;
    while (!this.#closed) {
      const claimed = this.#claim();
      if (claimed.length === 0) break;
      const sources = await this.#read(claimed);
      // What could not be read is left for later, and not taken again right now.
      const left = new Set(claimed.map(({ id }) => id).filter((id) => this.#unread.has(id)));
      if (left.size > 0) allRead = false;
      for (const part of await this.#build(sources)) {
        await this.#oneByOne(async () => {
          await this.#keep(this.#stored.newId(), part);
          if (!this.#closed) await this.#mergeSmall();
        });
      }
      for (const { id } of claimed) if (!left.has(id)) this.#claimed.delete(id);
      this.follower.changed();
    }
    return allRead;
  }

  /** Documents for the next part. */
  #claim(): Document[] {
    const documents: Document[] = [];
    let length = 0;
    for (const id of this.#coverage.waiting) {
      const document = this.#documents.get(id);
      if (!document || this.#claimed.has(id) || this.#hopeless.has(id)) continue;
      documents.push(document);
      this.#claimed.add(id);
      length += lengthOf(document);
      if (length >= partLength) break;
    }
    return documents;
  }

  /** Parts are taken, stored and merged one after the other: what is read while another is stored would be taken twice. */
  #oneByOne<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const turn = this.#storing.then(work);
    this.#storing = turn.catch(() => undefined); // Thrown at the caller.
    return turn;
  }

  /** Takes a part and stores it. Without room it is used from memory, and made at the next start. */
  async #keep(id: Id, part: Part, instead: readonly Id[] = []): Promise<boolean> {
    const stored = await this.#stored.replace(
      [[id, part]],
      instead.filter((old) => !this.#unstored.has(old)),
    );
    // What could not be stored must not take the place of what is: it would be lost with the memory.
    const kept = stored.ok || instead.every((old) => this.#unstored.has(old));
    if (!kept) return false;
    for (const old of instead) this.#forget(old);
    this.#take(id, part);
    if (!stored.ok) this.#unstored.add(id);
    return true;
  }

  async #storeAgain(): Promise<void> {
    for (const id of this.#unstored) {
      if (!(await this.#stored.replace([[id, this.#parts.get(id)!]], [])).ok) return;
      this.#unstored.delete(id);
    }
  }

  /** Loads the parts that are stored and not taken yet; damaged and outdated ones are dropped. */
  async #takeStored(): Promise<Result<null>> {
    const read = await this.#stored.read(new Set(this.#parts.keys()), this.step);
    if (!read.ok) return read;
    const stored = read.value;
    if (stored === null) return ok(null);
    const unusable: Id[] = [];
    for (const [id, part] of stored) {
      if (part === null) unusable.push(id);
      else if (part !== 'known') this.#take(id, part);
    }
    for (const id of [...this.#parts.keys()]) if (!stored.has(id) && !this.#unstored.has(id)) this.#forget(id);
    // If they cannot be removed they are refused again the next time.
    if (unusable.length > 0) await this.#stored.replace([], unusable);
    return ok(null);
  }

  #take(id: Id, part: Part): void {
    this.#parts.set(id, part);
    this.#coverage.addPart(this.derivation.holds(part));
    this.follower.add(part);
  }

  #forget(id: Id): void {
    const part = this.#parts.get(id);
    if (!part) return;
    this.#parts.delete(id);
    this.#unstored.delete(id);
    this.#coverage.removePart(this.derivation.holds(part));
    this.follower.remove(part);
  }

  /** The texts of documents, as far as they can be read now: one that cannot must not keep the others from being read. */
  async #read(documents: readonly Document[]): Promise<TextSource[]> {
    const sources = await this.#readAll(documents);
    if (sources) {
      for (const { id } of documents) this.#unread.delete(id);
      return sources;
    }
    const [first, last] = [documents[0]!, documents[documents.length - 1]!];
    // Where neither end can be read it is the database that gives no answer.
    const isOne = documents.length > 1 && ((await this.#readAll([first])) ?? (await this.#readAll([last])));
    if (isOne) {
      const half = documents.length >>> 1;
      return [...(await this.#read(documents.slice(0, half))), ...(await this.#read(documents.slice(half)))];
    }
    for (const { id } of documents) this.#unread.set(id, (this.#unread.get(id) ?? 0) + (this.#counts ? 1 : 0));
    return [];
  }

  /** Read many at a time; null if the database gives no answer. */
  async #readAll(documents: readonly Document[]): Promise<TextSource[] | null> {
    const sources: TextSource[] = [];
    let at = 0;
    for await (const stored of this.store.texts(documents.map(currentVersion))) {
      const document = documents[at++]!;
      if (stored.ok) sources.push(await this.#sourceOf(document, stored.value));
      else if (stored.error.code === 'not-found') this.#hopeless.set(document.id, document);
      else return null;
    }
    return sources;
  }

  async #sourceOf(document: Document, stored: Text): Promise<TextSource> {
    const { textId, number } = currentVersion(document);
    const divided = await dividedNow(this.store, stored);
    const { text, division, furnished } = this.#furnished.furnish(divided, document.id, number);
    return {
      documentId: document.id,
      version: number,
      textId,
      text,
      division,
      language: document.language,
      ...(furnished !== undefined && { furnished }),
    };
  }

  /** A text of which no part can be made is a bug; it is told, and must not keep the others from being found. */
  async #build(sources: readonly TextSource[]): Promise<Part[]> {
    if (sources.length === 0) return [];
    try {
      return [await this.maker.build(sources)];
    } catch (error) {
      if (this.#closed) return [];
      const half = sources.length >>> 1;
      if (half > 0)
        return [...(await this.#build(sources.slice(0, half))), ...(await this.#build(sources.slice(half)))];
      const document = this.#documents.get(sources[0]!.documentId);
      console.error(`Could not make ${this.derivation.kind} of ${document?.path}`, error);
      if (document) this.#hopeless.set(document.id, document);
      return [];
    }
  }

  /** Merges the smaller half of the parts into one when there are many. */
  async #mergeSmall(): Promise<void> {
    if (this.#parts.size <= manyParts) return;
    const smallest = this.#mergeable().slice(0, manyParts / 2 + 1);
    if (smallest.length < 2) return;
    await this.#keep(
      this.#stored.newId(),
      await this.#merge(smallest),
      smallest.map(([id]) => id),
    );
  }

  #settleSoon(): void {
    clearTimeout(this.#quietTimer);
    if (this.#closed || this.waiting > 0) return;
    this.#quietTimer = setTimeout(() => {
      // Nothing is lost by a merge that fails: the next one comes.
      this.#settle().catch((error: unknown) => {
        if (!this.#closed) console.error(`Parts of ${this.derivation.kind} were not merged`, error);
      });
    }, quiet);
  }

  /**
   * Each part may repeat what others hold, so that many small ones take twice the room of a large one. When nothing is
   * to be done, small ones are merged into larger ones; so seldom that a text is rewritten a few times at most.
   * Nobody waits meanwhile: if something happened to the parts before they are replaced, the merged one is dropped.
   */
  async #settle(): Promise<void> {
    const small = smallerTogether(this.#mergeable(), (part) => this.derivation.size(part));
    if (small.length < 2) return;
    const merged = await this.#merge(small);
    await this.#takeTurn(() =>
      this.#oneByOne(async () => {
        if (!(await this.#takeStored()).ok) return;
        if (small.some(([id, part]) => this.#parts.get(id) !== part)) return;
        await this.#keep(
          this.#stored.newId(),
          merged,
          small.map(([id]) => id),
        );
      }),
    );
    // What was removed when the merge began, and is back.
    if (this.waiting > 0) void this.catchUp();
    this.follower.changed();
  }

  /** Smallest first. While there is no room nothing that is stored can be replaced. */
  #mergeable(): (readonly [Id, Part])[] {
    if (!this.derivation.merge) return [];
    return [...this.#parts]
      .filter(([id]) => this.#unstored.size === 0 || this.#unstored.has(id))
      .sort(([, a], [, b]) => this.derivation.size(a) - this.derivation.size(b));
  }

  /** Without what is not current any more. Documents stay in the order of their ids as far as they were in it. */
  #merge(parts: readonly (readonly [Id, Part])[]): Promise<Part> {
    const seen = new Set<Id>();
    const firstOf = (part: Part): Id => this.derivation.holds(part)[0]?.documentId ?? '';
    return this.maker.merge(
      parts.map(([, part]) => part).toSorted((a, b) => (firstOf(a) < firstOf(b) ? -1 : 1)),
      (entry) => this.#coverage.isCurrent(entry) && !seen.has(entry.documentId) && seen.add(entry.documentId) !== null,
    );
  }
}

/** As many of the smallest as are together nearly as large as the next one. */
function smallerTogether<Part>(
  smallestFirst: readonly (readonly [Id, Part])[],
  sizeOf: (part: Part) => number,
): (readonly [Id, Part])[] {
  let count = 0;
  let sum = 0;
  smallestFirst.forEach(([, part], at) => {
    const size = sizeOf(part);
    if (size < sum * muchLarger) count = at + 1;
    sum += size;
  });
  return smallestFirst.slice(0, count);
}

function lengthOf(document: Document | undefined): number {
  return document ? currentVersion(document).length : 0;
}
