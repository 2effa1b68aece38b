import type { Quantity } from './numbers.ts';

// Whether two numbers count the same, by the stems of the words beside them. It is asked of sentences that have much in
// common already, and decides nothing alone.

/** `same`: at the same noun, or in the same place; `perhaps`: the same words, but others follow on both sides. */
export type Counted = 'same' | 'perhaps' | 'other';

/** Whether two numbers count the same. `nounFirst`: what describes a noun stands behind it. */
export function countedAlike(a: Quantity, b: Quantity, nounFirst: boolean): Counted {
  if (a.kind !== b.kind || a.unit !== b.unit) return 'other';
  if (a.nouns.length === 0 || b.nouns.length === 0) return placedAlike(a, b);
  const shared = a.nouns.filter((noun) => b.nouns.includes(noun));
  if (shared.length === 0) return 'other';
  if (nounFirst && a.nouns[0] !== b.nouns[0]) return 'perhaps';
  if (shared.length > 1) return 'same';
  const [behindA, behindB] = [behind(a.nouns, shared[0]!), behind(b.nouns, shared[0]!)];
  return behindA && behindB ? 'perhaps' : 'same';
}

/** Numbers at no noun stand in the same place if the word before them is the same: `rose to 14`, `killing 14 people`. */
function placedAlike(a: Quantity, b: Quantity): Counted {
  const [nearA, nearB] = [a.before[0], b.before[0]];
  if (nearA === undefined || nearB === undefined) return 'other';
  if (nearA === nearB) return 'same';
  return a.nouns.includes(nearB) || b.nouns.includes(nearA) ? 'perhaps' : 'other';
}

function behind(nouns: readonly string[], noun: string): boolean {
  return nouns.indexOf(noun) < nouns.length - 1;
}
