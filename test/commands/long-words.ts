import type { Derivation, SourceState, TextSource } from '../../src/core/derived/derivation.ts';
import { fail, ok } from '../../src/core/model/result.ts';

// A toy: the longest word of every document. As much of a kind of derived parts as there must be.

export interface LongWords {
  readonly stamp: string;
  readonly entries: readonly (SourceState & { readonly word: string })[];
}

export function longestWord(text: string): string {
  return text.match(/\p{L}+/gu)?.reduce((long, word) => (word.length > long.length ? word : long)) ?? '';
}

/** With another stamp it is what an older or newer program made. */
export function longWords(stamp = 'words 1'): Derivation<LongWords> {
  return {
    kind: 'toy',
    stamp,
    build: (sources: readonly TextSource[], step) => ({
      stamp,
      entries: sources.map(({ documentId, version, textId, language, text }) => {
        step?.();
        if (text.includes('indigestible')) throw new Error('A text that the toy cannot take');
        return { documentId, version, textId, language, word: longestWord(text) };
      }),
    }),
    merge: (parts, isAlive) => ({ stamp, entries: parts.flatMap(({ entries }) => entries.filter(isAlive)) }),
    holds: ({ entries }) => entries,
    size: ({ entries }) => entries.length,
    check(value) {
      const { entries } = (value ?? {}) as Partial<LongWords>;
      return Array.isArray(entries) ? ok(value as LongWords) : fail('invalid', 'toy');
    },
  };
}
