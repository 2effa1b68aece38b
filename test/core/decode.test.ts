import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodePlainText } from '../../src/core/decode/plain-text.ts';
import { corpus } from './corpora.ts';
import { openText } from './open-text.ts';
import type { OpenedText } from './open-text.ts';

const letter = 'Лондон, 3 марта 1854 г.\n\nДорогая сестра, вчера мы видели Темзу.';

describe('a file', () => {
  test('is opened by its ending, in any case, or without one', async () => {
    const bytes = utf8(letter);
    const names = ['a.txt', 'a.TEXT', 'folder.d/a.md', 'a.markdown', 'README', 'folder.d/minutes', '.notes', 'a.'];
    for (const name of names) expect((await openText(name, bytes)).kind, name).toBe('text');
    expect(await openText('a.pages', bytes)).toEqual({ kind: 'skipped', reason: 'unknown-format' });
    expect(await openText('a.txt.gz', bytes)).toEqual({ kind: 'skipped', reason: 'unknown-format' });
  });

  test('is empty, too, with nothing but white space, invisible signs or marks that stand on nothing', async () => {
    const utf8 = (text: string) => new TextEncoder().encode(text);
    const blank = [
      '   \n\t\n  \n',
      '\u00a0 \u3000\n\n',
      '\ufeff\n',
      '\u200b\u200d\u2060\u00ad',
      '\u0301\u0308\n',
      '\0\0 \n',
      '\u3164',
    ];
    for (const text of blank) expect((await openText('a.txt', utf8(text))).kind).toBe('skipped');
    for (const text of ['.', '1', 'é\n', 'न\u200d', '\u00ad🚢', '—'])
      expect((await openText('a.txt', utf8(text))).kind).toBe('text');
  });

  test('is skipped if it is empty or holds a mark only', async () => {
    expect(await openText('a.txt', bytesOf())).toEqual({ kind: 'skipped', reason: 'empty' });
    expect(await openText('a.txt', bytesOf(0xef, 0xbb, 0xbf))).toEqual({ kind: 'skipped', reason: 'empty' });
    expect(await openText('a.txt', bytesOf(0xff, 0xfe))).toEqual({ kind: 'skipped', reason: 'empty' });
  });

  test('of another kind that is named as a text is no text', async () => {
    const png = bytesOf(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52);
    const pdf = utf8('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n');
    const zip = bytesOf(0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0);
    const noise = Uint8Array.from({ length: 4096 }, (_, at) => (at * at * 31 + at * 7 + (at >> 3)) & 0xff);
    const zeros = new Uint8Array(5000);
    for (const bytes of [png, pdf, zip, noise, zeros]) {
      expect(await openText('a.txt', bytes)).toEqual({ kind: 'skipped', reason: 'not-text' });
    }
  });

  test('whose words are parted by NULs is no text, and none in UTF-16, where zeros stay on one side', () => {
    const prose =
      'The bridge gave way at dawn and nobody who crossed it came back to the village. Мост рухнул на рассвете. ';
    for (const many of [1, 3, 10, 2000]) {
      const words = prose.repeat(many);
      expect(decodePlainText(utf8(words.replaceAll(' ', '\0')))).toMatchObject({ error: { code: 'not-text' } });
      const wide = new Uint8Array([...words].flatMap((sign) => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8]));
      expect(decodePlainText(wide)).toMatchObject({ value: { text: words, encoding: { label: 'utf-16le' } } });
      const broken = wide.filter((_, at) => at !== 41);
      expect(decodePlainText(broken)).toMatchObject({ value: { encoding: { label: 'utf-16le', confidence: 0.4 } } });
    }
  });

  test('with a few stray NULs is a text, and keeps them', async () => {
    const text = `${letter}\0\n${letter}\0`;
    expect(textOf(await openText('a.txt', utf8(text)))).toBe(text);
    const western = Uint8Array.from(
      [...`Le café est fermé.\0 L'été est passé, où êtes-vous allés?`].map((c) => c.charCodeAt(0)),
    );
    expect(textOf(await openText('a.txt', western))).toBe("Le café est fermé.\0 L'été est passé, où êtes-vous allés?");
  });
});

describe('newlines', () => {
  test('become line feeds, whatever they were', async () => {
    expect(textOf(await openText('a.txt', utf8('one\r\ntwo\rthree\nfour\r\r\nfive')))).toBe(
      'one\ntwo\nthree\nfour\n\nfive',
    );
  });

  test('of a carriage return too many are one line end, also thrice and cut, where no other line ends with one alone', async () => {
    const open = async (text: string) => textOf(await openText('a.txt', utf8(text)));
    expect(await open('Дорогая сестра,\r\r\n\r\r\nвчера мы\r\r\nвидели Темзу.\r\r\n')).toBe(
      'Дорогая сестра,\n\nвчера мы\nвидели Темзу.\n',
    );
    expect(await open('one\r\ntwo\r\r\nthree\nfour\r\r\r\nfive\r\r')).toBe('one\ntwo\nthree\nfour\nfive\n');
    expect(await open('one\rtwo\r\r\nthree\r\r')).toBe('one\ntwo\n\nthree\n\n');
    expect(await open('one\r\n\rtwo')).toBe('one\n\ntwo');
  });

  test('of every kind that ends a line end it, and no offset behind them changes', async () => {
    const text = 'Прва страна\fDruga stranica\u0085Треты радок\u2028四行目\u2029Fünfte\vSixth\n\fSeventh\n';
    const read = textOf(await openText('a.txt', utf8(text)));
    expect(read).toBe('Прва страна\nDruga stranica\nТреты радок\n四行目\nFünfte\nSixth\n\nSeventh\n');
    expect(read).toHaveLength(text.length);
  });

  test('are all that changes: decoding gives back any text that was written as UTF-8', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (text) => {
        fc.pre(!text.includes('\r\r\n'));
        const opened = await openText('a.txt', utf8(`Rede: ${text}`));
        if (opened.kind === 'text')
          expect(opened.text).toBe(`Rede: ${text}`.replace(/\r\n?|[\v\f\x85\u2028\u2029]/g, '\n'));
        else expect(text).toMatch(/[\0-\x1f\x7f]/);
      }),
    );
  });
});

describe('a byte-order mark', () => {
  test('decides, and is no part of the text', async () => {
    expect(await openText('a', bytesOf(0xef, 0xbb, 0xbf, ...utf8('Żółw')))).toEqual(marked('Żółw', 'utf-8'));
    expect(await openText('a', bytesOf(0xff, 0xfe, 0x17, 0x04, 0x34, 0x04))).toEqual(marked('Зд', 'utf-16le'));
    expect(await openText('a', bytesOf(0xfe, 0xff, 0x04, 0x17, 0x04, 0x34))).toEqual(marked('Зд', 'utf-16be'));
    expect(await openText('a', bytesOf(0xff, 0xfe, 0, 0, 0x17, 0x04, 0, 0))).toEqual(marked('З', 'utf-32le'));
    expect(await openText('a', bytesOf(0, 0, 0xfe, 0xff, 0, 1, 0xf4, 0x9a))).toEqual(marked('\u{1f49a}', 'utf-32be'));
  });

  test('is believed with doubt where the text does not decode', async () => {
    const opened = await openText(
      'a.txt',
      bytesOf(0xff, 0xfe, 0x41, 0, 0x00, 0xd8, 0x42, 0, 0x43, 0, 0x44, 0, 0x45, 0, 0x46, 0),
    );
    expect(opened).toMatchObject({ text: 'A\uFFFDBCDEF', encoding: { by: 'mark', replacements: 1 } });
    expect(confidenceOf(opened)).toBeLessThan(0.5);
  });

  test('before noise does not make it a text', async () => {
    const noise = Uint8Array.from({ length: 512 }, (_, at) => (at < 2 ? [0xff, 0xfe][at]! : at % 2 === 0 ? at % 9 : 0));
    expect(await openText('a.txt', noise)).toEqual({ kind: 'skipped', reason: 'not-text' });
  });
});

describe('replacement characters', () => {
  test('that stood in the file are counted', async () => {
    expect(await openText('a.txt', utf8('caf\uFFFD et th\uFFFD'))).toMatchObject({
      encoding: { label: 'utf-8', by: 'valid-utf-8', confidence: 1, replacements: 2 },
    });
  });

  test('that come from a damaged file are counted, and make it unsure', async () => {
    const cut = utf8(letter).subarray(0, -3);
    const opened = await openText('a.txt', bytesOf(...cut, 0xd0));
    expect(opened).toMatchObject({ encoding: { label: 'utf-8', by: 'detected', replacements: 1 } });
    expect(confidenceOf(opened)).toBeLessThan(0.5);
  });

  test('stay where a person picked the wrong encoding', async () => {
    const opened = await openText('a.txt', bytesOf(0xc7, 0x64, 0x20, 0xe9), 'utf-8');
    expect(opened).toMatchObject({
      text: '\uFFFDd \uFFFD',
      encoding: { by: 'person', confidence: 1, replacements: 2 },
    });
  });
});

test('labels follow the standard: Latin 1 is windows-1252', async () => {
  const bytes = bytesOf(0x93, 0x63, 0x61, 0x66, 0xe9, 0x94, 0x20, 0x80);
  expect(await openText('a.txt', bytes, 'ISO-8859-1')).toMatchObject({
    text: '“café” €',
    encoding: { label: 'windows-1252' },
  });
});

describe('UTF-16 without a mark', () => {
  const texts = {
    Latin: 'The ferry waits at the northern gate.\nIt is late, and nobody has come.\n',
    Cyrillic: 'Паром ждёт у северных ворот.\nУже поздно, и никто не пришёл.\n',
    CJK: '渡轮在北门等候。\n已经很晚了，没有人来。\n 他们说，船会在早上离开。\n',
  };
  /** High bytes behind the low ones, or before them. */
  const wide = (text: string, little: boolean) =>
    Uint8Array.from(
      [...Array(text.length).keys()].flatMap((at) => {
        const [low, high] = [text.charCodeAt(at) & 0xff, text.charCodeAt(at) >> 8];
        return little ? [low, high] : [high, low];
      }),
    );
  const cases = Object.entries(texts).flatMap(([script, text]) =>
    [true, false].map((little) => [script, little ? 'utf-16le' : 'utf-16be', text, little] as const),
  );

  test.each(cases)('is known in %s, %s', async (_, label, text, little) => {
    expect(await openText('a.txt', wide(text, little))).toMatchObject({ text, encoding: { label, by: 'detected' } });
  });

  test.each(cases)('is known with a few zeros inside in %s, %s', async (_, label, text, little) => {
    const words = text.replace('\n', '\n\0\0');
    expect(await openText('a.txt', wide(words, little))).toMatchObject({
      text: words,
      encoding: { label, by: 'detected' },
    });
  });

  test('is not seen in a file that is no text', async () => {
    const noise = [
      Uint8Array.from({ length: 600 }, (_, at) => (at * 7919) % 251),
      Uint8Array.from({ length: 600 }, (_, at) => (at % 2 === 0 ? 0 : at % 29)),
      Uint8Array.from({ length: 600 }, (_, at) => (at % 4 === 0 ? (at * 31) % 256 : 0)),
    ];
    for (const bytes of noise) expect(await openText('a.txt', bytes)).toEqual({ kind: 'skipped', reason: 'not-text' });
  });
});

test('UTF-16 cut in the middle of a character is still UTF-16', async () => {
  const bytes = Uint8Array.from([...letter].flatMap((c) => [c.charCodeAt(0) & 0xff, c.charCodeAt(0) >> 8])).subarray(
    0,
    -1,
  );
  const opened = await openText('a.txt', bytes);
  expect(opened).toMatchObject({ encoding: { label: 'utf-16le', replacements: 1 } });
  expect(confidenceOf(opened)).toBeLessThan(0.5);
});

const declarations = corpus('encodings');

test.skipIf(declarations === null)(
  'of the Universal Declaration in 308 files 96 in 100 decode right, no other without a mark of doubt',
  () => {
    const truth = readFileSync(path.join(declarations!, 'truth.csv'), 'utf8').trim().split(/\r?\n/).slice(1);
    const results = truth.map((line) => {
      const [file, , , , , hash] = line.split(',');
      const result = decodePlainText(new Uint8Array(readFileSync(path.join(declarations!, file!))));
      if (!result.ok) return { file, right: false, sure: true };
      const { text, encoding } = result.value;
      return {
        file,
        right: createHash('sha256').update(text).digest('hex') === hash,
        sure: encoding.confidence >= 0.5,
      };
    });
    expect(results.filter(({ right, sure }) => !right && sure)).toEqual([]);
    const right = results.filter((result) => result.right);
    expect(right.length / results.length).toBeGreaterThan(0.96);
    // Doubt where there is no need of it costs a person's attention.
    expect(right.filter(({ sure }) => !sure).length / right.length).toBeLessThan(0.15);
  },
);

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function bytesOf(...bytes: number[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(bytes);
}

function marked(text: string, label: string): OpenedText {
  return { kind: 'text', text, encoding: { label, by: 'mark', confidence: 1, replacements: 0 } };
}

function textOf(opened: OpenedText): string | null {
  return opened.kind === 'text' ? opened.text : null;
}

function confidenceOf(opened: OpenedText): number {
  return opened.kind === 'text' ? opened.encoding.confidence : NaN;
}
