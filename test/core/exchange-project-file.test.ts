import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Packing, ProjectContent, ProjectFileReader } from '../../src/core/exchange/project-file.ts';
import { readProjectFile, writeProjectFile } from '../../src/core/exchange/project-file.ts';
import type { StoredText } from '../../src/core/exchange/text-entries.ts';
import { packContent } from '../../src/core/container/zip-writer.ts';
import type { Result } from '../../src/core/model/result.ts';
import { must, ok } from '../../src/core/model/result.ts';
import { projects } from './exchange-projects.ts';
import { buildSample, describeSample } from './sample-project.ts';

const sampleContent = describeSample();
const sample = await buildSample();

describe('a project file', () => {
  test('gives back the same project, in every record, text and act', async () => {
    await fc.assert(
      fc.asyncProperty(projects, async (content) => {
        const { records, changes, texts, program } = open(await written(content));
        expect({ records, changes, texts, program }).toEqual({
          records: sorted(content.records),
          changes: content.changes,
          texts: content.texts,
          program: content.program,
        });
      }),
      { numRuns: 150 },
    );
  });
});

describe('a project file that is packed elsewhere', () => {
  const long = (id: string, length: number): StoredText => {
    const text = `${id} Паром вышел до рассвета. Grain came late. `.repeat(Math.ceil(length / 45));
    return { id, text, bytes: new TextEncoder().encode(text) };
  };
  const texts = Array.from({ length: 40 }, (_, at) => long(`text-${String(at).padStart(2, '0')}`, 60_000 - at * 1000));
  const content = { ...sampleContent, texts: [...texts, long('text-x', 1_500_000), ...texts.map(copied)] };

  test('is the same byte for byte, in whatever order the answers come', async () => {
    const asked: number[] = [];
    const answered: number[] = [];
    const elsewhere: Packing = async (contents, level) => {
      const number = asked.push(contents.length);
      // Each is quicker than the one before it.
      await new Promise((resolve) => setTimeout(resolve, 40 - 8 * (number % 5)));
      answered.push(number);
      return contents.map((one) => packContent(one, level));
    };
    expect(await written(content, elsewhere)).toEqual(await written(content));
    expect(asked.length).toBeGreaterThan(5);
    expect(answered).not.toEqual(answered.toSorted((a, b) => a - b));
  });

  test('is not written when the packing fails', async () => {
    let left = 3;
    const failing: Packing = async (contents, level) => {
      left -= 1;
      if (left < 0) throw new Error('The packer has no memory');
      return contents.map((one) => packContent(one, level));
    };
    await expect(written(content, failing)).rejects.toThrow('The packer has no memory');
  });

  function copied({ id, text, bytes }: StoredText): StoredText {
    return { id: `${id}-copy`, text, bytes };
  }
});

async function written(content: ProjectContent, packing?: Packing): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  await writeProjectFile(content, async (bytes) => void pieces.push(bytes), undefined, 6, packing);
  return new Uint8Array(Buffer.concat(pieces));
}

function open(bytes: Uint8Array<ArrayBuffer>): Omit<ProjectFileReader, 'texts'> & { texts: StoredText[] } {
  const reader = must(readProjectFile(bytes));
  return { ...reader, texts: [...reader.texts()].map(must) };
}

/** Opens the file and every text in it; the first failure if there is one. */
function readWholly(bytes: Uint8Array<ArrayBuffer>): Result<unknown> {
  const reader = readProjectFile(bytes);
  if (!reader.ok) return reader;
  const texts = [...reader.value.texts()];
  const failure = texts.find(({ ok }) => !ok);
  return failure && !failure.ok ? failure : ok({ ...reader.value, texts: texts.map(must) });
}

function withKeysTurned<T extends object>(record: T): T {
  return Object.fromEntries(Object.entries(record).reverse()) as T;
}

function sorted(records: ProjectContent['records']): ProjectContent['records'] {
  return Object.fromEntries(
    Object.entries(records).map(([table, list]) => [table, [...list].sort((a, b) => (a.id < b.id ? -1 : 1))]),
  ) as unknown as ProjectContent['records'];
}

describe('a project file that is not whole', () => {
  test('is refused wherever it was cut off', () => {
    for (let length = 0; length < sample.length; length += length < 200 || length > sample.length - 1500 ? 1 : 37) {
      const answer = readWholly(sample.slice(0, length));
      const code = length < 4 ? 'not-a-project-file' : 'project-file-damaged';
      expect([length, answer.ok ? 'opened' : answer.error.code]).toEqual([length, code]);
    }
  });

  test('is refused or reads the same if a byte was changed, and never throws', () => {
    const whole = JSON.stringify(must(readWholly(sample)));
    fc.assert(
      fc.property(fc.nat({ max: sample.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const bytes = sample.slice();
        bytes[at]! ^= flip;
        const answer = readWholly(bytes);
        if (answer.ok) expect(JSON.stringify(answer.value)).toBe(whole);
        else expect(answer.error.code).toMatch(/^(?:not-a-project-file|project-file-(?:damaged|newer))$/);
      }),
      { numRuns: 600 },
    );
  });

  test('never throws on chance bytes, also behind the mark of a ZIP', () => {
    const start = fc.constantFrom([], [0x50, 0x4b, 3, 4]);
    const end = fc.constantFrom([], [0x50, 0x4b, 5, 6]);
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 200 }), end, fc.uint8Array({ maxLength: 40 }), (a, b, c, d) => {
        const answer = readProjectFile(new Uint8Array([...a, ...b, ...c, ...d]));
        expect(answer.ok ? 'opened' : answer.error.code).toBe(
          a.length > 0 || (b[0] === 0x50 && b[1] === 0x4b) ? 'project-file-damaged' : 'not-a-project-file',
        );
      }),
    );
  });

  test('says which text is damaged, and still gives the others', () => {
    const bytes = sample.slice();
    const [name] = [
      ...Buffer.from(bytes)
        .toString('latin1')
        .matchAll(/texts\/\w+\.txt/g),
    ][0]!;
    bytes[Buffer.from(bytes).indexOf(name) + name.length + 100]! ^= 1;
    const texts = [...must(readProjectFile(bytes)).texts()];
    expect(texts.filter(({ ok }) => !ok)).toMatchObject([
      { ok: false, error: { code: 'project-file-damaged', about: name.replace('.txt', '.bytes') } },
    ]);
    expect(texts).toHaveLength(10);
  });
});

describe('a file that is not a project file', () => {
  test.each<[string, Record<string, unknown>, string, string]>([
    ['holds other things', { 'word/document.xml': '<x/>' }, 'not-a-project-file', ''],
    ['has another format', { 'manifest.json': '{"format":"epub"}' }, 'not-a-project-file', ''],
    ['has a manifest that is not JSON', { 'manifest.json': '{' }, 'project-file-damaged', 'manifest.json'],
    [
      'is newer',
      { 'manifest.json': '{"format":"lectern-project","version":2,"program":"x"}' },
      'project-file-newer',
      'version 2',
    ],
    [
      'is of a newer schema',
      { 'manifest.json': '{"format":"lectern-project","version":1,"schema":99,"verbs":[],"program":"x","counts":{}}' },
      'project-file-newer',
      'schema 99',
    ],
    [
      'has a history with an act that nobody knows',
      { 'manifest.json': '{"format":"lectern-project","version":1,"verbs":["tag","fly"],"program":"x","counts":{}}' },
      'project-file-newer',
      'verb fly',
    ],
    [
      'has a kind of record that nobody knows',
      { 'manifest.json': '{"format":"lectern-project","version":1,"program":"x","counts":{"verdicts":3}}' },
      'project-file-newer',
      'records/verdicts',
    ],
    [
      'has a schema that is none',
      { 'manifest.json': '{"format":"lectern-project","version":1,"schema":0,"program":"x","counts":{}}' },
      'project-file-damaged',
      'manifest.json',
    ],
    ['has no version', { 'manifest.json': '{"format":"lectern-project"}' }, 'project-file-damaged', 'manifest.json'],
    ['lacks a table', { 'records/tags.jsonl': null }, 'project-file-damaged', 'records/tags.jsonl'],
    ['lacks a record', { 'records/tags.jsonl': '' }, 'project-file-damaged', 'records/tags.jsonl'],
    [
      'has a record of another shape',
      { 'records/project.jsonl': '{"id":1}' },
      'project-file-damaged',
      'records/project.jsonl',
    ],
    [
      'has a record nested without end',
      { 'records/project.jsonl': '['.repeat(1e6) },
      'project-file-damaged',
      'records/project.jsonl',
    ],
    ['has a path that leads out', { '../evil': 'x' }, 'project-file-damaged', ''],
    ['has an absolute path', { '/etc/passwd': 'x' }, 'project-file-damaged', ''],
    ['has a path on a drive', { 'C:/x': 'x' }, 'project-file-damaged', ''],
    ['has a path with backslashes', { 'a\\..\\b': 'x' }, 'project-file-damaged', ''],
    ['has bytes without a text', { 'texts/abc.bytes': 'x' }, 'project-file-damaged', 'texts'],
  ])('is refused if it %s', (_what, changes, code, about) => {
    const entries: Record<string, Uint8Array> = { ...unzipSync(sample) };
    for (const [name, content] of Object.entries(changes)) {
      if (content === null) delete entries[name];
      else entries[name] = new TextEncoder().encode(content as string);
    }
    if (code === 'not-a-project-file' && !('manifest.json' in changes)) delete entries['manifest.json'];
    const answer = readProjectFile(new Uint8Array(zipSync(entries)));
    expect(answer).toMatchObject({ ok: false, error: { code, about } });
  });

  test.each<[string, string, (record: Record<string, unknown>) => unknown]>([
    ['a key', 'tags', (tag) => ({ ...tag, weight: 3 })],
    ['a word', 'tags', (tag) => ({ ...tag, colour: 'ultraviolet' })],
    ['a kind of a subject', 'notes', (note) => ({ ...note, about: { kind: 'claim', id: 'c' } })],
    ['a state', 'annotations', (one) => ({ ...one, anchor: { kind: 'guessed', by: 'x' } })],
  ])('is one of a newer program, and not damaged, if it has %s that nobody knows', (_what, table, change) => {
    const entries: Record<string, Uint8Array> = { ...unzipSync(sample) };
    const name = `records/${table}.jsonl`;
    const [first = '', ...rest] = new TextDecoder().decode(entries[name]).split('\n');
    const changed = JSON.stringify(change(JSON.parse(first) as Record<string, unknown>));
    entries[name] = new TextEncoder().encode([changed, ...rest].join('\n'));
    const answer = readProjectFile(new Uint8Array(zipSync(entries)));
    expect(answer).toMatchObject({ ok: false, error: { code: 'project-file-newer' } });
    expect(answer.ok ? '' : answer.error.detail).toContain(name);
  });

  test('is refused if it would unpack to more than is allowed', () => {
    const bomb = new Uint8Array(zipSync({ 'manifest.json': new Uint8Array(5_000_000) }));
    const limits = { entries: 10, total: () => 1_000_000 };
    expect(readProjectFile(bomb, limits)).toMatchObject({ ok: false, error: { code: 'project-file-damaged' } });
    expect(readProjectFile(sample, { entries: 5, total: () => 1e9 })).toMatchObject({ ok: false });
  });

  test('is refused if an entry claims a size that cannot be, or two entries share their bytes', () => {
    const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer);
    const directory = Buffer.from(sample).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    const huge = sample.slice();
    view(huge).setUint32(directory + 24, 0xfffffff0, true);
    const shared = sample.slice();
    const second = Buffer.from(sample).indexOf(Buffer.from([0x50, 0x4b, 1, 2]), directory + 4);
    view(shared).setUint32(second + 42, view(shared).getUint32(directory + 42, true), true);
    for (const bytes of [huge, shared]) {
      expect(readProjectFile(bytes)).toMatchObject({ ok: false, error: { code: 'project-file-damaged' } });
    }
  });
});

describe('writing a project file', () => {
  test('gives equal bytes for equal projects, whatever the order of records and keys', async () => {
    await fc.assert(
      fc.asyncProperty(projects, async (content) => {
        const turned = {
          ...content,
          records: Object.fromEntries(
            Object.entries(content.records).map(([table, list]) => [table, list.map(withKeysTurned).reverse()]),
          ) as unknown as ProjectContent['records'],
        };
        expect(Buffer.from(await written(turned)).equals(Buffer.from(await written(content)))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test('hands on pieces while it reads texts one at a time, and counts them', async () => {
    let asked = 0;
    let handedOn = 0;
    const progress: string[] = [];
    const mostWaiting: number[] = [];
    async function* texts(): AsyncGenerator<StoredText> {
      for (; asked < 8; asked += 1) {
        mostWaiting.push(asked * 3_000_000 - handedOn);
        const bytes = new Uint8Array(3_000_000);
        for (let at = 0; at < bytes.length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
        yield { id: `text${asked}`, bytes, text: '' };
      }
    }
    const content = { ...sampleContent, texts: texts(), textCount: 8 };
    await writeProjectFile(
      content,
      async (bytes) => void (handedOn += bytes.length),
      (done, all) => progress.push(`${done}/${all}`),
    );
    expect(progress).toEqual(['1/8', '2/8', '3/8', '4/8', '5/8', '6/8', '7/8', '8/8']);
    expect(Math.max(...mostWaiting)).toBeLessThan(3_000_000);
  });

  test('holds more texts than a plain ZIP can count', async () => {
    const many = Array.from({ length: 33_000 }, (_, at) => ({
      id: `t${at}`,
      bytes: new Uint8Array([at & 255]),
      text: '',
    }));
    const bytes = await written({ ...sampleContent, texts: many, textCount: many.length });
    const reader = must(readProjectFile(bytes));
    expect(reader.textIds).toHaveLength(33_000);
    const [first] = reader.texts();
    expect(must(first!)).toEqual(many[0]);
  });

  test('passes on what writing throws', async () => {
    const full = writeProjectFile(sampleContent, () => Promise.reject(new Error('disk full')));
    await expect(full).rejects.toThrow('disk full');
  });
});
