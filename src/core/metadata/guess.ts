import type { Division, Guess } from '../model/records.ts';
import type { Found } from './dateline.ts';
import { findDateline } from './dateline.ts';
import type { FoundDate } from './dates.ts';
import { findDate, isoDate, monthOf } from './dates.ts';
import type { Line } from './head.ts';
import { headOf, tailOf } from './head.ts';
import { detectLanguage } from './language.ts';
import { dateInPath, nameInPath } from './path.ts';

/**
 * What a text seems to say about itself. `attributes` holds only what was found, by the ids of the built-in attributes
 * (date, outlet, author, place, url). An origin in the text covers exactly the words that were read.
 */
export interface Guesses {
  readonly title: Guess;
  readonly attributes: Readonly<Record<string, Guess>>;
  readonly language: string | null;
}

/**
 * Guesses title, attributes and language of a document. `path` is its path inside the import; `division` is the text's,
 * so that furniture is not taken for a title. Dates are read only from lines that say when a text was made, never from
 * its story or its captions: rather none than a wrong one.
 */
export function guessMetadata(text: string, path: string, division?: Division): Guesses {
  const lines = headOf(text, division).map(readLine);
  const tail = tailOf(text, division);
  const url = urlOf(lines, tail);
  const attributes = {
    date: dateOf(lines, url, path),
    outlet: outletOf(lines, tail, url),
    author: first(lines, ({ author }) => author),
    place: placeOf(lines),
    url: url === null ? null : textGuess(url.words, url),
  };
  return {
    title: titleOf(lines) ?? { value: nameInPath(path), origin: { kind: 'path' } },
    attributes: Object.fromEntries(
      Object.entries(attributes).filter((entry): entry is [string, Guess] => entry[1] !== null),
    ),
    language: detectLanguage(text),
  };
}

/** A line of the head with what it says about the document. Found parts have the document's offsets. */
interface Reading extends Line {
  readonly url: Found | null;
  readonly site: Found | null;
  readonly date: (FoundDate & Found) | null;
  /** At the end of a heading that is more than a date. */
  readonly headingDate: (FoundDate & Found) | null;
  /** Day and month without a year. */
  readonly day: Found | null;
  readonly place: Found | null;
  readonly agency: Found | null;
  readonly author: Found | null;
  readonly title: Found | null;
  readonly outlet: Found | null;
  /** How long the line is without what was read from it. */
  readonly rest: number;
}

const longestTitle = 200;
/** A longer first paragraph that is a sentence is the story's beginning, not its title. */
const longestSentenceTitle = 120;
/** A line with a dateline that is longer has begun to tell: what comes after it is no title. */
const shortestStory = 60;
const longestDateLine = 90;
const longestHeading = 150;

function readLine(line: Line, index: number): Reading {
  const url = find(
    line,
    /^(?:(?:source|url|link|available at|quelle|источник|source\s?url)\s?:?\s+)?(?<found>https?:\/\/[^\s<>"]+)$/iu,
  );
  const site = find(line, /^(?<found>(?:www\.)?[\p{L}\p{N}][\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]{2,})*\.[\p{L}]{2,6})$/u);
  // What a harvester put before the first line: `date 2025-06-30 …`.
  const jam = /^(?:date:?\s+)?(?:\d{4}-\d{2}-\d{2})(?:T\S+)?(?=\s|$)\s*/iu.exec(line.words);
  const after = jam === null ? 0 : jam[0].length;
  const dateline = findDateline(line.words.slice(after));
  const shift = (found: Found | null | undefined): Found | null =>
    !found ? null : { words: found.words, from: line.from + after + found.from, to: line.from + after + found.to };
  const label = labelled(line);
  const date = url === null ? dateIn(line, jam !== null, dateline !== null) : null;
  const author = label.author ?? (index > 0 ? bylineIn(line) : null);
  const placed = shift(dateline?.place) ?? label.place ?? letterPlace(line, date);
  return {
    ...line,
    url: url !== null && isPage(url.words) ? url : null,
    site,
    date,
    headingDate: date === null && url === null && index < 3 ? dateAtEnd(line) : null,
    day: shift(dateline?.day),
    place: placed,
    agency: shift(dateline?.agency),
    author,
    title: label.title,
    outlet: label.outlet,
    rest:
      url !== null || site !== null
        ? 0
        : line.words.length - (jam === null ? (date === null ? 0 : date.to - date.from) : after),
  };
}

const labels = {
  title: 'title|headline|titel|titre|título|titolo|заголовок|название|标题|標題|タイトル|제목|العنوان',
  author: 'author|by|written by|reporter|autor|autora|auteur|autore|автор|作者|記者|记者|저자|الكاتب',
  outlet: 'source|outlet|publication|publisher|newspaper|quelle|fuente|fonte|источник|издание|来源|來源|출처|المصدر',
  place: 'place|location|dateline|ort|lieu|lugar|luogo|место|地点|地點|장소',
} as const;

function labelled(line: Line): Record<keyof typeof labels, Found | null> {
  const value = (names: string): Found | null =>
    find(
      line,
      new RegExp(
        `^(?:[*_]{0,2})(?:${names})(?:[*_]{0,2})\\s?[:：]\\s*["'“]?(?<found>[^\\s"“][^\\n]{0,198}?)["'”]?$`,
        'iu',
      ),
    );
  const outlet = value(labels.outlet);
  return {
    title: value(labels.title),
    author: value(labels.author),
    outlet: outlet !== null && !/^https?:/iu.test(outlet.words) && outlet.words.length <= 60 ? outlet : null,
    place: value(labels.place),
  };
}

/** A date in a line that is made of little else, that begins with it, or that begins with a dateline. */
function dateIn(line: Line, jammed: boolean, dateline: boolean): (FoundDate & Found) | null {
  const words = jammed ? line.words.slice(0, 40) : dateline ? line.words.slice(0, 80) : line.words;
  if (
    !jammed &&
    !dateline &&
    (line.words.length > longestDateLine || /[\p{L}\p{Pe}]{3}[.!?…。؟][”"’»]?$/u.test(line.words))
  )
    return null;
  const date = findDate(words);
  if (date === null) return null;
  if (!jammed && !dateline && !isDateLine(line, date)) return null;
  return { ...date, words: words.slice(date.from, date.to), from: line.from + date.from, to: line.from + date.to };
}

/** `State of the Union Message. February 2, 1973` */
function dateAtEnd(line: Line): (FoundDate & Found) | null {
  if (line.words.length > longestHeading) return null;
  const start = Math.max(0, line.words.length - 30);
  const date = findDate(line.words.slice(start));
  if (date === null || start + date.to < line.words.length - 1) return null;
  const from = start + date.from;
  if (!/[.,:;|(—–-]\s*$/u.test(line.words.slice(0, from))) return null;
  const to = start + date.to;
  return { ...date, words: line.words.slice(from, to), from: line.from + from, to: line.from + to };
}

/** `June 30, 2025 / 6:33 AM`, `Published: 30 June 2025`, `By A. Writer | 30.06.2025 | World`: no story around the date. */
function isDateLine(line: Line, date: FoundDate): boolean {
  const before = line.words.slice(0, date.from).trim();
  const after = line.words.slice(date.to).trim();
  if (
    /^(?:first\s|last\s)?(?:date|dated|published|posted|updated|modified|created|issued|released?(?: date)?|datum|veröffentlicht|stand|publié(?: le)?|fecha|publicado|pubblicato|data|дата|опубликовано|日期|发布时间|發布時間|发表于|掲載日|날짜|입력|التاريخ|تاريخ)(?:\s?(?:on|am|le|el|at))?\s?[:：]?$/iu.test(
      before,
    )
  )
    return true;
  const separators = /^[|/·•,;:—–([-]|[|/·•,;:—–)\]-]$/u;
  const beforeFits =
    before === '' ||
    (words(before) <= 6 &&
      (separators.test(before.slice(-1)) ||
        /^(?:on|am|le|den|\p{L}+day,?|\p{L}+tag,?|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)$/iu.test(
          before,
        )));
  const afterFits =
    after === '' ||
    separators.test(after[0]!) ||
    /^(?:\d{1,2}[:.]\d{2}|at\s\d|um\s\d|г\.|года|à\s\d|T\d)/u.test(after) ||
    words(after) <= 3;
  return beforeFits && afterFits;
}

/** In a dateline's capitals a place is written as in other texts: `RIO DE JANEIRO` as `Rio de Janeiro`. */
function placeOf(lines: readonly Reading[]): Guess | null {
  const guess = first(lines, ({ place }) => place);
  if (guess === null || !/(?<!\p{L})\p{Lu}{4,}(?!\p{L})/u.test(guess.value)) return guess;
  const value = guess.value
    .replace(/(?<=(?<!\p{L})\p{Lu})\p{Lu}{2,}(?!\p{Ll})/gu, (letters) => letters.toLowerCase())
    .replace(/(?<= )(?:DE|DA|DO|DU|LA|LE|EL|AM|AN)(?= )/gu, (particle) => particle.toLowerCase());
  return { ...guess, value };
}

/** `London, 3 March 1854` over a letter. */
function letterPlace(line: Line, date: (FoundDate & Found) | null): Found | null {
  if (date === null || date.to !== line.to) return null;
  const place = find(line, /^(?<found>\p{Lu}[\p{L}.'’-]+(?:[ -]\p{Lu}[\p{L}.'’-]+){0,3}),\s/u);
  const isWeekday =
    place !== null && /(?:day|tag|di|dredi|manche|ernes|bado|ingo|unes|artes|oles|eves)$/iu.test(place.words);
  return place !== null && !isWeekday && place.to + 6 >= date.from && monthOf(place.words) === null ? place : null;
}

const particles = '(?:de|del|de la|der|van|von|van der|den|da|dos|di|du|la|le|el|al|bin|ibn|ben|y|e|and|und|et|и|&)';
const name = `\\p{Lu}[\\p{L}.'’-]*(?:,? (?:${particles} )?\\p{Lu}[\\p{L}.'’-]*){1,7}`;
const byline = new RegExp(
  `^(?:[Bb][Yy]|Von|Par|Por|Di|Door|Av|Автор|Written by|Reporting by|Text(?:e|o)? (?:by|von|de)|Story by):?\\s+(?<found>${name}?)(?=$|\\s?[|/·•(–—]|, \\p{Ll}|,? [\\w.]+@|,? (?:AFP|AP|UPI|Reuters|BBC)\\b)`,
  'u',
);

function bylineIn(line: Line): Found | null {
  return line.words.length > 120 || /[.!?]$/u.test(line.words) ? null : find(line, byline);
}

function titleOf(lines: readonly Reading[]): Guess | null {
  const stated = lines.slice(0, 12).find(({ title }) => title !== null)?.title;
  if (stated) return textGuess(stated.words, stated);
  for (const line of lines) {
    const beginsStory = (line.agency !== null || line.day !== null) && line.words.length > shortestStory;
    if (beginsStory || line.rest > longestTitle) return null;
    if (line.furniture || saysOtherThings(line)) continue;
    return canBeTitle(line) ? headingGuess(line) : null;
  }
  return null;
}

function saysOtherThings(line: Reading): boolean {
  return (
    [line.url, line.site, line.date, line.author, line.agency, line.outlet, line.day].some((found) => found !== null) ||
    /^(?:-{3,}|={3,}|\*{3,}|_{3,})$/u.test(line.words)
  );
}

function canBeTitle(line: Reading): boolean {
  if (!/\p{L}/u.test(line.words) || /[,:;，：；]$/u.test(line.words) || /^[—–•]\s/u.test(line.words)) return false;
  if (line.words.length > longestSentenceTitle && /[.!?…。！？]$/u.test(line.words)) return false;
  return line.first && (line.passageLines === 1 || line.passageLength <= longestTitle);
}

/** Without the signs of a Markdown heading. */
function headingGuess(line: Line): Guess {
  const heading = find(line, /^#{1,6}\s+(?<found>.+?)(?:\s+#+)?$/u) ?? {
    words: line.words,
    from: line.from,
    to: line.to,
  };
  return textGuess(heading.words, heading);
}

function dateOf(lines: readonly Reading[], url: Found | null, path: string): Guess | null {
  const dates = lines.map(({ date, headingDate }) => date ?? headingDate).filter((date) => date !== null);
  const best = dates.find(({ value }) => value.length === 10) ?? dates[0];
  if (best !== undefined) {
    const others = dates.some(({ value }) => value.length === 10 && value !== best.value);
    const doubt = best.ambiguous ? 'ambiguous-date' : others ? 'several' : null;
    return { ...textGuess(best.value, best), ...(doubt === null ? {} : { doubt }) };
  }
  const fromUrl = url === null ? null : dateInUrl(url);
  if (fromUrl !== null) return fromUrl;
  const fromPath = dateInPath(path);
  return fromPath === null ? null : completed(fromPath, lines);
}

/** A file name's year and a dateline's day make a whole date. */
function completed(date: Guess, lines: readonly Reading[]): Guess {
  const day = lines.map((line) => line.day).find((found) => found !== null);
  if (!day || date.value.length !== 4) return date;
  const month = /\p{L}+/u.exec(day.words)?.[0];
  const inMonth = month === undefined ? null : monthOf(month);
  const value = inMonth === null ? null : isoDate(Number(date.value), inMonth, Number(/\d+/.exec(day.words)![0]));
  return value === null ? date : textGuess(value, day);
}

function dateInUrl(url: Found): Guess | null {
  const match =
    /(?<=[/_-])(?<year>19\d{2}|20\d{2})(?<mark>[/-]?)(?<month>\d{2})\k<mark>(?<day>\d{2})(?=[/_.-]|$)/u.exec(url.words);
  if (match?.groups === undefined) return null;
  const value = isoDate(Number(match.groups['year']), Number(match.groups['month']), Number(match.groups['day']));
  const from = url.from + match.index;
  return value === null ? null : textGuess(value, { from, to: from + match[0].length });
}

function outletOf(lines: readonly Reading[], tail: readonly Line[], url: Found | null): Guess | null {
  const stated = first(lines, ({ outlet }) => outlet);
  const agency = first(lines, ({ agency }) => agency);
  if (stated !== null) return stated;
  if (url !== null) {
    const host = hostOf(url);
    const named = host === null ? null : nameOfHost(host.words, [...lines, ...tail]);
    const guess = named ?? host;
    if (guess !== null)
      return { ...textGuess(guess.words, guess), ...(agency === null ? {} : { doubt: 'several' as const }) };
  }
  return agency ?? first(lines.slice(0, 3), ({ site }) => site);
}

/** A short line that is the site's name: its first word is how the host's name begins. */
function nameOfHost(host: string, lines: readonly Line[]): Found | null {
  const label = mainLabel(host);
  const line = lines.find(({ words: said }) => {
    if (said.length > 40 || words(said) > 4 || /[.!?:,]$/u.test(said) || !/^\p{Lu}/u.test(said)) return false;
    const joined = said.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
    const firstWord = /^[\p{L}\p{N}]+/u.exec(said.toLowerCase())?.[0] ?? '';
    return (
      joined === label ||
      (firstWord.length >= 4 && label.startsWith(firstWord)) ||
      (label.length >= 4 && joined.startsWith(label))
    );
  });
  return line === undefined ? null : { words: line.words, from: line.from, to: line.to };
}

/** `bbc` of `www.bbc.co.uk`. */
function mainLabel(host: string): string {
  const parts = host.toLowerCase().split('.');
  const end =
    parts.length > 2 && parts[parts.length - 2]!.length <= 3 && parts[parts.length - 1]!.length === 2 ? -3 : -2;
  return parts.at(end) ?? parts[0]!;
}

function hostOf(url: Found): Found | null {
  const match = /^https?:\/\/(?:www\.)?(?<host>[\p{L}\p{N}.-]+)/iu.exec(url.words);
  const host = match?.groups?.['host'];
  if (match === null || host === undefined) return null;
  const from = url.from + match[0].length - host.length;
  return { words: host, from, to: from + host.length };
}

function urlOf(lines: readonly Reading[], tail: readonly Line[]): Found | null {
  const line = lines.slice(0, 12).find(({ url }) => url !== null);
  if (line !== undefined) return line.url;
  for (const end of [...lines, ...tail]) {
    const found = find(
      end,
      /^(?:source|url|link|available at|retrieved from|original|quelle|источник|fuente)\s?(?:url)?\s?:\s+(?<found>https?:\/\/[^\s<>"]+)$/iu,
    );
    if (found !== null) return found;
  }
  return null;
}

/** Not the address of a picture or a style sheet. */
function isPage(url: string): boolean {
  return !/\.(?:jpe?g|png|gif|webp|svg|mp[34]|css|js|ico)(?:[?#].*)?$/iu.test(url);
}

/** The group `found` of a pattern, with the document's offsets. */
function find(line: Line, pattern: RegExp): Found | null {
  const match = new RegExp(pattern.source, `${pattern.flags}d`).exec(line.words);
  const range = match?.indices?.groups?.['found'];
  if (range === undefined) return null;
  return { words: line.words.slice(range[0], range[1]), from: line.from + range[0], to: line.from + range[1] };
}

function first(lines: readonly Reading[], part: (line: Reading) => Found | null): Guess | null {
  const found = lines.map(part).find((part) => part !== null);
  return !found ? null : textGuess(found.words, found);
}

function textGuess(value: string, { from, to }: { readonly from: number; readonly to: number }): Guess {
  return { value, origin: { kind: 'text', from, to } };
}

function words(said: string): number {
  return said.split(/\s+/u).filter(Boolean).length;
}
