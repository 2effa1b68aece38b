import Papa from 'papaparse';
import { afterEach, describe, expect, test } from 'vitest';
import type { Id } from '../../src/core/model/id.ts';
import { currentVersion } from '../../src/core/model/records.ts';
import { must } from '../../src/core/model/result.ts';
import { unzipSync } from 'fflate';
import { deleteDocuments } from '../../src/renderer/commands/change-documents.ts';
import { Exports } from '../../src/renderer/commands/export-evidence.ts';
import type { ExportChoice } from '../../src/renderer/commands/export-evidence.ts';
import { saveConcordance, savePassages } from '../../src/renderer/commands/export-hits.ts';
import { tagHits } from '../../src/renderer/commands/tag-hits.ts';
import { documentsNow, takeWhole } from '../../src/renderer/commands/take-whole.ts';
import type { Going } from '../../src/renderer/commands/take-whole.ts';
import { openProjectStore } from '../../src/renderer/store/project-store.ts';
import { clearDesks, documents, importFolder, makeDesk, removeTexts, untilIndexed } from './desk.ts';
import type { TestDesk } from './desk.ts';
import { csvFile } from './csv-file.ts';

// What a search takes out of a project, or marks in it, while the index is behind the texts. The index of a project is
// written in turns; who has the turn here keeps the workers from going on.

afterEach(clearDesks);

/** Each text has one passage in which somebody asks for water, in one of four scripts. */
const story = [
  (at: number) =>
    `The well at farm ${at} fell dry in May.\n\nNobody brought water (voda) for the cattle of farm ${at}.\n`,
  (at: number) => `Колодец на хуторе ${at} пересох в мае.\n\nНа хутор ${at} никто не привёз воды (voda) для скота.\n`,
  (at: number) => `جفت البئر في المزرعة ${at} في أيار.\n\nلم يحضر أحد الماء (voda) إلى المزرعة ${at}.\n`,
  (at: number) => `第${at}農場の井戸は五月に涸れた。\n\n第${at}農場の牛に水(voda)を運ぶ者はいなかった。\n`,
] as const;

const farms = (from: number, to: number) =>
  Object.fromEntries(
    Array.from({ length: to - from }, (_, at) => [`farm-${from + at}.txt`, story[(from + at) % 4]!(from + at)]),
  );

const asked = { query: 'voda', anyWord: false, order: 'document', furniture: true } as const;
const search = { kind: 'search', query: 'voda', anyWord: false, furniture: true } as const;

/** Keeps every worker of the project from writing its index; what was begun is written before. */
async function holdIndex(id: Id): Promise<() => void> {
  let release = (): void => undefined;
  await new Promise<void>((held) => {
    void navigator.locks.request(`lectern-segments-${id}`, () => {
      held();
      return new Promise<void>((done) => (release = done));
    });
  });
  return release;
}

/** A project of which 40 texts are indexed and 80 are not, and will not be until that is let go. */
async function halfIndexed() {
  const desk = await makeDesk();
  await importFolder(desk, farms(0, 40));
  await untilIndexed(desk);
  const release = await holdIndex(desk.store.id);
  await importFolder(desk, farms(40, 120));
  return { desk, release };
}

const soFar = async (desk: TestDesk) => {
  const { total, missing } = must(await desk.finder.search({ ...asked, offset: 0, limit: 0 }));
  return { total, ...missing };
};

const saved = (desk: TestDesk, where: string) => desk.host.saved.get(where)!;
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const rowsOf = (csv: string) =>
  Papa.parse<Record<string, string>>(csv, { header: true, newline: '\r\n', skipEmptyLines: true }).data;

/** Every way in which what a search finds leaves the program; each answers the paths it holds and what it says of itself. */
const ways: Readonly<
  Record<string, (desk: TestDesk, going?: Going) => Promise<{ paths: readonly string[]; words: string; said: object }>>
> = {
  'passages as CSV': async (desk, going) => {
    const { where, ...said } = must(await savePassages(desk, asked, csvFile('voda.csv'), going))!;
    const words = textOf(saved(desk, where));
    return { paths: rowsOf(words).map((row) => row['path']!), words, said };
  },
  'a concordance as CSV': async (desk, going) => {
    const { query, anyWord, furniture } = asked;
    const lines = { query, anyWord, furniture, sort: [] };
    const { where, ...said } = must(await saveConcordance(desk, lines, csvFile('voda.csv'), going))!;
    const words = textOf(saved(desk, where));
    return { paths: rowsOf(words).map((row) => row['path']!), words, said };
  },
  ...Object.fromEntries(
    (['csv', 'json', 'markdown', 'xlsx'] as const).map((format) => [
      `evidence as ${format}`,
      async (desk: TestDesk, going: Going = {}) => {
        const exports = new Exports(desk);
        const choice: ExportChoice = { format, scope: search, arrange: 'document' };
        const { where, ...said } = must(await exports.save(choice, going.told, going.signal))!;
        exports.end();
        const words = format === 'xlsx' ? sheetsOf(saved(desk, where)) : textOf(saved(desk, where));
        return { paths: [...words.matchAll(/farm-\d+\.txt/gu)].map(([path]) => path), words, said };
      },
    ]),
  ),
};

function sheetsOf(workbook: Uint8Array): string {
  const parts = unzipSync(workbook);
  return Object.keys(parts)
    .filter((name) => /sheet\d+\.xml|sharedStrings/u.test(name))
    .map((name) => textOf(parts[name]!))
    .join('\n');
}

const distinct = (paths: readonly string[]) => [...new Set(paths.filter((path) => path !== ''))].toSorted();
const pathsOf = (desk: TestDesk) => distinct(documents(desk).map(({ path }) => path));

describe('what is shown of a search while texts are being indexed', () => {
  test('is what is found so far, and says how many documents are missing', async () => {
    const { desk, release } = await halfIndexed();
    expect(await soFar(desk)).toEqual({ total: 40, waiting: 80, hopeless: 0 });
    const { query, anyWord, furniture } = asked;
    const lines = { query, anyWord, furniture, sort: [], offset: 0, limit: 10 };
    expect(must(await desk.finder.concordance(lines))).toMatchObject({ total: 40, missing: { waiting: 80 } });
    expect(must(await desk.finder.groups(asked))).toMatchObject({ total: 40, missing: { waiting: 80 } });
    release();
    await untilIndexed(desk);
    expect(await soFar(desk)).toEqual({ total: 120, waiting: 0, hopeless: 0 });
  });
});

test('an order by rank stands while other texts come in', async () => {
  const desk = await makeDesk();
  const lone = Object.fromEntries(
    Array.from({ length: 12 }, (_, at) => [`lone-${at}.txt`, `Колодец ${'пересох '.repeat(at + 1)}в мае, voda.\n`]),
  );
  await importFolder(desk, { ...farms(0, 40), ...lone });
  await untilIndexed(desk);
  const taken = must(await documentsNow(desk));
  const ranked = { ...asked, query: 'voda колодец', anyWord: true, order: 'rank' } as const;
  const order = async () =>
    must(await desk.finder.takeHits(taken, { ...ranked, offset: 0, limit: 100 })).found.map(({ documentId, from }) => ({
      documentId,
      from,
    }));
  const before = await order();
  // The word for water in 52 texts, and the well at ten farms.
  expect(before).toHaveLength(62);
  // One of the two words becomes common, and would weigh less.
  await importFolder(
    desk,
    Object.fromEntries(Array.from({ length: 80 }, (_, at) => [`w-${at}.txt`, `Колодец ${at}.\n`])),
  );
  await untilIndexed(desk);
  expect(await order()).toEqual(before);
});

describe.each(Object.entries(ways))('%s', (_way, take) => {
  test('waits for the index and holds every text that was there, and none that came later', async () => {
    const { desk, release } = await halfIndexed();
    const told: string[] = [];
    const begun = pathsOf(desk);
    let over = false;
    const taking = take(desk, { told: (done, of, stage) => told.push(`${stage} ${done}/${of}`) }).finally(
      () => (over = true),
    );
    await expect.poll(() => told[0]).toBe('indexing 40/120');
    await importFolder(desk, farms(120, 130));
    expect({ over, saved: desk.host.saved.size }).toEqual({ over: false, saved: 0 });
    release();
    const { paths, said } = await taking;
    expect(distinct(paths)).toEqual(begun);
    expect(said).toEqual({ uncovered: 0, later: 10 });
  });

  test('is given up while it waits, and leaves nothing', async () => {
    const { desk, release } = await halfIndexed();
    const giving = new AbortController();
    const taking = take(desk, { told: () => giving.abort(), signal: giving.signal });
    await expect(taking).rejects.toThrow('cancelled');
    expect(desk.host.saved.size).toBe(0);
    release();
  });

  test('says in itself and besides of how many texts no index could be made', async () => {
    const desk = await makeDesk();
    const release = await holdIndex(desk.store.id);
    await importFolder(desk, farms(0, 12));
    // Their texts are gone, as after damage.
    const gone = documents(desk).slice(0, 2);
    await removeTexts(
      desk,
      gone.map((document) => currentVersion(document).textId),
    );
    release();
    const { paths, words, said } = await take(desk);
    const left = pathsOf(desk).filter((path) => !gone.some((document) => document.path === path));
    expect(distinct(paths)).toEqual(left);
    expect(said).toEqual({ uncovered: 2, later: 0 });
    expect(words).toContain('Not complete: 2 documents are not covered by this search');
  });
});

describe('tagging all that is found', () => {
  test('waits for the index, and tags every passage of the texts that were there', async () => {
    const { desk, release } = await halfIndexed();
    const now = must(await documentsNow(desk));
    const taking = takeWhole(desk, now, (finder) => finder.takePlaces(now, asked));
    await importFolder(desk, farms(120, 130));
    release();
    const { found, total, uncovered } = must(await taking);
    expect({ total, uncovered }).toEqual({ total: 120, uncovered: 0 });
    expect(must(await tagHits(desk, found, ['Water']))).toMatchObject({ annotationIds: { length: 120 } });
    const marked = [...desk.store.snapshot.rows('annotations').values()].map(({ documentId }) => documentId);
    expect(new Set(marked)).toEqual(new Set(now.documents));
  });

  test('does not wait for a text that was removed meanwhile', async () => {
    const { desk, release } = await halfIndexed();
    const now = must(await documentsNow(desk));
    const taking = takeWhole(desk, now, (finder) => finder.takePlaces(now, asked));
    const last = documents(desk).find(({ path }) => path === 'farm-119.txt')!;
    must(await deleteDocuments(desk, [last.id]));
    release();
    expect(must(await taking)).toMatchObject({ total: 119, uncovered: 0 });
  });
});

describe('a second window', () => {
  test('takes out all that the first brought in, though its own index knows nothing of it yet', async () => {
    const first = await makeDesk();
    const second = await makeDesk({}, must(await openProjectStore(first.store.id)));
    await importFolder(first, farms(0, 200));
    const { where } = must(await savePassages(second, asked, csvFile('voda.csv')))!;
    expect(distinct(rowsOf(textOf(saved(second, where))).map((row) => row['path']!))).toEqual(pathsOf(first));
  });

  test('takes out all that was there while the first goes on importing', async () => {
    const first = await makeDesk();
    const second = await makeDesk({}, must(await openProjectStore(first.store.id)));
    await importFolder(first, farms(0, 60));
    const importing = importFolder(first, farms(60, 400));
    const { where, uncovered } = must(await savePassages(second, asked, csvFile('voda.csv')))!;
    const paths = distinct(rowsOf(textOf(saved(second, where))).map((row) => row['path']!));
    await importing;
    expect(uncovered).toBe(0);
    expect(paths).toEqual(expect.arrayContaining(Object.keys(farms(0, 60))));
    // Files come in some at a time, and each batch is there as a whole or not.
    expect(new Set(paths).size).toBe(paths.length);
  });
});
