import { parse } from 'papaparse';
import { expect, test } from 'vitest';
import { synopsisFormats } from '../../src/core/exchange/synopsis-formats.ts';
import type { SynopsisTable } from '../../src/core/exchange/synopsis-table.ts';
import type { Document } from '../../src/core/model/records.ts';
import { writtenAs } from './table-written.ts';

const document = (language: string | null) =>
  ({ language, attributes: { outlet: { value: 'Вести <побережья>' } } }) as unknown as Document;

const at = (version: number, passage: number) => ({ outlet: 'Вести', date: '2031-05-06', version, passage });

const table: SynopsisTable = {
  title: 'Synopsis',
  how: 'Sentences of one row have words in common.',
  about: [],
  sharing: false,
  accounts: [
    { name: 'Fire & smoke', document: document('en'), base: true },
    { name: 'Fire & smoke', document: document('ru'), base: false },
  ],
  rows: [
    {
      number: 1,
      likeness: 0.51,
      byHand: ['merged by Ада <Б>'],
      cells: [
        {
          link: null,
          moved: 0,
          source: at(1, 3),
          sentences: [[{ kind: null, words: 'The ferry\nstopped.' }], [{ kind: null, words: 'It burnt.' }]],
        },
        {
          link: 'dashed',
          moved: -12,
          source: at(2, 7),
          sentences: [
            [
              { kind: null, words: 'Паром ' },
              { kind: 'other words', words: 'стоял' },
            ],
          ],
        },
      ],
    },
    {
      number: 2,
      likeness: null,
      byHand: [],
      cells: [
        { link: null, moved: 0, source: null, sentences: [] },
        {
          link: null,
          moved: 0,
          source: at(2, 8),
          sentences: [[{ kind: null, words: '=2+3 <img src=x onerror="alert(1)">' }]],
        },
      ],
    },
  ],
};

const written = (id: string) => writtenAs(synopsisFormats, id, table);

test('as CSV it has a column for each account, and nothing that a spreadsheet would run', async () => {
  const { data } = parse<string[]>((await written('csv')).replace('\ufeff', ''), { skipEmptyLines: true });
  expect(data).toEqual([
    [
      'row',
      'Fire & smoke',
      'Fire & smoke (2)',
      'likeness',
      'only in',
      'kind',
      'by hand',
      'where in Fire & smoke',
      'where in Fire & smoke (2)',
    ],
    [
      '1',
      'The ferry stopped. […] It burnt.',
      'Паром стоял',
      '0.51',
      '',
      '',
      'merged by Ада <Б>',
      'Вести, 2031-05-06, passage 3, version 1',
      'Вести, 2031-05-06, passage 7, version 2',
    ],
    [
      '2',
      '',
      '\'=2+3 <img src=x onerror="alert(1)">',
      '',
      'Fire & smoke (2)',
      '',
      '',
      '',
      'Вести, 2031-05-06, passage 8, version 2',
    ],
  ]);
});

test('as a page it shows words as they are, with their marks, lines and languages', async () => {
  const page = await written('html');
  expect(page).toContain(
    '<td class="dashed" lang="ru" dir="auto"><span class="moved">↑ 12</span> <p>Паром <mark class="other">стоял</mark></p><span class="moved">passage 7</span></td>',
  );
  expect(page).toContain('<span class="facts">Вести &lt;побережья&gt; · version 2</span>');
  expect(page).toContain('<td>—</td>');
  expect(page).toContain('<th scope="row">1<br><span class="moved">merged by Ада &lt;Б&gt;</span></th>');
  expect(page).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;');
  expect(page).toContain('Вести &lt;побережья&gt;');
  expect(page).not.toMatch(/<(?:script|img|link)\b|https?:/u);
});

test('as a page that says who shares what it has numbers and lines of three forms beside the colours', async () => {
  const said = (kind: 'same words' | 'other form' | 'other order', columns: readonly number[], words: string) => ({
    link: 'firm' as const,
    moved: 0,
    source: null,
    sentences: [[{ kind, columns, words }]],
  });
  const page = await writtenAs(synopsisFormats, 'html', {
    ...table,
    sharing: true,
    accounts: [...table.accounts, { name: 'Third', document: document('en'), base: false }],
    rows: [
      {
        number: 1,
        byHand: [],
        likeness: 0.9,
        cells: [
          said('same words', [1, 2, 3], 'burnt'),
          said('other form', [1, 2], 'engineer'),
          said('other order', [2, 3], 'пожар'),
        ],
      },
    ],
  });
  expect(page).toContain('<mark class="same with-123">burnt</mark>');
  expect(page).toContain('<mark class="other-form with-12"><sup>1+2</sup>engineer</mark>');
  expect(page).toContain('<mark class="other-order with-23"><sup>2+3</sup>пожар</mark>');
  expect(page).toContain('>3 · Third<');
  expect(page).toContain('the same word in another form');
});

test('what is no account of anything, as a byline or a day, is saved as what it is', async () => {
  const cell = (words: string, role: string | null) => ({
    ...{ link: null, moved: 0, source: null, sentences: [[{ kind: null, words }]] },
    ...(role !== null && { roles: [role] }),
  });
  const rows = [
    {
      number: 1,
      likeness: null,
      byHand: [],
      cells: [cell('By Ada Linde', 'Byline'), cell('Ада Линде <редактор>', 'Byline')],
    },
    { number: 2, likeness: 0.7, byHand: [], cells: [cell('Smoke over the pier. AP', 'Caption'), cell('Дым', null)] },
    { number: 3, likeness: 0.7, byHand: [], cells: [cell('The ferry burnt.', null), cell('Паром сгорел.', null)] },
  ];
  const [page, sheet] = await Promise.all(
    ['html', 'csv'].map((id) => writtenAs(synopsisFormats, id, { ...table, rows })),
  );
  expect(page).toContain('<p><span class="moved">Byline</span> Ада Линде &lt;редактор&gt;</p>');
  expect(page).toContain('<p>The ferry burnt.</p>');
  const { data } = parse<Record<string, string>>(sheet!.replace('\ufeff', ''), { header: true, skipEmptyLines: true });
  expect(data.map((row) => row['kind'])).toEqual(['Byline', 'Caption', '']);
});
