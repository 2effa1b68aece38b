import type { Range } from '../model/records.ts';
import { monthIn, weekdayNamed } from '../text/date-words.ts';
import type { DateCertainty, DateSpan } from '../text/date-span.ts';
import { daysAfter, spanOfDate } from '../text/date-span.ts';
import { isoDate, partsOfDate } from '../text/dates.ts';
import { weekdayOf } from '../text/beside-date.ts';
import { exactWord } from '../text/fold.ts';
import type { Stemmer } from '../text/stems.ts';
import { isStopWord, stemmerFor } from '../text/stems.ts';
import type { ClauseTime } from './clause-time.ts';
import { ClauseReader } from './clause-time.ts';
import type { DateWords, Relative } from './date-manners.ts';
import { dateWordsOf, moreWeekdays } from './date-manners.ts';
import { numberMannerOf, spans } from './number-manners.ts';
import type { NumberWords } from './number-words.ts';
import { numberWordsOf, readNumberWords } from './number-words.ts';
import type { Token } from './sentence-tokens.ts';
import { endOfPhrase, isDash, tokensOf, touches } from './sentence-tokens.ts';

// The dates of a sentence as spans of days. What leaves the year or the day open is counted from the day of the text:
// `on Sunday` in a text of Monday is yesterday, `30 June` the one nearest to it. Without that day it stays unresolved. In a
// clause about what is to come it is the next one, and unresolved where the clause does not say (clause-time.ts).
// Names of months and days of the week are those of the text's language and of English.

/** A date of a text, at its place. */
export interface SaidDate extends DateSpan {
  readonly place: Range;
  /** Whether any day is known: a relative date is unresolved where the text has no day. */
  readonly resolved: boolean;
  /** The date of the text that it was counted from, a year only where no more is known; null if it says itself when. */
  readonly resolvedFrom: string | null;
  /** Day or month stand without a year: it was taken from the date of the text, which is a guess. */
  readonly guessedYear: boolean;
  /** When something was said or reported, not when it was. */
  readonly role: 'event' | 'report';
  /** Stems of the words close to it. */
  readonly near: readonly string[];
}

/** A date among tokens. */
interface Found {
  readonly start: number;
  readonly end: number;
  readonly span: DateSpan | null;
  readonly relative: boolean;
  readonly guessedYear?: boolean;
  /** Of the clause that it is in, for those that no year fixes. */
  readonly time?: ClauseTime;
}

/** Reads the dates of sentences of one text. `day` is the date of the text as records hold it. */
export class DateReader {
  readonly #words: DateWords;
  readonly #stemmer: Stemmer;
  readonly #clauses: ClauseReader;
  readonly #numbers: NumberWords | null;
  /** The day of the text, if it is known to a day. */
  readonly #day: string | null;
  /** Year, or year and month, of the text where its day is not known. */
  readonly #coarse: string | null;

  constructor(
    private readonly language: string | null,
    day: string | null,
  ) {
    this.#words = dateWordsOf(language);
    this.#numbers = numberWordsOf(language);
    this.#stemmer = stemmerFor(language);
    this.#clauses = new ClauseReader(language);
    const parts = day === null ? null : partsOfDate(day);
    this.#day = parts === null || parts.day === null ? null : isoDate(parts.year, parts.month, parts.day);
    this.#coarse = parts === null || this.#day !== null ? null : isoDate(parts.year, parts.month);
  }

  /** The dates of a sentence, in their order. */
  datesIn(text: string, sentence: Range): readonly SaidDate[] {
    const tokens = tokensOf(text, sentence);
    const found: Found[] = [];
    for (let at = 0; at < tokens.length; at++) {
      const date = this.#dateAt(tokens, at, found.at(-1));
      if (date === null) continue;
      found.push(date);
      at = date.end - 1;
    }
    return this.#joined(tokens, found).map((date) => this.#said(tokens, date));
  }

  #dateAt(tokens: readonly Token[], at: number, before: Found | undefined): Found | null {
    return (
      this.#inFigures(tokens, at) ??
      this.#withMonth(tokens, at, before) ??
      this.#relative(tokens, at) ??
      this.#ago(tokens, at) ??
      this.#weekday(tokens, at, before) ??
      this.#year(tokens, at)
    );
  }

  /** 2025-06-30, 30.06.2025, 30/06/2025: the day first. */
  #inFigures(tokens: readonly Token[], at: number): Found | null {
    const token = tokens[at]!;
    if (token.kind !== 'figure') return null;
    const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/u.exec(token.text);
    if (dotted) return sure(at, at + 1, isoDate(Number(dotted[3]), Number(dotted[2]), Number(dotted[1])));
    const [mark, second, mark2, third] = tokens.slice(at + 1, at + 5);
    if (third === undefined || second!.kind !== 'figure' || third.kind !== 'figure' || mark!.text !== mark2!.text)
      return null;
    if (!touches(token, mark) || !touches(second, mark2) || !touches(mark2, third)) return null;
    const [one, two, three] = [Number(token.text), Number(second!.text), Number(third.text)];
    if (/^\d{4}$/u.test(token.text) && (isDash(mark) || mark!.text === '/'))
      return sure(at, at + 5, isoDate(one, two, three));
    if (mark!.text !== '/' || !/^\d{4}$/u.test(third.text)) return null;
    const found = sure(at, at + 5, isoDate(three, two, one) ?? isoDate(three, one, two));
    return found && { ...found, span: { ...found.span!, certainty: one > 12 || two > 12 ? 'sure' : 'doubtful' } };
  }

  /** 30 June 2025, June 30, 28–30 June, June 2025, in June. */
  #withMonth(tokens: readonly Token[], at: number, before?: Found): Found | null {
    const token = tokens[at]!;
    if (token.kind === 'figure') {
      const first = this.#dayNumber(tokens, at);
      if (first === null) return null;
      const last = isDash(tokens[first.end]) ? this.#dayNumber(tokens, first.end + 1) : null;
      const { end } = last ?? first;
      const month = this.#monthAt(tokens, /^(?:of|de|d)$/u.test(tokens[end]?.key ?? '') ? end + 1 : end);
      if (month === null) return null;
      return this.#ofDays(tokens, at, month.end, month.month, first.day, last?.day ?? null);
    }
    const month = this.#monthAt(tokens, at);
    if (month === null) return null;
    const first = this.#dayNumber(tokens, month.end);
    if (first === null || first.yearLike) return this.#ofMonth(tokens, at, month.end, month.month, before);
    const last = isDash(tokens[first.end]) ? this.#dayNumber(tokens, first.end + 1) : null;
    return this.#ofDays(tokens, at, (last ?? first).end, month.month, first.day, last?.day ?? null);
  }

  #dayNumber(tokens: readonly Token[], at: number): { day: number; end: number; yearLike: boolean } | null {
    const token = tokens[at];
    if (token?.kind !== 'figure') return null;
    if (/^\d{4}$/u.test(token.text)) return { day: 0, end: at, yearLike: true };
    if (!/^(?:0?[1-9]|[12]\d|3[01])$/u.test(token.text)) return null;
    const next = tokens[at + 1];
    const suffix = touches(token, next) && /^(?:st|nd|rd|th|er|º|ª|\.)$/u.test(next!.key);
    return { day: Number(token.text), end: suffix ? at + 2 : at + 1, yearLike: false };
  }

  #monthAt(tokens: readonly Token[], at: number): { month: number; end: number } | null {
    const token = tokens[at];
    if (token?.kind !== 'word' || token.key.length < 3) return null;
    // `may`, `march` are words, too.
    if (/^en\b/u.test(this.language ?? 'en') && !/^\p{Lu}/u.test(token.text)) return null;
    const russian = /^ru\b/u.test(this.language ?? '')
      ? russianMonths.findIndex((form) => form.test(token.key)) + 1
      : 0;
    const month = monthIn(exactWord(token.text), this.language) ?? (russian || null);
    if (month === null) return null;
    // `Jan. 5` is short; the point at the end of a sentence is not the month's.
    const isShort = token.key.length <= 4 && tokens[at + 1]?.text === '.' && tokens[at + 2] !== undefined;
    return { month, end: isShort ? at + 2 : at + 1 };
  }

  #ofDays(tokens: readonly Token[], start: number, end: number, month: number, first: number, last: number | null) {
    const year = this.#yearBehind(tokens, end);
    const time = year === null ? this.#clauses.timeAt(tokens, start, end) : null;
    const from = year === null ? this.#nearest(month, first, time) : isoDate(year.year, month, first);
    const to = last === null ? from : from === null ? null : isoDate(partsOfDate(from)!.year, month, last);
    const close = year?.end ?? end;
    if (from === null || to === null) return year === null ? { start, end: close, span: null, relative: true } : null;
    const guessedYear = year === null;
    const certainty = time === 'unclear' || (guessedYear && this.#day === null) ? 'doubtful' : 'sure';
    const span: DateSpan = { from, to, grain: from === to ? 'day' : 'span', certainty, time: null };
    return { start, end: close, span, relative: year?.counted ?? true, guessedYear, time };
  }

  #ofMonth(
    tokens: readonly Token[],
    start: number,
    end: number,
    month: number,
    listed: Found | undefined,
  ): Found | null {
    const year = this.#yearBehind(tokens, end) ?? this.#yearOfList(tokens, end, month);
    const before = tokens[start - 1]?.key ?? '';
    const isListed = listed?.end === start - 1 && this.#words.or.test(before);
    if (year !== null && (year.own || isListed || this.#words.inMonth.test(before))) {
      const found = sure(start, year.end, isoDate(year.year, month));
      return found && { ...found, relative: year.counted };
    }
    if (!isListed && !this.#words.inMonth.test(before)) return null;
    const guess = { start, end, relative: true, guessedYear: true };
    if (this.#day === null) return { ...guess, span: this.#guessed(month) };
    const time = isListed && listed.time !== undefined ? listed.time : this.#clauses.timeAt(tokens, start, end);
    if (time === 'unclear') return { ...guess, span: this.#guessed(month), time };
    const day = partsOfDate(this.#day)!;
    const next = this.#words.next.test(before);
    if (next || time === 'future') {
      // What is listed follows on what stands before it; `next May` in May is not this one.
      const after = isListed && listed.span?.from ? partsOfDate(listed.span.from)! : day;
      const thisYear = next ? month > after.month! : month >= after.month!;
      return { ...guess, span: spanOfDate(isoDate(thisYear ? after.year : after.year + 1, month)!)!, time };
    }
    const past = month <= day.month! ? day.year : day.year - 1;
    const span = spanOfDate(isoDate(past, month)!)!;
    // A month that is soon to come may be meant.
    const soon = month > day.month! && time !== 'past';
    return { ...guess, span: { ...span, certainty: soon ? 'doubtful' : 'sure' }, time };
  }

  /** The month of the year of the text, where nothing else says which year is meant; never sure. */
  #guessed(month: number): DateSpan | null {
    const written = this.#day ?? this.#coarse;
    if (written === null) return null;
    return { ...spanOfDate(isoDate(partsOfDate(written)!.year, month)!)!, certainty: 'doubtful' };
  }

  /** The year behind a month: `, 2025`, `de 2025`, `2025 года`, `of this year`. */
  #yearBehind(tokens: readonly Token[], at: number): YearBehind | null {
    const year = yearBehind(tokens, at);
    if (year !== null) return { ...year, own: true, counted: false };
    if (this.#day === null) return null;
    for (const [phrase, by] of this.#words.ofYear) {
      const end = endOfPhrase(tokens, at, phrase);
      if (end === null) continue;
      return { year: partsOfDate(this.#day)!.year + by, end, own: true, counted: true };
    }
    return null;
  }

  /** `July or August 2025`: the year of the last one is that of the first. */
  #yearOfList(tokens: readonly Token[], end: number, month: number): YearBehind | null {
    const between = tokens[end];
    if (!between || !(isDash(between) || this.#words.or.test(between.key) || this.#words.to.test(between.key)))
      return null;
    const last = this.#monthAt(tokens, end + 1);
    const year = last && this.#yearBehind(tokens, last.end);
    if (!last || !year) return null;
    return { ...year, year: last.month < month ? year.year - 1 : year.year, end, own: false };
  }

  /** The day of this number and month that is nearest to the day of the text; of what is to come the next one. */
  #nearest(month: number, day: number, time: ClauseTime): string | null {
    if (this.#coarse !== null) return isoDate(partsOfDate(this.#coarse)!.year, month, day);
    if (this.#day === null) return null;
    const { year } = partsOfDate(this.#day)!;
    const own = Date.parse(this.#day);
    const all = [year, year - 1, year + 1].flatMap((one) => isoDate(one, month, day) ?? []);
    const apart = (one: string) => Math.abs(Date.parse(one) - own);
    // Nobody announces a day nearly a year ahead without its year: the text may be older than its date.
    const days = time === 'future' ? all.filter((one) => one >= this.#day! && apart(one) < mostAhead) : all;
    return days.sort((a, b) => apart(a) - apart(b))[0] ?? null;
  }

  /** `three days ago`, `vor drei Tagen`, `il y a trois jours`, `неделю назад`. */
  #ago(tokens: readonly Token[], at: number): Found | null {
    const { ago, agoBefore } = this.#words;
    const leads = agoBefore.has(tokens[at]!.key);
    // `il y a`, as it is written; `a` alone is another word.
    if (leads && tokens[at]!.key === 'a' && tokens[at - 1]?.key !== 'y') return null;
    const start = leads ? at + 1 : at;
    const count = this.#countAt(tokens, start);
    const key = tokens[count.end]?.key ?? '';
    const unit = spans.find(([pattern]) => pattern.test(key))?.[1];
    if (unit === undefined || count.end >= tokens.length) return null;
    const behind = ago.has(tokens[count.end + 1]?.key ?? '');
    if ((!leads && !behind) || count.value > mostAgo) return null;
    // `год назад` is one year; `лет назад` is of a number that stands before it or is not known.
    if (count.end === start && (leads || !ago.has('назад') || !/^(?:год|месяц|неделю|день)$/u.test(key))) return null;
    if (leads ? this.#isNoTime(tokens, at, count.end + 1) : this.#endsCount(tokens, at)) return null;
    const hedge = leads ? null : this.#hedgeBefore(tokens, at);
    if (hedge === 'other') return null;
    const means: Relative | null =
      unit === 'day'
        ? { days: -count.value }
        : unit === 'week' || unit === 'month' || unit === 'year'
          ? { unit, by: -count.value }
          : null;
    if (means === null) return null;
    const counted = this.#day === null ? null : this.#counted(means);
    const span: DateSpan | null = counted === null || hedge === null ? counted : { ...counted, certainty: 'about' };
    return { start: at, end: count.end + (behind ? 2 : 1), span, relative: true };
  }

  /** How many: in figures, in words, or `a`; one where nothing stands. */
  #countAt(tokens: readonly Token[], at: number): { readonly value: number; readonly end: number } {
    const token = tokens[at];
    if (token?.kind === 'figure' && /^\d{1,3}$/u.test(token.text)) return { value: Number(token.text), end: at + 1 };
    const words = token === undefined || this.#numbers === null ? null : readNumberWords(tokens, at, this.#numbers);
    // `two and a half years ago` is no day.
    const isExact =
      words !== null && !words.unclear && !words.vague && words.low === words.high && Number.isInteger(words.low);
    if (isExact) return { value: words.low, end: words.end };
    const isOne = /^(?:an?|one|eine[mnr]?|une?|una?|uma?)$/u.test(token?.key ?? '');
    return { value: 1, end: isOne ? at + 1 : at };
  }

  /** Whether another number ends in front of it, or before what joins the two: `два-три дня`, `two or three days`. */
  #endsCount(tokens: readonly Token[], at: number): boolean {
    const numbers = this.#numbers;
    const endsAt = (end: number) =>
      /^\d{1,3}$/u.test(tokens[end - 1]?.text ?? '') ||
      [1, 2, 3].some((back) => {
        const words = end < back || numbers === null ? null : readNumberWords(tokens, end - back, numbers);
        return words !== null && (words.end === end || (end < at && words.end > at));
      });
    const joint = tokens[at - 1];
    if (joint === undefined) return false;
    if (endsAt(at)) return true;
    const isBetween = [3, 4, 5].some((back) => between.test(tokens[at - back]?.key ?? ''));
    const isJoint = isDash(joint) || this.#words.to.test(joint.key) || orOnly.test(joint.key);
    return (isJoint || (isBetween && this.#words.or.test(joint.key))) && endsAt(at - 1);
  }

  /** What stands before a number: `about` three days, or more or less than them. An article may stand between. */
  #hedgeBefore(tokens: readonly Token[], at: number): 'about' | 'other' | null {
    const end = /^an?$/u.test(tokens[at - 1]?.key ?? '') ? at - 1 : at;
    for (const [phrase, hedge] of numberMannerOf(this.language).before) {
      const start = end - phrase.length;
      if (start >= 0 && phrase.every((word, part) => tokens[start + part]!.key === word))
        return hedge === 'about' || hedge === 'nearly' ? 'about' : 'other';
    }
    return null;
  }

  /** `Angst vor zwei Jahren Haft`, `il y a trois ans de prison`: so long, not so long ago. */
  #isNoTime(tokens: readonly Token[], lead: number, behind: number): boolean {
    const [before, next, after] = [tokens[lead - 1], tokens[behind], tokens[behind + 1]];
    if (tokens[lead]!.key === 'vor') return fears.test(before?.key ?? '') || lasting.test(next?.key ?? '');
    return (
      /^(?:de|d)$/u.test(next?.key ?? '') &&
      !/^(?:cela|ca|la|es[eo]|est[eo]|aquello|iss[oe]|ist[oe])$/u.test(after?.key ?? '')
    );
  }

  /** Yesterday, last week. */
  #relative(tokens: readonly Token[], at: number): Found | null {
    for (const [phrase, means] of this.#words.relative) {
      const end = endOfPhrase(tokens, at, phrase);
      if (end === null) continue;
      if ('days' in means && means.days === 0 && this.#isRhetorical(tokens, at, end)) return null;
      return { start: at, end, span: this.#day === null ? null : this.#counted(means), relative: true };
    }
    return null;
  }

  /** `Today we are stronger`: a day only where the sentence says what happened on it. */
  #isRhetorical(tokens: readonly Token[], start: number, end: number): boolean {
    return !this.#clauses.tellsAt(tokens, start, end) && !tokens.some(({ kind }) => kind === 'figure');
  }

  /** Null where it leads to no year that there is. */
  #counted(means: Relative): DateSpan | null {
    const day = this.#day!;
    if ('days' in means) {
      const on = daysAfter(day, means.days);
      return { from: on, to: on, grain: 'day', certainty: 'sure', time: null };
    }
    const { unit, by } = means;
    const { year, month } = partsOfDate(day)!;
    if (unit === 'year') return spanOf(isoDate(year + by));
    if (unit === 'month') {
      const months = year * 12 + month! - 1 + by;
      return spanOf(isoDate(Math.floor(months / 12), (months % 12) + 1));
    }
    // Weeks begin on Monday; `last week` may also mean the seven days before.
    const monday = daysAfter(day, 7 * by - ((weekdayOf(day)! + 6) % 7));
    const to = by === -1 ? daysAfter(day, -1) : daysAfter(monday, 6);
    return { from: monday, to, grain: 'week', certainty: 'sure', time: null };
  }

  /** Sunday is the last one, today if the text is of a Sunday; `next Sunday` one to come. */
  #weekday(tokens: readonly Token[], at: number, before: Found | undefined): Found | null {
    const token = tokens[at]!;
    if (token.kind !== 'word' || token.key.length < 4) return null;
    if (/^(?:en|de)\b/u.test(this.language ?? 'en') && !/^\p{Lu}/u.test(token.text)) return null;
    const compound = isDash(tokens[at + 1]) ? `${token.text}-${tokens[at + 2]?.text ?? ''}` : null;
    const languages = this.language === null ? [] : [this.language];
    const ofTwo = compound === null ? null : weekdayNamed(compound, languages);
    const weekday = ofTwo ?? moreWeekdays.get(token.key) ?? weekdayNamed(exactWord(token.text), languages);
    if (weekday === null) return null;
    const end = ofTwo === null ? at + 1 : at + 3;
    // `Sunday, June 29`: the day is said.
    for (let next = end; next <= end + 2 && tokens[next]; next++) {
      if (this.#withMonth(tokens, next) ?? this.#inFigures(tokens, next)) return null;
      if (tokens[next]!.text !== ',' && tokens[next]!.kind !== 'word') break;
    }
    if (this.#day === null) return { start: at, end, span: null, relative: true };
    const beside = [tokens[at - 1]?.key ?? '', tokens[end]?.key ?? ''];
    const isListed = before?.end === at - 1 && this.#words.or.test(tokens[at - 1]!.key);
    const own = beside.some((word) => this.#words.next.test(word)) ? 'future' : null;
    const listed = isListed ? before.time : undefined;
    const time = own ?? (listed === undefined ? this.#clauses.timeAt(tokens, at, end) : listed);
    if (time === 'unclear') return { start: at, end, span: null, relative: true, time };
    const back = (weekdayOf(this.#day)! - weekday + 7) % 7;
    const on = daysAfter(this.#day, time === 'future' ? 7 - back : -back);
    // A text of Friday may call its own day so.
    const certainty = time === 'future' && own === null && back === 0 ? 'doubtful' : 'sure';
    return { start: at, end, span: { from: on, to: on, grain: 'day', certainty, time: null }, relative: true, time };
  }

  /** A year alone, behind a word that says that it is one. */
  #year(tokens: readonly Token[], at: number): Found | null {
    const token = tokens[at]!;
    if (token.kind !== 'figure' || !/^(?:1\d|20|21)\d\d$/u.test(token.text)) return null;
    const [before, next] = [tokens[at - 1], tokens[at + 1]];
    if (touches(before, token) && !isDash(before) && before!.text !== '(') return null;
    const year = Number(token.text);
    // The 1850s, in den 1850er Jahren.
    const isDecade = next !== undefined && touches(token, next) && year % 10 === 0 && /^(?:s|er)$/u.test(next.key);
    if (isDecade) {
      // As where a date is typed, the 1800s are the century, and the 2000s are not over.
      const last = next.key === 's' && year % 100 === 0 && year < 2000 ? year + 99 : year + 9;
      return { start: at, end: at + 2, span: yearsOf(year, last), relative: false };
    }
    if (next && touches(token, next) && next.kind === 'word') return null;
    const other = Number(tokens[at + 2]?.text ?? '');
    const isBetween = between.test(before?.key ?? '') && this.#words.or.test(next?.key ?? '') && other > year;
    if (isBetween && this.#isCounted(tokens, at + 3, true)) return null;
    if (isBetween && other < 2200) return { start: at, end: at + 3, span: yearsOf(year, other), relative: false };
    const last = isDash(next) || next?.text === '/' ? tokens[at + 2] : undefined;
    const end = last?.kind === 'figure' ? endOfYears(token.text, last.text) : null;
    const isLastOfTwo = this.#words.or.test(before?.key ?? '') && between.test(tokens[at - 3]?.key ?? '');
    const isHedged = isLastOfTwo || this.#isAbout(tokens, at) || doubts.test(before?.key ?? '');
    if (this.#isCounted(tokens, end === null ? at + 1 : at + 3, isHedged)) return null;
    if (end !== null) {
      return { start: at, end: at + 3, span: yearsOf(year, end), relative: false };
    }
    const isYear =
      this.#words.inMonth.test(before?.key ?? '') ||
      this.#isAbout(tokens, at) ||
      doubts.test(before?.key ?? '') ||
      /^год\p{L}?$/u.test(next?.key ?? '') ||
      /^(?:jahre?|ano|annee|year)$/u.test(before?.key ?? '');
    return isYear ? sure(at, at + 1, isoDate(year)) : null;
  }

  /**
   * `in 1200 villages`, `1500-2000 houses`: what follows is counted, so it is no year; in German by its capital, else by
   * its plural. `In 1850 people came` tells the year, `perhaps 1850 people`, where the number is `hedged`, how many.
   */
  #isCounted(tokens: readonly Token[], behind: number, hedged: boolean): boolean {
    const [next, second] = [tokens[behind], tokens[behind + 1]];
    if (next?.kind !== 'word' || isStopWord(exactWord(next.text), this.#stemmer)) return false;
    if (/^de\b/u.test(this.language ?? '')) return /^\p{Lu}/u.test(next.text);
    if (/^ru\b/u.test(this.language ?? '')) return !/^г/u.test(next.key);
    const isMany = (token: Token) => /^\p{Ll}{3,}s$/u.test(token.text) || (hedged && many.test(token.key));
    if (isMany(next)) return true;
    // `about 1850 armed men`
    return (
      hedged &&
      /^\p{Ll}{3,}$/u.test(next.text) &&
      second?.kind === 'word' &&
      isMany(second) &&
      !isStopWord(exactWord(second.text), this.#stemmer)
    );
  }

  /** `c. 1850`, `por volta de 1850`. */
  #isAbout(tokens: readonly Token[], start: number): boolean {
    const isShort = tokens[start - 1]?.text === '.';
    const at = isShort ? start - 2 : start - 1;
    const before = tokens[at]?.key ?? '';
    if (before === 'de') return /^(?:volta|cerca|torno|alrededor)$/u.test(tokens[at - 1]?.key ?? '');
    return (!isShort && this.#words.about.test(before)) || shortForAbout.test(before);
  }

  /** What `to` or a dash joins is one span. */
  #joined(tokens: readonly Token[], found: readonly Found[]): readonly Found[] {
    const joined: Found[] = [];
    for (const date of found) {
      const before = joined.at(-1);
      const between = before
        ? tokens.slice(before.end, date.start).filter(({ key }) => !/^(?:the|den|le|г|года)$/u.test(key))
        : [];
      const isTo = between.length === 1 && (isDash(between[0]) || this.#words.to.test(between[0]!.key));
      if (before?.span?.from && date.span?.to && isTo && before.span.from < date.span.to) {
        const span: DateSpan = { ...before.span, to: date.span.to, grain: 'span' };
        joined[joined.length - 1] = { ...before, end: date.end, span, relative: before.relative || date.relative };
      } else joined.push(date);
    }
    return joined;
  }

  #said(tokens: readonly Token[], { start, end, span, relative, guessedYear, time }: Found): SaidDate {
    const isDoubted = [1, 2].some((back) => doubts.test(tokens[start - back]?.key ?? ''));
    const certainty: DateCertainty = this.#isAbout(tokens, start)
      ? 'about'
      : isDoubted
        ? 'doubtful'
        : (span?.certainty ?? 'doubtful');
    // What is to come is not said yet: `will publish a report in May`.
    const isAhead = () => (time === undefined ? this.#clauses.timeAt(tokens, start, end) : time) === 'future';
    return {
      from: span?.from ?? null,
      to: span?.to ?? null,
      grain: span?.grain ?? 'day',
      time: span?.time ?? null,
      certainty,
      resolved: span !== null,
      resolvedFrom: relative && span !== null ? (this.#day ?? this.#coarse) : null,
      guessedYear: (guessedYear ?? false) && span !== null,
      role: this.#isReport(tokens, start, end) && !isAhead() ? 'report' : 'event',
      near: this.#near(tokens, start, end),
      place: { from: tokens[start]!.from, to: tokens[end - 1]!.to },
    };
  }

  #isReport(tokens: readonly Token[], start: number, end: number): boolean {
    const isSaying = (token: Token | undefined) => token?.kind === 'word' && this.#words.saying.test(token.key);
    for (let at = start - 1; at >= Math.max(0, start - 3); at--) {
      if (/^[,;:.]$/u.test(tokens[at]!.text)) break;
      if (isSaying(tokens[at])) return true;
    }
    return isSaying(tokens[end]) || isSaying(tokens[end + 1]);
  }

  #near(tokens: readonly Token[], start: number, end: number): readonly string[] {
    const stems: string[] = [];
    const add = (token: Token | undefined): boolean => {
      if (token?.kind !== 'word' || token.key.length < 3) return false;
      const exact = exactWord(token.text);
      if (isStopWord(exact, this.#stemmer)) return false;
      stems.push(this.#stemmer.stem(exact));
      return true;
    };
    for (let at = start - 1, left = 3; at >= 0 && left > 0; at--) if (add(tokens[at])) left -= 1;
    for (let at = end, left = 2; at < tokens.length && left > 0; at++) if (add(tokens[at])) left -= 1;
    return stems;
  }
}

/** Milliseconds of 300 days. */
const mostAhead = 300 * 86_400_000;

interface YearBehind {
  readonly year: number;
  readonly end: number;
  /** It stands behind this month itself. */
  readonly own: boolean;
  /** From the day of the text. */
  readonly counted: boolean;
}

const russianMonths = [
  /^январ[ьяею]/u,
  /^феврал[ьяею]/u,
  /^март[аеу]?$/u,
  /^апрел[ьяею]/u,
  /^ма[йяею]$/u,
  /^июн[ьяею]$/u,
  /^июл[ьяею]$/u,
  /^август[аеу]?$/u,
  /^сентябр[ьяею]/u,
  /^октябр[ьяею]/u,
  /^ноябр[ьяею]/u,
  /^декабр[ьяею]/u,
];

function sure(start: number, end: number, value: string | null): Found | null {
  const span = value === null ? null : spanOfDate(value);
  return span === null ? null : { start, end, span, relative: false };
}

/** The year behind a month: `, 2025`, `de 2025`, `2025 года`. */
function yearBehind(tokens: readonly Token[], at: number): { readonly year: number; readonly end: number } | null {
  const skipped = tokens[at]?.text === ',' || /^(?:de|del|of)$/u.test(tokens[at]?.key ?? '') ? at + 1 : at;
  const token = tokens[skipped];
  if (token?.kind !== 'figure' || !/^(?:1\d|20|21)\d\d$/u.test(token.text)) return null;
  const more = /^(?:года?|г)$/u.test(tokens[skipped + 1]?.key ?? '') ? 2 : 1;
  return { year: Number(token.text), end: skipped + more };
}

/** The last year of `2025-27`; null if the second figures are no later year. */
function endOfYears(first: string, last: string): number | null {
  const end = last.length === 2 ? Number(first.slice(0, 2) + last) : last.length === 4 ? Number(last) : 0;
  return end > Number(first) && end < 2200 ? end : null;
}

const shortForAbout = /^(?:c|ca|cca|circa|approx|ок|прибл)$/u;
const doubts =
  /^(?:perhaps|possibly|probably|vielleicht|vermutlich|wahrscheinlich|probablement|quizas?|talvez|возможно|вероятно)$/u;
const orOnly = /^(?:or|или|oder|ou|o|u)$/u;
/** What is many without an s at its end. */
const many =
  /^(?:people|men|\p{L}+men|women|children|police|personnel|sheep|cattle|oxen|geese|fish|deer|horse|infantry|cavalry|dead|wounded|feet|acres|chevaux|animaux|bateaux|vaisseaux|oiseaux|gente|gens)$/u;
/** Before `vor`, which then does not mean ago. */
const fears =
  /^(?:angst|furcht|sorge|respekt|schutz|schreck|scheu|flucht|warnt\p{L}*|warnung\p{L}*|furchtet\p{L}*|bewahrt\p{L}*|schutzt\p{L}*)$/u;
/** What is told by how long it lasts. */
const lasting =
  /^(?:\p{L}*(?:haft|gefangnis|zuchthaus|arrest|strafe|lager|zwangsarbeit|krieg|verbannung|exil|quarantane|wartezeit)|ohne)$/u;
const between = /^(?:between|zwischen|entre|между)$/u;

/** So many days, weeks, months or years lie in the time of people. */
const mostAgo = 9999;

function spanOf(date: string | null): DateSpan | null {
  return date === null ? null : spanOfDate(date);
}

function yearsOf(first: number, last: number): DateSpan {
  return { from: isoDate(first, 1, 1), to: isoDate(last, 12, 31), grain: 'span', certainty: 'sure', time: null };
}
