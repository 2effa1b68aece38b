import { describe, expect, test } from 'vitest';
import { ok } from '../../src/core/model/result.ts';
import type { Answer, FinderChanged } from '../../src/core/ports/finder.ts';
import type { ProjectStore } from '../../src/renderer/store/project-store.ts';
import { LiveSearch } from '../../src/renderer/session/live-search.ts';
import { Pages } from '../../src/renderer/session/pages.ts';
import { RecentTags } from '../../src/renderer/session/recent-tags.ts';
import { keepTabs } from '../../src/renderer/session/remember-tabs.ts';
import type { OpenProject } from '../../src/renderer/session/open-project.ts';
import { Workspace } from '../../src/renderer/session/workspace.ts';
import { unheard } from '../unheard.ts';

// What throws once is told, and tried again the next time: it does not end for good what went on by itself.

const bug = new Error('a bug');

/** Fails the first time. */
function once<T>(work: () => T): () => Promise<T> {
  let failed = false;
  return async () => {
    if (failed) return work();
    failed = true;
    throw bug;
  };
}

describe('after a failure that nobody foresaw', () => {
  test('the open tabs are remembered again with the next change', async () => {
    const written: unknown[] = [];
    const fails = once(() => undefined);
    const store = {
      putMeta: async (_key: string, value: unknown) => {
        await fails();
        written.push(value);
      },
    } as unknown as ProjectStore;
    const workspace = new Workspace();
    keepTabs(store, workspace);
    expect(await unheard(async () => workspace.set({ query: 'гавань' }))).toEqual([bug]);
    expect(await unheard(async () => workspace.set({ query: 'harbour' }))).toEqual([]);
    expect(written).toMatchObject([{ query: 'harbour' }]);
  });

  test('the tags of the keys are asked for again', async () => {
    const store = { meta: once(() => ({ slots: ['a'], order: ['a'] })) } as unknown as ProjectStore;
    const recent = new RecentTags(store);
    await expect(recent.load()).rejects.toBe(bug);
    await recent.load();
    expect(recent.state.slots).toEqual(['a']);
  });

  test('a page that could not be fetched is fetched when it is looked at again', async () => {
    const fetch = once(() => ok(['first']));
    const pages = new Pages<string>(1, fetch, () => undefined);
    expect(await unheard(async () => pages.need(0, 0))).toEqual([bug]);
    await unheard(async () => pages.need(0, 0));
    expect(pages.at(0)).toBe('first');
  });

  test('the search asks again when the index has changed', async () => {
    const answer: Answer = { total: 2, documents: 1, hits: [] } as unknown as Answer;
    const search = once(() => ok(answer));
    let changed: (event: FinderChanged) => void = () => undefined;
    const workspace = new Workspace();
    workspace.set({ query: 'harbour' });
    const live = new LiveSearch({
      desk: { finder: { search }, store: { snapshot: { rows: () => new Map() } } },
      workspace,
      listenFinder: (listener: typeof changed) => {
        changed = listener;
        return () => undefined;
      },
    } as unknown as OpenProject);
    const after = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
    let leave = () => {};
    const errors = await unheard(async () => {
      leave = live.subscribe(() => undefined);
      await after(50);
    });
    expect([errors, live.state.asking]).toEqual([[bug], false]);
    changed({} as FinderChanged);
    await expect.poll(() => live.state.answer?.total).toBe(2);
    leave();
  });
});
