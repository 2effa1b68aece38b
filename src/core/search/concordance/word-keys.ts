import { keyText } from '../match/dictionary.ts';
import type { SectionIndex } from '../match/section-index.ts';
import { readKey } from '../match/section-index.ts';

// The index says where a word stands, not which word stands somewhere. For a concordance both are needed: all lists are
// decoded once, and what stands at the wanted numbers is written down. That reads no text and costs the same for one
// line as for a million.

/** In place of a word number or a key: there is none at that distance in the passage. */
export const noWord = 0xffffffff;

/** For each wanted word number (or `noWord`) the number of its key, or `noWord`. */
export function keysAt(index: SectionIndex, wanted: readonly Uint32Array[]): Uint32Array[] {
  const { section } = index;
  const words = section.firstWord[section.firstWord.length - 1]!;
  const size = (words + 31) >>> 5;
  const bits = new Uint32Array(size);
  for (const numbers of wanted) {
    for (const number of numbers) if (number !== noWord) bits[number >>> 5]! |= 1 << (number & 31);
  }
  const before = new Uint32Array(size + 1);
  for (let at = 0; at < size; at++) before[at + 1] = before[at]! + ones(bits[at]!);
  const keyOf = new Uint32Array(before[size]!);
  const slotOf = (number: number): number =>
    before[number >>> 5]! + ones(bits[number >>> 5]! & ((1 << (number & 31)) - 1));
  let scratch = new Uint32Array(1 << 12);
  for (let key = 0; key + 1 < section.keyStart.length; key++) {
    // A list cannot hold more numbers than it has bytes.
    const most = section.postingStart[key + 1]! - section.postingStart[key]!;
    if (scratch.length < most) scratch = new Uint32Array(most * 2);
    const count = readKey(index, key, null, scratch, 0);
    for (let at = 0; at < count; at++) {
      const number = scratch[at]!;
      if ((bits[number >>> 5]! & (1 << (number & 31))) !== 0) keyOf[slotOf(number)] = key;
    }
  }
  return wanted.map((numbers) => numbers.map((number) => (number === noWord ? noWord : keyOf[slotOf(number)]!)));
}

/** Turns the keys of several sections into ranks among all of their words: 0 for none, then by code units. */
export function rankKeys(indexes: readonly SectionIndex[], section: Uint16Array, keys: Uint32Array): Uint32Array {
  const used = indexes.map(({ section: { keyStart } }) => new Uint32Array(keyStart.length));
  for (let at = 0; at < keys.length; at++) if (keys[at]! !== noWord) used[section[at]!]![keys[at]!] = 1;
  const texts = new Set<string>();
  const textOf: Map<number, string>[] = indexes.map((index, number) => {
    const own = new Map<number, string>();
    used[number]!.forEach((is, key) => {
      if (is === 0) return;
      const text = keyText(index.section, key);
      own.set(key, text);
      texts.add(text);
    });
    return own;
  });
  const rank = new Map([...texts].sort().map((text, at) => [text, at + 1]));
  textOf.forEach((own, number) => {
    for (const [key, text] of own) used[number]![key] = rank.get(text)!;
  });
  return keys.map((key, at) => (key === noWord ? 0 : used[section[at]!]![key]!));
}

function ones(word: number): number {
  let rest = word - ((word >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
