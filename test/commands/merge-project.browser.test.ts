import { afterEach, expect, test } from 'vitest';
import type { Id } from '../../src/core/model/id.ts';
import { answersOf } from '../../src/core/merge/answer.ts';
import { tagPath } from '../../src/core/model/tag-tree.ts';
import { must, ok } from '../../src/core/model/result.ts';
import type { MergeDone, MergePhase } from '../../src/core/ports/archive.ts';
import { answer } from '../../src/renderer/commands/answer-questions.ts';
import { deleteAnnotations, noteAnnotation } from '../../src/renderer/commands/change-annotations.ts';
import { addTag, describeTag, mergeTags } from '../../src/renderer/commands/change-tags.ts';
import { importLock } from '../../src/renderer/commands/import-files.ts';
import {
  mergeProjectFile,
  openAsking,
  openProjectSource,
  saveProjectFile,
} from '../../src/renderer/commands/project-files.ts';
import type { FileProgress } from '../../src/renderer/commands/project-files.ts';
import { deleteProject, openProject } from '../../src/renderer/commands/projects.ts';
import { memoryHost } from '../../src/renderer/host/memory.ts';
import { annotateWords, clearDesks, documentAt, importFolder, makeDesk, opening, registry, textOf } from './desk.ts';
import type { TestDesk } from './desk.ts';

// Two people work on copies of one project, and their files are merged through the real worker and store.

const made: Id[] = [];
afterEach(async () => {
  for (const id of made.splice(0)) await deleteProject(registry, id);
  await clearDesks();
});

const ferry = 'The ferry left before dawn.\n\nNobody saw who was on board.\n';

async function fileOf(desk: TestDesk): Promise<Uint8Array<ArrayBuffer>> {
  must(await saveProjectFile(desk));
  return [...desk.host.saved.values()].at(-1)!.slice();
}

/** A project of Ада, and the copy of it in which Noor works. */
async function two(): Promise<readonly [TestDesk, TestDesk]> {
  const ours = await makeDesk();
  await importFolder(ours, { 'a.txt': ferry });
  await annotateWords(ours, documentAt(ours, 'a.txt'), 'before dawn');
  const source = must(await ours.host.openDropped({ 'a.lectern': await fileOf(ours) }))!;
  const copy = must(await openProjectSource(ours.host, registry, source, opening));
  made.push(copy.id);
  return [ours, { ...(await makeDesk({}, copy)), author: 'Noor' }];
}

/** Their file merged into ours. */
async function merge(ours: TestDesk, theirs: TestDesk, phases = new Set<MergePhase>()): Promise<MergeDone> {
  const host = memoryHost({ 'theirs.lectern': await fileOf(theirs) });
  const onProgress: FileProgress = (_done, _of, merging) => void (merging && phases.add(merging));
  const done = must(await mergeProjectFile({ ...ours, host }, { onProgress }))!;
  must(await ours.store.settle());
  return done;
}

const whole = async ({ store }: TestDesk) => {
  const { records } = must(await store.whole());
  return records;
};
const onlyMark = ({ store }: TestDesk) => [...store.snapshot.rows('annotations').values()][0]!;

test('a file of a copy brings texts, marks and tags as one act, which undo takes back', async () => {
  const [ours, theirs] = await two();
  await importFolder(theirs, { 'б.txt': 'Паром вышел из гавани затемно.\n' });
  const mark = await annotateWords(theirs, documentAt(theirs, 'б.txt'), 'Паром');
  must(await addTag(theirs, 'Свидетели', null));
  must(await addTag(ours, 'Witnesses', null));
  const before = await whole(ours);
  const phases = new Set<MergePhase>();
  const done = await merge(ours, theirs, phases);
  expect([...phases]).toEqual(['reading', 'joining', 'storing']);
  expect(done).toMatchObject({
    joined: 1,
    came: { documents: 1, annotations: 1, tags: 1 },
    people: ['Noor'],
    questions: 0,
  });
  expect(await textOf(ours, documentAt(ours, 'б.txt'))).toBe('Паром вышел из гавани затемно.\n');
  expect(ours.store.snapshot.rows('annotations').get(mark.id)).toEqual(mark);
  const { tags, merges } = await whole(ours);
  const all = new Map(tags.map((tag) => [tag.id, tag]));
  expect(tags.map(({ id }) => tagPath(all, id).join('/')).sort()).toEqual(['Witnesses', 'Свидетели']);
  expect(merges).toMatchObject([{ author: 'Ада' }]);
  const again = await merge(ours, theirs);
  expect(again).toMatchObject({ came: {}, changed: 0, questions: 0 });
  expect(must(await ours.store.undo())).toMatchObject({ verb: 'merge-project' });
  expect(await whole(ours)).toEqual(before);
});

test('what both wrote is a question that stays with the project until it is answered, and each answer can be undone', async () => {
  const [ours, theirs] = await two();
  must(await noteAnnotation(ours, onlyMark(ours).id, 'Наша заметка'));
  must(await noteAnnotation(theirs, onlyMark(theirs).id, '彼らの注'));
  expect((await merge(ours, theirs)).questions).toBe(1);
  const source = must(await ours.host.openDropped({ 'a.lectern': await fileOf(ours) }))!;
  const copy = must(await openProjectSource(ours.host, registry, source, opening));
  made.push(copy.id);
  const [question] = [...ours.store.snapshot.rows('questions').values()];
  expect([...copy.snapshot.rows('questions').values()]).toEqual([question]);
  copy.close();
  expect(onlyMark(ours).note).toBe('Наша заметка');
  for (const [chosen, note] of [
    ['theirs', '彼らの注'],
    ['both', 'Наша заметка\n\n彼らの注'],
    ['ours', 'Наша заметка'],
  ] as const) {
    must(await answer(ours, question!.id, chosen, 'before dawn'));
    expect([onlyMark(ours).note, ours.store.snapshot.rows('questions').size]).toEqual([note, 0]);
    must(await ours.store.undo());
    expect(ours.store.snapshot.rows('questions').get(question!.id)).toEqual(question);
  }
  must(await answer(ours, question!.id, 'ours', 'before dawn'));
  expect(await merge(ours, theirs)).toMatchObject({ came: {}, changed: 0, questions: 0 });
});

test('a text that went on differently on both sides is asked, and taken with the marks that stand in it', async () => {
  const [ours, theirs] = await two();
  await importFolder(ours, { 'a.txt': `Harbour, Monday.\n\n${ferry}` });
  await importFolder(theirs, { 'a.txt': `${ferry}\nلم يعد أحد.\n` });
  const mark = await annotateWords(theirs, documentAt(theirs, 'a.txt'), 'Nobody saw');
  expect((await merge(ours, theirs)).questions).toBe(1);
  const came = ours.store.snapshot.rows('annotations').get(mark.id)!;
  const text = await textOf(ours, documentAt(ours, 'a.txt'));
  expect([text.startsWith('Harbour'), text.slice(came.from, came.to)]).toEqual([true, 'Nobody saw']);
  const [question] = [...ours.store.snapshot.rows('questions').values()];
  must(await answer(ours, question!.id, 'theirs', 'a.txt'));
  const now = await textOf(ours, documentAt(ours, 'a.txt'));
  expect(now.endsWith('لم يعد أحد.\n')).toBe(true);
  const { from, to } = ours.store.snapshot.rows('annotations').get(mark.id)!;
  expect(now.slice(from, to)).toBe('Nobody saw');
});

test('an open question keeps nothing from going: a tag that it is about is merged into another, and it is closed', async () => {
  const ours = await makeDesk();
  const [bread, corn] = [must(await addTag(ours, 'Хлеб', null)), must(await addTag(ours, '穀物', null))];
  const source = must(await ours.host.openDropped({ 'a.lectern': await fileOf(ours) }))!;
  const copy = must(await openProjectSource(ours.host, registry, source, opening));
  made.push(copy.id);
  const theirs = { ...(await makeDesk({}, copy)), author: 'Noor' };
  must(await describeTag(ours, bread.id, { description: 'Наше' }));
  must(await describeTag(theirs, bread.id, { description: '彼らの' }));
  expect((await merge(ours, theirs)).questions).toBe(1);
  must(await mergeTags(ours, bread.id, corn.id));
  const [question] = [...ours.store.snapshot.rows('questions').values()];
  expect(answersOf(ours.store.snapshot, question!)).toEqual(['ours']);
  must(await answer(ours, question!.id, 'ours', 'Хлеб'));
  expect(ours.store.snapshot.rows('questions').size).toBe(0);
});

test('a mark that waits in a question is found again in a text that came since', async () => {
  const [ours, theirs] = await two();
  must(await deleteAnnotations(ours, [onlyMark(ours).id]));
  must(await noteAnnotation(theirs, onlyMark(theirs).id, '要確認'));
  expect((await merge(ours, theirs)).questions).toBe(1);
  await importFolder(ours, { 'a.txt': `Harbour, Monday.\n\n${ferry}` });
  const [question] = [...ours.store.snapshot.rows('questions').values()];
  must(await answer(ours, question!.id, 'theirs', 'before dawn'));
  const { from, to, note, version } = onlyMark(ours);
  const text = await textOf(ours, documentAt(ours, 'a.txt'));
  expect([text.slice(from, to), note, version]).toEqual(['before dawn', '要確認', 2]);
});

test('a newer text of theirs is taken where ours had not changed, and our marks move along', async () => {
  const [ours, theirs] = await two();
  const mark = await annotateWords(ours, documentAt(ours, 'a.txt'), 'Nobody saw');
  await importFolder(theirs, { 'a.txt': `Harbour, Monday.\n\n${ferry}` });
  expect((await merge(ours, theirs)).questions).toBe(0);
  const text = await textOf(ours, documentAt(ours, 'a.txt'));
  const { from, to, version } = ours.store.snapshot.rows('annotations').get(mark.id)!;
  expect([text.startsWith('Harbour'), text.slice(from, to), version]).toEqual([true, 'Nobody saw', 2]);
});

test('a copy of a project that is here is merged into it, if that is wanted when it is opened', async () => {
  const [ours, theirs] = await two();
  must(await addTag(theirs, '証人', null));
  const told: MergeDone[] = [];
  const source = must(await ours.host.openDropped({ 'b.lectern': await fileOf(theirs) }))!;
  const opened = await openAsking(ours.host, registry, source, {
    ...opening,
    askTwin: () => Promise.resolve('merge'),
    openHere: () => Promise.resolve(ok(null)),
    merged: (done) => void told.push(done),
  });
  must(await ours.store.settle());
  expect([must(opened), told[0]?.came]).toEqual([null, { tags: 1 }]);
  expect([...ours.store.snapshot.rows('tags').values()].map(({ name }) => name)).toEqual(['証人']);
});

test('waits for no import, and stores nothing of a file that is damaged', async () => {
  const [ours, theirs] = await two();
  must(await addTag(theirs, '証人', null));
  const bytes = await fileOf(theirs);
  const before = await whole(ours);
  const host = () => memoryHost({ 'theirs.lectern': bytes.slice() });
  await navigator.locks.request(importLock(ours.store.id), { mode: 'shared' }, async () => {
    const refused = await mergeProjectFile({ ...ours, host: host() }, {});
    expect(refused).toMatchObject({ ok: false, error: { code: 'not-available', about: 'import' } });
  });
  const damaged = bytes.slice();
  damaged.fill(0xff, 40, 60);
  const answered = await mergeProjectFile({ ...ours, host: memoryHost({ 'theirs.lectern': damaged }) }, {});
  expect(answered).toMatchObject({ ok: false, error: { code: 'project-file-damaged' } });
  expect(await whole(ours)).toEqual(before);
});

test('what another window does while a merge goes on is kept, and the merge comes whole or not at all, in both alike', async () => {
  for (const phase of ['reading', 'storing'] as const) {
    const [ours, theirs] = await two();
    const beside = { ...ours, store: must(await openProject(registry, ours.store.id)) };
    await importFolder(theirs, {
      'б.txt': 'Паром вышел из гавани затемно.\n',
      'ج.txt': 'غادرت العبّارة الميناء قبل الفجر.\n',
    });
    must(await noteAnnotation(theirs, onlyMark(theirs).id, '彼らの注'));
    const doing: ReturnType<typeof noteAnnotation>[] = [];
    const host = memoryHost({ 'theirs.lectern': await fileOf(theirs) });
    const onProgress: FileProgress = (_done, _of, merging) => {
      if (merging === phase && doing.length === 0)
        doing.push(noteAnnotation(beside, onlyMark(beside).id, 'Из другого окна'));
    };
    const merged = await mergeProjectFile({ ...ours, host }, { onProgress });
    const [noted] = await Promise.all(doing);
    for (const { store } of [ours, beside]) must(await store.settle());
    const [here, there] = [await whole(ours), await whole(beside)];
    expect(there).toEqual(here);
    // Whoever comes second is told; nothing comes in part.
    const refused = [merged, noted!].flatMap((one) => (one.ok ? [] : [one.error.code]));
    expect(refused.every((code) => code === 'changed-elsewhere')).toBe(true);
    expect(refused.length).toBeLessThan(2);
    expect([here.documents.length, here.merges.length]).toEqual(merged.ok ? [3, 1] : [1, 0]);
    beside.store.close();
    if (!noted!.ok) continue;
    // Theirs was put where nobody had written, or is asked.
    const [mark] = here.annotations;
    const asked = here.questions.flatMap(({ theirs: held }) => held.annotations ?? []).map(({ note }) => note);
    expect([mark!.note, ...asked]).toContain('Из другого окна');
  }
});
