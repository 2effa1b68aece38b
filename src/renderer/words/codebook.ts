import { number, plural } from './in-words.ts';
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
  openTag: (name: string) => `Open the page of tag ${name}`,
  up: (name: string) => `Move ${name} up`,
  down: (name: string) => `Move ${name} down`,
  count: (own: number, all: number) =>
    own === all ? number(all) : `${number(own)} here, ${number(all)} with those below`,
  counts: (own: number, all: number) =>
    own === all
      ? plural(all, 'annotation', 'annotations')
      : `${number(own)} here, ${plural(all, 'annotation', 'annotations')} with the tags below`,
  counted: 'With each tag stands how many annotations carry it, and together with the tags below it.',
  save: 'Save the codebook',
  takeIn: 'Take in a table (CSV)…',
  nothingNew: (name: string) => `${name} says nothing that is not there already.`,
  noExample: (name: string) => `${name}: no longer this example`,
  isExample: 'Example of the tag',
});

/** Of the file in which a codebook is saved; no sentence, for it must stay as it is. */
export const codebookFileName = (project: string, ending: string) => `${project} codebook.${ending}`;
