import { number, plural } from './in-words.ts';
import { sentences } from './names-in-sentences.ts';

/** Of files that hold many articles. */
export const articleWords = sentences({
  cut: 'The file is',
  rules: {
    whole: 'one document',
    nexis: 'many articles, as Nexis writes them',
    factiva: 'many articles, as Factiva writes them',
    proquest: 'many articles, as ProQuest writes them',
    europresse: 'many articles, as Europresse writes them',
    separator: 'many articles, with a line between them',
  },
  pattern: 'The line between two articles begins with',
  list: 'Articles',
  join: 'Join with the one above',
  joinOf: (title: string) => `Join ${title} with the one above`,
  border: (title: string) => `Where ${title} begins`,
  beginsWith: (line: string) => `Begins with “${line}”`,
  moving: 'A border is moved by the mouse or by ↑ and ↓, line by line.',
  cutAt: 'Begin another article at the line with these words',
  cutHere: 'Cut here',
  notFound: 'No line with these words that begins no article already.',
  more: (count: number) => `and ${plural(count, 'more article', 'more articles')}.`,
  /** What is known of an article. */
  facts: (said: readonly (readonly [string, string])[], length: number): string => {
    const known = new Map(said);
    return [known.get('date'), known.get('outlet'), `${number(length)} characters`].filter(Boolean).join(' · ');
  },
});
