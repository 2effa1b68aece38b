import { afterEach, describe, expect, test } from 'vitest';
import { fail, must } from '../../src/core/model/result.ts';
import type { Result } from '../../src/core/model/result.ts';
import type { FileEntry } from '../../src/core/ports/host.ts';
import type { IngestPort } from '../../src/core/ports/ingest.ts';
import { keepCopies } from '../../src/renderer/commands/keep-copies.ts';
import { undo, redo } from '../../src/renderer/commands/history.ts';
import { importFiles } from '../../src/renderer/commands/import-files.ts';
import type { ImportProgress } from '../../src/renderer/commands/import-files.ts';
import { correctEncoding, previewEncoding } from '../../src/renderer/commands/correct-encoding.ts';
import { memoryHost } from '../../src/renderer/host/memory.ts';
import { annotateWords, clearDesks, documentAt, documents, importFolder, makeDesk, textOf } from './desk.ts';

afterEach(clearDesks);

const bytes = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => {
  const out = new Uint8Array(text.length * 2);
  for (let at = 0; at < text.length; at++) {
    out[2 * at] = text.charCodeAt(at) & 0xff;
    out[2 * at + 1] = text.charCodeAt(at) >> 8;
  }
  return out;
};
const kinds = (outcomes: readonly { path: string; kind: string }[]) =>
  Object.fromEntries(outcomes.map(({ path, kind }) => [path, kind]));

const harbour =
  'The Ferry at Dawn\n\nThe ferry left the harbour of Vell before dawn, witnesses said.\n\nIt carried grain.\n';
const гавань = 'Паром на рассвете\n\nПаром вышел из гавани до рассвета, сказали очевидцы.\n\nОн вёз зерно.\n';

describe('an import', () => {
  test('makes a document of every text, in folders and in any script', async () => {
    const desk = await makeDesk();
    const outcomes = await importFolder(desk, {
      'en/ferry.txt': harbour,
      'ru/паром.md': гавань,
      README: 'مرحبا بالعالم',
    });
    expect(kinds(outcomes)).toEqual({ README: 'imported', 'en/ferry.txt': 'imported', 'ru/паром.md': 'imported' });
    expect(await textOf(desk, documentAt(desk, 'ru/паром.md'))).toBe(гавань);
    expect(documentAt(desk, 'en/ferry.txt').title).toMatchObject({
      value: 'The Ferry at Dawn',
      origin: { kind: 'text', from: 0, to: 17 },
    });
  });

  test('gives everything that is no text an outcome with its reason, and the others still come in', async () => {
    const desk = await makeDesk();
    const outcomes = await importFolder(desk, {
      'a.txt': harbour,
      'empty.txt': '',
      'picture.txt': new Uint8Array([
        0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 1, 0, 0, 0, 1, 0, 8,
        6, 0, 0, 0,
      ]),
      'paper.djvu': bytes('%PDF-1.7'),
      'huge.txt': { problem: 'too-large', size: 200 * 1024 * 1024 },
      'locked.txt': { problem: 'no-permission' },
      loop: { problem: 'link-loop' },
      'gone.txt': { problem: 'vanished' },
      '.hidden.txt': 'nobody looks at this',
      'Thumbs.db': 'nor at this',
    });
    expect(outcomes.map((file) => [file.path, file.kind, 'reason' in file ? file.reason : ''])).toEqual([
      ['a.txt', 'imported', ''],
      ['empty.txt', 'skipped', 'empty'],
      ['gone.txt', 'failed', 'vanished'],
      ['huge.txt', 'skipped', 'too-large'],
      ['locked.txt', 'failed', 'no-permission'],
      ['loop', 'failed', 'link-loop'],
      ['paper.djvu', 'skipped', 'unknown-format'],
      ['picture.txt', 'skipped', 'not-text'],
    ]);
  });

  test('takes names with newlines and emoji, and texts that look like programs, as they are', async () => {
    const desk = await makeDesk();
    const hostile = '<script>alert("1")</script>\n\n<img src=x onerror=alert(2)> =HYPERLINK("http://x")\n';
    await importFolder(desk, { 'line\nbreak 🚢.txt': hostile });
    expect(await textOf(desk, documentAt(desk, 'line\nbreak 🚢.txt'))).toBe(hostile);
  });

  test('reads UTF-16 without a mark, lone surrogates, NULs, only-CR newlines and 48 KB on one line', async () => {
    const desk = await makeDesk();
    const line = 'Le fleuve monte encore et la ville attend. '.repeat(1150);
    await importFolder(desk, {
      'utf16.txt': utf16(гавань.repeat(3)),
      'lone.txt': new Uint8Array([
        0xff,
        0xfe,
        ...utf16('Half a pair: \ud83d. The rest of it is an ordinary sentence.'),
      ]),
      'nul.txt': bytes('One\u0000 stray NUL in an otherwise ordinary text, as some old programs left it.'),
      'mac.txt': bytes('First line\rSecond line\r\rThird paragraph\r'),
      'long.txt': bytes(line),
    });
    expect(await textOf(desk, documentAt(desk, 'utf16.txt'))).toBe(гавань.repeat(3));
    expect(documentAt(desk, 'lone.txt').versions[0]!.encoding.replacements).toBe(1);
    expect(await textOf(desk, documentAt(desk, 'nul.txt'))).toContain('One\u0000 stray');
    expect(await textOf(desk, documentAt(desk, 'mac.txt'))).toBe('First line\nSecond line\n\nThird paragraph\n');
    expect(await textOf(desk, documentAt(desk, 'long.txt'))).toBe(line);
    expect(documentAt(desk, 'long.txt').versions[0]!.passages).toBeGreaterThan(30);
  });

  test('done again doubles nothing', async () => {
    const desk = await makeDesk();
    const folder = { 'a.txt': harbour, 'b.txt': гавань };
    await importFolder(desk, folder);
    const again = await importFolder(desk, folder);
    expect(kinds(again)).toEqual({ 'a.txt': 'unchanged', 'b.txt': 'unchanged' });
    expect(documents(desk)).toHaveLength(2);
  });

  test('shows a text that is there already as a duplicate, which can be kept as a copy', async () => {
    const desk = await makeDesk();
    const outcomes = await importFolder(desk, {
      'a.txt': harbour,
      'copy of a.txt': harbour,
      'with CR.txt': harbour.replaceAll('\n', '\r\n'),
    });
    expect(kinds(outcomes)).toEqual({ 'a.txt': 'imported', 'copy of a.txt': 'duplicate', 'with CR.txt': 'duplicate' });
    const { importId } = documentAt(desk, 'a.txt');
    must(await keepCopies(desk, importId, ['with CR.txt']));
    expect(await textOf(desk, documentAt(desk, 'with CR.txt'))).toBe(harbour);
    const stored = must(await desk.store.text(documentAt(desk, 'with CR.txt').versions[0]!.textId));
    expect(new TextDecoder().decode(stored.bytes)).toBe(harbour.replaceAll('\n', '\r\n'));
    must(await undo(desk));
    expect(documents(desk)).toHaveLength(1);
  });

  test('makes a changed file a new version, and its annotations follow their words', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'a.txt': harbour });
    const kept = await annotateWords(desk, documentAt(desk, 'a.txt'), 'It carried grain');
    const lost = await annotateWords(desk, documentAt(desk, 'a.txt'), 'before dawn');
    const changed =
      'The Ferry at Dawn\n\nNothing is known of the hour.\n\nAs far as anybody saw, it left.\n\nIt carried grain.\n';
    const outcomes = await importFolder(desk, { 'a.txt': changed });
    expect(kinds(outcomes)).toEqual({ 'a.txt': 'new-version' });
    const rows = desk.store.snapshot.rows('annotations');
    const moved = rows.get(kept.id)!;
    expect(changed.slice(moved.from, moved.to)).toBe('It carried grain');
    expect([moved.version, moved.anchor.kind]).toEqual([2, 'moved']);
    expect([rows.get(lost.id)!.version, rows.get(lost.id)!.anchor.kind]).toEqual([1, 'lost']);
    expect(must(await desk.store.text(documentAt(desk, 'a.txt').versions[0]!.textId)).text).toBe(harbour);
    const { imported } = documentAt(desk, 'a.txt').versions[1]!;
    expect([moved.changed, rows.get(lost.id)!.changed]).toEqual([imported, imported]);
    const still = rows.get(lost.id);
    await importFolder(desk, { 'a.txt': `${changed}It came back.\n` });
    expect(rows.get(lost.id)).toEqual(still);
    expect(rows.get(kept.id)).toMatchObject({ version: 3, anchor: { kind: 'exact' } });
    must(await undo(desk));
    must(await undo(desk));
    expect(rows.get(lost.id)).toEqual(lost);
    expect(documentAt(desk, 'a.txt').versions).toHaveLength(1);
  });

  test('never takes a mark to the twin of its words when these were edited or deleted', async () => {
    const desk = await makeDesk();
    const sentence = 'The Committee expressed its deep concern.';
    const minutes = `Resolutions\n\nResolution 1. ${sentence} Members left.\n\nResolution 2. ${sentence} Votes were cast.\n`;
    const other = minutes.replace('Resolutions', 'Second day');
    await importFolder(desk, { 'a.txt': minutes, 'b.txt': other });
    const deleted = await annotateWords(desk, documentAt(desk, 'a.txt'), sentence, 'last');
    const edited = await annotateWords(desk, documentAt(desk, 'b.txt'), sentence, 'last');
    const changed = other.replace('2. The Committee expressed its deep', '2. The Committee expressed its grave');
    await importFolder(desk, { 'a.txt': minutes.replace(`2. ${sentence} `, '2. '), 'b.txt': changed });
    const rows = desk.store.snapshot.rows('annotations');
    expect(rows.get(deleted.id)).toMatchObject({
      version: 1,
      anchor: { kind: 'lost' },
      quotation: { exact: sentence },
    });
    const found = rows.get(edited.id)!;
    expect(found.anchor.kind).toBe('approximate');
    expect(changed.slice(found.from, found.to)).toBe('The Committee expressed its grave concern.');
  });

  test('is one act: undo takes all of it back, and redo brings it again with its texts', async () => {
    const desk = await makeDesk();
    await importFolder(
      desk,
      Object.fromEntries(Array.from({ length: 600 }, (_, at) => [`${at}.txt`, `Text number ${at}.`])),
    );
    expect(documents(desk)).toHaveLength(600);
    must(await undo(desk));
    expect(documents(desk)).toHaveLength(0);
    must(await redo(desk));
    expect(documents(desk)).toHaveLength(600);
    expect(await textOf(desk, documentAt(desk, '7.txt'))).toBe('Text number 7.');
  });

  test('that is cancelled keeps what is done', async () => {
    const files = Object.fromEntries(Array.from({ length: 700 }, (_, at) => [`${at}.txt`, `Text number ${at}.`]));
    const desk = await makeDesk(files);
    const cancel = new AbortController();
    const source = must(await desk.host.openFiles('folder'))!;
    const { record } = must(
      await importFiles(desk, source, { signal: cancel.signal, onProgress: () => cancel.abort() }),
    );
    expect(record.state).toBe('cancelled');
    const done = documents(desk).length;
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(700);
    const rest = await importFolder(desk, files);
    expect(rest.filter(({ kind }) => kind === 'unchanged')).toHaveLength(done);
    expect(documents(desk)).toHaveLength(700);
  });

  test.each([1, 2])(
    'that is cancelled while its disk does not answer, at pull %i, ends and keeps what is done',
    async (silent) => {
      const files = Object.fromEntries(Array.from({ length: 700 }, (_, at) => [`${at}.txt`, `Паром номер ${at}.`]));
      const desk = await makeDesk(files);
      const source = must(await desk.host.openFiles('folder'))!;
      const cancel = new AbortController();
      let pulls = 0;
      const pullFiles = (id: string, budget: number) => {
        if (++pulls < silent) return desk.host.pullFiles(id, budget);
        setTimeout(() => cancel.abort());
        return new Promise<never>(() => undefined);
      };
      const { record, problem } = must(
        await importFiles({ ...desk, host: { ...desk.host, pullFiles } }, source, { signal: cancel.signal }),
      );
      expect([record.state, problem]).toEqual(['cancelled', null]);
      expect(documents(desk).length > 0).toBe(silent > 1);
    },
  );

  test('of a folder that vanishes says so and keeps what was read', async () => {
    const files = Object.fromEntries(Array.from({ length: 700 }, (_, at) => [`${at}.txt`, `Text number ${at}.`]));
    const desk = await makeDesk(files);
    const source = must(await desk.host.openFiles('folder'))!;
    let pulls = 0;
    const host = {
      ...desk.host,
      pullFiles: async (id: string, budget: number) =>
        ++pulls < 3
          ? desk.host.pullFiles(id, budget)
          : ({ ok: false, error: { code: 'vanished', about: 'texts' } } as const),
    };
    const { record, problem } = must(await importFiles({ ...desk, host }, source));
    expect([record.state, problem?.code]).toEqual(['failed', 'vanished']);
    expect(documents(desk).length).toBeGreaterThan(0);
  });

  test('waits for undo until it has ended', async () => {
    const desk = await makeDesk();
    desk.running.add('an import');
    expect(await undo(desk)).toMatchObject({ ok: false, error: { code: 'not-available' } });
    desk.running.delete('an import');
  });
});

describe('a wrong encoding', () => {
  test('is corrected by hand, with a preview, as a new version that can be undone', async () => {
    const desk = await makeDesk();
    // КОИ8-Р, too short to be told from its neighbours.
    const koi8 = new Uint8Array([0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4]);
    await importFolder(desk, { 'short.txt': koi8 });
    const document = documentAt(desk, 'short.txt');
    expect(must(await previewEncoding(desk, document.id, 'koi8-r')).text).toBe('Привет');
    must(await correctEncoding(desk, document.id, 'koi8-r'));
    expect(await textOf(desk, documentAt(desk, 'short.txt'))).toBe('Привет');
    expect(documentAt(desk, 'short.txt').versions.at(-1)!.encoding).toMatchObject({ label: 'koi8-r', by: 'person' });
    must(await undo(desk));
    expect(documentAt(desk, 'short.txt').versions).toHaveLength(1);
    expect((await previewEncoding(desk, document.id, 'no-such-encoding')).ok).toBe(false);
  });
});

test('a preview of an encoding shows the part in which encodings differ', async () => {
  const desk = await makeDesk();
  const plain = 'Minutes of the harbour board, as they were typed.\n'.repeat(400);
  const bytes = new Uint8Array([...new TextEncoder().encode(plain), 0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4, 0x0a]);
  await importFolder(desk, { 'late.txt': bytes, 'plain.txt': plain });
  const read = async (path: string) => must(await previewEncoding(desk, documentAt(desk, path).id, 'koi8-r')).text;
  expect(await read('late.txt')).toBe('… Привет\n');
  expect(await read('plain.txt')).toMatch(/^Minutes of the harbour board/u);
});

test('an import into a full database keeps what was stored and says that the disk is full', async () => {
  const desk = await makeDesk();
  await importFolder(desk, { 'before.txt': harbour });
  const ingest = {
    ...desk.ingest,
    takeBatch: async () => ({ ok: false, error: { code: 'disk-full', about: '' } }) as const,
  };
  const host = memoryHost({ 'after.txt': гавань });
  const source = must(await host.openFiles('folder'))!;
  const { problem } = must(await importFiles({ ...desk, host, ingest }, source));
  expect(problem?.code).toBe('disk-full');
  expect(documents(desk).map(({ path }) => path)).toEqual(['before.txt']);
});

describe('an import with two batches under way', () => {
  const files = { 'a.txt': harbour, 'б.txt': гавань, 'в.txt': `${гавань}${гавань}`, 'г.txt': `${harbour}${гавань}` };

  /** One file is a batch. The second is answered so when the third was handed over, and so are later ones with `rest`. */
  async function importWith(answer: Result<never>, rest?: Result<never>) {
    const desk = await makeDesk();
    const asked: string[] = [];
    const told: number[] = [];
    let handedOver = () => {};
    const third = new Promise<void>((resolve) => (handedOver = resolve));
    const takeBatch: IngestPort['takeBatch'] = async (request) => {
      const [{ kind, path }] = request.entries as readonly [FileEntry];
      asked.push(`${path} ${kind}`);
      if (path === 'в.txt') handedOver();
      if (kind === 'problem' || path === 'a.txt') return desk.ingest.takeBatch(request);
      await third;
      return path === 'б.txt' ? answer : (rest ?? desk.ingest.takeBatch(request));
    };
    const memory = memoryHost(files);
    const host: typeof memory = { ...memory, pullFiles: (id) => memory.pullFiles(id, 1) };
    const source = must(await host.openFiles('folder'))!;
    const onProgress = (progress: ImportProgress) => void told.push(progress.files);
    const ingest = { ...desk.ingest, takeBatch };
    const { record, problem } = must(await importFiles({ ...desk, host, ingest }, source, { onProgress }));
    const outcomes = must(await desk.store.outcomes(record.id)).flatMap((stored) => stored.files);
    const paths = documents(desk).map(({ path }) => path);
    return { asked, told, state: record.state, code: problem?.code, outcomes: kinds(outcomes), paths: paths.sort() };
  }

  test('lists each file in its order when the disk is full, and counts it', async () => {
    expect(await importWith(fail('disk-full'), fail('disk-full'))).toEqual({
      asked: ['a.txt file', 'б.txt file', 'в.txt file', 'б.txt problem', 'в.txt problem', 'г.txt problem'],
      told: [1, 2, 3, 4],
      state: 'failed',
      code: 'disk-full',
      outcomes: { 'a.txt': 'imported', 'б.txt': 'failed', 'в.txt': 'failed', 'г.txt': 'failed' },
      paths: ['a.txt'],
    });
  });

  test('tells of the second as stored when only the first found no room', async () => {
    expect(await importWith(fail('disk-full'))).toMatchObject({
      told: [1, 2, 3, 4],
      code: 'disk-full',
      outcomes: { 'a.txt': 'imported', 'б.txt': 'failed', 'в.txt': 'imported', 'г.txt': 'failed' },
      paths: ['a.txt', 'в.txt'],
    });
  });

  test('counts what is stored of the second when the first failed, and takes no more', async () => {
    expect(await importWith(fail('unreadable', 'б.txt'))).toEqual({
      asked: ['a.txt file', 'б.txt file', 'в.txt file'],
      told: [1, 2],
      state: 'failed',
      code: 'unreadable',
      outcomes: { 'a.txt': 'imported', 'в.txt': 'imported' },
      paths: ['a.txt', 'в.txt'],
    });
  });
});

describe('an import for which there may be no room', () => {
  const files = { 'a.txt': harbour, 'б.txt': гавань };
  const size = bytes(harbour).length + bytes(гавань).length;

  /** What is said of the room, and how many documents there were then. */
  async function saidWith(free: number | null): Promise<[bytes: number, free: number, documents: number][]> {
    const desk = await makeDesk();
    const host = { ...memoryHost(files), freeSpace: async () => ({ ok: true, value: free }) as const };
    const source = must(await host.openFiles('folder'))!;
    const said: [number, number, number][] = [];
    const onTight = (needed: number, room: number) => void said.push([needed, room, documents(desk).length]);
    must(await importFiles({ ...desk, host }, source, { onTight }));
    expect(documents(desk)).toHaveLength(2);
    return said;
  }

  test('says so before anything is stored, since bytes and text of each file are kept', async () => {
    expect(await saidWith(2 * size - 1)).toEqual([[size, 2 * size - 1, 0]]);
    expect(await saidWith(0)).toEqual([[size, 0, 0]]);
  });

  test('says nothing where all fits, or nobody knows', async () => {
    expect(await saidWith(2 * size)).toEqual([]);
    expect(await saidWith(null)).toEqual([]);
  });
});
