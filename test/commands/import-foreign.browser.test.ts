import { afterEach, describe, expect, test } from 'vitest';
import { zipTo } from '../../src/core/container/zip-writer.ts';
import { must } from '../../src/core/model/result.ts';
import { redo, undo } from '../../src/renderer/commands/history.ts';
import { importForeign, isForeignProject } from '../../src/renderer/commands/import-foreign.ts';
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

async function take(desk: TestDesk, bytes = file) {
  const host = memoryHost({ 'harbour.qdpx': bytes });
  const source = { ...must(await host.openFiles('files'))!, name: 'harbour.qdpx' };
  expect(isForeignProject(source)).toBe(true);
  return importForeign({ ...desk, host }, source);
}

const held = ({ store: { snapshot } }: TestDesk) =>
  (['documents', 'tags', 'annotations', 'imports'] as const).map((table) => snapshot.rows(table).size);

describe('a project of another program', () => {
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
