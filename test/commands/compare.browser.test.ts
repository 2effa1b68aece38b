import { afterEach, expect, test } from 'vitest';
import { passageKinds } from '../../src/core/compare/shapes.ts';
import { currentVersion } from '../../src/core/model/records.ts';
import type { Document } from '../../src/core/model/records.ts';
import { must } from '../../src/core/model/result.ts';
import type { CompareEvent, ComparePort, FamiliesQuestion, Synopsis } from '../../src/core/ports/compare.ts';
import { deleteDocuments } from '../../src/renderer/commands/change-documents.ts';
import { undo } from '../../src/renderer/commands/history.ts';
import { comparerWorker, nearComparer, startComparer } from '../../src/renderer/workers/compare.ts';
import type { TestDesk } from './desk.ts';
import { clearDesks, documentAt, documents, importFolder, makeDesk, removeTexts } from './desk.ts';

// What compares follows the project, whatever is done to it and whenever a worker dies.

const ends: (() => void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) end();
  await clearDesks();
});

const said =
  'It is important for the cultural sector to guide the relations between the two countries in the years to come';
const сказано =
  'Обе стороны договорились расширить обмен студентами и преподавателями университетов и открыть новые курсы языка обеих стран';
const texts = {
  'one.txt': `The minister spoke on Sunday. “${said},” he said.\n\n${сказано}.\n`,
  'two.txt': `A paper quotes the minister: “${said}.” It names nobody else.\n`,
  'три.txt': `В понедельник сообщили об итогах. ${сказано}.\n`,
  'four.txt': 'Grain prices rose in the valley, and nobody knew why.\n',
};
const question: FamiliesQuestion = {
  documentIds: null,
  kinds: passageKinds,
  fewestWords: 12,
  days: null,
  betweenOutlets: false,
  offset: 0,
  limit: 100,
};

async function comparing(desk: TestDesk, started = startComparer(60_000)) {
  ends.push(started.end);
  must(await started.port.openProject(desk.store.id));
  return started;
}

/** For each family its kind and where it stands. */
async function familiesOf(desk: TestDesk, port: ComparePort): Promise<string[]> {
  const { families } = must(await port.families(question, 'all'));
  const pathOf = new Map(documents(desk).map(({ id, path }) => [id, path]));
  return families
    .map(({ kind, members }) => [kind, ...members.map(({ documentId }) => pathOf.get(documentId)!).sort()].join(' '))
    .sort();
}

test('no worker is there before the first question', async () => {
  const desk = await makeDesk();
  let workers = 0;
  const start = () => {
    workers += 1;
    return nearComparer(comparerWorker());
  };
  const { port } = await comparing(desk, startComparer(60_000, start));
  must(await port.cancel('all'));
  expect(workers).toBe(0);
  expect(must(await port.families(question, 'all')).total).toBe(0);
  expect(workers).toBe(1);
});

test('nothing is read before the first question, and what was read is taken over by the next worker', async () => {
  const desk = await makeDesk();
  await importFolder(desk, texts);
  const first = await comparing(desk);
  expect(must(await desk.store.segments('wording'))).toEqual([]);
  const id = documentAt(desk, 'one.txt').id;
  const shared = must(await first.port.sharedIn(id, 'beside'));
  expect(shared.stretches.map(({ from, to, kind }) => [kind, texts['one.txt'].slice(from, to)])).toEqual([
    ['quotation', said],
    ['narrative', сказано],
  ]);
  const stored = must(await desk.store.segments('wording'));
  expect(stored).toHaveLength(1);
  first.end();
  const next = await comparing(desk);
  expect(must(await next.port.sharedIn(id, 'beside'))).toEqual(shared);
  expect(must(await desk.store.segments('wording')).map((part) => part.id)).toEqual(stored.map((part) => part.id));
});

test('removals, new versions and undo are followed, in another window, too', async () => {
  const desk = await makeDesk();
  await importFolder(desk, texts);
  const [here, there] = [await comparing(desk), await comparing(desk)];
  const both = async () => {
    const [one, other] = await Promise.all([familiesOf(desk, here.port), familiesOf(desk, there.port)]);
    expect(other).toEqual(one);
    return one;
  };
  const [quoted, reported] = ['quotation one.txt two.txt', 'narrative one.txt три.txt'];
  expect(await both()).toEqual([reported, quoted]);
  must(await deleteDocuments(desk, [documentAt(desk, 'two.txt').id]));
  expect(await both()).toEqual([reported]);
  must(await undo(desk));
  expect(await both()).toEqual([reported, quoted]);
  await importFolder(desk, { ...texts, 'one.txt': texts['one.txt'].replace(said, 'No word of it is kept') });
  expect(await both()).toEqual([reported]);
  await importFolder(desk, { 'five.txt': `${said}, as another paper has it.\n` });
  expect(await both()).toEqual([reported, 'narrative five.txt two.txt'].sort());
  expect(await here.port.sharedIn('nobody', 'beside')).toMatchObject({ ok: false, error: { code: 'not-found' } });
});

test('a worker that was killed in the middle leaves a clear state', async () => {
  const desk = await makeDesk();
  const many = Object.fromEntries(
    Array.from({ length: 60 }, (_, at) => [
      `${at}.txt`,
      `${at} reports came in.\n\n${at % 2 ? said : сказано} ${at}.\n`,
    ]),
  );
  await importFolder(desk, { ...texts, ...many });
  for (let wait = 0; wait < 60; wait += 20) {
    const killed = await comparing(desk, nearComparer(comparerWorker()));
    void killed.port.families(question, 'never answered');
    await new Promise((resolve) => setTimeout(resolve, wait));
    killed.end();
  }
  const after = await comparing(desk);
  const fresh = await comparing(desk);
  const [one, other] = [await familiesOf(desk, after.port), await familiesOf(desk, fresh.port)];
  expect(one).toEqual(other);
  expect(one).toHaveLength(2);
});

test('a question that nobody waits for any more is cancelled', async () => {
  const desk = await makeDesk();
  await importFolder(desk, texts);
  const { port, listen } = await comparing(desk);
  const events: CompareEvent[] = [];
  listen((event) => events.push(event));
  await familiesOf(desk, port);
  const [answer, cancelled] = await Promise.all([port.families({ ...question, days: 3 }, 'left'), port.cancel('left')]);
  expect(must(cancelled)).toBe(null);
  expect(answer).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(events).toContainEqual({ kind: 'changed', state: { documents: 4, waiting: 0 } });
});

test('a text that cannot be read is named with every answer, and is not said to be gone', async () => {
  const desk = await makeDesk();
  await importFolder(desk, texts);
  const [bad, other, also] = ['two.txt', 'one.txt', 'три.txt'].map((path) => documentAt(desk, path)) as [
    Document,
    Document,
    Document,
  ];
  await removeTexts(desk, [currentVersion(bad).textId]);
  const { port, listen } = await comparing(desk);
  const events: CompareEvent[] = [];
  listen((event) => events.push(event));
  expect(await familiesOf(desk, port)).toEqual(['narrative one.txt три.txt']);
  expect(must(await port.families(question, 'again')).missing).toEqual([bad.id]);
  for (const [a, b] of [
    [bad, other],
    [other, bad],
  ] as const) {
    expect(await port.pair(a.id, b.id, 'pair')).toMatchObject({
      ok: false,
      error: { code: 'text-unread', about: bad.id },
    });
  }
  expect(await port.sharedIn(bad.id, 'beside')).toMatchObject({
    ok: false,
    error: { code: 'text-unread', about: bad.id },
  });
  expect(must(await port.pair(other.id, also.id, 'pair')).passages).toBe(1);
  // Nobody waits for it, and it does not keep the progress from its end.
  const changes = events.filter(({ kind }) => kind === 'changed');
  expect(changes.at(-1)).toEqual({ kind: 'changed', state: { documents: 4, waiting: 0 } });
  // What is gone is gone, whatever was the matter with its text.
  must(await deleteDocuments(desk, [bad.id]));
  expect(await port.pair(other.id, bad.id, 'pair')).toMatchObject({ ok: false, error: { code: 'not-found' } });
  expect(must(await port.families(question, 'without')).missing).toEqual([]);
});

test('what a text shares is looked for no more once its reader is gone', async () => {
  const desk = await makeDesk();
  await importFolder(desk, texts);
  const { port } = await comparing(desk);
  const { id } = documentAt(desk, 'one.txt');
  const [left, cancelled, next] = await Promise.all([
    port.sharedIn(id, 'left'),
    port.cancel('left'),
    port.sharedIn(id, 'stays'),
  ]);
  expect(must(cancelled)).toBe(null);
  expect(left).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(must(next).stretches).toHaveLength(2);
});

test('a pair is compared no more once nobody looks at it, and an older question about it does not end a newer one', async () => {
  const desk = await makeDesk();
  await importFolder(desk, texts);
  const { port } = await comparing(desk);
  const [a, b] = ['one.txt', 'три.txt'].map((path) => documentAt(desk, path).id) as [string, string];
  const [left, cancelled, next] = await Promise.all([
    port.pair(a, b, 'pair 1'),
    port.cancel('pair 1'),
    port.pair(a, b, 'pair 2'),
  ]);
  expect(must(cancelled)).toBe(null);
  expect(left).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(must(next).passages).toBe(1);
});

test('a synopsis holds places of the texts of now, the same whichever document is named first', async () => {
  const desk = await makeDesk();
  await importFolder(desk, texts);
  const { port } = await comparing(desk);
  const ids = ['one.txt', 'two.txt', 'три.txt'].map((path) => documentAt(desk, path).id);
  const synopsis = must(await port.synopsis({ documentIds: ids, loose: false }, 'synopsis'));
  const saidIn = (row: number) =>
    synopsis.rows[row]!.cells.flatMap((sentences, account) => {
      const { documentId, sentences: places } = synopsis.accounts[account]!;
      const { path } = documents(desk).find(({ id }) => id === documentId)!;
      return sentences.map((at) => texts[path as keyof typeof texts].slice(places[at]!.from, places[at]!.to));
    });
  const rows = synopsis.rows.map((_, row) => saidIn(row)).filter(({ length }) => length > 1);
  expect(rows.map((row) => row.map((words) => words.slice(0, 9)).sort()).sort()).toEqual([
    ['A paper q', '“It is im'],
    ['Обе сторо', 'Обе сторо'],
  ]);
  expect(JSON.stringify(synopsis)).not.toContain('cultural');
  expect(must(await port.synopsis({ documentIds: ids.toReversed(), loose: false }, 'again'))).toEqual(synopsis);
  const one = await port.synopsis({ documentIds: [ids[0]!, ids[0]!], loose: false }, 'one');
  expect(one).toMatchObject({ ok: false, error: { code: 'invalid' } });
  const gone = await port.synopsis({ documentIds: [ids[0]!, 'nobody'], loose: false }, 'gone');
  expect(gone).toMatchObject({ ok: false, error: { code: 'not-found', about: 'nobody' } });
  const runs = (of: Synopsis) => of.rows.flatMap(({ links }) => links.filter(({ words }) => words > 0)).length;
  expect(runs(synopsis)).toBe(2);
  await importFolder(desk, { ...texts, 'two.txt': texts['two.txt'].replace(said, 'No word of it is kept') });
  expect(runs(must(await port.synopsis({ documentIds: ids, loose: false }, 'now')))).toBe(1);
});

test('a synopsis that nobody waits for any more is cancelled', async () => {
  const desk = await makeDesk();
  await importFolder(desk, texts);
  const { port } = await comparing(desk);
  const ids = documents(desk).map(({ id }) => id);
  const asked = port.synopsis({ documentIds: ids, loose: true }, 'synopsis');
  must(await port.cancel('synopsis'));
  expect(await asked).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(must(await port.synopsis({ documentIds: ids, loose: true }, 'again')).accounts).toHaveLength(4);
});

test('how documents hang together follows the texts of now, and is asked of a few only', async () => {
  const desk = await makeDesk();
  await importFolder(desk, texts);
  const { port } = await comparing(desk);
  const idOf = (path: string) => documentAt(desk, path).id;
  const ids = ['one.txt', 'two.txt', 'four.txt'].map(idOf);
  const lineage = must(await port.lineage(ids, 'lineage'));
  expect(lineage.nodes.map((node) => node.kind)).toEqual(['document', 'document', 'document']);
  expect(lineage.lines).toMatchObject([
    { directed: false, evidence: [{ kind: 'wording', narrative: 0, passages: 1 }] },
  ]);
  expect(must(await port.lineage(ids.toReversed(), 'turned'))).toEqual(lineage);
  await importFolder(desk, {
    ...texts,
    'four.txt': 'Grain prices rose, reports Yonhap, quoting KCNA, and nobody knew why.\n',
  });
  const named = must(await port.lineage(ids, 'now'));
  expect(named.nodes.flatMap((node) => (node.kind === 'named' ? [node.name] : []))).toEqual(['KCNA', 'Yonhap']);
  expect(named.lines.filter(({ directed }) => directed)).toMatchObject([
    { from: 'named kcna', to: 'named yonhap' },
    { from: 'named yonhap', to: `document ${idOf('four.txt')}` },
  ]);
  expect(await port.lineage([ids[0]!], 'one')).toMatchObject({ ok: false, error: { code: 'invalid' } });
  const left = port.lineage(ids, 'left');
  must(await port.cancel('left'));
  expect(await left).toMatchObject({ ok: false, error: { code: 'cancelled' } });
});

test('quotations follow the texts of now, in families of the documents that are asked about', async () => {
  const desk = await makeDesk();
  await importFolder(desk, texts);
  const { port } = await comparing(desk);
  const ids = documents(desk).map(({ id }) => id);
  const shown = async (documentIds: readonly string[] | null) => {
    const { families } = must(await port.quotations({ documentIds }, 'quotations'));
    const pathOf = new Map(documents(desk).map(({ id, path }) => [id, path]));
    return families.map(({ members }) => members.map(({ documentId }) => pathOf.get(documentId)!).sort());
  };
  expect(await shown(null)).toEqual([['one.txt', 'two.txt']]);
  expect(await shown([documentAt(desk, 'one.txt').id])).toEqual([['one.txt']]);
  expect(await shown(ids.toReversed())).toEqual([['one.txt', 'two.txt']]);
  must(await deleteDocuments(desk, [documentAt(desk, 'two.txt').id]));
  expect(await shown(null)).toEqual([['one.txt']]);
  must(await undo(desk));
  expect(await shown(null)).toEqual([['one.txt', 'two.txt']]);
  expect(await port.quotations({ documentIds: ['nobody'] }, 'gone')).toMatchObject({
    ok: false,
    error: { code: 'not-found' },
  });
});

test('who may be one witness is asked of documents and the places where they say it', async () => {
  const desk = await makeDesk();
  await importFolder(desk, texts);
  const { port } = await comparing(desk);
  const whole = (path: keyof typeof texts) => ({
    documentId: documentAt(desk, path).id,
    passages: [{ from: 0, to: texts[path].length }],
  });
  const found = must(await port.witnesses([whole('one.txt'), whole('two.txt'), whole('four.txt')], 'witnesses'));
  const ids = [whole('one.txt'), whole('two.txt')].map(({ documentId }) => documentId).sort();
  expect(found.joins).toMatchObject([{ a: ids[0], b: ids[1], reasons: [{ kind: 'wording', firm: false }] }]);
  expect(found.unnamed).toHaveLength(3);
  const nowhere = { ...whole('one.txt'), passages: [{ from: 0, to: 10 }] };
  expect(must(await port.witnesses([nowhere, whole('two.txt')], 'elsewhere')).joins).toEqual([]);
  const twice = await port.witnesses([nowhere, nowhere], 'twice');
  expect(twice).toMatchObject({ ok: false, error: { code: 'invalid' } });
});
