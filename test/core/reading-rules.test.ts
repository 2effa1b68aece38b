import { expect, test } from 'vitest';
import { knownWay } from '../../src/core/ingest/reading-rules.ts';
import type { Reading } from '../../src/core/model/records.ts';

const cut = { kind: 'articles', rule: 'separator', pattern: '=====' } as const;
const reading: Reading = {
  id: 'r',
  importId: 'i',
  path: 'a.txt',
  format: 'text',
  shape: 'nexis',
  textId: 't',
  encoding: 'windows-1251',
  rule: { ...cut, borders: [{ part: '2', at: 900 }] },
  unread: [],
  by: 'person',
  author: 'Ада',
  created: '2025-01-01',
  changed: '2025-01-01',
};
const wayOf = (path: string, isUnchanged: boolean) =>
  knownWay(
    [reading],
    () => true,
    path,
    { format: 'text', shape: 'nexis' },
    () => isUnchanged,
  );

test('Borders that a person moved hold in the file whose words they stand in, and in no other', () => {
  expect(wayOf('a.txt', true)).toEqual({ rule: reading.rule, encoding: 'windows-1251' });
  expect(wayOf('a.txt', false)).toEqual({ rule: cut, encoding: 'windows-1251' });
  expect(wayOf('b.txt', true)).toEqual({ rule: cut, encoding: null });
});
