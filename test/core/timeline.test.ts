import { describe, expect, test } from 'vitest';
import { daysOfSpan } from '../../src/core/compare/over-time.ts';
import { axisDays, lanesOf, liesOn, marksOf, rowsOfMarks } from '../../src/core/compare/timeline-lanes.ts';
import { timelineOf } from '../../src/core/compare/timeline.ts';
import type { Timeline } from '../../src/core/compare/timeline-shapes.ts';
import { dateOfDay } from '../../src/core/compare/over-time.ts';
import { CompareIndex } from '../../src/core/compare/compare-index.ts';
import { buildWording } from '../../src/core/compare/wording.ts';
import { edtfOf, spanOfDate } from '../../src/core/text/date-span.ts';
import { source } from './accounts.ts';

type Told = Readonly<Record<string, readonly [text: string, date: string | null, language?: string]>>;

async function timeline(told: Told, turned = false): Promise<Timeline> {
  const entries = Object.entries(told);
  const sources = entries.map(([id, [text, date, language = 'en']]) => ({
    ...source(id, text),
    language,
    date,
    dateAt: null,
  }));
  const index = new CompareIndex(() => true);
  index.add(buildWording(sources));
  return timelineOf(turned ? sources.toReversed() : sources, (forms) => index.frequencies(forms));
}

const fire: Told = {
  a: ['The ferry Marisol burnt off Vell on Sunday night, and nobody aboard was hurt.', '2031-05-06'],
  b: [
    'The ferry Marisol burnt off Vell on Saturday night, and nobody aboard was hurt. Her keel was laid in 1998.',
    '2031-05-07',
  ],
  c: ['Паром «Марисоль» сгорел вчера у берега.', '2031-05-06', 'ru'],
  d: ['It burnt yesterday, they say, and again in June 2030.', null],
};

test('dates are spans of days, relative ones from the day of the text, and unresolved without it', async () => {
  const { accounts } = await timeline(fire);
  const shown = accounts.map(({ dates }) => dates.map(({ span }) => (span ? `${span.from} ${span.to}` : 'unresolved')));
  expect(shown).toEqual([
    ['2031-05-04 2031-05-04'],
    ['2031-05-03 2031-05-03', '1998-01-01 1998-12-31'],
    ['2031-05-05 2031-05-05'],
    ['unresolved', '2030-06-01 2030-06-30'],
  ]);
  const [first] = accounts[0]!.dates;
  expect(fire['a']![0].slice(first!.from, first!.to)).toContain('Sunday');
});

test('where two accounts give different days to one thing both stand in a disagreement', async () => {
  const { accounts, disagreements } = await timeline(fire);
  expect(disagreements).toHaveLength(1);
  const said = disagreements[0]!.sayings.map(({ account, date }) => accounts[account]!.dates[date]!.span?.from);
  expect(said).toEqual(['2031-05-04', '2031-05-03']);
});

test('where a text says when it appeared it names no date', async () => {
  const text = 'Fire aboard. May 6, 2031. The ferry burnt on May 4, 2031.';
  const at = text.indexOf('May 6');
  const dated = { ...source('a', text), language: 'en', date: '2031-05-06', dateAt: { from: at, to: at + 11 } };
  const { accounts } = await timelineOf([dated, { ...dated, documentId: 'b' }], async (forms) => ({
    counts: forms.map(() => 1),
    words: 12,
  }));
  expect(accounts[0]!.dates.map(({ span }) => span?.from)).toEqual(['2031-05-04']);
});

test.each([
  ['en', 'VELL. June 6 (VNA) -- The harbour pact was signed on June 4, the town said.', ['June 4']],
  ['en', 'VELL, June 6 (VNA) -- The harbour pact was signed on June 4, the town said.', ['June 4']],
  ['fr', 'VELL, 6 juin (VNA) - Le pacte du port a été signé le 4 juin par les ministres.', ['4 juin']],
  ['ru', 'ВЕЛЛ, 6 июня. /ВНА/. Договор о гавани подписали 4 июня, сообщил город.', ['4 июня']],
])('a dateline names no date behind a long caption either (%s)', async (language, told, named) => {
  const caption = `${'Two ministers sign the pact in the old customs house while the pilots look on. '.repeat(8)}Photo by VNA`;
  const text = `${caption}\n\n${told}`;
  const { accounts } = await timeline({ a: [text, '2031-06-06', language] });
  expect(accounts[0]!.dates.map(({ from, to }) => text.slice(from, to))).toEqual(named);
});

test('a dateline in the head of a text names no date, wherever it stands there; a date in a sentence does', async () => {
  const told = await timeline({
    a: [
      'Vell, May 6 (Wire) The ferry burnt on May 4, 2031, and the pier was closed on May 6 by the harbour.',
      '2031-05-06',
    ],
    b: ['Пожар на пароме\n\n6 мая 2031 года\n\nПаром сгорел 4 мая.', '2031-05-06', 'ru'],
    c: ['HAFEN, 06.05.2031 – Die Fähre brannte am 04.05.2031 im Hafen.', '2031-05-06', 'de'],
  });
  expect(told.accounts.map(({ dates }) => dates.map(({ span }) => span?.from))).toEqual([
    ['2031-05-04', '2031-05-06'],
    ['2031-05-04'],
    ['2031-05-04'],
  ]);
});

test('a day beside names alone, in a line that tells nothing, is no date that the text names', async () => {
  const told = await timeline({
    a: ['Fire aboard\n\n06.05.2031, Lantern Wire International\n\nThe ferry burnt on May 4, 2031.', '2031-05-06'],
    b: ['Пожар\n\nАда Линде, 6 мая 2031, Маяк\n\nПаром сгорел 4 мая.', '2031-05-06', 'ru'],
    c: [
      'Feuer\n\nVon Jan Ott und Ada Linde, 06.05.2031\n\nDie Fähre brannte am 04.05.2031 im Hafen.',
      '2031-05-06',
      'de',
    ],
    d: ['The ferry burnt on 6 May 2031, Captain Linde said.\n\n6 May 2031, a black day\n\nRain fell.', '2031-05-06'],
  });
  expect(told.accounts.map(({ dates }) => dates.map(({ span }) => span?.from))).toEqual([
    ...[['2031-05-04'], ['2031-05-04'], ['2031-05-04'], ['2031-05-06', '2031-05-06']],
  ]);
});

test('a byline behind a sentence, and a line of a page that tells its date, name none', async () => {
  const told = await timeline({
    a: [
      'The ferry burnt on May 4, 2031, the Vell News Agency (VNA) reported. 06.05.2031, Lantern International',
      '2031-05-06T06:44+0000',
    ],
    b: [' date 2031-05-06 World News\nMay 6, 2031 / 6:33 AM\n\nFerry burns\n\nIt burnt on May 4, 2031.', '2031-05-06'],
  });
  expect(told.accounts.map(({ dates }) => dates.map(({ span }) => span?.from))).toEqual([
    ['2031-05-04'],
    ['2031-05-04'],
  ]);
});

test('a year that the text does not say is shown as a guess', async () => {
  const { accounts } = await timeline({
    a: ['The ferry burnt on 4 May 2031. She was built in April.', '2031-05-06'],
    b: ['Die Fähre brannte am 4. Mai.', '2031-05-06', 'de'],
  });
  const told = accounts.map(({ dates }) => dates.map(({ span, guessedYear }) => [edtfOf(span!), guessedYear]));
  expect(told).toEqual([
    [
      ['2031-05-04', false],
      ['2031-04?', true],
    ],
    [['2031-05-04?', true]],
  ]);
});

test('a timeline is the same in whatever order the documents come', async () => {
  expect(await timeline(fire, true)).toEqual(await timeline(fire));
});

describe('on the page', () => {
  test('each outlet has a lane, by the first day on which something of it appeared; who has none has one alone', async () => {
    const told = await timeline(fire);
    const outlets: Readonly<Record<string, string>> = { a: 'Courier', b: 'Gazette', c: 'Gazette' };
    expect(lanesOf(told, (id) => outlets[id] ?? null)).toEqual([
      { outlet: 'Courier', accounts: [0] },
      { outlet: 'Gazette', accounts: [2, 1] },
      { outlet: null, accounts: [3] },
    ]);
  });

  test('the axis holds the days around the texts, or all days that are named', async () => {
    const told = await timeline(fire);
    const shown = (which: 'near' | 'all') => {
      const axis = axisDays(told, which)!;
      return [axis.from, axis.to].map(dateOfDay);
    };
    expect(shown('near')).toEqual(['2031-05-02', '2031-05-08']);
    expect(shown('all')).toEqual(['1997-12-31', '2031-05-08']);
    expect(axisDays({ accounts: [], disagreements: [] }, 'all')).toBe(null);
  });

  test('a month that begins near the texts is shown with those around them, a span of years is not', async () => {
    const told = await timeline({
      a: ['The ferry will sail in July or August. The pier was built in 2031–2033.', '2031-06-30'],
    });
    const axis = axisDays(told, 'near')!;
    expect(told.accounts[0]!.dates.map(({ span }) => [edtfOf(span!), liesOn(axis, span)])).toEqual([
      ['2031-07?', true],
      ['2031-08?', true],
      ['2031/2033', false],
    ]);
  });

  test('a date lies on the axis with all of its days or not at all, and one without a day nowhere', () => {
    const axis = { from: daysOfSpan(spanOfDate('2031-05-02'))!.from, to: daysOfSpan(spanOfDate('2031-05-31'))!.to };
    const on = ['2031-05-02', '2031-05-31', '2031-05', '2031-06-01', '1998'].filter((date) =>
      liesOn(axis, spanOfDate(date)),
    );
    expect([on, liesOn(axis, null)]).toEqual([['2031-05-02', '2031-05-31'], false]);
  });

  test('what is not known to a day has soft ends, and marks that overlap stand in rows of their own', async () => {
    const told = await timeline({
      a: ['It was in May 2031, or on 4 May 2031, or on May 20, 2031, or on 4 May 2031.', '2031-06-01'],
    });
    const [lane] = lanesOf(told, () => null);
    const marks = marksOf(told, lane!, axisDays(told, 'all')!);
    expect(marks.map(({ soft, dates }) => [soft, dates.length])).toEqual([
      [true, 1],
      [false, 2],
      [false, 1],
    ]);
    expect(rowsOfMarks(marks, 2)).toEqual([0, 1, 1]);
  });

  test('an open span has the days of its one end', () => {
    const span = { from: '2031-05-04', to: null, grain: 'span', certainty: 'sure', time: null } as const;
    const days = daysOfSpan(span)!;
    expect([days.from, days.to].map(dateOfDay)).toEqual(['2031-05-04', '2031-05-04']);
    expect(daysOfSpan({ ...span, from: null })).toBe(null);
  });
});
