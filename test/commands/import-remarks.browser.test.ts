import { afterEach, expect, test } from 'vitest';
import { must } from '../../src/core/model/result.ts';
import { deleteAnnotations, noteAnnotation } from '../../src/renderer/commands/change-annotations.ts';
import { redo, undo } from '../../src/renderer/commands/history.ts';
import { factsOfReport } from '../../src/renderer/commands/import-report.ts';
import { keepCopies } from '../../src/renderer/commands/keep-copies.ts';
import { reportWords } from '../../src/renderer/words/reading.ts';
import { clearDesks, documentAt, documents, importFolder, makeDesk, textOf } from './desk.ts';

afterEach(clearDesks);

const oasis = 'urn:oasis:names:tc:opendocument:xmlns';
/** A text with two paragraphs and comments on some words of them. */
const paper = (...comments: readonly string[]) => {
  const said = comments.map(
    (one, at) =>
      `<office:annotation office:name="${at}"><dc:creator>Марта Линд</dc:creator><dc:date>2025-07-01T10:02:00</dc:date><text:p>${one}</text:p></office:annotation>`,
  );
  const ends = comments.map((_, at) => `<office:annotation-end office:name="${at}"/>`);
  const body =
    `<text:p>The ferry left ${said.join('')}Northgate${ends.join('')} on Monday morning for the first time in eleven years.</text:p>` +
    '<text:p>Паром вышел из Нортгейта в понедельник утром, впервые за одиннадцать лет.</text:p>';
  return `<office:document xmlns:office="${oasis}:office:1.0" xmlns:text="${oasis}:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><office:body><office:text>${body}</office:text></office:body></office:document>`;
};

test('comments in a file come in as annotations at their words, go when the import is undone, and do not come twice', async () => {
  const desk = await makeDesk();
  const marks = () =>
    [...desk.store.snapshot.rows('annotations').values()].map(
      ({ author, note, quotation, version, created }) =>
        `${author}, v${version}: ${quotation.exact}: ${note} (${created})`,
    );
  const first = 'Марта Линд, v1: Northgate: Which pier? (2025-07-01T10:02:00.000Z)';
  await importFolder(desk, { 'papers/ferry.fodt': paper('Which pier?') });
  expect(marks()).toEqual([first]);
  const [mark] = desk.store.snapshot.rows('annotations').values();
  expect((await textOf(desk, documentAt(desk, 'papers/ferry.fodt'))).slice(mark!.from, mark!.to)).toBe('Northgate');
  must(await undo(desk));
  expect([documents(desk).length, marks()]).toEqual([0, []]);
  must(await redo(desk));
  expect(marks()).toEqual([first]);
  const longer = paper('Which pier?', 'And why?').replace('eleven years', 'eleven long years');
  await importFolder(desk, { 'papers/ferry.fodt': longer });
  expect(marks().toSorted()).toEqual([
    'Марта Линд, v2: Northgate: And why? (2025-07-01T10:02:00.000Z)',
    first.replace('v1', 'v2'),
  ]);
  // Its report tells the comment that the file brought from the mark that was there.
  const report = [...desk.store.snapshot.rows('imports').values()].at(-1)!;
  const [outcomes] = must(await desk.store.outcomes(report.id));
  const [file] = outcomes!.files;
  const fates = factsOfReport(desk, report, outcomes!.files).marks(file!)!;
  expect(reportWords.marks(fates)).toBe('mark: 1 kept; 1 new comment');
  // What a person removed or wrote anew is not made again.
  const idOf = (said: string) =>
    [...desk.store.snapshot.rows('annotations').values()].find(({ note }) => note === said)!.id;
  must(await deleteAnnotations(desk, [idOf('Which pier?')]));
  must(await noteAnnotation(desk, idOf('And why?'), 'And why so late?'));
  const longest = paper('Which pier?', 'And why?', 'Who says so?').replace('eleven years', 'eleven very long years');
  await importFolder(desk, { 'papers/ferry.fodt': longest });
  expect(
    marks()
      .map((mark) => mark.split(' (')[0])
      .toSorted(),
  ).toEqual(['Марта Линд, v3: Northgate: And why so late?', 'Марта Линд, v3: Northgate: Who says so?']);
});

test('what only a comment was added to is a newer version, and what others wrote into their copies of one text comes to it once', async () => {
  const desk = await makeDesk();
  const marks = () =>
    [...desk.store.snapshot.rows('annotations').values()].map(({ note, version }) => `v${version} ${note}`).toSorted();
  await importFolder(desk, { 'papers/ferry.fodt': paper('Which pier?') });
  // The same words in another file: the comment is the whole difference.
  await importFolder(desk, { 'papers/ferry.fodt': paper('Which pier?', 'И почему?') });
  expect(marks()).toEqual(['v2 Which pier?', 'v2 И почему?']);
  // Copies of three readers in one folder: what two of them hold stands once.
  const copies = {
    'papers/ferry.fodt': paper('Which pier?', 'И почему?'),
    'papers/ferry-ada.fodt': paper('Which pier?', 'Says who?'),
    'papers/ferry-noor.fodt': paper('Which pier?', 'Says who?', 'من قال ذلك؟'),
  };
  await importFolder(desk, copies);
  const all = ['v2 Which pier?', 'v2 И почему?', 'v2 Says who?', 'v2 من قال ذلك؟'].toSorted();
  expect([documents(desk).length, marks()]).toEqual([1, all]);
  // What a person removes does not come again, and undo takes an import with what it brought.
  const says = [...desk.store.snapshot.rows('annotations').values()].find(({ note }) => note === 'Says who?')!;
  must(await deleteAnnotations(desk, [says.id]));
  await importFolder(desk, copies);
  expect(marks()).toEqual(all.filter((one) => one !== 'v2 Says who?'));
  must(await undo(desk));
  must(await undo(desk));
  must(await undo(desk));
  expect(marks()).toEqual(['v2 Which pier?', 'v2 И почему?']);
});

test('a copy that is kept has the comments of its own file', async () => {
  const desk = await makeDesk();
  await importFolder(desk, { 'papers/ferry.fodt': paper('Which pier?'), 'papers/ferry-ada.fodt': paper('Says who?') });
  must(await keepCopies(desk, [...desk.store.snapshot.rows('imports').keys()].at(-1)!, ['papers/ferry.fodt']));
  const copy = documentAt(desk, 'papers/ferry.fodt');
  expect(desk.store.snapshot.annotationsOf(copy.id).map(({ note }) => note)).toEqual(['Which pier?']);
});
