import * as fs from 'node:fs';
import { promisify } from 'node:util';

// Where a place really is, once every link on its way is followed. The system's own answer comes first. Some volumes of
// Windows (RAM disks, some network drives) have none to give and say EISDIR, UNKNOWN, EINVAL or even ENOENT of what is
// there; then Node goes along the path itself, name by name, and asks the same of each link. What it answers may be
// written otherwise (a letter of a drive for the name of a share), so places are compared only as one way writes them.

/** A way to follow all links of a path; throws what the system says. */
export type FollowLinks = (file: string) => Promise<string>;

/** Both ways; tests put others in their place. */
export interface Ways {
  readonly system: FollowLinks;
  readonly byName: FollowLinks;
}

const onDisk: Ways = { system: promisify(fs.realpath.native), byName: promisify(fs.realpath) };

/** The real place of a file or folder. */
export async function realPlace(file: string, ways: Ways = onDisk): Promise<string> {
  return (await realPlaces(file, ways)).home;
}

/** The real place of a folder, and a way to ask for places below it whose answers can be compared with it. */
export async function realPlaces(
  folder: string,
  ways: Ways = onDisk,
): Promise<{ readonly home: string; readonly placeOf: FollowLinks }> {
  try {
    return { home: await ways.system(folder), placeOf: ways.system };
  } catch (error) {
    if (isAnswer(error)) throw error;
    const home = await ways.byName(folder).catch(() => null); // Neither way: the system's word says more.
    if (home === null) throw error;
    return { home, placeOf: ways.byName };
  }
}

/** Whether no link is on the way to a place that stands as `file`. Throws only if neither way can tell. */
export async function isRealPlace(file: string, ways: Ways = onDisk): Promise<boolean> {
  const real = await ways.system(file).catch((error: unknown) => {
    if (isAnswer(error)) throw error;
    return null;
  });
  return real === file || (await ways.byName(file)) === file;
}

const answers = ['EACCES', 'EPERM', 'ELOOP', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'];

/** The system looked and says why not; other errors may be those of a volume that cannot be asked so. */
function isAnswer(error: unknown): boolean {
  return answers.includes(String((error as { readonly code?: unknown } | null)?.code));
}
