import { placesOf } from '../../core/model/places.ts';
import type { Id } from '../../core/model/id.ts';
import { currentVersion } from '../../core/model/records.ts';
import type { Document } from '../../core/model/records.ts';
import type { ProjectStore } from '../store/project-store.ts';

/** What the project holds already, looked up by bytes, by text and by place in a folder. Follows every change. */
export interface KnownTexts {
  /** Whose current version has these bytes; of several the one that came first. */
  withBytes(byteHash: string): Document | undefined;
  withText(textHash: string): Document | undefined;
  /** All that stand at a path of a folder: a text that has nothing to do with the one before it is a document of its own. */
  at(folder: string, path: string): readonly Document[];
  /** All that stand inside of a file, or of a folder, of this path. */
  below(folder: string, path: string): readonly Document[];
  /** Whether a document came from a folder of this name. */
  isIn(folder: string, document: Document): boolean;
}

/** Reads all documents of the project once; from then on it follows the store. */
export function knowTexts(store: ProjectStore): KnownTexts {
  const byBytes = new Map<string, Set<Id>>();
  const byText = new Map<string, Set<Id>>();
  const byPlace = new Map<string, Set<Id>>();
  const byHolder = new Map<string, Set<Id>>();
  const { snapshot } = store;

  const folderOf = ({ importId }: Document) => {
    const source = snapshot.rows('imports').get(importId);
    // Single files have no folder that could tell two `notes.txt` apart.
    return source?.source === 'folder' ? source.name : null;
  };
  const learn = (document: Document) => {
    const { byteHash, textHash } = currentVersion(document);
    put(byBytes, byteHash, document.id);
    put(byText, textHash, document.id);
    const folder = folderOf(document);
    if (folder === null) return;
    put(byPlace, placeOf(folder, document.path), document.id);
    for (const holder of placesOf(document.path).slice(1)) put(byHolder, placeOf(folder, holder), document.id);
  };
  const learnAll = () => {
    for (const ids of [byBytes, byText, byPlace, byHolder]) ids.clear();
    for (const document of snapshot.rows('documents').values()) learn(document);
  };
  learnAll();
  store.subscribe((diff) => {
    if (diff === null) learnAll();
    else for (const [, after] of Object.values(diff.documents ?? {})) if (after) learn(after);
  });
  // What was removed or replaced stays in the maps, so each answer is looked at again.
  const alive = (ids: ReadonlySet<Id> | undefined) =>
    [...(ids ?? [])].map((id) => snapshot.rows('documents').get(id)).filter((document) => document !== undefined);
  const isIn = (folder: string, document: Document) => folderOf(document) === folder;
  return {
    withBytes: (byteHash) => alive(byBytes.get(byteHash)).find((one) => currentVersion(one).byteHash === byteHash),
    withText: (textHash) => alive(byText.get(textHash)).find((one) => currentVersion(one).textHash === textHash),
    at(folder, path) {
      const place = placeOf(folder, path);
      const there = alive(byPlace.get(place)).filter(
        (document) => placeOf(folder, document.path) === place && isIn(folder, document),
      );
      const exactly = there.filter((document) => document.path === path);
      // A folder that was imported in one Unicode form and is read in the composed one holds the same files.
      return exactly.length > 0 || path !== path.normalize('NFC') ? exactly : there;
    },
    below(folder, path) {
      const place = placeOf(folder, path);
      return alive(byHolder.get(place)).filter(
        (document) => placeOf(folder, document.path).startsWith(`${place}/`) && isIn(folder, document),
      );
    },
    isIn,
  };
}

function placeOf(folder: string, path: string): string {
  return `${folder}\n${path}`.normalize('NFC');
}

function put(map: Map<string, Set<Id>>, key: string, id: Id): void {
  const ids = map.get(key);
  if (ids) ids.add(id);
  else map.set(key, new Set([id]));
}
