import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { sha256 } from '../../src/renderer/workers/hash.ts';
import { sha256Here } from '../../src/renderer/workers/sha256-here.ts';

const verse = 'Rosen auf den Weg gestreut · 道可道，非常道 · سلام\n';

test('a hash that is made on the spot is the one that everybody else makes of the same bytes', () => {
  // Around the ends of blocks, where the length has room behind the words or has none.
  for (const length of [0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 128, 800, 4099]) {
    const bytes = new TextEncoder().encode(verse.repeat(80)).subarray(0, length);
    expect([length, sha256Here(bytes)]).toEqual([length, createHash('sha256').update(bytes).digest('hex')]);
  }
});

test('short and long files are hashed alike', async () => {
  for (const times of [10, 1000]) {
    const bytes = new TextEncoder().encode(verse.repeat(times));
    expect(await sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
  }
});
