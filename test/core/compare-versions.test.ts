import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CompareIndex } from '../../src/core/compare/compare-index.ts';
import { conflictsOf } from '../../src/core/compare/conflicts.ts';
import { passageKinds } from '../../src/core/compare/shapes.ts';
import type { FamiliesQuestion, GridQuestion } from '../../src/core/compare/shapes.ts';
import { synopsisOf } from '../../src/core/compare/synopsis.ts';
import { buildWording } from '../../src/core/compare/wording.ts';
import type { TextSource } from '../../src/core/derived/derivation.ts';
import { accountId, accountsNow, besideOthers, documentIdOf, documentOf } from '../../src/core/model/account.ts';
import type { Document } from '../../src/core/model/records.ts';
import { source } from './accounts.ts';

/** What was changed after publication: by the names of the versions. */
const morning =
  'The meeting took place on Sunday at the headquarters of the party. Some 1,200 people came to the square. The minister said: “We will go on with the talks until spring.” Nobody was hurt.';
const evening =
  'Some 1,500 people came to the square on Sunday. The meeting took place on Sunday at the headquarters of the party. The minister said: “We will go on with the talks.” Two were hurt, the police told reporters late in the evening.';
const others = {
  gazette: 'The meeting took place on Sunday at the headquarters of the party, and a crowd of 1,200 people was there.',
  вестник:
    'Встреча прошла в воскресенье. На площадь пришли 1200 человек, и никто из них не пострадал, сообщили власти.',
};

function indexOf(sources: readonly TextSource[]): CompareIndex {
  const index = new CompareIndex(() => true);
  index.add(buildWording(sources));
  return index;
}

const sourcesOf = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts).map(([id, text]) => source(id, text));

/** An answer with every name of a version in place of that of the document which holds its text. */
function renamed(answer: unknown, names: Readonly<Record<string, string>>): unknown {
  return JSON.parse(
    JSON.stringify(answer, (key, value: unknown) =>
      key === 'textId' ? null : typeof value === 'string' && Object.hasOwn(names, value) ? names[value] : value,
    ),
  ) as unknown;
}

const grid = (documentIds: readonly string[]): GridQuestion => ({
  documentIds,
  kinds: passageKinds,
  fewestWords: 8,
  days: null,
  betweenOutlets: false,
});
const all: FamiliesQuestion = { ...grid([]), documentIds: null, offset: 0, limit: 1000 };
const undated = () => ({ date: null, outlet: null });

/** All that is asked of two texts of an index. */
async function answers(index: CompareIndex, sources: readonly TextSource[], ids: readonly [string, string]) {
  const asked = ids.map((id) => sources.find(({ documentId }) => documentId === id)!);
  const dated = asked.map((one) => ({ ...one, date: '2025-06-30' }));
  return {
    pair: await index.pair(...ids),
    grid: await index.grid(grid(ids), undated),
    synopsis: await synopsisOf(asked, (forms) => index.frequencies(forms)),
    conflicts: await conflictsOf(dated, (forms) => index.frequencies(forms)),
  };
}

describe('of two versions of one document', () => {
  const asTwo = { report: 'b', 'report@1': 'c' };

  async function expectAsOfTwo(before: string, now: string, rest: Readonly<Record<string, string>>) {
    const project = indexOf(sourcesOf({ ...rest, report: now }));
    const old = source('report@1', before);
    const versions = await answers(
      project.beside([buildWording([old])]),
      [...sourcesOf({ report: now }), old],
      ['report@1', 'report'],
    );
    const two = sourcesOf({ ...rest, b: now, c: before });
    expect(renamed(versions, asTwo)).toEqual(renamed(await answers(indexOf(two), two, ['c', 'b']), {}));
  }

  test('is said what would be said of two documents that hold these texts', async () => {
    await expectAsOfTwo(morning, evening, others);
    await expectAsOfTwo(others.вестник, `${others.вестник} Позже число выросло до 1500.`, others);
    await expectAsOfTwo(morning, morning, {});
    await expectAsOfTwo('', evening, others);
  });

  test('the same holds of whatever sentences a source took out, added and moved', async () => {
    const pool = `${morning} ${evening} ${Object.values(others).join(' ')}`.split(/(?<=[.”]) /u);
    const text = fc
      .array(fc.nat(pool.length - 1), { maxLength: 8 })
      .map((picked) => picked.map((at) => pool[at]).join(' '));
    await fc.assert(
      fc.asyncProperty(text, text, fc.array(text, { maxLength: 3 }), (before, now, rest) =>
        expectAsOfTwo(before, now, Object.fromEntries(rest.map((one, at) => [`a${at}`, one]))),
      ),
      { numRuns: 100 },
    );
  });

  test('nothing is said in the project: there a document is one text', async () => {
    const project = indexOf(sourcesOf({ ...others, report: evening }));
    const before = await project.families(all, undated);
    const beside = project.beside([buildWording([source('report@1', morning), source('report@2', evening)])]);
    expect((await beside.families(all, undated)).copies).toEqual([['report', 'report@2']]);
    expect(await project.families(all, undated)).toEqual(before);
    expect(project.has('report@1')).toBe(false);
  });
});

describe('an account', () => {
  const version = (number: number) => ({ number, textId: `text ${number}` }) as Document['versions'][number];
  const report = {
    id: 'report',
    title: { value: 'Минуты собрания', origin: { kind: 'text', from: 0, to: 15 } },
    attributes: {
      date: { value: '2025-06-30', origin: { kind: 'text', from: 20, to: 30 } },
      outlet: { value: 'Gazette', origin: { kind: 'person' } },
    },
    versions: [version(1), version(2), version(3)],
  } as unknown as Document;
  const documents = new Map([['report', report]]);

  test('of the text of now has the name of its document, of an older one its number behind it', () => {
    expect([3, 2, 1].map((number) => accountId(report, number))).toEqual(['report', 'report@2', 'report@1']);
    expect(documentIdOf('report@2')).toBe('report');
  });

  test('is the document as it was then: its versions end there, and where things stand now is not where they stood', () => {
    const old = documentOf(documents, 'report@2')!;
    expect(old.id).toBe('report');
    expect(old.versions.map(({ number }) => number)).toEqual([1, 2]);
    expect(old.attributes).toEqual({
      date: { value: '2025-06-30', origin: { kind: 'program' } },
      outlet: { value: 'Gazette', origin: { kind: 'person' } },
    });
    expect(documentOf(documents, 'report@2')).toBe(old);
    expect(documentOf(documents, 'report')).toBe(report);
    expect(documentOf(documents, 'report@7')).toBeUndefined();
    expect(documentOf(documents, 'gone@1')).toBeUndefined();
  });

  test('is there once, also when its version became the newest again', () => {
    expect(accountsNow(documents, ['report@1', 'gone', 'report', 'report@3', 'report@8'])).toEqual([
      'report@1',
      'report',
    ]);
  });

  test('stands beside another one of its document, or alone', () => {
    expect(besideOthers(['report@1', 'other', 'report', 'third@2'])).toEqual(['report@1', 'report']);
  });
});
