import { afterEach, describe, expect, test } from 'vitest';
import { zipTo } from '../../src/core/container/zip-writer.ts';
import { must } from '../../src/core/model/result.ts';
import { redo, undo } from '../../src/renderer/commands/history.ts';
import { importFiles } from '../../src/renderer/commands/import-files.ts';
import { foreignIn, importForeign } from '../../src/renderer/commands/import-foreign.ts';
import { memoryHost } from '../../src/renderer/host/memory.ts';
import { clearDesks, makeDesk, textOf } from './desk.ts';
import type { TestDesk } from './desk.ts';

afterEach(clearDesks);

const text = 'The 🙂 grain lay wet.\nПаром ушёл на рассвете.\n';
const project = `<Project xmlns="urn:QDA-XML:project:1.0" name="Harbour" origin="Other">
<Users><User guid="u" name="Марта"/></Users><CodeBook><Codes><Code guid="a" name="Weather" isCodable="true"/></Codes></CodeBook>
<Sources><TextSource guid="s" name="Letter" plainTextPath="internal://s.txt">
<PlainTextSelection guid="m" name="grain lay wet" startPosition="6" endPosition="19" creatingUser="u"><Coding guid="c"><CodeRef targetGUID="a"/></Coding></PlainTextSelection>
<PlainTextSelection guid="n" name="words that stand nowhere" startPosition="400" endPosition="424"/>
</TextSource></Sources></Project>`;
const utf8 = (words: string) => new TextEncoder().encode(words);

async function zipped(files: Readonly<Record<string, string>>): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const zip = zipTo(async (piece) => void pieces.push(piece));
  for (const [name, words] of Object.entries(files)) await zip.add(name, [utf8(words)]);
  await zip.end();
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

const file = await zipped({ 'project.qde': project, 'sources/s.txt': text });

async function take(desk: TestDesk, bytes = file, signal?: AbortSignal) {
  const host = memoryHost({ 'harbour.qdpx': bytes });
  const source = { ...must(await host.openFiles('files'))!, name: 'harbour.qdpx' };
  const looked = await foreignIn(host, source);
  expect(looked.isForeign).toBe(true);
  return importForeign({ ...desk, host: looked.host }, source, signal);
}

const held = ({ store: { snapshot } }: TestDesk) =>
  (['documents', 'tags', 'annotations', 'imports'] as const).map((table) => snapshot.rows(table).size);

/** A project of so many letters, each of its own words. */
function letters(count: number) {
  const names = Array.from({ length: count }, (_, at) => `l${at}`);
  const sources = names.map(
    (name) => `<TextSource guid="${name}" name="Письмо ${name}" plainTextPath="internal://${name}.txt"/>`,
  );
  return zipped({
    'project.qde': `<Project xmlns="urn:QDA-XML:project:1.0" name="Letters"><Users/><CodeBook><Codes/></CodeBook><Sources>${sources.join('')}</Sources></Project>`,
    ...Object.fromEntries(names.map((name) => [`sources/${name}.txt`, `${text}${name}`])),
  });
}

describe('a project of another program', () => {
  test('leaves the project as it was if it is cancelled in the midst, and comes in afterwards', async () => {
    const desk = await makeDesk();
    const many = await letters(60);
    const cancelling = new AbortController();
    const { takeForeign } = desk.ingest;
    const ingest: typeof desk.ingest = {
      ...desk.ingest,
      takeForeign(...values) {
        setTimeout(() => cancelling.abort());
        return takeForeign(...values);
      },
    };
    expect(await take({ ...desk, ingest }, many, cancelling.signal)).toMatchObject({ error: { code: 'cancelled' } });
    expect(held(desk)).toEqual([0, 0, 0, 0]);
    expect(must(await take(desk, many))).toMatchObject({ isNew: true, documents: 60 });
  });

  test('comes in as one act, which undo takes back wholly and redo brings again', async () => {
    const desk = await makeDesk();
    const taken = must(await take(desk));
    expect(taken).toMatchObject({ isNew: true, maker: 'Other', documents: 1, annotations: 2, tags: 1, lost: 1 });
    expect(held(desk)).toEqual([1, 1, 2, 1]);
    const [document] = desk.store.snapshot.rows('documents').values();
    expect(document!.title.value).toBe('Letter');
    expect(await textOf(desk, document!)).toBe(text);
    const marks = [...desk.store.snapshot.rows('annotations').values()];
    expect(marks.map(({ author, quotation }) => [author, quotation.exact]).sort()).toEqual([
      ['Ада', 'words that stand nowhere'],
      ['Марта', 'grain lay wet'],
    ]);
    must(await undo(desk));
    expect(held(desk)).toEqual([0, 0, 0, 0]);
    must(await redo(desk));
    expect(held(desk)).toEqual([1, 1, 2, 1]);
  });

  test('that came in once brings nothing a second time, and no act', async () => {
    const desk = await makeDesk();
    must(await take(desk));
    expect(must(await take(desk))).toMatchObject({ isNew: false, known: { documents: 1, annotations: 2 } });
    expect(held(desk)).toEqual([1, 1, 2, 1]);
    must(await undo(desk));
    expect(held(desk)).toEqual([0, 0, 0, 0]);
  });

  test('that is none is refused, and nothing is stored', async () => {
    const desk = await makeDesk();
    expect(await take(desk, utf8('no zip'))).toMatchObject({ ok: false, error: { code: 'not-exchange' } });
    expect(held(desk)).toEqual([0, 0, 0, 0]);
  });
});

describe('annotations of the web', () => {
  const annotation = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'Annotation',
    id: 'https://notes.example/1',
    body: { type: 'TextualBody', purpose: 'tagging', value: 'Weather' },
    target: {
      source: 'https://example.org/letter.txt',
      selector: { type: 'TextQuoteSelector', exact: 'grain lay wet' },
    },
  };

  async function read(desk: TestDesk, files: Readonly<Record<string, string>>) {
    const host = memoryHost(Object.fromEntries(Object.entries(files).map(([name, words]) => [name, utf8(words)])));
    const source = { ...must(await host.openFiles('files'))!, name: Object.keys(files)[0]! };
    const looked = await foreignIn(host, source);
    return { ...looked, source, desk: { ...desk, host: looked.host } };
  }

  test('are known by their beginning, and put on the document that they mean', async () => {
    const desk = await makeDesk();
    const letter = await read(desk, { 'letter.txt': text });
    expect(letter.isForeign).toBe(false);
    must(await importFiles(letter.desk, letter.source));
    const notes = await read(desk, { 'notes.json': JSON.stringify([annotation]) });
    expect(notes.isForeign).toBe(true);
    const taken = must(await importForeign(notes.desk, notes.source));
    expect(taken).toMatchObject({ isNew: true, documents: 0, annotations: 1, tags: 1, lost: 0, missing: [] });
    const [mark] = desk.store.snapshot.rows('annotations').values();
    expect(text.slice(mark!.from, mark!.to)).toBe('grain lay wet');
    must(await undo(desk));
    expect(held(desk)).toEqual([1, 0, 0, 1]);
  });

  test('about texts that are not here bring nothing in and say so', async () => {
    const desk = await makeDesk();
    const { desk: reading, source } = await read(desk, { 'notes.json': JSON.stringify([annotation]) });
    expect(must(await importForeign(reading, source))).toMatchObject({
      isNew: false,
      missing: ['https://example.org/letter.txt'],
    });
    expect(held(desk)).toEqual([0, 0, 0, 0]);
  });

  test('among texts leave these texts to be imported', async () => {
    const desk = await makeDesk();
    const files = { 'list.json': '[{"text":"grain"}]', 'notes.json': JSON.stringify([annotation]) };
    expect((await read(desk, files)).isForeign).toBe(false);
  });

  test('are told from other JSON, which is read as before', async () => {
    const desk = await makeDesk();
    const other = await read(desk, { 'list.json': '[{"text":"grain"}]' });
    expect(other.isForeign).toBe(false);
    const { record } = must(await importFiles(other.desk, other.source));
    const outcomes = must(await desk.store.outcomes(record.id)).flatMap(({ files }) => files);
    expect(outcomes.map(({ path }) => path)).toEqual(['list.json']);
  });
});
