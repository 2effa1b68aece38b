import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readDirectory, unpack } from '../../src/core/exchange/zip-reader.ts';
import type { DeflateLevel } from '../../src/core/exchange/zip-writer.ts';
import { zipTo } from '../../src/core/exchange/zip-writer.ts';

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
    for (const size of sizes) await zip.add(`${size}.bytes`, [prose(size)], `${size}.txt`);
    await zip.add('alone.txt', [prose(5000)]);
    await zip.add('in pieces.txt', [prose(5000), prose(10), prose(0)]);
    await zip.end();

    const file = new Uint8Array(Buffer.concat(pieces));
    const entries = readDirectory(file, { entries: 100, total: 1e9 });
    const theirs = unzipSync(file);
    const wanted: [string, Uint8Array][] = [
      ...sizes.flatMap((size): [string, Uint8Array][] => [
        [`${size}.bytes`, prose(size)],
        [`${size}.txt`, prose(size)],
      ]),
      ['alone.txt', prose(5000)],
      ['in pieces.txt', new Uint8Array([...prose(5000), ...prose(10)])],
    ];
    expect([...entries.keys()]).toEqual(wanted.map(([name]) => name));
    for (const [name, bytes] of wanted) {
      expect(Buffer.from(unpack(file, entries.get(name)!)).equals(bytes)).toBe(true);
      expect(Buffer.from(theirs[name]!).equals(bytes)).toBe(true);
    }
  });
});
