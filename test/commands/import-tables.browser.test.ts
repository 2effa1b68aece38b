import { afterEach, describe, expect, test } from 'vitest';
import type { ReadingWay } from '../../src/core/decode/format.ts';
import { currentVersion } from '../../src/core/model/records.ts';
import type { FileOutcome } from '../../src/core/model/records.ts';
import { readingOf } from '../../src/core/model/readings.ts';
import { must } from '../../src/core/model/result.ts';
import { editDocument } from '../../src/renderer/commands/change-documents.ts';
import { redo, undo } from '../../src/renderer/commands/history.ts';
import { openProjectSource, saveProjectFile } from '../../src/renderer/commands/project-files.ts';
import { previewReading, readAllOtherwise, readOtherwise } from '../../src/renderer/commands/read-otherwise.ts';
import {
  annotateWords,
  clearDesks,
  documentAt,
  documents,
  importFolder,
  makeDesk,
  opening,
  registry,
  textOf,
} from './desk.ts';
import type { TestDesk } from './desk.ts';

afterEach(clearDesks);

const story = 'Мост рухнул на рассвете, когда по нему шёл последний поезд из порта; никто из пассажиров не пострадал.';
const summary = 'انهار الجسر عند الفجر، ولم يصب أحد من الركاب بأذى، وبقيت المدينة بلا سكة حديد حتى الربيع القادم.';
const report = 'The mill above the weir burned for two days; nobody was hurt, and its owner had been warned in spring.';
const other =
  '目撃者によると、渡し船は夜明け前に港を出て、穀物と二人の乗客を運んでいたが、行き先を知る者はいなかったという。当局が調べている。';

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const csv = (...rows: readonly (readonly string[])[]) => rows.map((row) => row.map(quoted).join(',')).join('\r\n');
const head = ['headline', 'date', 'newspaper', 'story', 'section', 'words'];
const rows = [
  ['Мост', '30.06.2025', 'Вестник', story, 'politics', '120'],
  ['Mill', '2025-07-01', 'Herald', report, 'local', '80'],
  ['Leer', '2025-07-02', 'Herald', '', 'local', '0'],
];

/** How a document's file is read now, with other columns. */
async function wayWith(desk: TestDesk, path: string, uses: Readonly<Record<string, 'text' | 'title' | 'none'>>) {
  const { reading } = must(await previewReading(desk, documentAt(desk, path).id, null));
  if (reading?.rule.kind !== 'table') throw new Error('No table');
  const columns = reading.rule.columns.map((column) => {
    const as = uses[column.name];
    return as === undefined ? column : { name: column.name, as };
  });
  return { rule: { ...reading.rule, columns }, encoding: null } satisfies ReadingWay;
}

const columnsOf = (desk: TestDesk) =>
  [...desk.store.snapshot.rows('attributes').values()].map(({ name, type }) => `${name} ${type}`).slice(5);
const kinds = (outcomes: readonly FileOutcome[]) => Object.fromEntries(outcomes.map(({ path, kind }) => [path, kind]));
const valuesOf = (desk: TestDesk, path: string) => {
  const definitions = desk.store.snapshot.rows('attributes');
  const { attributes } = documentAt(desk, path);
  return Object.fromEntries(Object.entries(attributes).map(([id, { value }]) => [definitions.get(id)!.name, value]));
};
const paths = (desk: TestDesk) =>
  documents(desk)
    .map(({ path }) => path)
    .toSorted();

describe('a table', () => {
  test('comes in as a document for each row, whose columns become columns of the project, all undone with the import', async () => {
    const desk = await makeDesk();
    const outcomes = await importFolder(desk, { 'press.csv': csv(head, ...rows) });
    expect(kinds(outcomes)).toEqual({
      'press.csv/Мост.json': 'imported',
      'press.csv/Mill.json': 'imported',
      'press.csv/row 4.json': 'skipped',
    });
    expect(await textOf(desk, documentAt(desk, 'press.csv/Мост.json'))).toBe(`Мост\n\n${story}`);
    expect(valuesOf(desk, 'press.csv/Мост.json')).toEqual({
      date: '2025-06-30',
      outlet: 'Вестник',
      section: 'politics',
      words: '120',
    });
    expect(columnsOf(desk)).toEqual(['section text', 'words number']);
    expect(readingOf(desk.store.snapshot, documentAt(desk, 'press.csv/Mill.json'))).toMatchObject({ by: 'program' });
    must(await undo(desk));
    expect([documents(desk), columnsOf(desk), desk.store.snapshot.rows('readings').size]).toEqual([[], [], 0]);
  });

  test('whose next version has a row more and other values is followed, and what a person entered stays', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'press.csv': csv(head, ...rows) });
    const section = [...desk.store.snapshot.rows('attributes').values()].find(({ name }) => name === 'section')!.id;
    must(await editDocument(desk, documentAt(desk, 'press.csv/Mill.json').id, { attributes: { [section]: 'fires' } }));
    const mark = await annotateWords(desk, documentAt(desk, 'press.csv/Мост.json'), 'последний поезд');
    const outcomes = await importFolder(desk, {
      'press.csv': csv(
        head,
        ['Нов', '2025-07-09', 'Zeit', other, 'world', '9'],
        ['Мост', '30.06.2025', 'Вестник', `Сегодня. ${story}`, 'world', '121'],
        ['Mill', '2025-07-01', 'Herald', report, 'world', '81'],
      ),
    });
    expect(kinds(outcomes)).toEqual({
      'press.csv/Нов.json': 'imported',
      'press.csv/Мост.json': 'new-version',
      'press.csv/Mill.json': 'unchanged',
    });
    expect(valuesOf(desk, 'press.csv/Mill.json')).toMatchObject({ section: 'fires', words: '81' });
    expect(desk.store.snapshot.rows('annotations').get(mark.id)).toMatchObject({
      version: 2,
      anchor: { kind: 'moved' },
    });
    expect(columnsOf(desk)).toEqual(['section text', 'words number']);
    expect(desk.store.snapshot.rows('readings').size).toBe(1);
  });

  test('is read otherwise together with others that are made like it, as one act', async () => {
    const desk = await makeDesk();
    const more = rows.map((row) => [...row.slice(0, -1), `${row.at(-1)} Снова.`]);
    await importFolder(desk, { 'a.csv': csv(head, ...rows), 'b.csv': csv(head, ...more) });
    const before = paths(desk);
    const ids = ['a.csv/Мост.json', 'b.csv/Мост.json'].map((path) => documentAt(desk, path).id);
    const way = await wayWith(desk, 'a.csv/Мост.json', { section: 'text' });
    const { done, problems } = await readAllOtherwise(desk, ids, way);
    expect([done.map(({ texts }) => texts), problems]).toEqual([[3, 3], []]);
    for (const id of ids)
      expect(await textOf(desk, desk.store.snapshot.rows('documents').get(id)!)).toContain('\n\nsection\n\n');
    must(await undo(desk));
    expect(paths(desk)).toEqual(before);
    for (const id of ids)
      expect(await textOf(desk, desk.store.snapshot.rows('documents').get(id)!)).not.toContain('section');
  });

  test('is read otherwise as one act: other columns are text, marks stay, undo brings all back, and it is remembered', async () => {
    const desk = await makeDesk();
    const more = [...head, 'summary'];
    const table = csv(more, ...rows.map((row, at) => [...row, at === 0 ? summary : other]));
    await importFolder(desk, { 'press.csv': table });
    const both = await textOf(desk, documentAt(desk, 'press.csv/Мост.json'));
    expect(both).toBe(`Мост\n\nstory\n\n${story}\n\nsummary\n\n${summary}`);
    const { id } = documentAt(desk, 'press.csv/Мост.json');
    const mark = await annotateWords(desk, documentAt(desk, 'press.csv/Мост.json'), 'последний поезд');

    const way = await wayWith(desk, 'press.csv/Мост.json', { summary: 'none', section: 'none' });
    const preview = must(await previewReading(desk, id, way));
    expect(preview.first[0]).toMatchObject({ title: 'Мост', text: `Мост\n\n${story}` });
    expect(await textOf(desk, documentAt(desk, 'press.csv/Мост.json'))).toBe(both);

    const before = paths(desk);
    expect(must(await readOtherwise(desk, id, way))).toEqual({ texts: 2, removed: 1, kept: 0 });
    const after = documentAt(desk, 'press.csv/Мост.json');
    expect([after.id, after.versions.length, await textOf(desk, after)]).toEqual([id, 2, `Мост\n\n${story}`]);
    expect(valuesOf(desk, 'press.csv/Мост.json')).toEqual({ date: '2025-06-30', outlet: 'Вестник', words: '120' });
    expect(desk.store.snapshot.rows('annotations').get(mark.id)).toMatchObject({ version: 2 });
    expect(readingOf(desk.store.snapshot, after)).toMatchObject({ by: 'person' });

    must(await undo(desk));
    expect(await textOf(desk, documentAt(desk, 'press.csv/Мост.json'))).toBe(both);
    expect(paths(desk)).toEqual(before);
    must(await redo(desk));
    expect(paths(desk)).toEqual(['press.csv/Mill.json', 'press.csv/Мост.json']);

    // The same folder again, and another file of the same columns.
    const outcomes = await importFolder(desk, {
      'press.csv': table,
      'more.csv': csv(more, [...rows[1]!.slice(0, 3), `${other}${other}`, 'x', '1', summary]),
    });
    expect(kinds(outcomes)).toEqual({
      'more.csv/Mill.json': 'imported',
      'press.csv/Мост.json': 'unchanged',
      'press.csv/Mill.json': 'unchanged',
      'press.csv/row 4.json': 'skipped',
    });
    expect(await textOf(desk, documentAt(desk, 'more.csv/Mill.json'))).toBe(`Mill\n\n${other}${other}`);
  });

  test('in which two rows hold the same words keeps both, as long as anything else tells them apart', async () => {
    const desk = await makeDesk();
    const answers = ['a', 'b', 'b'].map((who) => [who, story]);
    const outcomes = await importFolder(desk, { 'survey.csv': csv(['respondent', 'answer'], ...answers) });
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['duplicate', 'imported', 'imported']);
    expect(documents(desk).map(({ path }) => valuesOf(desk, path)['respondent'])).toEqual(['a', 'b']);
  });

  test('of short values is one document, and its rows become documents when a person says so', async () => {
    const desk = await makeDesk();
    const towns = [['town', 'what'], ...['Vell', 'Ort', 'Село'].map((name) => [name, `Mühle ${name}`])];
    await importFolder(desk, { 'towns.csv': csv(...towns) });
    const table = documentAt(desk, 'towns.csv');
    expect(await textOf(desk, table)).toBe(towns.map((row) => row.join('\t')).join('\n'));
    const now = must(await previewReading(desk, table.id, null)).reading!;
    if (now.rule.kind !== 'table') throw new Error('No table');
    const columns = [
      { name: 'town', as: 'title' },
      { name: 'what', as: 'text' },
    ] as const;
    const way: ReadingWay = { rule: { ...now.rule, as: 'documents', columns }, encoding: null };
    expect(must(await readOtherwise(desk, table.id, way))).toEqual({ texts: 3, removed: 1, kept: 0 });
    expect(paths(desk)).toEqual(['towns.csv/Ort.json', 'towns.csv/Vell.json', 'towns.csv/Село.json'].toSorted());
    must(await undo(desk));
    expect(paths(desk)).toEqual(['towns.csv']);
    // Where somebody worked in it, it stays.
    await annotateWords(desk, documentAt(desk, 'towns.csv'), 'Mühle Ort');
    expect(must(await readOtherwise(desk, table.id, way))).toEqual({ texts: 3, removed: 0, kept: 1 });
    expect(paths(desk)).toContain('towns.csv');
  });

  test('in another encoding is read in the one that a person picks, from the whole file, which a project file holds, too', async () => {
    const desk = await makeDesk();
    const letters = 'юабцдефгхийклмнопярстужвьызшэщчъ';
    const koi8 = Uint8Array.from(csv(['имя', 'текст'], ['a', story.toLowerCase()]), (sign) =>
      letters.includes(sign) ? 0xc0 + letters.indexOf(sign) : sign.charCodeAt(0),
    );
    await importFolder(desk, { 'a.csv': koi8 });
    const [document] = documents(desk);
    const now = must(await previewReading(desk, document!.id, null)).reading!;
    const way = { rule: now.rule, encoding: 'windows-1251' };
    expect(must(await previewReading(desk, document!.id, way)).first[0]!.text).not.toContain('последний');
    must(await readOtherwise(desk, document!.id, way));
    must(await readOtherwise(desk, documents(desk)[0]!.id, { rule: now.rule, encoding: 'koi8-r' }));
    expect(await textOf(desk, documents(desk)[0]!)).toContain('последний поезд');
    expect(currentVersion(documents(desk)[0]!).encoding).toMatchObject({ label: 'koi8-r', by: 'person' });

    must(await saveProjectFile(desk));
    const [name, bytes] = [...desk.host.saved][0]!;
    const source = must(await desk.host.openDropped({ [name]: bytes }))!;
    const opened = must(await openProjectSource(desk.host, registry, source, opening));
    await makeDesk({}, opened);
    const [again] = [...opened.snapshot.rows('readings').values()];
    expect(again).toMatchObject({ path: 'a.csv', encoding: 'koi8-r', by: 'person' });
    expect(must(await opened.text(again!.textId)).bytes).toEqual(koi8);
  });
});
