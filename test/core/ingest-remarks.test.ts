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
  const made = annotationsOfRemarks(remarked, by, [], () => `id${++number}`);
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
  // A newer file holds its old comments, too.
  const newer = { ...remarked, version: 2, remarks: [...remarks, { ...remarks[0]!, note: 'Wo?' }] };
  expect(annotationsOfRemarks(newer, by, made, () => 'id3').map(({ note }) => note)).toEqual(['Wo?']);
});
