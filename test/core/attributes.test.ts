import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renamedChoices } from '../../src/core/attributes/rename-choices.ts';
import { filledDown, pasteInto } from '../../src/core/attributes/cell-ranges.ts';
import { confirmCells, editCells, retypeAttribute } from '../../src/core/attributes/edit-cells.ts';
import { FileMatcher } from '../../src/core/attributes/match-files.ts';
import { readPattern } from '../../src/core/attributes/path-pattern.ts';
import { planEdits, planTable } from '../../src/core/attributes/take-table.ts';
import { isValid, readValue, surenessOf, typeOfValues, valueOrder } from '../../src/core/attributes/values.ts';
import { columnNames } from '../../src/core/exchange/comma-separated.ts';
import { readCopied, writeCopied } from '../../src/core/exchange/copied-cells.ts';
import { nameProblem, newAttribute } from '../../src/core/model/attributes.ts';
import { edits } from '../../src/core/model/diff.ts';
import type { Diff } from '../../src/core/model/diff.ts';
import { queryName } from '../../src/core/model/query-name.ts';
import { builtInAttributes } from '../../src/core/model/records.ts';
import type { AttributeDefinition, Document, Guess } from '../../src/core/model/records.ts';
import { fieldNames } from '../../src/core/search/language/fields.ts';
import { isStoredNumber, numberInField, readTypedNumber } from '../../src/core/text/typed-number.ts';

const english = { languages: ['en-US'] };
const german = { languages: ['de-DE'] };
const own = (
  name: string,
  type: AttributeDefinition['type'],
  choices: readonly string[] = [],
): AttributeDefinition => ({
  ...{ id: name, name, type, choices, order: 9 },
});
const guess = (value: string, origin: Guess['origin'] = { kind: 'path' }): Guess => ({ value, origin });
const entered = (value: string): Guess => guess(value, { kind: 'person' });
const letter = (id: string, title: string, path: string, attributes: Document['attributes'] = {}): Document =>
  ({ id, title: guess(title), path, attributes, language: null, versions: [], importId: 'i' }) as Document;
const tableOf = (documents: readonly Document[], ...attributes: readonly AttributeDefinition[]) => ({
  documents: new Map(documents.map((one) => [one.id, one])),
  attributes: new Map([...builtInAttributes, ...attributes].map((one) => [one.id, one])),
  languages: ['en-GB'],
});
const valuesAfter = (diff: Diff) =>
  Object.fromEntries(
    [...edits({ documents: diff.documents ?? {} })].map(([, id, [, after]]) => [
      id,
      Object.fromEntries(Object.entries((after as Document).attributes).map(([key, { value }]) => [key, value])),
    ]),
  );

describe('a number', () => {
  test.each([
    ['1,234.5', '1234.5'],
    ['1.234,5', '1234.5'],
    ['1 234,5', '1234.5'],
    ['1\u202f234\u00a0567', '1234567'],
    ['12,34,567', '1234567'],
    ["1'234'567", '1234567'],
    ['1’234', '1234'],
    ['−5', '-5'],
    ['+3.50', '3.5'],
    ['007', '7'],
    ['.5', '0.5'],
    ['٣٬٤٥٦٫٧', '3456.7'],
    ['३४५६', '3456'],
    ['１２，３４５．６', '12345.6'],
    ['1.5E+05', '150000'],
    ['12345678901234567890', '12345678901234567890'],
    ['-0.0', '0'],
  ])('is read of %s', (typed, value) => {
    expect(readTypedNumber(typed, ['en'])).toBe(value);
  });

  test.each(['', 'twelve', '1.2.3', '1,23,4', '12 apples', '1/2', '5 %', '--5', '1..5', '2025-06-30', '1e999'])(
    'is none of %j',
    (typed) => {
      expect(readTypedNumber(typed, ['en'])).toBeNull();
    },
  );

  test.each(['10²', '①②', '⑩', 'H₂', '10⁶', '1½', '⒈', '㉑'])(
    'is none of %j, whose signs are no digits of one number',
    (typed) => {
      expect(readTypedNumber(typed, ['en'])).toBeNull();
    },
  );

  test('is read in wide digits and in those of other scripts', () => {
    expect(['１９４４', '١٩٤٤', '१९४४', '12\u00a0345'].map((typed) => readTypedNumber(typed, ['en']))).toEqual([
      '1944',
      '1944',
      '1944',
      '12345',
    ]);
  });

  test('that may mean two things is read as the reader writes', () => {
    expect(['en-US', 'de-DE', 'not a language'].map((one) => readTypedNumber('1,234', [one]))).toEqual([
      '1234',
      '1.234',
      '1234',
    ]);
    expect(['en-US', 'de-DE'].map((one) => readTypedNumber('1.234', [one]))).toEqual(['1.234', '1234']);
    // No group begins with nothing, and none has four.
    expect(readTypedNumber('0.234', ['de'])).toBe('0.234');
    expect(readTypedNumber('1234.567', ['de'])).toBe('1234.567');
  });

  test('stands in a field as the reader writes it, and is read as the same again', () => {
    expect(['en', 'de', 'hi'].map((one) => numberInField('-1.234', [one]))).toEqual(['-1.234', '-1,234', '-1.234']);
    for (const language of ['en', 'de', 'fr', 'ar-EG', 'fa', 'hi']) {
      for (const value of ['-1.234', '1234567.5', '0.001']) {
        expect(readTypedNumber(numberInField(value, [language]), [language])).toBe(value);
      }
    }
  });

  test('that is stored is read as itself, in every language that writes decimals with a point', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat({ max: 999_999 }), (whole, part) => {
        const value = readTypedNumber(`${whole}.${String(part).padStart(6, '0')}`, ['en'])!;
        expect(isStoredNumber(value)).toBe(true);
        expect(readTypedNumber(value, ['en'])).toBe(value);
      }),
    );
  });
});

describe('what is typed into a column', () => {
  test('is read as its type in the reader’s language, and kept as typed where it is none', () => {
    const read = (
      type: AttributeDefinition['type'],
      typed: string,
      reading = english,
      choices: readonly string[] = [],
    ) => {
      const { value, valid } = readValue({ type, choices }, typed, reading);
      return valid ? value : `? ${value}`;
    };
    expect(read('text', '  Хлеб\u200b  и соль ')).toBe('Хлеб и соль');
    expect(read('date', '30 июня 2025', { languages: ['ru'] })).toBe('2025-06-30');
    expect(read('date', '30.06.2025', german)).toBe('2025-06-30');
    expect(read('date', '2025年6月30日')).toBe('2025-06-30');
    expect(read('date', 'next summer')).toBe('? next summer');
    expect(read('number', 'some')).toBe('? some');
    expect(read('choice', 'PÉCHÉ', english, ['péché', 'vertu'])).toBe('péché');
    expect(read('choice', 'peche', english, ['péché', 'pêche'])).toBe('? peche');
    expect(read('choice', '右', english, ['左'])).toBe('? 右');
    for (const word of ['Yes', 'ДА', 'はい', 'نعم', 'כן', 'हाँ', 'TRUE', 'x', '1'])
      expect(read('yes-no', word)).toBe('yes');
    for (const word of ['no', 'Нет', 'いいえ', 'لا', 'לא', 'नहीं', 'FALSE', 'όχι', '0'])
      expect(read('yes-no', word)).toBe('no');
    // In tables a dash mostly stands for what nobody knows.
    for (const word of ['perhaps', '–', '-', '—']) expect(read('yes-no', word)).toBe(`? ${word}`);
  });

  test('says that a date may mean another day', () => {
    expect(readValue(own('d', 'date'), '03.04.2025', german)).toEqual({
      ...{ value: '2025-04-03', valid: true, doubt: 'ambiguous-date' },
    });
  });

  test('once read is of its type and read again the same, whatever it was', () => {
    const types = fc.constantFrom(
      'text' as const,
      'number' as const,
      'date' as const,
      'choice' as const,
      'yes-no' as const,
    );
    fc.assert(
      fc.property(types, fc.oneof(fc.string(), fc.constantFrom('yes', '12.5', '2025-06', 'тихо')), (type, typed) => {
        const definition = { type, choices: ['тихо', '大声'] };
        const { value, valid } = readValue(definition, typed, english);
        if (value === '') return;
        expect(isValid(definition, value)).toBe(valid);
        expect(readValue(definition, value, english)).toMatchObject({ value, valid });
      }),
    );
  });

  test('sorts by its type, with what is not of it behind', () => {
    const collator = new Intl.Collator('en', { numeric: true });
    const sorted = (definition: AttributeDefinition, ...values: string[]) =>
      values.sort(valueOrder(definition, collator));
    expect(sorted(own('n', 'number'), 'few', '10', '-3', '9.5')).toEqual(['-3', '9.5', '10', 'few']);
    expect(sorted(own('d', 'date'), 'soon', '2025-06-30', '-0043', '1850~')).toEqual([
      ...['-0043', '1850~', '2025-06-30', 'soon'],
    ]);
    expect(sorted(own('c', 'choice', ['low', 'high']), 'odd', 'high', 'low')).toEqual(['low', 'high', 'odd']);
    expect(sorted(own('b', 'yes-no'), 'no', 'maybe', 'yes')).toEqual(['yes', 'no', 'maybe']);
  });

  test('tells how sure it is, least first', () => {
    const date = own('d', 'date');
    expect(
      [
        guess('soon', { kind: 'person' }),
        { ...entered('2025-04-03'), doubt: 'ambiguous-date' as const },
        guess('2025'),
        guess('2025', { kind: 'text', from: 0, to: 4 }),
        guess('2025', { kind: 'file', field: 'og:date' }),
        entered('2025'),
      ].map((one) => surenessOf(date, one)),
    ).toEqual(['invalid', 'doubtful', 'weak', 'guess', 'file', 'person']);
  });

  test('shows what type a new column best has', () => {
    expect(typeOfValues(['1,5', '٣', ''], german)).toBe('number');
    expect(typeOfValues(['ja', 'Nein'], german)).toBe('yes-no');
    expect(typeOfValues(['x', '–'], english)).toBe('text');
    expect(typeOfValues(['2025-06-30', '30 June 2025'], english)).toBe('date');
    expect(typeOfValues(['Lincoln', '1861'], english)).toBe('text');
    expect(typeOfValues(['', ' '], english)).toBe('text');
    expect(typeOfValues(['1,200', '-7', '.5', '१२३', '1.234.567'], english)).toBe('number');
    expect(typeOfValues(['1.200,5', '1 200', '0,25'], german)).toBe('number');
  });

  test.each([
    ['007'],
    ['1.1', '1.10'],
    ['01067'],
    ['+49 301 234 567'],
    ['12E4'],
    ['٠٠٧'],
    ['123/45', '123/46'],
    ['0301-22'],
  ])('makes no number and no date of codes such as %s, which would not come back as they are written', (...codes) => {
    expect(['en-US', 'de-DE', 'ar-EG'].map((one) => typeOfValues(codes, { languages: [one] }))).toEqual(
      Array(3).fill('text'),
    );
  });
});

describe('a column', () => {
  test('has a name that a query can write, and that no other column or field has', () => {
    expect(['Party affiliation', '  Год выпуска ', '党派', '1st reader', '%'].map(queryName)).toEqual([
      ...['party-affiliation', 'год-выпуска', '党派', '_1st-reader', ''],
    ]);
    const columns = new Map([...builtInAttributes, own('p', 'text')].map((one) => [one.id, one]));
    expect(['P', 'Outlet', 'Tag', '…', 'Speaker'].map((name) => nameProblem(columns, name))).toEqual([
      ...['taken', 'taken', 'reserved', 'empty', null],
    ]);
    // So a saved table calls what is no column of a person's own.
    expect(['Language', 'SETS', 'Languages'].map((name) => nameProblem(columns, name))).toEqual([
      ...['reserved', 'reserved', null],
    ]);
    expect(nameProblem(columns, 'P', 'p')).toBeNull();
    // A column of persons or speakers is the project’s own, and goes before those who annotate or speak in texts.
    for (const field of fieldNames)
      expect(nameProblem(columns, field) === null).toBe(['person', 'speaker'].includes(field));
    expect(newAttribute(columns, { id: 'x', name: ' Tone ', type: 'choice', choices: ['a', ' a', ''] })).toEqual({
      ...{ id: 'x', name: 'Tone', type: 'choice', choices: ['a'], order: 10 },
    });
  });

  test('of another type reads its values anew and keeps what it cannot read', () => {
    const documents = [
      letter('a', 'A', 'a.txt', { size: entered('1,200') }),
      letter('b', 'B', 'b.txt', { size: guess('большой') }),
    ];
    const { diff, cells, invalid } = retypeAttribute(tableOf(documents, own('size', 'text')), own('size', 'text'), {
      type: 'number',
    });
    expect(valuesAfter(diff)).toEqual({ a: { size: '1200' } });
    expect([cells, invalid]).toEqual([2, 1]);
    expect(diff.attributes?.['size']?.[1]?.type).toBe('number');
  });

  test('that becomes a choice offers what is there', () => {
    const documents = ['тихо', 'громко', 'тихо'].map((tone, at) =>
      letter(`${at}`, `${at}`, `${at}`, { tone: entered(tone) }),
    );
    const { diff } = retypeAttribute(tableOf(documents, own('tone', 'text')), own('tone', 'text'), { type: 'choice' });
    expect(diff.attributes?.['tone']?.[1]?.choices).toEqual(['громко', 'тихо']);
    expect(diff.documents).toBeUndefined();
  });

  test('whose choices are all taken away offers what is there, in the order that they had', () => {
    const documents = ['loud', '大声', 'тихо'].map((tone, at) =>
      letter(`${at}`, `${at}`, `${at}`, { tone: entered(tone) }),
    );
    const tone = own('tone', 'choice', ['тихо', 'whispered', 'loud']);
    const choices = (given?: readonly string[]) =>
      retypeAttribute(tableOf(documents, tone), tone, { type: 'choice', ...(given && { choices: given }) }).diff
        .attributes?.['tone']?.[1]?.choices;
    expect(choices([])).toEqual(['тихо', 'loud', '大声']);
    expect(choices()).toBeUndefined();
    expect(choices(['a'])).toEqual(['a']);
  });
});

describe('many cells', () => {
  const documents = [
    letter('a', 'Inaugural', 'a.txt', { outlet: guess('Post') }),
    letter('b', 'Речь', 'b.txt', { outlet: entered('Правда'), date: entered('1861') }),
  ];
  const table = tableOf(documents, own('pages', 'number'));

  test('are written at once: read, taken away, and kept as typed where they are not of their type', () => {
    const written = editCells(table, [
      { documentId: 'a', column: 'outlet', typed: 'The Post' },
      { documentId: 'a', column: 'pages', typed: 'many' },
      { documentId: 'b', column: 'date', typed: '' },
      { documentId: 'b', column: 'title', typed: '  ' },
      { documentId: 'gone', column: 'outlet', typed: 'x' },
      { documentId: 'b', column: 'gone', typed: 'x' },
    ]);
    expect(valuesAfter(written.diff)).toEqual({ a: { outlet: 'The Post', pages: 'many' }, b: { outlet: 'Правда' } });
    expect(written).toMatchObject({ documents: 2, cells: 3, invalid: 1, titlesKept: 1 });
  });

  test('confirm a guess that is written again, unless only what is new is wanted', () => {
    const edit = [{ documentId: 'a', column: 'outlet', typed: 'Post' }];
    expect(editCells(table, edit).diff.documents?.['a']?.[1]?.attributes['outlet']).toEqual(entered('Post'));
    expect(editCells(table, edit, { confirms: false }).cells).toBe(0);
  });

  test('of a language take its tag or its name, and keep what was there instead of any other word', () => {
    const german = { ...letter('d', 'Brief', 'd.txt'), language: 'de' } as Document;
    const odd = { ...letter('o', 'Odd', 'o.txt'), language: 'x-odd' } as Document;
    const written = (typed: string, languages = ['ru', 'de']) => {
      const edit = { documentId: 'd', column: 'lang', typed };
      const { diff, refused } = editCells({ ...tableOf([german]), languages }, [edit]);
      return refused[0] === undefined ? ((diff.documents?.['d']?.[1] as Document | undefined)?.language ?? null) : '?';
    };
    expect(
      ['fr', 'ZH-hant', 'sr_Latn', 'grc', 'French', 'русский', ' griechisch ', 'Österreichisches Deutsch'].map((one) =>
        written(one),
      ),
    ).toEqual([...['fr', 'zh-Hant', 'sr-Latn', 'grc', 'fr', 'ru', 'el', 'de-AT']]);
    expect(['ga', 'Ga'].map((one) => written(one, ['en']))).toEqual(['ga', 'gaa']);
    expect(['kauderwelsch', 'qq', 'n/a', 'greeks', 'de fr', '1'].map((one) => written(one))).toEqual(
      Array(6).fill('?'),
    );
    expect(written('')).toBeNull();
    const kept = editCells(tableOf([german, odd]), [
      { documentId: 'd', column: 'lang', typed: 'kauderwelsch' },
      { documentId: 'o', column: 'lang', typed: 'x-odd' },
    ]);
    expect(kept).toMatchObject({ diff: {}, cells: 0, refused: ['kauderwelsch'] });
  });

  test('of a title hold one line, whatever is pasted', () => {
    const titled = (typed: string) =>
      editCells(table, [{ documentId: 'a', column: 'title', typed }]).diff.documents?.['a']?.[1]?.title.value;
    expect(['Речь\nо хлебе', ' 粉屋\r\n\u2028の手紙\t', 'The  miller’s\u00a0letter'].map(titled)).toEqual([
      ...['Речь о хлебе', '粉屋 の手紙', 'The miller’s letter'],
    ]);
    expect(titled('\n\t')).toBeUndefined();
  });

  test('of a choice take its beginning from who types it, where only one begins so; what is pasted is written whole', () => {
    const party = own('party', 'choice', [
      'Republican',
      'Democratic',
      'Demokratikus',
      'Партия',
      '民主党',
      'Rep. of Texas',
    ]);
    const chosen = (typed: string, byBeginnings = true) => {
      const edit = { documentId: 'a', column: 'party', typed };
      const { diff, invalid } = editCells(tableOf(documents, party), [edit], { byBeginnings });
      return `${invalid > 0 ? '? ' : ''}${diff.documents!['a']![1]!.attributes['party']!.value}`;
    };
    expect(['repu', 'REPUBLICAN', 'democ', 'парт', '民', 'rep.'].map((one) => chosen(one))).toEqual([
      ...['Republican', 'Republican', 'Democratic', 'Партия', '民主党', 'Rep. of Texas'],
    ]);
    expect(['demo', 'rep', 'publican', '.'].map((one) => chosen(one))).toEqual([
      '? demo',
      '? rep',
      '? publican',
      '? .',
    ]);
    expect([chosen('repu', false), chosen('republican', false)]).toEqual(['? repu', 'Republican']);
    const pasted = editCells(tableOf(documents, party), [{ documentId: 'a', column: 'party', typed: 'П' }]);
    expect(pasted).toMatchObject({ cells: 1, invalid: 1 });
  });

  test('of numbers that are pasted together are read in one way, and are in doubt where there is none', () => {
    const pages = own('pages', 'number');
    const sheets = ['1', '2', '3', '4'].map((id) => letter(id, id, `${id}.txt`));
    const read = (typed: readonly string[], languages = ['en-GB'], of = sheets) => {
      const edits = typed.map((one, at) => ({ documentId: `${at + 1}`, column: 'pages', typed: one }));
      const { diff } = editCells({ ...tableOf(of, pages), languages }, edits);
      return typed.map((_, at) => {
        const { value, doubt } = diff.documents![`${at + 1}`]![1]!.attributes['pages']!;
        return doubt === undefined ? value : `${value} ${doubt}`;
      });
    };
    expect(read(['1.234', '2.500,75', '3.000'])).toEqual(['1234', '2500.75', '3000']);
    expect(read(['1,234', '2,500.75', '٣٬٠٠٠'], ['de'])).toEqual(['1234', '2500.75', '3000']);
    expect(read(['1.234', '1.234.567'])).toEqual(['1234', '1234567']);
    expect(read(['1,234', '0,5', 'нет'])).toEqual(['1.234', '0.5', 'нет']);
    // Nothing says in which way they are written: as the reader writes.
    expect([read(['1.234', '3.000', '7']), read(['1.234', '3.000', '7'], ['de'])]).toEqual([
      ...[
        ['1.234', '3', '7'],
        ['1234', '3000', '7'],
      ],
    ]);
    // Two ways in one column: what may be read in both is in doubt, what may not is not.
    expect(read(['1.234', '2.500,75', '2,500.75', '8'])).toEqual(['1.234 weak', '2500.75', '2500.75', '8']);
    expect(surenessOf(pages, { ...entered('1.234'), doubt: 'weak' })).toBe('doubtful');

    const typed = ['1.234', '2.500,75', '3.000'];
    const written = typed.map((one, at) => letter(`${at + 1}`, one, one, { pages: entered(one) }));
    const { diff } = retypeAttribute(tableOf(written, own('pages', 'text')), own('pages', 'text'), { type: 'number' });
    expect(valuesAfter(diff)).toEqual({ 1: { pages: '1234' }, 2: { pages: '2500.75' }, 3: { pages: '3000' } });
  });

  test('are confirmed as they stand', () => {
    const cells = ['title', 'outlet', 'date'].flatMap((column) =>
      ['a', 'b'].map((documentId) => ({ documentId, column })),
    );
    const confirmed = confirmCells(table, cells);
    expect(confirmed).toMatchObject({ cells: 3, documents: 2 });
    expect(confirmed.diff.documents?.['a']?.[1]).toMatchObject({
      title: entered('Inaugural'),
      attributes: { outlet: entered('Post') },
    });
  });
});

describe('what is copied', () => {
  test('from a spreadsheet is read cell by cell, with commas, line breaks and empty rows', () => {
    expect(readCopied('Lincoln, Abraham\tRepublican\r\n\t\r\n"two\nlines"\t"he said ""yes"""\r\n')).toEqual([
      ['Lincoln, Abraham', 'Republican'],
      ['', ''],
      ['two\nlines', 'he said "yes"'],
    ]);
    expect(readCopied('"Pravda" today\t"open')).toEqual([['"Pravda" today', '"open']]);
  });

  test('comes back the same, and is no formula for a spreadsheet', () => {
    const row = fc.array(fc.oneof(fc.string(), fc.constantFrom('=1+1', '"', 'a\tb', 'рис\nсоль')), {
      minLength: 2,
      maxLength: 2,
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), (rows) => {
        const plain = rows.map((cells) => cells.map((cell) => cell.replace(/\r\n?/gu, '\n')));
        expect(readCopied(`${writeCopied(plain)}\r\n`)).toEqual(plain);
      }),
    );
    expect(writeCopied([['=HYPERLINK("x")', '-5']])).toBe('\'=HYPERLINK("x")\t-5');
  });

  test('goes once, or fills a range that it fits into, and says what has no place', () => {
    const at = (top: number, left: number, bottom = top, right = left) => ({ top, left, bottom, right });
    const written = (cells: string[][], range: ReturnType<typeof at>) => {
      const { placed, leftOut } = pasteInto(cells, range, { rows: 4, columns: 3 });
      const shown = Array.from({ length: 4 }, () => ['.', '.', '.']);
      for (const { row, column, words } of placed) shown[row]![column] = words;
      return [...shown.map((row) => row.join('')), leftOut];
    };
    expect(
      written(
        [
          ['a', 'b'],
          ['c', 'd'],
        ],
        at(1, 1),
      ),
    ).toEqual(['...', '.ab', '.cd', '...', 0]);
    expect(written([['a']], at(0, 0, 1, 2))).toEqual(['aaa', 'aaa', '...', '...', 0]);
    expect(written([['a', 'b']], at(0, 0, 2, 1))).toEqual(['ab.', 'ab.', 'ab.', '...', 0]);
    expect(
      written(
        [
          ['a', 'b'],
          ['c', 'd'],
        ],
        at(3, 2),
      ),
    ).toEqual(['...', '...', '...', '..a', 3]);
  });

  test('fills down from the first row of a range', () => {
    const filled = filledDown({ top: 1, left: 0, bottom: 3, right: 0 }, (row, column) => `${row}/${column}`);
    expect(filled.map(({ row, words }) => `${row}: ${words}`)).toEqual(['2: 1/0', '3: 1/0']);
  });
});

describe('a name in a table', () => {
  const matcher = new FileMatcher([
    { id: 'l', path: 'Addresses/1861/Lincoln.txt', title: 'First Inaugural' },
    { id: 'k', path: 'Addresses/1961/Kennedy.txt', title: 'Inaugural' },
    { id: 'k2', path: 'Drafts/Kennedy.txt', title: 'Черновик' },
    { id: 'm', path: 'Drafts/Kennedy.md', title: 'Notes' },
    { id: 'j', path: 'Речи/Ёлка.txt'.normalize('NFD'), title: '演説' },
  ]);
  const meant = (name: string) => {
    const match = matcher.match(name);
    return match.kind === 'one' ? match.id : match.kind;
  };

  test('means the document whose file is called so, with as much of its path as is written', () => {
    expect(
      ['lincoln.TXT', 'Lincoln', '1861\\Lincoln.txt', './1961/Kennedy.txt', 'Ёлка', 'kennedy.md'].map(meant),
    ).toEqual([...['l', 'l', 'l', 'k', 'j', 'm']]);
    expect(['Kennedy.txt', 'Kennedy', 'coln.txt', '', 'Drafts'].map(meant)).toEqual([
      ...['several', 'several', 'none', 'none', 'none'],
    ]);
    expect(['first inaugural', '演説'].map(meant)).toEqual(['l', 'j']);
  });
});

describe('a pattern over folder names', () => {
  const values = (pattern: string, path: string) => {
    const read = readPattern(pattern);
    if ('kind' in read) return read.kind;
    const found = read.valuesOf(path);
    return found && Object.fromEntries(found);
  };

  test('takes values out of the names', () => {
    expect(values('*/{party}/{year}-{speaker}', 'Addresses/Republican/1861-Lincoln.txt')).toEqual({
      ...{ party: 'Republican', year: '1861', speaker: 'Lincoln' },
    });
    expect(values('{год}/{газета}', '1953/Правда/письмо (2).txt')).toEqual({ год: '1953', газета: 'Правда' });
    expect(values('{outlet}/{date} *', '海報/2025-06-30 第一面.txt')).toEqual({ outlet: '海報', date: '2025-06-30' });
    expect(values('/letters/{from} [{year}]/', 'Letters/Ada [1843]/a.txt')).toEqual({ from: 'Ada', year: '1843' });
  });

  test('fills columns whose names are not written as they are kept: with more blanks, or in decomposed letters', () => {
    const sheets = [letter('a', 'A', 'Ämter/1861-a.txt'), letter('b', 'B', '役所/1862-b.txt')];
    const pattern = readPattern(`{Party\u00a0  name}/{${'Ämter'.normalize('NFD')}}-*`);
    if ('kind' in pattern) throw new Error(pattern.kind);
    const values = (name: string) => sheets.map(({ id, path }) => [id, pattern.valuesOf(path)!.get(name)!] as const);
    const ids = ['party', 'office'][Symbol.iterator]();
    const planned = planEdits(tableOf(sheets), pattern.columns, values, { newId: () => ids.next().value! });
    expect(planned.columns.map(({ name }) => name)).toEqual(['Party name', 'Ämter']);
    expect(valuesAfter(planned.diff)).toEqual({
      a: { party: 'Ämter', office: '1861' },
      b: { party: '役所', office: '1862' },
    });
    expect(readPattern('{Party name}/{Party  name}')).toEqual({ kind: 'twice', name: 'Party name' });
    // Names from anywhere else need not be clean either.
    const other = planEdits(tableOf(sheets), [' Office '], () => [['a', 'Paris']], { newId: () => 'other' });
    expect(valuesAfter(other.diff)).toEqual({ a: { other: 'Paris' } });
  });

  test('says nothing of a path that is not of its form', () => {
    expect(values('{a}/{b}/{c}', 'one/two.txt')).toBeNull();
    expect(values('{a}-{b}', 'one.txt')).toBeNull();
  });

  test('is told of a long name, too, as it is by an expression that goes back', () => {
    const letters = 'abcdefghijklmnopqrst';
    const braces = Array.from(letters, (letter) => `{${letter}}`).join('-');
    const long = `Речи/${'a-'.repeat(200)}b.txt`;
    // An expression would try more ways than there are seconds in a year.
    expect(values(`*/${braces}-x`, long)).toBeNull();
    expect(values(`*/${braces}-b`, long)).toMatchObject({ a: 'a', s: 'a', t: 'a-'.repeat(181).slice(0, -1) });

    const piece = fc.constantFrom('{a}', '{b}', '{c}', '*', '-', 'x', 'Я');
    const name = fc.string({ unit: fc.constantFrom('a', '-', 'X', 'я', '𝒳', ' '), maxLength: 12 });
    fc.assert(
      fc.property(fc.uniqueArray(piece, { minLength: 1 }), name, (pieces, file) => {
        fc.pre(pieces.some((one) => one.startsWith('{')));
        const form = pieces.map((one) => (one === '*' ? '.*?' : one.startsWith('{') ? '(.+?)' : one)).join('');
        const found = new RegExp(`^${form}$`, 'iu').exec(file);
        const names = pieces.filter((one) => one.startsWith('{')).map((one) => one.slice(1, -1));
        expect(values(pieces.join(''), file)).toEqual(
          found && Object.fromEntries(names.map((one, at) => [one, found[at + 1]!.trim()])),
        );
      }),
      { numRuns: 500 },
    );
  });

  test('that cannot be read says why', () => {
    expect(['', '*/x', '{a', 'a}', '{a}/{a}'].map((one) => values(one, 'x'))).toEqual([
      ...['empty', 'empty', 'open', 'open', 'twice'],
    ]);
  });
});

describe('a table from outside', () => {
  const documents = [
    letter('l', 'First Inaugural', 'Lincoln.txt', { outlet: guess('Herald') }),
    letter('k', 'Inaugural', 'Kennedy.txt'),
    letter('p', 'Письмо', 'Письмо.txt'),
  ];
  const named = documents.map(({ id, path, title }) => ({ id, path, title: title.value }));
  const plan = (header: string[], ...rows: string[][]) => {
    let made = 0;
    const newId = () => `new${made++ === 0 ? '' : made}`;
    return planTable(tableOf(documents), named, { header, rows }, { newId, shown: { url: 'Address' } });
  };

  test('is matched by the names of files, whichever column holds them, and makes the columns that are not there', () => {
    const planned = plan(
      ['Party', 'File', 'Outlet', 'Address', 'Tag', 'Outlet'],
      ['Republican', 'Lincoln.txt', 'Herald', 'https://a.example/1', 'x', 'twice'],
      ['Democratic', 'kennedy', '', '', 'x', ''],
      ['Партия', 'письмо.txt', 'Правда', '', 'x', ''],
      ['Whig', 'Taylor.txt', '', '', '', ''],
      ['Late', 'Lincoln', '', '', '', ''],
    );
    expect(planned.columns.map((one) => (one.kind === 'passed-over' ? one.why : one.kind))).toEqual([
      ...['new', 'key', 'known', 'known', 'reserved', 'twice'],
    ]);
    expect(planned).toMatchObject({ matched: 3, unmatched: ['Taylor.txt'], ambiguous: [], repeated: ['Lincoln'] });
    expect(valuesAfter(planned.diff)).toEqual({
      l: { new: 'Republican', outlet: 'Herald', url: 'https://a.example/1' },
      k: { new: 'Democratic' },
      p: { new: 'Партия', outlet: 'Правда' },
    });
    // The guess that it repeats is no news.
    expect(planned.cells).toBe(5);
    expect(planned.examples).toHaveLength(5);
  });

  test('makes no column of the event sets that a table saved here names', () => {
    const { columns, cells } = plan(['path', 'title', 'language', 'sets'], ['kennedy.txt', '', 'en', 'Inaugurations']);
    expect(columns.at(-1)).toEqual({ kind: 'passed-over', name: 'sets', why: 'event-sets' });
    expect(cells).toBe(1);
  });

  test.each([
    ['Language', 'Sets'],
    ['language', 'sets'],
    ['Партия', 'Title (2)'],
  ])(
    'that was saved here comes back into its columns, also those called %s and %s, as older projects have them',
    (...names) => {
      const mine = names.map((name) => own(name, 'text'));
      const there = letter('l', 'First Inaugural', 'Lincoln.txt', {
        [names[0]!]: entered('хлеб'),
        [names[1]!]: entered('粉'),
      });
      const header = columnNames(['path', 'title'], mine, ['language', 'sets']);
      const row = ['Lincoln.txt', 'First Inaugural', 'хлеб', '粉', '', 'Inaugurations'];
      const planned = planTable(tableOf([there], ...mine), named, { header, rows: [row] }, { newId: String });
      expect(planned.diff).toEqual({});
      expect(planned.columns.slice(2, 4)).toMatchObject(names.map((column) => ({ kind: 'known', column })));
      expect(planned.columns[5]).toMatchObject({ kind: 'passed-over' });
    },
  );

  test('puts a column into the one that is called just so, and only what has no such twin into one like it', () => {
    const table = tableOf(documents, own('Party', 'text'), own('pärty', 'text'));
    const taken = (header: readonly string[], of = table) =>
      planTable(
        of,
        named,
        { header: ['file', ...header], rows: [['Lincoln.txt', ...header.map((_, at) => `${at}`)]] },
        { newId: () => 'new', shown: { url: 'Address' } },
      )
        .columns.slice(1)
        .map((one) => (one.kind === 'known' ? one.column : one.kind === 'passed-over' ? one.why : one.kind));
    expect(taken(['pärty', 'Party'])).toEqual(['pärty', 'Party']);
    expect(taken(['Party', 'pärty'.normalize('NFD')])).toEqual(['Party', 'pärty']);
    expect(taken(['PÄRTY'])).toEqual(['pärty']);
    expect(taken(['Pàrty', 'ADDRESS', 'Language'])).toEqual(['Party', 'url', 'lang']);
    // With one column here, what is called just so goes first, and the other becomes a column of its own.
    const one = tableOf(documents, own('Партия', 'text'));
    expect(taken(['Партія', 'ПАРТИЯ', 'партия'], one)).toEqual(['new', 'Партия', 'twice']);
    expect(taken(['pärty', 'Party'], tableOf(documents, own('Party', 'text')))).toEqual(['new', 'Party']);
  });

  test('is matched by the column that is called so, else by whole names, and not by counts that are names by chance', () => {
    const numbered = ['1', '2', '3'].map((id) => letter(id, `Letter ${id}`, `Letters/${id}.txt`));
    const files = numbered.map(({ id, path, title }) => ({ id, path, title: title.value }));
    const taken = (header: string[], rows: string[][], key?: number) => {
      const ids = ['new', 'newer'][Symbol.iterator]();
      const newId = () => ids.next().value!;
      return planTable(tableOf(numbered), files, { header, rows }, { newId, ...(key !== undefined && { key }) });
    };
    const keyOf = (header: string[], ...rows: string[][]) => header[taken(header, rows).key];
    const rows = [
      ['3', '1.txt', 'A'],
      ['1', '2.txt', 'B'],
      ['2', '3.txt', 'C'],
    ];
    for (const title of ['file', 'File_Name', 'PATH', 'Документ', 'Dateiname', 'ファイル名', 'اسم الملف', 'whatever']) {
      expect(keyOf(['votes', title, 'party'], ...rows)).toBe(title);
    }
    expect(valuesAfter(taken(['votes', 'file', 'outlet'], rows).diff)).toMatchObject({ 1: { new: '3', outlet: 'A' } });
    // Called so, it goes first without endings, too, and if most of its files are not here.
    expect(keyOf(['votes', 'document'], ['3', '1'], ['1', '2'], ['2', '3'])).toBe('document');
    expect(keyOf(['votes', 'Файл'], ['3', '1.txt'], ['1', 'b.txt'], ['2', 'c.txt'])).toBe('Файл');
    // But not where it means nothing of what is here.
    expect(keyOf(['name', 'text'], ['Ada', 'Letters/1'], ['Lin', 'Letters/2'])).toBe('text');
    // One value again and again is one document.
    expect(keyOf(['stars', 'nr'], ['1', '2'], ['1', '3'], ['1', 'x'])).toBe('nr');
    // A person says otherwise.
    expect(valuesAfter(taken(['votes', 'file', 'outlet'], rows, 0).diff)).toMatchObject({ 1: { outlet: 'B' } });
  });

  test('shows first what it would overwrite, and with what', () => {
    const planned = plan(
      ['file', 'Party', 'Outlet', 'Title'],
      ['Kennedy.txt', 'Democratic', 'Post', 'Inaugural'],
      ['Lincoln.txt', 'Republican', 'Правда', ''],
    );
    expect(planned).toMatchObject({ cells: 4, overwritten: 1 });
    expect(planned.examples.map(({ before, after }) => `${before} → ${after}`)).toEqual([
      ...['Herald → Правда', ' → Democratic', ' → Post', ' → Republican'],
    ]);
  });

  test('shows what would be stored, and keeps codes as they are written', () => {
    const planned = plan(
      ['file', 'Box', 'Section', 'Heard', 'Pages', 'Date'],
      ['Lincoln.txt', '007', '1.10', 'ja', '1,200', '4 March 1861'],
      ['Kennedy.txt', '12', '1.1', 'нет', 'many', ''],
    );
    expect(planned.examples.map(({ after }) => after)).toEqual([
      ...['007', '1.10', 'yes', '1,200', '1861-03-04', '12', '1.1', 'no', 'many'],
    ]);
    expect(planned.columns.flatMap((one) => (one.kind === 'new' ? [one.definition.type] : []))).toEqual([
      ...['text', 'text', 'yes-no', 'text'],
    ]);
  });

  test('that says what is there changes nothing, also where the reader would read it otherwise', () => {
    const share = { ...own('share', 'number'), id: 'share' };
    const there = letter('l', 'First Inaugural', 'Lincoln.txt', { share: entered('1.234') });
    const table = { ...tableOf([there], share), languages: ['de-DE'] };
    const planned = planTable(
      table,
      named,
      { header: ['path', 'share'], rows: [['Lincoln.txt', '1.234']] },
      { newId: String },
    );
    expect(planned.diff).toEqual({});

    expect(plan(['path', 'title', 'outlet'], ['Lincoln.txt', 'First Inaugural', 'Herald']).diff).toEqual({});
  });
});

describe('choices that were written otherwise, line by line', () => {
  test.each([
    [['Dem', 'Виги'], ['Democratic', 'Виги'], ['Dem → Democratic']],
    [
      ['Dem', 'Виги'],
      ['Democratic ', '', 'Тори'],
      ['Dem → Democratic', 'Виги → Тори'],
    ],
    // Lines that changed places, came or went, and one that becomes another that is there, are no new names.
    [['Dem', 'Виги'], ['Виги', 'Dem'], []],
    [['Dem', 'Виги'], ['Democratic'], []],
    [['Dem', 'Виги'], ['Dem', 'Виги', '無所属'], []],
    [['Dem', 'Виги'], ['Виги', 'Виги'], []],
  ])('%j, now %j', (before, after, renamed) => {
    expect(renamedChoices(before, after).map(({ from, to }) => `${from} → ${to}`)).toEqual(renamed);
  });
});
