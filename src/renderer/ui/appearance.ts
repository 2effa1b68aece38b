import type { Registry } from '../store/registry.ts';

export type Appearance = 'system' | 'light' | 'dark';

const key = 'appearance';

/** Draws the window light, dark, or as the system does. */
export function showAppearance(appearance: Appearance): void {
  if (appearance === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = appearance;
}

export async function readAppearance(registry: Registry): Promise<Appearance> {
  const stored = await registry.setting(key);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

export async function setAppearance(registry: Registry, appearance: Appearance): Promise<void> {
  showAppearance(appearance);
  await registry.putSetting(key, appearance);
}
