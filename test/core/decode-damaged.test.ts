import { describe, expect, test } from 'vitest';
import { decodeAs } from '../../src/core/decode/decode-as.ts';
import { encodingLabels } from '../../src/core/decode/encoding-labels.ts';
import type { Damaged } from '../fixtures/encodings/damage.ts';
import { addedOnce, brokenOnce, chance, cut, lostOnce } from '../fixtures/encodings/damage.ts';
import { encoderFor, sentences } from '../fixtures/encodings/encode.ts';
import { openText } from './open-text.ts';
import type { OpenedText } from './open-text.ts';

// A file with a broken byte is read as the same file without: in its own encoding, with U+FFFD where it is broken, and
// never as if nothing were doubtful.

const known = encodingLabels.map(({ label }) => label).filter((label) => decodeAs(new Uint8Array(), label).ok);
const eastAsian = known.filter((label) => /^(?:shift_jis|euc|iso-2022|gb|big5)/.test(label));
const unicode = known.filter((label) => /^utf-(?:8|16)/.test(label));
const times = 40;

/** Texts of that encoding that are detected as they are. */
async function textsIn(label: string): Promise<{ text: string; bytes: Uint8Array<ArrayBuffer> }[]> {
  const written = sentences
    .filter(({ encodings }) => encodings.includes(label))
    .flatMap(({ text }) => [text, inLines(text)])
    .flatMap((text) => {
      const bytes = encoderFor(label)(text);
      return bytes === null ? [] : [{ text, bytes }];
    });
  const opened = await Promise.all(written.map(({ bytes }) => openText('letter.txt', bytes)));
  return written.filter(({ text }, at) => isText(opened[at]!, text));
}

function isText(opened: OpenedText, text: string): boolean {
  return opened.kind === 'text' && opened.text === text;
}

/** As an old page is written: a few words in Latin letters, and lines. */
function inLines(text: string): string {
  return `1998-07-14\n\n${text.replace(/[.。，、,;:] ?/g, (sign) => `${sign.trim()}\n`)}\nLectern`;
}

/** What a damaged text is taken for, if it is anything but what it is, or does not say that it is broken. */
async function mistakes(label: string, all: readonly Damaged[]): Promise<string[]> {
  const told = await Promise.all(all.map((damaged) => mistakeIn(label, damaged)));
  return told.flat();
}

async function mistakeIn(label: string, { how, bytes }: Damaged): Promise<string[]> {
  const opened = await openText('letter.txt', bytes);
  const right = await openText('letter.txt', bytes, label);
  if (opened.kind !== 'text' || right.kind !== 'text') return [`${how}: ${opened.kind}`];
  const { replacements, confidence } = opened.encoding;
  if (opened.text !== right.text) return [`${how}: ${opened.encoding.label}, ${confidence}`];
  if (replacements !== right.encoding.replacements) return [`${how}: ${replacements} replacements`];
  return replacements > 0 && confidence >= 0.5 ? [`${how}: not marked`] : [];
}

/** A letter as wide as a Han character at every sixth place. */
function withWideLetters(text: string): string {
  return [...text].map((sign, at) => (at % 6 === 5 ? sign + 'ＳＴｕｖ２'[((at / 6) % 5) | 0]! : sign)).join('');
}

describe.each(eastAsian)('%s', async (label) => {
  const texts = await textsIn(label);

  test('has texts to try it with', () => expect(texts.length).toBeGreaterThan(1));

  test('with a broken byte, or without its last, is read as what it is, and marked', async () => {
    const next = chance(4);
    // ISO-2022-JP is made of escapes: where the only one that begins Japanese is broken its text is not found again.
    const first = label === 'iso-2022-jp' ? 16 : 0;
    const damaged = texts.flatMap(({ bytes }) => [
      ...brokenOnce(bytes, times, next).filter(({ at }) => at >= first),
      cut(bytes),
    ]);
    expect(await mistakes(label, damaged)).toEqual([]);
  });

  test('with a few wide letters and digits is read as what it is', async () => {
    const all = texts.map(({ text }) => withWideLetters(text));
    const opened = await Promise.all(all.map((text) => openText('letter.txt', encoderFor(label)(text)!)));
    expect(opened.map((one) => one.kind === 'text' && one.text)).toEqual(all);
    expect(opened.filter((one) => one.kind === 'text' && one.encoding.confidence < 0.5)).toEqual([]);
  });
});

test.each(unicode)('%s with a broken byte, or without its last, is read as what it is, and marked', async (label) => {
  const next = chance(5);
  const damaged = (await textsIn(label)).flatMap(({ bytes }) => [...brokenOnce(bytes, 8, next), cut(bytes)]);
  expect(damaged.length).toBeGreaterThan(300);
  expect(await mistakes(label, damaged)).toEqual([]);
});

describe.each(['utf-16le', 'utf-16be'])('%s with a byte lost or added', async (label) => {
  const long = (await textsIn(label)).filter(({ text }) => text.length >= 80);

  test.each([
    ['lost', lostOnce],
    ['added', addedOnce],
  ] as const)('is read as what it is, broken at one place and readable behind it (%s)', async (_, damage) => {
    const next = chance(7);
    let tried = 0;
    for (const { text, bytes } of long) {
      for (const { how, at, bytes: damaged } of damage(bytes, 10, next)) {
        // Where little stands before or behind the fault, nothing tells how to read it.
        if (!bytes.includes(0) || at < 48 || at > bytes.length - 48) continue;
        tried += 1;
        const opened = await openText('letter.txt', damaged);
        if (opened.kind !== 'text') throw new Error(`${how}: ${opened.kind}\n${text}`);
        expect(opened.encoding.label, `${how}\n${text}\n${opened.text}`).toBe(label);
        expect(opened.encoding.confidence).toBeLessThan(0.5);
        expect(opened.encoding.replacements).toBeGreaterThan(0);
        // A sign or two beside the fault may be read from wrong halves.
        const unit = at >> 1;
        expect(opened.text.slice(0, unit - 8), how).toBe(text.slice(0, unit - 8));
        expect(opened.text.endsWith(text.slice(unit + 8)), `${how}\n${text}\n${opened.text}`).toBe(true);
      }
    }
    expect(tried).toBeGreaterThan(300);
  });
});

test.each(known.filter((label) => !/^utf-32/.test(label) && !unicode.includes(label) && !eastAsian.includes(label)))(
  '%s with a byte less is read as what it was taken for before, or marked',
  async (label) => {
    const next = chance(6);
    const damaged = (await textsIn(label)).flatMap(({ bytes }) => [...lostOnce(bytes, times, next), cut(bytes)]);
    expect((await mistakes(label, damaged)).filter((told) => !/, 0(?:\.[0-4]\d*)?$/.test(told))).toEqual([]);
  },
);

describe('one byte of another encoding', () => {
  test('in a UTF-8 text is one replaced character', async () => {
    const bytes = latin1(
      'The mayor said â\x80\x9cwe will rebuildâ\x80\x9d. It is the townâ\x80\x99s site, and it\x92s empty.\n',
    );
    expect(await openText('note.txt', bytes)).toEqual({
      kind: 'text',
      text: 'The mayor said “we will rebuild”. It is the town’s site, and it\uFFFDs empty.\n',
      encoding: { label: 'utf-8', by: 'detected', confidence: 0.45, replacements: 1 },
    });
    // A single sign of UTF-8, as long as the bytes read as no language otherwise.
    expect(await openText('note.txt', latin1('The townâ\x80\x99s site, and it\x92s empty.\n'))).toMatchObject({
      text: 'The town’s site, and it\uFFFDs empty.\n',
      encoding: { label: 'utf-8', replacements: 1 },
    });
  });

  test('in an ASCII text is an apostrophe of windows-1252', async () => {
    expect(await openText('note.txt', latin1('It\x92s been empty for years.\n'))).toMatchObject({
      text: 'It’s been empty for years.\n',
      encoding: { label: 'windows-1252', replacements: 0 },
    });
  });
});

test('iso-2022-jp whose only escape into Japanese is broken or lost is told as damaged', async () => {
  const next = chance(8);
  const escape = [0x1b, 0x24, 0x42];
  const texts = (await textsIn('iso-2022-jp')).filter(({ bytes }) => bytes.join().split(escape.join()).length === 2);
  expect(texts.length).toBeGreaterThan(0);
  for (const { text, bytes } of texts) {
    const at = bytes.findIndex((_, place) => escape.every((byte, index) => bytes[place + index] === byte));
    const damaged = [0, 1, 2].flatMap((index) => [
      ...[0x20, 0x41, 0x80 + Math.floor(next() * 0x80)].map((byte) => bytes.with(at + index, byte)),
      Uint8Array.from([...bytes.subarray(0, at + index), ...bytes.subarray(at + index + 1)]),
    ]);
    for (const one of damaged) {
      const opened = await openText('letter.txt', one);
      if (opened.kind !== 'text') throw new Error(`${opened.kind}: ${text}`);
      expect(opened.encoding.label, opened.text).toBe('iso-2022-jp');
      expect(opened.encoding.confidence, opened.text).toBeLessThan(0.5);
      // A sign or two beside the break may be what is left of the escape.
      expect(opened.text, text).toContain(
        text
          .slice(text.search(/[^\0-\x7f]/u))
          .split('\n')[0]!
          .slice(2),
      );
    }
  }
});

describe('iso-2022-jp whose first escape into Japanese lost its first byte, while later lines are whole', () => {
  const lines = ['東京の会議では、参加者が新しい橋の建設について話し合った。', '住民は反対している。', '東京都'];
  const encode = encoderFor('iso-2022-jp');
  const bytes = encode(lines.join('\n'))!;

  test.each([undefined, 'iso-2022-jp'])('is read again behind the break, and marked (%s)', async (label) => {
    const damaged = Uint8Array.from(bytes.subarray(1));
    expect(bytes[0]).toBe(0x1b);
    expect(await openText('letter.txt', damaged, label)).toMatchObject({
      text: `\uFFFD${lines.join('\n')}`,
      encoding: { label: 'iso-2022-jp', replacements: 1 },
    });
    const opened = await openText('letter.txt', damaged);
    expect(opened.kind === 'text' && opened.encoding.confidence).toBeLessThan(0.5);
  });

  test('is read again in a line of Han characters only, in any line', async () => {
    const last = bytes.lastIndexOf(0x24) - 1;
    const at = bytes[last] === 0x1b ? last : bytes.lastIndexOf(0x1b, bytes.length - 4);
    const damaged = Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + 1)]);
    expect(await openText('letter.txt', damaged)).toMatchObject({
      text: `${lines[0]}\n${lines[1]}\n\uFFFD${lines[2]}`,
      encoding: { label: 'iso-2022-jp', replacements: 1, confidence: 0.45 },
    });
  });

  test('leaves a whole text as it is, also with Latin letters of its own between', async () => {
    const roman = Uint8Array.from([...bytes, ...latin1('\n\x1b(JTokyo$B5~\x1b(B and Lectern\x1b(B.')]);
    expect(await openText('letter.txt', bytes)).toMatchObject({
      text: lines.join('\n'),
      encoding: { replacements: 0 },
    });
    expect(await openText('letter.txt', roman)).toMatchObject({ encoding: { label: 'iso-2022-jp' } });
  });
});

test('escapes of a terminal do not make a text Japanese', async () => {
  const text = 'make: \x1b[31merror\x1b[0m\x1b(B in letter.txt, \x1b$B?\n';
  expect(await openText('log.txt', latin1(text))).toMatchObject({ text, encoding: { label: 'utf-8' } });
});

function latin1(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([...text].map((sign) => sign.charCodeAt(0)));
}
