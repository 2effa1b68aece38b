import { nothingDecided } from '../../model/name-rulings.ts';
import type { DecidedNames } from '../../model/name-rulings.ts';
import type { Range } from '../../model/records.ts';
import { foldWord } from '../../text/fold.ts';
import { wordsOf } from '../../text/words.ts';
import { abbreviations, nameUnder } from '../credits.ts';
import { piecesOfCells } from '../cell-marks.ts';
import { likenessOfNames, nameWritten } from '../names.ts';
import { foldedWords } from '../wording.ts';
import type { Quotation } from './quotation-shapes.ts';

// What of a family of quotations is shown: how each form differs from the longest, and whether it is told alike by all.

/** Words of a form: as in the longest, only here, other words there, or words of the longest that are left out here. */
export interface FormPart {
  readonly kind: 'same' | 'only here' | 'other words' | 'left out';
  readonly words: string;
}

/** A quotation in its text. */
export interface Placed {
  readonly text: string;
  readonly quotation: Quotation;
  /** Who speaks, as a person left it; null: nobody is named. Missing where nobody decided. */
  readonly ruledSpeaker?: string | null;
}

/** The stretches that are compared: what stands between marks, else all that is said. */
export function stretchesOf({ quoted, content }: Quotation): readonly Range[] {
  return quoted.length > 0 ? quoted : content;
}

/** A form beside the longest, stretch by stretch; null: it is the longest. */
export function formParts({ text, quotation }: Placed, longest: Placed | null): readonly (readonly FormPart[])[] {
  const stretches = stretchesOf(quotation);
  if (longest === null) return stretches.map(({ from, to }) => [{ kind: 'same', words: text.slice(from, to) }]);
  const pieces = piecesOfCells(
    { text, sentences: stretches },
    { text: longest.text, sentences: stretchesOf(longest.quotation) },
  );
  return stretches.map(({ from, to }, number) => {
    const parts: FormPart[] = [];
    let at = from;
    const upTo = (end: number, kind: FormPart['kind']) => {
      const stop = Math.min(end, to);
      if (stop <= at) return;
      parts.push({ kind, words: text.slice(at, stop) });
      at = stop;
    };
    const next = stretches[number + 1]?.from ?? Infinity;
    for (const { kind, a, b } of pieces) {
      const place = Math.max(a.from, stretches[0]!.from);
      if (place < from || place >= next) continue;
      if (kind === 'added') {
        upTo(place, 'same');
        parts.push({ kind: 'left out', words: longest.text.slice(b.from, b.to) });
      } else if (kind !== 'kept') {
        upTo(a.from, 'same');
        upTo(a.to, kind === 'cut' ? 'only here' : 'other words');
      }
    }
    upTo(to, 'same');
    return parts;
  });
}

/** Whether a member's words are others than those of the longest form, whatever their case and punctuation. */
function isAltered(member: Placed, longest: Placed): boolean {
  return wordsIn(member) !== wordsIn(longest);
}

function wordsIn({ text, quotation }: Placed): string {
  return stretchesOf(quotation)
    .flatMap(({ from, to }) => foldedWords(text.slice(from, to)))
    .join(' ');
}

/** Who speaks, by name; null if only a pronoun says it, or nobody. */
export function speakerName({ text, quotation: { speaker }, ruledSpeaker }: Placed): string | null {
  if (ruledSpeaker !== undefined) return ruledSpeaker;
  if (speaker === null) return null;
  const written = text.slice(speaker.from, speaker.to);
  if (speaker.inferred && speaker.named === null && !/\p{Lu}/u.test(written)) return null;
  const { from, to } = speaker.named ?? speaker;
  return text.slice(from, to).replace(/\s+/gu, ' ');
}

/** A source on the way of words, by its name. */
export interface NamedLink {
  readonly name: string;
  /** It is named with these words. */
  readonly near: boolean;
}

/** By whom the words came to a source: the chain by names. What a source says of itself at its end is no way. */
export function wayTo({ text, quotation: { chain } }: Placed, source: string): readonly NamedLink[] {
  const own = foldedWords(source).join(' ');
  return chain
    .map(({ from, to, near }) => ({ name: text.slice(from, to), near }))
    .filter(({ name }, at) => at > 0 || own === '' || foldedWords(name).join(' ') !== own);
}

/** The name under which a person has put another; the same name if nobody did. */
export type ShownAs = (name: string) => string;

/** What a person decided, as quotations show it: `Korean Central News Agency (KCNA)` goes by what was decided on either. */
export function shownAsDecided({ canonical }: Pick<DecidedNames, 'canonical'>): ShownAs {
  return (name) => nameUnder(name, name, canonical);
}

/** The whole way of words, from the source on; empty where it is not known. Two names that are the same are one step. */
export function chainFrom(own: Placed, source: string, shownAs: ShownAs): readonly NamedLink[] {
  const way = wayTo(own, source);
  if (way.length === 0) return [];
  const named = [{ name: source, near: true }, ...way.map(({ name, near }) => ({ name: shownAs(name), near }))];
  return named.filter(({ name }, at) => at === 0 || foldWord(name) !== foldWord(named[at - 1]!.name));
}

/** Who speaks, under the name that a person has put the written one; whom a person named stays as named. */
export function shownSpeaker(own: Placed, shownAs: ShownAs): string | null {
  const name = speakerName(own);
  return name === null || own.ruledSpeaker !== undefined ? name : shownAs(name);
}

/** Whether one name may be the other: all words of the shorter stand in it. `Kim` may be `Kim Jong Un`. */
function mayBeSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) => new Set(wordsOf(name).map(({ text }) => foldWord(text) || text)));
  const [fewer, more] = a!.size <= b!.size ? [a!, b!] : [b!, a!];
  const named = [...fewer].filter((word) => more.has(word));
  return named.length === fewer.size || (/\p{Lu}/u.test(one) && lastWord(one) === lastWord(other));
}

/** Ким Чен Ын and Kim Chen Yn, Matsegora and Мацегора. */
function areSpellings(one: string, other: string): boolean {
  const likeness = likenessOfNames(nameWritten(one), nameWritten(other));
  return likeness === 'same' || likeness === 'spelling';
}

function lastWord(name: string): string {
  const last = wordsOf(name).at(-1)?.text ?? '';
  return foldWord(last) || last;
}

/** In what the forms of a family differ. */
export interface FamilyDifferences {
  readonly altered: boolean;
  readonly speakers: boolean;
  readonly verbs: boolean;
}

/** What is known of who speaks: the one name of all that are known to be the same, and what a person decided on two. */
export interface KnownSpeakers {
  nameOf(name: string): string;
  on: DecidedNames['on'];
}

/** Every name is its own. */
const nobodyKnown: KnownSpeakers = { ...nothingDecided, nameOf: (name) => name };

/** In what the forms of a family differ, the longest first. Spellings of one name are no different speakers. */
export function differencesIn(
  forms: readonly Placed[],
  { nameOf, on }: KnownSpeakers = nobodyKnown,
): FamilyDifferences {
  const written = forms.flatMap((one) => speakerName(one) ?? []);
  const names = [...new Set(written)].map((name) => ({ name, of: nameOf(name) }));
  const areDifferent = (one: (typeof names)[number], other: (typeof names)[number]) => {
    const decided = on(one.name, other.name);
    if (decided !== null) return decided === 'different';
    return !mayBeSame(one.of, other.of) && !areSpellings(one.of, other.of);
  };
  const verbs = forms.flatMap(({ text, quotation: { verb } }) =>
    verb ? [foldWord(text.slice(verb.from, verb.to)) || text.slice(verb.from, verb.to)] : [],
  );
  return {
    altered: forms.some((one) => isAltered(one, forms[0]!)),
    speakers: names.some((one, at) => names.slice(at + 1).some((other) => areDifferent(one, other))),
    verbs: new Set(verbs).size > 1,
  };
}

/** Gives the short name that texts put in brackets behind a long one: `Korean Central News Agency (KCNA)`. */
export function shortNames(texts: Iterable<string>): (name: string) => string {
  const short = new Map([...texts].flatMap((text) => [...abbreviations(text)]));
  return (name) => short.get(foldWord(name.replace(/^the /iu, ''))) ?? name;
}
