import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import {
  compareDates,
  isBackwards,
  isJustDate,
  isWithinDates,
  localMoment,
  isoDate,
  monthOfDate,
  partsOfDate,
} from '../../src/core/text/dates.ts';
import { findDate, readDate } from '../../src/core/text/find-date.ts';

/** What was read; `?` behind it: day and month could be swapped; `!`: it is another day of the week. */
function read(typed: string, ...languages: string[]): string | null {
  const date = readDate(typed, languages);
  return date === null ? null : `${date.value}${date.doubt === null ? '' : date.doubt === 'weak' ? '!' : '?'}`;
}

function readAll(written: Readonly<Record<string, string | null>>, ...languages: string[]): void {
  expect(Object.fromEntries(Object.keys(written).map((words) => [words, read(words, ...languages)]))).toEqual(written);
}

describe('a date that is typed', () => {
  test('is read as it is stored', () => {
    readAll(
      {
        '2025': '2025',
        '754': '0754',
        '0754': '0754',
        '2154-03': '2154-03',
        '-0043': '-0043',
        '-0043-03-15': '-0043-03-15',
        ' 2025-06-30 ': '2025-06-30',
        '2025-06-30T09:02': '2025-06-30T09:02',
        '2025-06-30T09:02:30Z': '2025-06-30T09:02:30Z',
        '2025-06-30 09:02': '2025-06-30T09:02',
      },
      'en-US',
    );
  });

  test('is read in the ways of the reader’s languages', () => {
    readAll(
      {
        '30 June 2025': '2025-06-30',
        'June 30, 2025': '2025-06-30',
        'Monday, June 30, 2025': '2025-06-30',
        'Jun 30 2025': '2025-06-30',
        'June 2025': '2025-06',
        'June 30, 2025, 9:02 PM': '2025-06-30T21:02',
        'May 3, 754': '0754-05-03',
        '44 BC': '-0043',
        'AD 44': '0044',
        'March 15, 44 BC': '-0043-03-15',
        '06/30/2025': '2025-06-30',
      },
      'en-US',
    );
    readAll(
      { '30. Juni 2025': '2025-06-30', 'Jänner 1848': '1848-01', '44 v. Chr.': '-0043', '1. 3. 1871': '1871-03-01?' },
      'de',
    );
    readAll({ '12. listopada 2020': '2020-10-12', 'listopad 2020': '2020-10', '12. 10. 2020.': '2020-10-12?' }, 'hr');
    readAll({ '12 listopada 2020': '2020-11-12' }, 'pl');
    readAll({ '30 juin 2025': '2025-06-30', '1er mars 1871': '1871-03-01', '3 fevrier 1848': '1848-02-03' }, 'fr');
    readAll({ '٣٠ يونيو ٢٠٢٥': '2025-06-30' }, 'ar');
    readAll({ '2025年6月30日': '2025-06-30' }, 'ja');
    readAll({ '2025. gada 30. jūnijs': '2025-06-30' }, 'lv');
    readAll({ '30 tháng 6, 2025': '2025-06-30' }, 'vi');
    readAll({ '30 ביוני 2025': '2025-06-30' }, 'he');
    readAll({ '30 มิถุนายน 2025': '2025-06-30' }, 'th');
  });

  test('in numbers is read day first, as a guess is, whoever types it; where it could be otherwise it is in doubt', () => {
    for (const reader of [['en-US'], ['en-GB', 'en-US'], ['de'], ['fil'], ['ja'], []]) {
      readAll({ '03/04/2025': '2025-04-03?', '04/25/2025': '2025-04-25' }, ...reader);
      expect(readDate('03/04/2025', reader)).toEqual({ value: '2025-04-03', doubt: 'ambiguous-date' });
    }
    expect(findDate('03/04/2025')).toMatchObject({ value: '2025-04-03', doubt: 'ambiguous-date' });
    readAll({ '13.04.2025': '2025-04-13', '04.04.2025': '2025-04-04' }, 'de');
  });

  test('is read without its zeros, with old ordinals and with a time behind it', () => {
    readAll(
      {
        '2023-3-5': '2023-03-05',
        '2023-12-5': '2023-12-05',
        '1912-3': '1912-03',
        '1912-13': '1912/1913',
        '2023-2-30': null,
        '3d. November 1742': '1742-11-03',
        '2d of June 1775': '1775-06-02',
        'June 22d, 1775': '1775-06-22',
        '23d May 1701': '1701-05-23',
        '5d May 1701': null,
        '30 June 2025, 12:30': '2025-06-30T12:30',
        '30 June 2025 - 6.30 pm': '2025-06-30T18:30',
        '30 June 2025 - 6.30': null,
      },
      'en-GB',
    );
    readAll(
      {
        '12.3.2025 - 12.30 Uhr': '2025-03-12T12:30?',
        '30. Juni 2025, 9:05 Uhr': '2025-06-30T09:05',
        '30.06.2025 9.05 Uhr': '2025-06-30T09:05',
        '30. Juni 2025 - 12.30': null,
      },
      'de',
    );
  });

  test('is kept as nearly as it is known, in EDTF', () => {
    readAll(
      {
        'c. 1850': '1850~',
        'ca 30 June 2025': '2025-06-30~',
        'about June 1850': '1850-06~',
        '1850?': '1850?',
        'June 1850 (?)': '1850-06?',
        'perhaps 1850': '1850?',
        'the 1850s': '185X',
        '18XX': '18XX',
        '1850~': '1850~',
        '1849/1851': '1849/1851',
        '1849–1851': '1849/1851',
        '1849-1851': '1849/1851',
        'from June 1849 to May 1851': '1849-06/1851-05',
        'c. 1849 – 1851': '1849~/1851',
        '30 June 2025 – 2 July 2025': '2025-06-30/2025-07-02',
        '../1850': '../1850',
        '1850/..': '1850/..',
        '1851–1849': null,
        'c. 03/04/2025': null,
        'c. the war': null,
      },
      'en-GB',
    );
    readAll({ 'um 1850': '1850~', 'ca. 30. Juni 1850': '1850-06-30~', '1850er Jahre': '185X' }, 'de');
    readAll({ 'vers 1850': '1850~', 'entre 1849 et 1851': '1849/1851' }, 'fr');
    readAll({ 'около 1850': '1850~', 'июнь 1849 – май 1851': '1849-06/1851-05' }, 'ru');
    readAll({ 'por volta de 1850': '1850~', '30 de junho de 1850?': '1850-06-30?' }, 'pt');
    readAll({ 'hacia 1850': '1850~' }, 'es');
    readAll({ 約1850: '1850~' }, 'ja');
  });

  test('says once what both ends of a span have in common', () => {
    readAll(
      {
        '1914–18': '1914/1918',
        '1914-18': '1914/1918',
        'c. 1914–18': '1914~/1918',
        'c.1914-18': '1914~/1918',
        'ca. 1850–60': '1850~/1860',
        '1944–45?': '1944/1945?',
        '1944/45 (?)': '1944/1945?',
        'May 1914–18': '1914-05/1918',
        '1960s–1970s': '196X/197X',
        'the 1960s and 1970s': '196X/197X',
        "1960s–'70s": '196X/197X',
        'c. 1960s': '196X~',
        'c. 1905-06': '1905-06~',
        'Room 1914–18': null,
        'c. 1918–14': null,
        '1850/51': '1850/1851',
        '1905–06': '1905/1906',
        '1731/2': '1731/1732',
        '28–30 June 2025': '2025-06-28/2025-06-30',
        '28-30 June 2025': '2025-06-28/2025-06-30',
        'June 28–30, 2025': '2025-06-28/2025-06-30',
        '28 June–2 July 2025': '2025-06-28/2025-07-02',
        'June–July 2025': '2025-06/2025-07',
        '500–400 BC': '-0499/-0399',
        '50 BC – AD 100': '-0049/0100',
        // A month, as dates are stored, or nothing that can be told.
        '1905-06': '1905-06',
        '2025/6': null,
        '1918–14': null,
        '400–500 BC': null,
        '30–28 June 2025': null,
      },
      'en-GB',
    );
    readAll(
      { '28.–30. Juni 2025': '2025-06-28/2025-06-30', 'um 1914/18': '1914~/1918', '1850er–1860er': '185X/186X' },
      'de',
    );
    readAll({ '28 au 30 juin 2025': '2025-06-28/2025-06-30' }, 'fr');
    readAll(
      { '28–30 июня 2025 г.': '2025-06-28/2025-06-30', '1914–18 гг.': '1914/1918', 'ок. 1914–18 гг.': '1914~/1918' },
      'ru',
    );
    readAll({ '28 a 30 de junho de 2025': '2025-06-28/2025-06-30' }, 'pt');
    readAll({ '28 al 30 de junio de 2025': '2025-06-28/2025-06-30' }, 'es');
    readAll({ '2025年6月28日–30日': '2025-06-28/2025-06-30', '1914–18年頃': '1914/1918~' }, 'ja');
  });

  test('is a year also with the word for year behind it, and nearly in many languages', () => {
    readAll(
      { 'около 1850 г.': '1850~', 'ок. 1850 года': '1850~', '1850 г.': '1850', '1850–1860 гг.': '1850/1860' },
      'ru',
    );
    readAll({ '1850年': '1850', 约1850年: '1850~', '大约 1850年': '1850~' }, 'zh');
    readAll({ '1850年頃': '1850~' }, 'ja');
    readAll({ '1850년': '1850', '약 1850년': '1850~' }, 'ko');
    readAll({ 'rund 1850': '1850~' }, 'de');
    readAll({ 'autour de 1850': '1850~' }, 'fr');
    readAll({ 'em torno de 1850': '1850~' }, 'pt');
  });

  test('in hundreds is a century in English as long as that is over, and ten years elsewhere', () => {
    readAll(
      { '1800s': '18XX', 'the 1900s': '19XX', '1850s': '185X', '2000s': '200X', '1800er Jahre': '180X' },
      'en-GB',
    );
  });

  test('is none if the words are no date', () => {
    const words = [
      'last Sunday',
      '2025-13-45',
      '2025-02-30',
      '31.02.2025',
      '30 June',
      'June',
      '25',
      '30.6.25',
      'x 30 June 2025',
      '30 June 2025 or so',
      'Someday, June 30, 2025',
      '',
      '12345',
      '0000-00-00',
      '-0000',
      'a 44',
    ];
    readAll(Object.fromEntries(words.map((typed) => [typed, null])), 'en', 'not a language');
  });

  test('is read in the ways of the document’s language, too', () => {
    readAll({ '3 марта 754 г.': '0754-03-03', '3 марта 754 года': '0754-03-03' }, 'en', 'ru');
    readAll({ '29 mai 1936': '1936-05-29', 'le 29 mai 1936': '1936-05-29', '1er juin 1936': '1936-06-01' }, 'en', 'fr');
    readAll({ 'mercredi 5 mai 2021': '2021-05-05', 'le lundi 5 mai 2021': '2021-05-05!' }, 'en', 'fr');
    readAll({ 'den 7. März 1915': '1915-03-07', 'Sonntag, den 7. März 1915': '1915-03-07' }, 'en', 'de');
    readAll({ '12. listopada 2020': '2020-10-12' }, 'en', 'hr');
    readAll(
      {
        大正七年三月二日: '1918-03-02',
        昭和20年8月15日: '1945-08-15',
        昭和64年1月7日: '1989-01-07',
        平成元年1月8日: '1989-01-08',
        令和５年５月１日: '2023-05-01',
        令和五年: '2023',
        明治三十七年二月八日: '1904-02-08',
        二〇二五年六月三十日: '2025-06-30',
        一九四五年八月: '1945-08',
        // Japan counted by the moon before 1873, and an era ends.
        一千二百年前的城市: null,
        中国二千年: null,
        一千年: null,
        二〇二五年: '2025',
        明治三年五月一日: null,
        昭和99年1月1日: null,
        昭和20年2月30日: null,
      },
      'en',
      'ja',
    );
    readAll(
      {
        民國113年5月1日: '2024-05-01',
        中華民國三十八年十月一日: '1949-10-01',
        民國一百一十三年五月廿三日: '2024-05-23',
        民国元年元月一日: '1912-01-01',
        農曆二〇二五年三月二日: null,
      },
      'en',
      'zh-TW',
    );
    readAll(
      {
        '15 كانون الثاني 2020': '2020-01-15',
        '١٥ تشرين الأول ١٩٤٨': '1948-10-15',
        '٢٠ يناير ٢٠٢١': '2021-01-20',
        '15 كانون الثاني/يناير 2020': '2020-01-15',
        '15 كانون الثاني/فبراير 2020': null,
      },
      'en',
      'ar',
    );
  });

  test('is read in the words and the script of every part of its language', () => {
    readAll({ '4 de setiembre de 1871': '1871-09-04', '4 sep 1871': '1871-09-04', '4 set 1871': '1871-09-04' }, 'es');
    readAll({ '4 أغشت 1970': '1970-08-04', '4 شتمبر 1970': '1970-09-04', '4 إبريل 1970': '1970-04-04' }, 'ar');
    readAll({ '4 juill 1871': '1871-07-04', '4 fév 1871': '1871-02-04' }, 'fr');
    readAll({ '3. mart 1912.': '1912-03-03', '3. март 1912.': '1912-03-03' }, 'sr');
    readAll({ '3. мај 1912.': '1912-05-03' }, 'bs');
    readAll({ '3 ијун 1912': '1912-06-03' }, 'az');
    readAll({ '3 июн 1962': '1962-06-03' }, 'uz');
    readAll({ '3 ناۋرىز 1962': '1962-03-03' }, 'kk');
    readAll({ '3 جنوری 1962': '1962-01-03' }, 'pa');
    readAll({ '3 मार्चु 1962': '1962-03-03' }, 'sd');
    readAll({ '3 সেপ্টেঃ 1962': '1962-09-03' }, 'bn');
    readAll({ '3 جنوری 1962': '1962-01-03' }, 'fa');
  });

  test('with a day of the week that is another is read in doubt; one that fits says which number is the month', () => {
    readAll(
      {
        'Wednesday, 5 May 2021': '2021-05-05',
        'Monday, 5 May 2021': '2021-05-05!',
        'Sunday, June 30, 2025': '2025-06-30!',
        'Tuesday, 03/04/2025': '2025-03-04',
        'Thursday, 03/04/2025': '2025-04-03',
        'Friday, 03/04/2025': '2025-04-03?',
      },
      'en-US',
    );
  });

  test('comes back as it was written by any language', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    const languages = Intl.DateTimeFormat.supportedLocalesOf(letters.flatMap((a) => letters.map((b) => a + b)));
    expect(languages.length).toBeGreaterThan(50);
    const wrong: string[] = [];
    for (const language of languages) {
      const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC', calendar: 'gregory' });
      for (let month = 1; month <= 12; month++) {
        const value = isoDate(2021, month, 19)!;
        const words = format.format(new Date(value));
        if (read(words, language) !== value) wrong.push(`${language}: ${words} ${read(words, language)}`);
        const found = findDate(words, { languages: [language] })?.value;
        if (found !== value) wrong.push(`${language}: ${words} ${found} in a text`);
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);
});

test('the first of days that are written together is found, and doubted', () => {
  const found = (words: string, ...languages: string[]) => {
    const date = findDate(words, { languages });
    return date === null ? null : [date.value, words.slice(date.from, date.to), date.doubt];
  };
  expect([
    found('12-14 March 2020', 'en'),
    found('12 and 13 March 2020', 'en'),
    found('March 12–14, 2020', 'en'),
    found('30 March – 2 April 2020', 'en'),
    found('vom 12. bis 14. März 2020', 'de'),
    found('12.–14.03.2020', 'de'),
    found('30.03.–02.04.2020', 'de'),
    found('du 12 au 14 mars 2020', 'fr'),
    found('2020年3月12日～14日', 'ja'),
    found('May–June 2020', 'en'),
    found('page 12 of 14 March 2020', 'en'),
    found('14–12 March 2020', 'en'),
    found('30 June 2025 – 2 July 2025', 'en'),
    found('30. Juni 2025 bis 2. Juli 2025', 'de'),
    found('2025/06/30 – 2025/07/02', 'en'),
    found('30.12.2025 - 02.01.2026', 'de'),
    found('с 30 декабря 1912 г. по 3 января 1913 г.', 'ru'),
    found('June 2025 – July 2026', 'en'),
    found('30 June 2025 / 2025-06-30', 'en'),
    found('30 June 2025 – Updated 2 July 2025', 'en'),
  ]).toEqual([
    ['2020-03-12', '12-14 March 2020', 'several'],
    ['2020-03-12', '12 and 13 March 2020', 'several'],
    ['2020-03-12', 'March 12–14, 2020', 'several'],
    ['2020-03-30', '30 March – 2 April 2020', 'several'],
    ['2020-03-12', '12. bis 14. März 2020', 'several'],
    ['2020-03-12', '12.–14.03.2020', 'several'],
    ['2020-03-30', '30.03.–02.04.2020', 'several'],
    ['2020-03-12', '12 au 14 mars 2020', 'several'],
    ['2020-03-12', '2020年3月12日', 'several'],
    ['2020-05', 'May–June 2020', 'several'],
    ['2020-03-14', '14 March 2020', null],
    ['2020-03-12', '12 March 2020', null],
    ['2025-06-30', '30 June 2025', 'several'],
    ['2025-06-30', '30. Juni 2025', 'several'],
    ['2025-06-30', '2025/06/30', 'several'],
    ['2025-12-30', '30.12.2025', 'several'],
    ['1912-12-30', '30 декабря 1912 г.', 'several'],
    ['2025-06', 'June 2025', 'several'],
    ['2025-06-30', '30 June 2025', null],
    ['2025-06-30', '30 June 2025', null],
  ]);
});

test('the months of all languages are asked one language at a time, and for a known name none but the reader’s', async () => {
  vi.resetModules();
  const asked = vi.spyOn(Intl.DateTimeFormat.prototype, 'formatToParts');
  const formatters = (act: () => unknown): number => {
    asked.mockClear();
    act();
    return new Set(asked.mock.contexts).size;
  };
  try {
    const { askMoreMonths, monthNamed } = await import('../../src/core/text/date-words.ts');
    expect(formatters(() => monthNamed('Juni', ['de']))).toBeLessThan(12);
    const steps: number[] = [];
    let more = true;
    while (more) steps.push(formatters(() => (more = askMoreMonths())));
    expect(steps.length).toBeGreaterThan(50);
    expect(Math.max(...steps)).toBeLessThan(32);
    expect(formatters(() => expect(monthNamed('червня', ['en'])?.month).toBe(6))).toBeLessThan(3);
    expect(monthNamed('listopada', ['en'])).toBeNull();
  } finally {
    asked.mockRestore();
  }
});

describe('the year of another calendar', () => {
  test('is told in ours, where the reader’s language surely means it', () => {
    readAll(
      {
        '30 มิถุนายน 2568': '2025-06-30',
        '๓๐ มิถุนายน ๒๕๖๘': '2025-06-30',
        '30 มิ.ย. 2568': '2025-06-30',
        'มิถุนายน 2568': '2025-06',
        '30/06/2568': '2025-06-30',
        '2568': '2025',
        '๒๕๖๘': '2025',
        '2568-06-30': '2025-06-30',
        '30 มิถุนายน 2025': '2025-06-30',
        '2025': '2025',
        '1350': '1350',
      },
      'th',
    );
    readAll(
      {
        '۱۴۰۳/۰۴/۱۰': '2024-06-30',
        '1403/04/10': '2024-06-30',
        '۱۰ تیر ۱۴۰۳': '2024-06-30',
        '۳۰ اسفند ۱۴۰۳': '2025-03-20',
        '۲۰۲۴/۰۶/۳۰': '2024-06-30',
        '۳۰ ژوئن ۲۰۲۴': '2024-06-30',
        '۳۰ ژوئن ۱۴۰۳': '1403-06-30',
        '1403-04-10': '1403-04-10',
        '1403': '1403',
      },
      'fa',
    );
    readAll({ '۹ چنگاښ ۱۴۰۴': '2025-06-30' }, 'ps');
  });

  test('is refused where it may be of several, or lies in two of ours', () => {
    readAll({ '۱۴۰۳': null, 'تیر ۱۴۰۳': null, '۳۰ اسفند ۱۴۰۲': null }, 'fa');
    readAll({ '١٤٤٦/٠١/٠٥': null, '٣٠ محرم ١٤٤٦': null, '٢٠٢٥/٠٦/٣٠': '2025-06-30' }, 'ar');
    readAll({ '۱۴۰۳/۰۴/۱۰': '2024-06-30' }, 'fa-IR', 'en');
    readAll({ '29.05.1453': '1453-05-29' }, 'tr');
  });

  test('is found in a text only where no other calendar may be meant', () => {
    const at = (words: string, ...languages: string[]) => findDate(words, { languages })?.value ?? null;
    expect([
      at('30 มิถุนายน 2568', 'th'),
      at('30/06/2568', 'th'),
      at('۱۰ تیر ۱۴۰۳', 'fa'),
      at('۱۴۰۳/۰۴/۱۰', 'fa'),
      at('1403/04/10', 'fa'),
      at('1403-04-10', 'fa'),
      at('١٤٤٦/٠١/٠٥', 'ar'),
      at('23/10/2017', 'am'),
      at('2025-06-30', 'am'),
      at('23/10/2017', 'hi'),
      at('30 มิถุนายน 2568'),
    ]).toEqual([
      '2025-06-30',
      '2025-06-30',
      '2024-06-30',
      null,
      null,
      null,
      null,
      null,
      '2025-06-30',
      '2017-10-23',
      null,
    ]);
  });
});

test('digits of any script are read in a text, and keep their places', () => {
  const found = (words: string, ...languages: string[]) => {
    const date = findDate(words, { languages });
    return date === null ? null : [date.value, words.slice(date.from, date.to)];
  };
  expect([
    found('القاهرة: ٣٠ يونيو ٢٠٢٥ م', 'ar'),
    found('‏٢٠٢٥‏/٠٦‏/٣٠‏، القاهرة', 'ar'),
    found('तारीख ३० जून २०२५', 'hi'),
    found('２０２５年６月３０日 東京', 'ja'),
    found('𞥓𞥐.𞥐𞥖.𞥒𞥐𞥒𞥕 !'),
  ]).toEqual([
    ['2025-06-30', '٣٠ يونيو ٢٠٢٥ م'],
    ['2025-06-30', '٢٠٢٥‏/٠٦‏/٣٠'],
    ['2025-06-30', '३० जून २०२५'],
    ['2025-06-30', '２０２５年６月３０日'],
    ['2025-06-30', '𞥓𞥐.𞥐𞥖.𞥒𞥐𞥒𞥕'],
  ]);
});

test('a date in words is found whatever the language, where all agree on its month', () => {
  const at = (words: string, ...languages: string[]) => findDate(words, { languages })?.value ?? null;
  expect([at('12. listopada 2020', 'hr'), at('12 listopada 2020', 'pl'), at('12 listopada 2020')]).toEqual([
    '2020-10-12',
    '2020-11-12',
    null,
  ]);
  expect([at('30 juin 2025'), at('30 июня 2025 г.'), at('3 maja 1791')]).toEqual([
    '2025-06-30',
    '2025-06-30',
    '1791-05-03',
  ]);
  expect([at('on 30 June 754'), at('on March 15, 44 BC'), at('May 1, 2154'), at('May 1, 2999')]).toEqual([
    null,
    '-0043-03-15',
    '2154-05-01',
    null,
  ]);
});

test('what programs write for a day that they do not know is found as none', () => {
  const at = (words: string) => findDate(words)?.value ?? null;
  expect([at('Created: 0000-01-01'), at('дата: 0000-03-15T09:02'), at('0000-00-00'), at('-0043-03-15')]).toEqual([
    null,
    null,
    null,
    '-0043-03-15',
  ]);
});

describe('stored dates', () => {
  const year = fc.integer({ min: -9999, max: 9999 });
  const date = fc
    .record({
      year,
      month: fc.option(fc.integer({ min: 1, max: 12 })),
      day: fc.option(fc.integer({ min: 1, max: 28 })),
    })
    .map(({ year, month, day }) => isoDate(year, month, month === null ? null : day)!);

  test('are sorted by time, those before Christ too, what is no date last', () => {
    const sorted = [
      '-0099',
      '-0043-03-15',
      '-0043-12',
      '0000',
      '0754',
      '1849-06',
      '1849-06/1851',
      '1850',
      '1850~',
      '185X',
      '2025',
      '2025-06',
      '2025-06-30',
      '2025-06-30T08:00',
      '2025-06-30T09:02Z',
      '2154',
      'last Sunday',
    ];
    expect([...sorted].reverse().sort(compareDates)).toEqual(sorted);
  });

  test('are what they were when read again', () => {
    fc.assert(
      fc.property(date, (value) => {
        const { year, month, day } = partsOfDate(value)!;
        expect(isoDate(year, month, day)).toBe(value);
        expect(readDate(value, ['en'])).toEqual({ value, doubt: null });
        expect(isWithinDates(value, value, value)).toBe(true);
      }),
    );
  });

  test('that are not exact are found at the years of which they are', () => {
    const found = (value: string, first: string | null, last = first) => isWithinDates(value, first, last);
    expect([found('1850~', '1850'), found('1850?', '1849', '1851'), found('1850~', '1851')]).toEqual([
      true,
      true,
      false,
    ]);
    expect([found('1849/1851', '1849', '1851'), found('1849/1851', '1849/1851'), found('1849/1851', '1850')]).toEqual([
      true,
      true,
      false,
    ]);
    expect([found('../1850', null, '1850'), found('../1850', '1700', '1850'), found('185X', '1850', '1859')]).toEqual([
      true,
      false,
      true,
    ]);
    expect(['1850~', '1850-06?', '2025-06-03/2025-06-05', '1850-03/1850-07'].map(monthOfDate)).toEqual([
      '1850',
      '1850-06',
      '2025-06',
      '1850',
    ]);
  });

  test('of several years go by their ends, and are none of no date', () => {
    const several = ['1849/1851', '1849~/1851', '185X', '1850/1859', '18XX', '../1850', '1850/..', '1849-12/1851'];
    const keys = [
      '1849/1851',
      '1849/1851',
      '1850/1859',
      '1850/1859',
      '1800/1899',
      '../1850',
      '1850/..',
      '1849-12/1851',
    ];
    expect(several.map(monthOfDate)).toEqual(keys);
    for (const key of keys)
      expect(several.filter((value) => isJustDate(value, key))).toEqual(several.filter((_, at) => keys[at] === key));
    expect(['', 'last Sunday', '1850', '1849'].filter((value) => isJustDate(value, '1849/1851'))).toEqual([]);
    expect(['1850', '1850-03', '1850-03/1850-05'].filter((value) => isJustDate(value, '1850-03/1850-05'))).toEqual([
      '1850-03/1850-05',
    ]);
    expect([monthOfDate('last Sunday'), isJustDate('last Sunday', 'never')]).toEqual(['', false]);
  });

  test('lie in a range only if all that they may mean does', () => {
    const inside = (value: string, first: string | null, last: string | null) => isWithinDates(value, first, last);
    expect([inside('2025', '2025-06', '2025-06'), inside('2025-06-30T23:59', '2025-06', '2025-06')]).toEqual([
      false,
      true,
    ]);
    expect([
      inside('-0043-03-15', '-0044', '-0042'),
      inside('-0043', null, '0001'),
      inside('-0043', '0001', null),
    ]).toEqual([true, true, false]);
    expect([inside('last Sunday', null, '2025'), isBackwards('-0042', '-0043'), isBackwards('-0043', '-0042')]).toEqual(
      [false, true, false],
    );
    fc.assert(
      fc.property(date, date, (a, b) => {
        expect(compareDates(a, b)).toBe(-compareDates(b, a) || 0);
        if (isWithinDates(a, b, null) && monthOfDate(a) !== monthOfDate(b))
          expect(compareDates(a, b)).toBeGreaterThan(0);
      }),
    );
  });
});

test('a moment has the day and clock of the reader’s zone, and stays the same moment', () => {
  const moment = '2026-11-28T13:33:00.000Z';
  const zones = ['Pacific/Auckland', 'America/New_York', 'Asia/Kathmandu', 'UTC'];
  const local = zones.map((zone) => localMoment(moment, zone));
  expect(local).toEqual([
    '2026-11-29T02:33:00+13:00',
    '2026-11-28T08:33:00-05:00',
    '2026-11-28T19:18:00+05:45',
    '2026-11-28T13:33:00+00:00',
  ]);
  expect(local.map((words) => Date.parse(words))).toEqual(zones.map(() => Date.parse(moment)));
  expect(localMoment('no moment', 'UTC')).toBe('no moment');
});

test('thousands of moments are told by one formatter for each zone', () => {
  const asked = vi.spyOn(Intl.DateTimeFormat.prototype, 'formatToParts');
  try {
    for (let minute = 0; minute < 2000; minute++) {
      const moment = new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();
      for (const zone of ['Asia/Seoul', 'Europe/Oslo', undefined])
        expect(Date.parse(localMoment(moment, zone))).toBe(Date.parse(moment));
    }
    expect(new Set(asked.mock.contexts).size).toBe(3);
  } finally {
    asked.mockRestore();
  }
});

test.each([
  ['30. Juni 2025 - 12.30 Uhr', '2025-06-30T12:30'],
  ['June 30, 2025 / 12.30 Uhr', '2025-06-30T12:30'],
  ['30 June 2025 - 6.30 pm', '2025-06-30T18:30'],
  ['30 June 2025 / 4.5 stars', '2025-06-30'],
  ['30 June 2025 - 12.30', '2025-06-30'],
])('a number that is no day behind a date makes it no range: %s', (words, value) => {
  expect(findDate(words, { languages: ['de', 'en'] })).toMatchObject({ value, doubt: null });
});

describe('a number beside a date', () => {
  test.each([
    ['Vol. 3, No. 5 – 12 March 2020', '2020-03-12', null],
    ['Nr. 5 / 12. März 2020', '2020-03-12', null],
    ['Nr. 11 – 12.03.2020', '2020-03-12', 'ambiguous-date'],
    ['Heft 3 - 12. März 2020', '2020-03-12', null],
    ['Page 3 / 12 March 2020', '2020-03-12', null],
    ['Том 3 / 12 марта 2020', '2020-03-12', null],
    ['Congress 3 - 12 March 2020', '2020-03-12', 'several'],
    ['30. Juni 2025 - 12.30 Uhr', '2025-06-30T12:30', null],
    ['30 June 2025 - 6.30 pm', '2025-06-30T18:30', null],
    ['from 12 to 14 March 2020', '2020-03-12', 'several'],
    ['Monday, 12 – 14 March 2020', '2020-03-12', 'several'],
    ['Congress 12–14 March 2020', '2020-03-12', 'several'],
  ])('in %s is no day of its own unless it is one', (words, value, doubt) => {
    const found = findDate(words, { languages: ['en', 'de', 'ru'] });
    expect([found?.value, found?.doubt]).toEqual([value, doubt]);
  });
});
