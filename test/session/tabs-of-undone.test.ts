import { describe, expect, test } from 'vitest';
import { withTabs } from '../../src/renderer/session/tabs-of-undone.ts';
import type { ClosedTab } from '../../src/renderer/session/tabs-of-undone.ts';
import { keyOfTab } from '../../src/renderer/session/tab-kinds.ts';
import type { Tab } from '../../src/renderer/session/tab-kinds.ts';
import { Workspace } from '../../src/renderer/session/workspace.ts';

// Undo takes documents and notes away, redo brings them back. What a person had open of them comes back with them.

const shown = (id: string): Tab => ({ kind: 'document', documentId: id });
const note: Tab = { kind: 'note', noteId: 'замысел' };
const search: Tab = { kind: 'search' };

/** An open project with these tabs in each pane, of which the last was turned to last. */
function projectWith(...panes: readonly (readonly Tab[])[]) {
  const rows = { documents: new Set(['mill', 'port', 'паром']), notes: new Set(['замысел']), tags: new Set(['tag']) };
  const workspace = new Workspace();
  panes.forEach((tabs, pane) => {
    for (const [at, tab] of tabs.entries()) workspace.open(tab, pane > 0 && at === 0 ? 'beside' : 'here');
  });
  const desk = { store: { snapshot: { rows: (table: keyof typeof rows) => rows[table] } } };
  const closedTabs = new Map<string, ClosedTab>();
  const followed = { desk, workspace, closedTabs } as unknown as Parameters<typeof withTabs>[0];
  const go = (work: () => void) => withTabs(followed, () => Promise.resolve(work()));
  return {
    workspace,
    tabs: () => workspace.state.panes.map(({ tabs }) => tabs.map(keyOfTab)),
    read: () => workspace.state.panes.map(({ tabs, active }) => tabs[active] && keyOfTab(tabs[active])),
    takeAway: (...ids: readonly string[]) =>
      go(() => ids.forEach((id) => Object.values(rows).forEach((own) => own.delete(id)))),
    bringBack: (...ids: readonly string[]) =>
      go(() => ids.forEach((id) => (id === 'замысел' ? rows.notes : rows.documents).add(id))),
    rows,
  };
}

const keys = (...tabs: readonly Tab[]) => tabs.map(keyOfTab);

describe('a tab of what undo takes away', () => {
  test('is closed, comes back to its place, and another that is read stays in view', async () => {
    const { tabs, read, takeAway, bringBack } = projectWith([shown('mill'), shown('паром'), note, search]);
    await takeAway('mill', 'паром');
    expect([tabs(), read()]).toEqual([[keys(note, search)], keys(search)]);
    await bringBack('mill', 'паром');
    expect(tabs()).toEqual([keys(shown('mill'), shown('паром'), note, search)]);
    expect(read()).toEqual(keys(search));
  });

  test('comes back when only it does', async () => {
    const { tabs, takeAway, bringBack } = projectWith([shown('mill'), note, shown('port')]);
    await takeAway('mill', 'замысел');
    await bringBack('замысел');
    expect(tabs()).toEqual([keys(note, shown('port'))]);
    await bringBack('mill');
    expect(tabs()).toEqual([keys(shown('mill'), note, shown('port'))]);
  });

  test('comes back to the pane it stood in', async () => {
    const { tabs, takeAway, bringBack } = projectWith([shown('mill')], [search, shown('port')]);
    await takeAway('port');
    expect(tabs()).toEqual([keys(shown('mill')), keys(search)]);
    await bringBack('port');
    expect(tabs()).toEqual([keys(shown('mill')), keys(search, shown('port'))]);
  });

  test('of two documents goes with either and comes back with both', async () => {
    const pair: Tab = { kind: 'pair', aId: 'mill', bId: 'паром' };
    const { tabs, takeAway, bringBack } = projectWith([pair, search]);
    await takeAway('паром');
    await takeAway('mill');
    await bringBack('паром');
    expect(tabs()).toEqual([keys(search)]);
    await bringBack('mill');
    expect(tabs()).toEqual([keys(pair, search)]);
  });
});

test('a tab that the person opened again meanwhile is there once', async () => {
  const { workspace, rows, tabs, takeAway, bringBack } = projectWith([shown('mill'), search]);
  await takeAway('mill');
  rows.documents.add('mill');
  workspace.open(shown('mill'));
  await bringBack('mill');
  expect(tabs()).toEqual([keys(search, shown('mill'))]);
});

test('a tab of what had been taken away before stays: it tells that its document is gone', async () => {
  const { rows, tabs, takeAway } = projectWith([shown('mill'), shown('port')]);
  rows.documents.delete('mill');
  await takeAway('port');
  expect(tabs()).toEqual([keys(shown('mill'))]);
});
