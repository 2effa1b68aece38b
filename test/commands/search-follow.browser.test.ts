import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { currentVersion } from '../../src/core/model/records.ts';
import { must } from '../../src/core/model/result.ts';
import type { FinderPort } from '../../src/core/ports/finder.ts';
import { parseQuery } from '../../src/core/search/language/parse.ts';
import { deleteDocuments, editDocument } from '../../src/renderer/commands/change-documents.ts';
import { redo, undo } from '../../src/renderer/commands/history.ts';
import { openProjectStore } from '../../src/renderer/store/project-store.ts';
import type { ProjectStore } from '../../src/renderer/store/project-store.ts';
import type { Near } from '../../src/renderer/workers/call.ts';
import { nearFinder } from '../../src/renderer/workers/finder.ts';
import type { FarFinder } from '../../src/renderer/workers/finder.ts';
import { matches } from '../core/search-scan.ts';
import type { TestDesk } from './desk.ts';
import { clearDesks, documents, importFolder, makeDesk } from './desk.ts';

// The index follows the project, whatever is done to it and whenever a worker dies: it answers as one that is built
// from scratch does, and as the obvious reading of all texts.

afterEach(clearDesks);

const sentences = [
  'The ferry left the harbour before dawn.',
  'Ferries carried grain; nobody was meeting them.',
  'Паром вышел из гавани до рассвета.',
  'Le café du port était fermé, les cafés aussi.',
  'Grain prices rose, the meeting was put off.',
  'A train of relief waited in the river valley.',
];
const queries = [
  'ferry',
  'meetings',
  'гавань',
  'cafe',
  'grain -ferry',
  '"the ferry"',
  'lea*',
  '/har\\w+r/',
  'relief OR паром',
];

type Finder = Near<FarFinder, unknown>;
const startFinder = (): Finder =>
  nearFinder(new Worker(new URL('../../src/renderer/workers/finder.worker.ts', import.meta.url), { type: 'module' }));

async function settled(port: FinderPort, projectId: string): Promise<void> {
  while (must(await port.openProject(projectId)).waiting > 0) await new Promise((resolve) => setTimeout(resolve, 15));
}

async function answersOf(port: FinderPort, query: string): Promise<string[]> {
  const asked = { query, anyWord: false, furniture: true };
  const { hits, total } = must(await port.search({ ...asked, order: 'document', offset: 0, limit: 1000 }));
  expect(hits).toHaveLength(total);
  expect(must(await port.groups(asked)).total).toBe(total);
  return hits.map(({ documentId, version, passage, text }) => `${documentId} ${version} ${passage} ${text}`);
}

/** What a reader of all the current texts finds. */
async function read(store: ProjectStore, query: string): Promise<string[]> {
  const parsed = parseQuery(query);
  if (!parsed.ok) throw new Error(query);
  const found: string[] = [];
  for (const document of [...store.snapshot.rows('documents').values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const { textId, number } = currentVersion(document);
    const { text, division } = must(await store.text(textId));
    division.starts.forEach((start, passage) => {
      const slice = text.slice(start, division.starts[passage + 1] ?? text.length);
      if (matches(parsed.query, slice, document.language, false)) {
        found.push(`${document.id} ${number} ${passage} ${slice}`);
      }
    });
  }
  return found;
}

async function expectRight(desk: TestDesk, finder: Finder): Promise<void> {
  await settled(finder.port, desk.store.id);
  const all = async (port: FinderPort) =>
    Object.fromEntries(await Promise.all(queries.map(async (query) => [query, await answersOf(port, query)] as const)));
  const answered = await all(finder.port);
  for (const query of queries) expect([query, answered[query]]).toEqual([query, await read(desk.store, query)]);
  const fresh = startFinder();
  try {
    await settled(fresh.port, desk.store.id);
    expect(await all(fresh.port)).toEqual(answered);
    must(await fresh.port.rebuild());
    expect(await all(fresh.port)).toEqual(answered);
  } finally {
    fresh.end();
  }
}

const aText = fc
  .array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 4 })
  .map((lines) => lines.join('\n\n'));
const anAct = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('import' as const),
      // Few names, so that the same file comes again with another text.
      files: fc.dictionary(fc.constantFrom('a.txt', 'b.txt', 'c.txt', 'd.txt', 'e.txt'), aText, {
        minKeys: 1,
        maxKeys: 3,
      }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const), which: fc.nat(9) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('language' as const),
      which: fc.nat(9),
      language: fc.constantFrom('en', 'fr', 'ru', null),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('kill' as const, 'wait' as const, 'damage' as const) }) },
);

describe('the index', () => {
  test('answers as one built from scratch after any acts, deaths of workers and damage', async () => {
    // A slow machine tries fewer, but the last one to its end: fast-check would go on with it beside the next test, and
    // clear that test's desk with its own.
    const enough = performance.now() + 40_000;
    await fc.assert(
      fc.asyncProperty(fc.array(anAct, { minLength: 2, maxLength: 12 }), async (acts) => {
        if (performance.now() > enough) return;
        const desk = await makeDesk();
        let finder = startFinder();
        try {
          must(await finder.port.openProject(desk.store.id));
          for (const act of acts) {
            const rows = documents(desk);
            const at = 'which' in act && rows.length > 0 ? rows[act.which % rows.length]! : null;
            if (act.kind === 'import') await importFolder(desk, act.files, 'keep');
            else if (act.kind === 'remove' && at) must(await deleteDocuments(desk, [at.id]));
            else if (act.kind === 'undo') await undo(desk);
            else if (act.kind === 'redo') await redo(desk);
            else if (act.kind === 'language' && at) must(await editDocument(desk, at.id, { language: act.language }));
            else if (act.kind === 'wait') await settled(finder.port, desk.store.id);
            else if (act.kind === 'kill') {
              finder.end();
              finder = startFinder();
              // Not waited for: what comes next meets it while it opens.
              void finder.port.openProject(desk.store.id);
            } else if (act.kind === 'damage') {
              const [first] = must(await desk.store.segments());
              if (first) must(await desk.store.replaceSegments([{ id: first.id, segment: { division: '?' } }], []));
            }
          }
          await expectRight(desk, finder);
        } finally {
          finder.end();
          await clearDesks();
        }
      }),
      { numRuns: 12 },
    );
  });

  test('is right when its worker is ended in the midst of indexing', async () => {
    const desk = await makeDesk();
    const many = Object.fromEntries(
      Array.from({ length: 60 }, (_, number) => [
        `${number}.txt`,
        `${number}\n\n${sentences.map((sentence) => `${sentence} `.repeat(40)).join('\n\n')}`,
      ]),
    );
    await importFolder(desk, many);
    must(await desk.finder.rebuild());
    for (const wait of [0, 20, 60, 150]) {
      const finder = startFinder();
      must(await finder.port.openProject(desk.store.id));
      void finder.port.rebuild();
      await new Promise((resolve) => setTimeout(resolve, wait));
      finder.end();
    }
    const finder = startFinder();
    try {
      await expectRight(desk, finder);
    } finally {
      finder.end();
    }
  });

  test('is right in two workers that both index what comes, and merge', async () => {
    const desk = await makeDesk();
    const other = startFinder();
    try {
      must(await other.port.openProject(desk.store.id));
      for (let round = 0; round < 16; round++) {
        await importFolder(desk, { [`${round}.txt`]: `${round}\n\n${sentences[round % sentences.length]}` });
        if (round % 5 === 4) must(await undo(desk));
      }
      await settled(other.port, desk.store.id);
      await expectRight(desk, other);
      await settled(desk.finder, desk.store.id);
      for (const query of queries) {
        expect(await answersOf(desk.finder, query)).toEqual(await answersOf(other.port, query));
      }
    } finally {
      other.end();
    }
  });

  test('is merged when nothing is to be done, so that many small imports take no more room than a large one', async () => {
    const desk = await makeDesk();
    const stored = async () => must(await desk.store.segments()).length;
    for (let round = 0; round < 9; round++) {
      await importFolder(desk, { [`${round}.txt`]: sentences.map((line) => `${line} ${round}`).join('\n\n') });
      await settled(desk.finder, desk.store.id);
    }
    expect(await stored()).toBeGreaterThan(1);
    await expect.poll(stored, { timeout: 15_000 }).toBe(1);
    must(await undo(desk));
    const other = startFinder();
    try {
      await expectRight(desk, other);
    } finally {
      other.end();
    }
  });

  test('indexes a document again that was left out of a merge and then brought back', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'gone.txt': 'A lighthouse stood there.\n' });
    await settled(desk.finder, desk.store.id);
    must(await deleteDocuments(desk, [documents(desk)[0]!.id]));
    // Kept without indexing so that only its own segment is merged away: others come one by one.
    for (let round = 0; round < 14; round++) {
      await importFolder(desk, { [`${round}.txt`]: `${sentences[round % sentences.length]} ${round}` });
      await settled(desk.finder, desk.store.id);
    }
    for (let acts = 0; acts < 15; acts++) must(await undo(desk));
    await settled(desk.finder, desk.store.id);
    expect(await answersOf(desk.finder, 'lighthouse')).toHaveLength(1);
  });

  test('finds the new text when a version was taken back and another one made', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'a.txt': 'The first text.\n' });
    await importFolder(desk, { 'a.txt': 'A second text.\n' });
    await settled(desk.finder, desk.store.id);
    must(await undo(desk));
    await importFolder(desk, { 'a.txt': 'Some third text.\n' });
    await settled(desk.finder, desk.store.id);
    expect(await answersOf(desk.finder, 'second')).toEqual([]);
    expect(await answersOf(desk.finder, 'third')).toHaveLength(1);
  });

  test('finds titles, tags and notes as they change, and offers what can be written', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'a.txt': 'Ferry to Vell\n\nBy boat.\n' });
    const [document] = documents(desk);
    expect(must(await desk.finder.named('ferries', false))).toMatchObject([{ kind: 'title', id: document!.id }]);
    must(await editDocument(desk, document!.id, { title: 'Harbour', attributes: { outlet: 'Morning Post' } }));
    expect(must(await desk.finder.named('ferries', false))).toEqual([]);
    expect(must(await desk.finder.named('harb', false))).toMatchObject([{ kind: 'title', text: 'Harbour' }]);
    const { options } = must(await desk.finder.complete('ferry outlet:mor', 16));
    expect(options).toEqual([{ text: '"Morning Post"', label: 'Morning Post' }]);
  });
});

describe('an open project', () => {
  test('answers what was asked before it was open, as the box is there at once and its index is not', async () => {
    const desk = await makeDesk({ 'a.txt': sentences.join('\n\n') });
    await importFolder(desk);
    const finder = startFinder();
    try {
      const opening = finder.port.openProject(desk.store.id);
      const answered = answersOf(finder.port, 'гавань');
      expect(await answered).toEqual(await read(desk.store, 'гавань'));
      must(await opening);
    } finally {
      finder.end();
    }
  });

  test('that is closed while it is asked answers all the same', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'a.txt': sentences.join('\n\n') });
    const second = await makeDesk();
    const finder = startFinder();
    try {
      must(await finder.port.openProject(desk.store.id));
      const asked = { query: 'ferry', anyWord: false, furniture: true };
      const answers = [finder.port.groups(asked), finder.port.openProject(second.store.id), finder.port.groups(asked)];
      const [first, opened] = await Promise.all(answers);
      expect(opened!.ok).toBe(true);
      expect(first!.ok || first!.error.code === 'cancelled' || first!.error.code === 'database-blocked').toBe(true);
      const store = must(await openProjectStore(second.store.id));
      store.close();
    } finally {
      finder.end();
    }
  });
});
