import { expect, test, vi } from 'vitest';
import type { Id } from '../../src/core/model/id.ts';
import { fail, ok } from '../../src/core/model/result.ts';
import type { Result } from '../../src/core/model/result.ts';
import type {
  CompareEvent,
  DocumentShared,
  Families,
  FamiliesQuestion,
  Grid,
  Pair,
  Conflicts,
  Lineage,
  QuotationFamilies,
  SuggestedSets,
  SuggestedSpellings,
  Synopsis,
  Timeline,
  Witnesses,
} from '../../src/core/ports/compare.ts';
import { compareWords } from '../../src/renderer/words/compare.ts';
import { Comparing, familiesAtOnce } from '../../src/renderer/session/comparing.ts';

const found = (total: number, shown = total): Families => ({
  families: Array.from({ length: shown }, (_, at) => ({
    id: `family ${at}`,
    kind: 'quotation' as const,
    members: [],
    documents: 2,
    words: 29,
    longest: { documentId: 'upi' as Id, from: 0, to: 180, words: 29 },
    earliest: '2026-06-29',
  })),
  total,
  withinOutlets: 0,
  copies: [],
  missing: [],
});

/** A worker in memory whose answers are given by hand. */
function comparer() {
  const asked: { question: FamiliesQuestion; ask: string; answer: (answer: Result<Families>) => void }[] = [];
  const pairs: { ask: string; answer: (answer: Result<Pair>) => void }[] = [];
  const cancelled: string[] = [];
  const listeners = new Set<(event: CompareEvent) => void>();
  const port = {
    families: (question: FamiliesQuestion, ask: string) =>
      new Promise<Result<Families>>((answer) => asked.push({ question, ask, answer })),
    sharedIn: (): Promise<Result<DocumentShared>> => Promise.resolve(fail('not-found', '')),
    grid: (): Promise<Result<Grid>> => Promise.resolve(fail('not-found', '')),
    pair: (_a: Id, _b: Id, ask: string) => new Promise<Result<Pair>>((answer) => pairs.push({ ask, answer })),
    synopsis: (): Promise<Result<Synopsis>> => Promise.resolve(fail('not-found', '')),
    quotations: (): Promise<Result<QuotationFamilies>> => Promise.resolve(fail('not-found', '')),
    timeline: (): Promise<Result<Timeline>> => Promise.resolve(fail('not-found', '')),
    witnesses: (): Promise<Result<Witnesses>> => Promise.resolve(fail('not-found', '')),
    lineage: (): Promise<Result<Lineage>> => Promise.resolve(fail('not-found', '')),
    conflicts: (): Promise<Result<Conflicts>> => Promise.resolve(fail('not-found', '')),
    eventSets: (): Promise<Result<SuggestedSets>> => Promise.resolve(fail('not-found', '')),
    spellings: (): Promise<Result<SuggestedSpellings>> => Promise.resolve(fail('not-found', '')),
    cancel: (ask: string) => {
      cancelled.push(ask);
      return Promise.resolve(ok(null));
    },
  };
  const texts = new Map([['upi' as Id, 'first text' as Id]]);
  const listen = (listener: (event: CompareEvent) => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const comparing = new Comparing(port, listen, () => new Map(texts));
  const tell = (event: CompareEvent) => listeners.forEach((listener) => listener(event));
  return { comparing, asked, pairs, cancelled, listeners, tell, texts };
}

const settled = async () => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
};

test('asks for no families before the screen looks, and no longer than it looks', () => {
  const { comparing, asked, cancelled, listeners } = comparer();
  expect(asked).toEqual([]);
  const stop = comparing.subscribe(() => undefined);
  expect(asked.map(({ question }) => question.fewestWords)).toEqual([12]);
  stop();
  expect(cancelled).toEqual([asked[0]!.ask]);
  expect([comparing.state.asking, listeners.size]).toEqual([false, 0]);
});

test('asks at first for what outlets share in one month', () => {
  const { comparing, asked } = comparer();
  comparing.subscribe(() => undefined);
  expect(asked[0]!.question).toMatchObject({ days: 30, betweenOutlets: true });
});

test('asks for every kind there is of documents that were chosen, and at first of all for every kind but boilerplate', () => {
  const { comparing, asked } = comparer();
  const kinds = Object.keys(compareWords.kinds);
  expect([...comparing.gridOf(['upi', 'ians'], true).state.question.kinds].sort()).toEqual(kinds.toSorted());
  comparing.subscribe(() => undefined);
  expect(asked[0]!.question.kinds.toSorted()).toEqual(kinds.filter((kind) => kind !== 'boilerplate').sort());
});

test('ends the question about a pair that nobody waits for any more, that one only', async () => {
  const { comparing, pairs, cancelled } = comparer();
  const [first, second] = [new AbortController(), new AbortController()];
  void comparing.pair('upi', 'ians', first.signal);
  const asked = comparing.pair('upi', 'ians', second.signal);
  expect(cancelled).toEqual([]);
  first.abort();
  expect(cancelled).toEqual([pairs[0]!.ask]);
  expect(pairs[1]!.ask).not.toBe(pairs[0]!.ask);
  pairs[1]!.answer(fail('not-found', 'ians'));
  expect(await asked).toMatchObject({ error: { code: 'not-found' } });
  second.abort();
  expect(cancelled).toEqual([pairs[0]!.ask]);
  expect(await comparing.pair('upi', 'ians', first.signal)).toMatchObject({ error: { code: 'cancelled' } });
  expect(pairs).toHaveLength(2);
});

test('says how far its own question is, and nothing of another one', () => {
  const { comparing, asked, tell } = comparer();
  comparing.subscribe(() => undefined);
  tell({ kind: 'progress', ask: 'the grid', done: 1, of: 2 });
  expect(comparing.state.progress).toBeNull();
  tell({ kind: 'progress', ask: asked[0]!.ask, done: 700, of: 20_000 });
  expect(comparing.state.progress).toEqual({ done: 700, of: 20_000 });
});

test('keeps the answer to the newest question when an older one comes late', async () => {
  const { comparing, asked, cancelled } = comparer();
  comparing.subscribe(() => undefined);
  comparing.setFilter({ kinds: ['quotation'] });
  expect(cancelled).toEqual([asked[0]!.ask]);
  asked[1]!.answer(ok(found(3)));
  await settled();
  asked[0]!.answer(ok(found(900)));
  await settled();
  expect([comparing.state.found?.total, comparing.state.asking]).toEqual([3, false]);
});

test('keeps what was found when the person cancels, and asks nothing until they ask again', async () => {
  vi.useFakeTimers();
  try {
    const { comparing, asked, tell } = comparer();
    comparing.subscribe(() => undefined);
    asked[0]!.answer(ok(found(2)));
    await settled();
    comparing.ask();
    comparing.cancel();
    tell({ kind: 'changed', state: { documents: 5, waiting: 1 } });
    vi.runAllTimers();
    expect(asked).toHaveLength(2);
    expect(comparing.state).toMatchObject({ found: found(2), cancelled: true, asking: false });
    comparing.ask();
    expect([asked.length, comparing.state.cancelled]).toEqual([3, false]);
  } finally {
    vi.useRealTimers();
  }
});

test('asks once more after many changes came while a question was on its way', async () => {
  vi.useFakeTimers();
  try {
    const { comparing, asked, tell } = comparer();
    comparing.subscribe(() => undefined);
    for (let waiting = 9; waiting >= 0; waiting--) tell({ kind: 'changed', state: { documents: 10, waiting } });
    expect(asked).toHaveLength(1);
    asked[0]!.answer(ok(found(1)));
    await settled();
    vi.runAllTimers();
    expect([asked.length, comparing.state.project]).toEqual([2, { documents: 10, waiting: 0 }]);
  } finally {
    vi.useRealTimers();
  }
});

test('shows more families only while there are more', async () => {
  const { comparing, asked } = comparer();
  comparing.subscribe(() => undefined);
  asked[0]!.answer(ok(found(familiesAtOnce + 1, familiesAtOnce)));
  await settled();
  comparing.more();
  expect(asked[1]!.question.limit).toBe(2 * familiesAtOnce);
  asked[1]!.answer(ok(found(familiesAtOnce + 1)));
  await settled();
  comparing.more();
  expect(asked).toHaveLength(2);
});

test('tells a problem instead of families that are no answer', async () => {
  const { comparing, asked } = comparer();
  comparing.subscribe(() => undefined);
  asked[0]!.answer(fail('not-available', ''));
  await settled();
  expect(comparing.state).toMatchObject({ found: null, problem: { code: 'not-available' }, asking: false });
});

test('names with an answer the texts that its places stand in, and none that changed before it came', async () => {
  const { comparing, asked, texts } = comparer();
  comparing.subscribe(() => undefined);
  asked[0]!.answer(ok(found(1)));
  await settled();
  expect([...comparing.state.texts]).toEqual([['upi', 'first text']]);
  // Another text of the document: the places of the answer are still those in the first one.
  texts.set('upi' as Id, 'second text' as Id);
  expect([...comparing.state.texts]).toEqual([['upi', 'first text']]);
  comparing.ask();
  texts.set('upi' as Id, 'third text' as Id);
  asked[1]!.answer(ok(found(1)));
  await settled();
  expect([...comparing.state.texts]).toEqual([]);
});
