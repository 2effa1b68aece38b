import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readDirectory, unpack } from '../../src/core/container/zip-reader.ts';
import type { DeflateLevel } from '../../src/core/container/zip-writer.ts';
import { packContent, zipTo, ZipTooLarge } from '../../src/core/container/zip-writer.ts';
import { PiecedBytes } from '../../src/core/container/pieced-bytes.ts';
import type { FileBytes } from '../../src/core/container/zip-reader.ts';

const words = 'Зерно пришло весной; осенью его не было. '.repeat(40_000);

/** Prose of so many bytes, which no rule repeats exactly. */
function prose(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new TextEncoder().encode(words).slice(0, length);
  for (let at = 0; at < length; at += 97) bytes[at] = (at * 31) % 251;
  return bytes;
}

describe('a ZIP as it is written', () => {
  test.each([1, 6] as DeflateLevel[])('gives both of two equal entries, of any size, at level %i', async (level) => {
    const pieces: Uint8Array[] = [];
    const zip = zipTo(async (bytes) => void pieces.push(bytes), level);
    const sizes = [0, 1, 63, 64, 10_000, 1024 * 1024, 1024 * 1024 + 1, 2_500_000];
    for (const size of sizes) {
      await zip.addPacked([`${size}.bytes`, `${size}.txt`], packContent(prose(size), level));
      await zip.add(`${size}.alone`, [prose(size)]);
    }
    await zip.add('alone.txt', [prose(5000)]);
    await zip.add('in pieces.txt', [prose(5000), prose(10), prose(0)]);
    await zip.add('nothing in pieces.txt', [prose(0), prose(0)]);
    await zip.end();

    const file = new Uint8Array(Buffer.concat(pieces));
    const entries = readDirectory(file, { entries: 100, total: 1e9 });
    const theirs = unzipSync(file);
    const wanted: [string, Uint8Array][] = [
      ...sizes.flatMap((size): [string, Uint8Array][] => [
        [`${size}.bytes`, prose(size)],
        [`${size}.txt`, prose(size)],
        [`${size}.alone`, prose(size)],
      ]),
      ['alone.txt', prose(5000)],
      ['in pieces.txt', new Uint8Array([...prose(5000), ...prose(10)])],
      ['nothing in pieces.txt', prose(0)],
    ];
    expect([...entries.keys()]).toEqual(wanted.map(([name]) => name));
    for (const [name, bytes] of wanted) {
      expect(Buffer.from(unpack(file, entries.get(name)!)).equals(bytes)).toBe(true);
      expect(Buffer.from(theirs[name]!).equals(bytes)).toBe(true);
    }
  });
});

test('a ZIP with folders that are named by themselves has its files and no folder', () => {
  const file = zipSync({ 'Bilder/': new Uint8Array(), 'Bilder/Мост.txt': prose(10) }) as Uint8Array<ArrayBuffer>;
  expect([...readDirectory(file, { entries: 9, total: 1e6 }).keys()]).toEqual(['Bilder/Мост.txt']);
  const outside = zipSync({ '../': new Uint8Array() }) as Uint8Array<ArrayBuffer>;
  expect(() => readDirectory(outside, { entries: 9, total: 1e6 })).toThrow('not a safe path');
});

describe('a ZIP in pieces', () => {
  test('gives the same parts as in one, wherever it is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 9 })), fc.nat(60), fc.nat(60), (pieces, from, to) => {
        const whole = new Uint8Array(pieces.flatMap((piece) => [...piece]));
        const pieced = new PiecedBytes(pieces.map((piece) => piece.slice()));
        expect(pieced.length).toBe(whole.length);
        expect([...pieced.slice(from, to)]).toEqual([...whole.slice(from, to)]);
      }),
    );
  });

  test('is read where no array and no 32 bits with a sign reach', async () => {
    const written: Uint8Array[] = [];
    const zip = zipTo(async (bytes) => void written.push(bytes));
    for (const name of ['a.txt', 'б.txt']) await zip.addPacked([name, `${name}.twin`], packContent(prose(5000), 6));
    await zip.end();
    const small = new Uint8Array(Buffer.concat(written));
    const file = movedBack(small, 3 * 1024 ** 3);
    const entries = readDirectory(file, { entries: 100, total: 1e9 });
    expect([...entries.keys()]).toEqual(['a.txt', 'a.txt.twin', 'б.txt', 'б.txt.twin']);
    expect(entries.get('б.txt')!.at).toBeGreaterThan(3 * 1024 ** 3);
    for (const entry of entries.values()) expect(Buffer.from(unpack(file, entry)).equals(prose(5000))).toBe(true);
  });
});

describe('a content that comes in pieces', () => {
  test('is packed as it comes, not when all of it is there', async () => {
    let given = 0;
    let givenAtFirst: number | null = null;
    const zip = zipTo(async () => void (givenAtFirst ??= given));
    async function* pieces(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
      // Of what cannot be made smaller, more than any buffer on the way holds.
      for (; given < 40; given += 1) yield noise(500_000, given);
    }
    await zip.add('history.jsonl', pieces());
    await zip.end();
    expect(givenAtFirst).toBeGreaterThan(0);
    expect(givenAtFirst).toBeLessThan(20);
  });

  test('that fails ends the archive with its own failure', async () => {
    const zip = zipTo(async () => undefined);
    function* pieces(): Generator<Uint8Array<ArrayBuffer>> {
      yield prose(700_000);
      throw new Error('The record 4711 cannot be read');
    }
    await expect(zip.add('records.jsonl', pieces())).rejects.toThrow('The record 4711 cannot be read');
  });

  test('is asked for no more of it when what is packed cannot be written', async () => {
    let given = 0;
    let ended = false;
    const zip = zipTo(() => Promise.reject(new Error('The disk is full')));
    function* pieces(): Generator<Uint8Array<ArrayBuffer>> {
      try {
        for (; given < 40; given += 1) yield noise(500_000, given);
      } finally {
        ended = true;
      }
    }
    await expect(zip.add('history.jsonl', pieces())).rejects.toThrow('The disk is full');
    expect(ended).toBe(true);
    expect(given).toBeLessThan(20);
  });
});

/** Bytes in which nothing repeats, the same for the same seed. */
function noise(length: number, seed: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let state = seed + 1;
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}

test('a ZIP that grows larger than its places can count is given up', async () => {
  const write = async (largest: number) => {
    const zip = zipTo(async () => undefined, 6, largest);
    for (let number = 0; number < 5; number += 1) await zip.add(`${number}.txt`, [prose(50_000)]);
    await zip.end();
  };
  await write(1_000_000);
  await expect(write(10_000)).rejects.toThrow(ZipTooLarge);
});

/** The same ZIP with a gap of so many bytes before its entries, which is nowhere in memory. */
function movedBack(zip: Uint8Array<ArrayBuffer>, gap: number): FileBytes {
  const moved = zip.slice();
  const view = new DataView(moved.buffer);
  const end = moved.length - 22;
  const start = view.getUint32(end + 16, true);
  view.setUint32(end + 16, start + gap, true);
  for (let at = start; view.getUint32(at, true) === 0x02014b50;) {
    view.setUint32(at + 42, view.getUint32(at + 42, true) + gap, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return {
    length: moved.length + gap,
    // The first entry's mark stands at the beginning of every ZIP.
    slice: (from, to) => (from === 0 ? zip.slice(0, Math.min(to, 4)) : moved.slice(from - gap, to - gap)),
  };
}
