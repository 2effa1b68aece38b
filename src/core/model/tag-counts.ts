import type { Id } from './id.ts';
import { standsNow } from './annotations.ts';
import { overlapCounts } from './overlaps.ts';
import { currentVersion } from './records.ts';
import type { Annotation, Document, Tag } from './records.ts';
import { TagTree } from './tag-tree.ts';

/** How many annotations carry a tag. */
export interface TagCount {
  /** Those with exactly this tag. */
  readonly own: number;
  /** Those with this tag or one below it, each once, however many of them it carries. */
  readonly all: number;
  /** Those of `all` that stand nowhere in today's texts, so that no search finds a passage for them. */
  readonly lost: number;
}

/** What is asked of an annotation to count it. */
type Tagged = Pick<Annotation, 'tagIds' | 'documentId' | 'version' | 'anchor'>;

/** Counts the annotations of every tag. Tags that are not there are passed over. */
export function tagCounts(
  tags: ReadonlyMap<Id, Tag>,
  annotations: Iterable<Tagged>,
  documents: ReadonlyMap<Id, Document>,
): ReadonlyMap<Id, TagCount> {
  const sums = new Sums(tags);
  for (const annotation of annotations) sums.count(annotation, standsNow(annotation, documents), 1);
  return sums.all();
}

/** The numbers of all tags, to which an annotation can be added, and from which it can be taken. */
class Sums {
  readonly #ids: readonly Id[];
  readonly #places: ReadonlyMap<Id, number>;
  /** The place of the tag above each; -1 at the top. */
  readonly #above: Int32Array;
  readonly #own: Uint32Array;
  readonly #all: Uint32Array;
  readonly #lost: Uint32Array;
  /** The annotation that each tag was counted for last, from 1 on. */
  readonly #last: Float64Array;
  #count = 0;

  constructor(tags: ReadonlyMap<Id, Tag>) {
    const ids = [...tags.keys()];
    this.#ids = ids;
    const places = new Map(ids.map((id, place) => [id, place]));
    this.#places = places;
    const tree = new TagTree(tags);
    this.#above = Int32Array.from(ids, (id) => places.get(tree.parentOf(id) ?? '') ?? -1);
    [this.#own, this.#all, this.#lost] = [0, 0, 0].map(() => new Uint32Array(ids.length)) as [
      Uint32Array,
      Uint32Array,
      Uint32Array,
    ];
    this.#last = new Float64Array(ids.length);
  }

  count({ tagIds }: Pick<Annotation, 'tagIds'>, stands: boolean, by: 1 | -1): void {
    this.#count++;
    for (const tagId of tagIds) {
      const tag = this.#places.get(tagId);
      if (tag === undefined) continue;
      this.#own[tag]! += by;
      // Above one that it was counted for, it was counted for all.
      for (let place = tag; place >= 0 && this.#last[place] !== this.#count; place = this.#above[place]!) {
        this.#last[place] = this.#count;
        this.#all[place]! += by;
        if (!stands) this.#lost[place]! += by;
      }
    }
  }

  all(): ReadonlyMap<Id, TagCount> {
    return new Map(
      this.#ids.map((id, place) => [id, { own: this.#own[place]!, all: this.#all[place]!, lost: this.#lost[place]! }]),
    );
  }
}

/** What a `TagTally` counts. Maps may be changed in place; `version` is that of the tags. */
export interface Tallied {
  readonly tags: ReadonlyMap<Id, Tag>;
  readonly version: number;
  readonly documents: ReadonlyMap<Id, Document>;
  /** All of a document in text order; the same array as long as nothing changed in it. */
  annotationsOf(documentId: Id): readonly Annotation[];
}

/**
 * The same numbers, and how many marks of each tag overlap, counted again only in documents of which something changed: of a
 * hundred thousand marks each new one would wait for all.
 */
export class TagTally {
  #version = -1;
  #sums = new Sums(new Map());
  #overlaps = new Map<Id, number>();
  readonly #seen = new Map<Id, Counted>();

  /** As it is now; the maps are new ones each time. */
  counts(tallied: Tallied): {
    readonly counts: ReadonlyMap<Id, TagCount>;
    readonly overlaps: ReadonlyMap<Id, number>;
  } {
    const { tags, version, documents, annotationsOf } = tallied;
    if (version !== this.#version) {
      this.#version = version;
      this.#sums = new Sums(tags);
      this.#overlaps = new Map();
      this.#seen.clear();
    }
    for (const [id, document] of documents) {
      const [annotations, before] = [annotationsOf(id), this.#seen.get(id)];
      const { number } = currentVersion(document);
      if (before ? before.annotations === annotations && before.number === number : annotations.length === 0) continue;
      if (before) this.#count(before, -1);
      const overlaps = overlapCounts(annotations.filter((one) => one.version === number));
      const now = { annotations, number, overlaps };
      this.#count(now, 1);
      this.#seen.set(id, now);
    }
    for (const [id, before] of this.#seen) {
      if (documents.has(id)) continue;
      this.#count(before, -1);
      this.#seen.delete(id);
    }
    return { counts: this.#sums.all(), overlaps: new Map(this.#overlaps) };
  }

  #count({ annotations, number, overlaps }: Counted, by: 1 | -1): void {
    for (const one of annotations) this.#sums.count(one, one.anchor.kind !== 'lost' && one.version === number, by);
    for (const [id, count] of overlaps) {
      const sum = (this.#overlaps.get(id) ?? 0) + by * count;
      if (sum === 0) this.#overlaps.delete(id);
      else this.#overlaps.set(id, sum);
    }
  }
}

/** What was counted of a document. */
interface Counted {
  readonly annotations: readonly Annotation[];
  /** Of its version then. */
  readonly number: number;
  readonly overlaps: ReadonlyMap<Id, number>;
}
