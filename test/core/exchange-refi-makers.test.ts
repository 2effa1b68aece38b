import { describe, expect, test } from 'vitest';
import { readQdpx } from '../../src/core/exchange/refi/read-qdpx.ts';
import type { Diff } from '../../src/core/model/diff.ts';
import { noRecords, qdpx, recordsOf, takeInQdpx } from './exchange-refi-in.ts';
import { docxOf } from './office.ts';

// Projects as five programs write them, each with its own ways. Written by hand: what is odd in them is what was seen.

const g = (digit: string) => `${digit.repeat(8)}-0000-4000-8000-000000000000`;

/** Documents by title with what is marked in them: words, tags, note, author, how sure. */
function summary(diff: Diff) {
  const { documents, annotations, tags } = recordsOf(diff);
  const names = new Map(tags.map(({ id, name }) => [id, name]));
  return documents.map(({ id, title }) => ({
    title: title.value,
    marks: annotations
      .filter(({ documentId }) => documentId === id)
      .sort((a, b) => a.from - b.from)
      .map(({ quotation, tagIds, anchor }) => [
        quotation.exact,
        tagIds.map((one) => names.get(one)).join('+'),
        anchor.kind,
      ]),
  }));
}

describe('a project of NVivo', () => {
  // Another name for the project, `Sources` first, CRLF in the texts, positions in UTF-16, no words at selections.
  const text = 'The 🙂 flood came.\r\nПришла вода и ушла.\r\nNobody asked why.';
  const at = (words: string) => {
    const from = text.indexOf(words);
    return `startPosition="${from}" endPosition="${from + words.length}"`;
  };
  const project = (named: boolean) => `<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="Floods" origin="NVivo 12"><Users><User guid="${g('1')}" name="Ana"/><User guid="${g('2')}" name="Бо"/></Users>
<CodeBook><Codes><Code guid="${g('a')}" name="Water" isCodable="true" color="#3366FF"><Description>Rain &amp; sea</Description><Code guid="${g('b')}" name="Flood" isCodable="true"/></Code></Codes></CodeBook>
<Variables><Variable guid="${g('8')}" name="Age" typeOfVariable="Integer"/><Variable guid="${g('9')}" name="Title" typeOfVariable="Text"/></Variables>
<Cases><Case guid="${g('7')}" name="Ana's"><VariableValue><VariableRef targetGUID="${g('8')}"/><IntegerValue>41</IntegerValue></VariableValue><VariableValue><VariableRef targetGUID="${g('9')}"/><TextValue>Dr</TextValue></VariableValue><SourceRef targetGUID="${g('5')}"/></Case></Cases>
<Sources><TextSource guid="${g('5')}" name="Interview 1" richTextPath="internal://5.docx" plainTextPath="internal://5.TXT" creatingUser="${g('1')}">
${[
  ['6', 'Пришла вода'],
  ['c', 'Nobody asked'],
  ['d', 'вода и ушла'],
]
  .map(
    ([guid, words]) =>
      `<PlainTextSelection guid="${g(guid!)}" ${named ? `name="${words!}" ` : ''}${at(words!)} creatingUser="${g('1')}"><Coding guid="${g('e')}" creatingUser="${g('1')}"><CodeRef targetGUID="${g('b')}"/></Coding><Coding guid="${g('f')}" creatingUser="${g('2')}"><CodeRef targetGUID="${g('a')}"/></Coding></PlainTextSelection>`,
  )
  .join('\n')}
</TextSource></Sources></Project>`;
  const files = (named: boolean) => qdpx({ 'Sources/5.txt': `\ufeff${text}`, 'Floods.qde': project(named) });

  test('has every annotation at the words that it names, with who put on which code, however it counts', async () => {
    const { diff, taken } = await takeInQdpx(files(true));
    expect(summary(diff)[0]!.marks).toEqual([
      ['Пришла вода', 'Flood+Water', 'exact'],
      ['вода и ушла', 'Flood+Water', 'exact'],
      ['Nobody asked', 'Flood+Water', 'exact'],
    ]);
    const { annotations, attributes, documents, tags } = recordsOf(diff);
    const coders = annotations.flatMap(({ author, taggedBy = {} }) => [
      author,
      ...Object.values(taggedBy).map((one) => one.author),
    ]);
    expect(coders).toEqual(['Ana', 'Бо', 'Ana', 'Бо', 'Ana', 'Бо']);
    expect(tags.map(({ name, colour, description }) => [name, colour, description])).toEqual([
      ['Water', 'blue', 'Rain & sea'],
      ['Flood', 'blue', ''],
    ]);
    expect(attributes.map(({ name, type }) => [name, type])).toEqual([
      ['Age', 'number'],
      ['Title (variable)', 'text'],
    ]);
    expect(
      Object.values(documents[0]!.attributes)
        .map(({ value }) => value)
        .sort(),
    ).toEqual(['41', 'Dr']);
    expect(taken).toMatchObject({ maker: 'NVivo 12', documents: 1, annotations: 3, tags: 2, columns: 2 });
  });

  test('whose selections do not say their words is placed by where words begin and end, or asks', async () => {
    const { diff, taken } = await takeInQdpx(files(false));
    const marks = summary(diff)[0]!.marks;
    expect(marks.map(([words]) => words)).toContain('Nobody asked');
    expect(taken.unsure + taken.lost + marks.filter(([, , anchor]) => anchor === 'exact').length).toBe(3);
  });
});

describe('a project of ATLAS.ti', () => {
  test('whose plain text is one byte is read from the Word document beside it, by the words of its quotations', async () => {
    const project = `<Project xmlns="urn:QDA-XML:project:0:4" name="Bread" origin="ATLAS.ti 9.0">
<Sets><Set guid="${g('3')}" name="Wave 1"><MemberSource targetGUID="${g('5')}"/></Set><Set guid="${g('4')}" name="Codes"><MemberCode targetGUID="${g('a')}"/></Set></Sets>
<Sources><TextSource guid="{${g('5').toUpperCase()}}" name="Letter" richTextPath="internal://5.docx" plainTextPath="internal://5.txt">
<PlainTextSelection guid="${g('6')}" name="bread was dear in spring" startPosition="1" endPosition="25"><Description>Why?</Description><Coding guid="${g('e')}"><CodeRef targetGUID="${g('a')}"/></Coding></PlainTextSelection>
<PlainTextSelection guid="${g('7')}" name="words that were cut from the letter" startPosition="900" endPosition="925"/>
</TextSource></Sources><CodeBook><Codes><Code guid="${g('a')}" name="Bread" isCodable="true"/></Codes></CodeBook>
<Links><Link guid="${g('b')}" name="explains"/></Links></Project>`;
    const document = new Uint8Array(docxOf('<w:p><w:r><w:t>The bread was dear in spring.</w:t></w:r></w:p>'));
    const { diff, taken } = await takeInQdpx(
      qdpx({ 'project.qde': project, 'sources/5.txt': ' ', 'sources/5.docx': document }),
    );
    expect(summary(diff)).toEqual([
      {
        title: 'Letter',
        marks: [
          ['bread was dear in spring', 'Bread', 'exact'],
          ['words that were cut from the letter', '', 'approximate'],
        ],
      },
    ]);
    expect(recordsOf(diff).eventSets.map(({ name, documentIds }) => [name, documentIds.length])).toEqual([
      ['Wave 1', 1],
    ]);
    expect(taken).toMatchObject({ lost: 1, sets: 1, left: { links: 1, 'sets-of-tags': 1 } });
    expect(recordsOf(diff).annotations.map(({ note }) => note)).toContain('Why?');
  });
});

describe('a project of MAXQDA', () => {
  test('keeps memos as notes about what they are about, sound as out of reach, and the wrong namespace does not matter', async () => {
    const project = `<Project xmlns="urn:QDA-XML:project:1:0" name="War" origin="MAXQDA 2020">
<CodeBook><Codes><Code guid="${g('a')}" name="Loss" isCodable="true" color="#c00000"><NoteRef targetGUID="${g('8')}"/></Code></Codes></CodeBook>
<Sources><TextSource guid="${g('5')}" name="Diary" plainTextPath="internal://${g('5')}.txt"><PlainTextSelection guid="${g('6')}" startPosition="4" endPosition="8"><Coding guid="${g('e')}"><CodeRef targetGUID="${g('a')}"/></Coding><NoteRef targetGUID="${g('7')}"/></PlainTextSelection></TextSource>
<AudioSource guid="${g('9')}" name="Tape" path="internal://tape.mp3"><AudioSelection guid="${g('c')}" begin="0" end="1"/></AudioSource></Sources>
<Notes><Note guid="${g('7')}" name="On losing"><PlainTextContent>He lost all</PlainTextContent></Note><Note guid="${g('8')}" name="Loss" plainTextPath="internal://memo.txt"/></Notes></Project>`;
    const { diff, taken } = await takeInQdpx(
      qdpx({
        'project.qde': project,
        [`sources/${g('5')}.txt`]: 'The loss was ours.',
        'sources/memo.txt': 'All that is gone',
      }),
    );
    expect(summary(diff)).toEqual([{ title: 'Diary', marks: [['loss', 'Loss', 'exact']] }]);
    const { notes, tags } = recordsOf(diff);
    expect(tags[0]).toMatchObject({ colour: 'red', description: 'All that is gone' });
    expect(notes.map(({ title, body, about }) => [title, body, about.kind])).toEqual([
      ['On losing', 'He lost all', 'annotation'],
    ]);
    expect(taken).toMatchObject({ unread: ['Tape'], left: { 'out-of-reach': 1, selections: 1 } });
  });
});

describe('a project of QualCoder', () => {
  test('that has a selection for each code has one annotation with all of them, also the second time', async () => {
    const selection = (guid: string, code: string) =>
      `<PlainTextSelection guid="${g(guid)}" startPosition="4" endPosition="8" name="rain"><Coding guid="${g('e')}"><CodeRef targetGUID="${g(code)}"/></Coding></PlainTextSelection>`;
    const project = (
      first: string,
      second: string,
    ) => `<Project xmlns="urn:QDA-XML:project:1.0" name="Rain" origin="Qualcoder-3.5">
<CodeBook><Codes><Code guid="${g('a')}" name="Rain" isCodable="true"/><Code guid="${g('b')}" name="Sky" isCodable="true"/></Codes></CodeBook>
<Sources><PDFSource guid="${g('5')}" name="Poem.pdf" path="internal://Poem.pdf"><Representation guid="${g('4')}" plainTextPath="relative:///poem.txt">${selection(first, 'a')}${selection(second, 'b')}</Representation></PDFSource></Sources></Project>`;
    const file = (first: string, second: string) =>
      qdpx({ 'project.qde': project(first, second), 'sources/poem.txt': 'The rain fell.' });
    const { diff } = await takeInQdpx(file('6', '7'));
    expect(summary(diff)).toEqual([{ title: 'Poem.pdf', marks: [['rain', 'Rain+Sky', 'exact']] }]);
    // It makes new GUIDs whenever it writes.
    const again = await takeInQdpx(file('8', '9'), noRecords({ ...recordsOf(diff) }));
    expect(again.diff).toEqual({});
  });
});

describe('a project of f4', () => {
  test('with GUIDs that are none has its codes and marks, and a transcript is a text', async () => {
    const project = `<Project xmlns="urn:QDA-XML:project:1.0" name="Talk" origin="f4analyse">
<CodeBook><Codes><Code guid="code_1" name="Work" isCodable="true"/><Code guid="code_2" name="Rest" isCodable="true"/></Codes></CodeBook>
<Sources><AudioSource guid="a1" name="Talk 1" path="internal://t.mp3"><Transcript guid="t1"><PlainTextContent>I: You work?
B: I rest.</PlainTextContent><SyncPoint guid="p1" timeStamp="0" position="3"/><SyncPoint guid="p2" timeStamp="9" position="12"/>
<TranscriptSelection guid="s1" fromSyncPoint="p1" toSyncPoint="p2"><Coding guid="x"><CodeRef targetGUID="code_1"/></Coding></TranscriptSelection></Transcript></AudioSource></Sources></Project>`;
    const { diff } = await takeInQdpx(qdpx({ 'project.qde': project }));
    expect(summary(diff)).toEqual([{ title: 'Talk 1', marks: [['You work?', 'Work', 'exact']] }]);
    expect(recordsOf(diff).tags.map(({ name }) => name)).toEqual(['Work', 'Rest']);
  });
});

describe('a file that is no project', () => {
  const bomb = '<!DOCTYPE x [<!ENTITY a "a"><!ENTITY b "&a;&a;">]><Project name="&b;"/>';
  const large = qdpx({ 'project.qde': '<Project/>' });
  const view = new DataView(large.buffer, large.byteOffset, large.byteLength);
  for (let at = 0; at + 46 < large.length; at++)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0xf0000000, true);

  test.each<[string, Uint8Array<ArrayBuffer>, string | null]>([
    ['empty', new Uint8Array(), null],
    ['two letters', new TextEncoder().encode('PK'), null],
    ['an archive of texts', qdpx({ 'a.txt': 'words' }), null],
    ['a codebook', qdpx({ 'project.qde': '<CodeBook/>' }), null],
    ['without words', qdpx({ 'project.qde': '' }), 'damaged'],
    ['never closed', qdpx({ 'project.qde': '<Project>' }), 'damaged'],
    ['cut off', qdpx({ 'project.qde': '<Project/>' }).slice(0, 60), 'damaged'],
    ['made to grow by entities', qdpx({ 'project.qde': bomb }), 'entities'],
    ['made to grow by packing', large, 'unpacks-to-too-much'],
  ])('is said to be none, and why if it is one and cannot be read: %s', (_what, bytes, why) => {
    const read = readQdpx(bytes, 'x.qdpx');
    expect(read).toMatchObject({ ok: false, error: { code: 'not-exchange', about: 'x.qdpx' } });
    const known = ['damaged', 'entities', 'unpacks-to-too-much'];
    if (!read.ok) expect(known.find((word) => word === read.error.detail) ?? null).toBe(why);
  });
});
