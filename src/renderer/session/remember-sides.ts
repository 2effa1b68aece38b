import type { Registry } from '../store/registry.ts';
import type { Shell, Sides } from './shell-state.ts';

const key = 'sides';

/** Arranges the sides as they were when a window was left last. It is one arrangement for all projects. */
export async function restoreSides(registry: Registry, shell: Shell): Promise<void> {
  const stored = await registry.setting(key);
  if (typeof stored === 'object' && stored !== null) shell.set(sidesOf(stored as Record<string, unknown>));
}

/** Remembers from now on how the sides are arranged; returns what ends it. */
export function keepSides(registry: Registry, shell: Shell): () => void {
  let last = shell.state;
  return shell.subscribe(() => {
    const { left, right, leftWidth, rightWidth, parts, brackets } = shell.state;
    const changed = names.some((name) => shell.state[name] !== last[name]);
    last = shell.state;
    if (!changed) return;
    void registry.putSetting(key, { left, right, leftWidth, rightWidth, parts, brackets } satisfies Sides);
  });
}

const names = ['left', 'right', 'leftWidth', 'rightWidth', 'parts', 'brackets'] as const;

function sidesOf(stored: Readonly<Record<string, unknown>>): Sides {
  return {
    left: shown(stored['left']),
    right: shown(stored['right']),
    leftWidth: size(stored['leftWidth']),
    rightWidth: size(stored['rightWidth']),
    parts: partsOf(stored['parts']),
    brackets: shown(stored['brackets']),
  };
}

function shown(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null;
}

function size(value: unknown): number | null {
  return typeof value === 'number' && value > 0 && value < 10_000 ? value : null;
}

function partsOf(stored: unknown): Sides['parts'] {
  if (typeof stored !== 'object' || stored === null) return null;
  const { library, tags, notes } = stored as Readonly<Record<string, unknown>>;
  const parts = [size(library), size(tags), size(notes)] as const;
  const [first, second, third] = parts;
  if (first === null || second === null || third === null) return null;
  // Together they are the whole, whatever was stored.
  const share = 100 / (first + second + third);
  return { library: first * share, tags: second * share, notes: third * share };
}
