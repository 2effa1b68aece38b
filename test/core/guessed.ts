import { guessMetadata } from '../../src/core/metadata/guess.ts';
import { divide } from '../../src/core/passages/divide.ts';
import type { Guess } from '../../src/core/model/records.ts';

// What the tests of metadata share.

/** Prose that says nothing of itself. */
export const story =
  'The ferry between the two islands will stop running at the end of the season, the company said on Monday, after passengers stayed away for a third summer. A meeting of the council on May 3, 2019, had asked for money that never came, and the captain, who was hired on 12 June 2004, has found other work.';

/** What is guessed, as plain words; a value from the path is in angle brackets, one with a doubt ends in its name. */
export function guesses(text: string, path = 'notes/untitled.txt'): Record<string, string> {
  const { title, attributes } = guessMetadata(text, path, divide(text));
  return Object.fromEntries(Object.entries({ title, ...attributes }).map(([id, guess]) => [id, say(guess)]));
}

function say({ value, origin, doubt }: Guess): string {
  return `${origin.kind === 'path' ? `<${value}>` : value}${doubt === undefined ? '' : ` ${doubt}`}`;
}
