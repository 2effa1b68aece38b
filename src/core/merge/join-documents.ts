import { sameValue } from '../model/diff.ts';
import type { Id } from '../model/id.ts';
import { currentVersion } from '../model/records.ts';
import type { Document, DocumentVersion } from '../model/records.ts';

/** How a document of theirs stands to the one of ours that has the same text. */
export interface JoinedDocument {
  readonly ours: Document;
  readonly theirs: Document;
  /** All texts that it has in the result, oldest first; theirs came after ours where they went on from the text that ours has now. */
  readonly versions: readonly DocumentVersion[];
  /** The number of each of their versions in the result. One whose text is not in the result has that of the current one. */
  readonly numbers: ReadonlyMap<number, number>;
  /** Both went on from one text, each to another. */
  readonly isForked: boolean;
}

/** Documents of theirs by the id that they have there, with those of ours: by id, then by the text of now, then by any text. */
export function joinDocuments(
  ours: ReadonlyMap<Id, Document>,
  theirs: ReadonlyMap<Id, Document>,
): ReadonlyMap<Id, JoinedDocument> {
  const joined = new Map<Id, JoinedDocument>();
  const taken = new Set<Id>();
  const join = (a: Document, b: Document) => {
    taken.add(a.id);
    joined.set(b.id, joinedDocument(a, b));
  };
  for (const one of theirs.values()) {
    const same = ours.get(one.id);
    if (same) join(same, one);
  }
  for (const hashesOf of [hashOfNow, hashesOfAll]) {
    const free = new Map<string, Document[]>();
    for (const one of ours.values()) {
      if (taken.has(one.id)) continue;
      for (const hash of hashesOfAll(one)) {
        const list = free.get(hash);
        if (list) list.push(one);
        else free.set(hash, [one]);
      }
    }
    for (const one of theirs.values()) {
      if (joined.has(one.id)) continue;
      // Of copies of one text those of one path belong together.
      const found = hashesOf(one).flatMap((hash) => (free.get(hash) ?? []).filter(({ id }) => !taken.has(id)));
      const best =
        found.find((other) => other.path === one.path && hashOfNow(other)[0] === hashOfNow(one)[0]) ??
        found.find((other) => hashOfNow(other)[0] === hashOfNow(one)[0]) ??
        found[0];
      if (best) join(best, one);
    }
  }
  return joined;
}

function hashOfNow(document: Document): readonly string[] {
  return [currentVersion(document).textHash];
}

function hashesOfAll({ versions }: Document): readonly string[] {
  return [...new Set(versions.map(({ textHash }) => textHash))].reverse();
}

function joinedDocument(ours: Document, theirs: Document): JoinedDocument {
  const now = currentVersion(ours);
  const after = theirs.versions.findLastIndex(({ textHash }) => textHash === now.textHash);
  const known = new Set(ours.versions.map(({ textHash }) => textHash));
  const isKnown = known.has(currentVersion(theirs).textHash);
  const isAhead = !isKnown && after >= 0;
  const versions = !isAhead
    ? ours.versions
    : [
        ...ours.versions,
        ...theirs.versions.slice(after + 1).map((one, at) => ({ ...one, number: now.number + 1 + at })),
      ];
  const last = versions[versions.length - 1]!;
  const numbers = new Map(
    theirs.versions.map((one, at) => {
      const same =
        (isAhead && at > after ? versions[ours.versions.length + at - after - 1] : undefined) ??
        versions.find((other) => other.number === one.number && other.textHash === one.textHash) ??
        versions.findLast(({ textHash }) => textHash === one.textHash);
      return [one.number, (same ?? last).number];
    }),
  );
  return { ours, theirs, versions, numbers, isForked: !isKnown && !isAhead };
}

/** Whether these are the same texts, whatever their numbers. */
export function sameTexts(a: Document, b: Document): boolean {
  const hashes = ({ versions }: Document) => versions.map(({ textHash }) => textHash);
  return sameValue(hashes(a), hashes(b));
}
