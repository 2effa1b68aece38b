import type { Stats } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { givenNames } from '../../core/ports/file-names.ts';
import type { GivenName } from '../../core/ports/file-names.ts';
import type { FileEntry } from '../../core/ports/host.ts';
import { isLitter } from '../../core/ports/host.ts';
import { realPlaces } from './real-place.ts';

// Walking what a person picked: depth first in the order of the names, one folder's names in memory at a time per
// level. Links are followed only inside the picked folder, and no folder is entered twice by links, so that neither a
// loop nor a thicket of links can keep the walk going. The levels stand in a list, not in calls inside calls: a folder
// may be nested two thousand deep.

/** Something a person picked. `path` is what its entries' paths start with; empty for a picked folder itself. */
export interface Root {
  readonly file: string;
  readonly path: string;
}

/**
 * A file that stands there now, or what is wrong in its place. `real` is its place without links, `changed` when it
 * was last written, in milliseconds.
 */
export type Found =
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly real: string;
      readonly size: number;
      readonly changed: number;
    }
  | (FileEntry & { readonly kind: 'problem' });

/**
 * Yields every file below a root. Throws only if the root itself cannot be looked at. `entering` hears of every folder
 * before its names are read. Names are given in Unicode's composed form, whatever the file system made of them, so
 * that a folder that was copied to another system has the same paths there.
 */
export async function* walk(root: Root, entering: (folder: string) => void = () => undefined): AsyncGenerator<Found> {
  const { home, placeOf } = await realPlaces(root.file);
  const look = await stat(home);
  if (!look.isDirectory()) {
    yield fileAt(home, root.path, look);
    return;
  }
  entering(home);
  const levels: Level[] = [levelOf(home, root.path, await readdir(home))];
  /** The folders that were entered through links, anywhere on this walk. */
  const linked = new Set<string>();

  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    const name = level.names[level.next];
    if (name === undefined) {
      levels.pop();
      continue;
    }
    const child = await lookAt(level, name);
    const at = level.at === '' ? name.given : `${level.at}/${name.given}`;
    level.next += 1;
    let folder: string;
    try {
      if (child instanceof Error) throw child;
      if (!child.isSymbolicLink()) {
        folder = path.join(level.folder, name.raw);
        if (!child.isDirectory()) {
          yield fileAt(folder, at, child);
          continue;
        }
      } else {
        folder = await placeOf(path.join(level.folder, name.raw));
        const target = isInside(folder, home) ? await stat(folder) : null;
        if (!target?.isDirectory()) {
          yield target ? fileAt(folder, at, target) : problem(at, 'path', 'a link that leads out of the folder');
          continue;
        }
        if (levels.some((one) => one.folder === folder) || linked.has(folder)) {
          yield problem(at, 'link-loop', 'a link to a folder that is read already');
          continue;
        }
        linked.add(folder);
      }
      entering(folder);
      levels.push(levelOf(folder, at, await readdir(folder)));
    } catch (error) {
      const garbled = name.raw.includes('\ufffd') && codeOf(error) === 'ENOENT';
      yield garbled ? problem(at, 'path', 'a name that is not valid text') : problemAt(at, error);
    }
  }
}

/** A folder that the walk is in. */
interface Level {
  /** Its real place. */
  readonly folder: string;
  readonly at: string;
  readonly names: readonly GivenName[];
  next: number;
  /** What the next names are; `from` is the first one's place in `names`. */
  looks: { readonly from: number; readonly found: readonly (Stats | Error)[] };
}

function levelOf(folder: string, at: string, names: readonly string[]): Level {
  const wanted = givenNames(names.filter((name) => !isLitter(name)));
  return { folder, at, names: wanted, next: 0, looks: { from: 0, found: [] } };
}

/** How many files the walk looks at together. */
const lookedAtOnce = 16;

async function lookAt(level: Level, { raw }: GivenName): Promise<Stats | Error> {
  const { looks, next, names, folder } = level;
  const known = looks.found[next - looks.from];
  if (known) return known;
  const some = names.slice(next, next + lookedAtOnce);
  const found = await Promise.all(some.map((name) => lstat(path.join(folder, name.raw)).catch(asError)));
  level.looks = { from: next, found };
  return found[0] ?? new Error(`No such name: ${raw}`);
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

/** True if a real place is the folder or below it. */
export function isInside(real: string, home: string): boolean {
  return real === home || real.startsWith(home.endsWith(path.sep) ? home : home + path.sep);
}

/** What a failed look or read means for an import. */
export function problemAt(at: string, error: unknown, size = 0): FileEntry & { readonly kind: 'problem' } {
  const code = codeOf(error);
  const detail = error instanceof Error ? error.message : String(error);
  if (code === 'ENOENT' || code === 'ENODEV' || code === 'ENXIO') return problem(at, 'vanished', detail, size);
  if (code === 'EACCES' || code === 'EPERM') return problem(at, 'no-permission', detail, size);
  if (code === 'ELOOP') return problem(at, 'link-loop', detail, size);
  if (code === 'ENAMETOOLONG' || code === 'ERR_INVALID_ARG_VALUE') return problem(at, 'path', detail, size);
  return problem(at, 'unreadable', detail, size);
}

/** The system's code (`ENOENT`) of what was thrown; empty if it has none. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** The file at a real place, by what a look at it said. */
export function fileAt(real: string, at: string, look: Stats): Found {
  return look.isFile()
    ? { kind: 'file', path: at, real, size: look.size, changed: look.mtimeMs }
    : problem(at, 'unreadable', 'not a regular file');
}

function problem(
  at: string,
  kind: (FileEntry & { readonly kind: 'problem' })['problem'],
  detail: string,
  size = 0,
): FileEntry & { readonly kind: 'problem' } {
  return { kind: 'problem', path: at, size, problem: kind, detail };
}
