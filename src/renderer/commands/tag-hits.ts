import { describeRange } from '../../core/anchor/describe.ts';
import { trimRange } from '../../core/text/trim-range.ts';
import { addTagTo, newAnnotation } from '../../core/model/annotations.ts';
import { edited, sequence } from '../../core/model/diff.ts';
import type { Id } from '../../core/model/id.ts';
import type { Annotation } from '../../core/model/records.ts';
import type { HitPlace } from '../../core/ports/finder.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { chosenTag, withTagsOfNow } from './choose-tag.ts';
import type { TagChoice } from './choose-tag.ts';
import { by, coding } from './desk.ts';
import type { Desk } from './desk.ts';
import { hitsByDocument } from './hits-by-document.ts';
import type { Going } from './take-whole.ts';

/** The tag, which may have been made for them, and the annotations that have it newly. */
export interface TaggedHits {
  readonly tagId: Id;
  readonly annotationIds: readonly Id[];
  /** Hits passed over: their documents have another text by now, or are gone. */
  readonly passed: number;
}

/**
 * Tags the passages of hits, all in one act. A passage that is annotated as a whole already gets the tag there; hits
 * in a version that is no longer current are passed over and counted. It can be given up until all is stored: then
 * nothing is.
 */
export function tagHits(
  desk: Desk,
  hits: readonly HitPlace[],
  choice: TagChoice,
  going: Going = {},
): Promise<Result<TaggedHits>> {
  return withTagsOfNow(() => tagHitsNow(desk, hits, choice, going));
}

async function tagHitsNow(
  desk: Desk,
  hits: readonly HitPlace[],
  choice: TagChoice,
  { told = () => undefined, signal }: Going,
): Promise<Result<TaggedHits>> {
  const { snapshot } = desk.store;
  const found = [...hitsByDocument(hits)].flatMap(([documentId, places]) => {
    const version = snapshot.rows('documents').get(documentId)?.versions.at(-1);
    return version ? [{ documentId, version, places }] : [];
  });
  const fresh: Annotation[] = [];
  const known = new Set<Id>();
  let current = 0;
  let at = 0;
  for await (const text of desk.store.texts(found.map(({ version }) => version))) {
    if (!text.ok) return text;
    if (signal?.aborted) return fail('cancelled');
    told(at, found.length, 'doing');
    const { documentId, version, places } = found[at++]!;
    const now = places.filter((place) => place.version === version.number);
    current += now.length;
    const marks = marksOf(desk, documentId, now, text.value.text);
    fresh.push(...marks.fresh);
    for (const id of marks.known) known.add(id);
  }
  // Reading took a while: the tag and the annotations are taken as they are now.
  const { tagId, name, making } = chosenTag(desk, choice);
  if (typeof choice === 'string' && !snapshot.rows('tags').has(tagId)) return fail('not-found', tagId);
  const annotations = [...known].flatMap((id) => snapshot.rows('annotations').get(id) ?? []);
  const diff = sequence(
    making,
    addTagTo(annotations, tagId, coding(desk)),
    edited(
      'annotations',
      fresh.map((annotation) => [null, { ...annotation, tagIds: [tagId] }]),
    ),
  );
  const label = { verb: 'tag-hits', names: [name], count: fresh.length + annotations.length } as const;
  const storing = (done: number, of: number) => told(done, of, 'storing');
  const stored = await desk.store.apply(diff, { label, ...by(desk) }, [], { told: storing, signal });
  if (!stored.ok) return stored;
  const annotationIds = Object.keys(stored.value.annotations ?? {});
  return ok({ tagId, annotationIds, passed: hits.length - current });
}

/** The annotations that have just the words of these places: the ids of those that are there, and new ones for the others. */
function marksOf(desk: Desk, documentId: Id, places: readonly HitPlace[], text: string) {
  const whole = new Map(
    desk.store.snapshot.annotationsOf(documentId).map((one) => [`${one.from} ${one.to} ${one.version}`, one.id]),
  );
  const known: Id[] = [];
  const fresh: Annotation[] = [];
  for (const place of places) {
    const range = trimRange(text, place);
    if (range.to <= range.from) continue;
    const same = whole.get(`${range.from} ${range.to} ${place.version}`);
    if (same !== undefined) {
      known.push(same);
      continue;
    }
    const making = { id: desk.newId(), author: desk.author, time: desk.now() };
    const at = { ...range, documentId, version: place.version, quotation: describeRange(text, range) };
    fresh.push(newAnnotation(making, at));
  }
  return { known, fresh };
}
