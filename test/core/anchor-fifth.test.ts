import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeRange } from '../../src/core/anchor/describe.ts';
import { resolverBetween } from '../../src/core/anchor/resolve.ts';
import type { Range } from '../../src/core/model/records.ts';
import { corpus } from './corpora.ts';

// Real addresses, of which every fifth word becomes another, is taken out or gets one put before it, and marks in them.

const folder = corpus('addresses/inaugural');
const files = folder === null ? [] : readdirSync(folder).filter((name) => name.endsWith('.txt'));
const read = (name: string) => readFileSync(path.join(folder!, name), 'utf8');

/** Numbers from 0 up to `below`, the same for the same seed. */
function numbers(seed: number): (below: number) => number {
  let state = seed * 7919 + 31;
  return (below) => {
    state = (state * 48271) % 0x7fffffff;
    return Math.floor((state / 0x7fffffff) * below);
  };
}

interface Changed {
  readonly before: string;
  readonly after: string;
  /** The words of the old text, and where each stands in the new one; null if it is another there or gone. */
  readonly words: readonly (Range & { readonly now: Range | null })[];
}

/** Another text in which of five words one is not as it was; new words are those of another address. */
function changed(before: string, others: readonly string[], seed: number): Changed {
  const next = numbers(seed);
  const words: (Range & { now: Range | null })[] = [];
  let [after, at] = ['', 0];
  for (const match of before.matchAll(/[\p{L}\p{N}]+/gu)) {
    const [word] = match;
    const [from, to] = [match.index, match.index + word.length];
    after += before.slice(at, from);
    at = to;
    const other = others[next(others.length)]!;
    const kind = next(5) === 0 ? next(3) : null;
    if (kind === 0) after += other;
    if (kind === 2) after += `${other} `;
    const now = kind === null || kind === 2 ? { from: after.length, to: after.length + word.length } : null;
    if (now) after += word;
    words.push({ from, to, now });
  }
  return { before, after: after + before.slice(at), words };
}

interface Fate {
  readonly several: boolean;
}

describe.skipIf(files.length === 0)('marks in real prose of which a fifth of the words was changed', () => {
  const chosen = files.filter((_, at) => at % 4 === 0);
  const fates = chosen.flatMap((name, at) => {
    const others = read(files[(at * 4 + 1) % files.length]!).match(/[\p{L}\p{N}]+/gu)!;
    const { before, after, words } = changed(read(name).slice(0, 20_000), others, at + 1);
    const resolve = resolverBetween(before, after);
    const next = numbers(at + 101);
    return Array.from({ length: 120 }, () => {
      const first = next(words.length - 12);
      const marked = words.slice(first, first + 1 + next(12));
      const range = { from: marked[0]!.from, to: marked.at(-1)!.to };
      const quotation = describeRange(before, range);
      const found = resolve({ ...range, quotation, anchor: { kind: 'exact' } });
      const places = marked.map(({ now }) => now);
      const survived = places.every((now) => now !== null);
      const right = { from: places[0]?.from ?? -1, to: places.at(-1)?.to ?? -1 };
      const stands = found.range && after.slice(found.range.from, found.range.to);
      // Where words were put between its own it survived, and is not the same.
      const whole = survived && after.slice(right.from, right.to) === quotation.exact;
      return {
        several: marked.length > 1,
        quotation,
        found,
        right,
        whole,
        stands,
        placed: found.range?.from === right.from && found.range.to === right.to,
      };
    });
  });

  test.each([
    ['in 95 of 100 cases', () => true, 0.95],
    ['of two words or more in 98 of 100', ({ several }: Fate) => several, 0.98],
    // One both of whose neighbours are others now may be lost: nothing tells it from its like.
    ['of a single word in 90 of 100', ({ several }: Fate) => !several, 0.9],
  ] as const)('stand rightly where their words survived: %s', (_, isMeant, least) => {
    const whole = fates.filter((fate) => fate.whole && isMeant(fate));
    expect(whole.length).toBeGreaterThan(100);
    const right = whole.filter(({ placed }) => placed);
    expect(right.length / whole.length).toBeGreaterThanOrEqual(least);
  });

  test('never stand on other words than they quote without a score that says so', () => {
    const astray = fates.filter(({ found: { range, anchor }, stands, quotation, whole, placed }) => {
      if (range === null) return false;
      if (anchor.kind === 'approximate') return anchor.score >= 1;
      // The same words, but those of another place.
      return stands !== quotation.exact || (whole && !placed);
    });
    expect(astray.map(({ quotation, stands }) => [quotation.exact, stands])).toEqual([]);
  });
});
