import type { Appearance, Host } from '../../core/ports/host.ts';
import { beginningSettings } from '../commands/begin.ts';
import type { Registry } from '../store/registry.ts';

/** Draws the window light, dark, or as the system does, and lets what is around it follow. */
export function showAppearance(host: Host, appearance: Appearance): void {
  if (appearance === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = appearance;
  void host.native?.showAppearance(appearance);
}

/** What was chosen, of what was stored; `system` if nothing was. */
export function appearanceOf(stored: unknown): Appearance {
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

/** Shows it at once, and remembers it for all projects. */
export async function setAppearance(host: Host, registry: Registry, appearance: Appearance): Promise<void> {
  showAppearance(host, appearance);
  await registry.putSetting(beginningSettings.appearance, appearance);
}
