import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { faultOf } from '../../src/core/model/fault.ts';
import { isFault, logsIn } from '../../src/main/host/logs.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'lectern-logs-'));
  folders.push(folder);
  return folder;
}

describe('the log', () => {
  test('holds a line for each bug, with its time and place and no content', async () => {
    const folder = await emptyFolder();
    const logs = logsIn({ folder, about: 'Lectern 1.2.3, linux', now: () => new Date('2026-11-22T01:02:03Z') });
    logs.note(new Error('Свидетель №4: the cellar'), 'main');
    await logs.write(faultOf(new RangeError('Invalid array length'), 'worker'));
    const lines = (await readFile(path.join(folder, 'lectern.log'), 'utf8')).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as Record<string, unknown>)).toEqual([
      expect.objectContaining({
        time: '2026-11-22T01:02:03.000Z',
        about: 'Lectern 1.2.3, linux',
        where: 'main',
        message: '',
      }),
      expect.objectContaining({ where: 'worker', name: 'RangeError', message: 'Invalid array length' }),
    ]);
    expect(lines[0]).toContain('logs.test.ts');
    expect(lines.join()).not.toContain('cellar');
  });

  test('begins a new file when one is full, and keeps only so many', async () => {
    const folder = await emptyFolder();
    let minutes = 0;
    const logs = logsIn({ folder, about: 'x', largest: 400, kept: 3, now: () => new Date(60_000 * ++minutes) });
    for (let at = 0; at < 40; at++) await logs.write({ where: 'window', name: `Error${at}`, message: '', stack: [] });
    const names = (await readdir(folder)).sort();
    expect(names).toEqual(['lectern.1.log', 'lectern.2.log', 'lectern.log']);
    const all = await Promise.all(
      ['lectern.2.log', 'lectern.1.log', 'lectern.log'].map((name) => readFile(path.join(folder, name), 'utf8')),
    );
    const numbers = all.flatMap((text) => [...text.matchAll(/Error(\d+)/gu)].map((match) => Number(match[1])));
    expect(numbers.at(-1)).toBe(39);
    expect(numbers).toEqual(numbers.map((_number, at) => numbers[0]! + at));
  });

  test('does not grow with a bug that comes again and again', async () => {
    const folder = await emptyFolder();
    const logs = logsIn({ folder, about: 'x', now: () => new Date('2026-11-22T00:00:00Z') });
    for (let at = 0; at < 1000; at++) {
      await logs.write({ where: 'window', name: 'TypeError', message: '', stack: ['draw index.js:1:1'] });
    }
    for (let at = 0; at < 1000; at++) await logs.write({ where: 'window', name: `E${at}`, message: '', stack: [] });
    expect((await readFile(path.join(folder, 'lectern.log'), 'utf8')).trim().split('\n')).toHaveLength(60);
  });

  test('gives up quietly where it cannot be written', async () => {
    const folder = await emptyFolder();
    await writeFile(path.join(folder, 'taken'), '');
    const logs = logsIn({ folder: path.join(folder, 'taken'), about: 'x' });
    expect(logs.note(new TypeError('x'), 'main')).toContain('TypeError');
  });

  test('takes what the page tells only in its own shape', () => {
    expect(isFault(faultOf(new TypeError('x'), 'window'))).toBe(true);
    expect(isFault({ ...faultOf(new TypeError('x'), 'window'), text: 'Seoul' })).toBe(false);
    expect(isFault({ ...faultOf(new TypeError('x'), 'window'), message: 'x'.repeat(1000) })).toBe(false);
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(isFault(value)).toBe(false);
      }),
    );
  });
});
