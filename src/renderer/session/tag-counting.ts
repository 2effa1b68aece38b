import type { Id } from '../../core/model/id.ts';
import type { Annotation } from '../../core/model/records.ts';
import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { TagTree } from '../../core/model/tag-tree.ts';
import type { CompareEvent, ComparePort } from '../../core/ports/compare.ts';
import type { CountBy } from '../commands/count-hits.ts';
import { packed } from '../commands/count-hits.ts';
import { annotationsInPlace } from '../commands/count-quotations.ts';
import type { Desk } from '../commands/desk.ts';
import type { Counted } from './counting.ts';
import { LongAsking, nothingAsked } from './long-asking.ts';
import type { LongQuestion } from './long-asking.ts';

/** What the annotations of each tag count as. Those that are lost, or stand in an older version, are not counted. */
export type CountedTags = { readonly elsewhere: number; readonly uncovered: number } & (
  | {
      readonly by: 'families';
      /** With exactly this tag, and with this one or one below it. */
      readonly of: ReadonlyMap<Id, { readonly own: number; readonly all: number }>;
    }
  | {
      readonly by: 'origins';
      /** Of the documents with this tag or one below it. */
      readonly of: ReadonlyMap<Id, { readonly least: number; readonly most: number }>;
    }
);

/** What the screen shows of it. */
export interface TagCountState extends LongQuestion {
  /** The newest answer, also while another is on its way; null before the first, and after a problem. */
  readonly found: CountedTags | null;
}

/** Counts the annotations of every tag in another way than one by one; by documents, nothing is asked. */
export class AskedTagCounts extends LongAsking<TagCountState> {
  protected readonly unknown = { found: null };

  constructor(
    private readonly desk: Desk,
    private readonly by: CountBy,
    listen: (listener: (event: CompareEvent) => void) => () => void,
  ) {
    super({ ...nothingAsked, found: null }, listen, (ask) => desk.comparer.cancel(ask));
  }

  /** Asks again, because annotations or tags are others now. */
  renew(): void {
    if (this.awake && this.by !== 'documents') this.ask();
  }

  protected async question(ask: string): Promise<Result<Partial<TagCountState>>> {
    if (this.by === 'documents') return ok({});
    const counted = await countTags(this.desk, this.by, ask);
    return counted.ok ? ok({ found: counted.value }) : counted;
  }
}

async function countTags(desk: Desk, by: Counted['by'], ask: string): Promise<Result<CountedTags>> {
  const { snapshot } = desk.store;
  const tagged = [...snapshot.rows('annotations').values()].filter(({ tagIds }) => tagIds.length > 0);
  const there = annotationsInPlace(desk, tagged);
  const tree = new TagTree(snapshot.rows('tags'));
  const count = by === 'families' ? onceInTags : originsOfTags;
  return count(desk.comparer, tree, there, { ask, elsewhere: tagged.length - there.length });
}

interface Asked {
  readonly ask: string;
  readonly elsewhere: number;
}

async function onceInTags(
  comparer: ComparePort,
  tree: TagTree,
  annotations: readonly Annotation[],
  { ask, elsewhere }: Asked,
): Promise<Result<CountedTags>> {
  const counted = await comparer.countFamilies(packed(annotations), ask);
  if (!counted.ok) return counted;
  const { units, uncovered } = counted.value;
  const [own, all] = [new Map<Id, Set<number>>(), new Map<Id, Set<number>>()];
  annotations.forEach(({ tagIds }, at) => {
    for (const id of tagIds) setIn(own, id).add(units[at]!);
    for (const id of aboveAll(tree, tagIds)) setIn(all, id).add(units[at]!);
  });
  const of = new Map([...all].map(([id, { size }]) => [id, { own: own.get(id)?.size ?? 0, all: size }]));
  return ok({ by: 'families', of, elsewhere, uncovered });
}

async function originsOfTags(
  comparer: ComparePort,
  tree: TagTree,
  annotations: readonly Annotation[],
  { ask, elsewhere }: Asked,
): Promise<Result<CountedTags>> {
  const inTag = new Map<Id, Set<Annotation>>();
  for (const one of annotations) for (const id of aboveAll(tree, one.tagIds)) setIn(inTag, id).add(one);
  const of = new Map<Id, { readonly least: number; readonly most: number }>();
  let uncovered = 0;
  for (const [id, some] of inTag) {
    const counted = await comparer.countOrigins(packed([...some]), ask);
    if (!counted.ok) return counted;
    of.set(id, counted.value);
    uncovered = Math.max(uncovered, counted.value.uncovered);
  }
  return ok({ by: 'origins', of, elsewhere, uncovered });
}

/** These tags and all above them, each once. */
function aboveAll(tree: TagTree, tagIds: readonly Id[]): ReadonlySet<Id> {
  return new Set(tagIds.flatMap((id) => (tree.tags.has(id) ? tree.above(id).map((tag) => tag.id) : [])));
}

function setIn<T>(sets: Map<Id, Set<T>>, id: Id): Set<T> {
  let set = sets.get(id);
  if (!set) sets.set(id, (set = new Set()));
  return set;
}
