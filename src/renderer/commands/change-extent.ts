import { describeRange, snapToGraphemes } from '../../core/anchor/describe.ts';
import { changeExtent } from '../../core/model/annotations.ts';
import type { Diff } from '../../core/model/diff.ts';
import type { Id } from '../../core/model/id.ts';
import { currentVersion } from '../../core/model/records.ts';
import { fail } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { trimRange } from '../../core/text/trim-range.ts';
import { markedWords } from './act-names.ts';
import type { Selected } from './annotate.ts';
import { by } from './desk.ts';
import type { Desk } from './desk.ts';
import { inTurn } from './in-turn.ts';

/**
 * Has an annotation stand on other words of its text; white space at their ends is left out. Refused where the text or the
 * annotation is another by now: what was seen is not what would be marked.
 */
export function putOnWords(desk: Desk, id: Id, words: Selected): Promise<Result<Diff>> {
  return inTurn(desk, async () => {
    const { snapshot } = desk.store;
    const annotation = snapshot.rows('annotations').get(id);
    const document = snapshot.rows('documents').get(words.documentId);
    if (!annotation || !document) return fail('not-found', id);
    const { title } = document;
    if (annotation.version !== words.version || currentVersion(document).number !== words.version)
      return fail('changed-elsewhere', title.value);
    const range = trimRange(words.text, snapToGraphemes(words.text, words));
    if (range.to <= range.from) return fail('empty', title.value);
    const quotation = describeRange(words.text, range);
    // The verb of marking words, with what it stood on before: a history can hold no newer verb.
    const names = [markedWords(annotation), markedWords({ quotation })];
    return desk.store.apply(changeExtent(annotation, { ...range, quotation }, desk.now()), {
      label: { verb: 'annotate', names },
      ...by(desk),
    });
  });
}
