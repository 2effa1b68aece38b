import type { Id } from '../../core/model/id.ts';
import type { Annotation } from '../../core/model/records.ts';
import { heardWords, readingWords } from '../words/reading.ts';

/** What marks a caret passed on its way: those that begin between the two places, and those that end. */
export function passedMarks(
  annotations: readonly Annotation[],
  before: number,
  now: number,
): { readonly begun: readonly Annotation[]; readonly ended: readonly Annotation[] } {
  const holds = ({ from, to }: Annotation, at: number) => from <= at && at < to;
  return {
    begun: annotations.filter((one) => holds(one, now) && !holds(one, before)),
    ended: annotations.filter((one) => holds(one, before) && !holds(one, now)),
  };
}

/** What a screen reader is told when the caret goes from one place to another; empty where no mark begins or ends. */
export function heardOfCaret(
  annotations: readonly Annotation[],
  before: number,
  now: number,
  labels: ReadonlyMap<Id, string>,
): string {
  const { begun, ended } = passedMarks(annotations, before, now);
  const said = [
    ended.length > 0 && heardWords.ends(namesOf(ended, labels)),
    begun.length > 0 && heardWords.begins(namesOf(begun, labels)),
  ];
  return said.filter(Boolean).join(' ');
}

/** What it is told of the mark that was chosen last, one of those of the text; empty if it is not among them. */
export function heardOfChoice(
  annotations: readonly Annotation[],
  chosen: readonly Id[],
  labels: ReadonlyMap<Id, string>,
): string {
  const at = annotations.findIndex(({ id }) => id === chosen.at(-1));
  if (at < 0) return '';
  return heardWords.chosen(at + 1, annotations.length, namesOf([annotations[at]!], labels), chosen.length);
}

/** What marks are called by: their tags, or what else they are. */
function namesOf(annotations: readonly Annotation[], labels: ReadonlyMap<Id, string>): string {
  return annotations
    .map(({ tagIds, note }) => {
      const tags = tagIds.flatMap((id) => labels.get(id) ?? []);
      return tags.length > 0 ? tags.join(', ') : note === '' ? heardWords.untagged : readingWords.onlyNote;
    })
    .join('; ');
}
