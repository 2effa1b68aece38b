import { afterEach, describe, expect, test } from 'vitest';
import { currentVersion } from '../../src/core/model/records.ts';
import { fail, must } from '../../src/core/model/result.ts';
import { redo, undo } from '../../src/renderer/commands/history.ts';
import { importFiles } from '../../src/renderer/commands/import-files.ts';
import { takeAsVersion } from '../../src/renderer/commands/take-as-version.ts';
import { memoryHost } from '../../src/renderer/host/memory.ts';
import { annotateWords, clearDesks, documentAt, documents, importFolder, makeDesk, textOf } from './desk.ts';
import type { TestDesk } from './desk.ts';

// Folders in which files were renamed and new ones took their names, as weekly numbering does. The pages of one paper
// have its head line and its imprint in common, which must not make one article the next text of another.

afterEach(clearDesks);

const page = (article: string) =>
  `The Vell Courier\nHome | News | Harbour | Letters | Archive\n\n${article}\n\nThe Vell Courier is printed every weekday by the Press on the Quay. Letters to the editor are welcome and may be cut. No part of this paper may be printed again without leave.\n`;
const grain = page(
  'GRAIN ROTS ON THE QUAY\n\nBy Maud Aimes\n\nNine hundred sacks of grain lie wet under the cranes, because no carter would take them over the broken bridge. The mill above the weir stands idle since Monday.\n\nTwo carters said that the harbour master had been told in spring.',
);
const bell = page(
  'SCHOOL BELL IS STOLEN\n\nBy Odo Pell\n\nChildren came late to school all week, for somebody had carried off the bell at night. The sexton lent a handbell from the chapel until the thief is found.\n\nThe teacher thinks of boys from the upper town.',
);
const dyke = page(
  'DYKE HOLDS AGAINST THE FLOOD\n\nBy Ines Karrow\n\nMen with lanterns walked the dyke until dawn while the river rose by a hand every hour. At six it stood still, an inch below the top, and the bells were rung.\n\nHerds had been driven uphill the evening before.',
);
const fair = page(
  'AUTUMN FAIR OPENS TODAY\n\nBy Tom Wexley\n\nForty stalls of cheese, wool and honey wait for buyers in the market square this morning. A bear was refused entry by the constable, who feared for the geese.\n\nMusic plays from noon.',
);
const clock = page(
  'TOWN CLOCK RUNS AGAIN\n\nBy Lena Brandt\n\nAfter eleven silent years the clock in the tower struck seven yesterday, to the surprise of pigeons and aldermen. A watchmaker from abroad had mended its wheels for nothing.\n\nShe would not give her name.',
);
const паром = (статья: string) =>
  `Вестник Велла\nГлавная | Новости | Гавань | Письма | Архив\n\n${статья}\n\nВестник Велла печатается каждый будний день на набережной. Письма в редакцию приветствуются и могут быть сокращены. Никакая часть газеты не может быть перепечатана без разрешения.\n`;
const зерно = паром(
  'ЗЕРНО ГНИЁТ НА ПРИЧАЛЕ\n\nДевятьсот мешков зерна лежат мокрыми под кранами, потому что ни один возчик не везёт их через сломанный мост. Мельница над плотиной стоит с понедельника.',
);
const колокол = паром(
  'УКРАДЕН ШКОЛЬНЫЙ КОЛОКОЛ\n\nДети всю неделю опаздывали к урокам: кто-то унёс ночью колокол. Пономарь одолжил ручной звонок из часовни, пока не найдут вора.',
);

const marksOf = (desk: TestDesk, id: string) =>
  desk.store.snapshot.annotationsOf(id).map(({ anchor, quotation }) => `${anchor.kind}: ${quotation.exact}`);
/** By path: the id of the document and its number of versions, for those that are there now. */
const standing = (desk: TestDesk) =>
  Object.fromEntries(documents(desk).map(({ path, id, versions }) => [path, [id, versions.length]]));

describe('a file that was renamed, and a new one that took its name', () => {
  for (const [script, old, other, words] of [
    ['Latin', grain, bell, 'no carter would take them'],
    ['Cyrillic', зерно, колокол, 'ни один возчик'],
  ] as const) {
    test(`keep their texts and marks apart, in one act: ${script}`, async () => {
      const desk = await makeDesk();
      await importFolder(desk, { '2024-01.txt': old });
      const { id } = documentAt(desk, '2024-01.txt');
      await annotateWords(desk, documentAt(desk, '2024-01.txt'), words);
      const outcomes = await importFolder(desk, { '2024-01.txt': other, '2024-02.txt': old });
      expect(outcomes).toMatchObject([
        { path: '2024-01.txt', kind: 'imported' },
        { path: '2024-02.txt', kind: 'unchanged', documentId: id, from: '2024-01.txt' },
      ]);
      expect(outcomes[0]).not.toHaveProperty('like');
      expect(marksOf(desk, id)).toEqual([`exact: ${words}`]);
      expect(await textOf(desk, documentAt(desk, '2024-01.txt'))).toBe(other);
      expect(standing(desk)['2024-02.txt']).toEqual([id, 1]);
      must(await undo(desk));
      expect(standing(desk)).toEqual({ '2024-01.txt': [id, 1] });
      must(await redo(desk));
      expect(standing(desk)['2024-02.txt']).toEqual([id, 1]);
    });
  }

  test('are told apart where the renamed one was changed, too: a person decides what it is', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { '1.txt': grain });
    const { id } = documentAt(desk, '1.txt');
    await annotateWords(desk, documentAt(desk, '1.txt'), 'Nine hundred sacks');
    const outcomes = await importFolder(desk, {
      '1.txt': bell,
      '2.txt': grain.replace('Two carters', 'Three carters'),
    });
    expect(outcomes).toMatchObject([
      { path: '1.txt', kind: 'imported' },
      { path: '2.txt', kind: 'imported', like: id },
    ]);
    expect(marksOf(desk, id)).toEqual(['exact: Nine hundred sacks']);
    expect(desk.store.snapshot.rows('documents').get(id)!.versions).toHaveLength(1);
  });

  test('leave no file as a repetition of a document that became a version of another', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { '1.txt': grain });
    const { id } = documentAt(desk, '1.txt');
    const changed = grain.replace('Two carters', 'Three carters');
    await importFolder(desk, { '2.txt': changed, '3.txt': changed });
    const { importId } = documentAt(desk, '2.txt');
    must(await takeAsVersion(desk, importId, '2.txt'));
    expect(must(await desk.store.outcomes(importId)).flatMap(({ files }) => files)).toMatchObject([
      { path: '2.txt', kind: 'new-version', documentId: id },
      { path: '3.txt', kind: 'duplicate', documentId: id },
    ]);
  });

  test('keep apart where copies are kept', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { '1.txt': grain });
    const { id } = documentAt(desk, '1.txt');
    await annotateWords(desk, documentAt(desk, '1.txt'), 'Nine hundred sacks');
    await importFolder(desk, { '1.txt': bell, '2.txt': grain }, 'keep');
    expect(marksOf(desk, id)).toEqual(['exact: Nine hundred sacks']);
    expect(desk.store.snapshot.rows('documents').get(id)!.versions).toHaveLength(1);
  });
});

test('five stories that moved on by one keep their marks, and the corrected one is suggested', async () => {
  const desk = await makeDesk();
  const stories = [grain, bell, dyke, fair, clock];
  const name = (at: number) => `0${at}.txt`;
  await importFolder(desk, Object.fromEntries(stories.map((story, at) => [name(at + 1), story])));
  const ids = stories.map((_, at) => documentAt(desk, name(at + 1)).id);
  const words = ['broken bridge', 'carried off the bell', 'until dawn', 'cheese, wool', 'eleven silent years'];
  for (const [at, one] of words.entries()) await annotateWords(desk, documentAt(desk, name(at + 1)), one);
  const corrected = dyke.replace('an inch below', 'two inches below');
  const zero = page(
    'NEW PUMP FOR THE UPPER TOWN\n\nBy Maud Aimes\n\nWater runs from an iron mouth at last, after petitions of six years.',
  );
  const moved = [zero, grain, bell, corrected, fair, clock];
  const outcomes = await importFolder(desk, Object.fromEntries(moved.map((story, at) => [name(at + 1), story])));
  expect(outcomes).toMatchObject([
    { path: '01.txt', kind: 'imported' },
    { path: '02.txt', kind: 'unchanged', documentId: ids[0] },
    { path: '03.txt', kind: 'unchanged', documentId: ids[1] },
    { path: '04.txt', kind: 'imported', like: ids[2] },
    { path: '05.txt', kind: 'unchanged', documentId: ids[3] },
    { path: '06.txt', kind: 'unchanged', documentId: ids[4] },
  ]);
  expect(ids.flatMap((id) => marksOf(desk, id))).toEqual(words.map((one) => `exact: ${one}`));
});

test('of three files that changed places, two of them corrected, no text becomes the next of another document', async () => {
  const desk = await makeDesk();
  await importFolder(desk, { 'a.txt': grain, 'b.txt': bell, 'g.txt': dyke });
  const [a, b, g] = ['a.txt', 'b.txt', 'g.txt'].map((path) => documentAt(desk, path).id);
  await annotateWords(desk, documentAt(desk, 'a.txt'), 'broken bridge');
  await annotateWords(desk, documentAt(desk, 'b.txt'), 'carried off the bell');
  await annotateWords(desk, documentAt(desk, 'g.txt'), 'until dawn');
  const outcomes = await importFolder(desk, {
    'a.txt': dyke.replace('six', 'seven'),
    'b.txt': grain.replace('Monday', 'Tuesday'),
    'g.txt': bell,
  });
  expect(outcomes).toMatchObject([
    { path: 'a.txt', kind: 'imported', like: g },
    { path: 'b.txt', kind: 'imported', like: a },
    { path: 'g.txt', kind: 'unchanged', documentId: b },
  ]);
  expect([a, b, g].map((id) => marksOf(desk, id!))).toEqual([
    ['exact: broken bridge'],
    ['exact: carried off the bell'],
    ['exact: until dawn'],
  ]);
});

test('an import that was cancelled before the likelier text was read makes no version of the one at the path', async () => {
  const desk = await makeDesk();
  await importFolder(desk, { 'a.txt': grain });
  const { id } = documentAt(desk, 'a.txt');
  await annotateWords(desk, documentAt(desk, 'a.txt'), 'broken bridge');
  const many = Object.fromEntries(Array.from({ length: 700 }, (_, at) => [`more ${at}.txt`, `Text number ${at}.`]));
  const files = { 'a.txt': bell, ...many, 'z.txt': grain.replace('Two carters', 'Three carters') };
  const host = memoryHost(files);
  const source = must(await host.openFiles('folder'))!;
  const cancel = new AbortController();
  must(await importFiles({ ...desk, host }, source, { signal: cancel.signal, onProgress: () => cancel.abort() }));
  expect(documents(desk).filter(({ path }) => path === 'z.txt')).toEqual([]);
  expect(marksOf(desk, id)).toEqual(['exact: broken bridge']);
  const outcomes = await importFolder(desk, files);
  expect(outcomes.find(({ path }) => path === 'z.txt')).toMatchObject({ kind: 'imported', like: id });
  expect(marksOf(desk, id)).toEqual(['exact: broken bridge']);
});

describe('a text that was rewritten in its own place', () => {
  const rewritten = page(
    'GRAIN ROTS ON THE QUAY\n\nBy Maud Aimes\n\nNine hundred sacks of grain lie wet under the cranes. The council meets about the bridge tonight, and nobody expects that it will be short; the carters wait outside with torches, they say, and the mayor has left by the garden door.',
  );

  test('is its next version, with what was marked, when nothing else in the folder is more like it', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'a.txt': grain, 'b.txt': bell });
    const before = documentAt(desk, 'a.txt');
    await annotateWords(desk, before, 'Nine hundred sacks');
    const outcomes = await importFolder(desk, { 'a.txt': rewritten, 'b.txt': bell, 'copy.txt': rewritten });
    expect(outcomes).toMatchObject([
      { path: 'a.txt', kind: 'new-version', documentId: before.id, version: 2 },
      { path: 'b.txt', kind: 'unchanged' },
      { path: 'copy.txt', kind: 'duplicate', documentId: before.id },
    ]);
    expect(documents(desk)).toHaveLength(2);
    expect(await textOf(desk, documentAt(desk, 'a.txt'))).toBe(rewritten);
    expect(marksOf(desk, before.id)).toEqual(['exact: Nine hundred sacks']);
    must(await undo(desk));
    expect(documentAt(desk, 'a.txt')).toEqual(before);
    must(await redo(desk));
    expect(currentVersion(documentAt(desk, 'a.txt')).number).toBe(2);
  });

  test('becomes it when the folder is imported again, if the import was broken off before it was settled', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'a.txt': grain });
    const { id } = documentAt(desk, 'a.txt');
    await annotateWords(desk, documentAt(desk, 'a.txt'), 'Nine hundred sacks');
    const host = memoryHost({ 'a.txt': rewritten });
    const source = must(await host.openFiles('folder'))!;
    const ingest = { ...desk.ingest, settleFolder: () => Promise.resolve(fail('disk-full', 'a.txt')) };
    must(await importFiles({ ...desk, host, ingest }, source));
    expect(marksOf(desk, id)).toEqual(['exact: Nine hundred sacks']);
    const outcomes = await importFolder(desk, { 'a.txt': rewritten });
    expect(outcomes).toMatchObject([{ kind: 'new-version', documentId: id, version: 2 }]);
    expect(documents(desk)).toHaveLength(1);
    expect(await textOf(desk, documents(desk)[0]!)).toBe(rewritten);
  });
});
