import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDate } from '../../src/core/text/find-date.ts';
import { guessMetadata } from '../../src/core/metadata/guess.ts';
import { detectLanguage } from '../../src/core/metadata/language.ts';
import { divide } from '../../src/core/passages/divide.ts';
import type { Guess } from '../../src/core/model/records.ts';

const story =
  'The ferry between the two islands will stop running at the end of the season, the company said on Monday, after passengers stayed away for a third summer. A meeting of the council on May 3, 2019, had asked for money that never came, and the captain, who was hired on 12 June 2004, has found other work.';

/** What is guessed, as plain words; a value from the path is in angle brackets, one with a doubt ends in its name. */
function guesses(text: string, path = 'notes/untitled.txt'): Record<string, string> {
  const { title, attributes } = guessMetadata(text, path, divide(text));
  return Object.fromEntries(Object.entries({ title, ...attributes }).map(([id, guess]) => [id, say(guess)]));
}

function say({ value, origin, doubt }: Guess): string {
  return `${origin.kind === 'path' ? `<${value}>` : value}${doubt === undefined ? '' : ` ${doubt}`}`;
}

describe('a byline that begins a text', () => {
  const head = (words: string) => {
    const { title, author } = guesses(`${words}\n\n${story}`);
    return [title, author];
  };

  test('is none of its titles where a heading or a date follows, and both are in doubt', () => {
    expect([
      head('By Ana Kovač\n\nFerry to stop after third poor summer'),
      head('Von Anna Berg\n\nDie Fähre fährt nicht mehr'),
      head('By Ana Kovač\n30 June 2025\n\nFerry to stop'),
      head('BY ANA KOVAČ\n\nFERRY TO STOP'),
    ]).toEqual([
      ['Ferry to stop after third poor summer weak', 'Ana Kovač weak'],
      ['Die Fähre fährt nicht mehr weak', 'Anna Berg weak'],
      ['Ferry to stop weak', 'Ana Kovač weak'],
      ['FERRY TO STOP weak', 'ANA KOVAČ weak'],
    ]);
  });

  test('may be a title where the story follows at once, in doubt', () => {
    expect(head('By Grand Central Station')).toEqual(['By Grand Central Station weak', undefined]);
    expect(head('By the river Vell')).toEqual(['By the river Vell', undefined]);
  });

  test('is sure below a title', () => {
    expect(head('Ferry to stop\n\nBy Ana Kovač')).toEqual(['Ferry to stop', 'Ana Kovač']);
  });
});

describe('a line that says how a story came', () => {
  const head = (words: string) => {
    const { title, author } = guesses(`${words}\n\nPETROGRAD, May 3.—${story}`, 'a/17.txt');
    return [title, author];
  };

  test('is neither title nor author', () => {
    const lead = 'The ferry between the two islands will stop running at the end of the season weak';
    const lines = [
      'Special to The New York Times',
      'SPECIAL TO THE NEW YORK TIMES',
      'Special Cable to The Times',
      'By Special Cable\nCopyright, 1915',
      'By Our Special Correspondent',
      'From a Staff Correspondent',
      'Von unserem Korrespondenten',
      'Par notre envoyé spécial',
      'Dal nostro inviato',
      'От нашего специального корреспондента',
    ];
    for (const line of lines) {
      expect([line, ...head(line)]).toEqual([line, lead, undefined]);
      expect([line, ...head(`Ferry to stop\n\n${line}`)]).toEqual([line, 'Ferry to stop', undefined]);
    }
  });

  test('is no title that only begins like one', () => {
    expect([head('Special to me'), head('Special to the family'), head('By Ana Kovač\n\nFerry to stop')]).toEqual([
      ['Special to me', undefined],
      ['Special to the family', undefined],
      ['Ferry to stop weak', 'Ana Kovač weak'],
    ]);
  });
});

describe('a harvested page', () => {
  test('says its date, title, author, place and agency', () => {
    const text = ` date 2019-05-14 Home News\nMay 14, 2019 / 9:02 AM\n\nFerry to stop after third poor summer\n\nBy Ana de la Cruz\n\nPORT ELLEN, May 14 (AFP) -- ${story}`;
    expect(guesses(text)).toEqual({
      title: 'Ferry to stop after third poor summer',
      date: '2019-05-14T09:02',
      author: 'Ana de la Cruz',
      place: 'Port Ellen',
      outlet: 'AFP',
    });
  });

  test('may have its date jammed before the story: then the lead names it, in doubt', () => {
    expect(guesses(`date 2019-05-14 Hamburg, May 14 (dpa) ${story}\n\n${story}`, 'a/ferry.txt')).toEqual({
      title: 'The ferry between the two islands will stop running at the end of the season weak',
      date: '2019-05-14',
      place: 'Hamburg',
      outlet: 'dpa',
    });
  });

  test('gets its outlet from its address, by the name the page itself uses', () => {
    const head =
      'https://www.islandherald.example/2019/05/14/ferry.html\n\nFerry to stop\n\nFerry to stop\n\nIsland Herald\n\n';
    expect(guesses(`${head}${story}\n\n2019-05-15T08:00+0000\n\nworld\n\nferry\n\nislands`)).toEqual({
      title: 'Ferry to stop',
      date: '2019-05-15T08:00+0000',
      outlet: 'Island Herald',
      url: 'https://www.islandherald.example/2019/05/14/ferry.html',
    });
    expect(guesses(`https://news.example.org/20190514/ferry.html\n\nFerry to stop\n\n${story}`)).toMatchObject({
      date: '2019-05-14',
      outlet: 'news.example.org',
    });
  });

  test('of an aggregator begins with its name', () => {
    expect(guesses(`Island.news\n\nGet it on Google Play\n\nFerry To Stop\n\n${story}`)).toEqual({
      title: 'Ferry To Stop',
      outlet: 'Island.news',
    });
  });
});

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

describe('a dateline', () => {
  const named = (line: string): (string | undefined)[] => {
    const { place, outlet } = guesses(`Title\n\n${line} ${story}`);
    return [place, outlet];
  };

  test('names place and agency in several manners', () => {
    expect(named('Seoul, June 30 (IANS)')).toEqual(['Seoul', 'IANS']);
    expect(named('SEOUL. June 30 (UPI) --')).toEqual(['Seoul', 'UPI']);
    expect(named('PARIS (AP) —')).toEqual(['Paris', 'AP']);
    expect(named('Berlin (dpa) -')).toEqual(['Berlin', 'dpa']);
    expect(named('RIO DE JANEIRO, Brazil (Reuters) -')).toEqual(['Rio de Janeiro, Brazil', 'Reuters']);
    expect(named('PARIS, 30 juin (AFP) -')).toEqual(['Paris', 'AFP']);
    expect(named('МОСКВА, 30 июня. /ТАСС/.')).toEqual(['Москва', 'ТАСС']);
    expect(named('新华社北京6月30日电')).toEqual(['北京', '新华社']);
  });

  test('begins the story, so that what follows it is no title, but its first clause, in doubt', () => {
    const text = `Oban, May 14 (PA) The ferry to the islands will stop running in autumn.\n\nThe owner said so.\n\n${story}`;
    expect(guesses(text, 'b/ferry.txt')['title']).toBe('The ferry to the islands will stop running in autumn weak');
  });

  test('may stand alone in its line', () => {
    const alone = (line: string) => {
      const { place, outlet, title } = guesses(`Ferry to stop\n\n${line}\n\n${story}`);
      return [place, outlet, title];
    };
    expect(alone('WASHINGTON (AP)')).toEqual(['Washington', 'AP', 'Ferry to stop']);
    expect(alone('SEOUL, June 30')).toEqual(['Seoul', undefined, 'Ferry to stop']);
    expect(alone('Oban, May 14 (PA)')).toEqual(['Oban', 'PA', 'Ferry to stop']);
  });

  /** Place and title of a text that begins with the line. */
  const begun = (line: string, path = 'a/17.txt') => {
    const { place, title } = guesses(line, path);
    return [place, title];
  };
  const council = 'The council met on Monday in the old town hall, and the owner of the ferry was there with his crew.';

  test('that is a known place before a dash is one, in doubt, and stands in no title', () => {
    const title = 'The council met on Monday in the old town hall weak';
    for (const [line, place] of [
      ['WASHINGTON —', 'Washington'],
      ['WASHINGTON—', 'Washington'],
      ['WASHINGTON --', 'Washington'],
      ['WASHINGTON -', 'Washington'],
      ['ZAGREB –', 'Zagreb'],
      ['ZÜRICH –', 'Zürich'],
      ['МОСКВА —', 'Москва'],
      ['САНКТ-ПЕТЕРБУРГ —', 'Санкт-Петербург'],
      ['ΑΘΗΝΑ —', 'Αθηνα'],
      ['İSTANBUL —', 'İstanbul'],
      ['SARAJEVO, Bosnia —', 'Sarajevo, Bosnia'],
      ['MOSTAR, Bosnia-Herzegovina —', 'Mostar, Bosnia-Herzegovina'],
      ['OBAN, Scotland —', 'Oban, Scotland'],
      ['FERNDALE, Mich. —', 'Ferndale, Mich.'],
      ['WASHINGTON, D.C. —', 'Washington, D.C.'],
      ['BEIRUT/AMMAN —', 'Beirut/Amman'],
      ['RIO DE JANEIRO —', 'Rio de Janeiro'],
      ['**WASHINGTON** —', 'Washington'],
      ['(Berlin) –', 'Berlin'],
      ['Berlin –', 'Berlin'],
      ['NEW DELHI:', 'New Delhi'],
      ['\ufeffWASHINGTON —', 'Washington'],
      ['\u200eWASHINGTON —', 'Washington'],
      ['WASHINGTON ―', 'Washington'],
      ['WASHINGTON, —', 'Washington'],
      ['WASHINGTON |', 'Washington'],
      ['BERLIN.', 'Berlin'],
      ['EAST JERUSALEM —', 'East Jerusalem'],
      ['ST. LOUIS —', 'St. Louis'],
      ['LA PAZ, Bolivia —', 'La Paz, Bolivia'],
      ['PORT-AU-PRINCE, Haiti —', 'Port-au-Prince, Haiti'],
      ['date 2019-05-14 WASHINGTON —', 'Washington'],
    ] as const)
      expect([line, ...begun(`${line} ${council}\n\n${story}`)]).toEqual([line, `${place} weak`, title]);
    expect(begun(`WASHINGTON — ${council}\n\n${story}`, 'a/the ferry.txt')).toEqual(['Washington weak', title]);
    expect(begun('WASHINGTON — The council met.')).toEqual(['Washington weak', 'The council met weak']);
    expect(begun('MOSCOW — 14 people died.')).toEqual(['Moscow weak', '14 people died weak']);
    expect(begun('MOSTAR, Bosna i Hercegovina — Vijeće se sastalo u ponedjeljak u staroj vijećnici.')).toEqual([
      'Mostar, Bosna i Hercegovina weak',
      'Vijeće se sastalo u ponedjeljak u staroj vijećnici weak',
    ]);
  });

  test('that is a known place stands so in scripts without capitals, too', () => {
    const arabic =
      'قالت الشركة يوم الاثنين إن العبارة بين الجزيرتين ستتوقف عن العمل في نهاية الموسم، بعد أن غاب الركاب عنها.';
    const lead = 'قالت الشركة يوم الاثنين إن العبارة بين الجزيرتين ستتوقف عن العمل في نهاية الموسم weak';
    expect([
      begun(`القاهرة — ${arabic}`),
      begun(`القاهرة (رويترز) - ${arabic}`),
      begun(`موستار، البوسنة — ${arabic}`),
      begun('北京 — 两个岛屿之间的渡轮将在本季末停止运行，公司周一表示，因为乘客第三个夏天都没有来。'),
      begun('\u200fתל אביב — המועצה התכנסה ביום שני בבית העירייה הישן, ובעל המעבורת היה שם עם הצוות שלו.'),
      begun('【北京】两个岛屿之间的渡轮将在本季末停止运行，公司周一表示，因为乘客第三个夏天都没有来。'),
      begun('(서울=연합뉴스) 두 섬을 잇는 나룻배가 이번 철이 끝나면 멈춘다고 회사가 월요일에 밝혔다.'),
      begun('נמל — המועצה התכנסה ביום שני בבית העירייה הישן, ובעל המעבורת היה שם עם הצוות שלו.'),
    ]).toEqual([
      ['القاهرة weak', lead],
      ['القاهرة', lead],
      ['موستار، البوسنة weak', lead],
      ['北京 weak', '两个岛屿之间的渡轮将在本季末停止运行 weak'],
      ['תל אביב weak', 'המועצה התכנסה ביום שני בבית העירייה הישן weak'],
      ['北京 weak', '两个岛屿之间的渡轮将在本季末停止运行 weak'],
      ['서울', '두 섬을 잇는 나룻배가 이번 철이 끝나면 멈춘다고 회사가 월요일에 밝혔다 weak'],
      [undefined, 'נמל — המועצה התכנסה ביום שני בבית העירייה הישן, ובעל המעבורת היה שם עם הצוות שלו. weak'],
    ]);
  });

  test('is looked for at once in a line that is mostly blanks', () => {
    const line = `WASHINGTON —${' \u200e'.repeat(300_000)}${council}${'\t \u200f'.repeat(300_000)}.`;
    expect(begun(`Ferry to stop\n\n${line}\n\n${story}`)[1]).toBe('Ferry to stop');
  });

  test('that is a known place alone over verse is the title of a poem', () => {
    const verse =
      'I wander thro’ each charter’d street,\nNear where the charter’d Thames does flow,\nAnd mark in every face I meet\nMarks of weakness, marks of woe.';
    expect(begun(`LONDON\n\n${verse}\n\n${verse}`)).toEqual([undefined, 'LONDON']);
    expect(begun(`LONDON\n${verse}`)[0]).toBeUndefined();
  });

  test('may hold any signs, and no part of a name is a state', () => {
    for (const [line, place] of [
      ['WACO), Texas —', undefined],
      ['Alpha], Texas —', undefined],
      ['A. SMITH**, FRANCE', undefined],
      ['[WACO, Texas —', 'Waco, Texas weak'],
      ['WACO\\, Texas —', undefined],
      ['WACO{2}, Texas —', undefined],
      ['WACO+, Texas —', undefined],
      ['WACO, Texas —', 'Waco, Texas weak'],
    ] as const)
      expect([line, begun(`${line} ${council}\n\n${story}`)[0]]).toEqual([line, place]);
    const french =
      'Le conseil s’est réuni lundi dans l’ancienne mairie, et le propriétaire du bac était là avec tout son équipage.';
    expect([
      begun(`TOURNAI, Belgique — ${french}`)[0],
      begun(`ANVERS, Pays — ${french}`)[0],
      begun(`DOUVRES, Royaume — ${french}`)[0],
      begun(`DOUVRES, Royaume-Uni — ${french}`)[0],
    ]).toEqual(['Tournai, Belgique weak', undefined, undefined, 'Douvres, Royaume-Uni weak']);
  });

  test('that is a known place may be alone in its line, and below a heading', () => {
    const title = 'The council met on Monday in the old town hall weak';
    const wrapped = council.replace('old town', 'old\ntown');
    expect([
      begun(`WASHINGTON\n\n${council}\n\n${story}`),
      begun(`WASHINGTON\n\n${wrapped}\n\n${story}`),
      begun(`WASHINGTON — ${wrapped}\n\n${story}`),
      begun(`WASHINGTON —\n${council}`),
      begun(`SARAJEVO, Bosnia\n\n${council}`),
      begun(`WASHINGTON\n\nFerry to stop\n\n${story}`),
      begun(`Ferry to stop\n\nWASHINGTON — ${council}`),
      begun(`Ferry to stop\nWASHINGTON — ${council}`),
      begun(`Ferry to stop\n\nWASHINGTON\n\n${council}`),
      begun(`Ferry to stop\n\nBy Ana de la Cruz\n\nWASHINGTON — ${council}`),
    ]).toEqual([
      ['Washington weak', title],
      ['Washington weak', title],
      ['Washington weak', title],
      ['Washington weak', title],
      ['Sarajevo, Bosnia weak', title],
      ['Washington weak', 'Ferry to stop'],
      ['Washington weak', 'Ferry to stop'],
      ['Washington weak', 'Ferry to stop'],
      ['Washington weak', 'Ferry to stop'],
      ['Washington weak', 'Ferry to stop'],
    ]);
  });

  test('is none where a place is a heading, a speaker, or a word', () => {
    const place = (text: string) => guesses(text, 'a/17.txt')['place'];
    expect([
      place(`LONDON\n\nLondon is a city of ferries. ${council}`),
      place(`PARIS — ${council}\n\nJULIET — ${story}`),
      place(`PARIS: ${council}\n\nJULIET: ${council}\n\nPARIS: ${story}`),
      place(`PARIS\nStay not, be gone.\n\nPARIS\n${story}`),
      place(`NICE — ${story} It was a nice day.`),
      place(`London — the city that never sleeps\n\n${story}`),
      place(`BERLIN — ALEXANDERPLATZ\n\n${story}`),
      place('PARIS\nBERLIN\nROME\n'),
      place(`SMITH — ${council}`),
      place(`SMITH, Miss — ${council}`),
    ]).toEqual(Array.from({ length: 10 }, () => undefined));
  });

  test('is none where a second speaker follows in the same form, whose words are no title either', () => {
    const words = 'I did not know that the ferries between the two islands will stop running.';
    const answer = 'Nor did I, and nobody told us about it.';
    const none = [undefined, '<17>'];
    expect([
      begun(`FLORENCE: ${words}\n\nANNA: ${answer}`),
      begun(`FLORENCE — ${words}\n\nANNA — ${answer}`),
      begun(`FLORENCE\n${words}\n\nANNA\n${answer}`),
      begun(`Florence: ${words}\n\nAnna: ${answer}`),
      begun(`MARTHA, Georgia — ${words}\n\nANNA — ${answer}`),
      begun(`FLORENCE: ${words}\n\nINTERVIEWER: ${answer}`),
      begun(`SOFIA: ${words}\n\nДИМИТЪР: ${answer}`),
      begun(`Interview 3\n\nFLORENCE: ${words}\n\nANNA: ${answer}`),
      // No speakers: what labels a line, and other news.
      begun(`BERLIN: ${words}\n\nNOTE: ${answer}\n\nSOURCE: AP`),
      begun(`BERLIN — ${council}\n\nLONDON — ${council}`),
    ]).toEqual([
      none,
      none,
      none,
      none,
      none,
      none,
      none,
      [undefined, 'Interview 3'],
      ['Berlin weak', `${words.slice(0, -1)} weak`],
      ['Berlin weak', 'The council met on Monday in the old town hall weak'],
    ]);
  });

  test('that is a place nobody lists is believed only where more says so, and is in doubt', () => {
    const place = (text: string) => guesses(text, 'a/17.txt')['place'];
    const again = `${story} Nobody in Port Ellen said a word.`;
    expect(place(`PORT ELLEN — ${again}`)).toBe('Port Ellen weak');
    expect(place(`Ferry to stop\n\nMay 14, 2019\n\nPORT ELLEN -- ${story}`)).toBe('Port Ellen weak');
    expect(place(`date 2019-05-14 PORT ELLEN — ${story}`)).toBe('Port Ellen weak');
    expect(place(`PORT ELLEN — ${story}`)).toBeUndefined();
    expect(guesses(`PORT ELLEN — ${again}`, 'a/17.txt')['title']).toMatch(/^The ferry .* weak$/u);
    for (const label of [
      'NOTE',
      'WARNING',
      'BREAKING',
      'ABSTRACT',
      'CHAPTER ONE',
      'INTERVIEWER',
      'ANMERKUNG',
      'ВНИМАНИЕ',
      'УВАГА',
    ]) {
      expect(place(`${label} — ${story}`)).toBeUndefined();
      expect(place(`${label} — ${council}`)).toBeUndefined();
      expect(place(`${label}\n\n${council}`)).toBeUndefined();
    }
    expect(place(`Ferry to stop\n\nMay 14, 2019\n\nWARNING — ${story} It was a warning to all.`)).toBeUndefined();
    expect(place(`Minutes\n\nMay 14, 2019\n\nSMITH — ${story}\n\nJONES — ${story}`)).toBeUndefined();
    expect(place(`CHAPTER IV — ${story}`)).toBeUndefined();
    for (const label of ['NOTE', 'EDITOR’S NOTE', 'WARNING', 'CHAPTER ONE', 'ACHTUNG', 'УВАГА', 'ПРИМЕЧАНИЕ'])
      expect(place(`Ferry to stop\n\nMay 14, 2019\n\n${label} — ${story}`)).toBeUndefined();
  });

  test('with a day or an agency needs no capitals', () => {
    const head = (line: string) => {
      const { place, outlet, date, title } = guesses(`${line} ${council}\n\n${story}`, 'a/17.txt');
      return [place, outlet, date, title?.startsWith('The council met on Monday')];
    };
    expect([
      head('Wien, 4. Mai 1982 –'),
      head('LONDON, 4 May 1982 —'),
      head('LONDON, May 4.—'),
      head('PRUSAC, Bosnia (June 30, 2008) —'),
      head('Zagreb (Hina) –'),
      head('Belmarre, le 15 mars 2023 –'),
      head('Belmarre, March 15, 2023 —'),
      head('МОСКВА, 4 мая.'),
      head('Москва. 4 мая. ИНТЕРФАКС -'),
    ]).toEqual([
      ['Wien', undefined, '1982-05-04', true],
      ['London', undefined, '1982-05-04', true],
      ['London', undefined, undefined, true],
      ['Prusac, Bosnia', undefined, '2008-06-30', true],
      ['Zagreb', 'Hina', undefined, true],
      ['Belmarre weak', undefined, '2023-03-15', true],
      ['Belmarre weak', undefined, '2023-03-15', true],
      ['Москва', undefined, undefined, true],
      ['Москва', 'ИНТЕРФАКС', undefined, true],
    ]);
  });

  test('leaves its short lead as the title', () => {
    expect([
      begun(`PARIS (AP) — The council said.\n\nIt had met\n\n${story}`),
      begun(`LONDON, 4 May 1982 — The council said.\n\nIt had met\n\n${story}`),
      begun('OBAN (AP) — Rain.'),
    ]).toEqual([
      ['Paris', 'The council said weak'],
      ['London', 'The council said weak'],
      ['Oban', 'Rain weak'],
    ]);
  });

  test('that is doubted is not cut off the title', () => {
    const title = 'NOTE — The committee met on Tuesday and talked about the ferry between the islands';
    expect(guesses(`${title}\n\nMay 14, 2019\n\n${story}`)['title']).toBe(title);
  });

  test('leaves the day of the week out of its place, and keeps what is shortened in capitals', () => {
    const place = (line: string, text = story) => guesses(`Title\n\n${line} ${text}`)['place'];
    expect([
      place('LONDON, Monday, May 3 —'),
      place('LONDON, Monday, May 3 (AP) —'),
      place('BERLIN, Montag, 3. Mai —'),
      place('BERLIN, Montag, den 3. Mai —'),
      place('PARIS, lundi 3 mai —'),
      place('MEXICO CITY, Sunday, May 3 —'),
      place('SARAJEVO, Bosnia, Monday, May 3 —'),
      place('SOMEWHERE IN FRANCE, May 3 —'),
      place('ST. PETERSBURG, Fla. (AP) —'),
      place('ST. PETERSBURG, Fla., May 3 (AP) —'),
      place('NEW YORK, USA, May 3 —'),
      place('MOSCOW, USSR, May 3 —'),
      place('МОСКВА, СССР, 3 мая —'),
      place('MONDAY —'),
      place('MAY —'),
    ]).toEqual([
      'London',
      'London',
      'Berlin',
      'Berlin',
      'Paris',
      'Mexico City',
      'Sarajevo, Bosnia',
      'Somewhere in France',
      'St. Petersburg, Fla.',
      'St. Petersburg, Fla.',
      'New York, USA',
      'Moscow, USSR',
      'Москва, СССР',
      undefined,
      undefined,
    ]);
  });

  test('is not seen in a story that only begins like one', () => {
    expect(named('Smith (who was there) - and others -')).toEqual([undefined, undefined]);
    expect(named('On May 14 (a Tuesday) they')).toEqual([undefined, undefined]);
  });
});

/** Greetings, kinds of text, papers and times before a day. */
const unplaced = [
  'Mother, May 3, 1862',
  'Dearest Mother, May 3, 1862',
  'Dear Anna, 5 May 1982',
  'Liebe Mutter, den 5. Mai 1982',
  'Interview, 5 May 1982',
  'Draft, 5 May 1982',
  'Minutes, 5 May 1982',
  'Issue, May 1982',
  'Protokoll, 5. Mai 1982',
  'Tagebuch, 5. Mai 1982',
  'Pressemitteilung, 5. Mai 1982',
  'Bericht, den 5. Mai 1982',
  'Lettre, 5 mai 1982',
  'Décret, 5 mai 1982',
  'Rapport, le 5 mai 1982',
  'Acta, 5 de mayo de 1982',
  'Entrevista, 5 de mayo de 1982',
  'Verbale, 5 maggio 1982',
  'Письмо, 5 мая 1982',
  'Приказ, 5 мая 1982',
  'Дневник, 5 мая 1982',
  'Evening, 5 May 1982',
  'Sunday Evening, 5 May 1982',
  'Midnight, 5 May 1982',
  'Abends, 5. Mai 1982',
  'Heute, den 5. Mai 1982',
  'Weds., 5 May 1982',
  'Pfingsten, 5. Mai 1982',
  'Noël, 25 décembre 1982',
  'Christmas Eve, December 24, 1982',
];

describe('a letter, a poem, a speech', () => {
  test('may have a person or a place nobody lists before its day, in doubt', () => {
    const place = (line: string) => guesses(`${line}\n\n${story}`)['place'];
    expect(
      ['Anna Kovač, 5 May 1982', 'Port Ellen, 5 May 1982', 'Grünberg, den 5. Mai 1982', 'Wien, den 5. Mai 1982'].map(
        place,
      ),
    ).toEqual(['Anna Kovač weak', 'Port Ellen weak', 'Grünberg weak', 'Wien']);
  });

  test('has a paper that everybody knows before its date, in doubt', () => {
    const papers = [
      'Newsweek',
      'Pravda',
      'Reuters',
      'Haaretz',
      'FAZ',
      'DIE ZEIT',
      'Hürriyet',
      'Al-Ahram',
      'Asahi Shimbun',
    ];
    const found = papers.map((paper) => {
      const { outlet, place, date } = guesses(`Ferry to stop\n\n${paper}, 5 May 1982\n\n${story}`);
      return [outlet, place, date];
    });
    expect(found).toEqual(papers.map((paper) => [`${paper} weak`, undefined, '1982-05-05']));
  });

  test('may name the day of the week between place and day, in the language of the text', () => {
    const french =
      'Le bac entre les deux îles s’arrêtera à la fin de la saison, a dit la compagnie lundi, parce que les passagers ne sont pas venus pour le troisième été.';
    const german =
      'Die Fähre zwischen den beiden Inseln fährt am Ende der Saison nicht mehr, sagte die Gesellschaft am Montag, weil die Fahrgäste ausblieben.';
    const head = (line: string, text = story) => {
      const { date, place, title } = guesses(`${line}\n\n${text}`, 'letter 12.txt');
      return [date, place, title];
    };
    expect([
      head('Paris, mardi 3 mai 1921', french),
      head('Paris, ce mardi 3 mai 1921', french),
      head('Paris, le mardi 3 mai 1921', french),
      head('Paris, mardi, 3 mai 1921'),
      head('Vienne, Mardi 3 mai 1921', french),
      head('Berlin, Dienstag, den 3. Mai 1921', german),
      head('London, Tuesday, 3 May 1921'),
      head('LONDON, Tuesday, 3 May 1921'),
      head('London, Tuesday, May 3, 1921'),
      head('Москва, вторник, 3 мая 1921 г.'),
      head('Roma, 3 maggio 1943-XXI'),
    ]).toEqual([
      ['1921-05-03', 'Paris', '<letter 12>'],
      ['1921-05-03', 'Paris', '<letter 12>'],
      ['1921-05-03', 'Paris', '<letter 12>'],
      ['1921-05-03', 'Paris', '<letter 12>'],
      ['1921-05-03', 'Vienne', '<letter 12>'],
      ['1921-05-03', 'Berlin', '<letter 12>'],
      ['1921-05-03', 'London', '<letter 12>'],
      ['1921-05-03', 'London', expect.stringMatching(/^The ferry/u)],
      ['1921-05-03', 'London', '<letter 12>'],
      ['1921-05-03', 'Москва', '<letter 12>'],
      ['1943-05-03', 'Roma', '<letter 12>'],
    ]);
  });

  test('over which place and day stand', () => {
    expect(guesses(`London, 3 March 1854\n\nDear sister,\n\n${story}`, 'letter 12.txt')).toEqual({
      title: '<letter 12>',
      date: '1854-03-03',
      place: 'London',
    });
  });

  test('over which place and day stand in the ways of many languages, with or without a comma', () => {
    const head = (line: string) => {
      const { date, place, title } = guesses(`${line}\n\n${story}`, 'letter 12.txt');
      return [line, date, place, title];
    };
    const read = (line: string, date: string | undefined, place?: string) => [line, date, place, '<letter 12>'];
    const all = [
      read('Wien, den 3. März 1848', '1848-03-03', 'Wien'),
      read('Wien den 3. März 1848', '1848-03-03', 'Wien'),
      read('Wien, am 3. März 1848.', '1848-03-03', 'Wien'),
      read('Grünberg, den 3. März 1848', '1848-03-03', 'Grünberg weak'),
      read('Grünberg den 3. März 1848', '1848-03-03', 'Grünberg weak'),
      read('Linköping den 3 mars 1848', '1848-03-03', 'Linköping weak'),
      read('Paris, le 4 juin 1871', '1871-06-04', 'Paris'),
      read('Paris le 4 juin 1871', '1871-06-04', 'Paris'),
      read('PARIS, le 4 juin 1871', '1871-06-04', 'Paris'),
      read('À Paris, le 4 juin 1871', '1871-06-04', 'Paris'),
      read('Fait à Paris, le 4 juin 1871', '1871-06-04', 'Paris'),
      read('Roma, lì 4 giugno 1871', '1871-06-04', 'Roma'),
      read('Madrid, a 4 de junio de 1871', '1871-06-04', 'Madrid'),
      read('En Madrid a 4 de junio de 1871', '1871-06-04', 'Madrid'),
      read('Lima, 4 de setiembre de 1871', '1871-09-04', 'Lima'),
      read('Kraków, dnia 3 marca 1848 r.', '1848-03-03', 'Kraków'),
      read('Москва, 3 марта 1848 г.', '1848-03-03', 'Москва'),
      read('[Paris, 4 juin 1871]', '1871-06-04', 'Paris'),
      read('Paris — 4 juin 1871', '1871-06-04', 'Paris'),
      read('Boston, Mass., March 3, 1848', '1848-03-03', 'Boston, Mass.'),
      read('London. 3 March 1848', '1848-03-03', 'London'),
      read('الإسكندرية في 7 أيلول 1892', '1892-09-07', 'الإسكندرية'),
      read('الإسكندرية، في ٧ أيلول ١٨٩٢', '1892-09-07', 'الإسكندرية'),
      read('بيروت، ٧ أيلول ١٨٩٢ م', '1892-09-07', 'بيروت'),
      read('دمنهور في 7 أيلول 1892', '1892-09-07', 'دمنهور weak'),
      read('צפת, 30 ביוני 1925', '1925-06-30', 'צפת weak'),
    ];
    expect(all.map(([line]) => head(line!))).toEqual(all);
  });

  test('has a paper’s name before its date where an article or its kind says so, in doubt', () => {
    const head = (line: string) => {
      const { date, place, outlet } = guesses(`Ferry to stop\n\n${line}\n\n${story}`);
      return [line, date, place, outlet];
    };
    const day = '1982-05-04';
    const all = [
      ['The Sun, 4 May 1982', day, undefined, 'The Sun weak'],
      ['The Irish Times, 4 May 1982', day, undefined, 'The Irish Times weak'],
      ['New York Times, May 4, 1982', day, undefined, 'New York Times weak'],
      ['Le Monde, 4 mai 1982', day, undefined, 'Le Monde weak'],
      ['Die Zeit, 4. Mai 1982', day, undefined, 'Die Zeit weak'],
      ['Neue Zürcher Zeitung, 4. Mai 1982', day, undefined, 'Neue Zürcher Zeitung weak'],
      ['El País, 4 de mayo de 1982', day, undefined, 'El País weak'],
      ['Тарванский вестник, 04.05.1982', '1982-05-04 ambiguous-date', undefined, 'Тарванский вестник weak'],
      ['Правда, 4 мая 1982 г.', day, undefined, 'Правда weak'],
      ['الأهرام، 4 مايو 1982', day, undefined, 'الأهرام weak'],
      ['Corriere della Sera, 4 maggio 1982', day, undefined, 'Corriere della Sera weak'],
      ['Gazette de Lausanne, 4 mai 1982', day, undefined, 'Gazette de Lausanne weak'],
      ['Le Puy, 4 mai 1982', day, 'Le Puy weak', undefined],
      ['El Escorial, 4 de mayo de 1982', day, 'El Escorial weak', undefined],
      ['Sun City, 4 May 1982', day, 'Sun City weak', undefined],
      ['The Hague, 4 May 1982', day, 'The Hague', undefined],
      ['La Paz, 4 de mayo de 1982', day, 'La Paz', undefined],
      ['Le Havre, 4 mai 1982', day, 'Le Havre', undefined],
      ['Le Havre, le 4 mai 1982', day, 'Le Havre', undefined],
      ['La Ferté, le 4 mai 1982', day, 'La Ferté weak', undefined],
      ['El Paso, Tex., May 4, 1982', day, 'El Paso, Tex.', undefined],
      ['Los Angeles, May 4, 1982', day, 'Los Angeles', undefined],
      ['Las Vegas, May 4, 1982', day, 'Las Vegas', undefined],
      ['Den Haag, 4 maart 1982', '1982-03-04', 'Den Haag', undefined],
      ['Port Ellen, 4 May 1982', day, 'Port Ellen weak', undefined],
      ['Daily Mail, Tuesday 4 May 1982', day, undefined, 'Daily Mail weak'],
      ['Dear Ana, 4 May 1982', day, undefined, undefined],
    ];
    expect(all.map(([line]) => head(line!))).toEqual(all);
  });

  test('is no place where a day of the week, an act or a sentence stands before the date', () => {
    const place = (line: string) => guesses(`${line}\n\n${story}`)['place'];
    const lines = [
      'Freitag, den 3. März 1848',
      'Freitag den 3. März 1848',
      'Samedi, le 3 juin 1871',
      'Geboren den 3. März 1848',
      'Discours le 4 juin 1871',
      'Rede am 3. März 1848',
      'London on 3 May 1982',
      'London, on 3 May 1982',
      'صدر في 7 أيلول 1892',
      'الجمعة، 7 أيلول 1892',
      'خطاب الرئيس في 7 أيلول 1892',
      'Wien, den 3. März 1848 an der Donau',
      ...unplaced,
    ];
    expect(lines.filter((line) => place(line) !== undefined)).toEqual([]);
  });

  test('with a heading keeps it as its title, without the signs of Markdown', () => {
    expect(guesses(`# The Ferry\n\n${story}`)).toEqual({ title: 'The Ferry' });
    expect(
      guesses(`Der Erlkönig\n\nWer reitet so spät durch Nacht und Wind?\nEs ist der Vater mit seinem Kind;`),
    ).toEqual({
      title: 'Der Erlkönig',
    });
  });

  test('with a heading that ends in a date keeps both', () => {
    expect(guesses(`Message to the Assembly. February 2, 1973\n\nGentlemen:\n\n${story}`)).toEqual({
      title: 'Message to the Assembly. February 2, 1973',
      date: '1973-02-02',
    });
  });

  test('with a heading that ends in a date over a byline is named by it, and the day is in doubt', () => {
    const head = (line: string) => guesses(`${line}\n\nBy John Smith\n\n${story}`, 'a/17.txt');
    const author = 'John Smith';
    expect([
      head('The Battle of Waterloo, 18 June 1815'),
      head('Ferry Disaster, 18 June 1815'),
      head('London, 18 June 1815'),
      head('The Sun, 18 June 1815'),
      head('Published: 18 June 1815'),
      head('Sunday, 18 June 1815'),
    ]).toEqual([
      { title: 'The Battle of Waterloo, 18 June 1815', date: '1815-06-18 weak', author },
      { title: 'Ferry Disaster, 18 June 1815', date: '1815-06-18 weak', author },
      { title: '<17>', date: '1815-06-18', author, place: 'London' },
      { title: '<17>', date: '1815-06-18', author, outlet: 'The Sun weak' },
      { title: '<17>', date: '1815-06-18', author },
      { title: '<17>', date: '1815-06-18', author },
    ]);
  });

  test('with a paper’s name over place and day has it for an outlet, in doubt, and the heading below for a title', () => {
    const paper = (name: string) =>
      guesses(
        `${name}\nBerlin, 22. März 1933\n\nDie Fähre steht still\n\nWashington, 4. März. (WTB) ${story}`,
        'a/17.txt',
      );
    expect(paper('Vossische Zeitung')).toEqual({
      title: 'Die Fähre steht still',
      date: '1933-03-22',
      outlet: 'Vossische Zeitung weak',
      place: 'Berlin',
    });
    expect(paper('Правда')['outlet']).toBe('Правда weak');
    expect(paper('Ein Brief')['title']).toBe('Ein Brief');
    expect(guesses(`Ferry News\n\n3 May 2021\n\n${story}`)['title']).toBe('Ferry News');
    expect(guesses(`Sun Valley, May 3, 1981\n\n${story}`)['outlet']).toBeUndefined();
  });

  test('with a heading over two lines keeps both, in doubt', () => {
    const text = `Ferry to Stop after Third\nPoor Summer, Owner Says\n\n${story}`;
    expect(guesses(text, 'a/17.txt')).toEqual({ title: 'Ferry to Stop after Third Poor Summer, Owner Says weak' });
    expect(guesses(`Ferry to Stop\nBy Ana de la Cruz\n\n${story}`)['title']).toBe('Ferry to Stop');
  });

  test('with a heading on its first line does not join it with the paragraph below', () => {
    const wrapped = 'The ferry between the two islands will stop running at\nthe end of the season, the company said';
    const title = (text: string) => guesses(text, 'a/17.txt')['title'];
    expect([
      title('The Ferry\nThe ferry between the two islands will stop running at the end of the season.\n'),
      title('The Ferry\nThe ferry between the two islands will stop running at the end\n\nof the season.'),
      title('Ferry to stop\nIt will stop.\n'),
      title(`The Ferry\n${wrapped}\non Monday.\n`),
      title(`The Ferry\n\n${wrapped}\non Monday.\n`),
    ]).toEqual(['The Ferry', 'The Ferry', 'Ferry to stop', 'The Ferry', 'The Ferry']);
  });

  test('with a sign of a list before its heading is named without it, in doubt; a list or speech gives no title', () => {
    const title = (text: string) => guesses(text, 'a/list.txt')['title'];
    expect([
      title(`- Ferry to stop\n\n${story}`),
      title(`• Ferry to stop\n\n${story}`),
      title(`— Ferry to stop\n\n${story}`),
      title('- bread\n- milk\n- rope'),
      title('• bread\n\n• milk'),
      title(`— Bonjour, dit-il.\n\n${story}`),
    ]).toEqual(['Ferry to stop weak', 'Ferry to stop weak', 'Ferry to stop weak', '<list>', '<list>', '<list>']);
  });

  test('that begins with a short sentence is named by a file that says more', () => {
    const text = `Thank you. Thank you so much.\n\n${story}`;
    expect(guesses(text, '1998-Clinton.txt')['title']).toBe('<1998-Clinton>');
    expect(guesses(text, '000_12810a.txt')['title']).toBe('Thank you. Thank you so much. weak');
  });

  test('that begins with a salutation or a long paragraph is named by its file', () => {
    expect(guesses(`Fellow citizens:\n\n${story}`, 'x/1865-Lincoln.txt')['title']).toBe('<1865-Lincoln>');
    expect(guesses(story, 'x/the ferry.text')['title']).toBe('<the ferry>');
  });

  test('with a labelled head is taken at its word', () => {
    const head =
      'Title: The Ferry\nAuthor: Ana de la Cruz\nSource: Island Herald\nDate: 14 May 2019\nURL: https://example.org/ferry';
    expect(guesses(`${head}\n\n${story}`)).toEqual({
      title: 'The Ferry',
      author: 'Ana de la Cruz',
      outlet: 'Island Herald',
      date: '2019-05-14',
      url: 'https://example.org/ferry',
    });
  });
});

describe('a mail', () => {
  test('has its subject as its title, in any language, and none of the other lines of its head', () => {
    const mail = (...head: readonly string[]) => {
      const { title, date } = guesses(`${head.join('\n')}\n\n${story}`, 'mails/12.eml.txt');
      return [title, date];
    };
    expect([
      mail(
        'From: Ana Kovač <ana@example.org>',
        'Date: Mon, 30 Jun 2025 09:02:11 +0200',
        'To: all',
        'Subject: Ferry to stop',
      ),
      mail('Subject: Ferry to stop', 'From: Ana Kovač', 'Sent: Monday, June 30, 2025 9:02 AM', 'Cc:', 'To: all'),
      mail('Received: from a.example', '\tby b.example', 'From: Ana Kovač', 'Subject: Ferry to stop', ' in autumn'),
      mail('TO: The council', 'FROM: Ana Kovač', 'DATE: 30 June 2025', 'RE: The ferry'),
      mail('Subject: Ferry to stop'),
      mail('**From:** Ana Kovač', '**Sent:** 30 June 2025', '**Subject:** Ferry to stop'),
      mail(
        'Von: Ana Kovač',
        'Gesendet: Montag, 30. Juni 2025 09:02',
        'An: alle',
        'Betreff: Die Fähre fährt nicht mehr',
      ),
      mail('De : Ana Kovač', 'Envoyé : lundi 30 juin 2025 09:02', 'À : tous', 'Objet : Le bac s’arrête'),
      mail('De: Ana Kovač', 'Enviado el: lunes, 30 de junio de 2025 9:02', 'Para: todos', 'Asunto: El barco se para'),
      mail('От: Ана Ковач', 'Кому: всем', 'Дата: 30 июня 2025 г., 09:02', 'Тема: Паром останавливается'),
      mail('差出人: 山田', '送信日時: 2025年6月30日', '宛先: 全員', '件名: 渡し船が止まる'),
      mail('من: آنا', 'إلى: الجميع', 'التاريخ: 30 يونيو 2025', 'الموضوع: العبارة تتوقف'),
    ]).toEqual([
      ['Ferry to stop', '2025-06-30T09:02:11'],
      ['Ferry to stop', '2025-06-30T09:02'],
      ['Ferry to stop in autumn', undefined],
      ['The ferry', '2025-06-30'],
      ['Ferry to stop', undefined],
      ['Ferry to stop', '2025-06-30'],
      ['Die Fähre fährt nicht mehr', '2025-06-30T09:02'],
      ['Le bac s’arrête', '2025-06-30T09:02'],
      ['El barco se para', '2025-06-30T09:02'],
      ['Паром останавливается', '2025-06-30'],
      ['渡し船が止まる', '2025-06-30'],
      ['العبارة تتوقف', '2025-06-30'],
    ]);
  });

  test('is needed for a subject: a stated title is more, and a speaker is none', () => {
    const title = (words: string) => guesses(words, 'a/17.txt')['title'];
    expect([
      title(`Subject: Politics and government\nTitle: A history of the harbour\n\n${story}`),
      title(`Subject: Politics and government\n\nTitle: A history of the harbour\n\n${story}`),
      title(`Тема: Политика\nЗаголовок: История гавани\n\n${story}`),
      title(`Subject: I was born in the town, and have lived here ever since.\n\n${story}`),
      title(`Subject: I was born in the town\n\nInterviewer: When was that?\n\n${story}`),
      title(`Subject: Ferry to stop\n\nNote: It will stop in autumn.\n\n${story}`),
    ]).toEqual([
      'A history of the harbour',
      'A history of the harbour',
      'История гавани',
      '<17>',
      '<17>',
      'Ferry to stop',
    ]);
  });

  test('without a subject is named by what follows its head, or by its file', () => {
    const title = (words: string) => guesses(words, 'mails/12.txt')['title'];
    expect([
      title(`From: Ana Kovač\nTo: all\n\nFerry to stop\n\n${story}`),
      title(`From: Ana Kovač\nCc:\n\n${story}`),
      title(`Interview 12\nDate: 4 May 2021\nPlace: Oban\nSubject: Female, 34\n\n${story}`),
      title(`From: here to there\n\n${story}`),
    ]).toEqual(['Ferry to stop', '<12>', 'Interview 12', 'From: here to there']);
  });
});

test('long rows of one sign or one word above a text take no time and are no place', () => {
  const rows = [
    '*',
    '_',
    '*_',
    '(',
    '[(',
    '=',
    '—',
    '“',
    'AB ',
    'A, ',
    'Ab-',
    '(a) ',
    'May ',
    '3 ',
    'Date: ',
    'Zeitung',
    '北',
  ];
  const places = rows.map((row) => guesses(`${row.repeat(400)}\n\n${story}`, 'a/17.txt')['place']);
  expect(places).toEqual(rows.map(() => undefined));
});

test('every origin holds the words that were read', () => {
  // Lines of a heading are joined without the marks of direction around them.
  const plain = (words: string) => words.replace(/[\s\u200f]+/gu, ' ').toLowerCase();
  const parts = fc.constantFrom(
    ' date 2019-05-14 ',
    'May 14, 2019',
    '\n',
    '\n\n',
    'By Ana de la Cruz',
    'Ferry to stop',
    'PORT ELLEN, May 14 (AFP) -- ',
    'WASHINGTON — ',
    'SARAJEVO, Bosnia',
    '(서울=연합뉴스) ',
    'Wien den 3. März 1848',
    'The Sun, 5 May 1982',
    'From: Ana Kovač\nSubject: Ferry to stop\n  in autumn\n',
    'Published: 3 March 754',
    '\u200f',
    '\t',
    story,
    'https://example.org/20190514/a.html',
    'Example',
    'Title: Паром',
    'Island.news',
    '03.04.2025',
    '# ',
    'a, b, c, d, e',
    'Примечание',
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 14 }), (words) => {
      const text = words.join('');
      const { title, attributes } = guessMetadata(text, 'x.txt', divide(text));
      for (const [id, { value, origin }] of Object.entries({ title, ...attributes })) {
        if (origin.kind !== 'text') continue;
        const found = text.slice(origin.from, origin.to);
        if (id === 'date') expect(found).toMatch(/\d/);
        else expect(plain(found)).toBe(plain(value));
      }
    }),
  );
});

describe('the language', () => {
  test('is told from a few sentences', () => {
    const said = {
      en: story,
      ru: 'Все люди рождаются свободными и равными в своем достоинстве и правах.',
      de: 'Alle Menschen sind frei und gleich an Würde und Rechten geboren.',
      fr: 'Tous les êtres humains naissent libres et égaux en dignité et en droits.',
      ar: 'يولد جميع الناس أحرارا متساوين في الكرامة والحقوق وقد وهبوا عقلا وضميرا',
      zh: '人人生而自由，在尊严和权利上一律平等。',
      ja: 'すべての人間は、生まれながらにして自由である。',
      ko: '모든 인간은 태어날 때부터 자유로우며 동등하다.',
      th: 'มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกัน',
      hi: 'सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है।',
      el: 'Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι.',
    };
    expect(
      Object.fromEntries(Object.entries(said).map(([language, text]) => [language, detectLanguage(text)])),
    ).toEqual(Object.fromEntries(Object.keys(said).map((language) => [language, language])));
  });

  test('is told from the words, whatever addresses stand among them', () => {
    const said = {
      ko: '모든 인간은 자유롭다. https://example.org/the/long/way/home/again/and/again',
      ja: 'すべての人間は自由である。 the.long.way.home.again@letters.example.org',
    };
    expect(
      Object.fromEntries(Object.entries(said).map(([language, text]) => [language, detectLanguage(text)])),
    ).toEqual({ ko: 'ko', ja: 'ja' });
  });

  test('is not guessed from a few words or from numbers', () => {
    expect(
      ['', 'Kim', '2025-06-30 12 14 15', 'https://example.org/the/long/way/home/again/and/again', 'Ok!'].map(
        detectLanguage,
      ),
    ).toEqual([null, null, null, null, null]);
  });
});
