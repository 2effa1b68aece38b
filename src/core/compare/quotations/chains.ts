import type { Range } from '../../model/records.ts';
import type { Credit } from '../credits.ts';
import type { ChainLink } from './quotation-shapes.ts';

// Whence a text has the words: names in `reports Yonhap, quoting KCNA` and in credits, never more than it names.

/** Gives the chain of words in a place of a text: of a credit beside them, else of the one before them, else of the first. */
export function chainsOf(text: string, credits: readonly Credit[]): (place: Range) => readonly ChainLink[] {
  const named = credits.filter(({ of }) => of === 'text');
  const reported = named.filter(({ rule }) => rule === 'reported');
  const longer = reported.filter(({ chain }) => chain.length > 1);
  const firm = named.find((credit) => credit.firm);
  return (place) => {
    const next = after(reported, place.from);
    const beside = reported[next];
    if (beside && beside.to <= place.to) return linksOf(text, beside, true);
    const credit = longer[after(longer, place.from) - 1] ?? longer[0] ?? reported[next - 1] ?? firm;
    return credit ? linksOf(text, credit, false) : [];
  };
}

/** The first credit that begins at an offset or behind it. */
function after(credits: readonly Credit[], at: number): number {
  let [low, high] = [0, credits.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (credits[middle]!.from < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function linksOf(text: string, { chain, from, to }: Credit, near: boolean): readonly ChainLink[] {
  let at = from;
  return chain.flatMap((name) => {
    const start = text.indexOf(name, at);
    if (start < 0 || start + name.length > to) return [];
    at = start + name.length;
    return [{ from: start, to: at, near }];
  });
}
