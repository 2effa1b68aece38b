import { isOlder } from '../../core/model/account.ts';
import type { Id } from '../../core/model/id.ts';
import { madeBy } from '../../core/model/people.ts';
import type { Annotation, Range } from '../../core/model/records.ts';
import { annotationOf } from './highlights-of.ts';
import { chosenAnnotations, currentAnnotations } from './marking.ts';
import { isShownMark, onlyShown } from './only-tags.ts';
import type { Session } from './session.ts';
import { markWords } from '../words/reading.ts';

// How marks are chosen in a text, one or several. The one that was chosen last is the last of them; keys go on from it.

/** The marks of the text that is read and shown, in its order; none beside an older version, whose marks are not drawn. */
function marksOfText(session: Session): readonly Annotation[] {
  const handle = session.readers.active();
  if (!handle || isOlder(handle.documentId)) return [];
  const { onlyBy } = session.workspace.state;
  const current = currentAnnotations(session, handle.documentId);
  const marks = onlyBy === null ? current : madeBy(current, onlyBy, session.people.now());
  const only = onlyShown(session);
  return only === null ? marks : marks.filter((mark) => isShownMark(mark, only));
}

/** Whether there is a mark to go to. */
export function hasMarks(session: Session): boolean {
  return marksOfText(session).length > 0;
}

/**
 * Goes to the next (1) or previous (-1) mark of the text and chooses it: in the order of their beginnings, each, also where
 * several stand on the same words. After the last comes the first, which is said. `add`: besides those that are chosen; on
 * the way back over them, the one it leaves is chosen no longer; it ends at the last, or the next act would be done to a
 * mark far away.
 */
export function goToMark(session: Session, direction: 1 | -1, add = false): void {
  const marks = marksOfText(session);
  const chosen = chosenAnnotations(session);
  const last = chosen.at(-1);
  const at = last === undefined ? -1 : marks.findIndex(({ id }) => id === last);
  const words = session.readers.active()?.reader.selected().range ?? { from: 0, to: 0 };
  const near = at >= 0 ? marks[at + direction] : markBeside(marks, words, direction);
  const next = near ?? (add ? undefined : marks.at(direction > 0 ? 0 : -1));
  if (!near && (add || next?.id !== last)) tellEnd(session, direction, add);
  if (!next) return;
  session.workspace.showAnnotation(next);
  if (!add) return;
  const back = chosen.includes(next.id);
  const kept = chosen.filter((id) => id !== next.id && !(back && id === last));
  session.workspace.set({ annotationIds: [...kept, next.id] });
}

/** From a caret or selected words: the first mark that begins there or behind, or the last that begins before. */
function markBeside(marks: readonly Annotation[], { from }: Range, direction: 1 | -1): Annotation | undefined {
  return direction > 0 ? marks.find((mark) => mark.from >= from) : marks.findLast((mark) => mark.from < from);
}

/** Says that there is no further mark that way, once however often the key is pressed. */
function tellEnd({ workspace }: Session, direction: 1 | -1, add: boolean): void {
  const words = markWords.end[add ? 'stays' : 'goesRound'][direction > 0 ? 'next' : 'previous'];
  if (workspace.state.messages.at(-1)?.text !== words) workspace.tell('done', words);
}

/**
 * Chooses an annotation under a click. Where they lie over one another, each click chooses the next. `add`: each click
 * takes the next one to those that are chosen, and once all are, all of them away.
 */
export function chooseUnder({ workspace }: Session, highlights: readonly string[], add: boolean): void {
  const under = [...new Set(highlights.map(annotationOf))];
  const chosen = workspace.state.annotationIds;
  if (add) return workspace.set({ annotationIds: withNext(chosen, under) });
  const next = under[(under.indexOf(chosen.at(-1) ?? '') + 1) % under.length];
  if (next !== undefined) workspace.set({ annotationIds: [next] });
}

function withNext(chosen: readonly Id[], under: readonly Id[]): readonly Id[] {
  const next = under.find((id) => !chosen.includes(id));
  return next === undefined ? chosen.filter((id) => !under.includes(id)) : [...chosen, next];
}
