import { newId } from '../../core/model/id.ts';
import type { Id } from '../../core/model/id.ts';
import { currentVersion } from '../../core/model/records.ts';
import type { Document } from '../../core/model/records.ts';
import { fail, must, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { divide, divisionStamp } from '../../core/passages/divide.ts';
import type { FinderChanged, FinderPort, FinderState } from '../../core/ports/finder.ts';
import { SearchIndex } from '../../core/search/search-index.ts';
import { buildSegment } from '../../core/search/segment/build.ts';
import type { PassageSource } from '../../core/search/segment/build.ts';
import { checkSegment } from '../../core/search/segment/check.ts';
import { mergeSegments } from '../../core/search/segment/merge.ts';
import type { Segment } from '../../core/search/segment/segment.ts';
import { openProjectStore } from '../store/project-store.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { TextShelf } from './text-shelf.ts';

/** Code units of text that become one segment: large enough to be few, small enough that a question waits a moment only. */
const segmentLength = 2_000_000;
/** When there are more segments than this, the smallest are merged. */
const manySegments = 12;
/** Texts kept at hand for showing hits, in code units. */
const shelfLength = 32_000_000;

/** The far side of search. `tell` announces that answers may have changed. */
export function finder(tell: (event: FinderChanged) => void): FinderPort {
  let open: OpenFinder | null = null;

  return {
    async openProject(projectId) {
      if (open?.projectId === projectId) return ok(open.state());
      open?.close();
      open = null;
      const store = await openProjectStore(projectId);
      if (!store.ok) return store;
      open = new OpenFinder(store.value, tell);
      return open.load();
    },
    async search(question) {
      if (!open) return fail('not-available', 'search');
      return open.search(question);
    },
    async allHits(question) {
      if (!open) return fail('not-available', 'search');
      return open.allHits(question);
    },
    concordance: () => Promise.resolve(fail('not-available', 'concordance')),
    groups: () => Promise.resolve(fail('not-available', 'groups')),
    nextMatch: () => Promise.resolve(fail('not-available', 'nextMatch')),
    named: () => Promise.resolve(ok([])),
    complete: (_query, cursor) => Promise.resolve(ok({ from: cursor, to: cursor, options: [] })),
    async rebuild() {
      if (!open) return fail('not-available', 'search');
      return open.rebuild();
    },
  };
}

/**
 * The index of one open project. It follows the project's Diffs: what is new is read from the database, indexed and
 * stored as a segment; what is gone is masked by the facts. Two tabs of one project take turns in writing segments.
 */
class OpenFinder {
  readonly projectId: Id;
  #index = new SearchIndex();
  /** The segments in the index, by their id in the database. */
  readonly #segments = new Map<Id, Segment>();
  /** What the index holds of each document: the version and language it was indexed with. */
  readonly #indexed = new Map<Id, string>();
  readonly #shelf = new TextShelf(shelfLength);
  #factsAreOld = true;
  #working: Promise<void> | null = null;
  #again = false;
  #closed = false;

  constructor(
    private readonly store: ProjectStore,
    private readonly tell: (event: FinderChanged) => void,
  ) {
    this.projectId = store.id;
    store.subscribe(() => {
      this.#factsAreOld = true;
      if (this.#unindexed().length > 0) void this.#catchUp();
      else this.#announce();
    });
  }

  async load(): Promise<Result<FinderState>> {
    const loaded = await this.#takeStored();
    if (!loaded.ok) return loaded;
    if (this.#unindexed().length > 0) void this.#catchUp();
    return ok(this.state());
  }

  state(): FinderState {
    const documents = this.store.snapshot.rows('documents');
    let passages = 0;
    for (const segment of this.#segments.values()) passages += segment.passages;
    return { documents: documents.size, passages, waiting: this.#unindexed().length };
  }

  async search(question: Parameters<FinderPort['search']>[0]): ReturnType<FinderPort['search']> {
    const started = performance.now();
    const settled = await this.#settle();
    if (!settled.ok) return settled;
    const answer = await this.#index.search(question, this.#readText);
    return answer.ok ? ok({ ...answer.value, took: performance.now() - started }) : answer;
  }

  async allHits(question: Parameters<FinderPort['allHits']>[0]): ReturnType<FinderPort['allHits']> {
    const settled = await this.#settle();
    return settled.ok ? this.#index.allHits(question, this.#readText) : settled;
  }

  async rebuild(): Promise<Result<FinderState>> {
    const stored = await this.store.segments();
    if (!stored.ok) return stored;
    const removed = await this.store.replaceSegments(
      [],
      stored.value.map(({ id }) => id),
    );
    if (!removed.ok) return removed;
    this.#index = new SearchIndex();
    this.#segments.clear();
    this.#indexed.clear();
    this.#factsAreOld = true;
    await this.#catchUp();
    return ok(this.state());
  }

  close(): void {
    this.#closed = true;
    this.store.close();
  }

  /** Loads the segments that are stored and not in the index yet; damaged and outdated ones are dropped. */
  async #takeStored(): Promise<Result<null>> {
    const stored = await this.store.segments();
    if (!stored.ok) return stored;
    const there = new Set(stored.value.map(({ id }) => id));
    for (const id of [...this.#segments.keys()]) if (!there.has(id)) this.#forget(id);
    const unusable: Id[] = [];
    for (const { id, segment } of stored.value) {
      if (this.#segments.has(id)) continue;
      const checked = checkSegment(segment);
      if (checked.ok) this.#take(id, checked.value);
      else unusable.push(id);
    }
    return unusable.length > 0 ? this.store.replaceSegments([], unusable) : ok(null);
  }

  #take(id: Id, segment: Segment): void {
    this.#segments.set(id, segment);
    this.#index.add(segment);
    for (const { documentId, version, language } of segment.documents) {
      this.#indexed.set(documentId, `${version} ${language}`);
    }
  }

  #forget(id: Id): void {
    const segment = this.#segments.get(id);
    if (!segment) return;
    this.#segments.delete(id);
    this.#index.removeSegment(segment);
  }

  #unindexed(): Document[] {
    const documents: Document[] = [];
    for (const document of this.store.snapshot.rows('documents').values()) {
      if (this.#indexed.get(document.id) !== stateOf(document)) documents.push(document);
    }
    return documents;
  }

  /** Indexes what is not indexed, batch by batch, until nothing is left; one run at a time. */
  #catchUp(): Promise<void> {
    if (this.#working) {
      this.#again = true;
      return this.#working;
    }
    this.#working = (async () => {
      do {
        this.#again = false;
        await navigator.locks.request(`lectern-index-${this.projectId}`, () => this.#indexMissing());
      } while (this.#again && !this.#closed);
    })().finally(() => {
      this.#working = null;
      if (!this.#closed) this.#announce();
    });
    return this.#working;
  }

  async #indexMissing(): Promise<void> {
    if (this.#closed || !(await this.#takeStored()).ok) return;
    for (let missing = this.#unindexed(); missing.length > 0 && !this.#closed; missing = this.#unindexed()) {
      const sources: PassageSource[] = [];
      let length = 0;
      for (const document of missing) {
        if (length >= segmentLength) break;
        const source = await this.#sourceOf(document);
        // A text that cannot be read is marked as seen, or this would go on for ever; the reader says what is wrong.
        if (!source) this.#indexed.set(document.id, stateOf(document));
        else {
          sources.push(source);
          length += source.text.length;
        }
      }
      if (sources.length === 0) continue;
      const segment = buildSegment(sources);
      const id = newId();
      const stored = await this.store.replaceSegments([{ id, segment }], []);
      this.#take(id, segment);
      this.#announce();
      // Without room for the index searching still works, from memory; it is built again at the next start.
      if (!stored.ok) continue;
      await this.#mergeSmall();
    }
  }

  async #sourceOf(document: Document): Promise<PassageSource | null> {
    const { textId, number } = currentVersion(document);
    const stored = await this.store.text(textId);
    if (!stored.ok) return null;
    const { text } = stored.value;
    let { division } = stored.value;
    if (division.stamp !== divisionStamp) {
      division = divide(text);
      await this.store.putDivision({ ...stored.value, division });
    }
    return { documentId: document.id, version: number, text, division, language: document.language };
  }

  /** Merges the smaller half of the segments into one when there are many. */
  async #mergeSmall(): Promise<void> {
    if (this.#segments.size <= manySegments) return;
    const smallest = [...this.#segments].sort(([, a], [, b]) => a.size - b.size).slice(0, manySegments / 2 + 1);
    const merged = mergeSegments(
      smallest.map(([, segment]) => segment),
      (documentId, version) => {
        const document = this.store.snapshot.rows('documents').get(documentId);
        return document !== undefined && currentVersion(document).number === version;
      },
    );
    const id = newId();
    const ids = smallest.map(([old]) => old);
    if (!(await this.store.replaceSegments([{ id, segment: merged }], ids)).ok) return;
    for (const old of ids) this.#forget(old);
    this.#take(id, merged);
  }

  /** What the window stored before it asked is known here: its question can overtake its announcement. */
  async #settle(): Promise<Result<null>> {
    const settled = await this.store.settle();
    if (settled.ok) this.#renewFacts();
    return settled;
  }

  #renewFacts(): void {
    if (!this.#factsAreOld) return;
    const { snapshot } = this.store;
    this.#index.setFacts({
      documents: snapshot.rows('documents'),
      annotations: [...snapshot.rows('annotations').values()],
      tags: [...snapshot.rows('tags').values()],
      attributes: [...snapshot.rows('attributes').values()],
    });
    this.#factsAreOld = false;
  }

  readonly #readText = async (documentId: Id, version: number): Promise<string> => {
    const key = `${documentId} ${version}`;
    const kept = this.#shelf.get(key);
    if (kept !== undefined) return kept;
    const document = this.store.snapshot.rows('documents').get(documentId);
    const textId = document?.versions.find(({ number }) => number === version)?.textId ?? '';
    const { text } = must(await this.store.text(textId));
    this.#shelf.put(key, text);
    return text;
  };

  #announce(): void {
    this.tell({ kind: 'changed', state: this.state() });
  }
}

/** What the index must have been made from to be right for a document. */
function stateOf(document: Document): string {
  return `${currentVersion(document).number} ${document.language}`;
}
