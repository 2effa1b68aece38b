import { expect, test } from 'vitest';
import { annotationsOfRemarks } from '../../src/core/ingest/remarks.ts';

const text = 'Паром вышел в понедельник. Nobody had believed it.';
const at = (words: string) => ({ from: text.indexOf(words), to: text.indexOf(words) + words.length });
const remarks = [
  { ...at('вышел'), note: 'Wann?', author: 'Марта Линд', time: '2025-07-01T10:02:00.000Z' },
  { ...at('Nobody'), note: '', author: null, time: null },
];
const by = { author: 'Ada', time: '2026-01-01T00:00:00.000Z' };
const remarked = { documentId: 'd', version: 1, text, remarks };

test('comments and highlights of a file become annotations of who wrote them, else of who brings the file in', () => {
  let number = 0;
  const made = annotationsOfRemarks(remarked, by, { files: [], marks: [] }, () => `id${++number}`);
  expect(made).toEqual([
    expect.objectContaining({
      ...at('вышел'),
      id: 'id1',
      documentId: 'd',
      version: 1,
      note: 'Wann?',
      tagIds: [],
      author: 'Марта Линд',
      created: '2025-07-01T10:02:00.000Z',
      anchor: { kind: 'exact' },
      quotation: { exact: 'вышел', prefix: 'Паром ', suffix: ' в понедельник. Nobody had belie' },
    }),
    expect.objectContaining({ ...at('Nobody'), note: '', author: 'Ada', created: by.time }),
  ]);
});

const notes = (
  newer: Parameters<typeof annotationsOfRemarks>[0],
  earlier: Parameters<typeof annotationsOfRemarks>[2],
) => annotationsOfRemarks(newer, by, earlier, () => 'new').map(({ note, from }) => [note, from]);

test('equal comments and highlights of equal words are as many as the file holds, each at its place', () => {
  const twice = 'Паром вышел. Паром вернулся.';
  const both = [
    { from: 0, to: 5, note: '', author: null, time: null },
    { from: 13, to: 18, note: '', author: null, time: null },
    { from: 0, to: 5, note: '?', author: 'Ada', time: '2025-07-01T10:02:00.000Z' },
    { from: 0, to: 5, note: '?', author: 'Марта Линд', time: '2025-07-01T10:02:00.000Z' },
    { from: 13, to: 18, note: '?', author: 'Ada', time: '2025-07-01T10:02:00.000Z' },
  ];
  const all = both.map(({ note, from }) => [note, from]);
  const two = { documentId: 'd', version: 1, text: twice, remarks: both };
  expect(notes(two, { files: [], marks: [] })).toEqual(all);
  const first = { ...two, remarks: both.filter(({ from }) => from === 0) };
  expect(notes({ ...two, version: 2 }, { files: [first], marks: [] })).toEqual([
    ['', 13],
    ['?', 13],
  ]);
});

test('a newer file brings in what the one before did not hold, whatever a person did with the old comments', () => {
  const made = annotationsOfRemarks(remarked, by, { files: [], marks: [] }, () => 'old');
  const newer = { ...remarked, version: 2, remarks: [...remarks, { ...remarks[0]!, note: 'Wo?' }] };
  const wo = [['Wo?', 6]];
  expect(notes(newer, { files: [remarked], marks: made })).toEqual(wo);
  const edited = made.map((one) => ({ ...one, note: `${one.note} Am Montag.` }));
  expect(notes(newer, { files: [remarked], marks: edited })).toEqual(wo);
  expect(notes(newer, { files: [remarked], marks: [] })).toEqual(wo);
  // The words of a comment were written anew.
  const words = text.replace('вышел', 'ушёл');
  const again = [{ ...remarks[0]!, to: 10 }];
  expect(notes({ ...remarked, text: words, version: 2, remarks: again }, { files: [remarked], marks: made })).toEqual(
    [],
  );
  // A file in between held none.
  expect(notes({ ...newer, version: 3 }, { files: [{ text, remarks: [] }], marks: made })).toEqual([['', 27], ...wo]);
});

test('two people’s copies of one paper bring what each wrote, and what both hold once', () => {
  const her = remarked;
  const his = {
    ...remarked,
    remarks: [...remarks, { ...at('believed'), note: 'Who?', author: 'Noor', time: by.time }],
  };
  const hers = {
    ...remarked,
    remarks: [...remarks, { ...at('Nobody'), note: 'Я верила', author: 'Ада', time: by.time }],
  };
  expect(notes(his, { files: [her], marks: [] })).toEqual([['Who?', at('believed').from]]);
  expect(notes(hers, { files: [her, his], marks: [] })).toEqual([['Я верила', at('Nobody').from]]);
  expect(notes(his, { files: [her, his, hers], marks: [] })).toEqual([]);
});
