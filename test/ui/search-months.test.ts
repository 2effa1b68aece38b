import { expect, test } from 'vitest';
import { monthInWords } from '../../src/renderer/words/in-words.ts';
import { timeCounts } from '../../src/renderer/ui/views/search/month-counts.ts';
import { timeTicks } from '../../src/renderer/ui/views/search/time-ticks.ts';

test('months stand in order, with the empty ones between, apart from what is only dated by year or not at all', () => {
  const counts = new Map([
    ['2025-02', 3],
    ['2024-11', 5],
    ['2024', 2],
    ['', 4],
  ]);
  expect(timeCounts(counts)).toEqual({
    by: 'month',
    columns: [
      { key: '2024-11', count: 5 },
      { key: '2024-12', count: 0 },
      { key: '2025-01', count: 0 },
      { key: '2025-02', count: 3 },
    ],
    years: [{ key: '2024', count: 2 }],
    several: [],
    unknown: 4,
  });
});

test('a longer time is counted by year', () => {
  const { by, columns } = timeCounts(
    new Map([
      ['1989-11', 1],
      ['1991', 2],
      ['2025-06', 3],
      ['2025-07', 4],
    ]),
  );
  expect(by).toBe('year');
  expect(columns.length).toBe(37);
  expect(columns.filter(({ count }) => count > 0)).toEqual([
    { key: '1989', count: 1 },
    { key: '1991', count: 2 },
    { key: '2025', count: 7 },
  ]);
});

test('years that have no room are counted together, all of them, and none lies beyond the room', () => {
  const addresses = new Map(Array.from({ length: 60 }, (_, at) => [String(1789 + 4 * at), at + 1] as const));
  const sum = (60 * 61) / 2;
  for (const [room, by, columns] of [
    [400, 'year', 237],
    [237, 'year', 237],
    [236, 'decade', 25],
    [24, 'century', 4],
  ] as const) {
    const counts = timeCounts(addresses, room);
    expect([counts.by, counts.columns.length]).toEqual([by, columns]);
    expect(counts.columns.reduce((all, { count }) => all + count, 0)).toBe(sum);
  }
  expect(timeCounts(addresses, 100).columns[0]).toEqual({ key: '1780', to: '1789', count: 1 });
});

test('nothing dated gives no columns', () => {
  expect(timeCounts(new Map([['', 9]]))).toEqual({ by: 'year', columns: [], years: [], several: [], unknown: 9 });
  expect(timeCounts(new Map()).columns).toEqual([]);
});

test('a date of several years counts in the column that holds all of it, and else stands by itself', () => {
  const letters = new Map([
    ['1850/1859', 2],
    ['../1850', 7],
    ['1849/1851', 3],
    ['1851', 1],
    ['1851-06', 1],
    ['1872-05', 5],
    ['', 4],
  ]);
  const several = [
    { key: '1849/1851', count: 3 },
    { key: '../1850', count: 7 },
  ];
  expect(timeCounts(letters, 4)).toEqual({
    by: 'decade',
    columns: [
      { key: '1850', to: '1859', count: 4 },
      { key: '1860', to: '1869', count: 0 },
      { key: '1870', to: '1879', count: 5 },
    ],
    years: [],
    several,
    unknown: 4,
  });
  expect(timeCounts(letters, 30)).toMatchObject({
    by: 'year',
    several: [...several, { key: '1850/1859', count: 2 }],
  });
  expect(timeCounts(new Map([['1849/1851', 3]]))).toMatchObject({ columns: [], several: [several[0]], unknown: 0 });
});

test('years before the first stand before it, and their months in order', () => {
  const years = timeCounts(
    new Map([
      ['-0043', 2],
      ['0254', 1],
    ]),
    400,
  );
  expect(
    timeCounts(
      new Map([
        ['-0043', 2],
        ['-0040', 4],
        ['0009', 8],
      ]),
      30,
    ),
  ).toMatchObject({
    by: 'decade',
    columns: [
      { key: '-0050', to: '-0041', count: 2 },
      { key: '-0040', to: '-0031', count: 4 },
      { key: '-0030', to: '-0021', count: 0 },
      { key: '-0020', to: '-0011', count: 0 },
      { key: '-0010', to: '-0001', count: 0 },
      { key: '0000', to: '0009', count: 8 },
    ],
  });
  expect(years.columns.filter(({ count }) => count > 0)).toEqual([
    { key: '-0043', count: 2 },
    { key: '0254', count: 1 },
  ]);
  const months = timeCounts(
    new Map([
      ['-0001-12', 1],
      ['0000-02', 1],
    ]),
  );
  expect(months.columns.map(({ key }) => key)).toEqual(['-0001-12', '0000-01', '0000-02']);
});

test('months that have no room are counted by year', () => {
  const counts = new Map([
    ['2023-01', 1],
    ['2025-12', 2],
  ]);
  expect(timeCounts(counts, 36).by).toBe('month');
  expect(timeCounts(counts, 35)).toEqual({
    by: 'year',
    columns: [
      { key: '2023', count: 1 },
      { key: '2024', count: 0 },
      { key: '2025', count: 2 },
    ],
    years: [],
    several: [],
    unknown: 0,
  });
});

test('the words of the columns never run into one another', () => {
  const months = timeCounts(
    new Map([
      ['2024-11', 1200],
      ['2025-02', 3],
    ]),
  );
  const years = (width: number) => timeTicks(months, width).map(({ year }) => year);
  expect(years(64)).toEqual(['2024', '', '2025', '']);
  expect(years(10)).toEqual(['2024', '', '', '']);
  const above = (width: number) => timeTicks(months, width).map(({ count }) => count);
  expect(above(64)).toEqual([(1200).toLocaleString(), '', '', '3']);
  expect(above(30)).toEqual(['', '', '', '']);
  expect(timeTicks(months, 20).every(({ month }) => month === '')).toBe(true);
  expect(timeTicks(months, 40).map(({ month }) => month)).toEqual([11, 12, 1, 2].map((month) => monthInWords(month)));
});

test('months are named by the calendar in which documents are dated, whatever the reader’s own is', () => {
  expect([1, 3, 6].map((month) => monthInWords(month, 'fa-IR'))).toEqual(['ژانویه', 'مارس', 'ژوئن']);
  expect(monthInWords(1, 'en')).toBe('Jan');
  expect(monthInWords(10, 'th-TH')).toBe('ต.ค.');
});
