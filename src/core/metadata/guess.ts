import type { Division, Guess } from '../model/records.ts';
import { urlOf } from './address.ts';
import { withBareDateline } from './bare-dateline.ts';
import { authorOf } from './byline.ts';
import { dateOf } from './document-date.ts';
import { textGuess } from './found.ts';
import { headOf, tailOf } from './head.ts';
import { detectLanguage } from './language.ts';
import { withMailHead } from './mail-head.ts';
import { withMasthead } from './masthead.ts';
import { outletOf } from './outlet.ts';
import { nameInPath } from './path.ts';
import { placeOf } from './place.ts';
import { readLine } from './read-line.ts';
import { titleOf } from './title.ts';

/**
 * What a text seems to say about itself. `attributes` holds only what was found, by the ids of the built-in attributes
 * (date, outlet, author, place, url). An origin in the text covers exactly the words that were read.
 */
export interface Guesses {
  readonly title: Guess;
  readonly attributes: Readonly<Record<string, Guess>>;
  readonly language: string | null;
}

/**
 * Guesses title, attributes and language of a document. `path` is its path inside the import; `division` is the text's,
 * so that furniture is not taken for a title. What stands before `start` is no part of it. Dates are read only from lines that say when a text was made, never from
 * its story or its captions: rather none than a wrong one.
 */
export function guessMetadata(text: string, path: string, division?: Division, start = 0): Guesses {
  const language = detectLanguage(text.slice(start));
  const languages = language === null ? [] : [language];
  const head = headOf(text, division, start);
  const read = head.map((line, index) => readLine(line, index, head[index + 1], languages));
  const lines = withBareDateline(withMasthead(withMailHead(read, text)), text, languages);
  const tail = tailOf(text, division);
  const url = urlOf(lines, tail);
  const attributes = {
    date: dateOf(lines, url, path, languages),
    outlet: outletOf(lines, tail, url),
    author: authorOf(lines),
    place: placeOf(lines),
    url: url === null ? null : textGuess(url.words, url),
  };
  return {
    title: titleOf(lines, path) ?? { value: nameInPath(path), origin: { kind: 'path' } },
    attributes: Object.fromEntries(
      Object.entries(attributes).filter((entry): entry is [string, Guess] => entry[1] !== null),
    ),
    language,
  };
}
