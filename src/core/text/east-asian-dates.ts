// Dates as China, Taiwan and Japan write them: years of an era (`大正七年三月二日`, `民國113年5月1日`) and numbers in
// words (`二〇二五年六月三十日`). Which eras there are and where they begin is asked of the machine's ICU.

/** What such a date says. Offsets refer to the string that was searched. */
export interface WrittenDate {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
  readonly from: number;
  readonly to: number;
}

const digits = '〇一二三四五六七八九';
const number = '[\\d〇○零一二三四五六七八九十百千廿卅元]';

/** The first date of an era or in the words of numbers, or null. The moon's months are not ours: they are not read. */
export function findEastAsianDate(words: string): WrittenDate | null {
  if (!words.includes('年')) return null;
  for (const match of words.matchAll(pattern())) {
    const groups = match.groups!;
    const year = yearOf(groups['era'], groups['year']!, groups['month'] !== undefined);
    const [month, day] = [groups['month'], groups['day']].map((written) => (written ? numberOf(written) : null));
    if (year === null || month === 0 || day === 0) continue;
    return { year, month: month!, day: day!, from: match.index, to: match.index + match[0].length };
  }
  return null;
}

function yearOf(name: string | undefined, written: string, hasMonth: boolean): number | null {
  const count = numberOf(written);
  // Without an era only a whole year is one; that in plain digits is read elsewhere. 一千年 is a span, not a year.
  if (name === undefined) {
    const isYear = hasMonth ? !/\d/u.test(written) : /^[〇○零一二三四五六七八九]{4}$/u.test(written);
    return isYear && count >= 1000 && count < 2200 ? count : null;
  }
  const era = eras().get(name)!;
  const year = era.before + count;
  return count > 0 && year >= firstSolarYear && year <= era.last ? year : null;
}

let compiled: RegExp | null = null;

function pattern(): RegExp {
  return (compiled ??= new RegExp(
    `(?<!(?:農曆|农历|旧暦|舊曆|旧历|陰暦|陰曆|阴历)\\s?|${number})(?:(?:中華|中华)?(?<era>${[...eras().keys()].join('|')})\\s?)?(?<year>${number}{1,7})\\s?年(?:\\s?(?<month>${number}{1,3})\\s?月(?:\\s?(?<day>${number}{1,3})\\s?[日號号])?)?`,
    'gu',
  ));
}

/** `七`, `二十三`, `廿三`, `一百一十三`, `一九四五`, `元` (the first); 0 where it is none. */
function numberOf(written: string): number {
  if (/^\d+$/u.test(written)) return Number(written);
  if (written === '元') return 1;
  const plain = written.replace(/[○零]/gu, '〇').replace(/廿/gu, '二十').replace(/卅/gu, '三十');
  if (/^[〇一二三四五六七八九]+$/u.test(plain))
    return Number([...plain].map((figure) => digits.indexOf(figure)).join(''));
  const parts =
    /^(?:(?<千>[一二三四五六七八九]?)千)?〇?(?:(?<百>[一二三四五六七八九]?)百)?〇?(?:(?<十>[一二三四五六七八九]?)十)?(?<一>[一二三四五六七八九]?)$/u.exec(
      plain,
    )?.groups;
  if (parts === undefined) return 0;
  // A sign that stands alone counts once: 十 is ten. Where there is none, nothing is counted.
  const count = (figure: string | undefined): number =>
    figure === undefined ? 0 : figure === '' ? 1 : digits.indexOf(figure);
  return (
    1000 * count(parts['千']) +
    100 * count(parts['百']) +
    10 * count(parts['十']) +
    (parts['一'] === '' ? 0 : count(parts['一']))
  );
}

/** Japan counted by the moon before. */
const firstSolarYear = 1873;
/** The present eras have no end yet. */
const lastAsked = 2060;

interface Era {
  /** The year before its first. */
  readonly before: number;
  readonly last: number;
}

let known: ReadonlyMap<string, Era> | null = null;

function eras(): ReadonlyMap<string, Era> {
  if (known !== null) return known;
  const found = new Map<string, Era>();
  const countings = [
    ['ja', 'japanese'],
    ['zh-TW', 'roc'],
    ['zh', 'roc'],
  ] as const;
  for (const [language, calendar] of countings) {
    const style = { calendar, year: 'numeric', era: 'long', numberingSystem: 'latn', timeZone: 'UTC' } as const;
    const format = new Intl.DateTimeFormat(language, style);
    for (let year = firstSolarYear; year <= lastAsked; year++) {
      const parts = format.formatToParts(Date.UTC(year, 11, 31));
      const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
      const name = part('era');
      const before = found.get(name)?.before ?? year - numberOf(part('year'));
      // The year in which an era ends is its last, too.
      if (/^\p{sc=Han}{2}$/u.test(name)) found.set(name, { before, last: year + 1 });
    }
  }
  return (known = found);
}
