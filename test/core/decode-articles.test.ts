import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutText, separatorIn, sourceOf } from '../../src/core/decode/articles/cut.ts';
import type { ArticlesRule } from '../../src/core/decode/articles/cut.ts';
import type { ReadingWay } from '../../src/core/decode/format.ts';
import { openFile } from '../../src/core/decode/open.ts';
import { docxOf } from './office.ts';
import { fieldsOf } from '../../src/core/model/own-fields.ts';
import { articleRules } from '../../src/core/model/records.ts';

// Exports of press databases, written for these tests in the order of lines that such exports have.

const utf8 = (text: string) => new TextEncoder().encode(text);

async function open(path: string, text: string, way: ReadingWay | null = null) {
  const parts = await openFile(path, utf8(text), { ruleFor: () => way });
  return parts.flatMap(({ name, opened, holder }) =>
    opened.kind === 'text' ? [{ name, ...opened.text, holder }] : [],
  );
}

async function told(path: string, text: string) {
  return (await open(path, text)).map(({ name, found }) => {
    const { title, attributes = {} } = found ?? {};
    const own = Object.fromEntries([...fieldsOf(found)].map(([key, { value }]) => [key, value]));
    const said = Object.fromEntries(
      ['date', 'outlet', 'author'].flatMap((id) => (attributes[id] ? [[id, attributes[id].value]] : [])),
    );
    return { name, ...(title && { title: title.value }), ...said, ...own };
  });
}

const prose =
  'The bridge fell at dawn, while the last train from the harbour was on it. Nobody was hurt.\n\nThe town is without a railway.';
const oldNexis = (articles: readonly (readonly [outlet: string, date: string, title: string])[]) =>
  articles
    .map(
      ([outlet, date, title], at) =>
        `\n                   ${at + 1} of ${articles.length} DOCUMENTS\n\n                   ${outlet}\n\n                   ${date}\n\nHEADLINE: ${title}\n\nBYLINE: Åsa Lind\n\nSECTION: News; Pg. 4\n\nLENGTH: 754 words\n\n${prose}\n\nLOAD-DATE: July 1, 2025\n\nLANGUAGE: ENGLISH\n`,
    )
    .join('\n');
const papers = [
  ['The Harbour Star', 'June 30, 2025 Monday', 'Bridge falls at dawn'],
  ['Der Hafenbote', '1. Juli 2025', 'Ohne Eisenbahn'],
] as const;
const factiva = (code: string, title: string) =>
  `${title}\n\nBy Åsa Lind\n212 words\n30 June 2025\nThe Harbour Star\nHST\n4\nEnglish\n© 2025.\n\n${prose}\n\nDocument ${code}\n\n`;

describe('a file of many articles', () => {
  test('of the older Nexis is cut at its counters, which are no text of any article', async () => {
    expect(await told('nexis.txt', oldNexis(papers))).toEqual([
      {
        name: '2025-06-30 Bridge falls at dawn.txt',
        title: 'Bridge falls at dawn',
        date: '2025-06-30',
        outlet: 'The Harbour Star',
        author: 'Åsa Lind',
        section: 'News; Pg. 4',
        length: '754',
      },
      {
        name: '2025-07-01 Ohne Eisenbahn.txt',
        title: 'Ohne Eisenbahn',
        date: '2025-07-01',
        outlet: 'Der Hafenbote',
        author: 'Åsa Lind',
        section: 'News; Pg. 4',
        length: '754',
      },
    ]);
  });

  test('of the newer Nexis is cut behind the line that ends each', async () => {
    const one = (title: string, date: string) =>
      `${title}\nLe Courrier du port\n${date}\n\nCopyright 2025\n\nSection: MONDE; Pg. 3\nLength: 310 words\nByline: Anne Roy\n\nBody\n\nLe pont est tombé à l’aube.\n\nLoad-Date: July 2, 2025\n\nEnd of Document\n\n`;
    expect(
      await told('nexis.txt', one('Le pont tombe', '30 juin 2025') + one('Sans chemin de fer', '2 juillet 2025')),
    ).toMatchObject([
      { date: '2025-06-30', outlet: 'Le Courrier du port', author: 'Anne Roy', length: '310' },
      { date: '2025-07-02', outlet: 'Le Courrier du port', author: 'Anne Roy', length: '310' },
    ]);
  });

  test('of Factiva is cut behind the number of each', async () => {
    const file =
      factiva('HST0000020250630e16u0000a', 'Bridge falls') + factiva('HST0000020250701e1710000b', 'No railway');
    expect(await told('Factiva.txt', file)).toMatchObject([
      { date: '2025-06-30', outlet: 'The Harbour Star', author: 'Åsa Lind', length: '212' },
      { date: '2025-06-30', outlet: 'The Harbour Star', author: 'Åsa Lind', length: '212' },
    ]);
  });

  test('of ProQuest and of Europresse is cut, too', async () => {
    const proquest = (title: string) =>
      `Title: ${title}\n\nAuthor: Lind, Åsa\n\nPublication title: The Harbour Star\n\nPublication date: Jun 30, 2025\n\nFirst page: A4\n\nFull text: ${prose}\n\nDatabase: Newsstream\n\n${'_'.repeat(60)}\n\n`;
    expect(
      await told('pq.txt', `${'_'.repeat(60)}\n\n${proquest('Bridge falls')}${proquest('No railway')}`),
    ).toMatchObject([
      { title: 'Bridge falls', date: '2025-06-30', outlet: 'The Harbour Star', page: 'A4' },
      { title: 'No railway', date: '2025-06-30', outlet: 'The Harbour Star', page: 'A4' },
    ]);
    const europresse = (title: string, number: number) =>
      `<article><p>Le Courrier du port</p><p>30 juin 2025</p><h1>${title}</h1><p>Le pont est tombé à l’aube, pendant que le dernier train du port y passait.</p><p>news·20250630·CP·${number}</p></article>`;
    const page = `<html><body>${europresse('Le pont tombe', 1234)}${europresse('Sans chemin de fer', 1235)}</body></html>`;
    const articles = await open('europresse.html', page);
    expect(articles.map(({ name, layout }) => [name, layout?.blocks.map(({ kind }) => kind)])).toEqual([
      [expect.stringMatching(/^2025-06-30 /u), ['paragraph', 'paragraph', 'heading', 'paragraph', 'paragraph']],
      [expect.stringMatching(/^2025-06-30 /u), ['paragraph', 'paragraph', 'heading', 'paragraph', 'paragraph']],
    ]);
    for (const { text, layout } of articles)
      expect(text.slice(layout!.blocks[2]!.from)).toMatch(/^(?:Le pont tombe|Sans chemin de fer)\n/u);
  });

  test('that grew by one keeps the words and names of all others', async () => {
    const before = await open('nexis.txt', oldNexis(papers));
    const after = await open('nexis.txt', oldNexis([['Вести порта', '2 июля 2025', 'Мост рухнул'], ...papers]));
    expect(after.slice(1).map(({ name, text }) => [name, text])).toEqual(before.map(({ name, text }) => [name, text]));
    const behind = await open('nexis.txt', oldNexis([...papers, ['Вести порта', '2 июля 2025', 'Мост рухнул']]));
    expect(behind.slice(0, 2).map(({ text }) => text)).toEqual(before.map(({ text }) => text));
  });

  test('reads the same again from the bytes of each article', async () => {
    for (const { name, text, holder } of await open('nexis.txt', oldNexis(papers))) {
      expect(holder?.reading.rule).toEqual({ kind: 'articles', rule: 'nexis' });
      expect((await open(name, text)).map((one) => one.text)).toEqual([text]);
    }
  });
});

describe('a text that is one', () => {
  test('stays one, whatever it quotes', async () => {
    for (const text of [
      prose,
      `We read document 3 of 120 today.\n${prose}`,
      `End of Document\n`,
      `LENGTH: 3 words\n${prose}`,
      factiva('HST0000020250630e16u0000a', 'Bridge'),
    ])
      expect((await open('a.txt', text)).map(({ name }) => name)).toEqual(['']);
  });

  test('with a line that may part it is offered to be cut, and is cut when a person says so', async () => {
    const file = Array.from({ length: 4 }, (_, at) => `Article ${at}\n${prose}\n${prose}\n${prose}\n=======\n`).join(
      '',
    );
    expect(separatorIn(file)).toBe('=======');
    const [offered] = await open('a.txt', file);
    expect(offered!.holder?.reading).toMatchObject({ rule: { kind: 'whole' }, guessed: { kind: 'whole' } });
    const way: ReadingWay = { rule: { kind: 'articles', rule: 'separator', pattern: '=====' }, encoding: null };
    expect((await open('a.txt', file, way)).map(({ text }) => text.split('\n')[0])).toEqual([
      'Article 0',
      'Article 1',
      'Article 2',
      'Article 3',
    ]);
  });
});

test('any line of signs that is offered as a separator parts the articles', () => {
  for (const sign of '=*_#~+-') {
    const line = sign.repeat(5);
    const text = [`Первая статья. ${prose}`, `二番目の記事。${prose}`, `The third. ${prose}`]
      .map((one) => `${one}\n${prose}`.padEnd(400, '.'))
      .join(`\n${line}\n`);
    expect(separatorIn(text)).toBe(line);
    expect(cutText(text, { kind: 'articles', rule: 'separator', pattern: line })).toHaveLength(3);
  }
  for (const pattern of ['1/2', 'a.b', '(', '[x', '\\', '---8<---', 'Страница 1'])
    expect(cutText(`x\n${pattern} y\nz`, { kind: 'articles', rule: 'separator', pattern })).toHaveLength(2);
});

test('lines of a hundred thousand signs that look like the beginnings of something are looked through', async () => {
  for (const line of [
    ' '.repeat(1e5),
    `Document A${'1'.repeat(1e5)}!`,
    `${'a'.repeat(1e5)}·`,
    `${'9'.repeat(1e5)} words!`,
  ])
    expect((await open('press.txt', `LENGTH: 3 words\n${line}x\n${prose}`)).length).toBe(1);
});

describe('cutting any text', () => {
  const line = fc.oneof(
    fc.constantFrom(
      '1 of 2 DOCUMENTS',
      'End of Document',
      'Document HST0000020250630e16u0000a',
      '_'.repeat(40),
      'news·20250630·CP·1',
      '=====',
      'LENGTH: 3 words',
      '',
      'Мост рухнул.',
    ),
    fc.string({ unit: 'grapheme' }),
  );
  const rule = fc.record<ArticlesRule>({
    kind: fc.constant('articles'),
    rule: fc.constantFrom(...articleRules),
    pattern: fc.oneof(fc.constantFrom('=====', 'Document 1', '(', ''), fc.string()),
    borders: fc.array(
      fc.record({ part: fc.constantFrom('', '1', '2', '3', 'x'), at: fc.integer({ min: -2, max: 200 }) }),
    ),
  });

  test('and joining the pieces gives the whole text: every letter is in one piece', () => {
    fc.assert(
      fc.property(fc.array(line), rule, (lines, by) => {
        const text = lines.join('\n');
        const pieces = cutText(text, by);
        expect(pieces.map(({ from, to }) => text.slice(from, to)).join('')).toBe(text);
        for (const { from, begin, to } of pieces) expect(from <= begin && begin <= to).toBe(true);
        sourceOf(text);
      }),
    );
  });

  test('joins two where a person took the border away, and begins one where a person put it', () => {
    const text = oldNexis([...papers, ['Вести порта', '2 июля 2025', 'Мост рухнул']]);
    const by: ArticlesRule = { kind: 'articles', rule: 'nexis' };
    const three = cutText(text, by);
    expect(three.length).toBe(3);
    expect(cutText(text, { ...by, borders: [{ part: '2', at: -1 }] }).map(({ begin }) => begin)).toEqual([
      three[0]!.begin,
      three[2]!.begin,
    ]);
    const at = text.indexOf('The town');
    expect(cutText(text, { ...by, borders: [{ part: '', at }] })[1]!.begin).toBe(at);
  });
});

describe('a Word or Rich Text file of the newer Nexis', () => {
  const titles = ['Bridge falls at dawn', 'Паром вернулся', 'Ohne Eisenbahn'];
  const days = ['June 30, 2025 Monday', '1 июля 2025', '2. Juli 2025 Mittwoch'];
  const cover = [
    ...['User Name: Lind, Åsa', 'Date and Time: Wednesday, July 2, 2025 10:14:00 AM CEST', 'Job Number: 201345678'],
    'Documents (3)',
    ...titles.flatMap((title, at) => [
      `${at + 1}. ${title}`,
      'Client/Matter: -None-',
      'Search Terms: bridge',
      'Narrowed by:',
    ]),
  ];
  const articles = titles.map((title, at) => [
    ...[title, 'The Harbour Star', days[at]!, 'Copyright 2025 The Harbour Star', `Section: NEWS; Pg. ${at + 3}`],
    ...[`Length: 7${at}4 words`, 'Byline: Åsa Lind', 'Body', ...prose.split('\n\n'), `Only in ${title}.`],
    ...['Load-Date: July 2, 2025', 'End of Document'],
  ]);
  const lines = (paragraphs: readonly string[]) => paragraphs.join('\n\n');
  const paragraph = (words: string) => `<w:p><w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`;
  const asNumbers = (words: string) => words.replace(/[^\0-\x7f]/gu, (sign) => `\\u${sign.codePointAt(0)!}?`);
  const files: readonly (readonly [string, Uint8Array<ArrayBuffer>])[] = [
    [
      'nexis.docx',
      docxOf(
        [...cover, ...articles.flatMap((one) => [...one, ''])]
          .map((words) => (words === '' ? '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' : paragraph(words)))
          .join(''),
      ),
    ],
    [
      'nexis.rtf',
      utf8(
        `{\\rtf1\\ansi\\uc1 ${[...cover, ...articles.flatMap((one) => [...one, '\\page'])].map((words) => (words === '\\page' ? words : `${asNumbers(words)}\\par`)).join('\n')}}`,
      ),
    ],
  ];

  test.each(files)('is cut where each article ends, and its cover is no text of the first: %s', async (name, bytes) => {
    const parts = await openFile(name, bytes);
    const texts = parts.flatMap(({ opened }) => (opened.kind === 'text' ? [opened.text] : []));
    expect(texts.map(({ text }) => text)).toEqual(articles.map(lines));
    expect(texts[0]!.reading?.unread).toEqual(['Documents (3)']);
    expect(texts.map(({ found }) => found?.attributes['date']?.value)).toEqual([
      '2025-06-30',
      '2025-07-01',
      '2025-07-02',
    ]);
    expect(texts.map(({ found }) => found?.attributes['outlet']?.value)).toEqual(Array(3).fill('The Harbour Star'));
  });
});
