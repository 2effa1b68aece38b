import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { currentVersion } from '../../src/core/model/records.ts';
import type { DocumentVersion } from '../../src/core/model/records.ts';
import { fail, must } from '../../src/core/model/result.ts';
import type { Failure } from '../../src/core/model/result.ts';
import { asDividedNow, divisionStamp } from '../../src/core/passages/divide.ts';
import { deleteDocuments, editDocument } from '../../src/renderer/commands/change-documents.ts';
import { redo, undo } from '../../src/renderer/commands/history.ts';
import type { ProjectStore } from '../../src/renderer/store/project-store.ts';
import { callWorker } from '../../src/renderer/workers/call.ts';
import { readDividedText } from '../../src/renderer/workers/divided-text.ts';
import { Following } from '../../src/renderer/workers/follow.ts';
import type { TestDesk } from './desk.ts';
import { clearDesks, documents, importFolder, makeDesk, search, textOf } from './desk.ts';
import type { FollowPort } from './follow-toy.worker.ts';
import type { LongWords } from './long-words.ts';
import { longestWord, longWords } from './long-words.ts';

// Whatever kind of parts is derived from the texts, it follows the project: shown with a toy, the longest word of every
// document.

const leaving: (() => void)[] = [];
afterEach(async () => {
  for (const leave of leaving.splice(0)) leave();
  await clearDesks();
});

/** What the toy knows of a project, and the parts that it was handed. */
class Toy {
  readonly parts = new Set<LongWords>();
  readonly following: Following<LongWords>;

  constructor(store: ProjectStore, derivation = longWords()) {
    this.following = new Following(store, derivation, {
      add: (part) => this.parts.add(part),
      remove: (part) => this.parts.delete(part),
      changed: () => undefined,
    });
    leaving.push(() => this.following.close());
  }

  async settled(): Promise<void> {
    must(await this.following.load());
    await vi.waitUntil(() => this.following.waiting === 0, { timeout: 60_000 });
    await this.following.catchUp();
  }

  words(): Record<string, string> {
    const entries = [...this.parts].flatMap(({ entries: all }) => all).filter((one) => this.following.isCurrent(one));
    return Object.fromEntries(entries.map(({ documentId, word }) => [documentId, word]));
  }
}

async function wordsOf(desk: TestDesk): Promise<Record<string, string>> {
  const words = documents(desk).map(
    async (document) => [document.id, longestWord(await textOf(desk, document))] as const,
  );
  return Object.fromEntries(await Promise.all(words));
}

const ofToy = async (desk: TestDesk) => must(await desk.store.segments('toy'));

/** The store with some of its methods failing as long as the list names them, and told of what is asked of it. */
function troubled(store: ProjectStore, failing: Map<string, Failure>, asked: unknown[][] = []): ProjectStore {
  return new Proxy(store, {
    get(target, name) {
      const failure = failing.get(String(name));
      if (failure) return () => Promise.resolve(failure);
      const value = Reflect.get(target, name, target) as unknown;
      if (typeof value !== 'function') return value;
      return (...values: unknown[]) => {
        asked.push([name, ...values]);
        return (value as (...values: unknown[]) => unknown).apply(target, values);
      };
    },
  });
}

const sentences = [
  'The ferry left the harbour before dawn.',
  'Паром вышел из гавани до рассвета.',
  'Le café du port était fermé.',
  'Grain prices rose, the meeting was put off.',
];
const aText = fc
  .array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 3 })
  .map((lines) => lines.join('\n\n'));
const anAct = fc.oneof(
  fc.record({
    kind: fc.constant('import' as const),
    files: fc.dictionary(fc.constantFrom('a.txt', 'b.txt', 'в.txt'), aText, { minKeys: 1, maxKeys: 2 }),
  }),
  fc.record({ kind: fc.constantFrom('remove' as const, 'language' as const), which: fc.nat(5) }),
  fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const, 'again' as const, 'damage' as const) }),
);

describe('a kind of derived parts', () => {
  test('follows imports, removals, new versions, undo and redo, restarts and damage', async () => {
    const enough = performance.now() + 30_000;
    await fc.assert(
      fc.asyncProperty(fc.array(anAct, { minLength: 2, maxLength: 10 }), async (acts) => {
        if (performance.now() > enough) return;
        const desk = await makeDesk();
        let toy = new Toy(desk.store);
        try {
          for (const act of acts) {
            const rows = documents(desk);
            const at = 'which' in act && rows.length > 0 ? rows[act.which % rows.length]! : null;
            if (act.kind === 'import') await importFolder(desk, act.files, 'keep');
            else if (act.kind === 'remove' && at) must(await deleteDocuments(desk, [at.id]));
            else if (act.kind === 'language' && at) must(await editDocument(desk, at.id, { language: 'ru' }));
            else if (act.kind === 'undo') await undo(desk);
            else if (act.kind === 'redo') await redo(desk);
            else if (act.kind === 'damage') {
              const [first] = await ofToy(desk);
              if (first) must(await desk.store.replaceSegments([{ id: first.id, segment: { division: '?' } }], []));
            } else if (act.kind === 'again') {
              toy.following.close();
              toy = new Toy(desk.store);
            }
          }
          await toy.settled();
          expect(toy.words()).toEqual(await wordsOf(desk));
        } finally {
          toy.following.close();
          await clearDesks();
        }
      }),
      { numRuns: 12 },
    );
  });

  test('goes on where a worker was ended in the midst of it', async () => {
    const desk = await makeDesk();
    const many = Object.fromEntries(
      Array.from({ length: 40 }, (_, at) => [`${at}.txt`, `${at}\n\n${sentences[at % 4]} `.repeat(50)]),
    );
    await importFolder(desk, many);
    for (const wait of [0, 10, 40, 100]) {
      const worker = new Worker(new URL('./follow-toy.worker.ts', import.meta.url), { type: 'module' });
      const near = callWorker<FollowPort>(worker, ['follow']);
      await near.port.follow(desk.store.id);
      await new Promise((resolve) => setTimeout(resolve, wait));
      near.end();
    }
    const toy = new Toy(desk.store);
    await toy.settled();
    expect(toy.words()).toEqual(await wordsOf(desk));
  });

  test('is made once for two that follow it, and each takes what the other made', async () => {
    const desk = await makeDesk();
    const [one, other] = [new Toy(desk.store), new Toy(desk.store)];
    for (const text of sentences) {
      await importFolder(desk, { [`${text.length}.txt`]: text });
      await Promise.all([one.settled(), other.settled()]);
    }
    const words = await wordsOf(desk);
    expect([one.words(), other.words()]).toEqual([words, words]);
    const held = [...one.parts].flatMap(({ entries }) => entries);
    expect(held).toHaveLength(sentences.length);
  });

  test('is taken once, and made by nobody again, when it is loaded while another stores it', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'a.txt': sentences[0]!, 'б.txt': sentences[1]! });
    let begin!: () => void;
    let goOn!: () => void;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const held = new Promise<void>((resolve) => (goOn = resolve));
    const slow = new Proxy(desk.store, {
      get(target, name) {
        const value = Reflect.get(target, name, target) as unknown;
        if (typeof value !== 'function') return value;
        if (name !== 'replaceSegments') return value.bind(target) as unknown;
        return async (...values: unknown[]) => {
          begin();
          await held;
          return (value as (...all: unknown[]) => unknown).apply(target, values);
        };
      },
    });
    const [one, other] = [new Toy(slow), new Toy(desk.store)];
    const first = one.settled();
    await begun;
    must(await other.following.load());
    goOn();
    await Promise.all([first, other.settled()]);
    expect(await ofToy(desk)).toHaveLength(1);
    expect([one.parts.size, other.parts.size]).toEqual([1, 1]);
  });

  test('is kept in memory while the disk is full, and stored when there is room', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'a.txt': sentences[0]!, 'б.txt': sentences[1]! });
    const failing = new Map([['replaceSegments', fail('disk-full')]]);
    const toy = new Toy(troubled(desk.store, failing));
    await toy.settled();
    expect([toy.words(), await ofToy(desk)]).toEqual([await wordsOf(desk), []]);
    failing.clear();
    await toy.following.catchUp();
    expect(await ofToy(desk)).toHaveLength(1);
    expect(toy.words()).toEqual(await wordsOf(desk));
  });

  test('made by another stamp, or of passages divided otherwise, is made again', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'a.txt': sentences[0]! });
    const old = new Toy(desk.store, longWords('words 0'));
    await old.settled();
    old.following.close();
    const toy = new Toy(desk.store);
    await toy.settled();
    expect((await ofToy(desk)).map(({ segment }) => segment)).toMatchObject([{ stamp: 'words 1' }]);
    toy.following.close();
    const [stored] = await ofToy(desk);
    const form = { ...(stored!.segment as object), division: 'passages-0' };
    must(await desk.store.replaceSegments([{ id: stored!.id, segment: form }], []));
    const again = new Toy(desk.store);
    await again.settled();
    expect((await ofToy(desk)).map(({ segment }) => segment)).toMatchObject([{ division: divisionStamp }]);
    expect(again.words()).toEqual(await wordsOf(desk));
  });

  test('tells of a text that it cannot take, and makes what it can of the others', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    leaving.push(() => told.mockRestore());
    const desk = await makeDesk();
    await importFolder(desk, { 'a.txt': sentences[0]!, 'b.txt': 'An indigestible text.\n', 'в.txt': sentences[1]! });
    const toy = new Toy(desk.store);
    await toy.settled();
    expect(Object.values(toy.words()).sort()).toEqual(['harbour', 'рассвета']);
    expect(told.mock.calls.map(([said]) => said as string)).toEqual(['Could not make toy of b.txt']);
  });

  test('stands beside the index: each reads its own, and each leaves the other alone', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'a.txt': sentences[0]!, 'б.txt': sentences[1]! });
    expect(must(await search(desk, 'ferry')).total).toBe(1);
    const index = must(await desk.store.segments());
    expect(index.length).toBeGreaterThan(0);
    const asked: unknown[][] = [];
    const toy = new Toy(troubled(desk.store, new Map(), asked));
    await toy.settled();
    must(await toy.following.rebuild());
    expect(asked.filter(([name]) => name === 'segments').every(([, kind]) => kind === 'toy')).toBe(true);
    expect(must(await desk.store.segments())).toEqual(index);
    must(await desk.finder.rebuild());
    expect(must(await search(desk, 'ferry')).total).toBe(1);
    expect(await ofToy(desk)).toHaveLength(1);
  });
});

describe('a division', () => {
  test('of a text that cannot be read is given up after three tries, and keeps no other from being made', async () => {
    const desk = await makeDesk();
    await importFolder(desk, Object.fromEntries(sentences.map((text, at) => [`${at}.txt`, `${text}\n`])));
    const bad = documents(desk)[1]!;
    const { textId } = currentVersion(bad);
    const broken: Failure = fail('database-broken');
    const store = new Proxy(desk.store, {
      get(target, name) {
        const value = Reflect.get(target, name, target) as unknown;
        if (name === 'texts') {
          return async function* (versions: readonly DocumentVersion[]) {
            // One request for all: the bad one takes the others with it.
            if (versions.some((version) => version.textId === textId)) yield broken;
            else yield* target.texts(versions);
          };
        }
        return typeof value === 'function' ? (value as (...values: unknown[]) => unknown).bind(target) : value;
      },
    });
    const toy = new Toy(store);
    must(await toy.following.load());
    await vi.waitUntil(() => Object.keys(toy.words()).length === sentences.length - 1, { timeout: 60_000 });
    expect(toy.following.missing()).toEqual({ waiting: 1, hopeless: 0 });
    // As often as texts come in: tries that follow one another at once are one.
    for (let at = 0; at < 5; at++) await toy.following.catchUp();
    expect(toy.following.missing()).toEqual({ waiting: 1, hopeless: 0 });
    await vi.waitUntil(() => toy.following.missing().hopeless === 1, { timeout: 60_000 });
    expect(toy.following.missing()).toEqual({ waiting: 0, hopeless: 1 });
    const { [bad.id]: _unread, ...others } = await wordsOf(desk);
    expect(toy.words()).toEqual(others);
  });

  test('by older rules is made again for whoever reads the text, of old versions too, and stored', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'a.txt': `${sentences[0]}\n\nIt was late.\n` });
    await importFolder(desk, { 'a.txt': `${sentences[0]}\n\nIt was very late.\n` });
    const [document] = documents(desk);
    expect(document!.versions).toHaveLength(2);
    expect(currentVersion(document!).textId).not.toBe(document!.versions[0]!.textId);
    for (const { textId } of document!.versions) {
      const right = must(await desk.store.text(textId));
      const old = { stamp: 'passages-0', starts: Uint32Array.of(0), furniture: Uint8Array.of(1) };
      must(await desk.store.putDivision({ ...right, division: old }));
      expect(asDividedNow(must(await desk.store.text(textId)))).toEqual(right);
      expect(must(await readDividedText(desk.store, textId))).toEqual(right);
      expect(must(await desk.store.text(textId))).toEqual(right);
    }
  });
});
