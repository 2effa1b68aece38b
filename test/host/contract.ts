import { describe, expect, test } from 'vitest';
import { must } from '../../src/core/model/result.ts';
import type { FileEntry, Host, Source } from '../../src/core/ports/host.ts';
import { leastFileCost } from '../../src/core/ports/host.ts';

/** A host that stands before a folder of these files, and a look at what it saved. */
export interface World {
  readonly host: Host;
  /** Lets the person pick the folder. */
  pickFolder(): Promise<Source>;
  /** What stands at a saved name now; null if nothing does. */
  saved(name: string): Promise<Uint8Array | null>;
}

/** What a world's folder holds: bytes, or a text to be stored as UTF-8. */
export type Seed = Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>;

const stories: Seed = {
  'a.txt': 'Seoul, June 30 — The two leaders met.',
  'b/1.txt': 'Встреча прошла в понедельник.',
  'b/2.txt': '协议于星期一签署。',
  'b c.txt': 'A name that would sort between, were names compared as whole paths.',
  'empty.txt': '',
  'name with\nnewline 🙂.txt': 'وقّع الطرفان الاتفاق.',
};

/** What every host promises, whatever it runs on. `make` builds a world with a folder of these files. */
export function hostContract(name: string, make: (seed: Seed) => Promise<World>): void {
  describe(`the host of ${name}`, () => {
    test('hands over every file with its bytes, by names, folder by folder', async () => {
      const { host, pickFolder } = await make(stories);
      const source = await pickFolder();
      expect(source.kind).toBe('folder');
      const entries = await pullAll(host, source.id, 1e6);
      expect(entries.map(read)).toEqual(Object.entries(stories));
    });

    test('passes over hidden files and system litter', async () => {
      const { host, pickFolder } = await make({
        '.DS_Store': 'x',
        '.git/config': 'x',
        'Thumbs.db': 'x',
        '__MACOSX/a.txt': 'x',
        '~$report.txt': 'x',
        'report.txt': 'kept',
      });
      expect((await pullAll(host, (await pickFolder()).id, 1e6)).map(read)).toEqual([['report.txt', 'kept']]);
    });

    test('hands over at least one entry, then as many as fit into the budget', async () => {
      const { host, pickFolder } = await make({
        a: 'x'.repeat(50_000),
        b: 'x'.repeat(40_000),
        c: 'x'.repeat(60_000),
        d: 'x',
      });
      const { id } = await pickFolder();
      expect(await batches(host, id, 90_000)).toEqual([
        ['a', 'b'],
        ['c', 'd'],
      ]);
      const small = await make({ a: 'x', b: 'x', c: 'x' });
      expect(await batches(small.host, (await small.pickFolder()).id, 2 * leastFileCost)).toEqual([['a', 'b'], ['c']]);
      const again = await make({ a: 'xx', b: 'xx', c: 'xx' });
      expect(await batches(again.host, (await again.pickFolder()).id, 0)).toEqual([['a'], ['b'], ['c']]);
    });

    test('knows the total at the end', async () => {
      const { host, pickFolder } = await make(stories);
      const { id } = await pickFolder();
      let last = must(await host.pullFiles(id, 10));
      while (!last.done) last = must(await host.pullFiles(id, 10));
      const bytes = Object.values(stories).reduce((sum, file) => sum + bytesOf(file).length, 0);
      expect(last.total).toEqual({ files: Object.keys(stories).length, bytes, complete: true });
    });

    test('answers every entry once, also when the caller does not wait', async () => {
      const seed = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`${100 + at}.txt`, `story ${at}`]));
      const { host, pickFolder } = await make(seed);
      const { id } = await pickFolder();
      const answers = await Promise.all(Array.from({ length: 45 }, () => host.pullFiles(id, 1)));
      const paths = answers.flatMap((answer) => (answer.ok ? answer.value.entries.map((entry) => entry.path) : []));
      expect(paths).toEqual(Object.keys(seed));
    });

    test('forgets a source after its last batch and when it is closed', async () => {
      const { host, pickFolder } = await make(stories);
      const read = await pickFolder();
      await pullAll(host, read.id, 1e6);
      const closed = await pickFolder();
      must(await host.pullFiles(closed.id, 1));
      await host.closeFiles(closed.id);
      await host.closeFiles('never opened');
      for (const id of [read.id, closed.id, 'never opened']) {
        expect(await host.pullFiles(id, 1e6)).toMatchObject({ ok: false, error: { code: 'not-found' } });
      }
    });

    test('saves chunks as one file, under the suggested name', async () => {
      const { host, saved } = await make({});
      const id = must(await host.beginSave('notes – 会議.md', 'text/markdown'))!;
      for (const part of ['# Notes\n', '', '\n> “zurück”\n']) must(await host.writeSave(id, bytesOf(part)));
      expect(await saved('notes – 会議.md')).toBeNull();
      expect(must(await host.endSave(id)).where).toContain('notes – 会議.md');
      expect(textOf(await saved('notes – 会議.md'))).toBe('# Notes\n\n> “zurück”\n');
    });

    test('does not need the bytes of a chunk once it is written', async () => {
      const { host, saved } = await make({});
      const id = must(await host.beginSave('copy.txt', 'text/plain'))!;
      const chunk = bytesOf('kept');
      must(await host.writeSave(id, chunk));
      chunk.fill(0);
      must(await host.endSave(id));
      expect(textOf(await saved('copy.txt'))).toBe('kept');
    });

    test('leaves what was there when a save is given up', async () => {
      const { host, saved } = await make({});
      const first = must(await host.beginSave('notes.md', 'text/markdown'))!;
      must(await host.writeSave(first, bytesOf('whole')));
      must(await host.endSave(first));
      const second = must(await host.beginSave('notes.md', 'text/markdown'))!;
      must(await host.writeSave(second, bytesOf('half')));
      await host.abortSave(second);
      await host.abortSave('never begun');
      expect(textOf(await saved('notes.md'))).toBe('whole');
      for (const id of [first, second, 'never begun']) {
        expect(await host.writeSave(id, bytesOf('late'))).toMatchObject({ ok: false, error: { code: 'not-found' } });
        expect(await host.endSave(id)).toMatchObject({ ok: false, error: { code: 'not-found' } });
      }
    });

    test('takes a suggested name for a name, never for a place', async () => {
      const { host } = await make({});
      for (const name of ['../../notes.md', '/etc/notes.md', 'C:\\notes.md', 'a\u0000\nnotes.md', '..', '']) {
        const id = must(await host.beginSave(name, 'text/markdown'))!;
        must(await host.writeSave(id, bytesOf('x')));
        const last = must(await host.endSave(id))
          .where.split('/')
          .at(-1)!;
        expect(last).toMatch(/^[^/\\\u0000\n:]+$/u);
        expect(last).not.toMatch(/^\.+$/u);
      }
    });

    test('opens web addresses only', async () => {
      const { host } = await make({});
      const refused = ['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 'lectern://app/', 'x', ''];
      for (const url of refused) {
        expect(await host.openExternal(url)).toMatchObject({ ok: false, error: { code: 'invalid' } });
      }
      expect(await host.openExternal('https://example.org/a?b#c')).toEqual({ ok: true, value: null });
    });

    test('answers in values that can cross a process border', async () => {
      const { host, pickFolder } = await make(stories);
      const source = await pickFolder();
      const batch = await host.pullFiles(source.id, 1e6);
      expect(structuredClone({ source, batch })).toEqual({ source, batch });
    });
  });
}

export async function pullAll(host: Pick<Host, 'pullFiles'>, sourceId: string, budget: number): Promise<FileEntry[]> {
  const entries: FileEntry[] = [];
  for (;;) {
    const batch = must(await host.pullFiles(sourceId, budget));
    entries.push(...batch.entries);
    if (batch.done) return entries;
  }
}

export function bytesOf(file: string | Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return typeof file === 'string' ? new TextEncoder().encode(file) : file;
}

/** Path and text of an entry, or path and problem. */
export function read(entry: FileEntry): [string, string] {
  return [entry.path, entry.kind === 'file' ? textOf(entry.bytes)! : `(${entry.problem})`];
}

function textOf(bytes: Uint8Array | null): string | null {
  return bytes && new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

async function batches(host: Host, sourceId: string, budget: number): Promise<string[][]> {
  const all: string[][] = [];
  for (;;) {
    const batch = must(await host.pullFiles(sourceId, budget));
    if (batch.entries.length > 0) all.push(batch.entries.map((entry) => entry.path));
    if (batch.done) return all;
  }
}
