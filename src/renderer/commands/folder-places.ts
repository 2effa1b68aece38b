import type { Id } from '../../core/model/id.ts';
import type { FileEntry, Source } from '../../core/ports/host.ts';
import type { Registry } from '../store/registry.ts';
import type { Desk } from './desk.ts';
import { linksOf } from './linked-folders.ts';
import type { FolderLink } from './linked-folders.ts';
import type { NamedFolder } from './import-files.ts';

// A folder is known by its place, not by its name. Places are a matter of this machine, as links are: they stand in its
// registry and in no record. The records know a folder by the name that it was imported under, so folders of one name get
// names that tell them apart. Where no place is known, in a browser tab or on another machine, the files tell.

/** Where a folder stood that was imported under this name. */
interface FolderPlace {
  readonly folder: string;
  readonly where: string;
  /** What stands there was taken for the folder by its files; see `NamedFolder`. */
  readonly isBelieved?: true;
}

/**
 * The name under which a folder is imported: the one of before if it stands at the same place; else its own, or with
 * those of the folders above it (in a tab: with a number), if another folder of this name was imported. It is not
 * another one if its `first` files agree with what was imported; a linked folder that is not where it was is taken to
 * have moved here.
 */
export async function nameOfFolder(
  desk: Desk,
  registry: Registry,
  source: Source,
  first?: readonly FileEntry[],
): Promise<NamedFolder> {
  const { name, kind, where } = source;
  if (kind !== 'folder') return { name, by: 'place' };
  const links = await linksOf(desk, registry);
  const places = await placesOf(registry, desk.store.id);
  const standsElsewhere = (folder: string) =>
    where !== undefined && places.some((one) => one.folder === folder && one.where !== where);
  const at = <P extends { readonly where: string }>(all: readonly P[]) => all.find((one) => one.where === where);
  const linked = at(links);
  if (linked) return { name: linked.folder, by: 'place' };
  const place = at(places);
  if (place)
    return { name: place.folder, by: !place.isBelieved ? 'place' : standsElsewhere(place.folder) ? 'belief' : 'files' };
  const imported = new Set(
    [...desk.store.snapshot.rows('imports').values()].filter((one) => one.source === 'folder').map((one) => one.name),
  );
  for (const told of namesFor(name, where)) {
    const link = links.find(({ folder }) => folder === told);
    if (link && where !== undefined) {
      if (await stands(desk, link)) continue;
      return { name: told, by: 'belief' };
    }
    if (!imported.has(told)) return { name: told, by: 'place' };
    if (first === undefined) return { name: told, by: 'belief' };
    const elsewhere = standsElsewhere(told);
    if (await agree(desk, told, first, elsewhere)) return { name: told, by: elsewhere ? 'belief' : 'files' };
  }
  throw new Error('Names never end');
}

/** Remembers on this machine where a folder stood that was imported under this name. What is believed replaces no other place of it. */
export async function rememberPlace(registry: Registry, projectId: Id, place: FolderPlace): Promise<void> {
  await registry.changeSetting(placesKey(projectId), (stored) => [
    ...placesIn(stored).filter(
      ({ folder, where }) => (folder !== place.folder || place.isBelieved) && where !== place.where,
    ),
    place,
  ]);
}

/** Forgets the places of a project that is no more. */
export async function forgetPlaces(registry: Registry, projectId: Id): Promise<void> {
  await registry.putSetting(placesKey(projectId), null);
}

async function placesOf(registry: Registry, projectId: Id): Promise<readonly FolderPlace[]> {
  return placesIn(await registry.setting(placesKey(projectId)));
}

function placesIn(stored: unknown): readonly FolderPlace[] {
  return Array.isArray(stored) ? stored.filter(isPlace) : [];
}

/** Its own name first; in a tab, where nothing else tells folders apart, numbers without end. */
function* namesFor(name: string, where: string | undefined): Generator<string> {
  yield name;
  if (where !== undefined) {
    const above = where
      .split(/[\\/]+/u)
      .filter(Boolean)
      .slice(0, -1);
    for (let count = 1; count <= above.length; count += 1) yield `${name} (${above.slice(-count).join('/')})`;
    yield `${name} (${where})`;
  }
  for (let number = 2; ; number += 1) yield `${name} (${number})`;
}

/**
 * Whether these files can be those of the folder that was imported under this name. One that is known to stand
 * elsewhere was moved or copied here if at least half of all the files are the same; else it is enough that they are
 * alike. One file that many folders have, as a licence, tells nothing. Where they cannot be compared, nobody knows, and
 * its texts become documents of their own.
 */
async function agree(desk: Desk, folder: string, first: readonly FileEntry[], elsewhere: boolean): Promise<boolean> {
  const agreement = await desk.ingest.agreementWith(desk.store.id, folder, first);
  if (!agreement.ok) return false;
  const { all, same, like } = agreement.value;
  return all > 0 && 2 * (elsewhere ? same : same + like) >= all;
}

async function stands({ host }: Desk, { linkId }: FolderLink): Promise<boolean> {
  const look = await host.native?.linkedFolders.look(linkId);
  return look?.ok === true || (look?.ok === false && look.error.code === 'no-permission');
}

function placesKey(projectId: Id): string {
  return `folder-places ${projectId}`;
}

function isPlace(value: unknown): value is FolderPlace {
  const { folder, where } = (value ?? {}) as Record<keyof FolderPlace, unknown>;
  return typeof folder === 'string' && typeof where === 'string';
}
