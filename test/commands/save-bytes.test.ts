import { describe, expect, test } from 'vitest';
import { fail, must, ok } from '../../src/core/model/result.ts';
import type { Host } from '../../src/core/ports/host.ts';
import { asBytes } from '../../src/core/exchange/exporter.ts';
import { saveBytes } from '../../src/renderer/commands/save-bytes.ts';
import { memoryHost } from '../../src/renderer/host/memory.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('a large file', () => {
  test('is made piece by piece, each when the one before is written', async () => {
    const memory = memoryHost();
    const order: string[] = [];
    const host: Host = {
      ...memory,
      writeSave: async (id, bytes) => {
        order.push('written');
        return memory.writeSave(id, bytes);
      },
    };
    async function* pieces() {
      for (const text of ['Дорогая ', 'Анна']) {
        order.push('made');
        yield ok(bytesOf(text));
      }
    }
    const { where } = must(await saveBytes(host, 'letter.txt', 'text/plain', pieces()))!;
    expect(order).toEqual(['made', 'written', 'made', 'written']);
    expect(new TextDecoder().decode(memory.saved.get(where))).toBe('Дорогая Анна');
  });

  test('is given up when a piece cannot be made or written', async () => {
    const host = memoryHost();
    async function* broken() {
      yield ok(bytesOf('half'));
      yield fail('changed-elsewhere');
    }
    expect(await saveBytes(host, 'letter.txt', 'text/plain', broken())).toMatchObject({
      ok: false,
      error: { code: 'changed-elsewhere' },
    });
    const aborted: string[] = [];
    const full: Host = {
      ...host,
      writeSave: async () => fail('write-full', 'letter.txt'),
      abortSave: async (id) => (aborted.push(id), host.abortSave(id)),
    };
    expect(await saveBytes(full, 'letter.txt', 'text/plain', [bytesOf('x')])).toMatchObject({
      error: { code: 'write-full', about: 'letter.txt' },
    });
    expect(aborted).toHaveLength(1);
    expect(host.saved.size).toBe(0);
  });

  test('is cut between pieces of text, so that no character is torn apart', async () => {
    const lines = Array.from({ length: 40_000 }, (_, at) => `${at} 会議は終わった 🙂\n`);
    const pieces = await bytesIn(lines);
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.map((piece) => new TextDecoder('utf-8', { fatal: true }).decode(piece)).join('')).toBe(
      lines.join(''),
    );
    expect(await bytesIn([])).toEqual([]);
  });
});

/** Texts as the bytes of a file. */
async function bytesIn(texts: readonly string[]): Promise<readonly Uint8Array[]> {
  async function* made(): AsyncGenerator<string, void> {
    yield* texts;
  }
  const pieces: Uint8Array[] = [];
  for await (const piece of asBytes(made())) pieces.push(piece);
  return pieces;
}
