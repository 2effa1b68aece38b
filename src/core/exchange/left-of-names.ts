import { exactWord, foldWord } from '../text/fold.ts';
import { stemmerFor } from '../text/stems.ts';
import type { Mask, Pseudonym } from './mask.ts';
import { keyOfName, maskOf, NameFinder, unspaced, usable } from './mask.ts';

// What a name looks like elsewhere (inflected, a part of it, initials, written together) is not replaced, since it may be
// another's: it is found and told. A form is rather told once too often: nobody looks for what is not told. Words are
// letters alone, so that digits, `_` and `%20` beside a name hide nothing, and case and accents count for nothing.

/** A form of a name that still stands in what leaves. */
export interface LeftOfName {
  readonly name: string;
  /** As it is written there, with what is written together with it. */
  readonly form: string;
  /** `same`: the whole name, which the mask did not know as a word. */
  readonly kind: 'same' | 'inflected' | 'part' | 'initials';
  readonly count: number;
}

interface Like {
  readonly name: string;
  readonly kind: LeftOfName['kind'];
}

/** What may follow a beginning, so that both together are a form of the name. */
interface Beginning {
  readonly name: string;
  readonly ending: RegExp;
}

/** Looks for what is left of names in one piece of words after the other. */
export class LeftOfNames {
  readonly #words = new Map<string, Like>();
  readonly #stems = new Map<string, string>();
  readonly #beginnings = new Map<string, Beginning[]>();
  /** By their first letters: names written without what stands between their parts. */
  readonly #joined = new Map<string, { readonly letters: string; readonly name: string }[]>();
  readonly #joinedOf = new Map<string, readonly string[]>();
  readonly #initials = new Map<string, string>();
  readonly #unspaced: NameFinder<Like> | null;
  readonly #withoutPseudonyms: Mask;
  readonly #languages: readonly (string | null)[];
  readonly #known = new Map<string, Like | null>();
  readonly #found = new Map<string, { count: number } & Omit<LeftOfName, 'count'>>();

  /** `languages` are those of the texts, by whose rules words are inflected. */
  constructor(list: readonly Pseudonym[], languages: Iterable<string | null>) {
    this.#languages = [...new Set(languages)];
    // What stands in the place of a name is none that is left.
    this.#withoutPseudonyms = maskOf(usable(list).map(({ pseudonym }) => ({ name: pseudonym, pseudonym: '—' })));
    const unspacedParts = new Map<string, Like>();
    for (const { name } of usable(list)) {
      const parts = partsOf(name);
      const isAlone = parts.length === 1;
      for (const part of parts) {
        if (unspaced.test(part)) {
          for (const some of partsOfUnspaced(part, isAlone)) unspacedParts.set(keyOfName(some), { name, kind: 'part' });
        } else if ([...part].length > 1) this.#learn(part, name, isAlone ? 'same' : 'part');
      }
      this.#learnTogether(parts.map(foldWord), name);
    }
    this.#unspaced = unspacedParts.size === 0 ? null : new NameFinder(unspacedParts);
  }

  read(written: string): void {
    const words = this.#withoutPseudonyms(plain(written));
    for (const { 0: form, index } of words.matchAll(initials)) this.#readInitials(form, index, words);
    for (const { 0: form, 1: last, 2: signs } of words.matchAll(initialsBehind)) {
      const name = this.#initials.get(`${signOf(signs!)}.${foldWord(last!)}`);
      if (name !== undefined) this.#count(form.trim(), name, 'initials');
    }
    let told = { to: 0, name: '' };
    for (const { 0: one, index } of words.matchAll(word)) {
      if (this.#unspaced && unspaced.test(one)) {
        for (const { from, to, value } of this.#unspaced.find(one)) {
          this.#count(one.slice(from, to), value.name, value.kind);
        }
        continue;
      }
      const like = this.#likeOf(one);
      if (like === null || (index < told.to && like.name === told.name)) continue;
      const { from, to } = around(words, index, index + one.length);
      const form = words.slice(from, to);
      const letters = foldWord(form).replace(noLetter, '');
      const isWhole = this.#joinedOf.get(like.name)?.some((all) => letters.includes(all)) === true;
      this.#count(form, like.name, isWhole ? 'same' : like.kind);
      told = { to, name: like.name };
    }
  }

  /** The most frequent first. */
  found(): readonly LeftOfName[] {
    return [...this.#found.values()].sort((a, b) => b.count - a.count || (a.form < b.form ? -1 : 1));
  }

  #learn(part: string, name: string, kind: 'same' | 'part'): void {
    const folded = foldWord(part);
    if (!this.#words.has(folded)) this.#words.set(folded, { name, kind });
    for (const language of this.#languages) this.#stems.set(`${language} ${stemmerFor(language).stem(part)}`, name);
    for (const [beginning, ending] of beginningsOf(folded)) this.#begin(beginning, { name, ending });
    // Of a Korean name the family's is one syllable, and the other stands alone more often.
    if (hangul.test(folded) && folded.length === 3) {
      const given = folded.slice(1);
      if (!this.#words.has(given)) this.#words.set(given, { name, kind: 'part' });
      this.#begin(given, { name, ending: anyEnding });
    }
  }

  #begin(beginning: string, one: Beginning): void {
    const known = this.#beginnings.get(beginning);
    if (known) known.push(one);
    else this.#beginnings.set(beginning, [one]);
  }

  #learnTogether(parts: readonly string[], name: string): void {
    if (parts.length < 2) return;
    const last = parts.at(-1)!;
    const signs = parts.map((part) => [...part][0] ?? '');
    for (const key of [`${signs[0]}.${last}`, `${signs.join('.')}.`, `${signs[0]}.${signs.at(-1)}.`]) {
      this.#initials.set(key, name);
    }
    const orders = [parts, [last, ...parts.slice(0, -1)], [parts[0]!, last], [last, parts[0]!]];
    const all = [...new Set(orders.map((some) => some.join('').replace(noLetter, '')))];
    this.#joinedOf.set(name, all);
    for (const letters of all.filter((one) => one.length >= leastJoined)) {
      const start = letters.slice(0, leastJoined);
      this.#joined.set(start, [...(this.#joined.get(start) ?? []), { letters, name }]);
    }
    // As addresses of mails are made.
    const address = `${signs[0]}${last}`;
    if (address.length >= leastJoined && !this.#words.has(address))
      this.#words.set(address, { name, kind: 'initials' });
  }

  /** Initials with a name behind them, or alone. */
  #readInitials(form: string, index: number, words: string): void {
    const [, signs = '', behind = ''] = /^((?:\p{L}\.[\s-]*)+)(.*)$/su.exec(form) ?? [];
    const name = behind === '' ? undefined : this.#initials.get(`${signOf(signs)}.${foldWord(behind)}`);
    if (name !== undefined) return this.#count(words.slice(index, index + form.length), name, 'initials');
    const alone = this.#initials.get(foldWord(signs).replace(/[\s-]/gu, ''));
    if (alone !== undefined) this.#count(signs.trim(), alone, 'initials');
  }

  #likeOf(written: string): Like | null {
    let like = this.#known.get(written);
    if (like === undefined) {
      like = this.#likeOfWord(written);
      if (this.#known.size >= remembered) this.#known.clear();
      this.#known.set(written, like);
    }
    return like;
  }

  #likeOfWord(written: string): Like | null {
    const whole = this.#likeOfPiece(written);
    if (whole) return whole;
    const pieces = written.split(betweenPieces);
    if (pieces.length < 2) return null;
    for (const piece of pieces) {
      const like = [...piece].length < 2 ? null : this.#likeOfPiece(piece);
      if (like) return like;
    }
    return null;
  }

  #likeOfPiece(written: string): Like | null {
    const folded = foldWord(written);
    const same = this.#words.get(folded) ?? this.#joinedIn(folded) ?? this.#behindPrefix(folded);
    if (same) return same;
    const inflected = this.#inflectedOf(written, folded);
    return inflected === undefined ? null : { name: inflected, kind: 'inflected' };
  }

  #joinedIn(folded: string): Like | undefined {
    for (let at = 0; at + leastJoined <= folded.length; at += 1) {
      const one = this.#joined
        .get(folded.slice(at, at + leastJoined))
        ?.find(({ letters }) => folded.startsWith(letters, at));
      if (one) return { name: one.name, kind: 'same' };
    }
    return undefined;
  }

  /** Hebrew and Arabic write “and”, “to”, “the” together with what follows. */
  #behindPrefix(folded: string): Like | undefined {
    const prefix = prefixes.exec(folded)?.[0].length ?? 0;
    for (let at = 1; at <= prefix && at <= folded.length - 2; at += 1) {
      const like = this.#words.get(folded.slice(at));
      if (like) return { ...like, kind: 'inflected' };
    }
    return undefined;
  }

  #inflectedOf(written: string, folded: string): string | undefined {
    const exact = exactWord(written);
    for (const language of this.#languages) {
      const name = this.#stems.get(`${language} ${stemmerFor(language).stem(exact)}`);
      if (name !== undefined) return name;
    }
    const isCapital = written !== written.toLowerCase() || !/\p{Ll}/u.test(written);
    for (let at = folded.length; at >= 2 && at >= folded.length - longestEnding; at -= 1) {
      const ending = folded.slice(at);
      const one = this.#beginnings
        .get(folded.slice(0, at))
        ?.find((beginning) => (at >= leastStart || isCapital) && beginning.ending.test(ending));
      if (one) return one.name;
    }
    return undefined;
  }

  #count(form: string, name: string, kind: LeftOfName['kind']): void {
    const key = `${kind} ${name} ${form}`;
    const known = this.#found.get(key);
    if (known) known.count += 1;
    else this.#found.set(key, { name, form, kind, count: 1 });
  }
}

/** Letters, with what nobody sees and an apostrophe between them. */
const word = /[\p{L}\p{M}\p{Cf}]+(?:['’‘ʼ＇׳״"][\p{L}\p{M}\p{Cf}]+)*/gu;
const noLetter = /[^\p{L}\p{M}]/gu;
/** `l’Anna`, `AnnaLind`. */
const betweenPieces = /['’‘ʼ＇׳״"]|(?<=\p{Ll})(?=\p{Lu})/u;
const initials = /(?<![\p{L}\p{M}\p{N}])(?:\p{L}\.[\s-]*){1,4}(?:[\p{L}\p{M}]{2,}(?:['’][\p{L}\p{M}]+)?)?/gu;
const initialsBehind = /(?<![\p{L}\p{M}])([\p{L}\p{M}]{2,}),?\s+((?:\p{L}\.[\s-]*){1,4})/gu;

function signOf(signs: string): string {
  return foldWord([...signs][0] ?? '');
}

/** Words of a name; what is written small beside capitals (`von`, `de`, `bin`) is in every text. */
function partsOf(name: string): readonly string[] {
  const parts = (name.match(word) ?? []).map(exactWord);
  const hasCapital = parts.some((part) => /^\p{Lu}/u.test(part));
  return hasCapital ? parts.filter((part) => !/^\p{Ll}/u.test(part)) : parts;
}

/** How many words it is remembered of what they are. */
const remembered = 200_000;

/** Characters: what begins with fewer is written with a capital letter, or begins too many words. */
const leastStart = 4;
const leastJoined = 5;
const longestEnding = 6;

const hangul = /^\p{Script=Hangul}+$/u;
const anyEnding = /^.{1,6}$/su;
const fewLetters = /^.{1,4}$/su;
const vowel = 'aeiouyаеёиоуыэюяіїєўαεηιουω';
/** Behind a short name: vowels, with a consonant that endings end with. */
const shortEnding = new RegExp(`^(?:[${vowel}][${vowel}]?[mvjhnsmймхвν]?|s)$`, 'u');
/** Evu, Evou, Evám. */
const fewVowels = new RegExp(`^[${vowel}][${vowel}]?[mjhйм]?$`, 'u');
const vowelEnding = new RegExp(`^[${vowel}].{0,3}$`, 'u');
const vowelOrNone = new RegExp(`^(?:[${vowel}].{0,3})?$`, 'u');
const softened = new RegExp(`^[zcsзцсжчш][${vowel}].?$`, 'u');
const changing = new RegExp(`[${vowel}ьй]`, 'u');
const vowelAndS = new RegExp(`.{2,}[${vowel}][sσ]$`, 'u');
const withPrefixes = /^[\p{Script=Hebrew}\p{Script=Arabic}]/u;
const prefixes = /^(?:[והשבלכמ]{1,4}|[وفبكلسا]{1,4})/u;

/** What words begin with that may be forms of a part of a name, with what may follow. `part` is folded. */
function* beginningsOf(part: string): Generator<readonly [beginning: string, ending: RegExp]> {
  if (hangul.test(part)) return yield [part, anyEnding];
  yield [part, part.length >= leastStart || withPrefixes.test(part) ? fewLetters : shortEnding];
  const last = part.at(-1)!;
  const short = part.slice(0, -1);
  // Marija, Mariju; Юрий, Юрия.
  if (changing.test(last) && short.length >= 2) {
    yield [short, short.length > 2 ? vowelOrNone : fewVowels];
    // Olga, Olze.
    if (short.length > 2 && /[kghrгкхж]$/u.test(short)) yield [short.slice(0, -1), softened];
  }
  // Marek, Marka; Павел, Павла.
  const fleeting = /^(.{2,})[eoеоё]([^aeiouyаеиоу])$/u.exec(part);
  if (fleeting) yield [`${fleeting[1]}${fleeting[2]}`, vowelEnding];
  // Jonas, Jono; Νίκος, Νίκου.
  if (vowelAndS.test(part)) yield [part.slice(0, -2), vowelEnding];
}

/** Of a name in a script without spaces: as it is, if the name has others; the given name and the family's. */
function partsOfUnspaced(part: string, isAlone: boolean): readonly string[] {
  const letters = [...part];
  const own = isAlone || letters.length < 2 ? [] : [part];
  const isHan = /^\p{Script=Han}{3,5}$/u.test(part);
  return isHan ? [...own, letters.slice(0, 2).join(''), letters.slice(-2).join('')] : own;
}

/** Characters on either side: an address that is longer is not told whole. */
const farthest = 40;
const togetherWith = /[\p{L}\p{M}\p{N}\p{Cf}_%@/:.~+&=?#\\-]/u;
const ofWord = /[\p{L}\p{M}\p{N}]/u;

/** With what is written together with it: the name of a file, an address. */
function around(words: string, begin: number, end: number): { readonly from: number; readonly to: number } {
  let [from, to] = [begin, end];
  while (from > 0 && begin - from < farthest && togetherWith.test(words[from - 1]!)) from -= 1;
  while (to < words.length && to - end < farthest && togetherWith.test(words[to]!)) to += 1;
  while (from < begin && !ofWord.test(words[from]!)) from += 1;
  while (to > end && !ofWord.test(words[to - 1]!)) to -= 1;
  return { from, to };
}

const entities: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** As people read it, without what Markdown, addresses and the ends of lines put into words. */
function plain(written: string): string {
  return written
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '')
    .replace(/&(nbsp|amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name]!)
    .replace(/(?:%[0-9a-f]{2})+/giu, decoded)
    .replace(/(?<=\p{L})[*~`]{1,3}(?=\p{L})/gu, '')
    .replace(/(?<=\p{L})[-\u2010\u00ad]\s*\n[>\s]*(?=\p{Ll})/gu, '');
}

function decoded(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    // No letters in UTF-8: it stays as it is written.
    return written;
  }
}
