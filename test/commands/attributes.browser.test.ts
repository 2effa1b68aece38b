import { afterEach, expect, test } from 'vitest';
import type { Table } from '../../src/core/attributes/edit-cells.ts';
import { queryName } from '../../src/core/model/query-name.ts';
import { must } from '../../src/core/model/result.ts';
import {
  addColumn,
  changeColumn,
  confirmGuesses,
  removeColumn,
  tableNow,
  takeInValues,
  writeCells,
} from '../../src/renderer/commands/change-attributes.ts';
import { undo } from '../../src/renderer/commands/history.ts';
import { openProject } from '../../src/renderer/commands/projects.ts';
import { planIds, planOfTable } from '../../src/renderer/commands/take-in-values.ts';
import { saveSearch } from '../../src/renderer/commands/keep-searches.ts';
import { followQuery } from '../../src/renderer/session/follow-query.ts';
import { Workspace } from '../../src/renderer/session/workspace.ts';
import { labelSentence } from '../../src/renderer/words/sentences.ts';
import { clearDesks, documentAt, documents, importFolder, makeDesk, registry } from './desk.ts';
import type { TestDesk } from './desk.ts';

afterEach(clearDesks);

async function deskWithLetters(): Promise<TestDesk> {
  const desk = await makeDesk({
    'Post/letter.txt': 'A letter of the miller.\n\nNobody heard of the bread again.\n',
    'Почта/письмо.txt': 'Письмо мельника.\n\nО хлебе больше никто не слышал.\n',
    '郵便/手紙.txt': '粉屋の手紙。\n\nパンのことは誰も聞かなかった。\n',
  });
  await importFolder(desk);
  return desk;
}

const values = (desk: TestDesk, id: string) =>
  Object.fromEntries(
    documents(desk).flatMap(({ path, attributes }) => (attributes[id] ? [[path, attributes[id].value]] : [])),
  );

test('what is written into the cells of many documents is one act, and undone as one', async () => {
  const desk = await deskWithLetters();
  const column = must(await addColumn(desk, { name: 'Pages', type: 'text' }));
  const before = documents(desk);
  const edits = documents(desk).map(({ id }, at) => ({ documentId: id, column: column.id, typed: `${at + 1}.000` }));
  expect(must(await writeCells(desk, edits, { languages: ['de'] }))).toMatchObject({
    documents: 3,
    cells: 3,
    invalid: 0,
  });
  expect(labelSentence(must(await undo(desk)))).toContain('and 2 more');
  expect(documents(desk)).toEqual(before);
});

test('a column that becomes one of another type reads what it holds, and comes back as it was', async () => {
  const desk = await deskWithLetters();
  const { id } = must(await addColumn(desk, { name: 'Heard', type: 'text' }));
  const typed = ['да', 'いいえ', 'who knows'];
  must(
    await writeCells(
      desk,
      documents(desk).map((one, at) => ({ documentId: one.id, column: id, typed: typed[at]! })),
    ),
  );
  const written = values(desk, id);
  expect(must(await changeColumn(desk, id, { type: 'yes-no' })).invalid).toBe(1);
  expect(Object.values(values(desk, id)).sort()).toEqual(['no', 'who knows', 'yes']);
  must(await undo(desk));
  expect(values(desk, id)).toEqual(written);
  must(await removeColumn(desk, id));
  expect(desk.store.snapshot.rows('attributes').has(id)).toBe(false);
  expect(values(desk, id)).toEqual({});
  must(await undo(desk));
  expect(values(desk, id)).toEqual(written);
});

test('no column gets a name that a search could not tell from another', async () => {
  const desk = await deskWithLetters();
  must(await addColumn(desk, { name: 'Party affiliation', type: 'text' }));
  for (const name of ['party-affiliation', 'Outlet', 'tag', '…']) {
    expect(await addColumn(desk, { name, type: 'text' })).toMatchObject({
      ok: false,
      error: { code: 'attribute-name' },
    });
  }
  expect((await removeColumn(desk, 'date')).ok).toBe(false);
});

test('two windows that give columns one name at once do not both give it', async () => {
  const here = await makeDesk();
  const there = await makeDesk({}, must(await openProject(registry, here.store.id)));
  const tone = must(await addColumn(here, { name: 'Tone', type: 'text' }));
  for (const [one, other] of [
    [addColumn(here, { name: 'Party', type: 'text' }), addColumn(there, { name: 'party', type: 'text' })],
    [changeColumn(here, tone.id, { name: 'Партия' }), addColumn(there, { name: 'ПАРТИЯ', type: 'text' })],
  ] as const) {
    expect([(await one).ok, (await other).ok].sort()).toEqual([false, true]);
  }
  must(await here.store.settle());
  const names = [...here.store.snapshot.rows('attributes').values()].map(({ name }) => queryName(name));
  expect(new Set(names).size).toBe(names.length);
});

test('a table is taken in by the names of files, and what it says is new is one act', async () => {
  const desk = await deskWithLetters();
  const table = {
    header: ['file', 'Миллер', 'outlet'],
    rows: [
      ['письмо', 'Иван', 'Почта'],
      ['手紙.txt', '太郎', ''],
      ['gone', 'x', ''],
    ],
  };
  const planning = { shown: {}, ids: planIds(desk) };
  const planned = planOfTable(desk, tableNow(desk), table, planning);
  const again = (now: Table) => planOfTable(desk, now, table, planning);
  const plan = must(await takeInValues(desk, planned, again, 'values.csv'));
  expect(plan).toMatchObject({ matched: 2, unmatched: ['gone'], documents: 2 });
  const [column] = plan.columns.flatMap((one) => (one.kind === 'new' ? [one.definition.id] : []));
  expect(values(desk, column!)).toEqual({ 'Почта/письмо.txt': 'Иван', '郵便/手紙.txt': '太郎' });
  expect(labelSentence(must(await undo(desk)))).toContain('values.csv');
  expect(desk.store.snapshot.rows('attributes').has(column!)).toBe(false);
});

test('a saved search asks for its column by the name that this gets, and by the old one again when it is undone', async () => {
  const desk = await deskWithLetters();
  const { id } = must(await addColumn(desk, { name: 'Партия', type: 'text' }));
  const saved = must(await saveSearch(desk, 'Left', 'хлеб -партия:left', false)).search.id;
  const query = () => desk.store.snapshot.rows('searches').get(saved)?.query;
  // What stands in the box of a search that is open, too.
  const workspace = new Workspace();
  workspace.set({ query: 'партия:right' });
  const stop = followQuery(desk.store, workspace);
  must(await changeColumn(desk, id, { name: 'Political faction' }));
  expect([query(), workspace.state.query]).toEqual(['хлеб -political-faction:left', 'political-faction:right']);
  must(await undo(desk));
  expect([query(), workspace.state.query]).toEqual(['хлеб -партия:left', 'партия:right']);
  stop();
});

test('of a table just what was shown is taken in, or nothing where something else would be by now', async () => {
  const desk = await deskWithLetters();
  const table = {
    header: ['votes', 'text', 'Миллер', 'outlet'],
    rows: [
      ['1', 'письмо', 'Иван', 'Почта'],
      ['2', 'letter', 'Ada', 'Post'],
      ['3', '手紙', '太郎', '郵便'],
    ],
  };
  const planning = { shown: {}, ids: planIds(desk) };
  const planned = planOfTable(desk, tableNow(desk), table, planning);
  const { key } = planned;
  expect(table.header[key]).toBe('text');
  const take = (shown = planned) =>
    takeInValues(desk, shown, (now) => planOfTable(desk, now, table, { ...planning, key }), 'values.csv');

  // Files came in for which another column would seem to name them.
  await importFolder(desk, {
    '1.txt': 'One crumb.\n',
    '2.txt': 'Две крошки.\n',
    '3.txt': '三粒。\n',
    '4.txt': 'Four.\n',
  });
  expect(table.header[planOfTable(desk, tableNow(desk), table, planning).key]).toBe('votes');
  must(await take());
  expect(values(desk, 'outlet')).toEqual({
    'Post/letter.txt': 'Post',
    'Почта/письмо.txt': 'Почта',
    '郵便/手紙.txt': '郵便',
  });
  must(await undo(desk));

  const { id } = documentAt(desk, 'Post/letter.txt');
  must(await writeCells(desk, [{ documentId: id, column: 'outlet', typed: 'Herald' }]));
  const before = documents(desk);
  expect(await take()).toMatchObject({ ok: false, error: { code: 'changed-elsewhere', detail: 'counted' } });
  expect(documents(desk)).toEqual(before);
  expect(must(await take(planOfTable(desk, tableNow(desk), table, { ...planning, key }))).overwritten).toBe(1);
});

test('guesses are confirmed as they stand', async () => {
  const desk = await deskWithLetters();
  const { id } = documentAt(desk, 'Post/letter.txt');
  must(await confirmGuesses(desk, [{ documentId: id, column: 'title' }]));
  expect(documentAt(desk, 'Post/letter.txt').title.origin).toEqual({ kind: 'person' });
});

test('a choice that is renamed is renamed in every document, in one act, whether guessed or entered', async () => {
  const desk = await deskWithLetters();
  const { id } = must(await addColumn(desk, { name: 'Партия', type: 'choice', choices: ['Dem', 'Виги', '無所属'] }));
  const typed = ['Dem', 'Виги', 'Dem'];
  must(
    await writeCells(
      desk,
      documents(desk).map((one, at) => ({ documentId: one.id, column: id, typed: typed[at]! })),
    ),
  );
  must(await saveSearch(desk, 'Them', 'bread партия:dem', false));
  const before = documents(desk);
  const choices = ['Democratic', 'Виги', '無所属'];
  const changed = must(await changeColumn(desk, id, { choices, renamed: [{ from: 'Dem', to: 'Democratic' }] }));
  expect(changed).toMatchObject({ invalid: 0 });
  expect(documents(desk).map(({ attributes }) => attributes[id]?.value)).toEqual(['Democratic', 'Виги', 'Democratic']);
  expect([...desk.store.snapshot.rows('searches').values()].map(({ query }) => query)).toEqual([
    'bread партия:="Democratic"',
  ]);
  must(await undo(desk));
  expect(documents(desk)).toEqual(before);
  // Without following, what documents hold is kept as it is and told.
  expect(must(await changeColumn(desk, id, { choices }))).toMatchObject({ invalid: 2 });
});
