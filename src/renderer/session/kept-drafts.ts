import { newId } from '../../core/model/id.ts';
import type { Id } from '../../core/model/id.ts';
import { isProse } from '../commands/write-draft.ts';
import type { DraftPlace } from '../commands/write-draft.ts';

// Words that are written and not stored yet are kept beside: with every key and at once, in the page's local storage,
// which outlives a reload, a crash of the page and the end of the program. The next window that opens the project
// stores them; names and values that were not done go back into their fields. Words of a window that is still there are
// its own: it holds a lock as long as it lives, and what several windows write at one place is kept for each of them.
//
// Words that cannot be stored where they belong are set aside: kept under a name of their own, so that nothing else that
// is written there takes their place, until a person has looked at them. See unstored.ts.

/** Words that were kept and not stored. */
export interface KeptDraft {
  readonly place: DraftPlace;
  readonly words: string;
  /** The stored words that they began from, where that matters. */
  readonly base?: string;
}

interface Stored extends KeptDraft {
  readonly window: Id;
}

/** What a window that is gone has left; see `forgetKept`. */
export interface LeftDraft extends KeptDraft {
  readonly key: string;
}

const prefix = 'lectern-draft:';
const lockOf = (window: Id) => `lectern-window:${window}`;

let thisWindow: Id | null = null;

/** This window's name. Made, and its lock taken, when something is kept for the first time. */
function windowName(): Id {
  if (thisWindow !== null) return thisWindow;
  thisWindow = newId();
  // Held until the page ends; without locks, every draft counts as left behind.
  void navigator.locks?.request(lockOf(thisWindow), () => new Promise(() => undefined));
  return thisWindow;
}

/** One text for each place, whatever the order of its keys. */
export function keyOfPlace(place: DraftPlace): string {
  return JSON.stringify(Object.entries(place).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Keeps words beside until they are stored. Whether it could: the storage may be full, or not be there. */
export function keepBeside(projectId: Id, place: DraftPlace, words: string, base?: string): boolean {
  try {
    const kept: Stored = { place, words, ...(base === undefined ? {} : { base }), window: windowName() };
    localStorage.setItem(keyOfThisWindow(projectId, place), JSON.stringify(kept));
    return true;
  } catch {
    return false; // They are stored within two seconds all the same; who leaves before is asked.
  }
}

/**
 * The words are stored, or nobody wants them. What another window writes at a place of prose stays; a name or value is
 * done for all windows, also what one that is gone had left in its field.
 */
export function dropKept(projectId: Id, place: DraftPlace): void {
  try {
    const keys = isProse(place) ? [keyOfThisWindow(projectId, place)] : keysAt(projectId, place);
    for (const key of keys) localStorage.removeItem(key);
  } catch {
    // Without a storage nothing was kept.
  }
}

/** What a window that is gone has left is stored, set aside, or not wanted. */
export function forgetKept({ key }: LeftDraft): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Without a storage nothing was kept.
  }
}

/** The project is deleted, and with it what was written in it. */
export function dropAllKept(projectId: Id): void {
  try {
    for (const key of keysFrom(`${prefix}${projectId}:`)) localStorage.removeItem(key);
  } catch {
    // Without a storage nothing was kept.
  }
}

/** The words that are kept for a place, this window's before what others left; null if none are. */
export function keptAt(projectId: Id, place: DraftPlace, whose: 'own' | 'any' = 'any'): string | null {
  try {
    const others = whose === 'any' ? keysAt(projectId, place) : [];
    for (const key of [keyOfThisWindow(projectId, place), ...others]) {
      const kept = read(localStorage.getItem(key));
      if (kept) return kept.words;
    }
    return null;
  } catch {
    return null; // Without a storage nothing was kept.
  }
}

/** Words that could not be stored where they belong. */
export interface SetAside extends KeptDraft {
  readonly id: Id;
}

/** Keeps words until a person drops them. Whether it could: else they last as long as the window. */
export function keepAside(projectId: Id, { id, place, words }: SetAside): boolean {
  try {
    localStorage.setItem(keyAside(projectId, id), JSON.stringify({ place, words, window: windowName() }));
    return true;
  } catch {
    return false; // The storage is full, or not there.
  }
}

/** Forgets words that were set aside; none of that id is no error. */
export function dropAside(projectId: Id, id: Id): void {
  try {
    localStorage.removeItem(keyAside(projectId, id));
  } catch {
    // Without a storage nothing was kept.
  }
}

/** All that was set aside in this project, the oldest first. */
export function allAside(projectId: Id): readonly SetAside[] {
  const start = keyAside(projectId, '');
  return entriesOf(start)
    .map(([key, { place, words }]) => ({ id: key.slice(start.length), place, words }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Calls back when another window keeps or drops something. */
export function listenKept(changed: () => void): () => void {
  const hear = ({ key }: StorageEvent) => {
    if (key === null || key.startsWith(prefix)) changed();
  };
  window.addEventListener('storage', hear);
  return () => window.removeEventListener('storage', hear);
}

/** The words that windows which are gone have left; `waiting`: others belong to windows that are still there. */
export async function keptDrafts(
  projectId: Id,
): Promise<{ readonly left: readonly LeftDraft[]; readonly waiting: boolean }> {
  const all = allKept(projectId);
  if (all.length === 0) return { left: [], waiting: false };
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  const alive = new Set(held.map(({ name }) => name));
  const left = all.filter(({ window }) => !alive.has(lockOf(window)));
  return { left, waiting: left.length < all.length };
}

function allKept(projectId: Id): readonly (Stored & LeftDraft)[] {
  // The key of a place is a list.
  return entriesOf(`${prefix}${projectId}:[`).map(([key, stored]) => ({ ...stored, key }));
}

function entriesOf(start: string): readonly (readonly [key: string, stored: Stored])[] {
  try {
    return keysFrom(start).flatMap((key) => {
      const stored = read(localStorage.getItem(key));
      return stored === null ? [] : [[key, stored] as const];
    });
  } catch {
    return []; // No storage, no drafts.
  }
}

function keysFrom(start: string): readonly string[] {
  return Object.keys(localStorage).filter((key) => key.startsWith(start));
}

function keyAside(projectId: Id, id: Id): string {
  return `${prefix}${projectId}:aside:${id}`;
}

function keyOfThisWindow(projectId: Id, place: DraftPlace): string {
  return `${prefix}${projectId}:${keyOfPlace(place)}@${windowName()}`;
}

/** The keys of a place, whichever window kept words there; an older program wrote the place alone. */
function keysAt(projectId: Id, place: DraftPlace): readonly string[] {
  return keysFrom(`${prefix}${projectId}:${keyOfPlace(place)}`).toSorted();
}

/** What this program wrote; anything else is nothing. */
function read(value: string | null): Stored | null {
  if (value === null) return null;
  try {
    const stored: unknown = JSON.parse(value);
    if (typeof stored !== 'object' || stored === null) return null;
    const { place, words, base, window } = stored as Readonly<Record<string, unknown>>;
    const isPlace = typeof place === 'object' && place !== null && 'kind' in place && typeof place.kind === 'string';
    if (!isPlace || typeof words !== 'string' || typeof window !== 'string') return null;
    return { place: place as DraftPlace, words, ...(typeof base === 'string' ? { base } : {}), window };
  } catch {
    return null; // Not ours.
  }
}
