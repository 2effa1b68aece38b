import { expect, test } from 'vitest';
import type { Annotation } from '../../src/core/model/records.ts';
import { chooseUnder, goToMark } from '../../src/renderer/session/choosing-marks.ts';
import { Readers } from '../../src/renderer/session/readers.ts';
import type { ReaderHandle } from '../../src/renderer/session/readers.ts';
import type { Session } from '../../src/renderer/session/session.ts';
import { Workspace } from '../../src/renderer/session/workspace.ts';

// A text whose marks stand one in another, two on the same words, and one that lost its place.

const mark = (id: string, from: number, to: number, kind: 'exact' | 'lost' = 'exact') =>
  ({ id, documentId: 'mill', version: 1, from, to, anchor: { kind } }) as unknown as Annotation;
const marks = [
  mark('lost', 0, 4, 'lost'),
  mark('whole', 10, 60),
  mark('twin', 20, 30),
  mark('also', 20, 30),
  mark('end', 80, 90),
];

function reading(caret: number) {
  const workspace = new Workspace();
  workspace.open({ kind: 'document', documentId: 'mill' });
  const readers = new Readers(workspace);
  let range = { from: caret, to: caret };
  readers.register({
    documentId: 'mill',
    reader: { selected: () => ({ range, empty: true }), focus: () => undefined },
    focused: () => true,
    selectsNow: () => false,
  } as unknown as ReaderHandle);
  const rows = {
    annotations: new Map(marks.map((one) => [one.id, one])),
    documents: new Map([['mill', { id: 'mill', versions: [{ number: 1 }] }]]),
  };
  const snapshot = { rows: (table: keyof typeof rows) => rows[table], annotationsOf: () => marks };
  const session = { workspace, readers, desk: { store: { snapshot } } } as unknown as Session;
  const chosen = () => workspace.state.annotationIds;
  const said = () => workspace.state.messages.map(({ text }) => text);
  return { session, chosen, said, moveTo: (at: number) => (range = { from: at, to: at }) };
}

test('keys go from mark to mark, also to each of those on the same words, and round again', () => {
  const { session, chosen } = reading(15);
  const seen: (readonly string[])[] = [];
  for (let step = 0; step < 4; step++) {
    goToMark(session, 1);
    seen.push(chosen());
  }
  goToMark(session, -1);
  seen.push(chosen());
  expect(seen).toEqual([['twin'], ['also'], ['end'], ['whole'], ['end']]);
  expect(session.workspace.state.reveal).toMatchObject({ documentId: 'mill', from: 80, to: 90 });
});

test('from a caret that left the chosen mark they begin at the caret', () => {
  const { session, chosen, moveTo } = reading(70);
  goToMark(session, -1);
  expect(chosen()).toEqual(['also']);
  session.workspace.set({ annotationIds: [] });
  moveTo(5);
  goToMark(session, 1);
  expect(chosen()).toEqual(['whole']);
});

test('with Shift they choose one mark after the other, and let go of it on the way back', () => {
  const { session, chosen } = reading(0);
  goToMark(session, 1);
  goToMark(session, 1, true);
  goToMark(session, 1, true);
  expect(chosen()).toEqual(['whole', 'twin', 'also']);
  goToMark(session, -1, true);
  expect(chosen()).toEqual(['whole', 'twin']);
});

test('going round is said', () => {
  const { session, said } = reading(70);
  goToMark(session, 1);
  expect(said()).toEqual([]);
  goToMark(session, 1);
  expect(said()).toEqual(['No annotation comes after; this is the first.']);
  goToMark(session, -1);
  expect(said().at(-1)).toBe('No annotation comes before; this is the last.');
});

test('with Shift they end at the last mark and at the first, and say so once', () => {
  const { session, chosen, said } = reading(70);
  goToMark(session, 1);
  const { reveal } = session.workspace.state;
  for (let press = 0; press < 3; press++) goToMark(session, 1, true);
  expect(chosen()).toEqual(['end']);
  expect(session.workspace.state.reveal).toBe(reveal);
  expect(said()).toEqual(['No annotation comes after.']);
  session.workspace.set({ annotationIds: ['twin', 'whole'] });
  goToMark(session, -1, true);
  expect(chosen()).toEqual(['twin', 'whole']);
  expect(said().at(-1)).toBe('No annotation comes before.');
});

test('from a caret behind all marks, Shift chooses none far away', () => {
  const { session, chosen } = reading(95);
  goToMark(session, 1, true);
  expect(chosen()).toEqual([]);
  goToMark(session, -1, true);
  expect(chosen()).toEqual(['end']);
});

test('each click on words under several marks chooses the next one, with Ctrl besides the others until all are chosen', () => {
  const { session, chosen } = reading(0);
  const under = ['twin', 'twin 1', 'also', 'whole'];
  const seen: (readonly string[])[] = [];
  for (let click = 0; click < 4; click++) {
    chooseUnder(session, under, false);
    seen.push(chosen());
  }
  expect(seen).toEqual([['twin'], ['also'], ['whole'], ['twin']]);
  session.workspace.set({ annotationIds: ['end'] });
  for (let click = 0; click < 4; click++) {
    chooseUnder(session, under, true);
    seen.push(chosen());
  }
  expect(seen.slice(4)).toEqual([['end', 'twin'], ['end', 'twin', 'also'], ['end', 'twin', 'also', 'whole'], ['end']]);
});
