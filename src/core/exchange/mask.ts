import { apostrophes } from '../text/fold.ts';

// Names of people replaced by others in all that leaves. Whole words only, in any case and script, and all of them in one
// pass, so that a pseudonym which is another's name is not replaced again. Both the names and the words are folded: to
// letters without case (ß is ss, İ is i) in one order of their marks, without what nobody sees, with one apostrophe and
// one hyphen. Accents stay: José is not Jose. What is found in the folded words is replaced where it stands.

/** A name, and what stands in its place. */
export interface Pseudonym {
  readonly name: string;
  readonly pseudonym: string;
}

/** Replaces names in words. */
export interface Mask {
  (words: string): string;
  /**
   * Replaces them in parts of one text that follow each other: a name may begin in one and end in another. Its pseudonym
   * stands in the part with the number `keep`, if the name reaches into that, else where the name begins.
   */
  parts(parts: readonly string[], keep?: number): string[];
  /** The same, but names in these stretches of the words, which are in order, stay. */
  except(words: string, stretches: readonly Stretch[]): string;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

interface Found extends Stretch {
  readonly insert: string;
}

/** Those that say something. */
export function usable(list: readonly Pseudonym[]): readonly Pseudonym[] {
  return list.filter(({ name, pseudonym }) => name.trim() !== '' && pseudonym.trim() !== '');
}

/** The same for all spellings of a name that are replaced alike. */
export function keyOfName(name: string): string {
  return String.fromCharCode(...folded(name).units).trim();
}

/** Lines without a name or a pseudonym count for nothing; of two for one name the first holds. The longest name is replaced. */
export function maskOf(list: readonly Pseudonym[]): Mask {
  const byName = new Map<string, string>();
  for (const { name, pseudonym } of usable(list)) {
    const key = keyOfName(name);
    if (key !== '' && !byName.has(key)) byName.set(key, pseudonym.trim());
  }
  const finder = byName.size === 0 ? null : new NameFinder(byName);
  const found = (words: string): readonly Found[] =>
    finder === null
      ? []
      : finder.find(words).map(({ from, to, value }) => ({ from, to, insert: asLoud(words.slice(from, to), value) }));
  const mask = (words: string): string => inParts([words], found(words))[0]!;
  return Object.assign(mask, {
    parts: (parts: readonly string[], keep?: number) => inParts(parts, found(parts.join('')), keep),
    except: (words: string, stretches: readonly Stretch[]) =>
      inParts(
        [words],
        found(words).filter((one) => !stretches.some(({ from, to }) => from < one.to && one.from < to)),
      )[0]!,
  });
}

/** A name in capitals gets a pseudonym in capitals. */
function asLoud(found: string, pseudonym: string): string {
  const isLoud = found.length > 1 && found === found.toUpperCase() && found !== found.toLowerCase();
  return isLoud ? pseudonym.toUpperCase() : pseudonym;
}

/** `found` is in order and apart, in offsets of all parts together. */
function inParts(parts: readonly string[], found: readonly Found[], keep?: number): string[] {
  if (found.length === 0) return [...parts];
  const keepFrom = keep === undefined ? 0 : parts.slice(0, keep).join('').length;
  const keepTo = keep === undefined ? 0 : keepFrom + parts[keep]!.length;
  let start = 0;
  let next = 0;
  return parts.map((part, number) => {
    const end = start + part.length;
    let written = '';
    let at = start;
    while (found[next] && found[next]!.to <= start) next += 1;
    for (let one = next; one < found.length && found[one]!.from < end; one += 1) {
      const { from, to, insert } = found[one]!;
      written += part.slice(at - start, Math.max(at, from) - start);
      const isKept = from < keepTo && keepFrom < to;
      if (isKept ? number === keep : from >= start) written += insert;
      at = Math.min(to, end);
    }
    written += part.slice(at - start);
    start = end;
    return written;
  });
}

/** Scripts that write no spaces between words: there a name may stand beside any letter. */
export const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const inWord = /[\p{L}\p{M}\p{N}]/u;

interface Node<T> {
  readonly next: Map<number, Node<T>>;
  end: { readonly value: T; readonly openBefore: boolean; readonly openBehind: boolean } | null;
}

/** Finds many names in one pass over the words, in however many there are. */
export class NameFinder<T> {
  readonly #root: Node<T> = { next: new Map(), end: null };

  /** By keys as `keyOfName` makes them. */
  constructor(byName: Iterable<readonly [key: string, value: T]>) {
    for (const [key, value] of byName) {
      let node = this.#root;
      for (let at = 0; at < key.length; at++) {
        const unit = key.charCodeAt(at);
        let next = node.next.get(unit);
        if (next === undefined) node.next.set(unit, (next = { next: new Map(), end: null }));
        node = next;
      }
      const letters = [...key];
      node.end = { value, openBefore: isOpen(letters[0]!), openBehind: isOpen(letters.at(-1)!) };
    }
  }

  /** In order and apart: of those that begin at one place the longest. */
  find(words: string): readonly (Stretch & { readonly value: T })[] {
    const { units, from, to } = folded(words);
    const found: (Stretch & { readonly value: T })[] = [];
    for (let at = 0; at < units.length;) {
      const isInside = at > 0 && from[at] === from[at - 1];
      const longest = isInside ? null : longestFrom(this.#root, at);
      if (longest === null) at += 1;
      else {
        found.push({ from: from[at]!, to: to[longest.behind - 1]!, value: longest.value });
        at = longest.behind;
      }
    }
    return found;

    function longestFrom(root: Node<T>, begin: number): { readonly behind: number; readonly value: T } | null {
      let longest = null;
      let node = root.next.get(units[begin]!);
      for (let behind = begin + 1; node !== undefined; behind += 1) {
        if (node.end !== null && isWhole(begin, behind, node.end)) longest = { behind, value: node.end.value };
        node = behind < units.length ? node.next.get(units[behind]!) : undefined;
      }
      return longest;
    }

    /** Not in the midst of a word or of a character. */
    function isWhole(begin: number, behind: number, end: NonNullable<Node<T>['end']>): boolean {
      if (behind < units.length && from[behind] === from[behind - 1]) return false;
      if (
        !end.openBefore &&
        begin > 0 &&
        inWord.test(pointAt(begin - ((units[begin - 1]! & 0xfc00) === 0xdc00 ? 2 : 1)))
      )
        return false;
      return end.openBehind || behind >= units.length || !inWord.test(pointAt(behind));
    }

    /** Half of a character is asked together with the other half. */
    function pointAt(at: number): string {
      const isPair = (units[at]! & 0xfc00) === 0xd800 && at + 1 < units.length;
      return String.fromCharCode(...units.subarray(at, at + (isPair ? 2 : 1)));
    }
  }
}

function isOpen(letter: string): boolean {
  return unspaced.test(letter) || !inWord.test(letter);
}

/** Words folded; of each unit, which stretch of the words it stands for. */
interface Folded {
  readonly units: Uint16Array;
  /** May be longer. */
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** A character that Markdown takes for itself behind a backslash, and its blank. */
const escapable = /[!-/:-@[-`{-~]/;
const writtenBlank = '&nbsp;';
const white = /\s/;

function folded(words: string): Folded {
  let units = new Uint16Array(words.length + 16);
  let from = new Int32Array(words.length + 16);
  let to = new Int32Array(words.length + 16);
  let length = 0;
  const put = (written: string, begin: number, end: number): void => {
    if (length + written.length + words.length - end > units.length) {
      const larger = units.length * 2 + written.length;
      [units, from, to] = [
        longer(units, new Uint16Array(larger)),
        ...[from, to].map((one) => longer(one, new Int32Array(larger))),
      ] as [typeof units, typeof from, typeof to];
    }
    for (let at = 0; at < written.length; at++) {
      units[length] = written.charCodeAt(at);
      from[length] = begin;
      to[length++] = end;
    }
  };
  for (let at = 0; at < words.length;) {
    const unit = words.charCodeAt(at);
    // Most are letters that fold to one, with nothing behind that belongs to them.
    const one = simple[unit] || learn(unit);
    if (one !== notSimple && (at + 1 === words.length || !mayBeMark(words.charCodeAt(at + 1)))) {
      units[length] = one;
      from[length] = at;
      to[length++] = at += 1;
      continue;
    }
    const blank = blankEnd(words, at);
    if (blank > at) {
      put(' ', at, blank);
      at = blank;
      continue;
    }
    const isEscaped = unit === 0x5c && escapable.test(words[at + 1] ?? '');
    const begin = isEscaped ? at + 1 : at;
    const end = characterEnd(words, begin);
    put(foldedCharacter(words.slice(begin, end)), at, end);
    at = end;
  }
  return { units: units.subarray(0, length), from, to };
}

/** What single code units fold to; 0 if that is not known yet. */
const simple = new Uint16Array(0x10000);
/** In the table: not to one unit, or more is to be looked at: blanks, `&nbsp;`, what is escaped, half of a character. */
const notSimple = 0xffff;

function learn(unit: number): number {
  const character = String.fromCharCode(unit);
  const folded = foldedCharacter(character);
  const isSimple = folded.length === 1 && unit !== 0 && !/[\s&\\\p{Cs}\u200b]/u.test(character);
  return (simple[unit] = isSimple ? folded.charCodeAt(0) : notSimple);
}

/** 1 or 2 if it is known. */
const marks = new Uint8Array(0x10000);

function mayBeMark(unit: number): boolean {
  if (unit < 0x300) return false;
  return (marks[unit] ||= /[\p{M}\p{Cs}]/u.test(String.fromCharCode(unit)) ? 2 : 1) === 2;
}

function longer<A extends Uint16Array | Int32Array>(array: A, larger: A): A {
  larger.set(array);
  return larger;
}

/** Behind all blanks from here; the same place if there is none. */
function blankEnd(words: string, start: number): number {
  let at = start;
  let end = start;
  while (at < words.length) {
    const unit = words.charCodeAt(at);
    if (unit > 0x20 && unit < 0x80 && unit !== 0x26) break;
    if (white.test(words[at]!)) end = at += 1;
    else if (unit === 0x26 && words.startsWith(writtenBlank, at)) end = at += writtenBlank.length;
    // The blank without a width counts beside another.
    else if (unit === 0x200b) at += 1;
    else break;
  }
  return end > start ? at : start;
}

/** With its marks. */
function characterEnd(words: string, start: number): number {
  let at = start + (words.codePointAt(start)! > 0xffff ? 2 : 1);
  while (at < words.length && words.charCodeAt(at) >= 0x300) {
    const point = words.codePointAt(at)!;
    if (!mark.test(String.fromCodePoint(point))) break;
    at += point > 0xffff ? 2 : 1;
  }
  return at;
}

const mark = /\p{M}/u;
/** Nobody sees them, and they mean nothing to a name; the Arabic stretching stroke. */
const filler = /[\p{Cf}\u0640\u034F]/gu;
const hyphens = /[\u2010\u2011]/g;

const known = new Map<string, string>();

function foldedCharacter(character: string): string {
  let folded = known.get(character);
  if (folded === undefined) {
    folded = character
      .replace(filler, '')
      .normalize('NFKD')
      .toUpperCase()
      .toLowerCase()
      .normalize('NFKD')
      // The point that the capital of the Turkish i keeps.
      .replace(/i\u0307/gu, 'i')
      .replace(apostrophes, "'")
      .replace(hyphens, '-');
    if (known.size < 20_000) known.set(character, folded);
  }
  return folded;
}
