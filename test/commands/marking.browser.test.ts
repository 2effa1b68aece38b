import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Id } from '../../src/core/model/id.ts';
import { must } from '../../src/core/model/result.ts';
import { tagCounts } from '../../src/core/model/tag-counts.ts';
import type { Desk } from '../../src/renderer/commands/desk.ts';
import { annotate, tagRange } from '../../src/renderer/commands/annotate.ts';
import {
  deleteAnnotations,
  noteAnnotation,
  removalOf,
  tagAnnotations,
  untagAnnotations,
  untaggingOf,
  joinAnnotations,
  overlapping,
} from '../../src/renderer/commands/change-annotations.ts';
import { putOnWords } from '../../src/renderer/commands/change-extent.ts';
import { deleteDocuments, editDocument } from '../../src/renderer/commands/change-documents.ts';
import { addTag, mergeTags, removeTag, renameTag } from '../../src/renderer/commands/change-tags.ts';
import { Exports } from '../../src/renderer/commands/export-evidence.ts';
import { redo, undo } from '../../src/renderer/commands/history.ts';
import { openProjectSource, saveProjectFile } from '../../src/renderer/commands/project-files.ts';
import { tagHits } from '../../src/renderer/commands/tag-hits.ts';
import { addNote } from '../../src/renderer/commands/write-notes.ts';
import { memoryHost } from '../../src/renderer/host/memory.ts';
import {
  annotateWords,
  clearDesks,
  documentAt,
  documents,
  importFolder,
  makeDesk,
  opening,
  registry,
  search,
  taken,
  textOf,
  untilIndexed,
} from './desk.ts';

/** How many annotations carry exactly this tag. */
function tagged({ store: { snapshot } }: Desk, id: string): number | undefined {
  return tagCounts(snapshot.rows('tags'), snapshot.rows('annotations').values(), snapshot.rows('documents')).get(id)
    ?.own;
}

afterEach(clearDesks);

const ferry = 'The Ferry\n\nThe ferry sank off Vell on Monday.\n\nThirty people were saved, the coast guard said.\n';
const паром = 'Паром\n\nПаром затонул у Велля в понедельник.\n\nТридцать человек спасены, сообщила береговая охрана.\n';

async function deskWithTexts() {
  const desk = await makeDesk();
  await importFolder(desk, { 'ferry.txt': ferry, 'паром.txt': паром });
  return desk;
}

describe('marking', () => {
  test('keeps the very words, with what stands around them', async () => {
    const desk = await deskWithTexts();
    const annotation = await annotateWords(desk, documentAt(desk, 'паром.txt'), 'Тридцать человек спасены');
    expect(annotation.quotation.exact).toBe('Тридцать человек спасены');
    expect(annotation.quotation.suffix.startsWith(', сообщила')).toBe(true);
    expect(desk.store.snapshot.annotationsOf(annotation.documentId)).toEqual([annotation]);
  });

  test('leaves out white space at the ends and refuses an empty selection', async () => {
    const desk = await deskWithTexts();
    const document = documentAt(desk, 'ferry.txt');
    const selected = { documentId: document.id, version: 1, text: ferry, from: 9, to: 21 };
    expect(must(await annotate(desk, selected)).quotation.exact).toBe('The ferry');
    expect(await annotate(desk, { ...selected, to: 11 })).toMatchObject({ ok: false, error: { code: 'empty' } });
  });

  describe('while the text gets a new version in another window', () => {
    const later = `Latest news\n\n${ferry}`;
    const select = (desk: Desk, words: string) => {
      const document = documentAt(desk, 'ferry.txt');
      const from = ferry.indexOf(words);
      return { documentId: document.id, version: 1, text: ferry, from, to: from + words.length };
    };
    /** The window of the person, which hears of the other's work only when it stores something itself. */
    const behind = (desk: Desk, between: () => Promise<unknown>): Desk => {
      let first = true;
      const apply: Desk['store']['apply'] = async (...values) => {
        if (first) await between();
        first = false;
        return desk.store.apply(...values);
      };
      const get = (store: Desk['store'], key: keyof Desk['store']): unknown => {
        const value = store[key];
        return key === 'apply' ? apply : typeof value === 'function' ? value.bind(store) : value;
      };
      return { ...desk, store: new Proxy(desk.store, { get: (store, key) => get(store, key as keyof Desk['store']) }) };
    };

    test('marks the words in the version that is there then', async () => {
      const desk = await deskWithTexts();
      const chosen = select(desk, 'Thirty people');
      const slow = behind(desk, () => importFolder(desk, { 'ferry.txt': later, 'паром.txt': паром }));
      const { annotation } = must(await tagRange(slow, chosen, ['Saved']));
      expect(annotation).toMatchObject({ version: 2, from: later.indexOf('Thirty people'), anchor: { kind: 'exact' } });
      expect(desk.store.snapshot.annotationsOf(chosen.documentId)).toEqual([annotation]);
      const noted = must(await annotate(desk, select(desk, 'off Vell'), { note: 'Where?' }));
      expect(later.slice(noted.from, noted.to)).toBe('off Vell');
      must(await undo(desk));
      must(await undo(desk));
      expect(desk.store.snapshot.annotationsOf(chosen.documentId)).toEqual([]);
    });

    test('says so where the words are gone', async () => {
      const desk = await deskWithTexts();
      const chosen = select(desk, 'on Monday');
      const gone = later.replace(' on Monday', '');
      const slow = behind(desk, () => importFolder(desk, { 'ferry.txt': gone, 'паром.txt': паром }));
      const marked = await annotate(slow, chosen);
      expect(marked.ok ? 'stored' : marked.error.code).toBe('changed-elsewhere');
      expect(desk.store.snapshot.annotationsOf(chosen.documentId)).toEqual([]);
    });
  });

  test('a second tag on the same words joins the first', async () => {
    const desk = await deskWithTexts();
    const document = documentAt(desk, 'ferry.txt');
    const [saved, number] = [must(await addTag(desk, 'Saved')), must(await addTag(desk, 'Number'))];
    const selected = { documentId: document.id, version: 1, text: ferry, from: 46, to: 52 };
    must(await tagRange(desk, selected, saved.id));
    must(await tagRange(desk, selected, number.id));
    const annotations = desk.store.snapshot.annotationsOf(document.id);
    expect(annotations.map(({ tagIds }) => tagIds)).toEqual([[saved.id, number.id]]);
    expect([tagged(desk, saved.id), tagged(desk, number.id)]).toEqual([1, 1]);
  });

  test('on other words of the same text keeps tags and note, and quotes the new words', async () => {
    const desk = await deskWithTexts();
    const document = documentAt(desk, 'ferry.txt');
    const marked = await annotateWords(desk, document, 'ferry sank');
    must(await tagAnnotations(desk, [marked.id], ['Event']));
    must(await noteAnnotation(desk, marked.id, 'Monday?'));
    const { id } = marked;
    const from = ferry.indexOf(' ferry sank off');
    const words = { documentId: document.id, version: 1, text: ferry, from, to: from + ' ferry sank off Vell '.length };
    must(await putOnWords(desk, id, words, marked));
    const [now] = desk.store.snapshot.annotationsOf(document.id);
    expect(now).toMatchObject({ note: 'Monday?', tagIds: { length: 1 }, anchor: { kind: 'exact' } });
    expect(now!.quotation).toMatchObject({ exact: 'ferry sank off Vell', suffix: ferry.slice(now!.to, now!.to + 32) });
    expect(must(await desk.store.next()).undo).toEqual({
      verb: 'annotate',
      names: ['ferry sank', 'ferry sank off Vell'],
    });
    // On the same words it is no act.
    expect(must(await putOnWords(desk, id, words, now!))).toEqual({});
    must(await undo(desk));
    expect(desk.store.snapshot.annotationsOf(document.id)[0]!.quotation).toEqual(marked.quotation);
    // Words of another version are no words of this text, and blanks are none.
    expect(await putOnWords(desk, id, { ...words, version: 2 }, marked)).toMatchObject({
      error: { code: 'changed-elsewhere' },
    });
    // Where it stands elsewhere by now, another window put it there.
    expect(await putOnWords(desk, id, words, now!)).toMatchObject({ error: { code: 'changed-elsewhere' } });
    expect(desk.store.snapshot.annotationsOf(document.id)[0]!.quotation).toEqual(marked.quotation);
    expect(await putOnWords(desk, id, { ...words, from: 9, to: 11 }, marked)).toMatchObject({
      error: { code: 'empty' },
    });
  });

  test('with a tag that is made for it is one act', async () => {
    const desk = await deskWithTexts();
    const document = documentAt(desk, 'ferry.txt');
    const selected = { documentId: document.id, version: 1, text: ferry, from: 46, to: 52 };
    const [rescueId] = must(await tagRange(desk, selected, ['Event', 'Rescue'])).annotation.tagIds;
    expect(must(await desk.store.history(9)).filter(({ label }) => label.verb === 'tag')).toHaveLength(1);
    expect(must(await desk.store.next()).undo).toEqual({
      verb: 'tag',
      names: ['Event › Rescue', ferry.slice(46, 52).trim()],
    });
    must(await undo(desk));
    expect([desk.store.snapshot.rows('tags').size, desk.store.snapshot.rows('annotations').size]).toEqual([0, 0]);
    must(await redo(desk));
    expect(tagged(desk, rescueId!)).toBe(1);
  });

  test('on overlapping words under one tag is joined to one, which undo takes apart', async () => {
    const desk = await deskWithTexts();
    const at = { documentId: documentAt(desk, 'ferry.txt').id, version: 1, text: ferry };
    const { id } = must(await addTag(desk, 'Event'));
    must(await tagRange(desk, { ...at, from: 10, to: 30 }, id));
    must(await tagRange(desk, { ...at, from: 20, to: 45 }, id));
    must(await joinAnnotations(desk, [{ tagId: id, chains: overlapping(desk, id) }]));
    const [joined] = desk.store.snapshot.annotationsOf(at.documentId);
    expect([tagged(desk, id), joined!.quotation.exact]).toEqual([1, ferry.slice(10, 45).trim()]);
    must(await undo(desk));
    expect(tagged(desk, id)).toBe(2);
  });

  test('is told with the marks that it changes, not with those that were asked for', async () => {
    const desk = await deskWithTexts();
    const words = ['Thirty people', 'the coast guard', 'off Vell'];
    const marks: Id[] = [];
    for (const one of words) marks.push((await annotateWords(desk, documentAt(desk, 'ferry.txt'), one)).id);
    const [thirty] = marks;
    const { id } = must(await addTag(desk, 'Спасённые'));
    const told = async () => must(await desk.store.next()).undo;
    must(await tagAnnotations(desk, [thirty!], id));
    must(await tagAnnotations(desk, marks, id));
    expect(await told()).toEqual({ verb: 'tag', names: ['Спасённые'], count: 2 });
    must(await undo(desk));
    expect(untaggingOf(desk, marks, [id])).toEqual({ verb: 'untag', names: ['Спасённые', words[0]], count: 1 });
    must(await untagAnnotations(desk, marks, id));
    expect(await told()).toEqual({ verb: 'untag', names: ['Спасённые', words[0]], count: 1 });
    must(await undo(desk));
    must(await deleteAnnotations(desk, [thirty!]));
    expect(removalOf(desk, marks)).toEqual({ verb: 'remove-annotations', names: [words[1]], count: 2 });
  });

  test('can be undone act by act to the very beginning, and redone', async () => {
    const desk = await deskWithTexts();
    const document = documentAt(desk, 'ferry.txt');
    const seen: string[] = [];
    const look = () =>
      JSON.stringify([
        [...desk.store.snapshot.rows('tags').values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
        desk.store.snapshot.annotationsOf(document.id),
        [...desk.store.snapshot.rows('notes').values()],
        [...desk.store.snapshot.rows('documents').values()].map(({ id, title }) => [id, title]).sort(),
      ]);
    const step = async (work: () => Promise<unknown>) => {
      seen.push(look());
      await work();
    };
    let tagId = '';
    let otherId = '';
    let annotationId = '';
    await step(async () => (tagId = must(await addTag(desk, 'Спасённые')).id));
    await step(async () => (otherId = must(await addTag(desk, 'Rescue')).id));
    await step(async () => (annotationId = (await annotateWords(desk, document, 'Thirty people')).id));
    await step(async () => must(await tagAnnotations(desk, [annotationId], tagId)));
    await step(async () => must(await noteAnnotation(desk, annotationId, 'Other papers say *forty*.')));
    await step(async () => must(await renameTag(desk, tagId, 'Saved')));
    await step(async () => must(await addNote(desk, { kind: 'project' }, 'Open questions', '- Who counted?')));
    await step(async () => must(await mergeTags(desk, tagId, otherId)));
    await step(async () => must(await untagAnnotations(desk, [annotationId], otherId)));
    await step(async () => must(await removeTag(desk, otherId)));
    await step(async () =>
      must(await editDocument(desk, document.id, { title: 'A ferry is lost', attributes: { date: '2031-05-05' } })),
    );
    await step(async () => must(await deleteAnnotations(desk, [annotationId])));
    await step(async () => must(await deleteDocuments(desk, [document.id])));
    const end = look();
    for (const before of seen.toReversed()) {
      must(await undo(desk));
      expect(look()).toBe(before);
    }
    for (let at = 0; at < seen.length; at++) must(await redo(desk));
    expect(look()).toBe(end);
  });
});

describe('a hit', () => {
  test('is found in both scripts and tagged, all hits in one act', async () => {
    const desk = await deskWithTexts();
    const found = must(await search(desk, 'ferry OR паром'));
    expect(found.total).toBe(4);
    const tag = must(await addTag(desk, 'Vessel'));
    const places = must(
      await desk.finder.takePlaces(await taken(desk), {
        query: 'ferry OR паром',
        anyWord: false,
        order: 'document',
        furniture: true,
      }),
    ).found;
    must(await tagHits(desk, places, tag.id));
    expect(tagged(desk, tag.id)).toBe(4);
    expect(must(await search(desk, 'tag:Vessel')).total).toBe(4);
    must(await tagHits(desk, places, ['Vessel']));
    expect(desk.store.snapshot.rows('annotations').size).toBe(4);
    must(await undo(desk));
    expect(must(await search(desk, 'tag:Vessel')).total).toBe(0);
  });

  test('is passed over and counted where its text was removed or is another by now', async () => {
    const desk = await deskWithTexts();
    await untilIndexed(desk);
    const asked = { query: 'ferry OR паром', anyWord: false, order: 'document' as const, furniture: true };
    const places = must(await desk.finder.takePlaces(await taken(desk), asked)).found;
    const gone = documentAt(desk, 'паром.txt').id;
    const removed = places.filter(({ documentId }) => documentId === gone).length;
    const [old, ...left] = places.filter(({ documentId }) => documentId !== gone);
    expect([removed > 0, left.length > 0]).toEqual([true, true]);
    must(await deleteDocuments(desk, [gone]));
    const hits = places.map((place) => (place === old ? { ...place, version: place.version + 1 } : place));
    expect(must(await tagHits(desk, hits, ['Vessel']))).toMatchObject({
      annotationIds: { length: left.length },
      passed: removed + 1,
    });
    expect(desk.store.snapshot.rows('annotations').size).toBe(left.length);
    expect(must(await tagHits(desk, left, ['Vessel']))).toMatchObject({ annotationIds: [], passed: 0 });
  });

  test('in each of six hundred texts is tagged by its own words, and the texts are read some at a time', async () => {
    const desk = await makeDesk();
    const islands = Array.from({ length: 600 }, (_, at) => `Остров ${at}: паром затонул у берега номер ${at}.`);
    await importFolder(desk, Object.fromEntries(islands.map((text, at) => [`${at}.txt`, `${text}\n`])));
    const asked = { query: 'паром', anyWord: false, order: 'rank' as const, furniture: true };
    await untilIndexed(desk);
    const places = must(await desk.finder.takePlaces(await taken(desk), asked)).found;
    expect(places).toHaveLength(600);
    const reads = vi.spyOn(IDBDatabase.prototype, 'transaction');
    try {
      must(await tagHits(desk, places, ['Ferry']));
      expect(reads.mock.calls.filter(([stores]) => [stores].flat().includes('texts')).length).toBeLessThan(10);
    } finally {
      reads.mockRestore();
    }
    const quoted = documents(desk).map(({ id }) =>
      desk.store.snapshot.annotationsOf(id).map(({ quotation }) => quotation.exact),
    );
    expect(quoted.flat().toSorted()).toEqual(islands.toSorted());
    expect(quoted.every(({ length }) => length === 1)).toBe(true);
    for (const document of documents(desk)) {
      const [mark] = desk.store.snapshot.annotationsOf(document.id);
      expect((await textOf(desk, document)).slice(mark!.from, mark!.to)).toBe(mark!.quotation.exact);
    }
  });

  test('is found at once in what was imported, and not any more in what was removed', async () => {
    const desk = await deskWithTexts();
    expect(must(await search(desk, '"береговая охрана"')).total).toBe(1);
    must(await deleteDocuments(desk, [documentAt(desk, 'паром.txt').id]));
    expect(must(await search(desk, '"береговая охрана"')).total).toBe(0);
    must(await undo(desk));
    expect(must(await search(desk, '"береговая охрана"')).total).toBe(1);
    await importFolder(desk, { 'паром.txt': паром.replace('береговая охрана', 'полиция') });
    expect(must(await search(desk, '"береговая охрана"')).total).toBe(0);
    expect(must(await search(desk, 'полиция')).hits.map(({ text }) => text.trim())).toEqual([
      'Тридцать человек спасены, сообщила полиция.',
    ]);
  });
});

describe('taking out', () => {
  test('quotes by document and by tag, as Markdown, CSV and JSON', async () => {
    const desk = await deskWithTexts();
    const tag = must(await addTag(desk, 'Saved'));
    const annotation = await annotateWords(desk, documentAt(desk, 'ferry.txt'), 'Thirty people were saved');
    must(await tagAnnotations(desk, [annotation.id], tag.id));
    const exports = new Exports(desk);
    for (const format of ['markdown', 'csv', 'json'] as const) {
      const made = must(await exports.preview({ format, scope: { kind: 'project' }, arrange: 'tag' }, 500));
      expect(made.opening).toContain('Thirty people were saved');
      expect(made.opening).toContain('Saved');
      expect(made.quotations).toBe(1);
      const { where } = must(await exports.save({ format, scope: { kind: 'project' }, arrange: 'tag' }))!;
      const lines = new TextDecoder('utf-8', { ignoreBOM: true }).decode(desk.host.saved.get(where)).split('\n');
      const timeless = (text: string) => text.replace(/\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)/gu, 'now');
      const short = must(await exports.preview({ format, scope: { kind: 'project' }, arrange: 'tag' }, 2));
      expect(timeless(made.opening)).toBe(timeless(lines.join('\n')));
      expect(timeless(short.opening)).toBe(timeless(lines.slice(0, 2).join('\n')));
      expect([made.more, short.more]).toEqual([false, lines.slice(2).some((line) => line !== '')]);
    }
    await untilIndexed(desk);
    const hits = must(
      await exports.preview(
        {
          format: 'markdown',
          scope: { kind: 'search', query: 'понедельник', anyWord: false, furniture: true },
          arrange: 'document',
        },
        500,
      ),
    );
    expect(hits.opening).toContain('Паром затонул у Велля в понедельник');
    exports.end();
  });

  test('of the whole project gives a file that opens as the same project, in every record but its name beside', async () => {
    const desk = await deskWithTexts();
    await annotateWords(desk, documentAt(desk, 'паром.txt'), 'у Велля');
    must(await addNote(desk, { kind: 'project' }, 'Заметки', '**Vell** or Веллъ?'));
    must(await undo(desk));
    must(await saveProjectFile(desk));
    const file = desk.host.saved.get('Проба.lectern')!;
    const host = memoryHost({ 'Проба.lectern': file });
    const copy = must(await openProjectSource(host, registry, must(await host.openFiles('project'))!, opening));
    const opened = await makeDesk({}, copy);
    expect(copy.id).not.toBe(desk.store.id);
    const [whole, twin] = [must(await desk.store.whole()), must(await copy.whole())];
    expect(twin.changes.at(-1)).toMatchObject({ label: { names: ['Проба', 'Проба 2'] }, unasked: true });
    const named = whole.records.project.map((project) => ({ ...project, name: 'Проба 2' }));
    expect({ ...twin, changes: twin.changes.slice(0, -1) }).toEqual({
      ...whole,
      records: { ...whole.records, project: named },
    });
    for (const id of must(await desk.store.whole()).textIds) {
      const [a, b] = [must(await copy.text(id)), must(await desk.store.text(id))];
      expect([a.text, a.bytes]).toEqual([b.text, b.bytes]);
    }
    must(await redo(opened));
    expect([...copy.snapshot.rows('notes').values()].map(({ title }) => title)).toEqual(['Заметки']);
    expect(await textOf(opened, documentAt(opened, 'паром.txt'))).toBe(паром);
  });

  test('a project file that is cut off or not ours is refused, and nothing is left of it', async () => {
    const desk = await deskWithTexts();
    must(await saveProjectFile(desk));
    const file = desk.host.saved.get('Проба.lectern')!;
    const before = must(await registry.projects()).length;
    const codes: string[] = [];
    for (const bytes of [file.slice(0, file.length / 2), new TextEncoder().encode('not a project'), new Uint8Array()]) {
      const host = memoryHost({ 'x.lectern': bytes });
      const answer = await openProjectSource(host, registry, must(await host.openFiles('project'))!, opening);
      codes.push(answer.ok ? 'opened' : answer.error.code);
    }
    expect(codes.every((code) => code === 'project-file-damaged' || code === 'not-a-project-file')).toBe(true);
    expect(must(await registry.projects())).toHaveLength(before);
  });
});
