import { afterEach, describe, expect, test } from 'vitest';
import { currentVersion } from '../../src/core/model/records.ts';
import { must } from '../../src/core/model/result.ts';
import { correctEncoding, previewEncoding } from '../../src/renderer/commands/correct-encoding.ts';
import { redo, undo } from '../../src/renderer/commands/history.ts';
import { importFiles } from '../../src/renderer/commands/import-files.ts';
import { openProjectSource, saveProjectFile } from '../../src/renderer/commands/project-files.ts';
import { memoryHost } from '../../src/renderer/host/memory.ts';
import { encoderFor } from '../fixtures/encodings/encode.ts';
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
  textOf,
} from './desk.ts';

afterEach(clearDesks);

// A file of many texts: each is a document below the file, as if that were a folder.

const words = {
  паром:
    'Дорогая Марта, паром ушёл на рассвете, и на борту были две коровы и сорок пассажиров; никто не плакал, только гудок слышали до самого вечера.',
  мост: 'Дорогая Марта, моста больше нет: он рухнул, когда по нему шёл последний поезд из порта, и город остался без железной дороги до весны.',
  grain:
    'Nine hundred sacks of grain lie wet under the cranes, because no carter would take them over the broken bridge.',
  clock:
    'After eleven silent years the clock in the tower struck seven yesterday, to the surprise of pigeons and aldermen.',
};
const mail = (subject: string, body: string, day = 4) =>
  `Subject: ${subject}\nFrom: Ада <ada@harbour.example>\nDate: ${day} Mar 2024 07:12:05 +0300\n\n${body}\n`;
const mailbox = (...mails: readonly string[]) =>
  mails.map((one) => `From ada@harbour.example Mon Mar  4 07:12:05 2024\n${one}\n`).join('');

const паром = mail('Паром', words.паром);
const мост = mail('Мост', words.мост, 5);
const grain = mail('Grain', words.grain, 6);
const clock = mail('Clock', words.clock, 7);
const [atПаром, atМост, atGrain, atClock] = [
  '2024-03-04 Паром.eml',
  '2024-03-05 Мост.eml',
  '2024-03-06 Grain.eml',
  '2024-03-07 Clock.eml',
] as const;

const shortly = (outcomes: Awaited<ReturnType<typeof importFolder>>) =>
  outcomes.map((one) => `${one.path}: ${one.kind}${one.kind === 'unchanged' && one.from ? ` from ${one.from}` : ''}`);

describe('a mailbox', () => {
  test('comes in as its mails, each with an outcome, a date and an author, found by search, undone as one act', async () => {
    const desk = await makeDesk();
    const outcomes = await importFolder(desk, {
      'post/in.mbox': mailbox(паром, мост, 'X-Broken: 1\n\n'),
      'post/note.txt': 'Two letters came.',
    });
    expect(shortly(outcomes)).toEqual([
      `post/in.mbox/${atПаром}: imported`,
      `post/in.mbox/${atМост}: imported`,
      'post/in.mbox/mail.eml: failed',
      'post/note.txt: imported',
    ]);
    const document = documentAt(desk, `post/in.mbox/${atПаром}`);
    expect(document.title.value).toBe('Паром');
    expect(document.attributes).toMatchObject({
      date: { value: '2024-03-04T07:12:05+0300', origin: { kind: 'file', field: 'Date' } },
      author: { value: 'Ада', origin: { kind: 'file', field: 'From' } },
    });
    expect(currentVersion(document).decoder).toBe('mail-2');
    expect(must(await search(desk, 'коровы')).total).toBe(1);
    must(await undo(desk));
    expect(documents(desk)).toEqual([]);
    must(await redo(desk));
    expect(documents(desk).length).toBe(3);
  });

  test('that grew brings in what is new, follows a mail under another name, and keeps one that is gone', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'in.mbox': mailbox(паром, мост, grain) });
    const mark = await annotateWords(desk, documentAt(desk, `in.mbox/${atМост}`), 'последний поезд');
    const gone = documentAt(desk, `in.mbox/${atGrain}`);
    const newer = mail('Мост', words.мост.replace('до весны', 'до самой осени'), 5);
    const again = await importFolder(desk, { 'in.mbox': mailbox(clock, newer, паром) });
    expect(shortly(again)).toEqual([
      `in.mbox/${atПаром}: unchanged`,
      `in.mbox/${atМост}: new-version`,
      `in.mbox/${atClock}: imported`,
    ]);
    expect(desk.store.snapshot.rows('annotations').get(mark.id)).toMatchObject({
      version: 2,
      anchor: { kind: 'exact' },
    });
    expect(documentAt(desk, `in.mbox/${atGrain}`)).toEqual(gone);
    expect(documents(desk).length).toBe(4);
    expect(shortly(await importFolder(desk, { 'in.mbox': mailbox(clock, newer, паром) }))).toEqual([
      `in.mbox/${atПаром}: unchanged`,
      `in.mbox/${atМост}: unchanged`,
      `in.mbox/${atClock}: unchanged`,
    ]);
  });

  test('that was renamed is followed by its mails, and so is a mail that went to another', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'in.mbox': mailbox(паром, мост), 'old.mbox': mailbox(grain) });
    const before = documents(desk)
      .map(({ id }) => id)
      .toSorted();
    const again = await importFolder(desk, { '2024.mbox': mailbox(паром), 'old.mbox': mailbox(grain, мост) });
    expect(shortly(again)).toEqual([
      `2024.mbox/${atПаром}: unchanged from in.mbox/${atПаром}`,
      `old.mbox/${atМост}: unchanged from in.mbox/${atМост}`,
      `old.mbox/${atGrain}: unchanged`,
    ]);
    expect(
      documents(desk)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(before);
  });

  test('that cannot be read any more leaves its mails where they are', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'in.mbox': mailbox(паром, мост) });
    const before = documents(desk);
    expect(shortly(await importFolder(desk, { 'in.mbox': 'Broken', 'b.eml': паром }))).toEqual([
      'b.eml: duplicate',
      'in.mbox: failed',
    ]);
    expect(documents(desk)).toEqual(before);
  });

  test('and a copy of one of its mails is a duplicate, whichever stands first', async () => {
    const desk = await makeDesk();
    const outcomes = await importFolder(desk, {
      'a.mbox': mailbox(паром),
      'b.mbox': mailbox(паром, мост),
      'c.eml': мост,
    });
    expect(shortly(outcomes)).toEqual([
      `a.mbox/${atПаром}: imported`,
      `b.mbox/${atПаром}: duplicate`,
      `b.mbox/${atМост}: imported`,
      'c.eml: duplicate',
    ]);
  });

  test('holds mails whose encoding can be corrected one by one, and goes into a project file and out again', async () => {
    const desk = await makeDesk();
    const wrong = mailbox(паром, мост);
    await importFolder(desk, { 'in.mbox': encoderFor('windows-1251')!(wrong)! });
    const document = documents(desk).find((one) => one.attributes['date']!.value.startsWith('2024-03-05'))!;
    const preview = must(await previewEncoding(desk, document.id, 'koi8-r')).text;
    must(await correctEncoding(desk, document.id, 'koi8-r'));
    const corrected = desk.store.snapshot.rows('documents').get(document.id)!;
    expect(await textOf(desk, corrected)).toBe(preview);
    expect(corrected.path).toBe(document.path);
    // What a person chose stays, however often the mailbox comes in.
    const again = await importFolder(desk, { 'in.mbox': encoderFor('windows-1251')!(wrong)! });
    expect(new Set(again.map(({ kind }) => kind))).toEqual(new Set(['unchanged']));
    must(await saveProjectFile(desk));
    const [name, bytes] = [...desk.host.saved][0]!;
    const source = must(await desk.host.openDropped({ [name]: bytes }))!;
    const store = must(await openProjectSource(desk.host, registry, source, opening));
    await makeDesk({}, store);
    expect(store.snapshot.rows('documents').get(document.id)).toEqual(corrected);
  });

  test('of which some is asked for again is not taken twice', async () => {
    const desk = await makeDesk();
    const host = memoryHost({ 'in.mbox': mailbox(паром, мост) });
    const source = must(await host.openFiles('folder'))!;
    const { takeBatch } = desk.ingest;
    const twice: typeof takeBatch = async (request) => {
      await takeBatch(request);
      return takeBatch({ ...request, again: true });
    };
    const { record } = must(await importFiles({ ...desk, host, ingest: { ...desk.ingest, takeBatch: twice } }, source));
    const stored = must(await desk.store.outcomes(record.id)).flatMap(({ files }) => files);
    expect(shortly(stored)).toEqual([`in.mbox/${atПаром}: imported`, `in.mbox/${atМост}: imported`]);
    expect(documents(desk).length).toBe(2);
  });
});

describe('mails of one day and one subject', () => {
  const bulletin = (place: string, id: string | null, flags = '', time = '07:12:05') =>
    `Subject: Report\nFrom: post@harbour.example\nDate: 4 Mar 2024 ${time} +0300\n${id === null ? '' : `Message-ID: <${id}@harbour.example>\n`}${flags}\n${alike.replace('PLACE', place)}\n`;
  const alike =
    'Report of the harbour service. The stores at PLACE were counted this morning. Nine hundred sacks of grain lie dry under the roof, the cranes stand still, the ferry leaves at dawn with sixty passengers and two cows, and the mayor asks all who have a cart to come to the pier before noon, for the bridge will not carry the train until spring. The clock in the tower struck seven, as every day, and the carters were paid. Всё спокойно, паром ходит по расписанию.';
  const [first, second, third] = ['2024-03-04 Report.eml', '2024-03-04 Report (2).eml', '2024-03-04 Report (3).eml'];

  /** Where the marks stand: in which mail, and how sure. */
  const placed = async (desk: Awaited<ReturnType<typeof makeDesk>>, id: string) => {
    const mark = desk.store.snapshot.rows('annotations').get(id)!;
    const document = desk.store.snapshot.rows('documents').get(mark.documentId)!;
    const text = await textOf(desk, document);
    return [document.path, text.slice(mark.from, mark.to), mark.anchor.kind, document.versions.length];
  };

  for (const withId of [true, false]) {
    const named = (place: string, flags = '') => bulletin(place, withId ? place : null, flags);
    const [hafen, strand, burg] = ['Hafen', 'Strand', 'Burg'].map((place) => named(place)) as [string, string, string];

    test(`${withId ? 'with' : 'without'} ids keep their documents and marks when the first is gone and one is new`, async () => {
      const desk = await makeDesk();
      await importFolder(desk, { 'in.mbox': mailbox(hafen, strand) });
      const mark = await annotateWords(desk, documentAt(desk, `in.mbox/${second}`), 'at Strand were');
      const gone = documentAt(desk, `in.mbox/${first}`);
      expect(shortly(await importFolder(desk, { 'in.mbox': mailbox(strand, burg) }))).toEqual([
        `in.mbox/${second}: imported`,
        `in.mbox/${first}: unchanged from in.mbox/${second}`,
      ]);
      expect(await placed(desk, mark.id)).toEqual([`in.mbox/${first}`, 'at Strand were', 'exact', 1]);
      expect(desk.store.snapshot.rows('documents').get(gone.id)).toEqual(gone);
      // What was gone comes back to its own document.
      expect(shortly(await importFolder(desk, { 'in.mbox': mailbox(burg, hafen, strand) }))).toEqual([
        `in.mbox/${second}: unchanged from in.mbox/${first}`,
        `in.mbox/${third}: unchanged from in.mbox/${first}`,
        `in.mbox/${first}: unchanged from in.mbox/${second}`,
      ]);
      expect(await placed(desk, mark.id)).toEqual([`in.mbox/${third}`, 'at Strand were', 'exact', 1]);
      expect(documents(desk).length).toBe(3);
    });

    test(`${withId ? 'with' : 'without'} ids keep their documents and marks when a new one stands before them`, async () => {
      const desk = await makeDesk();
      await importFolder(desk, { 'in.mbox': mailbox(hafen, strand) });
      const mark = await annotateWords(desk, documentAt(desk, `in.mbox/${first}`), 'at Hafen were');
      // A mail program writes into the heads what was read.
      const read = named('Hafen', 'Status: RO\n');
      expect(shortly(await importFolder(desk, { 'in.mbox': mailbox(burg, read, strand) }))).toEqual([
        `in.mbox/${second}: unchanged from in.mbox/${first}`,
        `in.mbox/${third}: unchanged from in.mbox/${second}`,
        `in.mbox/${first}: imported`,
      ]);
      expect(await placed(desk, mark.id)).toEqual([`in.mbox/${second}`, 'at Hafen were', 'exact', 1]);
    });
  }

  test('get a new version by their id, wherever they stand now', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'in.mbox': mailbox(bulletin('Hafen', 'h'), bulletin('Strand', 's')) });
    const mark = await annotateWords(desk, documentAt(desk, `in.mbox/${second}`), 'at Strand were');
    const newer = bulletin('Strand', 's').replace('sixty', 'seventy');
    expect(shortly(await importFolder(desk, { 'in.mbox': mailbox(newer, bulletin('Burg', 'b')) }))).toEqual([
      `in.mbox/${second}: imported`,
      `in.mbox/${first}: new-version`,
    ]);
    expect(await placed(desk, mark.id)).toEqual([`in.mbox/${first}`, 'at Strand were', 'exact', 2]);
    expect(
      new Set((await importFolder(desk, { 'in.mbox': mailbox(newer, bulletin('Burg', 'b')) })).map(({ kind }) => kind)),
    ).toEqual(new Set(['unchanged']));
  });

  test('are never versions of one another, not of a mailbox, of a folder, or by a copy', async () => {
    for (const [hafen, burg] of [
      [bulletin('Hafen', 'h'), bulletin('Burg', 'b')],
      [bulletin('Hafen', null), bulletin('Burg', null, '', '19:40:00')],
    ] as const) {
      const desk = await makeDesk();
      await importFolder(desk, { 'in.mbox': mailbox(hafen), 'a.eml': hafen.replace('sixty', 'eighty') });
      const before = documents(desk);
      const other = { 'in.mbox': mailbox(burg), 'a.eml': burg.replace('sixty', 'eighty') };
      const again = await importFolder(desk, other);
      expect(again.map((one) => [one.path, one.kind, one.kind === 'imported' && 'like' in one])).toEqual([
        ['a.eml', 'imported', false],
        [`in.mbox/${first}`, 'imported', false],
      ]);
      expect(documents(desk).filter(({ id }) => before.some((one) => one.id === id))).toEqual(before);
      // The text that a copy repeats has a document, and the place of the copy had another.
      await importFolder(desk, { ...other, 'b.eml': bulletin('Mole', 'm') });
      const known = documents(desk);
      expect(shortly(await importFolder(desk, { ...other, 'b.eml': burg }))).toContain('b.eml: duplicate');
      expect(documents(desk)).toEqual(known);
    }
  });

  test('do not hand on what was sent with them', async () => {
    const desk = await makeDesk();
    const sent = (place: string) =>
      `Subject: Report\nFrom: post@harbour.example\nDate: 4 Mar 2024 07:12:05 +0300\nMessage-ID: <${place}@harbour.example>\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nSee the note of ${place}.\n--b\nContent-Disposition: attachment; filename=note.txt\n\n${alike.replace('PLACE', place)}\n--b--\n`;
    await importFolder(desk, { 'in.mbox': mailbox(sent('Hafen'), sent('Strand')) });
    const mark = await annotateWords(desk, documentAt(desk, `in.mbox/${second}/note.txt`), 'at Strand were');
    expect(shortly(await importFolder(desk, { 'in.mbox': mailbox(sent('Strand'), sent('Burg')) }))).toEqual([
      `in.mbox/${second}: imported`,
      `in.mbox/${second}/note.txt: imported`,
      `in.mbox/${first}: unchanged from in.mbox/${second}`,
      `in.mbox/${first}/note.txt: unchanged from in.mbox/${second}/note.txt`,
    ]);
    expect(await placed(desk, mark.id)).toEqual([`in.mbox/${first}/note.txt`, 'at Strand were', 'exact', 1]);
    expect(shortly(await importFolder(desk, { 'in.mbox': mailbox(sent('Mole')) }))).toEqual([
      `in.mbox/${first}: imported`,
      `in.mbox/${first}/note.txt: imported`,
    ]);
    expect(await placed(desk, mark.id)).toEqual([`in.mbox/${first}/note.txt`, 'at Strand were', 'exact', 1]);
  });
});

test('a mail and the texts sent with it are documents beside one another', async () => {
  const desk = await makeDesk();
  const attached = `Subject: Papers\nFrom: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nSee below.\n--b\nContent-Disposition: attachment; filename=note.txt\n\n${words.clock}\n--b\nContent-Type: image/jpeg; name=photo.jpg\n\nJPEG\n--b--\n`;
  const outcomes = await importFolder(desk, { 'papers.eml': attached });
  expect(shortly(outcomes)).toEqual([
    'papers.eml: imported',
    'papers.eml/note.txt: imported',
    'papers.eml/photo.jpg: skipped',
  ]);
  expect(await textOf(desk, documentAt(desk, 'papers.eml/note.txt'))).toBe(words.clock);
});
