import { monthNamed } from '../text/date-words.ts';

/** What stands before a news story's first sentence. Offsets refer to the string that was searched. */
export interface Dateline {
  readonly place: Found | null;
  readonly agency: Found | null;
  /** `June 30`, without a year. */
  readonly day: Found | null;
  /** Behind the dateline and its dash. */
  readonly end: number;
}

/** Words of the text and where they stand. */
export interface Found {
  readonly words: string;
  readonly from: number;
  readonly to: number;
}

const place =
  "(?<place>\\p{Lu}[\\p{L}.'’-]*(?:[ ,]{1,2}(?:\\p{Lu}[\\p{L}.'’-]*|de|del|la|el|am|an der|sur|upon|на)){0,4}?)";
const capitals = "(?<place>\\p{Lu}[\\p{Lu}.'’-]+(?:[ ,]{1,2}\\p{Lu}[\\p{L}.'’-]*){0,4}?)";
const month = '[\\p{L}\\p{M}]{3,}\\.?';
const day = `(?<day>${month}\\s\\p{Nd}{1,2}(?!\\p{Nd})|\\p{Nd}{1,2}\\.?\\s(?:de\\s)?${month})`;
const year = '(?:,?\\s\\p{Nd}{4})?';
const agency = "(?<agency>\\p{Lu}[\\p{L}\\p{N}.&'’ -]{1,30}?|\\p{Ll}{2,6}|\\p{Lo}{2,20})";
/** Behind a place that is not in capitals only what is surely an agency: an acronym, or a name everybody knows. */
const knownAgency =
  '(?<agency>\\p{Lu}{2}[\\p{L}-]{0,8}|\\p{Ll}{2,5}|Reuters|Xinhua|Kyodo|Yonhap|Bloomberg|Interfax|Tass|Sputnik|Efe|Ansa|Tanjug|Bernama|Antara)';
const dash = '\\s?(?:--|[-–—])(?=\\s|\\p{Lu})';
/** Before the story, or alone in its line. */
const dashOrEnd = `(?:${dash}|\\s*$)`;

const patterns: readonly RegExp[] = [
  // Seoul, June 30 (IANS) North Korean …; SEOUL. June 30 (UPI) -- …; PARIS, 30 juin 2025 (AFP) - …
  `^${place}[.,]?\\s${day}${year}\\.?\\s?[(/]${agency}[)/]\\.?(?:${dash})?`,
  // PARIS (AP) — …; Berlin (dpa) - …
  `^${capitals}\\s\\(${agency}\\)${dashOrEnd}`,
  `^${place}\\s\\(${knownAgency}\\)${dashOrEnd}`,
  // МОСКВА, 30 июн — РИА Новости. …
  `^${capitals}[.,]\\s${day}${year}\\.?${dash}\\s(?<agency>\\p{Lu}[\\p{L} ]{1,30}?)\\.\\s`,
  // SEOUL, June 30 — …
  `^${capitals}[.,]\\s${day}${year}\\.?${dashOrEnd}`,
  // 新华社北京6月30日电
  `^(?<agency>新华社|中新社|中新网|共同社|法新社|路透社)(?<place>\\p{sc=Han}{2,8}?)(?<day>\\p{Nd}{1,2}月\\p{Nd}{1,2}日)[电電]`,
].map((pattern) => new RegExp(pattern, 'du') as RegExp);

/** `WASHINGTON — …`: nothing but capitals and a dash before a line that tells. */
const bare = new RegExp(`^${capitals}\\s?(?:--|[–—])\\s(?=["“«]?\\p{Lu}.{50})`, 'du');

/** The dateline at the beginning of a line, or null. `languages` are those of the names of months. */
export function findDateline(words: string, languages: readonly string[] = []): Dateline | null {
  const start = words.slice(0, 200);
  for (const pattern of patterns) {
    const match = pattern.exec(start);
    if (match === null) continue;
    const found = part(words, match, 'day');
    if (found !== null && !isDay(found.words, languages)) continue;
    return {
      place: part(words, match, 'place'),
      agency: part(words, match, 'agency'),
      day: found,
      end: match[0].length,
    };
  }
  return null;
}

/** What may be a place before a dash and nothing else. A speaker or a label looks the same: the reader must rule them out. */
export function findBareDateline(words: string): Found | null {
  const match = bare.exec(words.slice(0, 200));
  const found = match === null ? null : part(words, match, 'place');
  return found === null ||
    !/\p{Lu}{3}/u.test(found.words) ||
    /(?<!\p{L})[IVXLC]+$|^(?:MR|MRS|MS|DR|SIR)\.? /u.test(found.words)
    ? null
    : found;
}

/** Whether a dateline's day names a month. */
function isDay(words: string, languages: readonly string[]): boolean {
  if (/^\p{Nd}{1,2}月\p{Nd}{1,2}日$/u.test(words)) return true;
  const name = /(?:[\p{L}\p{M}]{3,}\.?)$/u.exec(words)?.[0] ?? /^[\p{L}\p{M}]{3,}\.?/u.exec(words)?.[0] ?? '';
  return monthNamed(name, languages) !== null;
}

function part(words: string, match: RegExpExecArray, name: string): Found | null {
  const range = match.indices?.groups?.[name];
  if (range === undefined) return null;
  const found = words.slice(range[0], range[1]).replace(/(?<=\p{L}{3})\.$/u, '');
  return { words: found, from: range[0], to: range[0] + found.length };
}
