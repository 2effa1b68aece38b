import { describe, expect, test } from 'vitest';
import { leftOutOf } from '../../src/core/model/left-out.ts';
import { harbour } from './harbour.ts';
import { broken, decoded, fixture, linesOf, remarksOf, saidOf, utf8 } from './office.ts';

const bytesOf = (words: string) => Uint8Array.from(words, (letter) => letter.charCodeAt(0));
const rtfOf = (body: string, head = '\\ansi\\ansicpg1252') => bytesOf(`{\\rtf1${head} ${body}}`);
const lines = async (...values: Parameters<typeof rtfOf>) => linesOf(await decoded(rtfOf(...values), 'a.rtf'));
/** Each letter as a number, with a question mark for who does not know it. */
const numbered = (words: string) =>
  words.replace(/[^\0-\x7f]/g, (unit) => `\\u${((unit.charCodeAt(0) + 32768) % 65536) - 32768}?`);

describe('a file of Rich Text', () => {
  test('that LibreOffice wrote is its words in five scripts, with headings, lists, tables and notes', async () => {
    const text = await decoded(fixture('harbour.rtf'), 'harbour.rtf');
    expect(linesOf(text)).toEqual([
      '[paragraph: The Harbour Post, working paper]',
      ...harbour,
      expect.stringMatching(/^\[paragraph: Page \d+\]$/u) as string,
    ]);
    expect(text.found).toMatchObject({
      title: { value: 'The ferry returns', origin: { kind: 'text' } },
      attributes: { author: { value: 'Ada Okafor', origin: { kind: 'file', field: 'author' } } },
    });
    expect(leftOutOf(text.found)).toEqual({ deletions: 1, insertions: 1, remarks: 1 });
    expect(remarksOf(text)).toEqual(['Jón Berg (2025-07-01T10:02:00.000Z): “board.” Who counted the cows?']);
  });

  test('reads letters by the page of the file, of each font, and by their numbers', async () => {
    const fonts =
      '{\\fonttbl{\\f0\\fnil\\fcharset0 Times;}{\\f1\\fcharset204 Times;}{\\f2\\fcharset128 MS Mincho;}{\\f3\\fcharset178 Arial;}{\\f4\\cpg1253 Arial;}{\\f5\\fcharset2 Symbol;}{\\f6 Any;}}\\deff0 ';
    const body =
      `${fonts}caf\\'e9 \\'93oui\\'94\\par {\\f1 \\'cc\\'ee\\'f1\\'f2} d\\'e9j\\'e0\\par \\f2 \\'8b\\'b4\\'82\\'cd\\'83A\\plain\\par ` +
      `\\f3 \\'e3\\'c7\\'c1\\par\\f4 \\'e3\\'dd\\'f6\\'f5\\'f1\\'e1\\par\\f5 \\'b7 ab\\par\\f6 \\'fe`;
    expect(await lines(body)).toEqual([
      'paragraph: café “oui”',
      'paragraph: Мост déjà',
      'paragraph: 橋はア',
      'paragraph: ماء',
      'paragraph: γέφυρα',
      'paragraph: ▪ ab',
      'paragraph: þ',
    ]);
    expect(await lines("\\'cc\\'ee\\'f1\\'f2", '\\ansi\\ansicpg1251')).toEqual(['paragraph: Мост']);
    expect(await lines("\\'8a \\'e1", '\\pc')).toEqual(['paragraph: è ß']);
    expect(await lines("\\'8e\\'9f", '\\mac')).toEqual(['paragraph: éü']);
  });

  test('passes over what stands for a letter in older programs, as many signs as it says', async () => {
    const body =
      `${numbered('Мост 🚢 рухнул')}\\par \\uc2\\u1052\\'3f\\'3f{\\uc0\\u1086}\\u1089ab\\u1090\\'3f\\~.\\par \\uc1\\u1052\\par \\u1052 {x}` +
      `\\par{\\upr{Lind?}{\\*\\ud{L\\u239?nd}}}\\u-10179?`;
    expect(await lines(body)).toEqual([
      'paragraph: Мост 🚢 рухнул',
      'paragraph: Мост.',
      'paragraph: М',
      'paragraph: Мx',
      'paragraph: Lïnd�',
    ]);
  });

  test('reads letters that were written as they are, in UTF-8 or in the page of the file', async () => {
    expect(linesOf(await decoded(utf8("{\\rtf1\\ansi Мост, caf\\'e9, 橋}"), 'a.rtf'))).toEqual([
      'paragraph: Мост, café, 橋',
    ]);
    expect(await lines('\xcc\xee\xf1\xf2', '\\ansi\\ansicpg1251')).toEqual(['paragraph: Мост']);
  });

  test('knows headings by their style and outline, items by what their list draws, and quotations', async () => {
    const styles =
      '{\\stylesheet{\\ql Normal;}{\\s1\\sbasedon0 heading 1;}{\\s2\\sbasedon1 Mine;}{\\s3\\outlinelevel2 Deep;}{\\s4 Quote;}{\\s5\\sbasedon5 Ring;}{\\s6 toc 1;}{\\*\\cs7 Strong;}}';
    const body =
      `${styles}\\pard\\s1 Eins\\par\\pard\\s2 Zwei\\par\\pard\\s3 Drei\\par\\pard\\outlinelevel1 Vier\\par\\pard\\s4 Zitat\\par\\pard\\s5 Ring\\par\\pard\\s6 Inhalt 3\\par` +
      `{\\listtext\\pard\\plain 1.\\tab}\\pard\\ls1 Pier\\par{\\listtext\\f3 \\'b7\\tab}\\pard\\ls1\\ilvl1 Pfähle\\par\\pard{\\pntext\\tab}Text\\par`;
    expect(await lines(body.replace('ä', "\\'e4"))).toEqual([
      'heading 1: Eins',
      'heading 1: Zwei',
      'heading 3: Drei',
      'heading 2: Vier',
      'quotation: Zitat',
      'paragraph: Ring',
      '[paragraph: Inhalt 3]',
      'item 1: 1. Pier',
      'item 2: • Pfähle',
      'paragraph: Text',
    ]);
  });

  test('reads tables, also those in others, and goes on behind them', async () => {
    const row = (...cells: string[]) =>
      `\\trowd\\cellx1\\cellx2\\pard\\intbl ${cells.map((one) => `${one}\\cell `).join('')}\\row `;
    const body = `Vor\\par ${row('Ort', 'Preis')}${row('Holm\\par Nord', '4')}${row('', '2')}\\pard Nach\\par`;
    const rows = ['row: Ort\tPreis', 'row: Holm Nord\t4', 'row: \t2'];
    expect(await lines(body)).toEqual(['paragraph: Vor', ...rows, 'paragraph: Nach']);
    const nested = (a: string, b: string) =>
      `\\pard\\intbl\\itap2 ${a}\\nestcell ${b}\\nestcell{\\*\\nesttableprops\\trowd\\cellx1\\nestrow}{\\nonesttables\\par}`;
    const page = `\\trowd\\pard\\intbl Links\\cell Rechts\\par ${nested('Ort', 'Preis')}${nested('Holm', '4')}\\pard\\intbl\\itap1\\cell\\row\\pard Nach`;
    expect(await lines(page)).toEqual([
      'paragraph: Links',
      'paragraph: Rechts',
      'row: Ort\tPreis',
      'row: Holm\t4',
      'paragraph: Nach',
    ]);
  });

  test('reads notes below the text and boxes behind their paragraph; fields as they show themselves', async () => {
    const body =
      'Vor{\\super\\chftn}{\\footnote\\pard\\plain{\\super\\chftn} Fuss\\par Zwei}{\\footnote\\ftnalt Ende} und' +
      '{\\shp{\\*\\shpinst{\\sp{\\sn name}{\\sv wert}}{\\shptxt\\pard Kasten\\par}}{\\shprslt Alt}}' +
      '{\\field{\\*\\fldinst HYPERLINK "http://127.0.0.1/"}{\\fldrslt{ nach}}}{\\xe Register}\\par Ende';
    expect(await lines(body)).toEqual([
      'paragraph: Vor[1][i] und nach',
      'paragraph: Kasten',
      'paragraph: Ende',
      'item 1: [1] Fuss',
      'paragraph: Zwei',
      'item 1: [i] Ende',
    ]);
  });

  test('leaves out and counts hidden and deleted words, pictures, objects and comments, and binary bytes', async () => {
    const body =
      'A{\\v geheim{\\footnote auch}}{\\deleted alt\\par}{\\revised neu}{\\*\\shppict{\\pict\\bin4 }{}\\par}}{\\nonshppict{\\pict 00ff}}' +
      '{\\object{\\*\\objdata 0105}{\\result{x}}}{\\*\\annotation Wer?}{\\*\\unbekannt nichts}\\v0 B\\v  C\\v0  D';
    const text = await decoded(rtfOf(body), 'a.rtf');
    expect(linesOf(text)).toEqual(['paragraph: AneuB D']);
    expect(leftOutOf(text.found)).toEqual({
      deletions: 1,
      insertions: 1,
      pictures: 1,
      objects: 1,
      hidden: 3,
      remarks: 1,
    });
  });

  test('has comments and highlights at the words that they are on', async () => {
    const body =
      'Vor {\\*\\atrfstart 7}den {\\b Worten }{\\*\\atrfend 7}{\\*\\atnid ML}{\\*\\atnauthor Marta}\\chatn{\\*\\annotation{\\*\\atnref 7}{\\*\\atndate 1205275266}\\pard Wann?\\par Wo?\\par} nach\\par ' +
      'Und{\\*\\annotation Hier} {\\highlight7 mar{\\b kiert}} hier {\\highlight0 nicht}\\par';
    const text = await decoded(rtfOf(body), 'a.rtf');
    expect(linesOf(text)).toEqual(['paragraph: Vor den Worten  nach', 'paragraph: Und markiert hier nicht']);
    expect(remarksOf(text)).toEqual([
      'Marta (2025-07-01T10:02:00.000Z): “den Worten” Wann?\n\nWo?',
      '-: “Und” Hier',
      '-: “markiert”',
    ]);
  });

  test('says title and author that stand in it, if nobody put them in for another', async () => {
    const info = `{\\info{\\title ${numbered('Мост')}}{\\author ${numbered('Марта Линд')}}{\\operator X}{\\doccomm Y}}`;
    expect((await decoded(rtfOf(`${info}Words`), 'a.rtf')).found).toMatchObject({
      title: { value: 'Мост', origin: { kind: 'file', field: 'title' } },
      attributes: { author: { value: 'Марта Линд' } },
    });
  });

  test('without an ending is known by its beginning', async () => {
    expect((await decoded(rtfOf('Words'), 'letter')).text).toBe('Words');
  });
});

describe('a file that is no such text, or means harm', () => {
  test('is told by what is wrong with it', async () => {
    expect(await saidOf(utf8('Just words'), 'a.rtf')).toBe('another-format');
    expect(await saidOf(rtfOf('{\\b Halb').slice(0, -1), 'a.rtf')).toBe('damaged');
    expect(await saidOf(rtfOf(''), 'a.rtf')).toBe('empty');
    expect((await decoded(rtfOf('Ohne Ende').slice(0, -1), 'a.rtf')).text).toBe('Ohne Ende');
    expect((await decoded(rtfOf('Mehr}}}{\\b nichts'), 'a.rtf')).text).toBe('Mehr');
  });

  test('is read however deep it is nested, and whatever numbers it gives', async () => {
    const deep = (open: string, count: number) => `${open.repeat(count)}Tief${'}'.repeat(count)}`;
    expect(await lines(deep('{', 1_000_000))).toEqual(['paragraph: Tief']);
    expect(await lines(deep('{\\footnote ', 20_000))).toContain('item 1: [1] Tief');
    expect(await lines(`\\itap99999999\\intbl Zelle\\cell\\uc999999999\\u99999999999?\\bin-5 Wort`)).toContain(
      'paragraph: Zelle',
    );
    expect(await lines('{\\shptxt '.repeat(20_000) + 'Kasten' + '}'.repeat(20_000))).toEqual(['paragraph: Kasten']);
  });

  test('a thousand broken ones are read or told as unreadable, each by a known word', async () => {
    const known = new Set(['text', 'empty', 'damaged', 'another-format']);
    const said = new Set<string>();
    for (let seed = 1; seed <= 1000; seed++) said.add(await saidOf(broken(fixture('harbour.rtf'), seed), 'a.rtf'));
    expect([...said].filter((one) => !known.has(one))).toEqual([]);
    expect(said.has('damaged')).toBe(true);
  }, 120_000);
});
