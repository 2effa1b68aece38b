import { monthPattern } from './dates.ts';

/** What stands before a news story's first sentence. Offsets refer to the string that was searched. */
export interface Dateline {
  readonly place: Found | null;
  readonly agency: Found | null;
  /** `June 30`, without a year. */
  readonly day: Found | null;
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
const day = `(?<day>${monthPattern}\\s\\d{1,2}(?!\\d)|\\d{1,2}\\.?\\s(?:de\\s)?${monthPattern})`;
const year = '(?:,?\\s\\d{4})?';
const agency = "(?<agency>\\p{Lu}[\\p{L}\\p{N}.&'’ -]{1,30}?|\\p{Ll}{2,6}|\\p{Lo}{2,20})";
/** Behind a place that is not in capitals only what is surely an agency: an acronym, or a name everybody knows. */
const knownAgency =
  '(?<agency>\\p{Lu}{2}[\\p{L}-]{0,8}|\\p{Ll}{2,5}|Reuters|Xinhua|Kyodo|Yonhap|Bloomberg|Interfax|Tass|Sputnik|Efe|Ansa|Tanjug|Bernama|Antara)';
const dash = '\\s?(?:--|[-–—])(?=\\s|\\p{Lu})';

const patterns: readonly RegExp[] = [
  // Seoul, June 30 (IANS) North Korean …; SEOUL. June 30 (UPI) -- …; PARIS, 30 juin 2025 (AFP) - …
  `^${place}[.,]?\\s${day}${year}\\.?\\s?[(/]${agency}[)/]\\.?`,
  // PARIS (AP) — …; Berlin (dpa) - …
  `^${capitals}\\s\\(${agency}\\)${dash}`,
  `^${place}\\s\\(${knownAgency}\\)${dash}`,
  // МОСКВА, 30 июн — РИА Новости. …
  `^${capitals}[.,]\\s${day}${year}\\.?${dash}\\s(?<agency>\\p{Lu}[\\p{L} ]{1,30}?)\\.\\s`,
  // SEOUL, June 30 — …
  `^${capitals}[.,]\\s${day}${year}\\.?${dash}`,
  // 新华社北京6月30日电
  `^(?<agency>新华社|中新社|中新网|共同社|法新社|路透社)(?<place>\\p{sc=Han}{2,8}?)(?<day>\\d{1,2}月\\d{1,2}日)[电電]`,
].map((pattern) => new RegExp(pattern, 'du') as RegExp);

/** The dateline at the beginning of a line, or null. */
export function findDateline(words: string): Dateline | null {
  for (const pattern of patterns) {
    const match = pattern.exec(caseOfMonths(words));
    if (match !== null) {
      return {
        place: part(words, match, 'place'),
        agency: part(words, match, 'agency'),
        day: part(words, match, 'day'),
      };
    }
  }
  return null;
}

/** Month names are listed in small letters; capitals matter for the rest, so only the months' are lowered. */
function caseOfMonths(words: string): string {
  return words
    .slice(0, 200)
    .replace(anyMonth, (name) => (name.toLowerCase().length === name.length ? name.toLowerCase() : name));
}

const anyMonth = new RegExp(
  `(?<=\\s)${monthPattern}(?=\\s\\d)|(?<=\\d\\.?\\s(?:de\\s)?)${monthPattern}(?!\\p{L})`,
  'giu',
);

function part(words: string, match: RegExpExecArray, name: string): Found | null {
  const range = match.indices?.groups?.[name];
  if (range === undefined) return null;
  const found = words.slice(range[0], range[1]).replace(/(?<=\p{L}{3})\.$/u, '');
  return { words: found, from: range[0], to: range[0] + found.length };
}
