import * as fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { mendDatabases, wholeLength } from '../../src/main/host/mend-databases.ts';

// Logs of LevelDB that a crash cut off in the middle of a record.

const place = fs.mkdtempSync(path.join(os.tmpdir(), 'lectern-databases-'));
afterAll(() => fs.rmSync(place, { recursive: true, force: true }));

const block = 32 * 1024;

/** A log as LevelDB writes it, and where each of its records ends. Check sums are whatever, since nobody looks. */
function logOf(lengths: readonly number[]): { readonly bytes: Uint8Array; readonly ends: readonly number[] } {
  const pieces: number[] = [];
  const ends: number[] = [];
  for (const length of lengths) {
    let left = length;
    let begun = false;
    for (let last = false; !last;) {
      while (block - (pieces.length % block) < 7) pieces.push(0);
      const now = Math.min(left, block - (pieces.length % block) - 7);
      last = now === left;
      pieces.push(0xa1, 0xb2, 0xc3, 0xd4, now & 255, now >> 8, begun ? (last ? 4 : 3) : last ? 1 : 2);
      for (let byte = 0; byte < now; byte += 1) pieces.push((byte * 7 + length) & 255 || 1);
      begun = true;
      left -= now;
    }
    ends.push(pieces.length);
  }
  return { bytes: Uint8Array.from(pieces), ends };
}

// Many of them end just before a block does, where its rest is too small for another head.
const lengths = fc.array(
  fc.oneof(fc.nat(90), fc.nat(3000), fc.integer({ min: block - 24, max: block }), fc.nat(90_000)),
  { maxLength: 6 },
);

describe('the log of a database', () => {
  test('is left alone when it is whole', () => {
    fc.assert(
      fc.property(lengths, (records) => {
        const { bytes } = logOf(records);
        expect(wholeLength(bytes)).toBe(bytes.length);
      }),
    );
  });

  test('that was cut off anywhere keeps every whole record, and nothing of a torn one', () => {
    fc.assert(
      fc.property(lengths, fc.double({ min: 0, max: 1, noNaN: true }), (records, where) => {
        const { bytes, ends } = logOf(records);
        const torn = bytes.subarray(0, Math.floor(where * bytes.length));
        const kept = wholeLength(torn);
        const wanted = ends.findLast((end) => end <= torn.length) ?? 0;
        // Behind the last record a block may be filled up: that is no torn record.
        expect(torn.subarray(wanted, kept).every((byte) => byte === 0)).toBe(true);
        expect(kept - wanted).toBeLessThan(7);
        expect(wholeLength(torn.subarray(0, kept))).toBe(kept);
      }),
      { numRuns: 400 },
    );
  });

  test('that goes on with nothing, as after a power cut, ends with its last record', () => {
    fc.assert(
      fc.property(lengths, fc.nat(50_000), (records, zeros) => {
        const { bytes, ends } = logOf(records);
        const longer = new Uint8Array(bytes.length + zeros);
        longer.set(bytes);
        const kept = wholeLength(longer);
        expect(kept).toBeGreaterThanOrEqual(ends.at(-1) ?? 0);
        expect(kept - bytes.length).toBeLessThan(7);
      }),
    );
  });

  test('with anything else in it is left to the engine', () => {
    const { bytes } = logOf([300, 20]);
    const strange = Uint8Array.from(bytes);
    strange[6] = 9;
    expect(wholeLength(strange)).toBe(strange.length);
    const prose = new TextEncoder().encode('Паром вышел из гавани до рассвета. '.repeat(20));
    expect(wholeLength(prose)).toBe(prose.length);
  });
});

test('torn logs and manifests are mended in every database of a folder, and nothing else is touched', () => {
  const { bytes, ends } = logOf([500, 40_000, 70]);
  const torn = bytes.subarray(0, bytes.length - 5);
  const files = {
    'app_0.indexeddb.leveldb/000012.log': torn,
    'app_0.indexeddb.leveldb/MANIFEST-000003': torn,
    'app_0.indexeddb.leveldb/000011.ldb': torn,
    'app_0.indexeddb.leveldb/CURRENT': torn,
    'other_0.indexeddb.leveldb/000004.log': bytes,
    'app_0.indexeddb.blob/000005.log': torn,
  };
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(place, name)), { recursive: true });
    fs.writeFileSync(path.join(place, name), content);
  }
  const mended = mendDatabases(place).map((file) => path.relative(place, file).replaceAll('\\', '/'));
  expect(mended.toSorted()).toEqual(['app_0.indexeddb.leveldb/000012.log', 'app_0.indexeddb.leveldb/MANIFEST-000003']);
  for (const [name, content] of Object.entries(files)) {
    const kept = mended.includes(name) ? bytes.subarray(0, ends[1]) : content;
    expect(fs.readFileSync(path.join(place, name)).equals(kept)).toBe(true);
  }
  expect(mendDatabases(place)).toEqual([]);
  expect(mendDatabases(path.join(place, 'nowhere'))).toEqual([]);
});
