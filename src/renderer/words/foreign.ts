import { leftKinds } from '../../core/exchange/incoming.ts';
import type { LeftCounts } from '../../core/exchange/incoming.ts';
import type { TakenIncoming } from '../../core/exchange/taken-incoming.ts';
import { inSeries, number, plural } from './in-words.ts';
import { sentences } from './names-in-sentences.ts';

/** Of projects of other programs that are taken in. */
export const foreignWords = sentences({
  title: 'What came in',
  from: (name: string, maker: string) => (maker === '' ? `From ${name}.` : `From ${name}, written by ${maker}.`),
  cancelled: (name: string) => `Taking in ${name} was cancelled. Nothing of it was taken in.`,
  nothingNew: (name: string) => `Nothing that can be taken in from ${name} is new. Nothing was changed.`,
  known: (documents: number, annotations: number) =>
    `Here already: ${plural(documents, 'document', 'documents')} and ${plural(annotations, 'annotation', 'annotations')}.`,
  review: 'Review them',
  waiting: (lost: number, unsure: number) =>
    [
      lost > 0 &&
        `${plural(lost, 'annotation has', 'annotations have')} no place in the text: the words were not found.`,
      unsure > 0 &&
        `Of ${plural(unsure, 'annotation', 'annotations')} the place is not sure: other words stand there, or the file does not say how it counts.`,
    ]
      .filter(Boolean)
      .join(' '),
  missing: 'Not in this project. Import these texts, then this file again',
  unread: 'Without a text that can be read, and so out of reach',
  left: 'Not taken in',
  more: (count: number) => `and ${number(count)} more`,
  doubled: (count: number) =>
    `${plural(count, 'thing has', 'things have')} no name of ${count === 1 ? 'its' : 'their'} own in the file and got a new one. What refers to such a name is with the first that has it.`,
  beside: (names: readonly string[]) =>
    `Values of ${inSeries(names)} are of another type than the attribute of that name here: they are in one of their own.`,
  undo: 'Undo takes all of it back.',
  close: 'Close',
});

const left = {
  'out-of-reach': (count) => plural(count, 'picture, sound or video', 'pictures, sounds and videos'),
  links: (count) => plural(count, 'link', 'links'),
  graphs: (count) => plural(count, 'drawing', 'drawings'),
  cases: (count) => plural(count, 'case that is not whole documents', 'cases that are not whole documents'),
  'sets-of-tags': (count) => plural(count, 'set without documents', 'sets without documents'),
  'whole-documents': (count) =>
    plural(count, 'very long document coded as a whole', 'very long documents coded as a whole'),
  selections: (count) => plural(count, 'mark in what has no text', 'marks in what has no text'),
  columns: (count) => plural(count, 'column that is not about codings', 'columns that are not about codings'),
  answers: (count) =>
    plural(
      count,
      'reply that is not here, and is older than what was changed in its annotation',
      'replies that are not here, and are older than what was changed in their annotations',
    ),
  log: () =>
    'what the other program may have written last: it keeps that in a file beside this one. Close the project there and take it in again',
  depth: (count) =>
    `the full depth of ${plural(count, 'tag, which stands', 'tags, which stand')} in no more than 100 others`,
  unknown: (count) => plural(count, 'part that Lectern does not know', 'parts that Lectern does not know'),
} satisfies Record<keyof LeftCounts, (count: number) => string>;

/** What was not taken in, kind by kind. */
export function leftInWords(counts: LeftCounts): readonly string[] {
  return leftKinds.filter((kind) => counts[kind] > 0).map((kind) => left[kind](counts[kind]));
}

/** What is new, in one sentence. */
export function takenInWords(taken: TakenIncoming & { readonly isNew: boolean }): string {
  const { documents, tags, annotations, notes, columns, sets, links, isNew } = taken;
  if (!isNew) return 'Nothing of it came in, and nothing was changed.';
  const said = [
    [documents, 'document', 'documents'],
    [annotations, 'annotation', 'annotations'],
    [tags, 'tag', 'tags'],
    [notes, 'note', 'notes'],
    [columns, 'attribute', 'attributes'],
    [sets, 'event set', 'event sets'],
    [links, 'link', 'links'],
  ] as const;
  const parts = said.filter(([count]) => count > 0).map(([count, one, more]) => plural(count, one, more));
  return parts.length === 0 ? 'New: values of documents.' : `New: ${inSeries(parts)}.`;
}
