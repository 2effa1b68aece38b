import * as disk from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { must } from '../../src/core/model/result.ts';
import type { Result } from '../../src/core/model/result.ts';
import type { Saves } from '../../src/main/host/save.ts';
import { savesOnDisk } from '../../src/main/host/save.ts';
import { bytesOf } from './contract.ts';
import { diskThatRefuses, writeFaults, writeSteps } from './faults.ts';

const place = await disk.mkdtemp(path.join(await disk.realpath(os.tmpdir()), 'lectern-save-'));
afterAll(() => disk.rm(place, { recursive: true, force: true }));

describe('a file that cannot be saved', () => {
  test.each(writeSteps.flatMap((step) => writeFaults.map(([code, said]) => [code, step, said] as const)))(
    'because of %s at its %s, says %s, and leaves what was there and nothing half written',
    async (code, step, said) => {
      for (const before of [null, 'Что было: 議事録']) {
        const folder = await disk.mkdtemp(path.join(place, 'folder-'));
        const file = path.join(folder, 'Протокол.md');
        if (before !== null) await disk.writeFile(file, before);
        const saves = savesOnDisk(async () => file, diskThatRefuses(step, code, step === 'write' ? 1 : 0));
        const { asked, id, answer } = await saveWith(saves);
        expect(asked).toBe(step === 'open' ? 'beginSave' : step === 'write' ? 'writeSave' : 'endSave');
        expect(answer).toMatchObject({ ok: false, error: { code: said, about: file } });

        expect(await disk.readdir(folder)).toEqual(before === null ? [] : ['Протокол.md']);
        if (before !== null) expect(await disk.readFile(file, 'utf8')).toBe(before);
        expect(saves.wasSaved(file)).toBe(false);
        const over = { ok: false, error: { code: 'not-found' } };
        expect(await saves.writeSave(id, bytesOf('late'))).toMatchObject(over);
        expect(await saves.endSave(id)).toMatchObject(over);
      }
    },
  );

  test('can be saved when the disk has room again', async () => {
    const folder = await disk.mkdtemp(path.join(place, 'folder-'));
    const file = path.join(folder, 'Протокол.md');
    let refuses = true;
    const full = diskThatRefuses('write', 'ENOSPC');
    const open: typeof disk.open = (...values) => (refuses ? full : disk).open(...values);
    const saves = savesOnDisk(async () => file, { ...disk, open });
    expect((await saveWith(saves)).answer).toMatchObject({ ok: false, error: { code: 'write-full' } });
    refuses = false;
    expect((await saveWith(saves)).answer).toEqual({ ok: true, value: { where: file } });
    expect(await disk.readFile(file, 'utf8')).toBe('# Протокол\n協定は月曜日に署名された。\n');
    expect(await disk.readdir(folder)).toEqual(['Протокол.md']);
  });
});

test('leaves nothing half written at the end of the machine, nor what was just to take its place', async () => {
  const folder = await disk.mkdtemp(path.join(place, 'folder-'));
  let reached = (): void => undefined;
  const renaming = new Promise<void>((resolve) => (reached = resolve));
  const never = new Promise<never>(() => undefined);
  const files = ['Протокол.md', '議事録.md'];
  const names = [...files];
  const saves = savesOnDisk(async () => path.join(folder, names.shift()!), {
    ...disk,
    rename: () => (reached(), never),
  });
  const ids = [];
  for (const name of files) ids.push(must(await saves.beginSave(name, 'text/markdown'))!);
  for (const id of ids) must(await saves.writeSave(id, bytesOf('協定')));
  void saves.endSave(ids[0]!);
  await renaming;
  expect(await disk.readdir(folder)).toHaveLength(2);
  saves.removeAllNow();
  expect(await disk.readdir(folder)).toEqual([]);
});

/** Saves a file in two pieces: the last that was asked, and its answer. */
async function saveWith(
  saves: Saves,
): Promise<{ readonly asked: keyof Saves; readonly id: string; readonly answer: Result<unknown> }> {
  const begun = await saves.beginSave('Протокол.md', 'text/markdown');
  if (!begun.ok) return { asked: 'beginSave', id: 'none', answer: begun };
  const id = must(begun)!;
  for (const piece of ['# Протокол\n', '協定は月曜日に署名された。\n']) {
    const answer = await saves.writeSave(id, bytesOf(piece));
    if (!answer.ok) return { asked: 'writeSave', id, answer };
  }
  return { asked: 'endSave', id, answer: await saves.endSave(id) };
}
