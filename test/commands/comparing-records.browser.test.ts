import { afterEach, describe, expect, test } from 'vitest';
import { subjectAt } from '../../src/core/anchor/subject.ts';
import { openSets } from '../../src/core/compare/open-sets.ts';
import type { SuggestedSet } from '../../src/core/ports/compare.ts';
import type { Id } from '../../src/core/model/id.ts';
import { currentVersion } from '../../src/core/model/records.ts';
import type { Subject } from '../../src/core/model/records.ts';
import { must } from '../../src/core/model/result.ts';
import {
  addOrigin,
  directFromNew,
  editOrigin,
  removeOrigin,
  setAlias,
} from '../../src/renderer/commands/aliases-and-origins.ts';
import { deleteDocuments } from '../../src/renderer/commands/change-documents.ts';
import {
  addPassage,
  clearCell,
  editClaim,
  keepSilence,
  makeClaim,
  removeClaims,
  setCell,
  setUndecided,
  takeOutPassage,
} from '../../src/renderer/commands/claims.ts';
import {
  addToEventSet,
  changeEventSet,
  confirmSuggested,
  removeEventSet,
  saveEventSet,
  takeOutOfEventSet,
} from '../../src/renderer/commands/event-sets.ts';
import { partNames } from '../../src/renderer/commands/name-rulings.ts';
import { redo, undo } from '../../src/renderer/commands/history.ts';
import { openProject } from '../../src/renderer/commands/projects.ts';
import { noteRuling, rule, takeBackRuling } from '../../src/renderer/commands/rule.ts';
import { labelSentence } from '../../src/renderer/words/sentences.ts';
import { clearDesks, documentAt, documents, importFolder, makeDesk, registry, textOf } from './desk.ts';
import type { TestDesk } from './desk.ts';

afterEach(clearDesks);

const accounts = {
  'courier.txt': 'The minister met the envoy on Sunday. Nobody said a word of grain.\n',
  'вестник.txt': 'Министр встретил посланника в воскресенье. О зерне не было сказано ни слова.\n',
  '海報.txt': '大臣は日曜日に使者と会った。穀物の話は出なかった。\n',
};

async function deskWithAccounts(): Promise<TestDesk> {
  const desk = await makeDesk(accounts);
  await importFolder(desk);
  return desk;
}

async function words(desk: TestDesk, path: string, exact: string): Promise<Subject> {
  const document = documentAt(desk, path);
  const text = await textOf(desk, document);
  const from = text.indexOf(exact);
  const { number: version } = currentVersion(document);
  return subjectAt(text, { documentId: document.id, version, from, to: from + exact.length });
}

const idOf = (desk: TestDesk, path: string): Id => documentAt(desk, path).id;
const sorted = <R extends { readonly id: Id }>(rows: ReadonlyMap<Id, R>): readonly R[] =>
  [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
const all = ({ store: { snapshot } }: TestDesk) => ({
  sets: sorted(snapshot.rows('eventSets')),
  claims: sorted(snapshot.rows('claims')),
  cells: sorted(snapshot.rows('cells')),
  rulings: sorted(snapshot.rows('rulings')),
});
const counted = (desk: TestDesk) => Object.values(all(desk)).map(({ length }) => length);

/** What the history says of the newest acts, the oldest first. */
async function told(desk: TestDesk): Promise<readonly string[]> {
  const { changes } = must(await desk.store.whole());
  return changes.filter(({ label }) => label.verb !== 'import').map(({ label }) => labelSentence(label));
}

test('an event set is made, renamed, changed and deleted, each in one act that undo takes back', async () => {
  const desk = await deskWithAccounts();
  const [courier, herald] = [idOf(desk, 'courier.txt'), idOf(desk, 'вестник.txt')];
  const set = must(await saveEventSet(desk, { name: ' Встреча ', documentIds: [courier, herald, courier, 'gone'] }));
  expect(set).toMatchObject({ name: 'Встреча', documentIds: [courier, herald], base: null });
  must(await changeEventSet(desk, set.id, { name: 'The meeting' }));
  must(await changeEventSet(desk, set.id, { base: herald }));
  must(await changeEventSet(desk, set.id, { base: herald }));
  must(await removeEventSet(desk, set.id));
  expect(await told(desk)).toEqual([
    'New event set Встреча',
    'Rename event set Встреча to The meeting',
    'Change event set The meeting',
    'Delete event set The meeting',
  ]);
  for (let act = 0; act < 4; act++) must(await undo(desk));
  expect(counted(desk)).toEqual([0, 0, 0, 0]);
  for (let act = 0; act < 3; act++) must(await redo(desk));
  expect(all(desk).sets).toMatchObject([{ name: 'The meeting', base: herald }]);
});

test('a suggestion is confirmed without one of its documents in one act, and asked about again once that is undone', async () => {
  const desk = await deskWithAccounts();
  const ids = documents(desk).map(({ id }) => id);
  const seen = { id: 'event-sets', version: '1' };
  const suggested: SuggestedSet = { documentIds: ids, likeness: 0.5, names: [], days: null, undated: [] };
  const asked = () => openSets([suggested], all(desk).sets, all(desk).rulings).length;
  expect(asked()).toBe(1);
  const set = must(await confirmSuggested(desk, { name: 'Встреча', documentIds: ids.slice(1) }, ids, seen));
  expect(set.documentIds).toEqual(ids.slice(1));
  expect(all(desk).rulings).toMatchObject([{ kind: 'event', value: 'apart', rule: seen }]);
  expect([asked(), await told(desk)]).toEqual([0, ['New event set Встреча']]);
  must(await undo(desk));
  expect([asked(), counted(desk)]).toEqual([1, [0, 0, 0, 0]]);
  must(await redo(desk));
  expect([asked(), counted(desk)]).toEqual([0, [1, 0, 0, 1]]);
  must(await undo(desk));

  // All of them: then nothing need be ruled.
  must(await confirmSuggested(desk, { name: 'Встреча', documentIds: ids }, ids, seen));
  expect([asked(), counted(desk)]).toEqual([0, [1, 0, 0, 0]]);
  must(await undo(desk));

  // Dismissed, and asked about again.
  const parties = ids.map((id) => ({ kind: 'document', id }) as const);
  must(await rule(desk, { kind: 'event', value: 'apart', subjects: [], parties, rule: seen }));
  expect(asked()).toBe(0);
  must(await undo(desk));
  expect(asked()).toBe(1);
});

test('documents are added to a set and taken out, down to one and none, each undone by itself', async () => {
  const desk = await deskWithAccounts();
  const [a, b, c] = documents(desk).map(({ id }) => id) as [Id, Id, Id];
  const members = () => all(desk).sets.map(({ documentIds, base }) => [documentIds, base]);
  const set = must(await saveEventSet(desk, { name: '会談', documentIds: [a, b], base: b }));
  must(await addToEventSet(desk, set.id, [b, c, c, 'gone']));
  must(await addToEventSet(desk, set.id, [c]));
  expect(members()).toEqual([[[a, b, c], b]]);
  must(await takeOutOfEventSet(desk, set.id, [b, c]));
  expect(members()).toEqual([[[a], null]]);
  must(await deleteDocuments(desk, [a]));
  expect(members()).toEqual([[[], null]]);
  must(await undo(desk));
  expect(members()).toEqual([[[a], null]]);
  must(await undo(desk));
  must(await undo(desk));
  expect(members()).toEqual([[[a, b], b]]);
});

test('a claim is made with the cells that are known, and its cells are filled, changed and cleared', async () => {
  const desk = await deskWithAccounts();
  const said = await words(desk, 'courier.txt', 'The minister met the envoy on Sunday.');
  const column = { kind: 'document', id: idOf(desk, 'courier.txt') } as const;
  const claim = must(
    await makeClaim(desk, { wording: 'They met\non Sunday', madeFrom: { kind: 'row', name: '' } }, [
      { column, state: 'says', passages: [said] },
    ]),
  );
  expect(claim.wording).toBe('They met on Sunday');
  const outlet = { kind: 'outlet', name: 'Sea Post' } as const;
  must(await setCell(desk, claim.id, outlet, { state: 'no-document' }));
  must(await setCell(desk, claim.id, { ...outlet, name: 'Sea  Post' }, { state: 'not-read' }));
  must(await setCell(desk, claim.id, column, { state: 'denies' }));
  expect(all(desk).cells.map(({ state, passages }) => [state, passages.length])).toEqual(
    expect.arrayContaining([
      ['denies', 1],
      ['not-read', 0],
    ]),
  );
  must(await setCell(desk, claim.id, column, { state: 'denies', when: '1850~' }));
  must(await setCell(desk, claim.id, column, { state: 'denies', note: 'Überliefert' }));
  must(await setCell(desk, claim.id, column, { state: 'denies', when: null }));
  must(await clearCell(desk, claim.id, outlet));
  must(await editClaim(desk, claim.id, { wording: 'They met', when: '2025-06-29' }));
  must(await removeClaims(desk, [claim.id]));
  expect(counted(desk)).toEqual([0, 0, 0, 0]);
  expect(await told(desk)).toEqual([
    'New claim “They met on Sunday”',
    'Call it “no document in the period” in claim “They met on Sunday”',
    'Call it “not read yet” in claim “They met on Sunday”',
    'Call it “denies” in claim “They met on Sunday”',
    'Set the time told to about 1850 in claim “They met on Sunday”',
    'Change the note of a cell in claim “They met on Sunday”',
    'Clear the time told in claim “They met on Sunday”',
    'Clear a cell of claim “They met on Sunday”',
    'Change claim “They met”',
    'Delete claim “They met”',
  ]);
  must(await undo(desk));
  expect(all(desk).cells).toMatchObject([{ state: 'denies', passages: [said] }]);
});

test('a claim is about the event whose set holds all documents of its cells, and about none where two do', async () => {
  const desk = await deskWithAccounts();
  const [courier, herald, poster] = ['courier.txt', 'вестник.txt', '海報.txt'].map((path) => idOf(desk, path));
  const set = must(await saveEventSet(desk, { name: 'Встреча', documentIds: [courier!, herald!] }));
  const about = async (...ids: readonly Id[]) => {
    const cells = ids.map((id) => ({ column: { kind: 'document', id } as const, state: 'says' as const }));
    return must(await makeClaim(desk, { wording: 'They met' }, cells)).eventSetId;
  };
  expect(await about(courier!, herald!)).toBe(set.id);
  expect(await about(herald!)).toBe(set.id);
  expect(await about(courier!, poster!)).toBe(null);
  expect(await about()).toBe(null);
  must(await saveEventSet(desk, { name: '会談', documentIds: [herald!, poster!] }));
  expect(await about(courier!, herald!)).toBe(set.id);
  expect(await about(herald!)).toBe(null);
});

test('words are added to a cell once and taken out of it, each undone by itself', async () => {
  const desk = await deskWithAccounts();
  const [met, grain] = [
    await words(desk, 'вестник.txt', 'Министр встретил посланника'),
    await words(desk, 'вестник.txt', 'О зерне не было сказано ни слова.'),
  ];
  const claim = must(await makeClaim(desk, { wording: 'Встреча' }));
  const column = { kind: 'document', id: idOf(desk, 'вестник.txt') } as const;
  must(await addPassage(desk, claim.id, met));
  must(await setCell(desk, claim.id, column, { state: 'denies' }));
  must(await addPassage(desk, claim.id, grain));
  must(await addPassage(desk, claim.id, grain));
  expect(all(desk).cells).toMatchObject([{ state: 'denies', passages: [met, grain] }]);
  must(await takeOutPassage(desk, claim.id, column, met));
  expect(all(desk).cells).toMatchObject([{ state: 'denies', passages: [grain] }]);
  must(await takeOutPassage(desk, claim.id, column, met));
  must(await undo(desk));
  expect(all(desk).cells).toMatchObject([{ state: 'denies', passages: [met, grain] }]);
  must(await undo(desk));
  must(await undo(desk));
  expect(all(desk).cells).toMatchObject([{ state: 'says', passages: [met] }]);
  must(await undo(desk));
  expect(all(desk).cells).toEqual([]);
});

test.each(['silent', 'no-document', 'not-read'] as const)(
  'a cell called “%s” says it when words are added, without the proof of its silence, until that is undone',
  async (state) => {
    const desk = await deskWithAccounts();
    const claim = must(await makeClaim(desk, { wording: '穀物' }));
    const grain = await words(desk, '海報.txt', '穀物の話は出なかった。');
    const party = { kind: 'document', id: grain.documentId } as const;
    const proof = { searches: [{ query: '大麦', anyWord: false, found: 0 }], searched: 1, date: '2031-05-06' };
    const rule = { id: 'silence', version: '1' };
    must(await setCell(desk, claim.id, party, { state, proof, rule, note: 'no barley' }));
    must(await addPassage(desk, claim.id, grain));
    const said = { state: 'says', passages: [grain], proof: null, rule: null, note: 'no barley' };
    expect(all(desk).cells).toMatchObject([said]);
    must(await undo(desk));
    expect(all(desk).cells).toMatchObject([{ state, passages: [], proof, rule, note: 'no barley' }]);
  },
);

test('all of whom nothing is decided say the same in one act, and what was decided stays', async () => {
  const desk = await deskWithAccounts();
  const claim = must(await makeClaim(desk, { wording: 'Grain was promised' }));
  const [one, other] = ['courier.txt', 'вестник.txt'].map(
    (path) => ({ kind: 'document', id: idOf(desk, path) }) as const,
  );
  must(await setCell(desk, claim.id, one!, { state: 'denies' }));
  const outlet = { kind: 'outlet', name: 'Вестник' } as const;
  const said = [one!, other!, outlet].map((column) => ({ column, state: 'silent' as const }));
  must(await setUndecided(desk, claim.id, said));
  const states = () => all(desk).cells.map(({ column, state }) => [column, state]);
  expect(states()).toEqual(
    expect.arrayContaining([
      [one, 'denies'],
      [other, 'silent'],
      [outlet, 'silent'],
    ]),
  );
  must(await setUndecided(desk, claim.id, said));
  must(await undo(desk));
  expect(states()).toEqual([[one, 'denies']]);
});

test('a cell keeps the proof of its silence with a note, and loses it with another state until that is undone', async () => {
  const desk = await deskWithAccounts();
  const claim = must(await makeClaim(desk, { wording: 'Grain was promised' }));
  const column = { kind: 'document', id: idOf(desk, 'courier.txt') } as const;
  const proof = { searches: [{ query: 'barley', anyWord: false, found: 0 }], searched: 1, date: '2031-05-06' };
  must(await keepSilence(desk, claim.id, [{ party: column, found: 0, state: 'silent', proof }]));
  must(await setCell(desk, claim.id, column, { state: 'silent', note: '大麦も見た' }));
  const silent = { state: 'silent', proof, rule: { id: 'silence' }, note: '大麦も見た' };
  expect(all(desk).cells).toMatchObject([silent]);
  must(await setCell(desk, claim.id, column, { state: 'says' }));
  expect(all(desk).cells).toMatchObject([{ state: 'says', proof: null, rule: null, note: '大麦も見た' }]);
  must(await undo(desk));
  expect(all(desk).cells).toMatchObject([silent]);
});

test('a ruling keeps its words, is changed by the next one on the same words, and is taken back', async () => {
  const desk = await deskWithAccounts();
  const subjects = [
    await words(desk, 'courier.txt', 'Nobody said a word of grain.'),
    await words(desk, 'вестник.txt', 'О зерне не было сказано ни слова.'),
  ];
  const conflict = { kind: 'conflict', about: 'numbers', subjects } as const;
  const first = must(await rule(desk, { ...conflict, value: 'real-conflict', rule: { id: 'numbers', version: '1' } }));
  const turned = { ...conflict, subjects: subjects.toReversed() };
  const second = must(await rule(desk, { ...turned, value: 'same-fact' }));
  expect([second.id, all(desk).rulings]).toEqual([first.id, [second]]);
  expect(second.rule).toBeNull();
  must(await rule(desk, { ...turned, value: 'same-fact' }));
  must(await noteRuling(desk, second.id, 'Zweimal dasselbe'));
  must(await takeBackRuling(desk, second.id));
  expect(await told(desk)).toEqual([
    'Decide “real conflict” on “Nobody said a word of grain.”',
    'Decide “same fact” on “О зерне не было сказано ни слова.”',
    'Change ruling “same fact” on “О зерне не было сказано ни слова.”',
    'Take back ruling “same fact” on “О зерне не было сказано ни слова.”',
  ]);
  for (let act = 0; act < 3; act++) must(await undo(desk));
  expect(all(desk).rulings).toEqual([first]);
});

test('a ruling whose words stand elsewhere in a newer text is changed by the next one, and none contradicts it', async () => {
  const desk = await deskWithAccounts();
  const old = await words(desk, 'courier.txt', 'Nobody said a word of grain.');
  const subject = await words(desk, 'courier.txt', 'a word of grain');
  const quotation = { kind: 'quotation', form: 'direct', speaker: null, verb: null } as const;
  const first = must(await rule(desk, { ...quotation, value: 'is', subjects: [old], note: 'Zweimal gelesen' }));
  const second = must(await rule(desk, { ...quotation, value: 'is-not', subjects: [subject] }, first.id));
  expect(all(desk).rulings).toEqual([second]);
  expect(second).toMatchObject({ id: first.id, subjects: [subject], note: 'Zweimal gelesen' });
  must(await undo(desk));
  expect(all(desk).rulings).toEqual([first]);
});

test('what was decided on a document goes with it, sets lose it, and undo brings all of it back', async () => {
  const desk = await deskWithAccounts();
  const paths = ['courier.txt', 'вестник.txt', '海報.txt'];
  const [courier, herald, poster] = paths.map((path) => idOf(desk, path));
  must(await saveEventSet(desk, { name: 'The meeting', documentIds: [courier!, herald!, poster!], base: herald! }));
  const [a, b, c] = [
    await words(desk, 'courier.txt', 'The minister'),
    await words(desk, 'вестник.txt', 'Министр'),
    await words(desk, '海報.txt', '大臣'),
  ];
  must(await rule(desk, { kind: 'row', value: 'together', subjects: [a, b], against: [] }));
  must(await rule(desk, { kind: 'row', value: 'apart', subjects: [a], against: [c] }));
  const parties = [courier!, herald!].map((id) => ({ kind: 'document', id }) as const);
  must(await rule(desk, { kind: 'event', value: 'together', parties, subjects: [] }));
  const claim = must(await makeClaim(desk, { wording: 'They met' }));
  must(await setCell(desk, claim.id, parties[1]!, { state: 'says', passages: [b] }));
  must(await setCell(desk, claim.id, { kind: 'outlet', name: 'Вестник' }, { state: 'says', passages: [a, b] }));
  const before = all(desk);
  must(await deleteDocuments(desk, [herald!]));
  expect(all(desk).sets).toMatchObject([{ documentIds: [courier, poster], base: null }]);
  expect(all(desk).rulings).toMatchObject([{ kind: 'row', value: 'apart' }]);
  expect(all(desk).cells).toMatchObject([{ column: { kind: 'outlet' }, passages: [a] }]);
  must(await undo(desk));
  expect(all(desk)).toEqual(before);
});

test('an origin is named and made the source of a document in one act, undone at once; one without a name is refused', async () => {
  const desk = await deskWithAccounts();
  const before = all(desk);
  const to = { kind: 'outlet', name: 'Sea Post' } as const;
  expect(await directFromNew(desk, '  ', to)).toMatchObject({ ok: false, error: { code: 'invalid' } });
  expect(all(desk)).toEqual(before);
  const { origin, ruling } = must(await directFromNew(desk, ' Доклад  порта ', to));
  expect(origin.name).toBe('Доклад порта');
  expect(all(desk).rulings).toEqual([ruling]);
  expect(ruling).toMatchObject({ kind: 'direction', value: 'from-to', from: { kind: 'origin', id: origin.id }, to });
  expect((await told(desk)).at(-1)).toBe('Add origin Доклад порта, not in the project');
  const after = all(desk);
  must(await undo(desk));
  expect(all(desk)).toEqual(before);
  must(await redo(desk));
  expect(all(desk)).toEqual(after);
});

test('an origin that is not in the project takes what was decided on it along; an alias never comes back to itself', async () => {
  const desk = await deskWithAccounts();
  const origin = must(await addOrigin(desk, { name: 'KCNA report', date: '2025-06-30' }));
  must(await editOrigin(desk, origin.id, { note: 'Named by three' }));
  const [from, to] = [{ kind: 'origin', id: origin.id } as const, { kind: 'outlet', name: 'Sea Post' } as const];
  must(await rule(desk, { kind: 'direction', value: 'from-to', from, to, subjects: [] }));
  must(await removeOrigin(desk, origin.id));
  expect(all(desk).rulings).toEqual([]);
  must(await undo(desk));
  expect(all(desk).rulings).toMatchObject([{ from, to }]);
  must(await setAlias(desk, 'KCNA', '조선중앙통신'));
  must(await setAlias(desk, 'KCNA', 'Korean Central News Agency'));
  must(await setAlias(desk, 'Korean Central News Agency', '조선중앙통신'));
  expect(await setAlias(desk, '조선중앙통신', 'KCNA')).toMatchObject({ ok: false, error: { code: 'invalid' } });
  expect((await told(desk)).slice(-3)).toEqual([
    'Take KCNA for the same as 조선중앙통신',
    'Take KCNA for the same as Korean Central News Agency instead',
    'Take Korean Central News Agency for the same as 조선중앙통신',
  ]);
});

test('an alias takes back, in the same act, what said that the two names are different', async () => {
  const desk = await deskWithAccounts();
  must(await partNames(desk, 'KCNA', ['Yonhap']));
  must(await setAlias(desk, 'KCNA', 'Yonhap'));
  expect(all(desk).rulings).toEqual([]);
  expect(sorted(desk.store.snapshot.rows('aliases'))).toMatchObject([{ name: 'KCNA', of: 'Yonhap' }]);
  must(await undo(desk));
  expect(all(desk).rulings).toMatchObject([{ value: 'different', names: ['KCNA', 'Yonhap'] }]);
  expect(sorted(desk.store.snapshot.rows('aliases'))).toEqual([]);
});

describe('two windows', () => {
  async function twoWindows() {
    const here = await deskWithAccounts();
    const there = { ...here, store: must(await openProject(registry, here.store.id)) };
    return { here, there };
  }

  test('that rule on the same words at once do not overwrite each other: the second is told', async () => {
    const { here, there } = await twoWindows();
    const subjects = [await words(here, 'courier.txt', 'The minister'), await words(here, '海報.txt', '大臣')];
    const [first, second] = await Promise.all([
      rule(here, { kind: 'row', value: 'together', subjects, against: [] }),
      rule(there, { kind: 'row', value: 'apart', subjects: [subjects[0]!], against: [subjects[1]!] }),
    ]);
    const outcomes = [first, second].map((one) => (one.ok ? one.value.kind : one.error.code));
    expect(outcomes.toSorted()).toEqual(['changed-elsewhere', 'row']);
    must(await here.store.settle());
    must(await there.store.settle());
    const stored = first.ok ? first : second;
    expect([all(here).rulings, all(there).rulings]).toEqual([[must(stored)], [must(stored)]]);
    there.store.close();
  });

  test('that fill one cell at once leave one cell; and none is left of a document that the other one removed', async () => {
    const { here, there } = await twoWindows();
    const claim = must(await makeClaim(here, { wording: 'They met' }));
    must(await there.store.settle());
    const column = { kind: 'outlet', name: 'Sea Post' } as const;
    const filled = await Promise.all(
      [here, there].map((desk, at) => setCell(desk, claim.id, column, { state: at === 0 ? 'says' : 'denies' })),
    );
    expect(filled.filter(({ ok }) => ok)).toHaveLength(1);
    must(await here.store.settle());
    expect(all(here).cells).toHaveLength(1);

    const id = idOf(here, 'courier.txt');
    const both = await Promise.all([
      deleteDocuments(here, [id]),
      setCell(there, claim.id, { kind: 'document', id }, { state: 'silent' }),
    ]);
    expect(both.filter(({ ok }) => !ok)).toMatchObject([{ error: { code: 'changed-elsewhere' } }]);
    there.store.close();
  });
});
