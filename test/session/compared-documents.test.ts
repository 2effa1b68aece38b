import { expect, test } from 'vitest';
import type { Tab } from '../../src/renderer/session/tab-kinds.ts';
import { comparedDocuments, openComparison } from '../../src/renderer/session/compared-documents.ts';
import { comparisonParts } from '../../src/renderer/session/comparison-parts.ts';
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

test('with none or one chosen, those are compared that stand side by side', () => {
  for (const chosen of [[], ['mill'], ['/reports', 'mill'], ['burnt', 'mill']]) {
    expect(compared(chosen, document('mill'), document('порт'))).toEqual(['mill', 'порт']);
  }
});

test('with seven chosen it is said how many can be compared, and nothing else is opened in their place', () => {
  const workspace = new Workspace();
  const panes = ['mill', 'порт'].map((id) => ({ tabs: [document(id)], active: 0 }));
  workspace.set({ chosen: [...'abcdefg'], panes });
  for (const part of comparisonParts) {
    const before = workspace.state.messages.length;
    openComparison({ desk, workspace } as Session, part);
    expect(workspace.state.panes).toEqual(panes);
    const told = workspace.state.messages.slice(before);
    expect(told.map(({ text }) => text)).toEqual(['2 to 6 documents can be compared. Choose fewer.']);
    workspace.set({ messages: [] });
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
