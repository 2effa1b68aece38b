import { describe, expect, test } from 'vitest';
import { leftOutOf } from '../../src/core/model/left-out.ts';
import { pageAt, pagesOf } from '../../src/core/model/pages.ts';
import { broken, decoded, fixture, linesOf, saidOf, utf8 } from './office.ts';
import { column, pdfOf } from './pdf-pages.ts';
import type { Placed } from './pdf-pages.ts';

const lines = async (...of: Parameters<typeof pdfOf>) => linesOf(await decoded(pdfOf(...of), 'a.pdf'));

/** In thousandths of the size: how wide Helvetica is, where it is not 556. */
const widths: Readonly<Record<string, number>> = {
  ...{ T: 611, c: 500, f: 278, i: 222, l: 222, m: 833, r: 333, s: 500, t: 278, v: 500, w: 722, y: 500 },
  ...{ ' ': 278, ',': 278, '.': 278 },
};

/** As a word processor draws words with letters that only another font has: gaps first, then what stands in them. */
function woven(x: number, y: number, words: string, apart: string): readonly Placed[] {
  const first: (string | number)[] = [];
  const then: (string | number)[] = [];
  for (const letter of words) {
    const gap = widths[letter] ?? 556;
    first.push(letter === apart ? gap : letter);
    then.push(letter === apart ? letter : gap);
  }
  return [
    [x, y, 10, first],
    [x, y, 10, then],
  ];
}

describe('a PDF', () => {
  test('whose font has no sign for a script reads no letters there and says how many, and closes lines that were set from the left', async () => {
    const text = await decoded(fixture('unsaid.pdf'), 'unsaid.pdf');
    expect(linesOf(text).map((line) => line.replace(/^paragraph: /u, ''))).toEqual([
      'The bridge gave way at dawn.',
      `${'\ufffd'.repeat(22)} ${'\ufffd'.repeat(17)}`,
      'הגשר קרס עם שחר.',
      'קרא: הנהר עלה.',
    ]);
    expect(leftOutOf(text.found)).toMatchObject({ signs: 39 });
  });

  test('that LibreOffice printed is its words in five scripts, as paragraphs, headings, items and rows', async () => {
    const text = await decoded(fixture('harbour.pdf'), 'harbour.pdf');
    // It is printed with its tracked changes, in another order only its notes; a PDF forgets quotations and empty cells.
    expect(linesOf(text)).toEqual([
      '[paragraph: The Harbour Post, working paper]',
      'heading 1: The ferry returns',
      'paragraph: The old and rusty ferry to the northern islands left Northgate on Monday morning for the first time in eleven years,[1] with forty passengers and two cows on board. Nobody on the pier had believed it until the horn was heard across the water & the flags went up.',
      'heading 2: Голоса с пристани',
      'paragraph: Паром вышел из Нортгейта в понедельник утром — впервые за одиннадцать лет; на борту было сорок пассажиров. «Я не верила, пока не услышала гудок», — сказала Марта Линд, которая держит лавку у причала.',
      'paragraph: غادرت العبّارة المتجهة إلى الجزر الشمالية ميناء نورثغيت صباح الاثنين للمرة الأولى منذ أحد عشر عاما، وعلى متنها أربعون راكبا.',
      'paragraph: We are not a museum; we are a harbour, and harbours have ships in them.',
      'heading 2: What was agreed',
      'item 1: • Two crossings a day',
      'item 1: ◦ one at dawn',
      'item 1: • No cars before May',
      'item 1: 1. Repair the pier',
      'item 1: a) the piles first',
      'item 1: b) then the deck',
      'item 1: 2. Open the ticket office',
      'row: From\tTo\tFare',
      'row: Northgate\tHolm\t£4',
      'row: Holm\t£2',
      'paragraph: 橋は夜明けに崩れた。港から来た最後の列車が渡っていたときのことで、四十人の乗客は無事だった。',
      'paragraph: The council meets again in September,[1] and it will say then how long the ferry stays. 🚢',
      'item 1: [1] The last crossing before it was on 12 May 2014.',
      'item 1: [1] Minutes of 30 June, item 4.',
    ]);
    expect(text.found).toMatchObject({
      title: { value: 'The ferry returns' },
      attributes: { author: { value: 'Ada Okafor' } },
    });
    const pages = pagesOf(text.found);
    const pageOf = (words: string) => pageAt(pages, text.text.indexOf(words));
    expect(['The ferry', 'We are not', 'harbours have', 'The last crossing', 'Minutes'].map(pageOf)).toEqual([
      ...['1', '1', '2', '1', '3'],
    ]);
    expect(leftOutOf(text.found)).toEqual({ 'page-heads': 3 });
  });

  test('is read column by column, below what goes across, and a paragraph goes on in the next column and page', async () => {
    const left = column(20, 500, [
      'The harbour was closed in the spring',
      'of that year because the pier had be-',
      'come unsafe for boats and for men.',
      '  The council waited for two winters',
      'before anybody went to look at it and',
      'then found that well-known piles had',
      'rotted below the water line, so that',
    ]);
    const right = column(210, 500, [
      'no boat could be made fast there any',
      'more. It became a place for gulls,',
      'which need no piles to stand upon.',
      'Nobody paid for it, and the well-',
      'known engineer who had drawn it was',
      'no longer living in that town when',
      'the letter of the council came to',
    ]);
    const next = column(20, 540, ['his old house, which stood empty.', 'There it lay until the summer.']);
    expect(await lines([[[60, 550, 18, 'The pier of Northgate'], ...left, ...right], next])).toEqual([
      'heading 1: The pier of Northgate',
      'paragraph: The harbour was closed in the spring of that year because the pier had become unsafe for boats and for men.',
      'paragraph: The council waited for two winters before anybody went to look at it and then found that well-known piles had rotted below the water line, so that ' +
        'no boat could be made fast there any more. It became a place for gulls, which need no piles to stand upon. Nobody paid for it, and the well-known engineer who had drawn it was ' +
        'no longer living in that town when the letter of the council came to his old house, which stood empty. There it lay until the summer.',
    ]);
  });

  test('is read column by column where there are three or four', async () => {
    const column4 = (at: number, count: number) =>
      column(
        20 + at * (370 / count),
        500,
        Array.from(
          { length: 12 },
          (_, line) =>
            `${'abcd'[at]}-${'lmnopqrstuvw'[line]} ${count === 3 ? 'boats came in at night' : 'boats came home'}`,
        ),
        count === 3 ? 9 : 8,
      );
    for (const count of [3, 4]) {
      const read = await lines([Array.from({ length: count }, (_, at) => column4(at, count)).flat()]);
      const order = [...read.join(' ').matchAll(/[a-d]-[l-w]/gu)].map(([sign]) => sign);
      expect(order).toEqual(
        [...'abcd'.slice(0, count)].flatMap((at) => [...'lmnopqrstuvw'].map((line) => `${at}-${line}`)),
      );
    }
  });

  test('with a table of three columns is read row by row', async () => {
    const rows = [
      ['Northgate by the sea', 'Marta Lind', '1914'],
      ['Holm', 'Johannes Andersen', '1915'],
      ['The western islands', 'Nobody', '1916'],
      ['Sund', 'Anna of the pier', '1917'],
      ['Westhaven', 'Ada Okafor', '1918'],
      ['The old harbour', 'Ben', '1919'],
      ['Ferry', 'Ruth Haber and sons', '1920'],
    ];
    const page = rows.flatMap((row, at) =>
      row.map((words, cell): Placed => [20 + cell * 130, 500 - at * 14, 10, words]),
    );
    expect(await lines([page])).toEqual(rows.map((row) => `row: ${row.join('\t')}`));
  });

  test('loses what stands on all its pages but once, and their numbers', async () => {
    const page = (number: number, words: string) => [
      [20, 580, 8, 'Harbour Post working papers'] as const,
      ...column(20, 540, [words]),
      [190, 20, 8, String(number)] as const,
    ];
    const text = await decoded(
      pdfOf([page(1, 'Boats came in at dawn.'), page(2, '12 boats went out.'), page(3, 'No boat was seen.')]),
      'a.pdf',
    );
    expect(linesOf(text)).toEqual([
      '[paragraph: Harbour Post working papers]',
      'paragraph: Boats came in at dawn.',
      'paragraph: 12 boats went out.',
      'paragraph: No boat was seen.',
    ]);
    expect(pagesOf(text.found).map(({ label }) => label)).toEqual(['1', '2', '3']);
  });

  const prose = (page: number): readonly Placed[] =>
    column(
      20,
      500,
      Array.from(
        { length: 20 },
        (_, at) => `On day ${'abcdef'[page]} the boat ${'abcdefghijklmnopqrst'[at]} came in with fish`,
      ),
    );

  test('keeps lines above its text that differ in their numbers, and loses those whose number counts its pages', async () => {
    const report = (day: number, killed: number, wounded: number): readonly Placed[] => [
      [20, 580, 8, `${day + 14} Papers of the Harbour Post`],
      [20, 560, 10, `Report of ${day} July 1944`],
      [20, 548, 10, `Killed: ${killed}. Wounded: ${wounded}.`],
      ...prose(day - 3),
      [180, 20, 8, `Page ${day - 2} of 3`],
    ];
    const text = await decoded(pdfOf([report(3, 12, 40), report(4, 340, 2), report(5, 7, 1)]), 'a.pdf');
    expect(linesOf(text).filter((line) => !line.includes('On day'))).toEqual([
      '[paragraph: 17 Papers of the Harbour Post]',
      '[paragraph: Page 1 of 3]',
      'paragraph: Report of 3 July 1944',
      'paragraph: Killed: 12. Wounded: 40.',
      'paragraph: Report of 4 July 1944',
      'paragraph: Killed: 340. Wounded: 2.',
      'paragraph: Report of 5 July 1944',
      'paragraph: Killed: 7. Wounded: 1.',
    ]);
  });

  test('keeps a number at the edge of a page that does not count its pages, and one that is larger than its text', async () => {
    const years = await lines([
      [[20, 560, 16, '1914'], ...prose(0), [200, 20, 10, '340']],
      [[20, 560, 16, '1915'], ...prose(1), [200, 20, 10, '12']],
    ]);
    expect(years.filter((line) => !line.includes('On day'))).toEqual([
      'paragraph: 1914',
      'paragraph: 340',
      'paragraph: 1915',
      'paragraph: 12',
    ]);
    expect(
      await lines([
        [
          [20, 100, 10, 'The dead of all the towns were together'],
          [20, 88, 10, '340'],
        ],
      ]),
    ).toEqual(['paragraph: The dead of all the towns were together 340']);
  });

  test('loses numbers that count its pages in Roman letters', async () => {
    const page = (number: string, at: number): readonly Placed[] => [...prose(at), [200, 20, 10, number]];
    const read = await lines([page('viii', 0), page('ix', 1), page('x', 2)]);
    expect(read.filter((line) => !line.includes('On day'))).toEqual([]);
  });

  test('is read as it is seen, however its pages are turned or its words are drawn', async () => {
    const page = column(20, 380, ['Boats came in at dawn, and the pier', 'was full of people until the night.']);
    const aside: Placed = [20, 300, 6, 'Scanned in May'];
    for (const turn of [0, 90, 180, 270] as const) {
      expect(await lines([[...page, aside]], turn)).toEqual([
        'paragraph: Boats came in at dawn, and the pier was full of people until the night.',
        'paragraph: Scanned in May',
      ]);
      expect(await lines([page], turn, 0)).toEqual(await lines([page]));
    }
  });

  test('is read letter by letter where some letters are drawn when all others of their line are', async () => {
    const line = 'The nine men sang until noon, and no one else was on the pier.';
    expect(await lines([[...woven(20, 540, line, 'n'), ...column(20, 500, ['Nobody crossed.'])]])).toEqual([
      `paragraph: ${line}`,
      'paragraph: Nobody crossed.',
    ]);
  });

  test('with some pages that hold no text says how many', async () => {
    const text = await decoded(pdfOf([column(20, 500, ['Boats came in at dawn.']), [], []]), 'a.pdf');
    expect([text.text, leftOutOf(text.found)]).toEqual(['Boats came in at dawn.', { 'blank-pages': 2 }]);
  });

  test('says how many fields were filled in and how many remarks were typed', async () => {
    const typed =
      '/Annots [<< /Type /Annot /Subtype /Widget /FT /Tx /T (w) /V (Marta Lind) /Rect [50 470 350 490] >>' +
      ' << /Type /Annot /Subtype /Widget /FT /Tx /T (x) /Rect [50 440 350 460] >>' +
      ' << /Type /Annot /Subtype /Text /Contents (Who says so?) /Rect [10 10 20 20] >>] /MediaBox';
    const page = new TextDecoder().decode(pdfOf([column(20, 500, ['Boats came in at dawn.'])]));
    const text = await decoded(utf8(page.replace('/MediaBox', typed)), 'a.pdf');
    expect([text.text, leftOutOf(text.found)]).toEqual(['Boats came in at dawn.', { comments: 1, fields: 1 }]);
  });

  test('tells that it goes on, page by page', async () => {
    let steps = 0;
    const { openText } = await import('../../src/core/decode/open.ts');
    const pages = Array.from({ length: 40 }, () => column(20, 500, ['Boats came in at dawn.']));
    await openText('a.pdf', pdfOf(pages), {}, { step: () => void steps++ });
    expect(steps).toBeGreaterThanOrEqual(40);
  });
});

test('a PDF that cannot be read is told by what is wrong with it', async () => {
  expect(await saidOf(fixture('locked.pdf'), 'a.pdf')).toBe('password');
  expect(await saidOf(pdfOf([[], []]), 'a.pdf')).toBe('pictures-of-pages');
  expect(await saidOf(utf8('%PDF-1.7'), 'a.pdf')).toBe('damaged');
  expect(await saidOf(utf8('Just words'), 'a.pdf')).toBe('damaged');
});

test('the bytes of a file stay as they were, and so does what makes letters', async () => {
  const bytes = fixture('harbour.pdf');
  await decoded(bytes, 'a.pdf');
  expect(bytes).toEqual(fixture('harbour.pdf'));
  expect(String.fromCodePoint(0x644, 0x627)).toBe('\u0644\u0627');
});

test('three hundred broken PDFs are read or told as unreadable, each by a known word', async () => {
  const known = new Set(['text', 'empty', 'damaged', 'password', 'pictures-of-pages']);
  const sound = pdfOf([column(20, 500, ['Boats came in at dawn.', 'No boat was seen.']), column(20, 500, ['Later.'])]);
  const said = new Set<string>();
  for (let seed = 1; seed <= 300; seed++)
    said.add(await saidOf(broken(seed % 10 === 0 ? fixture('harbour.pdf') : sound, seed), 'a.pdf'));
  expect([...said].filter((one) => !known.has(one))).toEqual([]);
}, 120_000);
