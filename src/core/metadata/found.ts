import type { Guess } from '../model/records.ts';
import type { Found } from './dateline.ts';
import type { Line } from './head.ts';

/** The group `found` of a pattern with the flag `d`, with the document's offsets. */
export function findIn(line: Line, pattern: RegExp): Found | null {
  const match = pattern.exec(line.words);
  const range = match?.indices?.groups?.['found'];
  if (range === undefined) return null;
  return { words: line.words.slice(range[0], range[1]), from: line.from + range[0], to: line.from + range[1] };
}

/** A guess that was read from these words of the text. */
export function textGuess(value: string, { from, to }: { readonly from: number; readonly to: number }): Guess {
  return { value, origin: { kind: 'text', from, to } };
}

/** How many words stand between white space. */
export function wordCount(said: string): number {
  return said.split(/\s+/u).filter(Boolean).length;
}
