import { describe, expect, test } from 'vitest';
import {
  panesJoined,
  showsTwoTexts,
  standsTwice,
  tabMovedAcross,
  tabPinned,
} from '../../src/renderer/session/pane-acts.ts';
import type { PanesNow } from '../../src/renderer/session/pane-acts.ts';
import { keyOfTab } from '../../src/renderer/session/tab-kinds.ts';
import { isPinned, Workspace } from '../../src/renderer/session/workspace.ts';
import type { Tab } from '../../src/renderer/session/tab-kinds.ts';

/** Panes as `ferry quay* | >mill!`: documents by name, the shown tab with a star, or `!` if it is pinned, the pane with the attention after `>`. */
function panes(drawn: string): PanesNow {
  const all = drawn.split('|').map((pane) => pane.trim());
  return {
    panes: all.map((pane) => {
      const names = pane.replace('>', '').split(' ').filter(Boolean);
      const active = names.findIndex((name) => /[*!]$/u.test(name));
      const tabs = names.map((name) => tab(name.replace(/[*!]/u, '')));
      return { tabs, active, ...(names[active]?.endsWith('!') && { pinned: keyOfTab(tabs[active]!) }) };
    }),
    focus: all.findIndex((pane) => pane.startsWith('>')),
  };
}

function drawn({ panes: all, focus }: PanesNow): string {
  return all
    .map((pane, at) => {
      const shown = isPinned(pane) ? '!' : '*';
      const names = pane.tabs.map((one, place) => `${nameOf(one)}${place === pane.active ? shown : ''}`);
      return `${at === focus ? '>' : ''}${names.join(' ')}`;
    })
    .join(' | ');
}

function tab(name: string): Tab {
  return name === 'history' ? { kind: name } : { kind: 'document', documentId: name };
}

function nameOf(one: Tab): string {
  return one.kind === 'document' ? one.documentId : one.kind;
}

describe('a tab that is moved to the other pane', () => {
  test.each([
    ['>ferry quay*', 'ferry* | >quay*'],
    ['>ferry* quay | mill* slip', 'quay* | >mill ferry* slip'],
    ['ferry* quay | >mill*', '>ferry mill* quay'],
    ['>ferry* quay | mill* ferry', 'quay* | >mill ferry*'],
    ['>ferry* | mill*', '>mill ferry*'],
  ])('%s becomes %s', (before, after) => {
    const moved = tabMovedAcross(panes(before));
    expect(moved && drawn(moved)).toBe(after);
  });

  test('stays where nothing would be left beside it', () => {
    expect(tabMovedAcross(panes('>ferry*'))).toBeNull();
    expect(tabMovedAcross(panes('>'))).toBeNull();
  });
});

describe('a tab that is pinned', () => {
  test.each([
    ['>ferry quay*', 'ferry* | >quay!'],
    ['>ferry*', '>ferry!'],
    ['ferry* | >quay*', 'ferry* | >quay!'],
    ['ferry* | >quay!', 'ferry* | >quay*'],
  ])('%s becomes %s', (before, after) => {
    const pinned = tabPinned(panes(before));
    expect(pinned && drawn(pinned)).toBe(after);
  });

  test.each([
    ['ferry* | >quay!', 'here', '>ferry mill* | quay!'],
    ['>ferry* | quay!', 'beside', '>ferry mill* | quay!'],
    // It comes before what is pinned alone.
    ['>quay!', 'here', '>mill* | quay!'],
    // As long as another tab is shown in its place it keeps nothing out.
    ['ferry* | >quay slip*', 'here', 'ferry* | >quay slip mill*'],
  ] as const)('stays in %s where a document is opened %s: %s', (before, where, after) => {
    const workspace = new Workspace();
    workspace.set(panes(before));
    workspace.open(tab('mill'), where);
    expect(drawn(workspace.state)).toBe(after);
  });

  test('is shown where it is asked for, stays when another one takes the place of the shown tab, and is free when it is closed', () => {
    const workspace = new Workspace();
    workspace.set(panes('ferry* | >quay!'));
    workspace.open(tab('quay'));
    expect(drawn(workspace.state)).toBe('ferry* | >quay!');
    workspace.openInstead(tab('mill'));
    expect(drawn(workspace.state)).toBe('>ferry mill* | quay!');
    workspace.open(tab('slip'), 'beside');
    expect(drawn(workspace.state)).toBe('>ferry mill slip* | quay!');
    workspace.set({ focus: 1 });
    workspace.close(1, 0);
    workspace.open(tab('quay'), 'beside');
    expect(drawn(workspace.state)).toBe('ferry mill slip* | >quay*');
  });
});

describe('two panes that become one', () => {
  test.each([
    ['ferry* quay | >mill*', '>ferry quay mill*'],
    ['>ferry* quay | mill ferry*', '>ferry* quay mill'],
    ['ferry quay* | >ferry* mill', '>ferry* quay mill'],
  ])('%s becomes %s: each tab once, what was attended shown', (before, after) => {
    expect(drawn(panesJoined(panes(before)))).toBe(after);
  });
});

test('two texts can be scrolled together where both panes show one, also of the same document', () => {
  expect(
    ['>ferry* | mill*', '>ferry* | ferry*', '>ferry* | history*', '>ferry*'].map((one) => showsTwoTexts(panes(one))),
  ).toEqual([true, true, false, false]);
});

test('a document stands twice where both panes have it, shown or not', () => {
  expect(['>ferry* | mill ferry', '>ferry* | mill*', '>ferry*'].map((one) => standsTwice(panes(one), 'ferry'))).toEqual(
    [true, false, false],
  );
});
