import type { Range } from '../../model/records.ts';
import { foldWord } from '../../text/fold.ts';
import type { Credit } from '../credits.ts';
import { foldedWords } from '../wording.ts';
import type { ChainLink } from './quotation-shapes.ts';

// Whence a text has the words: names in `reports Yonhap, quoting KCNA` and in credits, never more than it names.

/** Words of which it is asked whence the text has them. */
export interface ChainQuestion {
  /** The part of the text in which they stand. */
  readonly place: Range;
  /** Who says them; the name for which a pronoun stands. Null: nobody is named. */
  readonly speaker: Range | null;
  /** Who quotes them, beside them. */
  readonly by: Range | null;
  /** `According to` names a source of its own. */
  readonly isSource: boolean;
}

/**
 * Gives the chain of words in a place of a text: of a credit beside them. Else one that is named elsewhere, if what is said
 * about them does not name another source: of two names (`Yonhap, quoting KCNA`) for people of whom the text spoke before, of
 * one for those whose words it has from there. Else who made the text. `all` are all words of whose chain it will be asked.
 */
export function chainsOf(
  text: string,
  credits: readonly Credit[],
  all: readonly ChainQuestion[],
): (asked: ChainQuestion) => readonly ChainLink[] {
  const named = credits.filter(({ of }) => of === 'text');
  const reported = named.filter(({ rule }) => rule === 'reported');
  const longer = reported.filter(({ chain }) => chain.length > 1);
  const firm = named.find((credit) => credit.firm);
  const keyOf = ({ from, to }: Range) => keyOfWord(text.slice(from, to).split(/\s+/u).at(-1)!);
  const besideOf = ({ place }: ChainQuestion) => {
    const credit = reported[after(reported, place.from)];
    return credit && credit.to <= place.to ? credit : null;
  };
  // Whose words stand beside who quotes them.
  const quoted = new Map<string, readonly ChainLink[]>();
  for (const one of all) {
    if (!one.speaker || one.isSource || isBody(text, one.speaker)) continue;
    const credit = besideOf(one);
    if (credit) quoted.set(keyOf(one.speaker), linksOf(text, credit, false));
    else if (one.by) quoted.set(keyOf(one.speaker), [{ ...one.by, near: false }]);
  }
  const first = longer.length > 0 ? firstPlaces(text) : new Map<string, number>();
  const elsewhere = ({ place, speaker, isSource }: ChainQuestion): readonly ChainLink[] => {
    const credit = longer[after(longer, place.from) - 1] ?? longer[0];
    const links = credit ? linksOf(text, credit, false) : [];
    if (speaker === null) return links;
    const name = text.slice(speaker.from, speaker.to);
    if (isSource || isBody(text, speaker)) return credit?.chain.some((link) => isSame(link, name)) ? links : [];
    const isNear = credit && place.from >= credit.passage.from && place.from < endOfNext(text, credit.passage);
    const isKnown = credit && (first.get(keyOf(speaker)) ?? Infinity) < credit.passage.to;
    return isNear || isKnown ? links : (quoted.get(keyOf(speaker)) ?? []);
  };
  return (asked) => {
    const beside = besideOf(asked);
    if (beside) return linksOf(text, beside, true);
    const links = elsewhere(asked);
    return links.length === 0 && firm ? linksOf(text, firm, false) : links;
  };
}

/** Where the passage behind a passage ends. */
function endOfNext(text: string, { to }: Range): number {
  let at = to;
  while (at < text.length && /\s/u.test(text[at]!)) at += 1;
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** For each word, without case and accents, where it stands first. */
function firstPlaces(text: string): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const { 0: written, index } of text.matchAll(/\S+/gu)) {
    const word = keyOfWord(written);
    if (!first.has(word)) first.set(word, index);
  }
  return first;
}

function keyOfWord(written: string): string {
  return foldedWords(written.replace(/['’]s(?=\P{L}*$)/u, '')).join(' ');
}

/** Bodies that speak for themselves: another source than the agency that a text names. */
const body =
  /(?:ministry|agency|police|government|media|company|council|committee|commission|party|report|statement|service|intelligence|team|monitors|experts|analysts|researchers|observers|institute|university|group|office|department|officials|nations|union|court|army|military|министерств|агентств|правительств|полици|служб|разведк|комисси|комитет|отчет|отчёт|доклад|эксперт|наблюдател|ministeri|agentur|regierung|polizei|dienst|bericht|ausschuss|experten|behörde|agence|ministère|gouvernement|service|rapport|comité|commission|experts|agencia|ministerio|gobierno|policía|servicio|informe|comité|comisión|expertos|agência|ministério|governo|polícia|serviço|relatório|comissão|especialistas)/iu;

function isBody(text: string, { from, to }: Range): boolean {
  const name = text.slice(from, to);
  return body.test(name) || /(?<!\p{L})\p{Lu}{2,}(?!\p{L})/u.test(name);
}

function isSame(link: string, name: string): boolean {
  const words = foldWord(name);
  return [link, ...link.split(/[()]/u)]
    .map((one) => foldWord(one).trim())
    .some((one) => one !== '' && words.includes(one));
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
