import { describe, expect, test } from 'vitest';
import type { Registry } from '../../src/renderer/store/registry.ts';
import { keepSides, restoreSides } from '../../src/renderer/session/remember-sides.ts';
import { Shell } from '../../src/renderer/session/shell-state.ts';
import type { Sides } from '../../src/renderer/session/shell-state.ts';
import { settings } from './settings.ts';

const untouched: Sides = { left: null, right: null, leftWidth: null, rightWidth: null, parts: null, brackets: null };

async function restored(registry: Registry): Promise<Sides> {
  const shell = new Shell();
  await restoreSides(registry, shell);
  const { left, right, leftWidth, rightWidth, parts, brackets } = shell.state;
  return { left, right, leftWidth, rightWidth, parts, brackets };
}

describe('the sides beside the reader', () => {
  test('come back as a person left them', async () => {
    const registry = settings();
    const shell = new Shell();
    keepSides(registry, shell);
    const parts = { library: 50, tags: 40, notes: 10 };
    shell.set({ leftWidth: 320, parts });
    shell.set({ right: false });
    shell.set({ brackets: false });
    expect(await restored(registry)).toEqual({ ...untouched, right: false, leftWidth: 320, parts, brackets: false });
  });

  test('are stored only when they change, and no more when the project is left', () => {
    const registry = settings();
    const shell = new Shell();
    const stop = keepSides(registry, shell);
    shell.set({ tagId: 'a tag', drawer: 'left' });
    expect(registry.stored).toEqual({});
    stop();
    shell.set({ left: false });
    expect(registry.stored).toEqual({});
  });

  test.each([
    ['nothing', undefined],
    ['words', 'wide'],
    [
      'other types',
      { left: 'yes', right: 1, leftWidth: '300', rightWidth: Number.NaN, parts: [1, 2, 3], brackets: 'all' },
    ],
    ['sizes that cannot be', { leftWidth: -5, rightWidth: 1e9, parts: { library: 100, tags: 0, notes: 0 } }],
  ])('are as at first where %s is stored', async (_, sides) => {
    expect(await restored(settings({ sides }))).toEqual(untouched);
  });

  test('fill the whole height, whatever the stored shares add up to', async () => {
    const { parts } = await restored(settings({ sides: { parts: { library: 30, tags: 20, notes: 10 } } }));
    expect(parts).toEqual({ library: 50, tags: expect.closeTo(33.33, 1), notes: expect.closeTo(16.67, 1) });
  });
});
