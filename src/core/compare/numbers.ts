import type { Range } from '../model/records.ts';
import { exactWord } from '../text/fold.ts';
import type { Stemmer } from '../text/stems.ts';
import { isStopWord, stemmerFor } from '../text/stems.ts';
import { monthIn } from '../text/date-words.ts';
import { readingsOfFigure } from './figures.ts';
import type { Hedge, NumberManner } from './number-manners.ts';
import { measures, money, numberMannerOf, spans } from './number-manners.ts';
import type { NumberWords } from './number-words.ts';
import { numberWordsOf, readNumberWords, scaleOf, withHalf } from './number-words.ts';
import type { Token } from './sentence-tokens.ts';
import { isDash, isUnspaced, tokensOf, touches } from './sentence-tokens.ts';

// The numbers of a sentence that can be compared: how many there are of something, shares, sums of money, measures, spans
// of time, ages and years. What has figures and is no number is left out: ordinals, days, times of day, scores, chapters,
// names such as T-34. So is a small number in words that only points back: `the two leaders`.

/** What is counted. Only numbers of one kind are compared. */
export type NumberKind = 'count' | 'percent' | 'money' | 'measure' | 'span' | 'age' | 'year';

/** From where to where a number goes; a single one has both alike. */
export interface Extent {
  readonly low: number;
  readonly high: number;
}

/** A number of a text, at its place. */
export interface Quantity extends Range {
  readonly kind: NumberKind;
  /** Of money, measures and spans of time. */
  readonly unit: string | null;
  /** What it may mean, best first: `1.234` has two readings. */
  readonly readings: readonly Extent[];
  readonly hedge: Hedge | null;
  /** Dozens, hundreds. */
  readonly vague: boolean;
  /** Written in words, or with a word for its scale. */
  readonly inWords: boolean;
  /** Stems of what is counted and of what stands close behind. */
  readonly nouns: readonly string[];
  /** Stems of what stands close before it. */
  readonly before: readonly string[];
  /** It counts a part of something, or comes on top of it. */
  readonly part: boolean;
}

/** Reads the numbers of sentences in one language (BCP 47). */
export class NumberReader {
  readonly #words: NumberWords | null;
  readonly #manner: NumberManner;
  readonly #stemmer: Stemmer;

  constructor(private readonly language: string | null) {
    this.#words = numberWordsOf(language);
    this.#manner = numberMannerOf(language);
    this.#stemmer = stemmerFor(language);
  }

  /** The numbers of a sentence, in their order. */
  numbersIn(text: string, sentence: Range): readonly Quantity[] {
    const tokens = tokensOf(text, sentence);
    const found: Quantity[] = [];
    for (let at = 0; at < tokens.length; at++) {
      const amount = this.#amountAt(tokens, at);
      if (amount === null) continue;
      if (amount === 'none') {
        at = this.#behindNone(tokens, at) - 1;
        continue;
      }
      const unit = this.#unitOf(tokens, amount);
      found.push(this.#quantityOf(tokens, amount, unit));
      at = unit.end - 1;
    }
    return found;
  }

  /** A number or a range; `none` if figures stand here that are no number to be compared. */
  #amountAt(tokens: readonly Token[], at: number): Amount | 'none' | null {
    const first = this.#singleAt(tokens, at);
    if (first === null || first === 'none') return first;
    const second = this.#endOfRange(tokens, first);
    if (second === null) return first;
    if (second === 'none') return 'none';
    return rangeOf(first, second);
  }

  #behindNone(tokens: readonly Token[], at: number): number {
    const words = this.#words === null || tokens[at]!.kind !== 'word' ? null : readNumberWords(tokens, at, this.#words);
    return words === null ? behindNone(tokens, at) : words.end;
  }

  #singleAt(tokens: readonly Token[], at: number): Amount | 'none' | null {
    const amount = this.#unsignedAt(tokens, at);
    if (amount === null || amount === 'none') return amount;
    const sign = signBefore(tokens, at, amount.end);
    if (sign === 'unclear') return 'none';
    if (sign === 'none') return amount;
    return { ...amount, year: false, readings: amount.readings.map(({ low, high }) => ({ low: -high, high: -low })) };
  }

  #unsignedAt(tokens: readonly Token[], at: number): Amount | 'none' | null {
    const token = tokens[at]!;
    if (token.kind === 'figure') return this.#figureAt(tokens, at);
    const part = fractions.get(token.text);
    if (part !== undefined) {
      const scale = this.#scaleAt(tokens, at + 1, tokens[at - 1]);
      const value = product(part, scale?.times ?? 1);
      return { ...figured, start: at, end: scale?.end ?? at + 1, readings: [single(value)], scale: scale?.times ?? 1 };
    }
    if (token.kind !== 'word' || this.#words === null) return null;
    const number = readNumberWords(tokens, at, this.#words);
    if (number === null) return null;
    const { low, high, vague, scale, unclear, end } = number;
    if (unclear) return 'none';
    const pointsBack = !vague && high <= 12 && this.#manner.known.test(tokens[at - 1]?.key ?? '');
    if (pointsBack) return null;
    return { start: at, end, readings: [{ low, high }], vague, inWords: true, year: false, scale };
  }

  #figureAt(tokens: readonly Token[], at: number): Amount | 'none' {
    const token = tokens[at]!;
    const [before, next] = [tokens[at - 1], tokens[at + 1]];
    const mayBeYear = /^(?:1\d|20|21)\d\d$/u.test(token.text);
    if (before?.kind === 'word' && touches(before, token) && (!isUnspaced(before) || orderedBefore.test(before.text)))
      return 'none';
    if (isDash(before) && touches(before, token) && touches(tokens[at - 2], before)) {
      const joint = tokens[at - 2]!;
      const isShort = shortScales.has(joint.key) && tokens[at - 3]?.kind === 'figure';
      const isScale = scaleOf(joint, this.#words) !== null || isShort;
      if (joint.kind === 'word' && !mayBeYear && !isScale && !this.#manner.to.has(joint.key)) return 'none';
    }
    if (
      /^[#№§:/]$/u.test(before?.text ?? '') &&
      (before!.text === '№' || before!.text === '§' || touches(before, token))
    )
      return 'none';
    // 14:30, 1/2, 2025/06/30
    if (next && /^[:/°º]$/u.test(next.text) && touches(token, next) && !(mayBeYear && next.text === '/')) return 'none';
    if (this.#manner.label.test(labelBefore(tokens, at)) && !mayBeYear) return 'none';
    if (this.#isDay(tokens, at)) return 'none';
    // 2 1/2
    if (next?.kind === 'figure' && tokens[at + 2]?.text === '/' && touches(next, tokens[at + 2])) return 'none';
    let readings = readingsOfFigure(token.text, this.language);
    let end = at + 1;
    // .5 per cent
    if (before?.text === '.' && touches(before, token) && tokens[at - 2] && !touches(tokens[at - 2], before)) {
      if (!/^\d+$/u.test(token.text)) return 'none';
      readings = [Number(`0.${token.text}`)];
    }
    const fraction = touches(token, next) ? fractions.get(next!.text) : undefined;
    if (fraction !== undefined) [readings, end] = [readings.map((value) => value + fraction), at + 2];
    // 14 000 with a common space.
    if (/^[1-9]\d{0,2}$/u.test(token.text) && this.language !== null && !/^en\b/u.test(this.language)) {
      while (tokens[end]?.kind === 'figure' && /^\d{3}$/u.test(tokens[end]!.text) && spaceBetween(tokens, end)) {
        readings = readings.map((value) => value * 1000 + Number(tokens[end]!.text));
        end += 1;
      }
    }
    if (readings.length === 0) return 'none';
    const mixed = end === at + 1 ? mixedNumber(tokens, at) : null;
    if (mixed === 'unclear' || (mixed !== null && this.#isNoNumber(tokens, mixed.end))) return 'none';
    if (mixed !== null) return { ...figured, start: at, end: mixed.end, readings: [single(mixed.value)], scale: 1 };
    const scale = this.#scaleAt(tokens, end, before);
    if (scale !== null) [readings, end] = [readings.map((value) => product(value, scale.times)), scale.end];
    else if (this.#isNoNumber(tokens, end)) return 'none';
    const times = scale?.times ?? 1;
    const half = this.#words && readings.length === 1 ? withHalf(tokens, end, readings[0]!, times, this.#words) : null;
    if (half !== null) return { ...figured, start: at, end: half.end, readings: [single(half.low)], scale: half.scale };
    const year = mayBeYear && scale === null && end === at + 1;
    return { ...figured, start: at, end, readings: readings.map(single), year, scale: times };
  }

  /** The number of a day beside its month. */
  #isDay(tokens: readonly Token[], at: number): boolean {
    if (!/^[0-3]?\d$/u.test(tokens[at]!.text)) return false;
    const isMonth = (token: Token | undefined) => token?.kind === 'word' && monthIn(token.text, this.language) !== null;
    if (isMonth(tokens[at - 1])) return true;
    for (let next = at + 1; next <= at + 3; next++) {
      if (isMonth(tokens[next])) return true;
      if (!/^(?:of|de|st|nd|rd|th|er|[.])$/u.test(tokens[next]?.key ?? '')) return false;
    }
    return false;
  }

  /** Thousand, million, `bn` behind figures. */
  #scaleAt(tokens: readonly Token[], end: number, before: Token | undefined): { times: number; end: number } | null {
    const next = tokens[end];
    // The 275-billion-dollar debt, and `30- billion`.
    if (isDash(next) && touches(tokens[end - 1], next)) {
      const times = scaleOf(tokens[end + 1], this.#words);
      return times === null ? null : { times, end: end + 2 };
    }
    if (next?.kind !== 'word') return null;
    const han = touches(tokens[end - 1], next) ? eastAsianScales.get(next.text[0]!) : undefined;
    if (han !== undefined && (next.text.length === 1 || /\p{Script=Hangul}/u.test(next.text))) {
      return eastAsianScale(tokens, end, han);
    }
    const isMoney = before !== undefined && unitOf(money, before.key) !== null;
    const short = touches(tokens[end - 1], next) || isMoney ? shortScales.get(next.key) : undefined;
    if (short !== undefined && (isMoney || next.key.length > 1 || next.key === 'k'))
      return { times: short, end: end + 1 };
    // Fifty millions, in figures.
    const many = this.#words?.vague.get(next.key) ?? 0;
    const times = scaleOf(next, this.#words) ?? (many >= 1e3 ? many : null);
    if (times === null) return null;
    const stop = tokens[end + 1]?.text === '.' && /^(?:тыс|mio|mrd|tsd)$/u.test(next.key) ? end + 2 : end + 1;
    const more = scaleOf(tokens[stop], this.#words);
    return more !== null && more > times ? { times: times * more, end: stop + 1 } : { times, end: stop };
  }

  /** Letters that touch figures, ordinals, months, times of day. */
  #isNoNumber(tokens: readonly Token[], end: number): boolean {
    const [token, next] = [tokens[end - 1]!, tokens[end]];
    if (next === undefined) return false;
    if (isUnspaced(next) && touches(token, next)) return noNumberBehind.test(next.text);
    if (next.kind === 'word' && touches(token, next)) {
      return unitOf(measures, next.key) === null && unitOf(money, next.key) === null;
    }
    // 3-й, 5-я, 80-х
    if (isDash(next) && touches(token, next) && touches(next, tokens[end + 1])) {
      if (/^(?:й|ый|ой|го|му|м|я|ая|ю|е|ое|х|th|st|nd|rd)$/u.test(tokens[end + 1]!.key)) return true;
    }
    if (/^(?:am|pm|uhr)$/u.test(next.key)) return true;
    if (/^[ap]$/u.test(next.key) && tokens[end + 1]?.text === '.' && /^m$/u.test(tokens[end + 2]?.key ?? ''))
      return true;
    // `am 5. Mai`
    return (
      next.text === '.' &&
      touches(token, next) &&
      tokens[end + 1] !== undefined &&
      !/[.?!]/u.test(tokens[end + 1]!.text)
    );
  }

  /** The second end of a range; `none` if it is a score or a day. */
  #endOfRange(tokens: readonly Token[], first: Amount): Amount | 'none' | null {
    const joint = tokens[first.end];
    if (joint === undefined) return null;
    const start = first.end + 1;
    const between = this.#manner.between.has(tokens[first.start - 1]?.key ?? '');
    const isJoint =
      joint.kind === 'word' &&
      (this.#manner.to.has(joint.key) || or.has(joint.key) || (between && this.#manner.and.has(joint.key)));
    const dash = isDash(joint) || (joint.text === '/' && first.year);
    const spaced = touches(tokens[first.end - 1], joint) === touches(joint, tokens[start]);
    if ((!isJoint && !(dash && spaced && joint.text !== '—')) || tokens[start] === undefined) return null;
    if (dash && isDash(tokens[start + 1]) && tokens[start + 2]?.kind === 'figure') return 'none';
    const written = tokens[start]!.text;
    const short = first.year && /^\d\d$/u.test(written) && dash;
    if (short) {
      const year = Math.floor(first.readings[0]!.low / 100) * 100 + Number(written);
      return { ...first, start, end: start + 1, readings: [single(year)] };
    }
    const money = /^[$€£]$/u.test(written) ? start + 1 : start;
    const second = tokens[money] === undefined ? null : this.#singleBehind(tokens, money, first);
    if (second !== null || tokens[start]!.kind !== 'figure' || isJoint) return second;
    return 'none';
  }

  #singleBehind(tokens: readonly Token[], at: number, first: Amount): Amount | null {
    const second = this.#singleAt(tokens, at);
    if (second === null || second === 'none' || second.vague) return null;
    return second.inWords === first.inWords || second.readings[0]!.low > 12 ? second : null;
  }

  #quantityOf(tokens: readonly Token[], { start, end, readings, vague, inWords }: Amount, unit: UnitAt): Quantity {
    const hedge = this.#hedgeOf(tokens, unit.start, unit.end);
    const counted = this.#countedBehind(tokens, unit.end);
    return {
      from: tokens[start]!.from,
      to: tokens[end - 1]!.to,
      kind: unit.kind,
      unit: unit.unit,
      readings,
      hedge,
      vague,
      inWords,
      nouns: counted,
      before: this.#wordsBefore(tokens, unit.start),
      part: this.#isPart(tokens, unit.start, end),
    };
  }

  /** What is counted, with the tokens that number and unit take. */
  #unitOf(tokens: readonly Token[], amount: Amount): UnitAt {
    const { start, end, year } = amount;
    const next = tokens[end];
    const [one, two] = [next?.key ?? '', tokens[end + 1]?.key ?? ''];
    const at = (kind: NumberKind, unit: string | null, more: number, from = start): UnitAt => ({
      kind,
      unit,
      start: from,
      end: end + more,
    });
    if (/^[%٪％‰]$/u.test(one)) return at('percent', next!.text === '‰' ? '‰' : null, 1);
    if (/^(?:percentage|процентн\p{L}*|prozentpunkt\p{L}*)$/u.test(one))
      return at('percent', 'points', one.startsWith('prozent') ? 1 : 2);
    if (this.#manner.percent.test(one)) return at('percent', null, 1);
    if (this.#manner.percent.test(`${one} ${two}`) || `${one} ${two}` === 'per cent') return at('percent', null, 2);
    const sign = tokens[start - 1];
    const before = sign && (sign.kind === 'sign' || touches(sign, tokens[start])) ? unitOf(money, sign.key) : null;
    const whose = sign?.text === '$' && touches(tokens[start - 2], sign) ? tokens[start - 2]! : null;
    if (before !== null && whose?.kind === 'word') return at('money', dollarOf(whose.key), 0, start - 2);
    if (before !== null) return at('money', before, 0, start - 1);
    const behind = moneyBehind(tokens, end);
    if (behind !== null) return at('money', behind.unit, behind.end - end);
    if (year && this.#isYear(tokens, start, end)) return at('year', null, 0);
    const word = isDash(next) ? end + 1 : end;
    const key = tokens[word]?.key ?? '';
    if (this.#manner.age.test(key) && key !== '') return at('age', null, word + 1 - end);
    const span = unitOf(spans, key);
    if (span !== null) return this.#ageOrSpan(tokens, amount, span, word + 1);
    const measure = unitOf(measures, key);
    if (measure !== null) return at('measure', measure, word + 1 - end);
    if (this.#manner.aged.test(wordBefore(tokens, start)) || isAgeAlone(tokens, amount)) return at('age', null, 0);
    return at('count', null, 0);
  }

  #ageOrSpan(tokens: readonly Token[], { start }: Amount, span: string, behind: number): UnitAt {
    const then = isDash(tokens[behind]) ? behind + 1 : behind;
    if (span === 'year' && tokens[then] && this.#manner.age.test(tokens[then].key)) {
      return { kind: 'age', unit: null, start, end: then + 1 };
    }
    const aged = [1, 2].some((back) => this.#manner.aged.test(tokens[start - back]?.key ?? ''));
    return { kind: aged ? 'age' : 'span', unit: aged ? null : span, start, end: behind };
  }

  #isYear(tokens: readonly Token[], start: number, end: number): boolean {
    const next = tokens[end];
    if (/^(?:год\p{L}?|году|годах|годов|гг?|р|年)$|^년/u.test(next?.key ?? '')) return true;
    const before = tokens[start - 1]?.key ?? '';
    if (this.#hedgeOf(tokens, start, end) !== null) return false;
    if (this.#manner.year.test(before) || this.#manner.known.test(before) || before === '') return true;
    if (next?.kind !== 'word') return true;
    return this.#manner.stops.test(next.key) || isStopWord(exactWord(next.text), this.#stemmer);
  }

  #hedgeOf(tokens: readonly Token[], start: number, end: number): Hedge | null {
    const words = wordsBackFrom(tokens, start, 5);
    for (const [phrase, hedge] of this.#manner.before) {
      if (phrase.every((word, at) => words[phrase.length - 1 - at] === word)) return hedge;
    }
    if (tokens[end]?.text === '+') return 'at least';
    // `200 people or more`
    for (let at = end; at <= end + 1; at++) {
      for (const [phrase, hedge] of this.#manner.behind) {
        if (phrase.every((word, part) => tokens[at + part]?.key === word)) return hedge;
      }
    }
    return null;
  }

  /** Stems of up to four words behind a number, up to where something else begins. */
  #countedBehind(tokens: readonly Token[], from: number): readonly string[] {
    const stems: string[] = [];
    for (let at = from; at < Math.min(tokens.length, from + 8) && stems.length < 4; at++) {
      const token = tokens[at]!;
      if (isDash(token) || /^['’"“”«»„]$/u.test(token.text)) continue;
      if (token.kind !== 'word' || this.#amountAt(tokens, at) !== null) break;
      if (stems.length > 0 && this.#manner.stops.test(token.key)) break;
      if (stems.length === 0 && at > from && this.#manner.stops.test(token.key)) break;
      const exact = exactWord(token.text);
      if (isStopWord(exact, this.#stemmer) || (token.key.length < 2 && !isUnspaced(token))) continue;
      stems.push(this.#stemmer.stem(exact));
    }
    return stems;
  }

  #wordsBefore(tokens: readonly Token[], start: number): readonly string[] {
    const stems: string[] = [];
    for (let at = start - 1; at >= Math.max(0, start - 7) && stems.length < 2; at--) {
      const token = tokens[at]!;
      if (token.kind === 'figure' || /^[.;:()—–]$/u.test(token.text)) break;
      const exact = exactWord(token.text);
      if (token.kind !== 'word' || (token.key.length < 2 && !isUnspaced(token)) || isStopWord(exact, this.#stemmer))
        continue;
      stems.push(this.#stemmer.stem(exact));
    }
    return stems;
  }

  #isPart(tokens: readonly Token[], start: number, end: number): boolean {
    const { part } = this.#manner;
    if (wordsBackFrom(tokens, start, 3).some((word) => part.test(word))) return true;
    if (tokens[end] === undefined) return false;
    const of = /^(?:of|из|von|de|d)$/u.test(tokens[end].key) ? end + 1 : end;
    return part.test(tokens[of]?.key ?? '') || (of > end && part.test(tokens[of + 1]?.key ?? ''));
  }
}

/** A number among tokens, before anything is known of what it counts. */
interface Amount {
  readonly start: number;
  readonly end: number;
  readonly readings: readonly Extent[];
  readonly vague: boolean;
  readonly inWords: boolean;
  /** It looks like a year. */
  readonly year: boolean;
  /** What it is multiplied by: million, hundred. */
  readonly scale: number;
}

const figured = { vague: false, inWords: false, year: false };

/** Between two numbers of which either may be meant, in all of the languages. */
const or = new Set(['or', 'или', 'oder', 'ou', 'o']);

const fractions: ReadonlyMap<string, number> = new Map([
  ['½', 0.5],
  ['¼', 0.25],
  ['¾', 0.75],
]);

/** Whether a number is below zero; `unclear` if what stands before it may be a dash or a bullet. */
function signBefore(tokens: readonly Token[], start: number, end: number): 'minus' | 'unclear' | 'none' {
  const [sign, before] = [tokens[start - 1], tokens[start - 2]];
  if (/^(?:minus|минус)$/u.test(sign?.key ?? '')) return 'minus';
  if (/^(?:moins|menos)$/u.test(sign?.key ?? '') && /^(?:degres?|grados?|graus?)$/u.test(tokens[end]?.key ?? '')) {
    return /^(?:a[lou]|lo|pelo|o)$/u.test(before?.key ?? '') ? 'none' : 'minus';
  }
  if (!/^[-−–]$/u.test(sign?.text ?? '') || !touches(sign, tokens[start]) || touches(before, sign)) return 'none';
  return sign!.text !== '–' && before?.kind === 'word' ? 'minus' : 'unclear';
}

interface UnitAt {
  readonly kind: NumberKind;
  readonly unit: string | null;
  readonly start: number;
  readonly end: number;
}

/** Behind what looks like `14:30`, `3-1` or `2025-06-30`, and behind all of `1万2000`. */
function behindNone(tokens: readonly Token[], at: number): number {
  let end = at + 1;
  for (;;) {
    const scale = mixedScaleAt(tokens, end);
    if (scale === null || tokens[scale.end]?.kind !== 'figure' || !goesOnBehindScale(tokens, scale.end)) break;
    end = scale.end + 1;
  }
  const goesOn = () => /^[:/]$/u.test(tokens[end]?.text ?? '') || isDash(tokens[end]);
  while (goesOn() && tokens[end + 1]?.kind === 'figure' && touches(tokens[end], tokens[end + 1])) end += 2;
  return end;
}

const shortScales: ReadonlyMap<string, number> = new Map([
  ['k', 1e3],
  ['m', 1e6],
  ['mn', 1e6],
  ['mln', 1e6],
  ['b', 1e9],
  ['bn', 1e9],
  ['tn', 1e12],
  ['млн', 1e6],
  ['млрд', 1e9],
]);

/** `第3`: the third. */
const orderedBefore = /^(?:第|제|ที่)$/u;
/** Days, months, times of day, chapters: `6月30日`, `3시`, `5章`. */
const noNumberBehind = /^[月日号號时時点點分届章条條页頁版楼室월일시분호]/u;

/** `3万`, `1.2億`, `12만`. */
const eastAsianScales: ReadonlyMap<string, number> = new Map([
  ['千', 1e3],
  ['百', 1e2],
  ['万', 1e4],
  ['萬', 1e4],
  ['만', 1e4],
  ['천', 1e3],
  ['백', 1e2],
  ['億', 1e8],
  ['亿', 1e8],
  ['억', 1e8],
  ['兆', 1e12],
]);

/** Of `千万` both; what is written behind a scale in Korean belongs to the noun: `12만명`. */
function eastAsianScale(tokens: readonly Token[], at: number, times: number): { times: number; end: number } {
  const second = eastAsianScales.get(tokens[at]!.text[1] ?? '');
  if (second !== undefined && second > times) return { times: times * second, end: at + 1 };
  const more = touches(tokens[at], tokens[at + 1]) ? eastAsianScales.get(tokens[at + 1]!.text) : undefined;
  return more !== undefined && more > times ? { times: times * more, end: at + 2 } : { times, end: at + 1 };
}

/** A scale behind figures, with that of its group: of `千万` 1e3 and 1e4. */
interface MixedScale {
  readonly small: number;
  readonly big: number;
  readonly end: number;
}

/** The scale that touches the figure before `at`; null if none does. */
function mixedScaleAt(tokens: readonly Token[], at: number): MixedScale | null {
  const token = tokens[at];
  if (token?.kind !== 'word' || !touches(tokens[at - 1], token)) return null;
  const isHan = /^\p{Script=Han}$/u.test(token.text);
  const more = isHan && touches(token, tokens[at + 1]) ? tokens[at + 1]!.text : '';
  const [, small = '', big = ''] = /^([千百十천백십]?)([万萬만億亿억兆조]?)/u.exec(token.text + more) ?? [];
  if (small + big === '') return null;
  return {
    small: smallScales.get(small) ?? 1,
    big: bigScales.get(big) ?? 1,
    end: at + (isHan ? (small + big).length : 1),
  };
}

const smallScales: ReadonlyMap<string, number> = new Map([
  ...[...'千천'].map((sign) => [sign, 1e3] as const),
  ...[...'百백'].map((sign) => [sign, 1e2] as const),
  ...[...'十십'].map((sign) => [sign, 10] as const),
]);
const bigScales: ReadonlyMap<string, number> = new Map([
  ...[...'万萬만'].map((sign) => [sign, 1e4] as const),
  ...[...'億亿억'].map((sign) => [sign, 1e8] as const),
  ...[...'兆조'].map((sign) => [sign, 1e12] as const),
]);

/** Whether the figure at `at` goes on what a scale before it began: `1万2000`; in Korean also behind a space, but no year and no day. */
function goesOnBehindScale(tokens: readonly Token[], at: number): boolean {
  const [scale, figure] = [tokens[at - 1]!, tokens[at]!];
  if (touches(scale, figure)) return true;
  const next = tokens[at + 1];
  const isDated = touches(figure, next) && /^[년월일시분호]/u.test(next!.text);
  // `3조` may be the third group.
  const isPlain = mixedScaleAt(tokens, at + 1) === null;
  return /^[천백십]?[만억조]$/u.test(scale.text) && !isDated && !(isPlain && scale.text.endsWith('조'));
}

/**
 * A number of figures and scales in turn: `1万2000`, `1억 2000만`, `3千5百万`. Null if there is no second figure, or none in
 * words; `unclear` if the parts are no number together.
 */
function mixedNumber(tokens: readonly Token[], at: number): { value: number; end: number } | 'unclear' | null {
  let [whole, group, lastBig, lastSmall] = [0, 0, Infinity, Infinity];
  for (let figure = at; ;) {
    const written = tokens[figure]!.text;
    const scale = mixedScaleAt(tokens, figure + 1);
    if (figure === at && scale === null) return null;
    const { small, big, end } = scale ?? { small: 1, big: 1, end: figure + 1 };
    const goesOn = scale !== null && tokens[end]?.kind === 'figure' && goesOnBehindScale(tokens, end);
    const inWords = scale !== null && /^[一二三四五六七八九数數几幾][十百千]/u.test(joinedText(tokens, end));
    if (inWords) return 'unclear';
    if (figure === at && !goesOn) return null;
    const value = Number(written.replace(',', '')) * small;
    if (!/^\d{1,4}$|^\d{1,3},\d{3}$/u.test(written) || value >= Math.min(lastSmall, lastBig)) return 'unclear';
    group += value;
    lastSmall = small === 1 ? 0 : small;
    if (big > 1) {
      if (big >= lastBig) return 'unclear';
      [whole, group, lastBig, lastSmall] = [whole + group * big, 0, big, Infinity];
    }
    if (!goesOn) return { value: whole + group, end };
    figure = end;
  }
}

/** Two tokens that touch each other and the one before them. */
function joinedText(tokens: readonly Token[], at: number): string {
  const [before, one, two] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  return touches(before, one) && touches(one, two) ? one!.text + two!.text : '';
}

function single(value: number): Extent {
  return { low: value, high: value };
}

/** Without the last bits that a product of decimals has too many: 1.1 million. */
function product(value: number, times: number): number {
  return Math.round(value * times * 1e6) / 1e6;
}

function rangeOf(first: Amount, second: Amount): Amount | 'none' {
  const readings = first.readings.flatMap(({ low }) =>
    second.readings.flatMap(({ high }) => {
      // 10 to 12 million, five to six hundred
      const scaled = first.scale === 1 && low * second.scale < high ? low * second.scale : low;
      return scaled < high ? [{ low: scaled, high }] : [];
    }),
  );
  if (readings.length === 0) return first.inWords || second.inWords ? first : 'none';
  return { ...first, end: second.end, readings, year: first.year && second.year };
}

function unitOf(units: readonly (readonly [RegExp, string])[], key: string): string | null {
  return units.find(([pattern]) => pattern.test(key))?.[1] ?? null;
}

/** The dollars of `HK$`, by the letters before the sign. */
function dollarOf(letters: string): string {
  return letters === 'us' ? 'USD' : `$ ${nations.find(({ sign }) => sign.test(letters))?.name ?? letters}`;
}

/** Whose money it is, if words say so: Hong Kong dollars, dólares canadienses, долларов США. */
const nations: readonly { readonly name: string; readonly sign: RegExp; readonly words: RegExp }[] = [
  {
    name: 'US',
    sign: /^us$/u,
    words:
      /^(?:us|u|s|american\p{L}*|americain\p{L}*|(?:us)?amerikanisch\p{L}*|estadounidenses?|norteamerican\p{L}*|американск\p{L}*|сша)$/u,
  },
  { name: 'HK', sign: /^hk$/u, words: /^(?:hong|kong|hongkong\p{L}*|гонконг\p{L}*)$/u },
  { name: 'A', sign: /^au?$/u, words: /^(?:australi\p{L}*|австралийск\p{L}*)$/u },
  { name: 'C', sign: /^c(?:a|an|ad)?$/u, words: /^(?:canad\p{L}*|kanad\p{L}*|канадск\p{L}*)$/u },
  { name: 'S', sign: /^sg?$/u, words: /^(?:singap\p{L}*|сингапурск\p{L}*)$/u },
  { name: 'NT', sign: /^nt$/u, words: /^(?:taiwan\p{L}*|тайваньск\p{L}*)$/u },
  {
    name: 'NZ',
    sign: /^nz$/u,
    words: /^(?:new|zealand|neuseelandisch\p{L}*|neo\p{L}*zeland\p{L}*|новозеландск\p{L}*)$/u,
  },
];

/** The unit of money behind a number, with who issues it before it or behind it. */
function moneyBehind(tokens: readonly Token[], start: number): { readonly unit: string; readonly end: number } | null {
  const isOf = (token: Token | undefined) => token?.kind === 'word' && /^(?:de|d)$/u.test(token.key);
  const nationAt = (at: number) =>
    tokens[at]?.kind === 'word' ? nations.find(({ words }) => words.test(tokens[at]!.key)) : undefined;
  let at =
    isOf(tokens[start]) || (isDash(tokens[start]) && touches(tokens[start - 1], tokens[start])) ? start + 1 : start;
  const before = nationAt(at);
  const isBetween = (token: Token | undefined) => token?.text === '.' || isDash(token);
  while (before !== undefined && (nationAt(at) === before || isBetween(tokens[at]))) at += 1;
  const unit = tokens[at] === undefined ? null : unitOf(money, tokens[at]!.key);
  if (unit === null) return null;
  const next = isOf(tokens[at + 1]) ? at + 2 : at + 1;
  const behind = before === undefined ? nationAt(next) : undefined;
  let end = behind === undefined ? at + 1 : next;
  while (behind !== undefined && nationAt(end) === behind) end += 1;
  const nation = before ?? behind;
  if (unit !== 'USD' || nation === undefined || nation.name === 'US') return { unit, end };
  return { unit: `$ ${nation.name}`, end };
}

function spaceBetween(tokens: readonly Token[], at: number): boolean {
  return tokens[at]!.from === tokens[at - 1]!.to + 1;
}

/** The word before a token, over a full stop: `No. 5`. */
function labelBefore(tokens: readonly Token[], at: number): string {
  const before = tokens[at - 1];
  return (before?.text === '.' ? tokens[at - 2]?.key : before?.key) ?? '';
}

function wordBefore(tokens: readonly Token[], at: number): string {
  return tokens[at - 1]?.key ?? '';
}

/** Words before a token, the nearest first; not over signs but those within words. */
function wordsBackFrom(tokens: readonly Token[], at: number, most: number): readonly string[] {
  const words: string[] = [];
  for (let back = at - 1; back >= 0 && words.length < most; back--) {
    const token = tokens[back]!;
    if (token.kind === 'word') words.push(token.key);
    else if (!/^['’]$/u.test(token.text) && !isDash(token)) break;
  }
  return words;
}

/** `Anna Petrova, 43, said` */
function isAgeAlone(tokens: readonly Token[], { start, end, readings, inWords }: Amount): boolean {
  const { low, high } = readings[0]!;
  if (inWords || low !== high || low > 115 || !Number.isInteger(low)) return false;
  const [before, after, name] = [tokens[start - 1], tokens[end], tokens[start - 2]];
  const closed =
    before?.text === ','
      ? after === undefined || /^[,.;]$/u.test(after.text)
      : before?.text === '(' && after?.text === ')';
  return closed && name?.kind === 'word' && /^\p{Lu}/u.test(name.text);
}
