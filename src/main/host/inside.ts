import { lstat, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { givenNames } from '../../core/ports/file-names.ts';
import { isLitter } from '../../core/ports/host.ts';
import { realPlaces } from './real-place.ts';
import type { FollowLinks } from './real-place.ts';
import type { Found } from './walk.ts';
import { codeOf, fileAt, isInside, problemAt } from './walk.ts';

// Finding again, by their paths, files that a walk of a folder gave. The paths come from a window, so they may be
// anything; what leads out of the folder, and what a walk would have passed over, is not found.

/** True for a path that a walk could have given: names with `/` between them, none hidden, so none is `..`, either. */
export function isPlainPath(at: string, platform: NodeJS.Platform = process.platform): boolean {
  const fits = platform === 'win32' ? isWindowsName : () => true;
  return at.split('/').every((name) => name !== '' && !name.includes('\0') && !isLitter(name) && fits(name));
}

/** What Windows would not take for the name of a file: devices, streams, other separators, endings that it drops. */
function isWindowsName(name: string): boolean {
  if (/[\u0000-\u001f\\:*?"<>|]|[. ]$/u.test(name)) return false;
  return !/^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)(?:[. ]|$)/iu.test(name);
}

/** Yields what stands at each path inside the folder, in their order. Throws only if the folder itself is gone. */
export async function* standingAt(folder: string, paths: readonly string[]): AsyncGenerator<Found> {
  const { home, placeOf } = await realPlaces(folder);
  for (let next = 0; next < paths.length; next += lookedAtOnce) {
    yield* await Promise.all(paths.slice(next, next + lookedAtOnce).map((at) => foundAt(home, at, placeOf)));
  }
}

const lookedAtOnce = 16;

async function foundAt(home: string, at: string, placeOf: FollowLinks): Promise<Found> {
  if (!isPlainPath(at)) return notPlain(at, 'not a path inside the folder');
  try {
    const file = path.join(home, ...at.split('/'));
    const real = await placeOf(file).catch(async (error: unknown) => {
      if (codeOf(error) !== 'ENOENT') throw error;
      return placeOf(await spelledOtherwise(home, at));
    });
    if (!isInside(real, home)) return notPlain(at, 'a link that leads out of the folder');
    return fileAt(real, at, await stat(real));
  } catch (error) {
    return problemAt(at, error);
  }
}

/** The place of a path whose names the file system spells in another Unicode form; else the path as it is. */
async function spelledOtherwise(home: string, at: string): Promise<string> {
  let folder = home;
  for (const name of at.split('/')) {
    const exact = path.join(folder, name);
    const there = await lstat(exact).catch(() => null); // Not there: looked for below.
    const raw = there ? name : givenNames(await readdir(folder)).find(({ given }) => given === name)?.raw;
    folder = raw === undefined ? exact : path.join(folder, raw);
  }
  return folder;
}

function notPlain(at: string, detail: string): Found {
  return { kind: 'problem', path: at, size: 0, problem: 'path', detail };
}
