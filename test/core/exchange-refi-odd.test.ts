import { describe, expect, test } from 'vitest';
import { isAllHere } from '../../src/core/exchange/taken-incoming.ts';
import { doubtOf } from '../../src/core/model/doubts.ts';
import { noRecords, qdpx, recordsOf, takeInQdpx } from './exchange-refi-in.ts';

// Projects of other programs in which something is odd: nothing of it is lost untold, and nothing stops the rest.

const project = (inner: string, origin = 'Other') =>
  `<Project xmlns="urn:QDA-XML:project:1.0" name="Odd" origin="${origin}">${inner}</Project>`;
const text = 'The bread was dear in spring. Хлеб подорожал весной.';
const file = (inner: string, origin?: string) => qdpx({ 'project.qde': project(inner, origin), 'sources/s.txt': text });
const source = (marks: string, guid = 's') =>
  `<TextSource guid="${guid}" name="Letter" plainTextPath="internal://s.txt">${marks}</TextSource>`;
const selection = (guid: string, words: string) => {
  const from = text.indexOf(words);
  const place = `startPosition="${from}" endPosition="${from + words.length}"`;
  return `<PlainTextSelection ${guid} name="${words}" ${place}><Coding><CodeRef targetGUID="a"/></Coding></PlainTextSelection>`;
};
const code = (said: string) =>
  `<CodeBook><Codes><Code guid="a" name="Bread"><Description>${said}</Description></Code></Codes></CodeBook>`;

describe('a code whose description gives an example', () => {
  test('has the annotation of these words as its example', async () => {
    const marks = `<Sources>${source(selection('guid="m"', 'Хлеб подорожал'))}</Sources>`;
    const { diff } = await takeInQdpx(file(code('Baked.\n\nExample: Хлеб подорожал') + marks));
    const { annotations, tags } = recordsOf(diff);
    expect(tags).toMatchObject([{ description: 'Baked.', example: annotations[0]!.id }]);
  });

  test('keeps the words in its description if no annotation has them, and gets them once', async () => {
    const bytes = file(`${code('Baked.\n\nExample: буханка')}<Sources>${source('')}</Sources>`);
    const { tags, documents } = recordsOf((await takeInQdpx(bytes)).diff);
    expect(tags.map(({ description, example }) => [description, example])).toEqual([
      ['Baked.\n\nExample: буханка', undefined],
    ]);
    expect((await takeInQdpx(bytes, noRecords({ tags, documents }))).diff).toEqual({});
  });
});

describe('things with one GUID or none', () => {
  test('come in all the same, each with an id of its own, once, and are told', async () => {
    const sources = [
      source(selection('guid="m"', 'bread was dear') + selection('guid="m"', 'подорожал весной')),
      `<TextSource guid="s" name="Other"><PlainTextContent>Nothing was bought.</PlainTextContent>${selection('', 'bread was dear')}${selection('', 'Хлеб подорожал')}</TextSource>`,
    ];
    const sets = `<Sets><Set name="One"><MemberSource targetGUID="s"/></Set><Set name="Two"><MemberSource targetGUID="s"/></Set></Sets>`;
    const notes = `<Notes><Note name="First"><PlainTextContent>a</PlainTextContent></Note><Note name="Second"><PlainTextContent>b</PlainTextContent></Note></Notes>`;
    const bytes = file(`${code('Baked.')}<Sources>${sources.join('')}</Sources>${sets}${notes}`);
    const { diff, taken } = await takeInQdpx(bytes);
    const { annotations, documents, eventSets, notes: pages, ...rest } = recordsOf(diff);
    expect(documents.map(({ title }) => title.value).sort()).toEqual(['Letter', 'Other']);
    expect(annotations.map(({ quotation }) => quotation.exact).sort()).toEqual(
      ['bread was dear', 'bread was dear', 'Хлеб подорожал', 'подорожал весной'].sort(),
    );
    expect(eventSets.map(({ name }) => name).sort()).toEqual(['One', 'Two']);
    expect(pages.map(({ title }) => title).sort()).toEqual(['First', 'Second']);
    expect(taken.doubled).toBeGreaterThanOrEqual(4);
    const known = noRecords({ ...rest, annotations, documents, eventSets, notes: pages });
    expect((await takeInQdpx(bytes, known)).diff).toEqual({});
  });
});

describe('a text that a document had before', () => {
  test('makes no second document; what is marked in it waits to be placed in the text of now', async () => {
    const marks = selection('guid="m"', 'bread was dear');
    const bytes = file(`${code('Baked.')}<Sources>${source(marks)}</Sources>`);
    const first = recordsOf((await takeInQdpx(bytes)).diff);
    const documents = first.documents.map((one) => ({
      ...one,
      versions: [...one.versions, { ...one.versions[0]!, number: 2, textId: 'new', textHash: 'another' }],
    }));
    expect((await takeInQdpx(bytes, noRecords({ ...first, documents }))).diff).toEqual({});
    const { diff, taken } = await takeInQdpx(bytes, noRecords({ ...first, documents, annotations: [] }));
    expect(Object.keys(diff.documents ?? {})).toEqual([]);
    expect(recordsOf(diff).annotations).toMatchObject([
      { version: 1, anchor: { kind: 'lost' }, quotation: { exact: 'bread was dear' } },
    ]);
    expect(taken).toMatchObject({ documents: 0, lost: 1 });
  });
});

describe('a variable of the name of a column of another type', () => {
  test('gets a column of its own, once, and is told', async () => {
    const variables = `<Variables><Variable guid="v" name="Date" typeOfVariable="Text"/><Variable guid="w" name="Day" typeOfVariable="DateTime"/></Variables>`;
    const value = (guid: string, type: string, words: string) =>
      `<VariableValue><VariableRef targetGUID="${guid}"/><${type}Value>${words}</${type}Value></VariableValue>`;
    const values = value('v', 'Text', 'last spring') + value('w', 'DateTime', '1942-03-01T00:00:00Z');
    const bytes = file(`${variables}<Sources>${source(values)}</Sources>`);
    const { diff, taken } = await takeInQdpx(bytes);
    const { attributes, documents, tags } = recordsOf(diff);
    expect(attributes.map(({ name, type }) => [name, type])).toEqual([
      ['Date (variable)', 'text'],
      ['Day', 'date'],
    ]);
    expect(
      Object.values(documents[0]!.attributes)
        .map((one) => one.value)
        .sort(),
    ).toEqual(['1942-03-01', 'last spring']);
    expect(taken.beside).toEqual(['Date']);
    expect((await takeInQdpx(bytes, noRecords({ attributes, documents, tags }))).diff).toEqual({});
  });
});

describe('a mark whose words stand nowhere', () => {
  test('waits with its words for a place: there is nothing to accept', async () => {
    const marks = selection('guid="m"', 'words that were cut from it');
    const { diff } = await takeInQdpx(file(`${code('Baked.')}<Sources>${source(marks)}</Sources>`));
    const { annotations, documents } = recordsOf(diff);
    expect(annotations[0]!.quotation.exact).toBe('words that were cut from it');
    expect(doubtOf(annotations[0]!, documents[0]!)).toBe('lost');
  });
});

describe('a project of which nothing comes in', () => {
  const letter = `${code('Baked.')}<Sources>${source('')}</Sources>`;
  const nothing = qdpx({
    'project.qde': project('<Sources><TextSource guid="s" name="Письмо" plainTextPath="internal://s.txt"/></Sources>'),
  });

  test('is called known where it was taken in before, and never where its texts could not be read', async () => {
    const { diff } = await takeInQdpx(file(letter));
    const { tags, documents } = recordsOf(diff);
    const again = await takeInQdpx(file(letter), noRecords({ tags, documents }));
    expect([again.diff, isAllHere(again.taken)]).toEqual([{}, true]);
    const lacking = await takeInQdpx(nothing);
    expect([lacking.diff, lacking.taken.unread, isAllHere(lacking.taken)]).toEqual([{}, ['Письмо'], false]);
    const codes = await takeInQdpx(file(code('Baked.')), noRecords({ tags }));
    expect([codes.diff, isAllHere(codes.taken)]).toEqual([{}, true]);
  });
});
