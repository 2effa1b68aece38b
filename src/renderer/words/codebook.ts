import { inSeries, number, plural } from './in-words.ts';
import { sentences } from './names-in-sentences.ts';

/** Of the codebook. */
export const codebookWords = sentences({
  title: 'Codebook',
  tag: 'Tag',
  definition: 'Definition',
  when: 'When to use',
  whenNot: 'When not to use',
  example: 'Example',
  annotations: 'Annotations',
  edit: (part: string, tag: string) => `${part}: ${tag}. Edit`,
  nothing: '—',
  none: 'No tags yet. Make one in the tree, or take in a codebook.',
  how: 'Each tag with what it means, when to use it, and how many annotations carry it. A click on a part writes it; Alt with an arrow moves a tag, and so does dragging.',
  acts: (name: string) => `What can be done with ${name}`,
  openTag: (name: string) => `Open the page of tag ${name}`,
  up: (name: string) => `Move ${name} up`,
  down: (name: string) => `Move ${name} down`,
  count: (own: number, all: number) =>
    own === all ? number(all) : `${number(own)} here, ${number(all)} with those below`,
  counts: (own: number, all: number) =>
    own === all
      ? plural(all, 'annotation', 'annotations')
      : `${number(own)} here, ${plural(all, 'annotation', 'annotations')} with the tags below`,
  by: 'Count',
  columns: { families: 'Counted once', origins: 'Named origins' },
  once: (own: number, all: number) =>
    `${own === all ? number(all) : `${number(own)} here, ${number(all)} with the tags below`} counted once`,
  origins: (least: number, most: number) => (least === most ? number(most) : `${number(least)} to ${number(most)}`),
  originsOf: (least: number, most: number) =>
    least === most
      ? plural(most, 'named origin', 'named origins')
      : `${number(least)} to ${number(most)} named origins`,
  saidOnce:
    'Counted once: copies count as one document, and annotations on the same part of a passage that several documents share, or on copies, as one.',
  saidOrigins:
    'Named origins of the documents with a tag or one below it. The lower number: all that is doubtful is so, and who names nobody has a named origin. The upper one: nothing doubtful is so, and who names nobody has an origin of their own.',
  elsewhere: (count: number) =>
    `Not counted so: ${plural(count, 'annotation that is', 'annotations that are')} lost or of an older version.`,
  uncovered: (count: number) =>
    `Nothing is known of ${plural(count, 'document whose text', 'documents whose texts')} could not be read.`,
  counted: 'With each tag stands how many annotations carry it, and together with the tags below it.',
  print: 'Print…',
  countedAs: 'counted as',
  takeIn: 'Take in CSV or QDC…',
  nothingNew: (name: string) => `${name} says nothing that is not there already.`,
  doubtsTitle: 'Before this codebook is taken in',
  doubts: (count: number) =>
    `${count === 1 ? 'One thing in it' : `${number(count)} things in it`} may not be as meant. Nothing has been taken in yet.`,
  moreDoubts: (count: number) => `and ${number(count)} more`,
  /** Codes of a QDC have no line: it is 0. */
  place: (file: string, line: number) => (line === 0 ? file : `${file}, line ${number(line)}`),
  openQuote: (file: string, line: number) =>
    `${file}, line ${number(line)}: a quotation mark opens a cell and is not closed at its end, so that what follows may stand in one cell.`,
  deep: (file: string, count: number) =>
    `${file}: ${plural(count, 'code lies', 'codes lie')} in more than 100 others. ${count === 1 ? 'It would stand' : 'They would stand'} below the first 99 of these, each as a tag of its own.`,
  repeated: (path: string, places: readonly string[]) =>
    `${path} stands in ${plural(places.length, 'row', 'rows')} (${inSeries(places.slice(0, 6))}${places.length > 6 ? ' …' : ''}). The last row that says something goes before the others.`,
  twins: (place: string, path: string) =>
    `${place}: several tags of the project are called ${path}. Only the first would get what this row says.`,
  nearly: (place: string, path: string, like: string) =>
    `${place}: ${path} would be made beside ${like}, which differs only in capitals or marks.`,
  takeInNothing: 'Take in nothing',
  takeInAll: 'Take it in as it is',
  noExample: (name: string) => `${name}: no longer this example`,
  isExample: 'Example of the tag',
});

/** Of the file in which a codebook is saved; no sentence, for it must stay as it is. */
export const codebookFileName = (project: string) => `${project} codebook`;

/** What the numbers of tags count, where not each annotation counts, and what is not among them. */
export function countedTagsInWords({
  by,
  elsewhere,
  uncovered,
}: {
  readonly by: 'families' | 'origins';
  readonly elsewhere: number;
  readonly uncovered: number;
}): string {
  return [
    by === 'families' ? codebookWords.saidOnce : codebookWords.saidOrigins,
    ...(elsewhere > 0 ? [codebookWords.elsewhere(elsewhere)] : []),
    ...(uncovered > 0 ? [codebookWords.uncovered(uncovered)] : []),
  ].join(' ');
}
