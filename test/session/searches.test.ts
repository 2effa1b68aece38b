import { describe, expect, test } from 'vitest';
import { askedIn, inspectedDocument, Workspace } from '../../src/renderer/session/workspace.ts';

/** Two searches: the first asks for a ferry, the second for a mill. */
function twoSearches(): Workspace {
  const workspace = new Workspace();
  workspace.set({ query: 'паром', anyWord: true });
  workspace.open({ kind: 'search' });
  workspace.open({ kind: 'search', searchId: 'mill' });
  workspace.set({ query: 'mill', typing: 'mill' });
  return workspace;
}

describe('several searches', () => {
  test('each keep their words, and the box has those of the one that is turned to', () => {
    const workspace = twoSearches();
    expect(workspace.state).toMatchObject({ searchId: 'mill', query: 'mill', anyWord: false });
    workspace.open({ kind: 'search', searchId: 'quay' });
    expect(workspace.state).toMatchObject({ searchId: 'quay', query: '', typing: null });
    const [pane] = workspace.state.panes;
    workspace.set({ panes: [{ ...pane!, active: 0 }] });
    expect(workspace.state).toMatchObject({ searchId: '', query: 'паром', anyWord: true });
    expect(['', 'mill', 'quay', 'never'].map((id) => askedIn(workspace.state, id).query)).toEqual([
      'паром',
      'mill',
      '',
      '',
    ]);
  });

  test('“the search” is the one whose words stand in the box, also after a document was turned to', () => {
    const workspace = twoSearches();
    workspace.open({ kind: 'document', documentId: 'ferry' });
    expect(workspace.state.query).toBe('mill');
    workspace.open({ kind: 'search' });
    expect(workspace.state.panes[0]).toMatchObject({ tabs: { length: 3 }, active: 1 });
  });

  test('are told of by the inspector by their hits, each by its own', () => {
    const workspace = twoSearches();
    workspace.set({ hitOf: { '': 'ferry log', mill: 'mill log' } });
    expect(inspectedDocument(workspace.state)).toBe('mill log');
    workspace.open({ kind: 'document', documentId: 'quay log' }, 'beside');
    expect(inspectedDocument(workspace.state)).toBe('quay log');
    workspace.set({ focus: 0 });
    expect(inspectedDocument(workspace.state)).toBe('mill log');
    workspace.set({ panes: [{ ...workspace.state.panes[0]!, active: 0 }, workspace.state.panes[1]!] });
    expect(inspectedDocument(workspace.state)).toBe('ferry log');
  });
});
