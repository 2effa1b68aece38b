import { afterEach, describe, expect, test } from 'vitest';
import { passageKinds } from '../../src/core/compare/shapes.ts';
import { witnessBounds } from '../../src/core/compare/witnesses.ts';
import type { Id } from '../../src/core/model/id.ts';
import { currentVersion } from '../../src/core/model/records.ts';
import { must } from '../../src/core/model/result.ts';
import type { Result } from '../../src/core/model/result.ts';
import type { ComparePort } from '../../src/core/ports/compare.ts';
import { deleteDocuments } from '../../src/renderer/commands/change-documents.ts';
import { undo } from '../../src/renderer/commands/history.ts';
import { nearComparer, startComparer } from '../../src/renderer/workers/compare.ts';
import type { TestDesk } from './desk.ts';
import { clearDesks, documentAt, documents, importFolder, makeDesk, textOf } from './desk.ts';

// Odd documents, and a worker that dies in the midst: every kind of question about a few documents has an answer that can
// be read, or a clear reason why it has none.

const ends: (() => void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) end();
  await clearDesks();
});

type Ask = (port: ComparePort, ids: readonly Id[], name: string) => Promise<Result<unknown>>;

/** What can be asked about a few documents. */
const aboutFew: Readonly<Record<string, Ask>> = {
  synopsis: (port, documentIds, name) => port.synopsis({ documentIds, loose: true }, name),
  conflicts: (port, documentIds, name) => port.conflicts({ documentIds }, name),
  lineage: (port, documentIds, name) => port.lineage(documentIds, name),
  timeline: (port, documentIds, name) => port.timeline(documentIds, name),
  quotations: (port, documentIds, name) => port.quotations({ documentIds }, name),
  witnesses: (port, documentIds, name) =>
    port.witnesses(
      documentIds.map((documentId) => ({ documentId, passages: [{ from: 0, to: 1 }] })),
      name,
    ),
};
const everything = { kinds: passageKinds, fewestWords: 8, days: null, betweenOutlets: false } as const;
/** What several passages count as: all the words of each document. */
const wholes = (documentIds: readonly Id[]) => ({
  documentIds,
  first: Uint32Array.from([...documentIds.keys(), documentIds.length]),
  from: new Uint32Array(documentIds.length),
  to: new Uint32Array(documentIds.length).fill(5),
});
/** About one or two of them. */
const aboutOne: Readonly<Record<string, Ask>> = {
  sharedIn: (port, [id], name) => port.sharedIn(id!, name),
  pair: (port, [a, b], name) => port.pair(a!, b!, name),
};
/** And about all of them. */
const aboutAll: Readonly<Record<string, Ask>> = {
  countFamilies: (port, ids, name) => port.countFamilies(wholes(ids), name),
  countOrigins: (port, ids, name) => port.countOrigins(wholes(ids), name),
  families: (port, _, name) => port.families({ ...everything, documentIds: null, offset: 0, limit: 100 }, name),
  grid: (port, documentIds, name) => port.grid({ ...everything, documentIds }, name),
  eventSets: (port, _, name) => port.eventSets(name),
  spellings: (port, _, name) => port.spellings(name),
};
const questions = { ...aboutOne, ...aboutFew, ...aboutAll };

const said =
  'The harbour would stay closed until the last of the two hundred passengers had been found and named, said the master of the port.';
const odd = {
  'word.txt': 'Ferry\n',
  'two-languages.txt': `${said}\n\nПаром загорелся в двух милях от берега, сообщила служба спасения. «Все живы», — заявил капитан.\n`,
  'без-пробелов.txt': `${'Паромсгорел'.repeat(300)}\n`,
  '渡船.txt': '渡船在離岸兩海里處起火，船上有二百一十四名乘客。船長說：「所有人都獲救了。」港口關閉至星期一。\n',
  'העבורת.txt': `המעבורת עלתה באש שני מייל מהחוף ביום ראשון. "כל 214 הנוסעים ניצלו", אמר רב החובל.\n`,
  'العبارة.txt':
    'اشتعلت النار في العبارة على بعد ميلين من الشاطئ يوم الأحد. وقال القبطان: «نجا جميع الركاب وعددهم 214».\n',
  'itself.txt': `${said}\n\nIt was said again: “${said}”\n\nAnd once more. ${said}\n`,
  'numbers.txt': '1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20\n',
};

/** Every stretch in an answer, with the document whose it is where the answer says so. */
function* stretchesIn(value: unknown): Generator<{ readonly from: number; readonly to: number }> {
  if (typeof value !== 'object' || value === null) return;
  const { from, to } = value as { readonly from?: unknown; readonly to?: unknown };
  if (typeof from === 'number' && typeof to === 'number') yield { from, to };
  for (const one of Object.values(value)) yield* stretchesIn(one);
}

async function longestOf(desk: TestDesk): Promise<number> {
  const lengths = documents(desk).map((document) => currentVersion(document).length);
  return Math.max(...lengths);
}

describe('odd documents', () => {
  test('of one word, without spaces, in two languages, from right to left, or that quote themselves are compared', async () => {
    const desk = await makeDesk();
    await importFolder(desk, odd);
    const ids = documents(desk).map(({ id }) => id);
    const longest = await longestOf(desk);
    for (const [kind, ask] of Object.entries(aboutFew)) {
      for (const from of [0, 2]) {
        const answer = await ask(desk.comparer, ids.slice(from, from + 6), `${kind} ${from}`);
        expect([kind, answer.ok]).toEqual([kind, true]);
        for (const stretch of stretchesIn(must(answer))) {
          if (kind === 'lineage' || kind === 'timeline') continue; // Days are spans there, too.
          expect([kind, stretch.from <= stretch.to && stretch.to <= longest]).toEqual([kind, true]);
        }
      }
    }
    for (const ask of Object.values(aboutAll)) must(await ask(desk.comparer, ids, 'all'));
    // A text that quotes itself shares the words with the other one, from each of its places.
    const [itself, two] = ['itself.txt', 'two-languages.txt'].map((path) => documentAt(desk, path).id) as [Id, Id];
    const pair = must(await desk.comparer.pair(itself, two, 'pair'));
    const text = await textOf(desk, documentAt(desk, 'itself.txt'));
    const places = pair.shared.map(({ a }) => text.slice(a.from, a.to).includes('the master of the port'));
    expect(places).toEqual([true, true, true]);
  });

  test('that are all the same say the same in every row, and contradict each other nowhere', async () => {
    const desk = await makeDesk();
    const story = `${said}\n\nIn all 214 passengers were saved on Sunday, and nobody knew why the ferry burned.\n`;
    await importFolder(
      desk,
      Object.fromEntries(Array.from({ length: 6 }, (_, at) => [`${at}.txt`, `${story}${'\n'.repeat(at + 1)}`])),
    );
    const ids = documents(desk).map(({ id }) => id);
    expect(ids).toHaveLength(6);
    const synopsis = must(await desk.comparer.synopsis({ documentIds: ids, loose: false }, 'synopsis'));
    const accountsIn = synopsis.rows.map(({ cells }) => cells.filter((sentences) => sentences.length > 0).length);
    expect(new Set(accountsIn)).toEqual(new Set([6]));
    expect(must(await desk.comparer.conflicts({ documentIds: ids }, 'conflicts')).conflicts).toEqual([]);
    // At the same words all are one witness: nothing here is independent.
    const places = ids.map((documentId) => ({ documentId, passages: [{ from: 0, to: said.length }] }));
    const found = must(await desk.comparer.witnesses(places, 'witnesses'));
    expect(witnessBounds(found, [], null)).toMatchObject({ least: 1, most: 1 });
  });

  test('a set of one, of none, of seven, or of one document twice is refused, and says so', async () => {
    const desk = await makeDesk();
    await importFolder(desk, odd);
    const ids = documents(desk).map(({ id }) => id);
    for (const kind of ['synopsis', 'conflicts', 'lineage', 'timeline']) {
      for (const some of [[], ids.slice(0, 1), [ids[0]!, ids[0]!], ids.slice(0, 7)]) {
        const answer = await aboutFew[kind]!(desk.comparer, some, kind);
        expect([kind, some.length, answer]).toMatchObject([
          kind,
          some.length,
          { ok: false, error: { code: 'invalid' } },
        ]);
      }
    }
  });

  test('a member that is removed is not found any more, and is answered about as before once it is back', async () => {
    const desk = await makeDesk();
    await importFolder(desk, odd);
    const ids = documents(desk)
      .map(({ id }) => id)
      .slice(0, 3);
    for (const [kind, ask] of Object.entries(aboutFew)) {
      const before = must(await ask(desk.comparer, ids, kind));
      must(await deleteDocuments(desk, [ids[1]!]));
      expect([kind, await ask(desk.comparer, ids, kind)]).toMatchObject([
        kind,
        { ok: false, error: { code: 'not-found', about: ids[1] } },
      ]);
      must(await undo(desk));
      expect([kind, must(await ask(desk.comparer, ids, kind))]).toEqual([kind, before]);
    }
  });

  test('of ten million characters is compared with one of a sentence, without an end of the worker', async () => {
    const stops: string[] = [];
    const desk = await makeDesk();
    const filler = Array.from(
      { length: 160_000 },
      (_, at) => `Entry ${at} of the log of the port names ship ${at * 7}.`,
    );
    const long = `${filler.slice(0, 80_000).join(' ')}\n\n${said}\n\n${filler.slice(80_000).join('\n\n')}`;
    await importFolder(desk, { 'long.txt': long.padEnd(10_000_000, ' So it went on.'), 'short.txt': `${said}\n` });
    const { port, end } = startComparer(60_000, undefined, ({ message }) => stops.push(message));
    ends.push(end);
    must(await port.openProject(desk.store.id));
    const ids = [documentAt(desk, 'long.txt').id, documentAt(desk, 'short.txt').id];
    const pair = must(await port.pair(ids[0]!, ids[1]!, 'pair'));
    const text = await textOf(desk, documentAt(desk, 'long.txt'));
    expect(pair.shared.map(({ a }) => text.slice(a.from, a.to))).toEqual([
      expect.stringContaining('master of the port'),
    ]);
    const synopsis = must(await port.synopsis({ documentIds: ids, loose: false }, 'synopsis'));
    expect(synopsis.accounts).toHaveLength(2);
    for (const kind of ['lineage', 'witnesses']) must(await aboutFew[kind]!(port, ids, kind));
    expect(stops).toEqual([]);
  }, 240_000);
});

describe('a worker that compares', () => {
  test.each([...Object.keys(questions).map((kind) => ['crashes', kind]), ['hangs', 'pair'], ['hangs', 'eventSets']])(
    '%s in the midst of %s and leaves nothing behind: the question is asked anew and answered',
    async (end, kind) => {
      const desk = await makeDesk();
      await importFolder(desk, odd);
      const ids = documents(desk)
        .map(({ id }) => id)
        .slice(0, 4);
      const expected = must(await questions[kind]!(desk.comparer, ids, 'whole'));
      const records = JSON.stringify(await desk.store.whole());
      const stops: string[] = [];
      let started = 0;
      // The first dies, or the first two: then it is said, and the next question is answered.
      for (const dying of end === 'crashes' ? [1, 2] : [1]) {
        stops.length = 0;
        started = 0;
        const start = () =>
          nearComparer(
            new Worker(new URL('./stopping-comparer.worker.ts', import.meta.url), {
              type: 'module',
              name: started++ < dying ? `${end} ${kind}` : 'whole',
            }),
          );
        const near = startComparer(end === 'hangs' ? 1_000 : 60_000, start, ({ message }) => stops.push(message));
        ends.push(near.end);
        const { port } = near;
        must(await port.openProject(desk.store.id));
        const first = await questions[kind]!(port, ids, 'first');
        expect(first).toMatchObject(dying === 1 ? { ok: true } : { ok: false, error: { code: 'compare-stopped' } });
        expect(must(await questions[kind]!(port, ids, 'again'))).toEqual(expected);
        expect(stops).toHaveLength(dying);
      }
      expect(JSON.stringify(await desk.store.whole())).toBe(records);
    },
    180_000,
  );

  test('is not asked again, after it hung, what nobody waits for any more', async () => {
    const desk = await makeDesk();
    await importFolder(desk, odd);
    const ids = documents(desk).map(({ id }) => id);
    const stops: string[] = [];
    let started = 0;
    const start = () =>
      nearComparer(
        new Worker(new URL('./stopping-comparer.worker.ts', import.meta.url), {
          type: 'module',
          name: started++ === 0 ? 'hangs families' : 'crashes families',
        }),
      );
    const { port, end } = startComparer(1_000, start, ({ message }) => stops.push(message));
    ends.push(end);
    must(await port.openProject(desk.store.id));
    const hung = questions['families']!(port, ids, 'nobody waits');
    const awaited = questions['synopsis']!(port, ids.slice(0, 4), 'somebody waits');
    void port.cancel('nobody waits');
    // A second one that asked it again would crash, and say so.
    expect(await hung).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(must(await awaited)).toMatchObject({ accounts: { length: 4 } });
    expect(stops).toEqual(['The worker gave no sign of life']);
  }, 180_000);
});
