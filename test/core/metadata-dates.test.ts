import { describe, expect, test } from 'vitest';
import { findDate } from '../../src/core/text/find-date.ts';
import { guesses, story } from './guessed.ts';

describe('a date', () => {
  test('is never taken from the story or a caption', () => {
    expect(
      guesses(`Ferry to stop\n\n${story}\n\nPassengers wait on the quay on June 28, 2018. Photo by A. Nobody`),
    ).toEqual({
      title: 'Ferry to stop',
    });
  });

  test('is read in many languages', () => {
    const written = {
      'June 30, 2025': '2025-06-30',
      '30 June 2025': '2025-06-30',
      '30th of June 2025': '2025-06-30',
      'Sept. 3, 1939': '1939-09-03',
      '30 июня 2025 г.': '2025-06-30',
      '30 juin 2025': '2025-06-30',
      '1er mars 1871': '1871-03-01',
      '30. Juni 2025': '2025-06-30',
      '30 de junio de 2025': '2025-06-30',
      '3 maja 1791': '1791-05-03',
      '30 червня 2025': '2025-06-30',
      '2025年6月30日': '2025-06-30',
      '2025년 6월 30일': '2025-06-30',
      '30 يونيو 2025': '2025-06-30',
      '2025-06-30T06:44+0000': '2025-06-30T06:44+0000',
      '30.06.2025': '2025-06-30',
      '06/30/2025': '2025-06-30',
      'June 2025': '2025-06',
    };
    expect(Object.fromEntries(Object.keys(written).map((words) => [words, findDate(words)?.value]))).toEqual(written);
  });

  test('in numbers is doubted where day and month could be swapped', () => {
    expect(guesses(`Ferry\n\n03.04.2025\n\n${story}`)['date']).toBe('2025-04-03 ambiguous-date');
    expect(guesses(`Ferry\n\n13.04.2025\n\n${story}`)['date']).toBe('2025-04-13');
    expect(guesses(`Ferry\n\n04/13/2025\n\n${story}`)['date']).toBe('2025-04-13');
    expect(guesses(`Ferry\n\n04.04.2025\n\n${story}`)['date']).toBe('2025-04-04');
  });

  test('that does not exist is none', () => {
    expect(
      ['31.02.2025', 'February 30, 2025', '2025-13-01', '99.99.2025', '1.2.3.2025'].map((words) => findDate(words)),
    ).toEqual([null, null, null, null, null]);
  });

  test('is doubted where the head names several', () => {
    expect(guesses(`Ferry to stop\n\nPublished: 14 May 2019\nUpdated: 16 May 2019\n\n${story}`)['date']).toBe(
      '2019-05-14 several',
    );
  });

  test('of publication is more than one of revision, wherever it stands', () => {
    const date = (head: string) => guesses(`Ferry to stop\n\n${head}\n\n${story}`)['date'];
    expect([
      date('Updated 16 May 2019 Published 14 May 2019'),
      date('Published 14 May 2019 | Updated 16 May 2019'),
      date('Updated: 16 May 2019\nPublished: 14 May 2019'),
      date('Stand: 16.05.2019 | Veröffentlicht: 14.05.2019'),
      date('Updated: 16 May 2019'),
    ]).toEqual(['2019-05-14 several', '2019-05-14 several', '2019-05-14 several', '2019-05-14 several', '2019-05-16']);
  });

  test('is none of the document behind a label that says another day', () => {
    const labelled = (line: string) => {
      const { date, title } = guesses(`${line}\n\n${story}`, 'a/17.txt');
      return [date, title];
    };
    for (const line of [
      'Date of birth: 3 May 1925',
      'Deadline: 3 May 2025',
      'Deadline: Friday, 2 May 2025',
      'Expires: 3 May 2025',
      'Born: 3 May 1925',
      'Born: 3 May 1925 in London',
      'Date of birth of the mother: 3 May 1925',
      '生年月日：1925年5月3日',
      'Next meeting: 3 May 2025',
      'Geburtsdatum: 3. Mai 1925',
      'Né le: 3 mai 1925',
      'Дата рождения: 3 мая 1925 г.',
      'تاريخ الميلاد: 3 مايو 1925',
    ])
      expect([line, ...labelled(line)]).toEqual([line, undefined, '<17>']);
    const date = (head: string) => guesses(`Ferry to stop\n\n${head}\n\n${story}`)['date'];
    expect([
      date('Next meeting: the old hall, 3 May 2025'),
      date('Received: 3 May 1962'),
      date('Date of interview: 3 May 2021'),
      date('Source: The Times, 3 May 1962'),
      date('By Ana Kovač | Published: Monday, 3 May 2021'),
      date('London: 3 May 1962'),
      date('Last updated on: 3 May 2021'),
      date('Aktualisiert: 3. Mai 2021'),
      date('10:15, 3 May 2021'),
      date('Originally published: 3 May 2021'),
      date('Date & time: 2021-05-03 10:15'),
      date('Ort, Datum: Berlin, 3. Mai 2021'),
      date('Date de parution : 3 mai 2021'),
      date('Udgivet: 3. maj 2021'),
      date('作成日：2021年5月3日'),
      date('State of the Union: May 3, 2021'),
      date('Deadline – 3 May 2025'),
      date('Birthday, 3 May 1925'),
    ]).toEqual([
      '2025-05-03 weak',
      '1962-05-03 weak',
      '2021-05-03',
      '1962-05-03',
      '2021-05-03',
      '1962-05-03',
      '2021-05-03',
      '2021-05-03',
      '2021-05-03',
      '2021-05-03',
      '2021-05-03T10:15',
      '2021-05-03',
      '2021-05-03',
      '2021-05-03',
      '2021-05-03',
      '2021-05-03 weak',
      undefined,
      undefined,
    ]);
  });

  test('behind a label for it wins over those behind others, wherever it stands', () => {
    const date = (head: string) => guesses(`${head}\n\n${story}`, 'a/17.txt')['date'];
    expect([
      date('Scanned: 2001-05-03\n\nDate: 4 June 1962'),
      date('Created: 3 May 2001\nDate: 4 June 1962'),
      date('Released: 3 May 2001\nDate: 4 June 1962'),
      date('Received: 3 May 1962\nDate: 1 May 1962'),
      date('Printed: 3 May 2021\nPublished: 4 June 2019'),
      date('Gedruckt: 3. Mai 2021\nVeröffentlicht: 4. Juni 2019'),
      date('Получено: 3 мая 1962 г.\nДата: 1 мая 1962 г.'),
      date('Your ref: 3 May 1962\nOur ref: AB/1\n\n9 May 1962'),
      date('Re: your letter, 3 May 1962\n\nLondon, 9 May 1962'),
      date(
        'Received: from x by y; Wed, 4 May 2022 10:00:00 +0000\nFrom: a@x.org\nDate: Tue, 3 May 2022 14:05:00 +0200\nSubject: Hi there',
      ),
      date(
        'Received: from x\n\tby y; Wed, 4 May 2022 10:00:00 +0000\nFrom: a@x.org\nDate: Tue, 3 May 2022 14:05:00 +0200',
      ),
    ]).toEqual([
      '1962-06-04',
      '1962-06-04 several',
      '1962-06-04 several',
      '1962-05-01',
      '2019-06-04',
      '2019-06-04',
      '1962-05-01',
      '1962-05-09',
      '1962-05-09',
      '2022-05-03T14:05:00',
      '2022-05-03T14:05:00',
    ]);
  });

  test('is the first of a range whose both ends are whole, alone in its line', () => {
    const date = (line: string) => guesses(`Ferry to stop\n\n${line}\n\n${story}`)['date'];
    expect([
      date('From 28 December 1912 to 3 January 1913'),
      date('28 December 1912 – 3 January 1913'),
      date('Vom 28. Dezember 1912 bis zum 3. Januar 1913'),
      date('С 28 декабря 1912 г. по 3 января 1913 г.'),
      date('2025/06/30 – 2025/07/02'),
      // What says less, or is counted in two ways, is rather none than a wrong one.
      date('From 28 December 1912 to 3 January 1913 it rained'),
      date('He was there from 28 December 1912 to 3 January 1913'),
      date('1750/1 (O.S.)'),
      date('c. 250-230 BC'),
    ]).toEqual([
      '1912-12-28 several',
      '1912-12-28 several',
      '1912-12-28 several',
      '1912-12-28 several',
      '2025-06-30 several',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('that other words beside it contradict or make longer is doubted', () => {
    const date = (line: string) => guesses(`Ferry to stop\n\n${line}\n\n${story}`)['date'];
    expect([
      date('Monday, 5 May 2021'),
      date('Wednesday, 5 May 2021'),
      date('Tuesday, 03/04/2025'),
      date('The Sun, 5 May 2021'),
      date('12–14 March 2020'),
    ]).toEqual(['2021-05-05 weak', '2021-05-05', '2025-03-04', '2021-05-05', '2020-03-12 several']);
  });

  test('stands over a letter behind its place and article, in any language', () => {
    const head = (line: string) => {
      const { date, place } = guesses(`${line}\n\n${story}`);
      return [date, place];
    };
    expect([
      head('Berlin, den 7. März 1915'),
      head('Paris, le 29 mai 1936'),
      head('大正七年三月二日'),
      head('١٥ كانون الثاني ١٩٤٨'),
    ]).toEqual([
      ['1915-03-07', 'Berlin'],
      ['1936-05-29', 'Paris'],
      ['1918-03-02', undefined],
      ['1948-01-15', undefined],
    ]);
  });

  test('stands behind a name that wrote the text, and no place, where the line says so', () => {
    const head = (line: string) => {
      const { date, place, author } = guesses(`The third stair\n\n${line}\n\n${story}`);
      return [date, place, author];
    };
    const day = ['1998-02-14', undefined, 'Ilse Novák'];
    expect([
      head('By Ilse Novák, 14 February 1998'),
      head('Von Ilse Novák, 14. Februar 1998'),
      head('Par Ilse Novák, 14 février 1998'),
      head('Por Ilse Novák, 14 de febrero de 1998'),
      head('By Ilse Novák, February 14, 1998'),
      head('By Ilse Novák, Saturday, 14 February 1998'),
      head('Author: Ilse Novák, 14 February 1998'),
    ]).toEqual([day, day, day, day, day, day, day]);
    expect(guesses(`By Ilse Novák, 14 February 1998\n\n${story}`)).toMatchObject({ author: 'Ilse Novák' });
    expect(head('Von Ormy, Texas, 14 February 1998')[0]).toBe('1998-02-14');
  });

  test('is none where a sentence tells of it', () => {
    const date = (line: string) => guesses(`${line}\n\n${story}`)['date'];
    expect(
      [
        'We met on 03.04.2025',
        'We met on 03.04.2025 in the hall',
        'On 03.04.2025 we met',
        'On 3 April 2025, the council met in the hall to',
        'The council met in the hall on\n3 April 2025\nand talked of the ferry',
      ].map(date),
    ).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  test('of a file’s name that is a range is what all its days share', () => {
    expect(
      [
        'Report 19990101-19991231.txt',
        '1999-01-01 to 1999-12-31.txt',
        '20200301-20200331.txt',
        '20191201-20200131.txt',
      ].map((path) => guesses(story, path)['date']),
    ).toEqual(['<1999> several', '<1999> several', '<2020-03> several', undefined]);
  });

  test('stands in the file name, as exact as it is there', () => {
    expect(guesses(story, 'speeches/1950-Truman.txt')).toEqual({ title: '<1950-Truman>' });
    expect(guesses(story, '20190514 minutes.txt')['date']).toBe('<2019-05-14>');
    expect(guesses(story, '2019-05.txt')['date']).toBe('<2019-05>');
    expect(guesses(story, 'notes 1854-03.txt')['date']).toBe('<1854-03>');
    expect(guesses(story, '1987-02-26/12.txt')['date']).toBe('<1987-02-26>');
    expect(guesses(story, 'wire/1987/02/26/12.txt')['date']).toBe('<1987-02-26>');
  });

  test('is no number of a file, whatever lies between 1000 and 2199', () => {
    const numbered = (name: (number: number) => string) =>
      Array.from({ length: 1200 }, (_, at) => name(1000 + at)).filter(
        (path) => guesses(story, path)['date'] !== undefined,
      );
    expect(
      [
        (n: number) => `${n}.txt`,
        (n: number) => `letter ${n}.txt`,
        (n: number) => `p. ${n}.txt`,
        (n: number) => `reut-${n}.txt`,
        (n: number) => `${n}-${n + 1}.txt`,
        (n: number) => `${n} ferry.txt`,
        (n: number) => `${n}_Smith.txt`,
        (n: number) => `${n}-Text.txt`,
        (n: number) => `${n}-港.txt`,
        (n: number) => `doc_${n}_a.txt`,
        (n: number) => `${n}/a.txt`,
        (n: number) => `${n}${n}.txt`,
        (n: number) => `vol-${n}-07-3.txt`,
        (n: number) => `000_12810a6a7f84507a${n}.txt`,
      ].flatMap(numbered),
    ).toEqual([]);
  });

  test('is no month or day that a sentence of a paragraph begins with', () => {
    expect(guesses(`Ferry to stop\n\nMay 2019 was cold\n\n${story}`)['date']).toBeUndefined();
    const lines =
      'The owner told the council of the island that he had sold the boat on\nMay 3, 2019\nand would buy no other one, whatever the council said, and that the\nharbour would be closed in winter, too, for the first time in a century,\nas there was nobody left who would pay for the light on the long pier.';
    expect(guesses(`Ferry to stop\n\n${lines}\n\n${story}`)['date']).toBeUndefined();
  });

  test('is read by the month’s name in the language of the text', () => {
    const croatian =
      'Trajekt između dva otoka prestat će ploviti na kraju sezone, objavila je tvrtka u ponedjeljak, jer putnika nema već treće ljeto.';
    const polish =
      'Prom między dwiema wyspami przestanie kursować pod koniec sezonu, ogłosiła firma w poniedziałek, ponieważ trzecie lato nie było pasażerów.';
    expect(guesses(`Trajekt staje\n\n12. listopada 2020.\n\n${croatian}`)['date']).toBe('2020-10-12');
    expect(guesses(`Prom staje\n\n12 listopada 2020\n\n${polish}`)['date']).toBe('2020-11-12');
  });

  test('of another calendar is told in ours, or not guessed', () => {
    const thai = 'เรือข้ามฟากระหว่างเกาะทั้งสองจะหยุดวิ่งเมื่อสิ้นฤดูกาล บริษัทกล่าวเมื่อวันจันทร์ หลังจากผู้โดยสารหายไปเป็นปีที่สาม';
    const persian =
      'شرکت روز دوشنبه اعلام کرد که کشتی میان دو جزیره در پایان فصل از کار می‌ایستد، زیرا سومین تابستان است که مسافری نیامده است.';
    const arabic =
      'قالت الشركة يوم الاثنين إن العبارة بين الجزيرتين ستتوقف عن العمل في نهاية الموسم بعد أن غاب الركاب عنها للصيف الثالث على التوالي.';
    expect([
      guesses(`เรือหยุด\n\n30 มิถุนายน 2568\n\n${thai}`)['date'],
      guesses(`เรือหยุด\n\n๓๐ มิถุนายน ๒๕๖๘ 09:02\n\n${thai}`)['date'],
      guesses(thai, '2568-06-30.txt')['date'],
      guesses(`کشتی می‌ایستد\n\n۱۰ تیر ۱۴۰۳\n\n${persian}`)['date'],
      guesses(`کشتی می‌ایستد\n\n۱۴۰۳/۰۴/۱۰\n\n${persian}`)['date'],
      guesses(persian, '1403-04-10.txt')['date'],
      guesses(`العبارة تتوقف\n\n١٤٤٦/٠١/٠٥\n\n${arabic}`)['date'],
    ]).toEqual(['2025-06-30', '2025-06-30T09:02', '<2025-06-30>', '2024-06-30', undefined, undefined, undefined]);
  });

  test('is read in digits of any script', () => {
    const arabic =
      'قالت الشركة يوم الاثنين إن العبارة بين الجزيرتين ستتوقف عن العمل في نهاية الموسم بعد أن غاب الركاب عنها للصيف الثالث على التوالي.';
    expect([
      guesses(`العبارة تتوقف\n\n٣٠ يونيو ٢٠٢٥\n\n${arabic}`)['date'],
      guesses(`العبارة تتوقف\n\nالتاريخ: ٣٠‏/٠٦‏/٢٠٢٥ ١٠:١٥\n\n${arabic}`)['date'],
      guesses(`date ٢٠٢٥-٠٦-٣٠ العبارة تتوقف\n\n${arabic}`)['date'],
      guesses(`渡轮停航\n\n新华社北京６月３０日电 ${'渡轮将在季末停航。'.repeat(8)}`)['place'],
    ]).toEqual(['2025-06-30', '2025-06-30T10:15', '2025-06-30', '北京']);
  });

  test('may be early or late, with its era or written in full', () => {
    expect(guesses(`On the ferry\n\n15 March 44 BC\n\n${story}`)['date']).toBe('-0043-03-15');
    expect(guesses(`On the ferry\n\n3 May 754 AD\n\n${story}`)['date']).toBe('0754-05-03');
    expect(guesses(`On the ferry\n\n3 May 754\n\n${story}`)['date']).toBeUndefined();
    const labelled = (line: string) => guesses(`On the ferry\n\n${line}\n\n${story}`)['date'];
    expect([
      labelled('Published: 3 March 754'),
      labelled('Date: March 754'),
      labelled('**Date:** 3 March 754'),
      labelled('Datum: 3. März 754'),
      labelled('Дата: 3 марта 754 г.'),
      labelled('Published: 754'),
      labelled('Published: 3 pages'),
      labelled('Published 3 March 754 times over'),
    ]).toEqual(['0754-03-03', '0754-03', '0754-03-03', '0754-03-03', '0754-03-03', undefined, undefined, undefined]);
    expect(guesses(`On the ferry\n\n1 May 2154\n\n${story}`)['date']).toBe('2154-05-01');
  });

  test('that is only nearly known is kept so, in EDTF', () => {
    const date = (line: string) => guesses(`On the ferry\n\n${line}\n\n${story}`)['date'];
    expect(
      [
        'Date: c. 1850',
        'Date: 1849/1851',
        'Datum: um 1850',
        'Дата: около июня 1850',
        'Date: June 1850?',
        'c. June 1850',
        'June 1850',
        'Date: between two wars',
      ].map(date),
    ).toEqual(['1850~', '1849/1851', '1850~', '1850-06~', '1850-06?', '1850-06~', '1850-06', undefined]);
  });

  test('in a year that began in March is of the later year, in doubt', () => {
    const date = (line: string) => guesses(`On the ferry\n\n${line}\n\n${story}`)['date'];
    expect(
      [
        'Feb. 3, 1731/2',
        '5 January 1648/9',
        'London, 10 March 1699/1700',
        '5 January 1648/50',
        '3 June 1750/1',
        '28 December 1912/3 January 1913',
      ].map(date),
    ).toEqual(['1732-02-03 weak', '1649-01-05 weak', '1700-03-10 weak', undefined, undefined, undefined]);
  });

  test('of a dateline has no year, and gets none from the file name', () => {
    const text = `Ferry to stop\n\nOBAN, May 14 (PA) — ${story}`;
    expect(guesses(text, '2019-Ferry.txt')['date']).toBeUndefined();
    expect(guesses(text)['date']).toBeUndefined();
  });
});
