import { plural } from './in-words.ts';
import { sentences } from './names-in-sentences.ts';

/** Of tags and marks that are written into Markdown. */
export const offeredWords = sentences({
  found: (tags: number, marks: number) =>
    [tags > 0 && plural(tags, '#tag', '#tags'), marks > 0 && plural(marks, '==mark==', '==marks==')]
      .filter(Boolean)
      .join(', ')
      .concat(' found'),
  takeIn: 'Take in as tags and marks',
  done: (count: number) =>
    count === 0
      ? 'Nothing new: what is written there as tags and marks is taken in already, or there is none.'
      : `${plural(count, 'annotation', 'annotations')} made of what is written there as tags and marks.`,
});
