import fc from 'fast-check';
import { parse } from 'papaparse';
import { describe, expect, test } from 'vitest';
import {
  cellsByKey,
  claimsAbout,
  couldStand,
  matrixCell,
  matrixColumns,
  originColumns,
  silenceOf,
  wordsToSeek,
} from '../../src/core/compare/claim-matrix.ts';
import { claimsFormats } from '../../src/core/exchange/claims-table.ts';
import { decidedNames } from '../../src/core/model/name-rulings.ts';
import type { Cell, CellState, Claim, Document, Party, Ruling } from '../../src/core/model/records.ts';
import { writtenAs } from './table-written.ts';

const document = (id: string, outlet: string, date: string): Document =>
  ({ id, attributes: { ...(outlet && { outlet: { value: outlet } }), date: { value: date } } }) as unknown as Document;

const courier = document('courier', 'Sea Courier', '2031-05-06');
const herald = document('herald', 'Вестник', '2031-05-07');
const later = document('later', 'Вестник', '2031-05-09');
const old = document('old', 'Вестник', '2029-01-01');
const loose = document('loose', '', '2031-05-07');
const project = [courier, herald, later, old, loose];

const made = { author: 'Ада', created: '1', changed: '1', note: '' };
const cell = (claimId: string, column: Party, state: CellState): Cell => ({
  ...{ id: `${claimId} ${JSON.stringify(column)}`, claimId, column, state, passages: [] },
  ...{ when: null, proof: null, rule: null, ...made },
});
const of = (id: string) => ({ kind: 'document', id }) as const;
const outlet = (name: string) => ({ kind: 'outlet', name }) as const;
const claim = (id: string, order: number, eventSetId: string | null = null): Claim => ({
  ...{ id, wording: id, eventSetId, madeFrom: { kind: 'hand', name: '' }, when: null, order, ...made },
});

describe('the columns of a claim matrix', () => {
  test('are the documents, or their outlets with all that these have from the days of the documents', () => {
    const documents = [courier, herald, loose];
    expect(matrixColumns(documents, 'documents', project).map(({ documentIds }) => documentIds)).toEqual([
      ['courier'],
      ['herald'],
      ['loose'],
    ]);
    expect(matrixColumns(documents, 'outlets', project)).toEqual([
      { party: outlet('Sea Courier'), documentIds: ['courier'] },
      { party: outlet('Вестник'), documentIds: ['herald', 'later'] },
      { party: of('loose'), documentIds: ['loose'] },
    ]);
  });

  test('are origins with the documents that have it from there, and the documents of which nobody said whence', () => {
    const origin = (id: string, name: string) => ({ id, name, date: null, ...made });
    const from = (id: string, to: string, value: 'from-to' | 'none') =>
      ({ kind: 'direction', value, from: { kind: 'origin', id }, to: of(to) }) as unknown as Ruling;
    const columns = originColumns(
      [courier, herald, loose],
      [origin('w', 'Wire'), origin('a', 'Агентство'), origin('k', 'KCNA')],
      [from('w', 'herald', 'from-to'), from('w', 'courier', 'from-to'), from('k', 'loose', 'none')],
    );
    expect(columns).toEqual([
      { party: { kind: 'origin', id: 'k' }, documentIds: [] },
      { party: { kind: 'origin', id: 'w' }, documentIds: ['courier', 'herald'] },
      { party: { kind: 'origin', id: 'a' }, documentIds: [] },
      { party: of('loose'), documentIds: ['loose'] },
    ]);
  });

  test('are also the sources that a text names and a person ruled that it has it from, each once', () => {
    const from = (party: Party, to: string, value: 'from-to' | 'none') =>
      ({ kind: 'direction', value, from: party, to: of(to) }) as unknown as Ruling;
    const rulings = [
      from(outlet('Reuters'), 'herald', 'from-to'),
      from(outlet(' Reuters '), 'courier', 'from-to'),
      from(outlet('Интерфакс'), 'elsewhere', 'from-to'),
      from(outlet('KCNA'), 'loose', 'none'),
      from(of('courier'), 'herald', 'from-to'),
    ];
    const origins = [{ id: 'w', name: 'Wire', date: null, ...made }];
    expect(originColumns([courier, herald, loose], origins, rulings)).toEqual([
      { party: outlet('Reuters'), documentIds: ['courier', 'herald'] },
      { party: { kind: 'origin', id: 'w' }, documentIds: [] },
      { party: of('loose'), documentIds: ['loose'] },
    ]);
  });

  test('are one where a person said that two names are the same, and show what was decided under either', () => {
    const alias = { name: 'ЦТАК', of: 'KCNA' };
    const { canonical } = decidedNames([alias], []);
    const from = (party: Party, to: string) =>
      ({ kind: 'direction', value: 'from-to', from: party, to: of(to) }) as unknown as Ruling;
    const origins = [{ id: 'k', name: 'KCNA', date: null, ...made }];
    const rulings = [from({ kind: 'origin', id: 'k' }, 'courier'), from(outlet('ЦТАК'), 'herald')];
    const columns = originColumns([courier, herald, loose], origins, rulings, canonical);
    expect(columns).toEqual([
      { party: { kind: 'origin', id: 'k' }, also: [outlet('ЦТАК')], documentIds: ['courier', 'herald'] },
      { party: of('loose'), documentIds: ['loose'] },
    ]);
    const cells = cellsByKey([cell('c', outlet('ЦТАК'), 'denies')]);
    expect(matrixCell(cells, 'c', columns[0]!)).toMatchObject({ cell: { state: 'denies' }, states: ['denies'] });

    const [one, other] = [document('one', 'KCNA', '2031-05-06'), document('other', 'ЦТАК', '2031-05-07')];
    expect(matrixColumns([other, one], 'outlets', [one, other], canonical)).toEqual([
      { party: outlet('KCNA'), also: [outlet('ЦТАК')], documentIds: ['one', 'other'] },
    ]);
    const about = claimsAbout([claim('c', 0)], [cell('c', outlet('ЦТАК'), 'says')], new Map(), [], ['KCNA'], canonical);
    expect(about.map(({ id }) => id)).toEqual(['c']);
  });

  test('say of an outlet what was decided on its documents, until somebody decides on the outlet', () => {
    const [, column] = matrixColumns([courier, herald], 'outlets', project);
    const cells = [cell('c', of('herald'), 'denies'), cell('c', of('later'), 'says'), cell('c', of('old'), 'silent')];
    expect(matrixCell(cellsByKey(cells), 'c', column!)).toMatchObject({ cell: null, states: ['says', 'denies'] });
    const decided = [...cells, cell('c', outlet('Вестник'), 'says-otherwise')];
    expect(matrixCell(cellsByKey(decided), 'c', column!)).toMatchObject({ states: ['says-otherwise'] });
    expect(matrixCell(cellsByKey([]), 'c', column!)).toEqual({ cell: null, states: [], passages: [], authors: [] });
  });
});

test('claims are shown where something was decided by these documents, in their set, or not at all yet', () => {
  const claims = [claim('new', 3), claim('here', 2), claim('elsewhere', 1), claim('in the set', 0, 's')];
  const cells = [
    cell('here', outlet('Вестник'), 'says'),
    cell('elsewhere', of('old'), 'says'),
    cell('in the set', of('old'), 'says'),
  ];
  const sets = new Map([['s', { id: 's', name: '', documentIds: ['herald'], base: null, ...made }]]);
  const about = claimsAbout(claims, cells, sets, ['courier', 'herald'], ['Sea Courier', 'Вестник']);
  expect(about.map(({ id }) => id)).toEqual(['in the set', 'here', 'new']);
});

describe('silence', () => {
  test('is never suggested of what has no document, nor where anything was found', () => {
    fc.assert(
      fc.property(fc.nat({ max: 5 }), fc.nat({ max: 5 }), (searched, found) => {
        const state = silenceOf(searched, found);
        expect(state === 'silent').toBe(searched > 0 && found === 0);
        expect(state === 'no-document').toBe(searched === 0);
      }),
    );
  });

  test('is not suggested where the words are of another script, or were found in another language of it alone', () => {
    const could = (query: string, language: string | null, ...foundIn: string[]) =>
      couldStand(query, language, new Set(foundIn));
    expect([could('grain', 'ru'), could('treaty договор', 'ru', 'en'), could('зерно OR хлеб', 'en')]).toEqual([
      ...[false, true, false],
    ]);
    expect([could('grain', 'de', 'en'), could('grain', 'en', 'en'), could('grain', 'de')]).toEqual([false, true, true]);
    expect([could('214', 'ja', 'en'), could('穀物', 'ja'), could('grain', null, 'en'), could('grain', '?')]).toEqual(
      Array(4).fill(true),
    );
  });

  test('is looked for by the numbers and longer words of a claim, each once, in every script', () => {
    expect(wordsToSeek('The ferry Marisol was stopped; the FERRY had 214 on board.')).toBe(
      'ferry marisol stopped 214 board',
    );
    expect(wordsToSeek('Пострадавших нет')).toBe('пострадавших');
    expect(wordsToSeek('大臣は使者と会った')).toBe('大臣は使者と会った');
  });

  test('is looked for by words that not every account has, in whatever form', () => {
    const texts = [
      { text: 'The ministers signed a harbour agreement for 2031 in Vell.', language: 'en' },
      { text: 'The ministers met in Vell after the signing of the harbour treaty in 2031.', language: 'en' },
    ];
    const claim = 'Between them the ministers signed the harbour agreement, effective 2031.';
    expect(wordsToSeek(claim, texts)).toBe('agreement effective');
    // Where all have all of it, no word tells them apart.
    expect(wordsToSeek('The ministers met in Vell', texts.slice(1))).toBe('ministers');
    expect(wordsToSeek('Ministers, harbour', texts)).toBe('ministers harbour');
    const russian = [
      { text: 'Министры подписали договор о гавани.', language: 'ru' },
      { text: 'Министры осмотрели гавань.', language: 'ru' },
    ];
    expect(wordsToSeek('Министр подписал договор о гавани', russian)).toBe('подписал договор');
  });
});

test('claims leave as a table of rows for each who says something, with where it stands, and as a page that runs nothing', async () => {
  const passage = (words: string, number: number) => ({
    words,
    document: 'Мир',
    source: { outlet: 'Вестник', date: '2031-05-07', version: 2, passage: number },
  });
  const table = {
    title: 'Claims',
    how: 'As you decided.',
    about: [],
    columns: [
      { name: 'Вестник <1>', outlet: '', date: '' },
      { name: 'Courier', outlet: 'The Courier', date: '2031-05-06T06:44+00:00' },
    ],
    rows: [
      {
        ...{
          wording: '=2+3 "signed"',
          by: 'Ада',
          note: '',
          when: '2031-05~',
          whenInWords: 'about May 2031',
          eventSet: 'Договор',
        },
        witnesses: '1 document says it: 1 independent origin',
        cells: [
          {
            states: ['says'],
            by: 'Бен | 海',
            passages: [passage('Министр\nподписал.', 3), passage('Да.', 7)],
            note: 'ясно',
            when: '2031-05-06',
            proof: '',
          },
          { states: [], by: '', passages: [], note: '', when: '', proof: '' },
        ],
      },
    ],
  };
  const written = (id: string) => writtenAs(claimsFormats, id, table);
  const { data } = parse<string[]>((await written('csv')).replace('\ufeff', ''), { skipEmptyLines: true });
  expect(data).toEqual([
    [
      ...['claim', 'claim note', 'who', 'state', 'passages', 'note', 'proof'],
      ...['claim when (EDTF)', 'event set', 'when (EDTF)', 'places', 'outlet', 'document date', 'witnesses'],
      ...['claim by', 'decided by'],
    ],
    [
      ...['\'=2+3 "signed"', '', 'Вестник <1>', 'says', 'Министр подписал. | Да.', 'ясно', ''],
      ...['2031-05~', 'Договор', '2031-05-06'],
      'Мир, Вестник, 2031-05-07, passage 3, version 2 | Мир, Вестник, 2031-05-07, passage 7, version 2',
      ...['', '', '1 document says it: 1 independent origin', 'Ада', 'Бен | 海'],
    ],
    [
      ...['\'=2+3 "signed"', '', 'Courier', '', '', '', '', '2031-05~', 'Договор', '', ''],
      ...['The Courier', '2031-05-06T06:44+00:00', '1 document says it: 1 independent origin'],
      ...['Ада', ''],
    ],
  ]);
  const page = await written('html');
  expect(page).toContain('<th scope="col" dir="auto">Вестник &lt;1&gt;</th>');
  expect(page).toContain('Courier<br><span class="aside">The Courier · 2031-05-06, 06:44 UTC</span></th>');
  expect(page).toContain(
    '<p class="state">says</p><p>“Министр подписал.” <span class="aside">Мир, Вестник, 2031-05-07, passage 3, version 2</span></p><p>“Да.” <span class="aside">Мир, Вестник, 2031-05-07, passage 7, version 2</span></p><p class="aside">2031-05-06</p><p class="aside">ясно</p>',
  );
  expect(page).toContain(
    '<br><span class="aside">about May 2031</span><br><span class="aside">Договор</span><br><span class="aside">1 document says it: 1 independent origin</span></th>',
  );
  expect(page).toContain('<td>—</td>');
  expect(page).not.toMatch(/<(?:script|img|link)\b|https?:/u);
});
