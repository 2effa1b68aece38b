import { describe, expect, test } from 'vitest';
import { NumberReader } from '../../src/core/compare/numbers.ts';

/** The numbers of a sentence, written in short: kind, hedge, readings, unit, first noun. */
function read(language: string, text: string): string[] {
  return new NumberReader(language).numbersIn(text, { from: 0, to: text.length }).map((one) => {
    const readings = one.readings.map(({ low, high }) => (low === high ? String(low) : `${low}..${high}`)).join(' or ');
    return [
      one.kind === 'count' ? null : one.kind,
      one.hedge,
      one.vague ? 'vague' : null,
      readings,
      one.unit,
      one.part ? 'part' : null,
    ]
      .filter((part) => part !== null)
      .join(' ');
  });
}

describe('numbers of a sentence', () => {
  test.each([
    ['zh', '地震造成12人死亡，约3.5万人受灾，损失达2亿元。', ['12', '35000', '200000000']],
    ['zh', '2025年6月30日14时，第3届会议在5号楼举行，45名代表出席，占80%。', ['year 2025', '45', 'percent 80']],
    ['ja', '3千万円が盗まれ、警察は214人を避難させた。', ['30000000', '214']],
    ['ko', '화재로 12명이 숨지고 6월 3일까지 3만 명이 대피했다.', ['12', '30000']],
    ['ja', '約1万2000人が避難し、1億2,000万円と3億5千万円が集まった。', ['12000', '120000000', '350000000']],
    [
      'ja',
      '1万2000〜1万5000人が集まり、3千5百万円と1万数千人、2025年6月に第1万2000号が出た。',
      ['12000..15000', '35000000', 'year 2025'],
    ],
    ['zh', '救出1万2千3百人，转移1亿2000万吨。', ['12300', '120000000']],
    [
      'ko',
      '주민 1만 2000명과 1만5000명이 모였고 1억 2000만 원과 2천만 원, 1조 2000억 원을 냈다.',
      ['12000', '15000', '120000000', '20000000', '1200000000000'],
    ],
    ['ko', '3만 2025년 6월 3조 5명', ['30000', 'year 2025', '3', '5']],
    ['th', 'มีผู้เสียชีวิต12คน', ['12']],
    ['en', 'Some 14,500 soldiers came with nearly 1.2 million shells.', ['about 14500 or 14.5', 'nearly 1200000']],
    [
      'en',
      'It cost $3.5bn, or 2 million euros, about 12 per cent of it.',
      ['money 3500000000 USD', 'money 2000000 EUR', 'percent about 12'],
    ],
    [
      'en',
      'The plan for 2025-27 and 2025–2027 was signed in June 2025.',
      ['year 2025..2027', 'year 2025..2027', 'year 2025'],
    ],
    [
      'en',
      'On June 30, 2025 at 14:30 they met in room 12 for the third time, 5th of May, COVID-19, F16, a 3-1 win.',
      ['year 2025'],
    ],
    [
      'en',
      'Anna Petrova, 43, and a 12-year-old boy, aged 12, waited for 12 years.',
      ['age 43', 'age 12', 'age 12', 'span 12 year'],
    ],
    ['en', 'The two leaders met two ministers between 10 and 12 times.', ['2', '10..12']],
    [
      'en',
      'At least twenty-five people, 12 of them children, and dozens of dogs.',
      ['at least 25', '12 part', 'vague 12..240'],
    ],
    ['en', 'The 2014 elections drew 1500 people; 10 to 12 million voted.', ['year 2014', '1500', '10000000..12000000']],
    ['en', 'It grew by 5 percentage points over 20 km.', ['percent 5 points', 'measure over 20 km']],
    [
      'ru',
      'Около 14 тысяч солдат, более двадцати пяти офицеров и почти 1,2 млн снарядов.',
      ['about 14000', 'over 25', 'nearly 1200000'],
    ],
    [
      'ru',
      'В 2025 году 43-летний водитель проехал 20 км за 14 000 рублей.',
      ['year 2025', 'age 43', 'measure 20 km', 'money 14000 RUB'],
    ],
    ['ru', 'От 10 до 12 человек, не менее 5 процентов, 3-й этаж.', ['10..12', 'percent at least 5']],
    [
      'de',
      'Rund 14.500 Soldaten, mehr als fünfundzwanzig Boote und 3,5 Millionen Euro.',
      ['about 14500 or 14.5', 'over 25', 'money 3500000 EUR'],
    ],
    [
      'de',
      'Am 5. Mai waren es mindestens 12 Prozent, die 43-jährige Frau ging 2024.',
      ['percent at least 12', 'age 43', 'year 2024'],
    ],
    [
      'fr',
      'Près de 14 000 soldats, plus d’une vingtaine, au moins quatre-vingt-dix marins et 12 pour cent.',
      ['nearly 14000', 'at least 90', 'percent 12'],
    ],
    [
      'es',
      'Unos 14.500 soldados, más de treinta y cinco barcos, 2 millones de euros y 12 por ciento.',
      ['about 14500 or 14.5', 'over 35', 'money 2000000 EUR', 'percent 12'],
    ],
    [
      'pt',
      'Cerca de 14 mil soldados, pelo menos vinte e cinco barcos e 12 por cento.',
      ['about 14000', 'at least 25', 'percent 12'],
    ],
    [
      'en',
      'There were 2½ million, ½ million, 2 1/2 million and 2 and a half million.',
      ['2500000', '500000', '2500000'],
    ],
    [
      'en',
      'Five to six hundred came, two or three thousand went, 5 to 600 stayed.',
      ['500..600', '2000..3000', '5..600'],
    ],
    [
      'en',
      'It cost $16 million-$17 million, or 16 million-17 million.',
      ['money 16000000..17000000 USD', '16000000..17000000'],
    ],
    ['en', 'It fell to -15 degrees, not minus 3 degrees, by .5 percent.', ['-15', '-3', 'percent 0.5']],
    ['en', 'It cost $50 millions and a $30- billion cut.', ['money 50000000 USD', 'money 30000000000 USD']],
    [
      'en',
      'The 275-billion-dollar debt, a two-year plan, one B-17, one and a half million men, its hundred and thirty million people.',
      ['money 275000000000 USD', 'span 2 year', '1500000', '130000000'],
    ],
    ['fr', 'Il a fait moins 15 degrés, au moins 15 degrés.', ['-15', 'at least 15']],
    ['en', 'In nineteen eighty-four twelve men came.', []],
    [
      'en',
      'They paid HK$20 million, A$3, US$4, 20 US dollars, 20 U.S. dollars, 20 million Hong Kong dollars.',
      ['money 20000000 $ HK', 'money 3 $ A', 'money 4 USD', 'money 20 USD', 'money 20 USD', 'money 20000000 $ HK'],
    ],
    ['es', 'Pagaron 20 dólares canadienses, 3 dólares estadounidenses.', ['money 20 $ C', 'money 3 USD']],
    ['ru', 'Заплатили 20 долларов США, 3 гонконгских доллара.', ['money 20 USD', 'money 3 $ HK']],
    ['de', 'Das kostete 20 US-Dollar, 3 kanadische Dollar.', ['money 20 USD', 'money 3 $ C']],
    ['ar', 'وصل ٢١٤ جنديا', ['214']],
  ] as const)('are read in %s: %s', (language, text, numbers) => {
    expect(read(language, text)).toEqual(numbers);
  });
});
