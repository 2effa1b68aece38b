import { describe, expect, test } from 'vitest';
import type { Annotation } from '../../src/core/model/records.ts';
import type { Tab } from '../../src/renderer/session/tab-kinds.ts';
import { activeTab, inspectorIsOfUse, Workspace } from '../../src/renderer/session/workspace.ts';

const mark: Annotation = {
  id: 'a',
  documentId: 'd',
  version: 2,
  from: 10,
  to: 15,
  quote: { exact: 'паром', prefix: '', suffix: '' },
  anchor: { kind: 'exact' },
  colour: 'sand',
  tagIds: [],
  created: '2026-01-01T00:00:00.000Z',
  changed: '2026-01-01T00:00:00.000Z',
  author: 'me',
} as unknown as Annotation;

describe('an annotation that is shown', () => {
  test('is chosen, and its place is shown', () => {
    const workspace = new Workspace();
    workspace.showAnnotation(mark);
    expect(workspace.state).toMatchObject({ annotationIds: ['a'], reveal: { documentId: 'd', from: 10, to: 15 } });
  });

  test('is chosen alone where it is lost: its old place has other words today', () => {
    const workspace = new Workspace();
    workspace.showAnnotation({ ...mark, anchor: { kind: 'lost' } });
    expect(workspace.state).toMatchObject({ annotationIds: ['a'], reveal: null });
    expect(activeTab(workspace.state)).toMatchObject({ kind: 'document', documentId: 'd' });
  });
});

describe('a message of a problem', () => {
  const texts = ({ state }: Workspace) => state.messages.map(({ text }) => text);

  test('stays until it is dismissed, however many others come', () => {
    const workspace = new Workspace();
    workspace.tell('problem', 'The file is damaged.');
    for (let at = 1; at <= 9; at++) workspace.tell('done', `Tagged ${at}.`);
    for (let at = 1; at <= 4; at++) workspace.tell('problem', `No room for ${at}.`);
    expect(texts(workspace)).toContain('The file is damaged.');
    workspace.dismiss(workspace.state.messages[0]!.number);
    expect(texts(workspace)).not.toContain('The file is damaged.');
  });

  test('stands once, last, when it is told again; of what was done the last three stand', () => {
    const workspace = new Workspace();
    for (const text of ['A', 'B', 'A']) workspace.tell('problem', text);
    for (const text of ['1', '2', '3', '4']) workspace.tell('done', text);
    expect(texts(workspace)).toEqual(['B', 'A', '2', '3', '4']);
  });
});

describe('a message of what was done', () => {
  test('takes with it what was told before, but no problem and nothing that stands beside it', () => {
    const workspace = new Workspace();
    workspace.tell('problem', 'The file is damaged.');
    workspace.tellReady('“Паром” is open.', 'p2');
    workspace.tell('done', 'Tagged “четыре кроны”.', true);
    workspace.tell('done', 'Removed the tag.', true);
    workspace.dismiss(workspace.state.messages.at(-1)!.number);
    expect(workspace.state.messages.map(({ text }) => text)).toEqual(['The file is damaged.', '“Паром” is open.']);
  });

  test('goes alone where it is an older one, that was not seen any more', () => {
    const workspace = new Workspace();
    for (const text of ['1', '2']) workspace.tell('done', text);
    workspace.dismiss(workspace.state.messages[0]!.number);
    expect(workspace.state.messages.map(({ text }) => text)).toEqual(['2']);
  });
});

describe('a tab that is opened in place of the one that is shown', () => {
  const synopsis = { kind: 'synopsis', documentIds: ['a', 'b'] } as const;
  const pair = { kind: 'pair', aId: 'a', bId: 'b' } as const;

  test('stands where that one stood, and leaves the others', () => {
    const workspace = new Workspace();
    workspace.open({ kind: 'search' });
    workspace.open(pair);
    workspace.open({ kind: 'history' });
    workspace.open(pair);
    workspace.openInstead(synopsis);
    expect(workspace.state.panes).toEqual([{ tabs: [{ kind: 'search' }, synopsis, { kind: 'history' }], active: 1 }]);
  });

  test('is not there twice if it was open already', () => {
    const workspace = new Workspace();
    workspace.open(synopsis);
    workspace.open(pair);
    workspace.openInstead({ ...synopsis, documentIds: ['b', 'a'] });
    expect(workspace.state.panes[0]!.tabs).toHaveLength(1);
    expect(activeTab(workspace.state)).toMatchObject({ kind: 'synopsis' });
  });

  test('is simply opened where none is shown', () => {
    const workspace = new Workspace();
    workspace.openInstead(pair);
    expect(activeTab(workspace.state)).toEqual(pair);
  });
});

describe('a tab that is closed while it is shown', () => {
  test('gives way to the one from which it was opened, or else to one beside it', () => {
    const workspace = new Workspace();
    workspace.open({ kind: 'document', documentId: 'паром' });
    workspace.open({ kind: 'history' });
    workspace.open({ kind: 'document', documentId: 'паром' });
    workspace.open({ kind: 'names' });
    workspace.close(0, 2);
    expect(activeTab(workspace.state)).toEqual({ kind: 'document', documentId: 'паром' });
    workspace.close(0, 0);
    expect(activeTab(workspace.state)).toEqual({ kind: 'history' });
  });
});

describe('the inspector', () => {
  const opened = (...tabs: readonly Tab[]) => {
    const workspace = new Workspace();
    for (const tab of tabs) workspace.open(tab);
    return workspace.state;
  };
  const document = { kind: 'document', documentId: 'd' } as const;

  test('stands there before anything is open, beside a document and beside a search', () => {
    for (const state of [opened(), opened(document), opened({ kind: 'search' })]) {
      expect(inspectorIsOfUse(state)).toBe(true);
    }
  });

  test('leaves its room to a page that it has nothing to say of, until a document stands beside', () => {
    const pages: readonly Tab[] = [
      { kind: 'codebook' },
      { kind: 'document-table' },
      { kind: 'notes' },
      { kind: 'history' },
    ];
    for (const page of pages) {
      const workspace = new Workspace();
      workspace.open(document);
      workspace.open(page);
      expect(inspectorIsOfUse(workspace.state), page.kind).toBe(false);
      workspace.open(document, 'beside');
      expect(inspectorIsOfUse(workspace.state), page.kind).toBe(true);
    }
  });
});
