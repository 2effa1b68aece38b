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
import { by } from './desk.ts';
import type { Desk } from './desk.ts';
import { hitsByDocument } from './hits-by-document.ts';

/** The tag, which may have been made for them, and how many annotations have it newly. */
export interface TaggedHits {
  readonly tagId: Id;
  readonly count: number;
}

/**
 * Tags the passages of hits, all in one act. A passage that is annotated as a whole already gets the tag there; hits
 * in a version that is no longer current are passed over.
 */
export function tagHits(desk: Desk, hits: readonly HitPlace[], choice: TagChoice): Promise<Result<TaggedHits>> {
  return withTagsOfNow(() => tagHitsNow(desk, hits, choice));
}

async function tagHitsNow(desk: Desk, hits: readonly HitPlace[], choice: TagChoice): Promise<Result<TaggedHits>> {
  const { snapshot } = desk.store;
  const fresh: Annotation[] = [];
  const known = new Set<Id>();
  for (const [documentId, places] of hitsByDocument(hits)) {
    const document = snapshot.rows('documents').get(documentId);
    const version = document?.versions.at(-1);
    if (!version) continue;
    const text = await desk.store.text(version.textId);
    if (!text.ok) return text;
    const whole = new Map(
      snapshot.annotationsOf(documentId).map((one) => [`${one.from} ${one.to} ${one.version}`, one]),
    );
    for (const place of places) {
      if (place.version !== version.number) continue;
      const range = trimRange(text.value.text, place);
      if (range.to <= range.from) continue;
      const same = whole.get(`${range.from} ${range.to} ${version.number}`);
      const making = { id: desk.newId(), author: desk.author, time: desk.now() };
      const at = { ...range, documentId, version: version.number, quotation: describeRange(text.value.text, range) };
      if (same) known.add(same.id);
      else fresh.push(newAnnotation(making, at));
    }
  }
  // Reading took a while: the tag and the annotations are taken as they are now.
  const { tagId, name, making } = chosenTag(desk, choice);
  if (typeof choice === 'string' && !snapshot.rows('tags').has(tagId)) return fail('not-found', tagId);
  const annotations = [...known].flatMap((id) => snapshot.rows('annotations').get(id) ?? []);
  const diff = sequence(
    making,
    addTagTo(annotations, tagId, desk.now()),
    edited(
      'annotations',
      fresh.map((annotation) => [null, { ...annotation, tagIds: [tagId] }]),
    ),
  );
  const stored = await desk.store.apply(diff, {
    label: { verb: 'tag-hits', names: [name], count: fresh.length + annotations.length },
    ...by(desk),
  });
  return stored.ok ? ok({ tagId, count: Object.keys(stored.value.annotations ?? {}).length }) : stored;
}
