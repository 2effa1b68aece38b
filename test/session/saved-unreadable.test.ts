import { expect, test } from 'vitest';
import { Unreadable } from '../../src/core/exchange/unreadable.ts';
import { fail, ok } from '../../src/core/model/result.ts';
import type { Annotation } from '../../src/core/model/records.ts';
import type { Session } from '../../src/renderer/session/session.ts';
import { savedAnchors } from '../../src/renderer/ui/views/anchors/saved-anchors.ts';
import { savedActs } from '../../src/renderer/ui/views/history/saved-acts.ts';

// A table that only looks whole would be worse than none.

const mark = {
  ...{ id: 'm', documentId: 'd', version: 1, from: 4, to: 10, anchor: { kind: 'exact' }, note: '', tagIds: [] },
  ...{ quotation: { exact: 'гавань', prefix: '', suffix: '' }, author: 'Noor', changed: '2031-05-06T06:44:00.000Z' },
} as unknown as Annotation;

function sessionOf(text: unknown): Session {
  const documents = new Map([['d', { id: 'd', path: 'a.txt', versions: [{ number: 1, textId: 't' }] }]]);
  const rows = (table: string): ReadonlyMap<string, unknown> => (table === 'documents' ? documents : new Map());
  const store = { id: 'p', snapshot: { rows }, text: async () => text, touchedIn: async () => ok([]) };
  return {
    desk: { store, now: () => '2031-05-06T06:44:00.000Z' },
    names: { documents: () => new Map([['d', 'Harbour']]), tags: () => new Map() },
    people: { now: () => ({ nameOf: (author: string) => author }) },
  } as unknown as Session;
}

async function made<T>(rows: Iterable<T> | AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

test('anchors to review are saved with what stands in their text now, or not at all', async () => {
  const read = savedAnchors(sessionOf(ok({ text: 'Die гавань, eine' })), [mark], {});
  expect((await made(read.rows))[0]![read.header.indexOf('words now')]).toBe('гавань');
  const unread = savedAnchors(sessionOf(fail('not-found')), [mark], {});
  await expect(made(unread.rows)).rejects.toThrow(Unreadable);
});

test('the history is saved with all its acts, or not at all', async () => {
  const unread = savedActs(sessionOf(null), async () => fail('not-found'), {});
  await expect(made(unread.rows)).rejects.toThrow(Unreadable);
  expect(await made(savedActs(sessionOf(null), async () => ok([]), {}).rows)).toEqual([]);
});
