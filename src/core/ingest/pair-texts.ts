import { leastLikeness, likeness, shinglesOf } from '../anchor/likeness.ts';
import type { Shingles } from '../anchor/likeness.ts';
import type { Id } from '../model/id.ts';

// Which files of a folder are newer texts of which of its documents, asked when all files were seen. The pages of one
// paper have their head and imprint in common, so that being like what stood at a path tells little while a document far
// more alike may be found elsewhere. The likest pairs are made first. Of a folder's texts only two are held at once.

/** A text that stands at a path of the folder, and those of the homeless documents that it is compared with. */
export interface Newcomer {
  readonly path: string;
  readonly textId: Id;
  /** The homeless document that stood at this path. */
  readonly own: Id | null;
  /** Its text has a document of its own, so that it is compared with no other than `own`. */
  readonly known?: true;
}

/** `own`: the file stands where the document stood. */
export interface Pair {
  readonly id: Id;
  readonly own: boolean;
}

/**
 * What a text at the path of its document has ahead of a likelier one elsewhere. A text that is at least `clearlySame` as
 * what stood there cannot be outdone, and need not wait for the others.
 */
const ahead = 0.2;
export const clearlySame = 1 - ahead;

/** From this likeness on, a file elsewhere is a suggestion. */
const suggested = 2 * leastLikeness;

/**
 * By path, the document that each text is paired with; every document once. `lost` are the texts of homeless documents by
 * their ids; `read` answers null where a text cannot be read: it is like nothing.
 */
export async function pairTexts(
  lost: ReadonlyMap<Id, Id>,
  newcomers: readonly Newcomer[],
  read: (textId: Id) => Promise<string | null>,
  mostRuns = 400_000,
): Promise<ReadonlyMap<string, Pair>> {
  if (lost.size === 0) return new Map();
  const shinglesAt = async (textId: Id) => {
    const text = await read(textId);
    return text === null ? null : shinglesOf(text);
  };
  const index = runIndex(mostRuns);
  if (newcomers.some(({ known }) => !known)) {
    for (const [id, textId] of lost) index.add(id, await shinglesAt(textId));
  }
  const pairs: (Pair & { readonly path: string; readonly rank: number })[] = [];
  for (const { path, textId, own, known } of newcomers) {
    if (own === null && known) continue;
    const shingles = await shinglesAt(textId);
    if (!shingles) continue;
    const others = known ? [] : index.likeliest(shingles).filter((id) => id !== own);
    for (const id of own === null ? others : [own, ...others]) {
      const before = await shinglesAt(lost.get(id)!);
      const like = before ? likeness(shingles, before) : 0;
      if (like < (id === own ? leastLikeness : suggested)) continue;
      pairs.push({ path, id, own: id === own, rank: id === own ? like + ahead : like });
    }
  }
  const found = new Map<string, Pair>();
  const taken = new Set<Id>();
  for (const { path, id, own } of pairs.toSorted((a, b) => b.rank - a.rank)) {
    if (found.has(path) || taken.has(id)) continue;
    found.set(path, { id, own });
    taken.add(id);
  }
  return found;
}

/** Words in the runs by which candidates are found, in how many texts such a run may stand, how many are compared. */
const sketched = 3;
const telling = 20;
const compared = 5;

/** Runs of words, each with the documents that hold it. Where they are too many, ever fewer of all runs are kept. */
function runIndex(mostRuns: number) {
  let every = 1;
  const byRun = new Map<number, Id[]>();
  return {
    add(id: Id, shingles: Shingles | null): void {
      for (const run of shingles?.ofLength(sketched) ?? []) {
        if (run % every !== 0) continue;
        const ids = byRun.get(run);
        if (!ids) byRun.set(run, [id]);
        else if (ids.length <= telling) ids.push(id);
      }
      while (byRun.size > mostRuns) {
        every *= 2;
        for (const run of byRun.keys()) if (run % every !== 0) byRun.delete(run);
      }
    },
    /** What stands in many texts, as the foot of a letter does, tells none of them. */
    likeliest(shingles: Shingles): readonly Id[] {
      const shared = new Map<Id, number>();
      for (const run of shingles.ofLength(sketched)) {
        const ids = byRun.get(run) ?? [];
        if (ids.length <= telling) for (const id of ids) shared.set(id, (shared.get(id) ?? 0) + 1);
      }
      const byShare = [...shared].toSorted((a, b) => b[1] - a[1]);
      return byShare.slice(0, compared).map(([id]) => id);
    },
  };
}
