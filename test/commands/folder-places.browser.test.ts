import { afterEach, describe, expect, test } from 'vitest';
import type { FileOutcome } from '../../src/core/model/records.ts';
import { fail, must } from '../../src/core/model/result.ts';
import { forgetPlaces, nameOfFolder, rememberPlace } from '../../src/renderer/commands/folder-places.ts';
import { undo } from '../../src/renderer/commands/history.ts';
import type { NamedFolder } from '../../src/renderer/commands/import-files.ts';
import { importFiles } from '../../src/renderer/commands/import-files.ts';
import { saveProjectFile } from '../../src/renderer/commands/project-files.ts';
import { factsOfReport } from '../../src/renderer/commands/import-report.ts';
import { memoryHost } from '../../src/renderer/host/memory.ts';
import type { MemoryFile } from '../../src/renderer/host/memory.ts';
import { clearDesks, documents, makeDesk, registry } from './desk.ts';
import type { TestDesk } from './desk.ts';

// Folders of one name, told apart by their places on this machine or, where no place is told, by their files.

afterEach(clearDesks);

const letters = {
  '1.txt': 'Dear Maud,\n\nThe ferry left before dawn, and nobody on the quay knew where it was going.\n',
  '2.txt': 'Dear Maud,\n\nNo news of the ferry yet; the harbour master will not speak to any of us.\n',
};
const письма = {
  '1.txt': 'Дорогая Анна!\n\nМельница над плотиной горела два дня, и никто не пострадал.\n',
  '2.txt': 'Дорогая Анна!\n\nМельницу будут строить заново, так велел городской голова.\n',
};

/** Imports a folder called `letters` as the screen does, and tells under which name. */
async function bringIn(desk: TestDesk, files: Readonly<Record<string, MemoryFile>>, where?: string): Promise<string> {
  const host = memoryHost(files, { name: 'letters' });
  const opened = must(await host.openFiles('folder'))!;
  const source = where === undefined ? opened : { ...opened, where };
  let by = 'place' as NamedFolder['by'];
  const nameOf = async (first: Parameters<typeof nameOfFolder>[3]) => {
    const named = await nameOfFolder(desk, registry, source, first);
    by = named.by;
    return named;
  };
  const { record, problem } = must(await importFiles({ ...desk, host }, source, { nameOf }));
  if (problem) throw new Error(problem.code);
  const place = { folder: record.name, where: where ?? '', ...(by !== 'place' && { isBelieved: true as const }) };
  if (where !== undefined) await rememberPlace(registry, desk.store.id, place);
  return record.name;
}

async function lastOutcomes(desk: TestDesk): Promise<FileOutcome[]> {
  const { id } = [...desk.store.snapshot.rows('imports').values()].at(-1)!;
  return must(await desk.store.outcomes(id)).flatMap(({ files }) => files);
}

const versions = (desk: TestDesk) => documents(desk).map((document) => document.versions.length);

describe('a folder', () => {
  test('is known by its place: another one of its name has its own documents, also where texts are alike', async () => {
    const desk = await makeDesk();
    expect(await bringIn(desk, letters, '/home/maud/1947/letters')).toBe('letters');
    const like = { ...письма, '1.txt': letters['1.txt'].replace('Maud', 'Maude') };
    expect(await bringIn(desk, like, '/home/maud/1948/letters')).toBe('letters (1948)');
    expect(versions(desk)).toEqual([1, 1, 1, 1]);
    const grown = { ...like, '2.txt': `${письма['2.txt']}\nПривет всем.\n` };
    expect(await bringIn(desk, grown, '/home/maud/1948/letters')).toBe('letters (1948)');
    expect(await bringIn(desk, letters, '/home/maud/1947/letters')).toBe('letters');
    expect(versions(desk).sort()).toEqual([1, 1, 1, 2]);
    await forgetPlaces(registry, desk.store.id);
  });

  test('that stands elsewhere with the same files was moved', async () => {
    const desk = await makeDesk();
    await bringIn(desk, letters, '/home/maud/letters');
    const changed = { ...letters, '2.txt': `${letters['2.txt']}\nYours, T.\n` };
    expect(await bringIn(desk, changed, '/media/stick/letters')).toBe('letters');
    expect(versions(desk).sort()).toEqual([1, 2]);
    await forgetPlaces(registry, desk.store.id);
  });

  test('whose place is not told is known by its files', async () => {
    const desk = await makeDesk();
    expect(await bringIn(desk, letters)).toBe('letters');
    expect(await bringIn(desk, письма)).toBe('letters (2)');
    expect(versions(desk)).toEqual([1, 1, 1, 1]);
    // Changed in every file, but still itself.
    const signed = (files: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.entries(files).map(([path, text]) => [path, `${text}\nT.\n`]));
    expect(await bringIn(desk, signed(письма))).toBe('letters (2)');
    expect(await bringIn(desk, signed(letters))).toBe('letters');
    expect(versions(desk)).toEqual([2, 2, 2, 2]);
    expect(await bringIn(desk, { ...signed(letters), '3.txt': 'A third one.' })).toBe('letters');
  });

  for (const [told, one, two] of [
    ['on this machine', '/home/maud/letters', '/media/stick/letters'],
    ['in a tab', undefined, undefined],
  ] as const) {
    test(`is another one if it shares one file of many with the first: ${told}`, async () => {
      const desk = await makeDesk();
      const licence = { 'LICENSE.txt': 'Anybody may copy these letters and pass them on.' };
      await bringIn(desk, { ...letters, ...licence }, one);
      const before = documents(desk);
      const others = { '3.txt': письма['1.txt'], '4.txt': письма['2.txt'] };
      expect(await bringIn(desk, { ...others, ...licence }, two)).not.toBe('letters');
      expect(documents(desk).filter(({ id }) => before.some((had) => had.id === id))).toEqual(before);
      await forgetPlaces(registry, desk.store.id);
    });
  }

  test('in a tab is another one if no file of it is known', async () => {
    const desk = await makeDesk();
    await bringIn(desk, letters);
    expect(await bringIn(desk, { '3.txt': письма['1.txt'] })).toBe('letters (2)');
  });

  test('that is only believed to be the same loses no document that it does not hold', async () => {
    const desk = await makeDesk();
    await bringIn(desk, { ...letters, '3.txt': письма['1.txt'], '4.txt': письма['2.txt'] });
    const before = documents(desk);
    const at = (path: string) => before.find((one) => one.path === path)!;
    const grown = `${письма['1.txt']}\nПривет всем, кто меня помнит.\n`;
    // Another person's copy of two of the letters, with one of the others under another name, and one that was continued.
    const copy = { ...letters, 'five.txt': письма['2.txt'], 'six.txt': grown };
    expect(await bringIn(desk, copy)).toBe('letters');
    for (const { id, path } of before) expect(desk.store.snapshot.rows('documents').get(id)?.path).toBe(path);
    const outcomes = await lastOutcomes(desk);
    const of = (path: string) => outcomes.find((one) => one.path === path);
    expect(of('five.txt')).toMatchObject({ kind: 'duplicate', documentId: at('4.txt').id });
    // Asked, not said.
    expect(of('six.txt')).toMatchObject({ kind: 'imported', like: at('3.txt').id });
  });

  test('that is known by its files and holds every text of the one before follows what was renamed in it', async () => {
    const desk = await makeDesk();
    await bringIn(desk, { ...letters, 'мельница.txt': письма['1.txt'], '4.txt': письма['2.txt'] });
    const before = documents(desk).map(({ id }) => id);
    const paths = () =>
      documents(desk)
        .map(({ path }) => path)
        .sort();
    const renamed = { ...letters, 'пожар.txt': письма['1.txt'], '5.txt': письма['2.txt'], '6.txt': 'A new one.' };
    expect(await bringIn(desk, renamed)).toBe('letters');
    const moved = (await lastOutcomes(desk)).flatMap((one) => (one.kind === 'unchanged' && one.from ? [one.from] : []));
    expect(moved.sort()).toEqual(['4.txt', 'мельница.txt']);
    expect(paths()).toEqual(['1.txt', '2.txt', '5.txt', '6.txt', 'пожар.txt']);
    expect(documents(desk).filter(({ id }) => before.includes(id))).toHaveLength(4);
    must(await undo(desk));
    expect(paths()).toEqual(['1.txt', '2.txt', '4.txt', 'мельница.txt']);
  });

  test('that is known by its files and lacks a text of the one before says whose file it did not see', async () => {
    const desk = await makeDesk();
    await bringIn(desk, { ...letters, '3.txt': письма['1.txt'], '4.txt': письма['2.txt'] });
    const before = documents(desk);
    await bringIn(desk, { ...letters, 'five.txt': письма['2.txt'], 'copy.txt': letters['1.txt'] });
    expect(documents(desk)).toEqual(before);
    const files = await lastOutcomes(desk);
    const record = [...desk.store.snapshot.rows('imports').values()].at(-1)!;
    const { unseen } = factsOfReport(desk, record, files);
    const of = (path: string) => unseen(files.find((one) => one.path === path)!)?.path;
    expect([of('five.txt'), of('copy.txt'), of('1.txt')]).toEqual(['4.txt', undefined, undefined]);
  });

  test('that is only believed to be the same stays so, and the place of the first one is known on', async () => {
    const desk = await makeDesk();
    const three = { ...letters, '3.txt': письма['1.txt'] };
    await bringIn(desk, three, '/home/maud/letters');
    for (let times = 0; times < 2; times++) await bringIn(desk, letters, '/media/stick/letters');
    await bringIn(desk, { ...letters, 'new.txt': письма['1.txt'] }, '/media/stick/letters');
    expect(documents(desk).map(({ path }) => path)).toEqual(Object.keys(three));
    await bringIn(desk, { ...letters, 'new.txt': письма['1.txt'] }, '/home/maud/letters');
    expect(documents(desk).map(({ path }) => path)).toEqual(['1.txt', '2.txt', 'new.txt']);
    await forgetPlaces(registry, desk.store.id);
  });

  test('that stands at its place follows what moved in it', async () => {
    const desk = await makeDesk();
    await bringIn(desk, { ...letters, '4.txt': письма['2.txt'] }, '/home/maud/letters');
    await bringIn(desk, { ...letters, 'five.txt': письма['2.txt'] }, '/home/maud/letters');
    expect(documents(desk).map(({ path }) => path)).toEqual(['1.txt', '2.txt', 'five.txt']);
    await forgetPlaces(registry, desk.store.id);
  });

  test('whose files cannot be compared is another one', async () => {
    const desk = await makeDesk();
    await bringIn(desk, letters);
    const broken = { ...desk.ingest, agreementWith: () => Promise.resolve(fail('unreadable', 'letters')) };
    const other = { ...desk, ingest: broken };
    expect(await bringIn(other, { '1.txt': `${letters['1.txt']}Yours.\n` })).toBe('letters (2)');
    const unread = { '1.txt': { problem: 'no-permission' } as const };
    expect(await bringIn(desk, unread)).toBe('letters (3)');
    expect(versions(desk)).toEqual([1, 1, 1]);
  });

  test('gives its name free when its import is undone', async () => {
    const desk = await makeDesk();
    await bringIn(desk, letters);
    must(await undo(desk));
    expect(await bringIn(desk, письма)).toBe('letters');
  });

  test('leaves no word of its place in a project file', async () => {
    const desk = await makeDesk();
    await bringIn(desk, letters, '/home/zzyzx-place/letters');
    must(await saveProjectFile(desk));
    const records = JSON.stringify(must(await desk.store.whole()));
    expect(records).toContain('letters');
    expect(records).not.toContain('zzyzx-place');
    await forgetPlaces(registry, desk.store.id);
  });
});
