import { describeRange, snapToGraphemes } from '../../core/anchor/describe.ts';
import { changeExtent } from '../../core/model/annotations.ts';
import type { Label } from '../../core/model/change.ts';
import { updated } from '../../core/model/diff.ts';
import type { Diff } from '../../core/model/diff.ts';
import { doubtOf, placedOn } from '../../core/model/doubts.ts';
import type { Id } from '../../core/model/id.ts';
import { currentVersion } from '../../core/model/records.ts';
import type { Annotation, Document, Quotation, Range } from '../../core/model/records.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { trimRange } from '../../core/text/trim-range.ts';
import { markedWords } from './act-names.ts';
import type { Selected } from './annotate.ts';
import { by } from './desk.ts';
import type { Desk } from './desk.ts';
import { inTurn } from './in-turn.ts';

/**
 * Has an annotation stand on other words of its text; white space at their ends is left out. `seen` is where it stood when
 * it was taken up. Refused where the text is another by now or the annotation stands elsewhere.
 */
export function putOnWords(desk: Desk, id: Id, words: Selected, seen: Range): Promise<Result<Diff>> {
  return inTurn(desk, async () => {
    const found = markAndWords(desk, id, words);
    if (!found.ok) return found;
    const { annotation, document, place } = found.value;
    const isMoved = annotation.from !== seen.from || annotation.to !== seen.to;
    if (annotation.version !== words.version || isMoved) return fail('changed-elsewhere', document.title.value);
    // The verb of marking words, with what it stood on before.
    const names = [markedWords(annotation), markedWords(place)];
    return desk.store.apply(changeExtent(annotation, place, desk.now()), {
      label: { verb: 'annotate', names },
      ...by(desk),
    });
  });
}

/** The same for one in doubt, wherever it stood: these are its words from now on, also where it was thought to stand on them. */
export function placeAgain(
  desk: Desk,
  id: Id,
  words: Selected,
): Promise<Result<{ readonly diff: Diff; readonly label: Label }>> {
  return inTurn(desk, async () => {
    const found = markAndWords(desk, id, words);
    if (!found.ok) return found;
    const { annotation, document, place } = found.value;
    if (doubtOf(annotation, document) === null) return fail('changed-elsewhere', document.title.value);
    const placed = placedOn(annotation, { ...place, version: words.version }, desk.now());
    const label = { verb: 'annotate', names: [markedWords(annotation), markedWords(placed), 'placed'] } as const;
    const stored = await desk.store.apply(updated('annotations', annotation, placed), { label, ...by(desk) });
    return stored.ok ? ok({ diff: stored.value, label }) : stored;
  });
}

interface MarkAndWords {
  readonly annotation: Annotation;
  readonly document: Document;
  readonly place: Range & { readonly quotation: Quotation };
}

function markAndWords(desk: Desk, id: Id, words: Selected): Result<MarkAndWords> {
  const { snapshot } = desk.store;
  const annotation = snapshot.rows('annotations').get(id);
  const document = snapshot.rows('documents').get(words.documentId);
  if (!annotation || !document) return fail('not-found', id);
  const { title } = document;
  if (annotation.documentId !== document.id || currentVersion(document).number !== words.version)
    return fail('changed-elsewhere', title.value);
  const range = trimRange(words.text, snapToGraphemes(words.text, words));
  if (range.to <= range.from) return fail('empty', title.value);
  return ok({ annotation, document, place: { ...range, quotation: describeRange(words.text, range) } });
}
