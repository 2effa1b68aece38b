import { isMonthWord } from '../text/month-words.ts';

// How a text says before its first words, or in a line of its own, where and when it was written and who made it.

/** Agencies that write themselves small. */
const small = 'dpa|apa|sda|epd|kna|ansa|lusa|ots|pte';
/** What stands in brackets, too, and says how the text goes on. */
export const noName =
  '(?!(?:[Mm]ore|MORE|[Ee]nds?|ENDS?|[Cc]ontinued|CONTINUED|[Ff]in|FIN|[Ss]uite|SUITE|[Ee]nde|ENDE|[Ff]ortsetzung|[Cc]ontinúa|[Cc]ontinua|[Пп]родолжение|[Кк]онец|[IVX]+)(?![\\p{L}\\p{N}]))';
/** Letters, as an agency is named in brackets: `UPI`, `dpa`, `EUROPA PRESS`, `AFP/dpa`. */
export const shortAgency = String.raw`${noName}(?:[\p{Lu}\p{Lo}]|(?:${small})(?![\p{L}\p{N}]))[\p{L}\p{N}&.'’-]*(?:[ /][\p{L}\p{N}&.'’-]+){0,3}`;
/** A day in a dateline: `June 30`, `30 июня`, `30 jun`. */
const day = String.raw`(?:\p{L}{3,12}\.? \d{1,2}|\d{1,2}\.? (?:de )?\p{L}{3,12}\.?)`;
const place = String.raw`\p{Lu}[\p{L}\p{M} .'’/-]{1,40}`;

/** Datelines before the first words of a text; the first group is the agency. */
export const agencyDatelines: readonly RegExp[] = [
  // SEOUL, June 30 (UPI) --  ·  SEOUL. June 30 (UPI) --  ·  Berlin (dpa) –  ·  PARIS, 30 juin 2025 (AFP) -
  new RegExp(String.raw`^${place}(?:[,.] ?${day}(?:,? \d{4})?)?,? ?\((${shortAgency})\)\s*(?:--|[-–—:.])`, 'u'),
  // МОСКВА, 30 июня. /ТАСС/.
  new RegExp(String.raw`^${place}, ?${day}(?: \d{4})?\.? ?/(${shortAgency})/`, 'u'),
  // МОСКВА, 30 июн – РИА Новости.
  new RegExp(String.raw`^${place}, ?${day}\s+[-–—]\s+(\p{Lu}[\p{L}]+(?: \p{Lu}[\p{L}]+)?)[.,]`, 'u'),
  // 新华社北京6月30日电
  /^[【（(]?(\p{Script=Han}{2,6}社)\p{Script=Han}{1,8}\d{1,2}月\d{1,2}日[电電]/u,
];
/** SEOUL, June 30 —, without an agency. */
const placeAndDay = new RegExp(String.raw`^${place}, ?${day}(?:,? \d{4})?\.?\s*(?:--|[–—]|-\s)`, 'u');
/** Alone in its line: SEOUL, June 30 (UPI)  ·  SEOUL, June 30  ·  BERLIN (dpa) */
const alone = [
  new RegExp(String.raw`^${place}, ?${day}(?:,? \d{4})?\.?(?: ?\(${shortAgency}\))?\s*(?:--|[-–—])?$`, 'u'),
  new RegExp(String.raw`^\p{Lu}[\p{Lu}\p{M} .'’/-]{1,40} ?\(${shortAgency}\)\s*(?:--|[-–—])?$`, 'u'),
];

/** What every dateline before a sentence has, and every one alone in its line. */
const mayHold = /^.{2,90}?(?:[)\d.] ?(?:--|[-–—:.])|\d (?:de )?\p{L}{3,12} [-–—]|\/|[电電])/u;
const mayStandAlone = /, ?.*\d|\(/u;

/** Code units that are looked through. */
const longest = 200;

/** How long the dateline is that words begin with; 0 if they begin with none. */
export function datelineLength(words: string): number {
  const start = words.slice(0, longest);
  // To compile what follows takes longer than to look through a text.
  if (!mayHold.test(start)) return 0;
  for (const pattern of [...agencyDatelines, placeAndDay]) {
    const found = pattern.exec(start)?.[0];
    if (found && namesMonth(found) && (pattern !== placeAndDay || beginsAfresh(start.slice(found.length))))
      return found.length;
  }
  return 0;
}

/** Whether the word beside a number is a month, where there is one: `article 12` is no day. */
function namesMonth(dateline: string): boolean {
  if (!/\d/u.test(dateline) || /月/u.test(dateline)) return true;
  return (dateline.match(/\p{L}{3,12}/gu) ?? []).some(isMonthWord);
}

/** A sentence begins behind a dateline; `Ada Brandt, May 4 — the day of the fire — …` goes on. */
function beginsAfresh(rest: string): boolean {
  return !/^[^\p{L}\p{N}]*\p{Ll}/u.test(rest);
}

/** Whether a line is a dateline and nothing else. */
export function isDateline(line: string): boolean {
  if (line.length > longest || !mayStandAlone.test(line) || !namesMonth(line)) return false;
  return alone.some((pattern) => pattern.test(line));
}
