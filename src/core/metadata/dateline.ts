import { monthNamed, weekdayNamed } from '../text/date-words.ts';
import { isCity, keyOfPlace } from './cities.ts';
import { usualLanguages } from './language.ts';
import { isNoPlace, isPaper } from './no-places.ts';
import { isRegion } from './regions.ts';

/** What stands before a news story's first sentence. Offsets refer to the string that was searched. */
export interface Dateline {
  readonly place: Found | null;
  readonly agency: Found | null;
  /** `June 30`, without a year. */
  readonly day: Found | null;
  /** Behind the dateline and its dash. */
  readonly end: number;
  /** Nobody lists the place, and no agency or story behind it speaks for it. */
  readonly unsure: boolean;
}

/** Words of the text and where they stand. */
export interface Found {
  readonly words: string;
  readonly from: number;
  readonly to: number;
}

const place =
  "(?<place>\\p{Lu}[\\p{L}.'’-]*(?:[ ,]{1,2}(?:\\p{Lu}[\\p{L}.'’-]*|de|del|la|el|am|an der|sur|upon|на)){0,4}?)";
const capitals = "(?<place>\\p{Lu}[\\p{Lu}.'’/-]+(?:[ ,]{1,2}\\p{Lu}[\\p{L}.'’-]*){0,4}?)";
const anyPlace = "(?<place>\\p{L}[\\p{L}\\p{M}.'’/-]*(?:[ ,،]{1,2}[\\p{L}\\p{M}.'’-]+){0,4}?)";
const month = '[\\p{L}\\p{M}]{3,}\\.?';
const day = `(?<day>${month}\\s\\p{Nd}{1,2}(?!\\p{Nd})|\\p{Nd}{1,2}\\.?\\s(?:de\\s)?${month})`;
const year = '(?:,?\\s\\p{Nd}{4})?';
const articles = '(?:den|le|el|em|a)';
const agency = "(?<agency>\\p{Lu}[\\p{L}\\p{N}.&'’ -]{1,30}?|\\p{Ll}{2,6}|\\p{Lo}{2,20})";
/** Behind a place that is not in capitals only what is surely an agency: an acronym, or a name everybody knows. */
const knownAgency =
  '(?<agency>\\p{Lu}{2}[\\p{L}-]{0,8}|\\p{Ll}{2,5}|Reuters|Xinhua|Kyodo|Yonhap|Bloomberg|Interfax|Tass|Sputnik|Efe|Ansa|Tanjug|Bernama|Antara)';
/** Between the place and the day. */
const weekday = `(?:(?:ce|am)\\s)?(?<weekday>[\\p{L}\\p{M}-]{3,}\\.?),?\\s(?:${articles}\\s)?`;
const dash = '\\s?(?:-{2,3}|[-–—―])(?=\\s|\\p{Lu})';
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
].flatMap(compiled);

/** The same where only a place that is known makes a dateline of them. */
const patternsOfKnown: readonly RegExp[] = [
  // Wien, 4. Mai 1982 – …; القاهرة، 4 أيار — …
  `^${anyPlace}[.,،]?\\s(?:${articles}\\s)?${day}${year}\\.?${dash}`,
  // Москва. 4 мая. ИНТЕРФАКС - …
  `^${anyPlace}[.,]\\s${day}${year}\\.\\s(?<agency>\\p{Lu}[\\p{Lu}.-]{2,15}(?:\\s\\p{Lu}[\\p{L}.]+)?)\\s?(?:--|[-–—])\\s`,
  // PRUSAC, Bosnia (June 30, 2008) — …
  `^${anyPlace}\\s\\(${day}${year}\\)${dashOrEnd}`,
  // МОСКВА, 4 мая. …
  `^${capitals}[.,]\\s${day}${year}\\.\\s(?=["“«]?\\p{Lu})`,
  // (서울=연합뉴스) …; 【東京=共同】…
  `^[(（【[]${anyPlace}\\s?[=＝]\\s?(?<agency>\\p{L}[\\p{L}\\p{N}.&'’ -]{1,30})[)）】\\]]`,
  // Zagreb (Hina) – …; القاهرة (رويترز) - …
  `^${anyPlace}\\s?[(（/](?<agency>\\p{L}[\\p{L}\\p{N}.&'’ -]{1,30})[)）/]${dashOrEnd}`,
].flatMap(compiled);

/** Each of them begins in capitals or with Han, or has a bracket, a stroke or a dash behind which a word ends or begins. */
const mayBegin = /^(?:\p{Lu}[\p{Lu}.'’/-]|\p{sc=Han})|[-–—―](?=[\s\p{Lu}])|[(（/=＝]/u;

/** First with a day of the week before the day, then without. */
function compiled(pattern: string): RegExp[] {
  const withWeekday = pattern.includes(day) ? [pattern.replace(day, () => weekday + day)] : [];
  return [...withWeekday, pattern].map((source) => new RegExp(source, 'du'));
}

/** The dateline at the beginning of a line, or null; one whose place is bare is another's. `languages` are those of the names of months. */
export function findDateline(words: string, languages: readonly string[] = []): Dateline | null {
  const start = words.slice(0, 200);
  if (!mayBegin.test(start)) return null;
  for (const pattern of [...patterns, ...patternsOfKnown, dated]) {
    const match = pattern.exec(start);
    if (match === null) continue;
    const found = part(words, match, 'day');
    if (found !== null && !isDay(found.words, languages)) continue;
    const weekday = match.groups!['weekday'];
    if (weekday !== undefined && !isWeekday(weekday, languages)) continue;
    // The whole of it is a year in Roman numerals: `Roma, 3 maggio 1943-XXI`.
    if (/^[IVXL]+$/u.test(words.slice(match[0].length).trim())) continue;
    const named = match.groups!['place']!;
    const isKnown = isKnownPlace(named, languages);
    if (patternsOfKnown.includes(pattern) && !isKnown) continue;
    if (!isKnown && (isNoPlace(named) || isPaper(named))) continue;
    const isAlone = match[0].length === words.length && match.groups!['agency'] === undefined;
    if (pattern === dated && !tells(words.slice(match[0].length).trimStart(), true)) continue;
    return {
      place: part(words, match, 'place'),
      agency: part(words, match, 'agency'),
      day: found,
      end: match[0].length,
      unsure: pattern === dated || (isAlone && !isKnown),
    };
  }
  return null;
}

/** A place with no day and no agency behind it. */
export interface BareDateline {
  readonly place: Found;
  /** Behind the sign that parts it from the story. */
  readonly end: number;
  /** A city that stands alone in datelines, or a place whose state is named; others may be a speaker or a label. */
  readonly known: boolean;
  /** Nothing stands behind it. */
  readonly alone: boolean;
}

/** A place that nobody lists before a whole date and a story: `Belmarre, le 15 mars 2023 – …` */
const dated = new RegExp(
  `^(?<place>\\p{Lu}[\\p{L}\\p{M}.'’-]+(?: \\p{Lu}[\\p{L}\\p{M}.'’-]+){0,2}),\\s(?:${articles}\\s)?(?<day>${month}\\s\\p{Nd}{1,2},|\\p{Nd}{1,2}\\.?\\s(?:de\\s)?${month})\\s\\p{Nd}{4}${dash}`,
  'du',
);

/** `WASHINGTON — …`, `(Berlin) – …`, `NEW DELHI: …`; emphasis of Markdown may stand around it. */
const bare =
  /^[*_([【（]{0,4}(?<place>[\p{L}][^\n:：–—―|]{1,60}?)[*_)\]】）]{0,4}(?:(?<dash>\s?(?:-{2,3}|[–—―]+)[*_]{0,2}\s?|\s-\s)|(?<colon>[:：][*_]{0,2}\s?)|\s*$)/du;
/** So far it reaches at most, with the sign behind it. */
const longestBare = 80;
/** The same before other signs, where only a known place is believed: `BERLIN. …`, `WASHINGTON | …`, `【北京】…` */
const bareOfKnown: readonly RegExp[] = [
  /^(?<place>\p{Lu}[\p{Lu} ,'’/-]{1,39}\p{Lu})(?<colon>\s?[.|]\s)/du,
  /^【(?<place>[^】\n]{2,30})(?<colon>】)/du,
];
/** What stands so before a dash and is no place, in common languages of news. */
const labels = new Set(
  `note, notes, editors note, a note, warning, caution, attention, alert, urgent, breaking, breaking news, update, updated, exclusive,
correction, corrected, clarification, live, watch, video, photo, photos, opinion, analysis, comment, editorial, review, obituary, interview,
abstract, summary, introduction, background, conclusion, preface, appendix, press release, for immediate release, embargoed, question,
answer, interviewer, moderator, speaker, chairman, president, narrator, scene, act one, chapter one, part one, figure, table, question one,
anmerkung, hinweis, achtung, warnung, eilmeldung, korrektur, kommentar, zusammenfassung, einleitung, frage, antwort, nachtrag,
attention, avertissement, remarque, note de la rédaction, résumé, exclusif, correction, dernière minute, mise à jour,
nota, aviso, advertencia, atención, atenção, última hora, resumen, resumo, urgente, exclusivo, entrevista, avvertenza, attenzione, riassunto,
uwaga, ostrzeżenie, pilne, pozor, upozornění, napomena, upozorenje, pažnja, hitno, примечание, внимание, предупреждение, срочно,
обновлено, справка, введение, вопрос, ответ, увага, примітка, попередження, терміново, забележка, бележка, напомена, упозорење,
dikkat, uyarı, not, son dakika, σημείωση, προσοχή, προειδοποίηση, έκτακτο`
    .split(/[\n,]/u)
    .map(keyOfPlace),
);
/** Those of them that are speakers. */
const roles = new Set(
  'interviewer, moderator, speaker, chairman, president, narrator, question, answer, frage, antwort, вопрос, ответ'.split(
    ', ',
  ),
);

/** Whether words label what follows, and name no speaker and no place. */
export function isLabelled(words: string): boolean {
  const key = keyOfPlace(words);
  return labels.has(key) && !roles.has(key);
}

const capitalsOnly = new RegExp(`^${capitals}$`, 'u');
const sentenceEnd = /[.!?…。！？؟۔।][”"’»)]*$/u;

/**
 * What may be a place before a dash, before a colon or alone, and nothing else; null if it cannot be one. A speaker looks
 * the same: the reader must rule him out. `goesOn`: the paragraph does not end with the line.
 */
export function findBareDateline(
  words: string,
  languages: readonly string[] = [],
  goesOn = false,
): BareDateline | null {
  const start = words.slice(0, 200);
  // A line of prose is none at once: nothing ends there, and no sign parts a place from it.
  const match = words.length <= longestBare || /[-–—―:：]/u.test(words.slice(0, longestBare)) ? bare.exec(start) : null;
  const matches = [match, ...bareOfKnown.map((pattern) => pattern.exec(start))];
  for (const one of matches) {
    const known = knownIn(words, one, languages, goesOn);
    if (known !== null) return known;
  }
  const place = match === null ? null : placeIn(words, match, languages);
  if (match === null || place === null || isKnownPlace(place.words, languages)) return null;
  const end = match[0].length;
  const isPossible =
    /[–—―]|--/u.test(match.groups!['dash'] ?? '') &&
    capitalsOnly.test(place.words) &&
    /\p{Lu}{3}/u.test(place.words) &&
    /^["“«]?\p{Lu}.{50}/u.test(words.slice(end)) &&
    !labels.has(keyOfPlace(place.words)) &&
    !isWeekday(place.words, languages) &&
    monthNamed(place.words, languages) === null &&
    !/(?<!\p{L})[IVXLC]+$|^(?:MR|MRS|MS|DR|SIR)\.? /u.test(place.words);
  return isPossible ? { place, end, known: false, alone: false } : null;
}

/** In capitals a known place needs but a dash; otherwise a story must stand behind it. */
function knownIn(
  words: string,
  match: RegExpExecArray | null,
  languages: readonly string[],
  goesOn: boolean,
): BareDateline | null {
  const place = match === null ? null : placeIn(words, match, languages);
  if (match === null || place === null || !isKnownPlace(place.words, languages)) return null;
  const [city = ''] = place.words.split(/[,،]/u);
  const inCapitals = !/\p{Ll}|\p{Lo}/u.test(city);
  const [end, hasColon] = [match[0].length, match.groups!['colon'] !== undefined];
  const found = { place, end, known: true, alone: end === words.length };
  if (found.alone) return inCapitals && !hasColon ? found : null;
  const story = words.slice(end);
  // Only capitals and no end of a sentence: a heading, `BERLIN - ALEXANDERPLATZ`.
  const isHeading = !/\p{Ll}/u.test(story) && !sentenceEnd.test(story);
  const isDateline = (inCapitals && !hasColon && !isHeading) || tells(story, goesOn);
  return isDateline && (inCapitals || !/(?<!\p{L})\p{Ll}/u.test(city)) ? found : null;
}

/** A full stop behind it belongs to it only where it shortens: `FERNDALE, Mich.` */
function placeIn(words: string, match: RegExpExecArray, languages: readonly string[]): Found | null {
  const whole = part(words, match, 'place');
  const name = whole?.words.replace(/[,،]$/u, '');
  const found = whole === null ? null : { words: name!, from: whole.from, to: whole.from + name!.length };
  const written = match.groups!['place']!;
  const isShortened = found !== null && found.words !== written && isRegion(written.split(', ').at(-1)!, languages);
  return isShortened && !isKnownPlace(found.words, languages)
    ? { words: written, from: found.from, to: found.from + written.length }
    : found;
}

/** Whether words behind a place tell a story: a sentence of some length. */
function tells(words: string, goesOn: boolean): boolean {
  if (!/^["“«„'‘]?[\p{Lu}\p{Lo}\p{N}]/u.test(words)) return false;
  const long = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(words) ? 20 : 60;
  return (goesOn || sentenceEnd.test(words)) && words.length >= long;
}

/** `WASHINGTON`, `BEIRUT/AMMAN`, `SARAJEVO, Bosnia`, `MOSTAR, Bosna i Hercegovina`. */
export function isKnownPlace(words: string, languages: readonly string[]): boolean {
  const named = words.replace(/^(?:north|south|east|west|central|near|outside)\s/iu, '');
  if (isCity(words) || isCity(named)) return true;
  const [place = '', ...regions] = words.split(/[,،]\s*/u);
  const isBehind = regions.length > 0 && regions.every((region) => isRegion(region, languages) || isCity(region));
  if (place.split('/').every(isCity)) return regions.length === 0 || isBehind;
  return isBehind && /^[\p{Lu}\p{Lo}][\p{L}\p{M} .'’/-]{1,30}$/u.test(place) && isRegion(regions.at(-1)!, languages);
}

function isWeekday(words: string, languages: readonly string[]): boolean {
  return weekdayNamed(words, [...languages, ...usualLanguages]) !== null;
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
  const written = words.slice(range[0], range[1]);
  const isShortened = name === 'place' && written.includes(', ') && isRegion(written.split(', ').at(-1)!, []);
  const found = isShortened ? written : written.replace(/(?<=\p{L}{3})\.$/u, '');
  return { words: found, from: range[0], to: range[0] + found.length };
}
