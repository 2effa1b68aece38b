import { Dexie } from 'dexie';
import type { Table as DexieTable } from 'dexie';
import type { Id } from '../../core/model/id.ts';
import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { nameAbortCauses } from './abort-causes.ts';
import { beginNewLog, demandRoom } from './new-log.ts';
import { databaseFailure, saysClosed } from './problem.ts';

/** One line of the list of projects. The name is a copy of the one in the project, for showing the list. */
export interface ProjectEntry {
  readonly id: Id;
  readonly name: string;
  readonly created: string;
  readonly opened: string;
  /** How many there were when it was last looked at; absent in entries of older programs. */
  readonly documents?: number;
  readonly annotations?: number;
  /** The time of the newest act. */
  readonly changed?: string;
}

class RegistryDatabase extends Dexie {
  declare readonly projects: DexieTable<ProjectEntry, Id>;
  declare readonly settings: DexieTable<{ readonly key: string; readonly value: unknown }, string>;

  constructor() {
    super('lectern');
    this.version(1).stores({ projects: 'id, opened', settings: 'key' });
    nameAbortCauses(this);
  }
}

/** The small database beside the projects: which there are, and a person's settings. */
export interface Registry {
  /** The last opened first. */
  projects(): Promise<Result<readonly ProjectEntry[]>>;
  putProject(entry: ProjectEntry): Promise<Result<null>>;
  forgetProject(id: Id): Promise<Result<null>>;
  /** Settings are a comfort: what cannot be read is undefined, what cannot be stored is dropped. */
  setting(key: string): Promise<unknown>;
  /** Several in one question, in the order of the keys. */
  settings(keys: readonly string[]): Promise<readonly unknown[]>;
  putSetting(key: string, value: unknown): Promise<void>;
  /** Stores what `change` makes of what is stored, with no other window in between; may call it again. Undefined if nothing is or can be read. */
  changeSetting(key: string, change: (stored: unknown) => unknown): Promise<void>;
}

/** Just after a crash the engine may not have let go of its files yet: how often it is asked, and milliseconds between. */
const openings = 3;
const pause = 200;

/** Opens with the first call; one for the window is enough. */
export function openRegistry(): Registry {
  const database = new RegistryDatabase();
  const guard = async <T>(work: () => Promise<T>, tries = openings): Promise<Result<T>> => {
    try {
      return ok(await work());
    } catch (error) {
      const failure = databaseFailure(error);
      if (!failure) throw error;
      if ((database.isOpen() && !saysClosed(error)) || tries <= 1) return failure;
      await new Promise((resolve) => setTimeout(resolve, pause));
      // Else Dexie would answer with the failure of before.
      database.close({ disableAutoOpen: false });
      return guard(work, tries - 1);
    }
  };
  /** The engine may have left a torn end in its log. See new-log.ts. */
  let torn = false;
  database.on('close', () => (torn = true));
  const mendLog = async () => {
    await demandRoom();
    await beginNewLog(database.settings);
    torn = false;
  };
  const write = (work: () => Promise<unknown>): Promise<Result<null>> =>
    guard(async () => {
      if (torn) await mendLog();
      await work();
      return null;
    });
  const settings = async (keys: readonly string[]): Promise<readonly unknown[]> => {
    const stored = await guard(() => database.settings.bulkGet([...keys]));
    return keys.map((_, at) => (stored.ok ? stored.value[at]?.value : undefined));
  };
  return {
    projects: () => guard(() => database.projects.orderBy('opened').reverse().toArray()),
    putProject: (entry) => write(() => database.projects.put(entry)),
    forgetProject: (id) => write(() => database.projects.delete(id)),
    setting: async (key) => (await settings([key]))[0],
    settings,
    putSetting: async (key, value) => {
      await write(() => database.settings.put({ key, value }));
    },
    changeSetting: async (key, change) => {
      await write(() =>
        database.transaction('rw', database.settings, async () => {
          const stored = await database.settings.get(key);
          await database.settings.put({ key, value: change(stored?.value) });
        }),
      );
    },
  };
}
