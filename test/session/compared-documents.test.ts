import { expect, test } from 'vitest';
import type { Tab } from '../../src/renderer/session/tab-kinds.ts';
import { comparedDocuments } from '../../src/renderer/session/compared-documents.ts';
import type { Session } from '../../src/renderer/session/session.ts';
import { activeDocument, Workspace } from '../../src/renderer/session/workspace.ts';

const documents = new Set(['mill', 'quay', 'порт', ...'abcdefg']);
const desk = { store: { snapshot: { rows: () => documents } } } as unknown as Session['desk'];

function compared(chosen: readonly string[], ...shown: readonly Tab[]) {
  const workspace = new Workspace();
  workspace.set({ chosen, panes: shown.map((tab) => ({ tabs: [tab], active: 0 })) });
  return comparedDocuments({ desk, workspace });
}

const document = (documentId: string): Tab => ({ kind: 'document', documentId });

test('two chosen documents are compared, whatever else is open', () => {
  expect(compared(['quay', 'порт'], document('mill'), document('quay'))).toEqual(['quay', 'порт']);
});

test('three to six chosen documents are compared, each once, without the folders among them', () => {
  expect(compared(['порт', 'mill', 'quay'], document('mill'))).toEqual(['порт', 'mill', 'quay']);
  expect(compared(['/reports', ...'abcdef', 'a'])).toEqual([...'abcdef']);
});

test('with none, one or seven chosen, those are compared that stand side by side', () => {
  for (const chosen of [[], ['mill'], [...'abcdefg'], ['/reports', 'mill'], ['burnt', 'mill']]) {
    expect(compared(chosen, document('mill'), document('порт'))).toEqual(['mill', 'порт']);
  }
});

test('nothing is compared with itself, with what is gone, or with a page', () => {
  expect(compared([], document('mill'), document('mill'))).toBeNull();
  expect(compared([], document('mill'), document('burnt'))).toBeNull();
  expect(compared([], document('mill'), { kind: 'search' })).toBeNull();
});

test('of two documents in one tab that one is read which was turned to last, at first the left one', () => {
  const workspace = new Workspace();
  workspace.open({ kind: 'pair', aId: 'mill', bId: 'quay' });
  expect(activeDocument(workspace.state)).toBe('mill');
  workspace.set({ turnedTo: 'quay' });
  expect(activeDocument(workspace.state)).toBe('quay');
  workspace.open({ kind: 'pair', aId: 'mill', bId: 'порт' });
  expect(activeDocument(workspace.state)).toBe('mill');
});
