import { describe, expect, test } from 'vitest';
import {
  firstLook,
  keepLook,
  lookOf,
  lookVariables,
  pageLimits,
  resize,
  restoreLook,
} from '../../src/renderer/session/page-look.ts';
import type { PageLook, PageMeasure } from '../../src/renderer/session/page-look.ts';
import { Shell } from '../../src/renderer/session/shell-state.ts';
import { settings } from './settings.ts';

/** A page as far as texts are set by it. */
function page() {
  const set: Record<string, string> = {};
  const style = { setProperty: (name: string, value: string) => void (set[name] = value) };
  return { set, element: { style } as unknown as HTMLElement };
}

const chosen: PageLook = {
  size: 140,
  width: 90,
  leading: 210,
  face: 'sans',
  passages: 'indent',
  numbers: true,
  folded: false,
  markdown: false,
};

describe('how texts are set', () => {
  test('is drawn at once, remembered, and the same when the next project is opened', async () => {
    const registry = settings();
    const shell = new Shell();
    const { set, element } = page();
    keepLook(registry, shell, element);
    expect(set).toEqual(lookVariables(firstLook));
    shell.set({ look: chosen });
    expect(set).toEqual(lookVariables(chosen));
    const next = new Shell();
    await restoreLook(registry, next);
    expect(next.state.look).toEqual(chosen);
  });

  test('is stored only when it changes, and no more when the project is left', () => {
    const registry = settings();
    const shell = new Shell();
    const stop = keepLook(registry, shell, page().element);
    shell.set({ tagId: 'a tag' });
    expect(registry.stored).toEqual({});
    stop();
    shell.set({ look: chosen });
    expect(registry.stored).toEqual({});
  });

  test('goes from step to step by key, and no further than its limits', () => {
    const shell = new Shell();
    const sizes = (by: 1 | -1) =>
      Array.from({ length: 30 }, () => {
        resize(shell, by);
        return shell.state.look.size;
      });
    const { from, to, step } = pageLimits.size;
    expect(sizes(1).slice(0, 2)).toEqual([100 + step, 100 + 2 * step]);
    expect(shell.state.look).toEqual({ ...firstLook, size: to });
    expect(sizes(-1).at(-1)).toBe(from);
  });

  test.each([
    ['nothing', undefined],
    ['words', 'large'],
    ['other types', { size: '140', width: null, leading: Number.NaN, face: 'Comic', passages: 3, numbers: 'yes' }],
  ])('is as at first where %s is stored', (_, stored) => {
    expect(lookOf(stored)).toEqual(firstLook);
  });

  test('stays within its limits, whatever is stored', () => {
    const of = (value: number) => lookOf({ size: value, width: value, leading: value });
    for (const measure of Object.keys(pageLimits) as PageMeasure[]) {
      const { from, to } = pageLimits[measure];
      expect([of(-5)[measure], of(1e9)[measure]]).toEqual([from, to]);
    }
    expect(of(104)).toMatchObject({ size: 100, width: 105, leading: 120 });
  });

  test('begins on steps that its sliders have', () => {
    expect(lookOf(firstLook)).toEqual(firstLook);
  });
});
