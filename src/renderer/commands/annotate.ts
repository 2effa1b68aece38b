import { describeRange, snapToGraphemes, trimRange } from '../../core/anchor/describe.ts';
import { addAnnotation, addTagTo, newAnnotation } from '../../core/model/annotations.ts';
import { sequence } from '../../core/model/diff.ts';
import type { Id } from '../../core/model/id.ts';
import { currentVersion } from '../../core/model/records.ts';
import type { Annotation, Range } from '../../core/model/records.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { markedWords } from './act-names.ts';
import { chosenTag, withTagsOfNow } from './choose-tag.ts';
import type { TagChoice } from './choose-tag.ts';
import { by } from './desk.ts';
import type { Desk } from './desk.ts';

/** A stretch of the text of a document version. `text` is that text. */
export interface Selected extends Range {
  readonly documentId: Id;
  readonly version: number;
  readonly text: string;
}

/** A stretch that was tagged, and the tag, which may have been made for it. */
export interface TaggedRange {
  readonly annotation: Annotation;
  readonly tagId: Id;
}

/** Marks a stretch of text, with a note or without. White space at its ends is left out. */
export async function annotate(
  desk: Desk,
  selected: Selected,
  marks: { readonly note?: string } = {},
): Promise<Result<Annotation>> {
  const made = makeAnnotation(desk, selected, [], marks.note);
  if (!made.ok) return made;
  const stored = await desk.store.apply(addAnnotation(made.value), {
    label: { verb: marks.note ? 'edit-annotation-note' : 'annotate', names: [markedWords(made.value)] },
    ...by(desk),
  });
  return stored.ok ? made : stored;
}

/** Tags a stretch: the annotation that covers exactly these words gets the tag, or a new one is made. */
export function tagRange(desk: Desk, selected: Selected, choice: TagChoice): Promise<Result<TaggedRange>> {
  return withTagsOfNow(() => tagRangeNow(desk, selected, choice));
}

async function tagRangeNow(desk: Desk, selected: Selected, choice: TagChoice): Promise<Result<TaggedRange>> {
  const { tagId, name, making } = chosenTag(desk, choice);
  const made = makeAnnotation(desk, selected, [tagId]);
  if (!made.ok) return made;
  const same = desk.store.snapshot
    .annotationsOf(selected.documentId)
    .find(
      ({ from, to, version }) => from === made.value.from && to === made.value.to && version === made.value.version,
    );
  const tagging = same ? addTagTo([same], tagId, desk.now()) : addAnnotation(made.value);
  const stored = await desk.store.apply(sequence(making, tagging), {
    label: { verb: 'tag', names: [name, markedWords(made.value)] },
    ...by(desk),
  });
  if (!stored.ok) return stored;
  const annotation = same ? (desk.store.snapshot.rows('annotations').get(same.id) ?? same) : made.value;
  return ok({ annotation, tagId });
}

function makeAnnotation(desk: Desk, selected: Selected, tagIds: readonly Id[] = [], note = ''): Result<Annotation> {
  const document = desk.store.snapshot.rows('documents').get(selected.documentId);
  if (!document) return fail('not-found', selected.documentId);
  // A new version came in between: what was selected is not what stands there now.
  if (currentVersion(document).number !== selected.version) return fail('changed-elsewhere', document.title.value);
  const range = trimRange(selected.text, snapToGraphemes(selected.text, selected));
  if (range.to <= range.from) return fail('empty', document.title.value);
  const place = {
    ...range,
    documentId: document.id,
    version: selected.version,
    quotation: describeRange(selected.text, range),
  };
  return ok(newAnnotation({ id: desk.newId(), author: desk.author, time: desk.now() }, place, tagIds, note));
}
