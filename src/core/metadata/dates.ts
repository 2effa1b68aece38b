/** A date found in a text: ISO 8601, as exact as the words are. Offsets refer to the string that was searched. */
export interface FoundDate {
  readonly value: string;
  readonly from: number;
  readonly to: number;
  /** Day and month could be swapped. */
  readonly ambiguous: boolean;
}

/** Months by the beginnings of their names, in small letters. A full stop may follow an abbreviation. */
const monthNames: readonly string[] = [
  // en, de, fr, es, pt, it, nl, pl, cs, tr, id, ru, uk, el, ar
  'january|jan|januar|jänner|janvier|janv|enero|ene|janeiro|gennaio|januari|stycznia|ledna|ocak|января|январь|янв|січня|ιανουαρίου|يناير',
  'february|feb|februar|février|févr|febrero|fevereiro|febbraio|februari|lutego|února|şubat|февраля|февраль|фев|лютого|φεβρουαρίου|فبراير',
  'march|mar|märz|mars|marzo|março|maart|marca|března|mart|maret|марта|март|березня|μαρτίου|مارس',
  'april|apr|avril|avr|abril|abr|aprile|kwietnia|dubna|nisan|апреля|апрель|апр|квітня|απριλίου|أبريل|ابريل',
  'may|mai|mayo|maio|maggio|mei|maja|května|mayıs|мая|май|травня|μαΐου|مايو',
  'june|jun|juni|juin|junio|junho|giugno|czerwca|června|haziran|июня|июнь|июн|червня|ιουνίου|يونيو',
  'july|jul|juli|juillet|juil|julio|julho|luglio|lipca|července|temmuz|июля|июль|июл|липня|ιουλίου|يوليو',
  'august|aug|août|aout|agosto|ago|augustus|sierpnia|srpna|ağustos|agustus|августа|август|авг|серпня|αυγούστου|أغسطس|اغسطس',
  'september|sept|sep|septembre|septiembre|setembro|settembre|września|září|eylül|сентября|сентябрь|сент|сен|вересня|σεπτεμβρίου|سبتمبر',
  'october|oct|oktober|okt|octobre|octubre|outubro|ottobre|października|října|ekim|октября|октябрь|окт|жовтня|οκτωβρίου|أكتوبر|اكتوبر',
  'november|nov|novembre|noviembre|novembro|listopada|listopadu|kasım|ноября|ноябрь|ноя|листопада|νοεμβρίου|نوفمبر',
  'december|dec|dezember|dez|décembre|déc|diciembre|dic|dezembro|dicembre|grudnia|prosince|aralık|desember|декабря|декабрь|дек|грудня|δεκεμβρίου|ديسمبر',
];

const monthNumber = new Map(
  monthNames.flatMap((names, month) => names.split('|').map((name) => [name, month + 1] as const)),
);

/** A month's name in any of the languages, as the source of a regular expression without groups. */
export const monthPattern = `(?:${[...monthNumber.keys()].sort((a, b) => b.length - a.length).join('|')})\\.?`;

const year = '(?<year>(?:1[0-9]|20)\\d{2})';
const day = '(?<day>[0-3]?\\d)';
const before = '(?<![\\p{L}\\p{N}./-])';
const after = '(?![\\p{L}\\p{N}]|[./-]\\p{N})';

const patterns: readonly RegExp[] = [
  // 2025-06-30, also before a time
  `${before}${year}-(?<month>\\d{2})-(?<day>\\d{2})(?:(?=T\\d)|${after})`,
  // 2025/06/30, 2025.06.30
  `${before}${year}[/.](?<month>\\d{1,2})[/.]${day}${after}`,
  // 2025年6月30日, 2025년 6월 30일
  `(?<!\\d)${year}\\s?[年년]\\s?(?<month>\\d{1,2})\\s?[月월]\\s?(?:${day}\\s?[日일号號])?`,
  // June 30, 2025; June 30th 2025
  `${before}(?<name>${monthPattern})\\s{1,2}${day}(?:st|nd|rd|th)?\\s?,?\\s{1,2}${year}${after}`,
  // 30 June 2025; 30. Juni 2025; 30 de junio de 2025; 30th of June, 2025; 30 июня 2025 г.
  `${before}${day}(?:st|nd|rd|th|er|º|\\.)?\\s{1,2}(?:of\\s|de\\s)?(?<name>${monthPattern}),?\\s{1,2}(?:de\\s|del\\s)?${year}${after}`,
  // 30.06.2025; 30/06/2025; 06/30/2025; 30-06-2025
  `${before}(?<first>\\d{1,2})(?<mark>[./-])(?<second>\\d{1,2})\\k<mark>${year}${after}`,
  // June 2025
  `${before}(?<name>${monthPattern})\\s{1,2}(?:de\\s)?${year}${after}`,
].map((pattern) => new RegExp(pattern, 'iu') as RegExp);

/** The first whole date in a string, in any of the known ways of writing; a more exact one wins over `June 2025`. */
export function findDate(words: string): FoundDate | null {
  const found = patterns
    .map((pattern) => pattern.exec(words))
    .map((match) => (match === null ? null : dateOf(match)))
    .filter((date) => date !== null);
  const exact = found.filter(({ value }) => value.length === 10);
  return (exact.length > 0 ? exact : found).sort((a, b) => a.from - b.from || b.to - a.to)[0] ?? null;
}

/** The number of a month, by a name that `monthPattern` matched. */
export function monthOf(name: string): number | null {
  return monthNumber.get(name.toLowerCase().replace(/\.$/u, '')) ?? null;
}

/** An ISO date, or null if there is no such day. */
export function isoDate(year: number, month: number, day: number): string | null {
  const days = [
    31,
    year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28,
    31,
    30,
    31,
    30,
    31,
    31,
    30,
    31,
    30,
    31,
  ];
  if (month < 1 || month > 12 || day < 1 || day > days[month - 1]!) return null;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

function dateOf(match: RegExpExecArray): FoundDate | null {
  const groups = match.groups ?? {};
  const at = { from: match.index, to: match.index + match[0].trimEnd().length };
  const inYear = Number(groups['year']);
  if (groups['first'] !== undefined) return numericDate(inYear, Number(groups['first']), Number(groups['second']), at);
  const month = groups['name'] === undefined ? Number(groups['month']) : monthOf(groups['name']);
  if (month === null || month < 1 || month > 12) return null;
  if (groups['day'] === undefined) return { ...at, value: `${pad(inYear, 4)}-${pad(month, 2)}`, ambiguous: false };
  const value = isoDate(inYear, month, Number(groups['day']));
  return value === null ? null : { ...at, value, ambiguous: false };
}

/** Nearly everywhere the day is written first; where the month could be, the doubt is said. */
function numericDate(
  year: number,
  first: number,
  second: number,
  at: { readonly from: number; readonly to: number },
): FoundDate | null {
  const dayFirst = isoDate(year, second, first);
  const monthFirst = isoDate(year, first, second);
  const ambiguous = dayFirst !== null && monthFirst !== null && dayFirst !== monthFirst;
  const value = dayFirst ?? monthFirst;
  return value === null ? null : { ...at, value, ambiguous };
}

function pad(number: number, length: number): string {
  return String(number).padStart(length, '0');
}
