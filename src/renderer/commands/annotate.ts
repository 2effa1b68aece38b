import { describeRange, snapToGraphemes } from '../../core/anchor/describe.ts';
import { trimRange } from '../../core/text/trim-range.ts';
import { resolverBetween } from '../../core/anchor/resolve.ts';
import { addAnnotation, addTagTo, newAnnotation } from '../../core/model/annotations.ts';
import { isEmpty, sequence } from '../../core/model/diff.ts';
import type { Id } from '../../core/model/id.ts';
import { currentVersion } from '../../core/model/records.ts';
import type { Annotation, Range } from '../../core/model/records.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { markedWords } from './act-names.ts';
import { chosenTag, withTagsOfNow } from './choose-tag.ts';
import type { TagChoice, Tagged } from './choose-tag.ts';
import { by, coding } from './desk.ts';
import type { Desk } from './desk.ts';
import { inTurn } from './in-turn.ts';

/** A stretch of the text of a document version. `text` is that text. */
export interface Selected extends Range {
  readonly documentId: Id;
  readonly version: number;
  readonly text: string;
}

/** A stretch that was tagged. */
export interface TaggedRange extends Tagged {
  readonly annotation: Annotation;
}

/**
 * Marks a stretch of text, with a note or without. White space at its ends is left out. Where the text got a new version
 * since it was selected, even while this is stored, the words are marked there, if they stand in it.
 */
export async function annotate(desk: Desk, selected: Selected, marks: Marks = {}): Promise<Result<Annotation>> {
  const done = await annotateNow(desk, selected, marks);
  return !done.ok && done.error.code === 'changed-elsewhere' ? annotateNow(desk, selected, marks) : done;
}

/** `onStored` is called as soon as the records in memory hold what was marked, so that it is drawn as chosen at once. */
interface Marks {
  readonly note?: string;
  readonly onStored?: (annotation: Annotation) => void;
}

async function annotateNow(desk: Desk, selected: Selected, { note, onStored }: Marks): Promise<Result<Annotation>> {
  const made = await makeAnnotation(desk, selected, [], note);
  if (!made.ok) return made;
  const label = { verb: note ? 'edit-annotation-note' : 'annotate', names: [markedWords(made.value)] } as const;
  const end = onceThere(desk, made.value.id, () => onStored?.(made.value));
  const stored = await desk.store.apply(addAnnotation(made.value), { label, ...by(desk) });
  end(stored.ok);
  return stored.ok ? made : stored;
}

/** Calls back once, when the records in memory come to hold an annotation, or at the latest where it is ended as stored. */
function onceThere({ store }: Desk, id: Id, call: () => void): (stored: boolean) => void {
  let waiting = true;
  const tell = () => {
    if (waiting) call();
    waiting = false;
  };
  const stop = store.subscribe((diff) => {
    if (diff?.annotations?.[id]?.[1]) tell();
  });
  return (stored) => {
    stop();
    if (stored) tell();
  };
}

/**
 * Tags a stretch: the annotation that covers exactly these words gets the tag, or a new one is made. `onStored` as for
 * `annotate`.
 */
export function tagRange(
  desk: Desk,
  selected: Selected,
  choice: TagChoice,
  onStored: (annotation: Pick<Annotation, 'id'>) => void = () => undefined,
): Promise<Result<TaggedRange>> {
  return inTurn(desk, () => withTagsOfNow(() => tagRangeNow(desk, selected, choice, onStored)));
}

async function tagRangeNow(
  desk: Desk,
  selected: Selected,
  choice: TagChoice,
  onStored: (annotation: Pick<Annotation, 'id'>) => void,
): Promise<Result<TaggedRange>> {
  const untagged = await makeAnnotation(desk, selected);
  if (!untagged.ok) return untagged;
  const { tagId, name, making } = chosenTag(desk, choice);
  const made = { ...untagged.value, tagIds: [tagId] };
  const same = desk.store.snapshot
    .annotationsOf(made.documentId)
    .find(({ from, to, version }) => from === made.from && to === made.to && version === made.version);
  const tagging = same ? addTagTo([same], tagId, coding(desk)) : addAnnotation(made);
  const { id } = same ?? made;
  const end = onceThere(desk, id, () => onStored({ id }));
  const stored = await desk.store.apply(sequence(making, tagging), {
    label: { verb: 'tag', names: [name, markedWords(made)] },
    ...by(desk),
  });
  end(stored.ok);
  if (!stored.ok) return stored;
  const annotation = same ? (desk.store.snapshot.rows('annotations').get(same.id) ?? same) : made;
  return ok({ annotation, tagId, isNew: !isEmpty(stored.value) });
}

async function makeAnnotation(
  desk: Desk,
  selected: Selected,
  tagIds: readonly Id[] = [],
  note = '',
): Promise<Result<Annotation>> {
  const document = desk.store.snapshot.rows('documents').get(selected.documentId);
  if (!document) return fail('not-found', selected.documentId);
  const range = trimRange(selected.text, snapToGraphemes(selected.text, selected));
  if (range.to <= range.from) return fail('empty', document.title.value);
  const { id: documentId } = document;
  const place = { ...range, documentId, version: selected.version, quotation: describeRange(selected.text, range) };
  const making = { id: desk.newId(), author: desk.author, time: desk.now() };
  const made = newAnnotation(making, place, tagIds, note);
  const { number, textId } = currentVersion(document);
  if (number === selected.version) return ok(made);

  // A new version came in between: what was selected may not stand there now.
  const now = await desk.store.text(textId);
  if (!now.ok) return now;
  const { text } = now.value;
  const { range: there, anchor } = resolverBetween(selected.text, text)(made);
  if (there === null || anchor.kind === 'approximate') return fail('changed-elsewhere', document.title.value);
  return ok(
    newAnnotation(
      making,
      { ...there, documentId, version: number, quotation: describeRange(text, there) },
      tagIds,
      note,
    ),
  );
}
