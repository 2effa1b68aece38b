import { isNear, nearStarts } from './row.ts';
import type { Step } from './row.ts';

/** A text whose words are at hand, and what is known of a row of terms in it. */
export interface Standing {
  /** How many words the text has. */
  readonly words: number;
  readonly terms: number;
  /** Null for a row. */
  readonly near: number | null;
  /** How many words the term could cover at a word, ascending: none if it does not stand there. */
  readonly spansAt: (word: number, term: number) => readonly number[];
  /** See `stepsOf` in `core/text/readings.ts`. */
  readonly step: Step;
}

/** Where terms stand in a row, or near each other: from which word to before which, not joined where they overlap. */
export function standing({ words, terms, near, spansAt, step }: Standing): (readonly [from: number, to: number])[] {
  const found: (readonly [number, number])[] = [];
  if (near === null) {
    /** Behind which word the terms from `term` on end, at the farthest; 0 if they do not stand there. */
    const endOf = (word: number, term: number): number =>
      term === terms ? word : Math.max(0, ...spansAt(word, term).map((span) => endOf(word + span, term + 1)));
    for (let start = 0; start < words; start++) {
      const end = endOf(start, 0);
      if (end > 0) found.push([start, end]);
    }
    return found;
  }
  const spans = Array.from({ length: terms }, (_, term) =>
    Array.from({ length: words }, (_none, word) => Math.max(0, ...spansAt(word, term))),
  );
  const places = spans.map((own) => own.flatMap((span, place) => (span > 0 ? [place] : [])));
  for (const start of nearStarts(places, near, step)) {
    for (const place of places.flat()) {
      if (isNear(start, place, near, step)) found.push([place, place + Math.max(...spans.map((own) => own[place]!))]);
    }
  }
  return found;
}
