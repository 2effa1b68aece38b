import type { ProjectStore } from '../store/project-store.ts';
import type { Registry } from '../store/registry.ts';

// In a browser tab nothing can be backed up unasked: a file is saved by hand, and this remembers when it was time to.

/** When a project is due: days since it was saved to a file or first seen, or writes since then. */
export const copyIsDue = { days: 7, writes: 200 } as const;

const day = 24 * 3_600_000;
const saved = 'saved-to-file';
const reminded = 'reminded-to-save';

interface Copied {
  readonly at: string;
  readonly journal: number;
}

/** Remembers that all of the project stands in a file; `journal` is what its journal was when packing began. */
export async function rememberCopy(store: ProjectStore, journal: number, now = new Date()): Promise<void> {
  await store.putMeta(saved, { at: now.toISOString(), journal } satisfies Copied);
}

/** The number of writes so far, of the same moment as what is packed afterwards or earlier. */
export async function journalOf(store: ProjectStore): Promise<number> {
  const journal = await store.meta('journal');
  return typeof journal === 'number' ? journal : 0;
}

/**
 * Since when the project has not been saved to a file, as ISO 8601, if a person should be reminded of it now; null
 * otherwise. Reminds once a day at most, whatever the project.
 */
export async function dueCopy(store: ProjectStore, registry: Registry, now = new Date()): Promise<string | null> {
  const journal = await journalOf(store);
  const last = (await store.meta(saved)) as Copied | undefined;
  if (!last) {
    // First seen: what was founded or came from a file is its first write.
    await rememberCopy(store, Math.min(journal, 1), now);
    return null;
  }
  const writes = journal - last.journal;
  const age = now.getTime() - Date.parse(last.at);
  if (writes <= 0 || (age < copyIsDue.days * day && writes < copyIsDue.writes)) return null;
  const before = await registry.setting(reminded);
  // A clock that was set back must not silence it for ever.
  if (typeof before === 'string' && Math.abs(now.getTime() - Date.parse(before)) < day) return null;
  await registry.putSetting(reminded, now.toISOString());
  return last.at;
}
