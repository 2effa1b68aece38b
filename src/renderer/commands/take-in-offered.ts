import { describeRange } from '../../core/anchor/describe.ts';
import { offeredIn } from '../../core/ingest/offered-marks.ts';
import { keyOfTaken, takenIn, takingVerbs } from '../../core/ingest/taken-in.ts';
import { addAnnotation, newAnnotation } from '../../core/model/annotations.ts';
import { cleanName } from '../../core/model/clean-name.ts';
import { added, sequence, sequenceOf } from '../../core/model/diff.ts';
import type { Id } from '../../core/model/id.ts';
import { currentVersion, formatOf } from '../../core/model/records.ts';
import type { Annotation, Document } from '../../core/model/records.ts';
import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { shownPath } from '../../core/model/tag-tree.ts';
import { GrowingTags } from '../../core/model/tags.ts';
import { by } from './desk.ts';
import type { Desk } from './desk.ts';
import { followedSearches } from './followed-searches.ts';
import { withTagsOfNow } from './choose-tag.ts';

/** Whether a document may offer tags and marks that were written into its text. */
export function mayOffer(document: Document): boolean {
  const format = formatOf(currentVersion(document));
  return format === 'markdown' || (format === 'plain-text' && /\.(?:md|markdown)$/iu.test(document.path));
}

/**
 * Makes tags and annotations of the `#tags` and `==marks==` in the texts of documents, in one act; how many annotations are new. What was
 * taken in before is made no second time, also if a person changed or removed it since.
 */
export function takeInOffered(desk: Desk, documentIds: readonly Id[]): Promise<Result<number>> {
  return withTagsOfNow(() => takeInNow(desk, documentIds));
}

async function takeInNow(desk: Desk, documentIds: readonly Id[]): Promise<Result<number>> {
  const { snapshot } = desk.store;
  const documents = documentIds.flatMap((id) => snapshot.rows('documents').get(id) ?? []).filter(mayOffer);
  const changes = await desk.store.changesOf(takingVerbs);
  if (!changes.ok) return changes;
  const tags = new GrowingTags(snapshot.rows('tags'), () => desk.newId());
  const fresh: Annotation[] = [];
  const named = new Set<string>();
  let at = 0;
  for await (const text of desk.store.texts(documents.map(currentVersion))) {
    if (!text.ok) return text;
    const document = documents[at++]!;
    const { number: version } = currentVersion(document);
    const known = new Set(takenIn(document.id, version, snapshot.annotationsOf(document.id), changes.value));
    for (const { from, to, tags: paths, note } of offeredIn(text.value.text).made) {
      const names = paths.map((path) => path.map(cleanName).filter((name) => name !== ''));
      const written = new Set(names.map((path) => JSON.stringify(path))).size;
      // Before its tags are made: nobody misses a tag of a mark that is there.
      if (known.has(keyOfTaken({ from, to, note }, written))) continue;
      const tagIds = names.flatMap((path) => tags.ofPath(path) ?? []);
      for (const path of names) named.add(shownPath(path));
      const place = {
        from,
        to,
        documentId: document.id,
        version,
        quotation: describeRange(text.value.text, { from, to }),
      };
      const making = { id: desk.newId(), author: desk.author, time: desk.now() };
      const one = newAnnotation(making, place, tagIds, note);
      if (known.has(keyOfTaken(one, one.tagIds.length))) continue;
      known.add(keyOfTaken(one, one.tagIds.length));
      fresh.push(one);
    }
  }
  if (fresh.length === 0) return ok(0);
  const made = added('tags', ...tags.made);
  const shown = [...named].slice(0, 3).join(', ');
  const label =
    named.size === 0
      ? ({ verb: 'annotate', names: [fresh[0]!.quotation.exact], count: fresh.length } as const)
      : ({ verb: 'tag-hits', names: [named.size > 3 ? `${shown} …` : shown], count: fresh.length } as const);
  const diff = sequence(made, followedSearches(desk, made), sequenceOf(fresh.map(addAnnotation)));
  const stored = await desk.store.apply(diff, { label, ...by(desk) });
  return stored.ok ? ok(fresh.length) : stored;
}
