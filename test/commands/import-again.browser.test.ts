import { afterEach, describe, expect, test } from 'vitest';
import type { FileOutcome } from '../../src/core/model/records.ts';
import { fail, must } from '../../src/core/model/result.ts';
import { sequenceOf, updated } from '../../src/core/model/diff.ts';
import { deleteDocuments, editDocument } from '../../src/renderer/commands/change-documents.ts';
import { correctEncoding } from '../../src/renderer/commands/correct-encoding.ts';
import { redo, undo } from '../../src/renderer/commands/history.ts';
import { importFiles } from '../../src/renderer/commands/import-files.ts';
import { keepCopies } from '../../src/renderer/commands/keep-copies.ts';
import { factsOfReport } from '../../src/renderer/commands/import-report.ts';
import { takeAsVersion } from '../../src/renderer/commands/take-as-version.ts';
import { memoryHost } from '../../src/renderer/host/memory.ts';
import { annotateWords, clearDesks, documentAt, documents, importFolder, makeDesk, textOf } from './desk.ts';
import type { TestDesk } from './desk.ts';

// What becomes of a folder that is imported once more: nothing that a person chose or marked may be lost on the way.

afterEach(clearDesks);

const bytes = (text: string) => new TextEncoder().encode(text);
/** КОИ8-Р of lower-case Russian; enough for these texts. */
const koi8 = (text: string) => {
  const letters = 'юабцдефгхийклмнопярстужвьызшэщчъ';
  return Uint8Array.from(
    [...text].map((sign) => (letters.includes(sign) ? 0xc0 + letters.indexOf(sign) : sign.charCodeAt(0))),
  );
};

const harbour =
  'The Ferry at Dawn\n\nThe ferry left the harbour of Vell before dawn, witnesses said.\n\nIt carried grain and two passengers.\n';
const mill =
  'A Mill Burns\n\nThe mill above the weir burned for two days; nobody was hurt.\n\nIts owner had been warned in spring.\n';
const гавань =
  'Паром на рассвете\n\nПаром вышел из гавани до рассвета, сказали очевидцы.\n\nОн вёз зерно и двух пассажиров.\n';
const мельница =
  'Горит мельница\n\nМельница над плотиной горела два дня, никто не пострадал.\n\nХозяина предупреждали ещё весной.\n';
const 渡船 = '黎明的渡船\n\n目击者说，渡船在黎明前离开了港口，船上装着粮食和两名乘客。\n\n没有人知道它要去哪里。\n';
const 磨坊 = '磨坊失火\n\n堤坝上的磨坊烧了两天，无人受伤。春天时有人警告过它的主人。\n\n市长下令重建。\n';
const مركب =
  'العبارة عند الفجر\n\nغادرت العبارة ميناء فيل قبل الفجر كما قال الشهود.\n\nوكانت تحمل الحبوب واثنين من الركاب.\n';
const طاحونة =
  'حريق في الطاحونة\n\nاحترقت الطاحونة فوق السد يومين ولم يصب أحد بأذى.\n\nوقد تم تحذير صاحبها في الربيع.\n';

const kinds = (outcomes: readonly FileOutcome[]) => Object.fromEntries(outcomes.map(({ path, kind }) => [path, kind]));
const marksOf = (desk: TestDesk, id: string) =>
  desk.store.snapshot.annotationsOf(id).map(({ anchor, quotation }) => `${anchor.kind}: ${quotation.exact}`);

describe('what a person chose', () => {
  test('stays when the unchanged folder comes again: an encoding corrected by hand, and its marks', async () => {
    const desk = await makeDesk();
    const folder = { 'short.txt': koi8('привет, мир') };
    await importFolder(desk, folder);
    must(await correctEncoding(desk, documentAt(desk, 'short.txt').id, 'koi8-r'));
    const { id } = await annotateWords(desk, documentAt(desk, 'short.txt'), 'привет');
    expect(kinds(await importFolder(desk, folder))).toEqual({ 'short.txt': 'unchanged' });
    expect(await textOf(desk, documentAt(desk, 'short.txt'))).toBe('привет, мир');
    expect(documentAt(desk, 'short.txt').versions).toHaveLength(2);
    expect(desk.store.snapshot.rows('annotations').get(id)!.anchor.kind).toBe('exact');
  });

  test('of an encoding holds for the same bytes elsewhere, too', async () => {
    const desk = await makeDesk();
    const letter = koi8('привет, мир');
    await importFolder(desk, { 'short.txt': letter });
    must(await correctEncoding(desk, documentAt(desk, 'short.txt').id, 'koi8-r'));
    const outcomes = await importFolder(desk, { 'short.txt': letter, 'copy.txt': letter });
    expect(kinds(outcomes)).toEqual({ 'copy.txt': 'duplicate', 'short.txt': 'unchanged' });
    must(await keepCopies(desk, [...desk.store.snapshot.rows('imports').keys()].at(-1)!, ['copy.txt']));
    expect(await textOf(desk, documentAt(desk, 'copy.txt'))).toBe('привет, мир');
  });

  test('of an encoding reads the next version, unless its bytes say what they are', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'short.txt': koi8('привет, мир') });
    must(await correctEncoding(desk, documentAt(desk, 'short.txt').id, 'koi8-r'));
    const next = await importFolder(desk, { 'short.txt': koi8('привет, мир и труд') });
    expect(next).toMatchObject([{ kind: 'new-version', version: 3 }]);
    expect(next[0]).not.toHaveProperty('guessed');
    expect(await textOf(desk, documentAt(desk, 'short.txt'))).toBe('привет, мир и труд');
    expect(documentAt(desk, 'short.txt').versions.at(-1)!.encoding).toMatchObject({ label: 'koi8-r', by: 'person' });
    // Converted to UTF-8 since: every byte of it could be read as КОИ8-Р, and would make no sense.
    const converted = await importFolder(desk, { 'short.txt': bytes('привет, мир и май') });
    expect(converted).toMatchObject([{ kind: 'new-version', version: 4, guessed: true }]);
    expect(await textOf(desk, documentAt(desk, 'short.txt'))).toBe('привет, мир и май');
  });

  test('of an encoding gives way, and it is said, where the new bytes cannot be read so', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'a.txt': bytes('Plain words of a plain text.') });
    must(await correctEncoding(desk, documentAt(desk, 'a.txt').id, 'shift_jis'));
    const latin = new Uint8Array([...bytes('Plain words of a plain text, caf'), 0xe9, 0x20, 0xfd, 0x2e]);
    expect(await importFolder(desk, { 'a.txt': latin })).toMatchObject([{ kind: 'new-version', guessed: true }]);
    expect(await textOf(desk, documentAt(desk, 'a.txt'))).toContain('café');
  });

  test('of title and facts stays with a new version, and what was guessed follows the new text', async () => {
    const desk = await makeDesk();
    const dated = (title: string, day: string) => `${title}\n\nMay ${day}, 1947\n\nBy Maud Aimes\n\n${harbour}`;
    await importFolder(desk, { 'a.txt': dated('First Headline', '3'), 'b.txt': dated('Other Headline', '5') });
    must(
      await editDocument(desk, documentAt(desk, 'b.txt').id, {
        title: 'My own title',
        attributes: { date: '1948', author: '' },
        language: 'nl',
      }),
    );
    await importFolder(desk, { 'a.txt': dated('Second Headline', '4'), 'b.txt': dated('Another Headline', '6') });
    const [a, b] = [documentAt(desk, 'a.txt'), documentAt(desk, 'b.txt')];
    expect([a.title.value, a.attributes['date']?.value, a.attributes['author']?.value]).toEqual([
      'Second Headline',
      '1947-05-04',
      'Maud Aimes',
    ]);
    expect([b.title.value, b.attributes['date']?.value, b.attributes['author'], b.language]).toEqual([
      'My own title',
      '1948',
      undefined,
      'nl',
    ]);
    expect([a.versions.length, b.versions.length]).toEqual([2, 2]);
  });
});

describe('a value that a person took away', () => {
  const by = (author: string, more: string) =>
    `${author === '' ? harbour : harbour.replace('\n\n', `\n\nBy ${author}\n\n`)}${more}\n`;
  const authorAt = (desk: TestDesk, at: string) => documentAt(desk, at).attributes['author']?.value;

  test('is not filled again, whatever the texts in between said, until that is undone', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'a.txt': by('Maud Aimes', 'one') });
    expect(authorAt(desk, 'a.txt')).toBe('Maud Aimes');
    must(await editDocument(desk, documentAt(desk, 'a.txt').id, { attributes: { author: '' } }));
    await importFolder(desk, { 'a.txt': by('', 'two') });
    await importFolder(desk, { 'a.txt': by('Jan Otter', 'three') });
    expect(authorAt(desk, 'a.txt')).toBeUndefined();
    await importFolder(desk, { 'b.txt': by('Jan Otter', 'three') });
    expect([documentAt(desk, 'b.txt').versions.length, authorAt(desk, 'b.txt')]).toEqual([3, undefined]);
    must(await correctEncoding(desk, documentAt(desk, 'b.txt').id, 'windows-1252'));
    expect(authorAt(desk, 'b.txt')).toBeUndefined();
  });

  test('is filled by a new text where only the guess had gone', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'a.txt': by('Maud Aimes', 'one') });
    await importFolder(desk, { 'a.txt': by('', 'two') });
    expect(authorAt(desk, 'a.txt')).toBeUndefined();
    await importFolder(desk, { 'a.txt': by('Jan Otter', 'three') });
    expect(authorAt(desk, 'a.txt')).toBe('Jan Otter');
    must(await editDocument(desk, documentAt(desk, 'a.txt').id, { attributes: { author: '' } }));
    must(await undo(desk));
    await importFolder(desk, { 'a.txt': by('Maud Aimes', 'four') });
    expect(authorAt(desk, 'a.txt')).toBe('Maud Aimes');
  });

  for (const emptied of ['a.txt', 'c.txt']) {
    test(`stays away when two documents become one: taken away at ${emptied}`, async () => {
      const desk = await makeDesk();
      await importFolder(desk, { 'a.txt': by('Maud Aimes', 'one'), 'b.txt': mill });
      const a = documentAt(desk, 'a.txt');
      if (emptied === 'a.txt') must(await editDocument(desk, a.id, { attributes: { author: '' } }));
      await importFolder(desk, { 'b.txt': mill, 'c.txt': by('Jan Otter', 'of grain, sheep and two more passengers') });
      const c = documentAt(desk, 'c.txt');
      expect(authorAt(desk, 'c.txt')).toBe('Jan Otter');
      if (emptied === 'c.txt') must(await editDocument(desk, c.id, { attributes: { author: '' } }));
      must(await takeAsVersion(desk, c.importId, 'c.txt'));
      expect([documentAt(desk, 'c.txt').id, authorAt(desk, 'c.txt')]).toEqual([a.id, undefined]);
      await importFolder(desk, { 'b.txt': mill, 'c.txt': by('Jan Otter', 'five') });
      expect([documentAt(desk, 'c.txt').versions.length, authorAt(desk, 'c.txt')]).toEqual([3, undefined]);
    });
  }
});

describe('another folder of the same name', () => {
  for (const [script, one, two] of [
    ['Latin', harbour, mill],
    ['Cyrillic', гавань, мельница],
    ['Han', 渡船, 磨坊],
    ['Arabic', مركب, طاحونة],
  ] as const) {
    test(`is not taken for new versions, and no mark is lost: ${script}`, async () => {
      const desk = await makeDesk();
      await importFolder(desk, { '1.txt': one });
      const first = documents(desk)[0]!;
      await annotateWords(desk, first, one.slice(0, 5));
      const outcomes = await importFolder(desk, { '1.txt': two });
      expect(outcomes).toMatchObject([{ kind: 'imported', unlike: first.id }]);
      expect(documents(desk)).toHaveLength(2);
      expect(desk.store.snapshot.rows('documents').get(first.id)).toEqual(first);
      expect(marksOf(desk, first.id)).toEqual([`exact: ${one.slice(0, 5)}`]);
      // Either folder is known by its texts from now on.
      expect(kinds(await importFolder(desk, { '1.txt': two }))).toEqual({ '1.txt': 'unchanged' });
      expect(kinds(await importFolder(desk, { '1.txt': one }))).toEqual({ '1.txt': 'unchanged' });
      expect(await importFolder(desk, { '1.txt': `${one}${one.slice(3, 9)}` })).toMatchObject([
        { kind: 'new-version', documentId: first.id },
      ]);
    });
  }
});

describe('a text that stands elsewhere now', () => {
  test('is followed by its words when two files changed places, in one act', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'a.txt': harbour, 'b.txt': гавань });
    const [a, b] = [documentAt(desk, 'a.txt'), documentAt(desk, 'b.txt')];
    await annotateWords(desk, a, 'before dawn');
    await annotateWords(desk, b, 'до рассвета');
    const outcomes = await importFolder(desk, { 'a.txt': гавань, 'b.txt': harbour });
    expect(outcomes).toMatchObject([
      { path: 'a.txt', kind: 'unchanged', documentId: b.id, from: 'b.txt' },
      { path: 'b.txt', kind: 'unchanged', documentId: a.id, from: 'a.txt' },
    ]);
    expect([documentAt(desk, 'a.txt').id, documentAt(desk, 'b.txt').id]).toEqual([b.id, a.id]);
    expect([marksOf(desk, a.id), marksOf(desk, b.id)]).toEqual([['exact: before dawn'], ['exact: до рассвета']]);
    expect(documents(desk).map(({ versions }) => versions.length)).toEqual([1, 1]);
    must(await undo(desk));
    expect(documentAt(desk, 'a.txt').id).toBe(a.id);
    must(await redo(desk));
    expect(kinds(await importFolder(desk, { 'a.txt': гавань, 'b.txt': harbour }))).toEqual({
      'a.txt': 'unchanged',
      'b.txt': 'unchanged',
    });
  });

  test('is followed by its words when they changed places in a folder of many batches', async () => {
    const desk = await makeDesk();
    const many = Object.fromEntries(Array.from({ length: 600 }, (_, at) => [`m${at}.txt`, `Text number ${at}.`]));
    await importFolder(desk, { ...many, 'a.txt': harbour, 'z.txt': гавань });
    const [a, z] = [documentAt(desk, 'a.txt').id, documentAt(desk, 'z.txt').id];
    await importFolder(desk, { ...many, 'a.txt': гавань, 'z.txt': harbour });
    expect([documentAt(desk, 'a.txt').id, documentAt(desk, 'z.txt').id]).toEqual([z, a]);
    expect(documents(desk)).toHaveLength(602);
  });

  test('is the same document when it was moved or renamed, and its guessed title follows', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'a.txt': harbour, 'notes.txt': '1\n\n2\n\n3' });
    const [a, notes] = [documentAt(desk, 'a.txt'), documentAt(desk, 'notes.txt')];
    await annotateWords(desk, a, 'before dawn');
    const outcomes = await importFolder(desk, { '1947/ferry.txt': harbour, 'plans.txt': '1\n\n2\n\n3' });
    expect(outcomes).toMatchObject([
      { kind: 'unchanged', documentId: a.id, from: 'a.txt' },
      { kind: 'unchanged', documentId: notes.id, from: 'notes.txt' },
    ]);
    expect(
      documents(desk)
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['1947/ferry.txt', 'plans.txt']);
    expect([notes.title.value, documentAt(desk, 'plans.txt').title.value]).toEqual(['notes', 'plans']);
    expect(marksOf(desk, a.id)).toEqual(['exact: before dawn']);
  });

  test('is a duplicate as long as its own file stands', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'a.txt': harbour, 'b.txt': гавань });
    const outcomes = await importFolder(desk, { 'a.txt': harbour, 'b.txt': harbour, 'c.txt': harbour });
    expect(kinds(outcomes)).toEqual({ 'a.txt': 'unchanged', 'b.txt': 'duplicate', 'c.txt': 'duplicate' });
    expect(await textOf(desk, documentAt(desk, 'b.txt'))).toBe(гавань);
  });

  for (const copies of [['a copy.txt'], ['b.txt'], ['a copy.txt', 'b.txt']]) {
    test(`is a document of its own when the file that it is a copy of was edited: ${copies.join(', ')}`, async () => {
      const desk = await makeDesk();
      await importFolder(desk, { 'a.txt': гавань });
      const a = documentAt(desk, 'a.txt');
      const folder = {
        'a.txt': `${гавань}\nКонец.\n`,
        ...Object.fromEntries(copies.map((path) => [path, гавань])),
      };
      const outcomes = await importFolder(desk, folder);
      expect(outcomes.find(({ path }) => path === 'a.txt')).toMatchObject({ kind: 'new-version', documentId: a.id });
      const [first, ...others] = copies;
      const copy = documentAt(desk, first!);
      expect(copy.id).not.toBe(a.id);
      expect(await textOf(desk, copy)).toBe(гавань);
      expect(outcomes.find(({ path }) => path === first)).toMatchObject({ kind: 'imported', documentId: copy.id });
      for (const path of others)
        expect(outcomes.find((one) => one.path === path)).toMatchObject({ kind: 'duplicate', documentId: copy.id });
      expect(documents(desk)).toHaveLength(2);
      const kindsAgain = Object.values(kinds(await importFolder(desk, folder)));
      expect(kindsAgain.filter((kind) => kind === 'unchanged')).toHaveLength(2);
    });
  }

  test('is the next text of the document whose file has it now, where copies are kept', async () => {
    const desk = await makeDesk();
    const longer = `${гавань}\nКонец.\n`;
    await importFolder(desk, { 'a.txt': longer, 'b.txt': гавань, 'c.txt': harbour });
    const [b, c] = [documentAt(desk, 'b.txt'), documentAt(desk, 'c.txt')];
    const outcomes = await importFolder(desk, { 'a.txt': longer, 'b.txt': longer, 'c.txt': longer }, 'keep');
    expect(outcomes).toMatchObject([
      { path: 'a.txt', kind: 'unchanged' },
      { path: 'b.txt', kind: 'new-version', documentId: b.id, version: 2 },
      { path: 'c.txt', kind: 'imported', unlike: c.id },
    ]);
    expect(await textOf(desk, documentAt(desk, 'b.txt'))).toBe(longer);
  });

  test('is not followed when nobody knows whether its file is gone', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'in/a.txt': harbour });
    const outcomes = await importFolder(desk, { in: { problem: 'no-permission' }, 'b.txt': harbour });
    expect(kinds(outcomes)).toEqual({ in: 'failed', 'b.txt': 'duplicate' });
    expect(documents(desk).map(({ path }) => path)).toEqual(['in/a.txt']);
  });

  test('and was changed on the way is suggested, and a person takes it as a new version, in one act', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'a.txt': harbour, 'b.txt': mill });
    const a = documentAt(desk, 'a.txt');
    await annotateWords(desk, a, 'left the harbour of Vell');
    const changed = harbour.replace('It carried grain', 'As far as anybody knows it carried grain, sheep');
    const outcomes = await importFolder(desk, { 'b.txt': mill, 'c.txt': changed, 'd.txt': гавань });
    expect(outcomes).toMatchObject([
      { path: 'b.txt', kind: 'unchanged' },
      { path: 'c.txt', kind: 'imported', like: a.id },
      { path: 'd.txt', kind: 'imported' },
    ]);
    expect(outcomes[2]).not.toHaveProperty('like');
    const c = documentAt(desk, 'c.txt');
    await annotateWords(desk, c, 'sheep');
    must(await editDocument(desk, c.id, { attributes: { place: 'Vell' }, language: 'nl' }));
    const byPath = () => documents(desk).toSorted((one, other) => (one.path < other.path ? -1 : 1));
    const before = byPath();

    must(await takeAsVersion(desk, c.importId, 'c.txt'));
    expect(
      documents(desk)
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['b.txt', 'c.txt', 'd.txt']);
    const joined = documentAt(desk, 'c.txt');
    expect([joined.id, joined.versions.length, joined.attributes['place']?.value]).toEqual([a.id, 2, 'Vell']);
    expect(joined.language).toBe('nl');
    expect(await textOf(desk, joined)).toBe(changed);
    expect(marksOf(desk, a.id).sort()).toEqual(['exact: left the harbour of Vell', 'exact: sheep']);
    const marks = desk.store.snapshot.annotationsOf(a.id);
    expect(marks.map(({ version }) => version)).toEqual([2, 2]);
    must(await undo(desk));
    expect(byPath()).toEqual(before);
  });

  test('is taken as a new version once, also when it is asked for twice', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'a.txt': harbour, 'b.txt': mill });
    await importFolder(desk, { 'b.txt': mill, 'c.txt': `${harbour}And sheep.\n` });
    const { importId } = documentAt(desk, 'c.txt');
    must(await takeAsVersion(desk, importId, 'c.txt'));
    const joined = documentAt(desk, 'c.txt');
    expect(must(await takeAsVersion(desk, importId, 'c.txt'))).toEqual({});
    expect(documentAt(desk, 'c.txt')).toEqual(joined);
  });

  test('and has gaps in the numbers of its versions takes its marks along to the texts that they stand in', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'a.txt': harbour, 'b.txt': mill });
    const a = documentAt(desk, 'a.txt');
    await importFolder(desk, { 'b.txt': mill, 'c.txt': bytes(`${harbour}Und Schafe für Übersee.\n`) });
    const c = documentAt(desk, 'c.txt');
    must(await correctEncoding(desk, c.id, 'windows-1252'));
    must(await correctEncoding(desk, c.id, 'utf-8'));
    const marked = await annotateWords(desk, documentAt(desk, 'c.txt'), 'für Übersee');
    // As a project file that was edited may number them.
    const now = documentAt(desk, 'c.txt');
    const numbers = [1, 4, 9];
    const versions = now.versions.map((one, at) => ({ ...one, number: numbers[at]! }));
    const gaps = sequenceOf([
      updated('documents', now, { ...now, versions }),
      updated('annotations', marked, { ...marked, version: 9 }),
    ]);
    must(await desk.store.apply(gaps, { act: 'gaps', label: { verb: 'edit-document' }, author: 'Ада' }));
    must(await takeAsVersion(desk, c.importId, 'c.txt'));
    const joined = documentAt(desk, 'c.txt');
    expect([joined.id, joined.versions.map(({ number }) => number)]).toEqual([a.id, [1, 2, 3, 4]]);
    const [mark] = desk.store.snapshot.annotationsOf(a.id);
    expect([mark!.version, mark!.anchor.kind]).toEqual([4, 'exact']);
    expect((await textOf(desk, joined)).slice(mark!.from, mark!.to)).toBe('für Übersee');
  });

  test('and was read in two encodings fills nothing that was taken away, whatever the wrong reading said', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'a.txt': bytes(harbour.replace('\n\n', '\n\nBy Maud Aimes\n\n')), 'b.txt': mill });
    const a = documentAt(desk, 'a.txt');
    must(await editDocument(desk, a.id, { attributes: { author: '' } }));
    await importFolder(desk, {
      'b.txt': mill,
      'c.txt': bytes(`${harbour.replace('\n\n', '\n\nBy Jan Otter\n\n')}And sheep.\n`),
    });
    const c = documentAt(desk, 'c.txt');
    must(await correctEncoding(desk, c.id, 'utf-16le'));
    must(await correctEncoding(desk, c.id, 'utf-8'));
    must(await takeAsVersion(desk, c.importId, 'c.txt'));
    const joined = documentAt(desk, 'c.txt');
    expect([joined.id, joined.versions.length]).toEqual([a.id, 4]);
    expect([joined.attributes['author'], joined.language]).toEqual([undefined, 'en']);
  });
});

describe('an import that ends before all of its folder was seen', () => {
  const many = Object.fromEntries(Array.from({ length: 700 }, (_, at) => [`more ${at}.txt`, `Text number ${at}.`]));
  const first = { 'a.txt': harbour, 'b.txt': mill, 'c.txt': гавань };
  /** The same folder, of which the first files changed places; `c.txt` is among those that nobody comes to see. */
  const swapped = { 'a.txt': mill, 'b.txt': harbour, ...many, 'z.txt': гавань };

  for (const ends of ['cancelled', 'failed'] as const) {
    test(`settles what it saw, and takes nothing else for gone: ${ends}`, async () => {
      const desk = await makeDesk();
      await importFolder(desk, first);
      const before = new Map(documents(desk).map(({ id, path }) => [path, id]));
      const host = memoryHost(swapped);
      const source = must(await host.openFiles('folder'))!;
      const cancel = new AbortController();
      let pulls = 0;
      const pullFiles: typeof host.pullFiles = async (id, budget) =>
        ends === 'failed' && ++pulls > 1 ? fail('vanished', 'texts') : host.pullFiles(id, budget);
      const options = ends === 'cancelled' ? { signal: cancel.signal, onProgress: () => cancel.abort() } : {};
      const { record } = must(await importFiles({ ...desk, host: { ...host, pullFiles } }, source, options));
      expect(record.state).toBe(ends);
      const at = (path: string) => documents(desk).find(({ id }) => id === before.get(path))?.path;
      expect([at('a.txt'), at('b.txt'), at('c.txt')]).toEqual(['b.txt', 'a.txt', 'c.txt']);
      const outcomes = must(await desk.store.outcomes(record.id)).flatMap(({ files }) => files);
      expect(outcomes.length).toBeLessThan(700);
      expect(outcomes.filter(({ kind }) => kind !== 'imported')).toMatchObject([
        { path: 'a.txt', kind: 'unchanged', from: 'b.txt' },
        { path: 'b.txt', kind: 'unchanged', from: 'a.txt' },
      ]);
    });
  }
});

describe('the report of an import', () => {
  const factsOf = async (desk: TestDesk) => {
    const record = [...desk.store.snapshot.rows('imports').values()].at(-1)!;
    const files = must(await desk.store.outcomes(record.id)).flatMap((outcomes) => outcomes.files);
    const facts = factsOfReport(desk, record, files);
    return { facts, at: (path: string) => files.find((file) => file.path === path)! };
  };

  test('names the document whose text is no longer there where another one’s stands now', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'a.txt': harbour, 'b.txt': mill });
    const b = documentAt(desk, 'b.txt');
    await annotateWords(desk, b, 'burned for two days');
    await importFolder(desk, { 'a.txt': harbour, 'b.txt': harbour });
    const { facts, at } = await factsOf(desk);
    expect(at('b.txt')).toMatchObject({ kind: 'duplicate', documentId: documentAt(desk, 'a.txt').id });
    expect([facts.madeWay(at('a.txt')), facts.madeWay(at('b.txt'))?.id]).toEqual([null, b.id]);
    expect(marksOf(desk, b.id)).toEqual(['exact: burned for two days']);
    await importFolder(desk, { 'b.txt': harbour });
    const after = await factsOf(desk);
    expect(after.at('b.txt')).toMatchObject({ kind: 'unchanged', from: 'a.txt' });
    expect(after.facts.madeWay(after.at('b.txt'))?.id).toBe(b.id);
  });

  test('names of two texts that stood at one place the one that stood there last', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'a.txt': harbour, 'b.txt': mill });
    await importFolder(desk, { 'a.txt': harbour, 'b.txt': гавань });
    expect(documents(desk).filter(({ path }) => path === 'b.txt')).toHaveLength(2);
    await importFolder(desk, { 'a.txt': harbour, 'b.txt': harbour });
    const { facts, at } = await factsOf(desk);
    expect(facts.madeWay(at('b.txt'))?.title.value).toBe('Паром на рассвете');
  });

  test('names none where a copy is only a copy', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'a.txt': harbour, 'copy.txt': harbour });
    await importFolder(desk, { 'a.txt': harbour, 'copy.txt': harbour, 'b.txt': mill });
    const { facts, at } = await factsOf(desk);
    expect([at('copy.txt').kind, facts.madeWay(at('copy.txt'))]).toEqual(['duplicate', null]);
  });

  test('counts what became of the marks of a new version, and none that were made since', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'a.txt': harbour, 'b.txt': mill });
    for (const words of ['The Ferry at Dawn', 'two passengers', 'left the harbour of Vell before dawn', 'grain'])
      await annotateWords(desk, documentAt(desk, 'a.txt'), words);
    await importFolder(desk, {
      'a.txt': `${harbour.replace('left the harbour of Vell before dawn', 'left the harbor of Vell before dawn').replace('It carried grain', 'In its hold were bricks')}`,
      'b.txt': mill,
    });
    await annotateWords(desk, documentAt(desk, 'a.txt'), 'bricks');
    const { facts, at } = await factsOf(desk);
    const counted = marksOf(desk, documentAt(desk, 'a.txt').id);
    const count = (kind: string) => counted.filter((mark) => mark.startsWith(kind)).length;
    expect(facts.marks(at('a.txt'))).toEqual({
      kept: count('exact') - 1,
      moved: count('moved'),
      changed: count('approximate'),
      lost: count('lost'),
      comments: 0,
      highlights: 0,
    });
    expect([count('approximate'), count('lost')]).toEqual([1, 1]);
    expect(facts.marks(at('b.txt'))).toBeNull();
    const then = await factsOf(desk);
    await importFolder(desk, { 'a.txt': harbour, 'b.txt': mill });
    expect(then.facts.marks(then.at('a.txt'))).toBeNull();
  });
});

test('a duplicate is recognised after its kept copy was removed', async () => {
  const desk = await makeDesk();
  await importFolder(desk, { 'a.txt': harbour, 'copy.txt': harbour });
  must(await keepCopies(desk, documentAt(desk, 'a.txt').importId, ['copy.txt']));
  must(await deleteDocuments(desk, [documentAt(desk, 'copy.txt').id]));
  expect(kinds(await importFolder(desk, { 'a.txt': harbour, 'copy.txt': harbour }))).toEqual({
    'a.txt': 'unchanged',
    'copy.txt': 'duplicate',
  });
});
