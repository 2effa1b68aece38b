import { parse } from 'papaparse';
import { expect, test } from 'vitest';
import { conflictsFormats } from '../../src/core/exchange/conflicts-formats.ts';
import type { ConflictsTable } from '../../src/core/exchange/conflicts-table.ts';
import { writtenAs } from './table-written.ts';

const source = { outlet: '', date: '2031-05-06', version: 2, passage: 3 };
const said = { source, language: null, read: '' };

const table: ConflictsTable = {
  title: 'Possible conflicts',
  how: 'For you to judge.',
  about: [],
  conflicts: [
    {
      number: 1,
      kind: 'Numbers',
      judgement: 'differ',
      why: 'They do not fit together.',
      ruling: 'Real conflict',
      by: 'Ада',
      note: 'see <page> 3',
      sayings: [
        { ...said, name: 'Fire & smoke', before: 'Rescuers\ntook ', value: '214', behind: ' passengers.' },
        {
          ...said,
          name: 'Пожар',
          language: 'ru',
          before: '=Спасли ',
          value: 'двести',
          behind: ' человек.',
          read: 'read as 200',
        },
      ],
    },
  ],
};

const written = (id: string) => writtenAs(conflictsFormats, id, table);

test('as CSV each saying is a row with the number of its conflict, and nothing that a spreadsheet would run', async () => {
  const { data } = parse<string[]>((await written('csv')).replace('\ufeff', ''), { skipEmptyLines: true });
  const why = ['1', 'Numbers', 'differ', 'They do not fit together.'];
  expect(data.slice(1)).toEqual([
    [
      ...why,
      'Fire & smoke',
      '',
      '2031-05-06',
      '214',
      '',
      'Rescuers took 214 passengers.',
      'Real conflict',
      'Ада',
      'see <page> 3',
      ...['2', '3'],
    ],
    [
      ...why,
      'Пожар',
      '',
      '2031-05-06',
      'двести',
      'read as 200',
      "'=Спасли двести человек.",
      'Real conflict',
      'Ада',
      'see <page> 3',
      ...['2', '3'],
    ],
  ]);
});

test('as a page the words in question are marked, and nothing in the words is code', async () => {
  const page = await written('html');
  expect(page).toContain('<td lang="ru" dir="auto">=Спасли <mark>двести</mark> человек.</td>');
  expect(page).toContain('Fire &amp; smoke<br>2031-05-06, passage 3, version 2</th>');
  expect(page).toContain('see &lt;page&gt; 3');
});
