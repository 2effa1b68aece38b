import { describe, expect, test } from 'vitest';
import { panesJoined, showsTwoTexts, standsTwice, tabMovedAcross } from '../../src/renderer/session/pane-acts.ts';
import type { PanesNow } from '../../src/renderer/session/pane-acts.ts';
import type { Tab } from '../../src/renderer/session/tab-kinds.ts';

/** Panes as `ferry quay* | >mill*`: documents by name, the shown tab with a star, the pane with the attention after `>`. */
function panes(drawn: string): PanesNow {
  const all = drawn.split('|').map((pane) => pane.trim());
  return {
    panes: all.map((pane) => {
      const names = pane.replace('>', '').split(' ').filter(Boolean);
      const active = names.findIndex((name) => name.endsWith('*'));
      return { tabs: names.map((name) => tab(name.replace('*', ''))), active };
    }),
    focus: all.findIndex((pane) => pane.startsWith('>')),
  };
}

function drawn({ panes: all, focus }: PanesNow): string {
  return all
    .map(({ tabs, active }, at) => {
      const names = tabs.map((one, place) => `${nameOf(one)}${place === active ? '*' : ''}`);
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
