import type { Registry } from '../store/registry.ts';
import { Observable } from './observable.ts';

// Keys that a person chose belong to the person, not to a project: they stand among the settings, by the name of the action.

/** The keys of actions whose keys were changed; none where an action has no key any more. */
export type OwnKeys = Readonly<Record<string, readonly string[]>>;

/** What was stored, as far as it can be read. */
export function readOwnKeys(stored: unknown): OwnKeys {
  if (typeof stored !== 'object' || stored === null) return {};
  const entries = Object.entries(stored as Record<string, unknown>).filter(
    (entry): entry is [string, string[]] =>
      Array.isArray(entry[1]) && entry[1].every((key) => typeof key === 'string' && key !== ''),
  );
  return Object.fromEntries(entries);
}

const setting = 'keys';

/** The keys that this person changed; see `actionsOf` for what follows from it. */
export class KeyChoices extends Observable<OwnKeys> {
  #loaded: Promise<void> | null = null;

  constructor(private readonly registry: Pick<Registry, 'setting' | 'changeSetting'>) {
    super({});
  }

  load(): Promise<void> {
    this.#loaded ??= this.registry.setting(setting).then((stored) => this.replace(readOwnKeys(stored)));
    return this.#loaded;
  }

  /** Of the actions whose keys stay as they are here, another window may have changed those of some: they stay, too. */
  async put(own: OwnKeys): Promise<void> {
    await this.load();
    const before = this.state;
    this.replace(own);
    await this.registry.changeSetting(setting, (stored) => {
      const elsewhere = readOwnKeys(stored);
      const ids = new Set([...Object.keys(before), ...Object.keys(own), ...Object.keys(elsewhere)]);
      const isMine = (id: string) => String(before[id]) !== String(own[id]);
      const kept = [...ids].flatMap((id) => {
        const keys = isMine(id) ? own[id] : elsewhere[id];
        return keys ? [[id, keys] as const] : [];
      });
      return Object.fromEntries(kept);
    });
  }
}
