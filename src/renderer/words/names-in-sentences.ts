import { nameInSentence } from '../../core/model/shown-name.ts';

/**
 * Words whose sentences keep the names that are put into them apart, each in the direction of its own letters, and turned
 * by none of its signs. What becomes the name of a file or a record is not said here, since it must stay as it is.
 */
export function sentences<const T>(words: T): T {
  return (wrap as (words: T) => T)(words);
}

function wrap(words: unknown): unknown {
  if (typeof words === 'function') return (...values: readonly unknown[]) => words(...values.map(apart)) as unknown;
  if (Array.isArray(words)) return words.map(wrap);
  if (typeof words !== 'object' || words === null) return words;
  return Object.fromEntries(Object.entries(words).map(([key, one]) => [key, wrap(one)]));
}

function apart(value: unknown): unknown {
  if (typeof value === 'string') return nameInSentence(value);
  return Array.isArray(value) ? value.map(apart) : value;
}
