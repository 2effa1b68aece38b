import type { Registry } from '../../src/renderer/store/registry.ts';

/** The settings alone, in memory. */
export function settings(
  stored: Record<string, unknown> = {},
): Registry & { readonly stored: Record<string, unknown> } {
  const none = async () => ({ ok: true, value: null }) as const;
  return {
    stored,
    projects: async () => ({ ok: true, value: [] }),
    putProject: none,
    forgetProject: none,
    setting: async (key) => stored[key],
    settings: async (keys) => keys.map((key) => stored[key]),
    putSetting: async (key, value) => void (stored[key] = value),
    changeSetting: async (key, change) => void (stored[key] = change(stored[key])),
  };
}
