import { expect, test } from 'vitest';
import { describeRange } from '../../src/core/anchor/describe.ts';
import { newAnnotation } from '../../src/core/model/annotations.ts';
import type { Change } from '../../src/core/model/change.ts';
import { added, reverse, updated } from '../../src/core/model/diff.ts';
import type { Diff } from '../../src/core/model/diff.ts';
import type { AllRecords, Annotation, Document, DocumentVersion } from '../../src/core/model/records.ts';
import { tables } from '../../src/core/model/tables.ts';
import { hashesOf } from '../../src/renderer/workers/hash.ts';
import { Mending } from '../../src/renderer/workers/mend-project.ts';

// What a project file says is held against what is in it. Texts are named by their ids: 'a' is the text of version 1.

const texts = {
  a: 'The ferry left the harbour before dawn. Nobody had been told of the storm that came at noon.\n',
  b: 'In der Nacht war der Fluss gestiegen. Паром вышел из гавани на рассвете, и никто не знал о буре.\n',
} as const;
type TextId = keyof typeof texts;

const now = '2026-11-29T03:00:00.000Z';
const bytesOf = (text: string) => new TextEncoder().encode(text);

async function version(textId: TextId, number: number): Promise<DocumentVersion> {
  const [text, bytes] = [texts[textId], bytesOf(texts[textId])];
  const encoding = { label: 'utf-8', by: 'valid-utf-8', confidence: 1, replacements: 0 } as const;
  const sizes = { bytes: bytes.length, length: text.length, ...(await hashesOf(bytes, text)) };
  return { number, textId, ...sizes, encoding, passages: 1, imported: now };
}

function documentOf(...versions: DocumentVersion[]): Document {
  const title = { value: 'Ferry', origin: { kind: 'path' } } as const;
  return { id: 'd', title, importId: 'i', path: 'ferry.txt', attributes: {}, language: 'en', versions };
}

function mark(textId: TextId, words: string, number = 1): Annotation {
  const from = texts[textId].indexOf(words);
  const range = { from, to: from + words.length };
  const place = { documentId: 'd', version: number, ...range, quotation: describeRange(texts[textId], range) };
  return newAnnotation({ id: words, author: 'Ада', time: '2026-01-01T00:00:00.000Z' }, place);
}

function recordsOf(documents: readonly Document[], annotations: readonly Annotation[]): AllRecords {
  return {
    ...(Object.fromEntries(tables.map((table) => [table, []])) as unknown as AllRecords),
    documents,
    annotations,
  };
}

function change(id: string, diff: Diff, state: Change['state'] = 'done'): Change {
  return { id, act: id, label: { verb: 'annotate' }, author: 'Ада', time: now, state, diff };
}

/** The project after it was held against these texts. */
async function mend(
  records: AllRecords,
  found: Partial<Record<TextId, string>> = texts,
  changes: readonly Change[] = [],
) {
  const mending = new Mending(records, changes, 'ferry.lectern', now);
  for (const [id, text] of Object.entries(found)) await mending.look({ id, bytes: bytesOf(text), text, passages: 1 });
  return mending.end();
}

const place = ({ from, to, version, anchor }: Annotation) => ({ from, to, version, anchor: anchor.kind });

test('leaves a project that agrees as it is, and adds nothing to its history', async () => {
  const found = mark('a', 'storm');
  const approximate = { ...found, id: 'like', anchor: { kind: 'approximate', score: 0.8 } } as const;
  const like = { ...approximate, quotation: { ...found.quotation, exact: 'storms' } };
  const lost = { ...mark('a', 'noon'), id: 'lost', from: 5000, to: 5004, anchor: { kind: 'lost' } } as const;
  const records = recordsOf([documentOf(await version('a', 1))], [found, like, lost]);
  const changes = [change('one', added('annotations', found))];
  expect(await mend(records, texts, changes)).toEqual({ records, changes, mended: [] });
});

test('finds a mark again by its words when its place was changed', async () => {
  const true_ = mark('a', 'told of the storm');
  const moved = { ...true_, from: 3, to: 20 };
  const { records, mended } = await mend(recordsOf([documentOf(await version('a', 1))], [moved]));
  const { from, to } = true_;
  expect(place(records.annotations[0]!)).toEqual({ from, to, version: 1, anchor: 'moved' });
  expect(mended).toEqual([{ kind: 'mark-found', in: 'Ferry', words: 'told of the storm' }]);
});

test('loses a mark whose quotation says what the text does not, and keeps what it said', async () => {
  const one = mark('b', 'Паром вышел из гавани');
  const forged = { ...one, quotation: { ...one.quotation, exact: 'Директор признал свою вину полностью' } };
  const { records, changes, mended } = await mend(recordsOf([documentOf(await version('b', 1))], [forged]));
  expect(records.annotations).toEqual([{ ...forged, anchor: { kind: 'lost' }, changed: now }]);
  expect(mended).toEqual([{ kind: 'mark-lost', in: 'Ferry', words: 'Директор признал свою вину полностью' }]);
  // The step back is in the history.
  expect(changes.map(({ diff, unasked, state }) => ({ diff: reverse(diff), unasked, state }))).toEqual([
    { diff: updated('annotations', records.annotations[0]!, forged), unasked: true, state: 'done' },
  ]);
});

test('a mark that says to be nearly the same as words that are nothing like it is no longer believed', async () => {
  const one = mark('a', 'Nobody had been told');
  const exact = 'Εκείνη τη νύχτα όλοι ήξεραν';
  const forged: Annotation = {
    ...one,
    quotation: { ...one.quotation, exact },
    anchor: { kind: 'approximate', score: 0.9 },
  };
  const { records } = await mend(recordsOf([documentOf(await version('a', 1))], [forged]));
  expect(records.annotations[0]!.anchor).toEqual({ kind: 'lost' });
});

test('names a text as it is when it is not the one that was imported, and looks at its marks', async () => {
  const text = `A line was put before it. ${texts.a}`;
  const document = documentOf(await version('a', 1));
  const { records, mended } = await mend(recordsOf([document], [mark('a', 'storm')]), { a: text });
  const [now] = records.documents[0]!.versions;
  const sizes = { bytes: text.length, length: text.length, ...(await hashesOf(bytesOf(text), text)) };
  expect(now).toEqual({ ...document.versions[0], ...sizes });
  expect(text.slice(records.annotations[0]!.from, records.annotations[0]!.to)).toBe('storm');
  expect(mended).toEqual([
    { kind: 'mark-found', in: 'Ferry', words: 'storm' },
    { kind: 'other-text', in: 'Ferry', version: 1 },
  ]);
});

test('tells it once: what was mended agrees when it is opened again, and so does what was undone since', async () => {
  const document = { ...documentOf({ ...(await version('a', 1)), length: 7, textHash: 'ab' }) };
  const first = await mend(recordsOf([document], [mark('a', 'storm')]));
  expect(first.mended).toHaveLength(1);
  const again = await mend(first.records, texts, first.changes);
  expect(again).toEqual({ records: first.records, changes: first.changes, mended: [] });
  // Of a document that was removed since, the history knows both; the last holds.
  const removed = change('gone', reverse(added('documents', first.records.documents[0]!)));
  expect((await mend(recordsOf([], []), texts, [...first.changes, removed])).mended).toEqual([]);
});

test('numbers versions in their order, and each mark stays with its words', async () => {
  const twice = documentOf(await version('a', 2), await version('b', 2));
  const old = mark('a', 'harbour', 2);
  const { records, mended } = await mend(recordsOf([twice], [old, mark('b', 'Паром', 2)]));
  expect(records.documents[0]!.versions.map(({ number, textId }) => [number, textId])).toEqual([
    [2, 'a'],
    [3, 'b'],
  ]);
  const { from, to } = old;
  const { from: fromNow, to: toNow } = mark('b', 'Паром');
  expect(records.annotations.map(place)).toEqual([
    { from, to, version: 2, anchor: 'lost' },
    { from: fromNow, to: toNow, version: 3, anchor: 'exact' },
  ]);
  expect(mended).toEqual([
    { kind: 'renumbered', in: 'Ferry', from: 2, to: 3 },
    { kind: 'mark-lost', in: 'Ferry', words: 'harbour' },
  ]);
});

test('a mark that was lost keeps the version in which it stood last, under the number that this has now', async () => {
  const lost = (textId: TextId, words: string, number: number): Annotation => ({
    ...mark(textId, words, number),
    anchor: { kind: 'lost' },
  });
  // The first version stood there as the third, the second as the first.
  const swapped = documentOf(await version('a', 3), await version('b', 1));
  const one = await mend(recordsOf([swapped], [lost('a', 'harbour', 3), lost('b', 'гавани', 1)]));
  expect(one.records.annotations.map(({ version, anchor }) => [version, anchor.kind])).toEqual([
    [3, 'lost'],
    [4, 'lost'],
  ]);
  // Of two that had one number, it is the one where its words stand; where nobody knows, the first.
  const twice = documentOf(await version('a', 2), await version('b', 2));
  const nowhere = { ...lost('a', 'storm', 2), id: 'nowhere', from: 0, to: 3 };
  const marks = [lost('a', 'harbour', 2), lost('b', 'гавани', 2), nowhere];
  const two = await mend(recordsOf([twice], marks));
  expect(two.records.annotations.map(({ version }) => version)).toEqual([2, 3, 2]);
  expect(two.mended).toEqual([{ kind: 'renumbered', in: 'Ferry', from: 2, to: 3 }]);
  const again = await mend(two.records, texts, two.changes);
  expect(again).toEqual({ records: two.records, changes: two.changes, mended: [] });
});

test('words that stand as a date and are none are told, and kept as they are', async () => {
  const by = { kind: 'person', author: 'Ада', time: now } as const;
  const value = (words: string) => ({ value: words, origin: by });
  const field = (id: string, name: string, type: 'date' | 'text') => ({ id, name, type, choices: [], order: 1 });
  const attributes = { date: value('2025-13-45'), seen: value('в прошлое воскресенье'), place: value('last Sunday') };
  const others = { date: value('-0043'), seen: value('2025-06-30T09:02') };
  const records = {
    ...recordsOf(
      [
        { ...documentOf(await version('a', 1)), attributes },
        { ...documentOf(await version('a', 1)), id: 'e', attributes: others },
      ],
      [],
    ),
    attributes: [field('date', 'Date', 'date'), field('seen', 'Прочитано', 'date'), field('place', 'Place', 'text')],
  };
  expect(await mend(records)).toEqual({
    records,
    changes: [],
    mended: [
      { kind: 'no-date', in: 'Ferry', field: 'Date', words: '2025-13-45' },
      { kind: 'no-date', in: 'Ferry', field: 'Прочитано', words: 'в прошлое воскресенье' },
    ],
  });
});

test('what was undone can be redone unless it stands on what was mended', async () => {
  const moved = { ...mark('a', 'storm'), from: 0, to: 5 };
  const apart = change('apart', added('annotations', mark('a', 'noon')), 'undone');
  const above = change('above', updated('annotations', moved, { ...moved, note: 'x' }), 'undone');
  const records = recordsOf([documentOf(await version('a', 1))], [moved]);
  const { changes } = await mend(records, texts, [apart, above]);
  expect(changes.map(({ state }) => state)).toEqual(['undone', 'abandoned', 'done']);
});

test('does not search for ever: what a slow file asks for is lost, what stands in one place is found', async () => {
  const nearly = Array.from({ length: 3 }, (_, at) => {
    const one = mark('a', 'told of the storm');
    return { ...one, id: `m${at}`, from: 0, to: 4, quotation: { ...one.quotation, exact: 'told of the storms' } };
  });
  const moved = { ...mark('a', 'harbour'), from: 0, to: 7 };
  let time = 0;
  // Each look at the clock is half a minute later.
  const clock = () => (time += 30_000);
  const records = recordsOf([documentOf(await version('a', 1))], [...nearly, moved]);
  const mending = new Mending(records, [], 'ferry.lectern', now, () => undefined, clock);
  await mending.look({ id: 'a', bytes: bytesOf(texts.a), text: texts.a, passages: 1 });
  expect(mending.end().records.annotations.map(({ anchor }) => anchor.kind)).toEqual([
    'approximate',
    'lost',
    'lost',
    'moved',
  ]);
});
