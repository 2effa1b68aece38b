import { describe, expect, test } from 'vitest';
import { CompareIndex } from '../../src/core/compare/compare-index.ts';
import { rowsInOrder } from '../../src/core/compare/row-order.ts';
import { synopsisOf } from '../../src/core/compare/synopsis.ts';
import { buildWording } from '../../src/core/compare/wording.ts';
import { source } from './accounts.ts';

/** The rows as the words of each account, by what accounts are called; before a line of the head its role, of a row or a sentence. */
async function rowsSaid(texts: Readonly<Record<string, string>>, language = 'en') {
  const sources = Object.entries(texts).map(([id, text]) => source(id, text, 1, language));
  const index = new CompareIndex(() => true);
  index.add(buildWording(sources));
  const { accounts, rows } = await synopsisOf(sources, (forms) => index.frequencies(forms));
  return rows.map(({ cells, role }) => ({
    ...(role ? { role } : {}),
    ...Object.fromEntries(
      cells.flatMap((numbers, account) => {
        const { documentId, sentences } = accounts[account]!;
        const text = texts[documentId]!;
        const said = numbers.map((number) => {
          const { from, to, dateline = 0, role: own } = sentences[number]!;
          const words = text.slice(from, to).trim();
          const shown = dateline > 0 ? `[${words.slice(0, dateline)}]${words.slice(dateline)}` : words;
          return own === 'caption' ? `caption: ${shown}` : shown;
        });
        return said.length === 0 ? [] : [[documentId, said.join(' | ')]];
      }),
    ),
  }));
}

const ferry = 'The ferry Marisol was stopped two miles off the town by a fire that broke out in its engine room.';
const паром =
  'Паром «Марисоль» остановили поздно вечером в двух милях от города из-за пожара в машинном отделении судна.';

describe('lines that tell of a text and not of what happened', () => {
  test('are rows of their own kind, whatever their words: bylines in one, days in another', async () => {
    expect(
      await rowsSaid({
        post: `Fire at sea\n\nBy Ada Brandt\n\nPublished June 30, 2025 at 14:05 GMT\n\n${ferry}\n`,
        wire: `Ferry burns\n\nBy Jan Ott and Irma Dahl\n\n1 July 2025\n\n${ferry}\n\nUpdated: 2025-07-02\n`,
        zeta: `Harbour closed\n\n${ferry}\n`,
      }),
    ).toEqual([
      { post: 'Fire at sea' },
      { role: 'byline', post: 'By Ada Brandt', wire: 'By Jan Ott and Irma Dahl' },
      { role: 'date', post: 'Published June 30, 2025 at 14:05 GMT', wire: '1 July 2025 | Updated: 2025-07-02' },
      { post: ferry, wire: ferry, zeta: ferry },
      { wire: 'Ferry burns' },
      { zeta: 'Harbour closed' },
    ]);
  });

  test('a heading with a number and a year is no day, though it begins as a month does', async () => {
    const rows = await rowsSaid({
      post: `Decision 12, 1998\n\nBy Ada Brandt\n\n${ferry}\n`,
      wire: `Marathon 26, 2024\n\nJune 30, 2025\n\n${ferry}\n`,
    });
    expect(rows.filter(({ role }) => role === 'date')).toEqual([{ role: 'date', wire: 'June 30, 2025' }]);
  });

  test.each([
    ['ru', паром, 'Автор: Иван Петров', '30 июня 2025 г., 14:05'],
    ['de', ferry, 'Von Ada Brandt, Lissabon', 'Stand: 30. Juni 2025, 14:05 Uhr'],
    ['pt', ferry, 'Por Irma Dahl', 'Publicado em 30 de junho de 2025 às 14h05'],
    ['fr', ferry, 'Par Irma Dahl', 'Publié le 30 juin 2025 à 14h05'],
    [
      'zh',
      '渡轮周六傍晚因机舱起火在距离海港两英里处停航，船上有二百一十四名乘客，所有人都获救了。',
      '记者 王小明',
      '2025年6月30日 14:05',
    ],
  ])('are told in %s, too', async (language, said, by, when) => {
    const head = await rowsSaid({ a: `${by}\n\n${when}\n\n${said}\n`, b: `${said}\n` }, language);
    expect(head.map(({ role }) => role)).toEqual(['byline', 'date', undefined]);
  });

  test('put no account beside another that has nothing else in common with it', async () => {
    const texts = {
      wire: `Ferry burns\n\nMay 6, 2031\n\n${ferry}\n`,
      порт: `Пожар на пароме\n\n8 мая 2031\n\n${паром}\n`,
    };
    const sources = Object.entries(texts).map(([id, text]) => source(id, text, 1, id === 'wire' ? 'en' : 'ru'));
    const index = new CompareIndex(() => true);
    index.add(buildWording(sources));
    const found = await synopsisOf(sources, (forms) => index.frequencies(forms));
    const order = rowsInOrder(found, 0, [0, 1]).map(({ row, moved }) => [
      found.rows[row]!.role ?? found.rows[row]!.cells.map((sentences) => sentences.length).join(' '),
      moved,
    ]);
    expect(order).toEqual([
      ['1 0', [0, 0]],
      ['date', [0, 0]],
      ['1 0', [0, 0]],
      ['0 1', [0, 0]],
      ['0 1', [0, 0]],
    ]);
  });

  test('are none within the text, or where more is said', async () => {
    const entry = 'On this day we went down to the harbour and saw how the burning ferry was towed to the old pier.';
    for (const line of ['June 30, 2025', 'By the Sea', 'By Ada Brandt']) {
      const rows = await rowsSaid({ a: `${ferry}\n\n${line}\n\n${entry}\n`, b: `${entry}\n` });
      expect([line, rows.filter(({ role }) => role)]).toEqual([line, []]);
    }
    for (const line of ['The ferry of June 30, 2025', '1914–1918', 'By the sea', 'Sunday', 'Ferry 214']) {
      const rows = await rowsSaid({ a: `${line}\n\n${ferry}\n`, b: `${ferry}\n` });
      expect([line, rows.filter(({ role }) => role)]).toEqual([line, []]);
    }
  });

  test('a dateline is told from a caption, in its line and before a sentence', async () => {
    const more = 'Rescuers took all of the two hundred passengers off the burning ship before midnight, the port said.';
    expect(
      await rowsSaid({
        ians: `Seoul, June 30 (IANS/Yonhap) -- ${ferry}\n\nA ferry burns off the coast on Sunday. Photo by KCNA/EPA-EFE\n\n${more}\n`,
        upi: `SEOUL, June 30 (UPI)\n\n${ferry}\n\n${more}\n`,
      }),
    ).toEqual([
      { ians: `[Seoul, June 30 (IANS/Yonhap) --] ${ferry}`, upi: ferry },
      { ians: 'caption: A ferry burns off the coast on Sunday.' },
      { ians: 'caption: Photo by KCNA/EPA-EFE' },
      { ians: more, upi: more },
      { role: 'dateline', upi: 'SEOUL, June 30 (UPI)' },
    ]);
  });
});
