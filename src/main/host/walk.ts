import type { Dirent } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FileEntry } from '../../core/ports/host.ts';
import { isLitter } from '../../core/ports/host.ts';

// Walking what a person picked: depth first in the order of the names, one folder's names in memory at a time per
// level. Links are followed only inside the picked folder, and no folder is entered twice by links, so that neither a
// loop nor a thicket of links can keep the walk going.

/** Something a person picked. `path` is what its entries' paths start with; empty for a picked folder itself. */
export interface Root {
  readonly file: string;
  readonly path: string;
}

/** A file that stands there now, or what is wrong in its place. `real` is its place without links. */
export type Found =
  | { readonly kind: 'file'; readonly path: string; readonly real: string; readonly size: number }
  | (FileEntry & { readonly kind: 'problem' });

/** Yields every file below a root. Throws only if the root itself cannot be looked at. */
export async function* walk(root: Root): AsyncGenerator<Found> {
  const real = await realpath(root.file);
  const look = await stat(real);
  if (look.isDirectory()) yield* walkFolder(real, root.path, { home: real, above: [real], linked: new Set() });
  else yield fileAt(real, root.path, look);
}

interface Trail {
  /** The picked folder; nothing outside of it is read. */
  readonly home: string;
  /** The real places of the folders that we are in. */
  readonly above: readonly string[];
  /** The folders that were entered through links, anywhere on this walk. */
  readonly linked: Set<string>;
}

async function* walkFolder(folder: string, at: string, trail: Trail): AsyncGenerator<Found> {
  let names: Dirent[];
  try {
    names = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    // The picked folder itself is not an entry of itself: the caller says that it is gone.
    if (folder === trail.home) throw error;
    yield problemAt(at, error);
    return;
  }
  names.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { name } of names) {
    if (isLitter(name)) continue;
    yield* visit(path.join(folder, name), at === '' ? name : `${at}/${name}`, trail);
  }
}

async function* visit(file: string, at: string, trail: Trail): AsyncGenerator<Found> {
  try {
    const look = await lstat(file);
    if (look.isSymbolicLink()) yield* followLink(file, at, trail);
    else if (look.isDirectory()) yield* walkFolder(file, at, { ...trail, above: [...trail.above, file] });
    else yield fileAt(file, at, look);
  } catch (error) {
    const garbled = at.includes('\ufffd') && codeOf(error) === 'ENOENT';
    yield garbled ? problem(at, 'path', 'a name that is not valid text') : problemAt(at, error);
  }
}

async function* followLink(link: string, at: string, trail: Trail): AsyncGenerator<Found> {
  const real = await realpath(link);
  if (!isInside(real, trail.home)) {
    yield problem(at, 'path', 'a link that leads out of the folder');
    return;
  }
  const look = await stat(real);
  if (!look.isDirectory()) {
    yield fileAt(real, at, look);
  } else if (trail.above.includes(real) || trail.linked.has(real)) {
    yield problem(at, 'link-loop', 'a link to a folder that is read already');
  } else {
    trail.linked.add(real);
    yield* walkFolder(real, at, { ...trail, above: [...trail.above, real] });
  }
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

export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

function fileAt(real: string, at: string, look: { isFile(): boolean; readonly size: number }): Found {
  return look.isFile()
    ? { kind: 'file', path: at, real, size: look.size }
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
