import type { Id } from '../model/id.ts';
import { keyOfName } from '../model/name-rulings.ts';
import type { DecidedNames } from '../model/name-rulings.ts';
import type { Range } from '../model/records.ts';
import type { NameHere } from './name-parts.ts';
import type { SaidName } from './names.ts';
import { likenessOfNames } from './names.ts';
import { never } from './turns.ts';
import type { Step } from './turns.ts';

// Spellings of one name in all texts. Two are linked by a rule; a person joins and parts them. No chain of links becomes one
// name: a spelling comes to a family only if it is like the one that stands there most often.

/** Where a spelling stands first in a document. */
export interface NamePlace extends Range {
  readonly documentId: Id;
}

/** A way in which a name is written. */
export interface NameSpelling {
  readonly written: string;
  /** How often, and in how many documents. */
  readonly times: number;
  readonly documents: number;
  /** In the first documents by their ids, a few of them. */
  readonly places: readonly NamePlace[];
}

/** By what two spellings are linked: `letters` are the same, folded and in Latin letters; `nearly`: one of five differs. */
export type SpellingRule = 'letters' | 'nearly';

/** Two spellings by their numbers. */
export interface SpellingLink {
  readonly a: number;
  readonly b: number;
  readonly rule: SpellingRule;
}

/** Every spelling that is like another one, which ones are, and the names besides that most documents have. */
export interface FoundSpellings {
  /** Those that most documents have come first. */
  readonly spellings: readonly NameSpelling[];
  readonly links: readonly SpellingLink[];
}

/** The version of the rule; a ruling remembers which it saw. */
export const spellingsVersion = 1;

/** Documents that are named with a spelling. */
const mostPlaces = 8;
/** Names that are like no other and are told of all the same, so that a person can join them. */
const mostOthers = 2000;

/** Looks for spellings of one name in the names of documents; the same in whatever order these come. */
export async function spellingsIn(
  documents: readonly { readonly documentId: Id; readonly names: readonly NameHere[] }[],
  step: Step = never,
): Promise<FoundSpellings> {
  const all = await collected(documents, step);
  const linked: { readonly a: Collected; readonly b: Collected; readonly rule: SpellingRule }[] = [];
  let done = 0;
  for (const bucket of bucketsOf(all)) {
    for (const [at, a] of bucket.entries()) {
      await step(done++, all.length);
      for (let other = at + 1; other < bucket.length; other++) {
        const b = bucket[other]!;
        // Most of what begins with one letter is not alike: a look at its letters is enough.
        if (mayBeAlike(a, b) && likenessOfNames(a.name, b.name) === 'spelling') {
          linked.push({ a, b, rule: a.joined === b.joined ? 'letters' : 'nearly' });
        }
      }
    }
  }
  const others = all.filter(({ places }) => places.length > 1).slice(0, mostOthers);
  const kept = [...new Set([...linked.flatMap(({ a, b }) => [a, b]), ...others])].sort(byUse);
  const numberOf = new Map(kept.map((one, at) => [one, at]));
  const links = linked.map(({ a, b, rule }) => {
    const [one, other] = [numberOf.get(a)!, numberOf.get(b)!].sort((left, right) => left - right) as [number, number];
    return { a: one, b: other, rule };
  });
  return { spellings: kept.map(spellingOf), links: links.sort((x, y) => x.a - y.a || x.b - y.b) };
}

interface Collected {
  readonly name: SaidName;
  readonly joined: string;
  readonly letters: number;
  written: string;
  times: number;
  places: NamePlace[];
}

/** All spellings, whatever their capitals. */
async function collected(
  documents: readonly { readonly documentId: Id; readonly names: readonly NameHere[] }[],
  step: Step,
): Promise<readonly Collected[]> {
  const found = new Map<string, Collected>();
  const sorted = documents.toSorted((a, b) => (a.documentId < b.documentId ? -1 : 1));
  for (const [at, { documentId, names }] of sorted.entries()) {
    await step(at, sorted.length * 2);
    for (const { written, times, from, to, ...read } of names) {
      const form = keyOfName(written);
      const known = found.get(form);
      if (known) {
        known.times += times;
        known.places.push({ documentId, from, to });
        continue;
      }
      const joined = read.keys.join('');
      const name = { ...read, from, to, form, before: '', behind: '' };
      const place = { documentId, from, to };
      found.set(form, { name, joined, letters: lettersOf(joined), written, times, places: [place] });
    }
  }
  return [...found.values()].sort(byUse);
}

function byUse(a: Collected, b: Collected): number {
  return b.places.length - a.places.length || b.times - a.times || (a.name.form < b.name.form ? -1 : 1);
}

function spellingOf({ written, times, places }: Collected): NameSpelling {
  return { written, times, documents: places.length, places: places.slice(0, mostPlaces) };
}

/** Names that may be one: they begin with one letter. */
function bucketsOf(all: readonly Collected[]): Iterable<readonly Collected[]> {
  const buckets = new Map<string, Collected[]>();
  for (const one of all) {
    const letter = [...one.joined][0] ?? '';
    const bucket = buckets.get(letter);
    if (bucket) bucket.push(one);
    else buckets.set(letter, [one]);
  }
  return buckets.values();
}

function mayBeAlike(a: Collected, b: Collected): boolean {
  if (a.joined === b.joined) return true;
  if (a.name.keys.length !== b.name.keys.length) return false;
  const most = 2 + Math.floor(Math.min(a.joined.length, b.joined.length) / 5) * 2;
  return bitsOf(a.letters ^ b.letters) <= most + endings;
}

/** Letters that the endings of a language may bring in. */
const endings = 3;

/** Which letters stand in it, as bits. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) % 31);
  return letters;
}

function bitsOf(letters: number): number {
  let bits = 0;
  for (let rest = letters >>> 0; rest !== 0; rest = (rest & (rest - 1)) >>> 0) bits += 1;
  return bits;
}

/** A spelling of a family, and why it is there. */
export interface FamilySpelling extends NameSpelling {
  /** `first`: what the others are compared with; `ruled`: a person said so. */
  readonly why: 'first' | 'ruled' | SpellingRule;
}

/** Spellings that are taken for one name; the one that most documents have comes first. */
export interface NameFamily {
  readonly spellings: readonly FamilySpelling[];
}

/**
 * The families that the links make, with what a person decided: names that are different stand in none together. What only
 * a person joined is none of them.
 */
export function nameFamilies({ spellings, links }: FoundSpellings, decided: DecidedNames): readonly NameFamily[] {
  const families = new Map<number, Joined>(spellings.map((_, at) => [at, { head: at, members: [at] }]));
  const whys = new Map<number, FamilySpelling['why']>();
  const on = (a: number, b: number) => decided.on(spellings[a]!.written, spellings[b]!.written);
  const join = (a: number, b: number, why: SpellingRule | 'ruled') => {
    const [one, other] = [families.get(a)!, families.get(b)!];
    const isApart = one.members.some((left) => other.members.some((right) => on(left, right) === 'different'));
    if (one === other || isApart) return;
    const [into, from] = one.head < other.head ? [one, other] : [other, one];
    if (why !== 'ruled' && ((a !== one.head && a !== other.head) || (b !== one.head && b !== other.head))) return;
    whys.set(from.head, why);
    for (const member of from.members) {
      into.members.push(member);
      families.set(member, into);
    }
  };
  const ruled = ruledPairs(spellings, decided);
  for (const [a, b] of ruled) join(a, b, 'ruled');
  const inOrder = links.toSorted((x, y) => Number(x.rule === 'nearly') - Number(y.rule === 'nearly'));
  for (const { a, b, rule } of inOrder) join(a, b, rule);
  return [...new Set(families.values())]
    .filter(({ members }) => members.some((at) => whys.has(at) && whys.get(at) !== 'ruled'))
    .map(({ head, members }) => ({
      spellings: members
        .toSorted((a, b) => a - b)
        .map((at): FamilySpelling => ({ ...spellings[at]!, why: at === head ? 'first' : whys.get(at)! })),
    }));
}

interface Joined {
  /** The number of the spelling that most documents have. */
  readonly head: number;
  readonly members: number[];
}

/** Those of the spellings that a person said to be the same. */
function ruledPairs(spellings: readonly NameSpelling[], decided: DecidedNames): readonly (readonly [number, number])[] {
  const groups = new Map<string, number>();
  return spellings.flatMap(({ written }, at): (readonly [number, number])[] => {
    const group = keyOfName(decided.canonical(written));
    const first = groups.get(group);
    if (first === undefined) groups.set(group, at);
    return first === undefined ? [] : [[first, at]];
  });
}
