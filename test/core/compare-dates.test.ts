import { describe, expect, test } from 'vitest';
import { DateReader } from '../../src/core/compare/text-dates.ts';
import { edtfOf, mayMeet, readEdtf } from '../../src/core/text/date-span.ts';

/** The dates of a sentence in EDTF; `?` for one that is unresolved, `said` where something was reported then. */
function read(language: string, text: string, day: string | null): string[] {
  return new DateReader(language, day).datesIn(text, { from: 0, to: text.length }).map((date) => {
    const written = date.resolved ? edtfOf(date) : '?';
    return date.role === 'report' ? `${written} said` : written;
  });
}

const monday = '2025-06-30';

describe('dates of a sentence', () => {
  test.each([
    ['en', 'They met on Sunday, June 29, 2025, and signed it on 30 June 2025.', null, ['2025-06-29', '2025-06-30']],
    ['en', 'They met on Sunday.', monday, ['2025-06-29']],
    ['en', 'They met on Monday, and will meet next Sunday.', monday, ['2025-06-30', '2025-07-06']],
    ['en', 'They met on Sunday.', null, ['?']],
    ['en', 'It was built c. 1850 and rebuilt ca. 1860, perhaps in 1862.', null, ['1850~', '1860~', '1862?']],
    ['en', 'It burned between 1849 and 1851, and again in the 1870s.', null, ['1849/1851', '1870/1879']],
    ['en', 'Perhaps 1850 people came. Around 1850 people came, about 1900 armed men.', null, []],
    ['en', 'They lost between 1500 and 1900 sheep, and between 1500 and 1900 houses.', null, []],
    ['en', 'In 1850 people came, around 1860 they left, perhaps 1870.', null, ['1850', '1860~', '1870?']],
    ['fr', 'Vers 1850 chevaux et environ 1850 personnes passèrent.', null, []],
    ['pt', 'Foi construído por volta de 1850, c. 1860 a torre.', null, ['1850~', '1860~']],
    ['ru', 'Дом построен около 1850 года, башня ок. 1860 года.', null, ['1850~', '1860~']],
    [
      'en',
      'They met three days ago and 2 years ago, a week ago, too.',
      monday,
      ['2025-06-27', '2023', '2025-06-23/2025-06-29'],
    ],
    ['en', 'They met three days ago, after three days of talks.', null, ['?']],
    // Parts of a year, and more of them than there were, are no day.
    ['en', 'War in Korea ended two and a half years ago, and fish came three million years ago.', monday, []],
    ['en', 'It fell ten million days ago.', monday, []],
    [
      'en',
      'It began more than three days ago, less than a hundred years ago, over twenty-three years ago.',
      monday,
      [],
    ],
    [
      'en',
      'They met two or three days ago, 2-3 days ago, two to three weeks ago, between two and three years ago.',
      monday,
      [],
    ],
    ['en', 'It was founded some twenty years ago, about three days ago.', monday, ['2005~', '2025-06-27~']],
    [
      'en',
      'It was founded a hundred years ago, on 30 June 2025 or three days ago.',
      monday,
      ['1925', '2025-06-30', '2025-06-27'],
    ],
    ['ru', 'Более трёх лет назад, более 3 лет назад, два-три дня назад, несколько лет назад он уехал.', monday, []],
    ['ru', 'Он уехал год назад, а вернулся три дня назад.', monday, ['2024', '2025-06-27']],
    [
      'de',
      'Aus Angst vor zwei Jahren Gefängnis und vor drei Wochen Haft floh er vor drei Tagen.',
      monday,
      ['2025-06-27'],
    ],
    ['de', 'Er schwieg vor mehr als drei Jahren, vor zwei bis drei Tagen.', monday, []],
    ['fr', 'Dans ce dossier, il y a trois ans de prison. C’était il y a trois jours de cela.', monday, ['2025-06-27']],
    [
      'de',
      'Vor eineinhalb Jahren und vor anderthalb Jahren endete es, vor drei Millionen Jahren begann es.',
      monday,
      [],
    ],
    ['ru', 'Это было три с половиной года назад, полтора года назад.', monday, []],
    ['de', 'Vor drei Tagen trafen sie sich, vor einem Monat nicht.', monday, ['2025-06-27', '2025-05']],
    ['fr', 'Ils se sont vus il y a trois jours.', monday, ['2025-06-27']],
    ['es', 'Se reunieron hace tres días.', monday, ['2025-06-27']],
    ['pt', 'Reuniram-se há três dias e dois anos atrás.', monday, ['2025-06-27', '2023']],
    ['ru', 'Они встретились три дня назад, а месяц назад спорили.', monday, ['2025-06-27', '2025-05']],
    [
      'en',
      'It began yesterday; last week they waited; last year, too.',
      monday,
      ['2025-06-29', '2025-06-23/2025-06-29', '2024'],
    ],
    ['en', 'The agency reported on Monday that they met in June 2024.', monday, ['2025-06-30 said', '2024-06']],
    [
      'en',
      'From 28 June to 2 July, on June 28-30, in May, about 1850, in 1945 and 2025-27.',
      monday,
      ['2025-06-28/2025-07-02', '2025-06-28/2025-06-30', '2025-05', '1850~', '1945', '2025/2027'],
    ],
    ['en', 'He may march on 30 December.', '2025-01-02', ['2024-12-30?']],
    ['en', 'It was built in 1945 and about 1 June 1850.', null, ['1945', '1850-06-01~']],
    ['ru', 'Они встретились в воскресенье, 29 июня 2025 года, а в среду уехали.', monday, ['2025-06-29', '2025-06-25']],
    [
      'ru',
      'Вчера и на прошлой неделе, в июне 2024 года, 30.06.2025.',
      monday,
      ['2025-06-29', '2025-06-23/2025-06-29', '2024-06', '2025-06-30'],
    ],
    [
      'de',
      'Am Sonntag kamen sie, am 5. Mai 2024 und gestern; im Jahr 1945.',
      monday,
      ['2025-06-29', '2024-05-05', '2025-06-29', '1945'],
    ],
    [
      'fr',
      'Dimanche et hier, le 1er mai 2024, en juin 2023.',
      monday,
      ['2025-06-29', '2025-06-29', '2024-05-01', '2023-06'],
    ],
    ['es', 'El domingo y ayer, el 5 de mayo de 2024.', monday, ['2025-06-29', '2025-06-29', '2024-05-05']],
    [
      'pt',
      'No domingo e ontem, em 5 de maio de 2024, na terça-feira.',
      monday,
      ['2025-06-29', '2025-06-29', '2024-05-05', '2025-06-24'],
    ],
    [
      'en',
      'In September of this year Kursk and Kaesong signed it, in May last year they met.',
      '2025-11-03',
      ['2025-09', '2024-05'],
    ],
    ['ru', 'В сентябре прошлого года Курск подписал договор.', monday, ['2024-09']],
    ['de', 'Im September dieses Jahres und im Mai vergangenen Jahres.', '2025-11-03', ['2025-09', '2024-05']],
    ['fr', 'En septembre de l’année dernière.', monday, ['2024-09']],
    [
      'fr',
      'Elle est arrivée aujourd’hui, lui la semaine dernière et l’an dernier.',
      monday,
      ['2025-06-30', '2025-06-23/2025-06-29', '2024'],
    ],
    ['es', 'En septiembre del año pasado.', monday, ['2024-09']],
    ['pt', 'Em setembro do ano passado.', monday, ['2024-09']],
    ['en', 'Between 2025-06-30 and 30/06/2025 or 03/04/2025.', null, ['2025-06-30', '2025-06-30', '2025-04-03?']],
  ] as const)('are read in %s: %s (of %s)', (language, text, day, dates) => {
    expect(read(language, text, day)).toEqual(dates);
  });
});

describe('today', () => {
  test.each([
    ['en', '“Today, our relations have climbed to a new level,” he said.', []],
    ['en', 'Today the world is a smaller place.', []],
    ['ru', 'Сегодня мы вместе строим новый мир.', []],
    ['de', 'Heute ist unser Land freier.', []],
    ['fr', 'Aujourd’hui, nous sommes unis.', []],
    ['es', 'Hoy nuestro país es libre.', []],
    ['pt', 'Hoje o nosso país é livre.', []],
    ['en', 'The ambassador opened the exhibition today.', ['2025-06-30']],
    ['en', 'The court will rule today.', ['2025-06-30']],
    ['en', 'Today 14 ships lie in the harbour.', ['2025-06-30']],
    ['ru', 'Посол сегодня открыл выставку.', ['2025-06-30']],
    ['de', 'Der Botschafter wird heute die Ausstellung eröffnen.', ['2025-06-30']],
  ] as const)('is a day only where something happens on it (%s: %s)', (language, text, dates) => {
    expect(read(language, text, monday)).toEqual(dates);
  });
});

describe('dates to come', () => {
  test.each([
    ['en', 'Moscow is likely to send troops in July or August.', ['2025-07', '2025-08']],
    ['en', 'The ministry will publish a report in May or June 2026.', ['2026-05', '2026-06']],
    ['en', 'The law will enter into force in May.', ['2026-05']],
    ['en', 'Elections are due on Friday.', ['2025-07-04']],
    ['en', 'The minister said on Friday that elections will be held on Sunday.', ['2025-06-27 said', '2025-07-06']],
    ['en', 'The agreement signed on Friday will be published in August.', ['2025-06-27', '2025-08']],
    ['en', 'They met on Sunday and will meet in Vell, the capital, on Friday.', ['2025-06-29', '?']],
    ['en', 'The ministers met on Sunday and will meet again on Friday.', ['2025-06-29', '2025-07-04']],
    ['en', 'On Friday, the choir will sing in the chapel.', ['2025-07-04']],
    ['en', 'The choir would sing on Friday; the ferry may leave in August.', ['?', '2025-08?']],
    ['en', 'The play was expected in May.', ['2025-05?']],
    ['en', 'She was seen next to him on the pier, after an event at the embassy in May.', ['2025-05']],
    ['en', 'They will meet on 3 January.', ['2026-01-03']],
    ['en', 'They will meet on 27 June.', ['?']],
    ['en', 'The crew, who will sail in armed ships, arrived in May.', ['2025-05']],
    ['en', 'They met in December or January 2025, and in May and June.', ['2024-12', '2025-01', '2025-05', '2025-06']],
    ['de', 'Die Wahl findet am kommenden Freitag statt.', ['2025-07-04']],
    ['de', 'Der Vertrag wird im Mai oder Juni veröffentlicht.', ['2026-05', '2026-06']],
    [
      'de',
      'Der Minister sagte am Freitag, dass der Vertrag im August in Kraft treten soll.',
      ['2025-06-27 said', '2025-08'],
    ],
    [
      'ru',
      'Выборы состоятся в августе или сентябре, сообщил в пятницу министр.',
      ['2025-08', '2025-09', '2025-06-27 said'],
    ],
    ['ru', 'Закон вступит в силу в мае.', ['2026-05']],
    ['fr', 'Le traité sera publié en août ou septembre ; il a été signé en mai.', ['2025-08', '2025-09', '2025-05']],
    ['es', 'El tratado entrará en vigor en agosto o septiembre.', ['2025-08', '2025-09']],
    ['pt', 'O tratado será assinado em agosto, disse o ministro na sexta-feira.', ['2025-08', '2025-06-27']],
  ] as const)('are the next ones, or not known, in %s: %s', (language, text, dates) => {
    expect(read(language, text, monday)).toEqual(dates);
  });
});

describe('EDTF', () => {
  test.each([
    '2025',
    '2025-06',
    '2025-06-30',
    '2025-06-30T14:00',
    '1850~',
    '1850?',
    '2025-06-30/2025-07-02',
    '../1850-01-01',
    '1850-01-01/..',
    '2025/2027',
    '-0043',
  ])('is written as it was read: %s', (written) => {
    expect(edtfOf(readEdtf(written)!)).toBe(written);
  });

  test('takes open digits for all the years', () => {
    expect(readEdtf('185X')).toMatchObject({ from: '1850-01-01', to: '1859-12-31' });
    expect(readEdtf('18XX')).toMatchObject({ from: '1800-01-01', to: '1899-12-31' });
    expect(readEdtf('2025-XX-XX')).toMatchObject({ from: '2025-01-01', to: '2025-12-31' });
  });

  test.each(['', '..', '../..', '2025-13', '2025-06-31', 'June', '2027/2025', '2025-21~x'])('is not %s', (written) => {
    expect(readEdtf(written)).toBeNull();
  });

  test('says which dates may be the same', () => {
    const meet = (a: string, b: string) => mayMeet(readEdtf(a)!, readEdtf(b)!);
    expect([
      meet('2025', '2025-06-30'),
      meet('2025-06-29', '2025-06-30'),
      meet('1850~', '1853'),
      meet('1850', '1853'),
    ]).toEqual([true, false, true, false]);
    expect([meet('../1850', '1700'), meet('1850/..', '1700')]).toEqual([true, false]);
  });
});

test.each([
  ['Fire spread in 1200 villages.', 'en'],
  ['It burned 1500-2000 houses.', 'en'],
  ['El fuego llegó en 1200 pueblos.', 'es'],
  ['Le feu a pris dans 1200 villages.', 'fr'],
  ['O fogo chegou em 1200 aldeias.', 'pt'],
  ['In 1200 Dörfern brannte es.', 'de'],
  ['Пожар дошёл в 1200 деревнях.', 'ru'],
])('a number of things is no year: %s', (text, language) => {
  const reader = new DateReader(language, '2031-05-06');
  expect(reader.datesIn(text, { from: 0, to: text.length })).toEqual([]);
});

test.each([
  ['In 1998 Vell joined the league.', 'en'],
  ['In 1998 the harbour burnt.', 'en'],
  ['En 1998 murieron todos.', 'es'],
  ['Em 1998 chegou o porto.', 'pt'],
  ['Im Jahr 1998 brannte der Hafen.', 'de'],
  ['В 1998 году порт сгорел.', 'ru'],
])('a year is one still: %s', (text, language) => {
  const reader = new DateReader(language, '2031-05-06');
  expect(reader.datesIn(text, { from: 0, to: text.length }).map(({ from }) => from)).toEqual(['1998-01-01']);
});

describe('a year that the text does not say', () => {
  const guesses = (language: string, text: string, day: string | null) =>
    new DateReader(language, day)
      .datesIn(text, { from: 0, to: text.length })
      .map((date) => [text.slice(date.place.from, date.place.to), edtfOf(date), date.guessedYear, date.resolvedFrom]);

  test.each([
    ['en', 'They met in April.', monday, [['April', '2025-04', true, monday]]],
    ['de', 'Sie trafen sich am 3. Mai.', monday, [['3. Mai', '2025-05-03', true, monday]]],
    ['es', 'Se reunieron en abril.', monday, [['abril', '2025-04', true, monday]]],
    [
      'ru',
      'Они встретились в апреле, а 3 мая 2025 года уехали.',
      monday,
      [
        ['апреле', '2025-04', true, monday],
        ['3 мая 2025 года', '2025-05-03', false, null],
      ],
    ],
    ['en', 'They met in April of this year.', monday, [['April of this year', '2025-04', false, monday]]],
  ] as const)('is told as taken from the date of the text (%s: %s)', (language, text, day, found) => {
    expect(guesses(language, text, day)).toEqual(found);
  });

  test('is taken, never surely, from a text of which only the year or the month is known, and from none without', () => {
    const text = 'They met in April and on 3 May.';
    expect(guesses('en', text, '2024')).toEqual([
      ['April', '2024-04?', true, '2024'],
      ['3 May', '2024-05-03?', true, '2024'],
    ]);
    expect(guesses('en', text, '2024-06').map(([, written]) => written)).toEqual(['2024-04?', '2024-05-03?']);
    expect(read('en', text, null)).toEqual(['?', '?']);
  });
});
