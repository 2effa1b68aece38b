import { placesOf } from '../../core/model/places.ts';
import type { Id } from '../../core/model/id.ts';
import type { Document, FileOutcome, Import } from '../../core/model/records.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { FolderState } from '../../core/ports/ingest.ts';
import type { LinkedFolders, LookedFile } from '../../core/ports/linked-folders.ts';
import type { Registry } from '../store/registry.ts';
import { sha256 } from '../workers/hash.ts';
import type { Desk } from './desk.ts';
import { byGivenPath, dismissalOf, emptyMemory, folderChanges, toRead } from './folder-changes.ts';
import type { FolderChange, FolderMemory, SeenFile, Standing, TakenFile } from './folder-changes.ts';
import type { ImportSource } from './import-files.ts';

// Which folders a project is linked to is a matter of this machine: a project that is opened on another one has its
// documents there, not the disk that they came from. So links are settings of the machine's registry, under the
// project's id, and never records: they travel in no project file, and undo does not touch them. Of a folder's name the
// import makes a part of what tells a document; so a link belongs to a folder's name, not to one import of it, and two
// folders of one name are imported under names that tell them apart; see `folder-places.ts`.

/** A folder that a project is linked to on this machine. */
export interface FolderLink {
  readonly linkId: string;
  /** The name under which its documents were imported. */
  readonly folder: string;
  /** Its place, to show to the person. */
  readonly where: string;
  /** Changes are taken in without asking. Off unless the person chose it. */
  readonly bySelf: boolean;
}

/** What a look at a linked folder found. */
export interface FolderFindings {
  readonly standing: Standing;
  readonly memory: FolderMemory;
}

/** The folders that the project is linked to; none where the machine cannot. */
export async function linksOf({ host, store }: Desk, registry: Registry): Promise<readonly FolderLink[]> {
  if (!host.native) return [];
  return linksIn(await registry.setting(linksKey(store.id)));
}

function linksIn(stored: unknown): readonly FolderLink[] {
  return Array.isArray(stored) ? stored.filter(isLink) : [];
}

/** Links the folder of a source that a person opened. A folder of the same name that was linked before makes way. */
export async function linkFolder(
  desk: Desk,
  registry: Registry,
  sourceId: string,
  folder: string,
): Promise<Result<FolderLink>> {
  const able = abilityOf(desk);
  if (!able.ok) return able;
  const linked = await able.value.link(sourceId);
  if (!linked.ok) return linked;
  const { linkId, where } = linked.value;
  const link: FolderLink = { linkId, folder, where, bySelf: false };
  const replaced = (await linksOf(desk, registry)).find((one) => one.folder === folder);
  await changeLinks(desk, registry, (links) => [...links.filter((one) => one.folder !== folder), link]);
  if (replaced) await forget(able.value, registry, replaced.linkId);
  return ok(link);
}

/** Documents and texts stay as they are. */
export async function unlinkFolder(desk: Desk, registry: Registry, linkId: string): Promise<Result<null>> {
  const able = abilityOf(desk);
  if (!able.ok) return able;
  await changeLinks(desk, registry, (links) => links.filter((link) => link.linkId !== linkId));
  await forget(able.value, registry, linkId);
  return ok(null);
}

/** Stores whether changes of this folder are taken in without being asked for. */
export async function takeInBySelf(desk: Desk, registry: Registry, linkId: string, bySelf: boolean): Promise<void> {
  await changeLinks(desk, registry, (links) =>
    links.map((link) => (link.linkId === linkId ? { ...link, bySelf } : link)),
  );
}

/** What other windows link meanwhile stays. */
function changeLinks(
  { store }: Desk,
  registry: Registry,
  change: (links: readonly FolderLink[]) => readonly FolderLink[],
): Promise<void> {
  return registry.changeSetting(linksKey(store.id), (stored) => change(linksIn(stored)));
}

/**
 * Looks at a linked folder and reads what is new there or has another size or time than when it was read last; only
 * the bytes say whether it changed. A folder without any file, where there were some, is taken for a drive that is
 * away: `empty`.
 */
export async function lookAtFolder(
  desk: Desk,
  registry: Registry,
  link: FolderLink,
  signal?: AbortSignal,
): Promise<Result<FolderFindings>> {
  const able = abilityOf(desk);
  if (!able.ok) return able;
  const lookedAt = Date.parse(desk.now());
  const look = await able.value.look(link.linkId);
  if (!look.ok) return look;
  const { files, unknown } = look.value;
  const documents = documentsOf(desk, link.folder);
  if (files.length === 0 && unknown.length === 0 && documents.length > 0) return fail('empty', link.where);

  const memory = await memoryOf(registry, link.linkId);
  const read = await readPrints(desk, able.value, link, toRead(files, memory.seen), signal);
  if (!read.ok) return read;
  const prints = new Map<string, string>();
  const seen = new Map<string, SeenFile>();
  const unread: string[] = [];
  for (const { path, size, changed } of files) {
    const print = read.value.has(path) ? read.value.get(path)! : memory.seen.get(path)?.print;
    if (print === undefined || print === null) {
      unread.push(path);
      continue;
    }
    prints.set(path, print);
    // A file that was written just now may be written again without another time, so it is read again next time.
    if (Math.abs(lookedAt - changed) > coarsestClock) seen.set(path, { size, changed, print });
  }
  const standing: Standing = { prints, unknown: [...unknown, ...unread] };
  const known = await knownFiles(desk, link, standing, files, documents, memory);
  const kept = await remember(registry, link.linkId, (now) => ({
    seen,
    taken: new Map([...now.taken, ...known]),
    ignored: now.ignored,
    dismissed: new Set([...now.dismissed].filter((path) => !prints.has(path))),
  }));
  return ok({ standing, memory: kept });
}

/** How the folder and the project differ now. */
export function changesIn(desk: Desk, link: FolderLink, { standing, memory }: FolderFindings): readonly FolderChange[] {
  const { snapshot } = desk.store;
  const all = documentsOf(desk, link.folder);
  const documents = byGivenPath(all, standing.prints);
  const housed = new Set(documents.values());
  const madeWay = all.filter((document) => !housed.has(document));
  return folderChanges(standing, documents, memory, (importId) => snapshot.rows('imports').has(importId), madeWay);
}

/**
 * A source of the chosen files, to be imported like any other: under the name that their documents know. `standing` is
 * what else stands in the folder; without it a text is followed only from the path of another that was chosen.
 */
export async function openChanges(
  desk: Desk,
  link: FolderLink,
  changes: readonly FolderChange[],
  standing: FolderState | null = null,
): Promise<Result<ImportSource>> {
  const able = abilityOf(desk);
  if (!able.ok) return able;
  const paths = changes.filter(({ kind }) => kind !== 'gone').map(({ path }) => path);
  const opened = await able.value.open(link.linkId, paths);
  return opened.ok ? ok({ ...opened.value, name: link.folder, kind: 'folder', beside: standing }) : opened;
}

/**
 * Remembers what an import took in, and which documents no longer stand inside of their files; what it could not read is
 * offered again.
 */
export async function rememberTaken(
  desk: Desk,
  registry: Registry,
  { linkId, folder }: FolderLink,
  changes: readonly FolderChange[],
  importId: Id,
): Promise<Result<FolderMemory>> {
  const stored = await desk.store.outcomes(importId);
  if (!stored.ok) return stored;
  const outcomes = stored.value.flatMap(({ files }) => files);
  const placesWhere = (holds: (outcome: FileOutcome) => boolean) =>
    new Set(outcomes.filter(holds).flatMap(({ path }) => placesOf(path)));
  const done = placesWhere(({ kind }) => kind !== 'failed');
  const broken = placesWhere(({ kind }) => kind === 'failed');
  const stands = new Set(outcomes.flatMap((outcome) => ('documentId' in outcome ? [outcome.documentId] : [])));
  const lost = documentsOf(desk, folder).filter(({ id }) => !stands.has(id));
  // Of a file of which something could not be read nobody knows what it holds no more.
  const lostIn = (file: string) =>
    broken.has(file) ? [] : lost.filter(({ path }) => path !== file && placesOf(path).includes(file));
  const takenAs = (path: string, print: string): TakenFile => {
    const without = lostIn(path).map(({ id }) => id);
    return { print, importId, ...(without.length > 0 ? { without } : {}) };
  };
  return ok(
    await remember(registry, linkId, (memory) => ({
      ...memory,
      taken: new Map([
        ...memory.taken,
        ...changes.flatMap((change) =>
          change.kind !== 'gone' && done.has(change.path)
            ? [[change.path, takenAs(change.path, change.print)] as const]
            : [],
        ),
      ]),
      // What stands in its file again, and is gone once more, is told again.
      dismissed: new Set([...memory.dismissed].filter((path) => !done.has(path))),
    })),
  );
}

/** Passes over these until they change again; of files that are gone, until they come back. */
export function ignoreChanges(
  registry: Registry,
  linkId: string,
  changes: readonly FolderChange[],
): Promise<FolderMemory> {
  const ignored = changes.flatMap((change) => (change.kind === 'gone' ? [] : [[change.path, change.print] as const]));
  const dismissed = changes.flatMap((change) => (change.kind === 'gone' ? [dismissalOf(change)] : []));
  return remember(registry, linkId, (memory) => ({
    ...memory,
    ignored: new Map([...memory.ignored, ...ignored]),
    dismissed: new Set([...memory.dismissed, ...dismissed]),
  }));
}

/** Forgets the links of a project that is no more. */
export async function forgetLinks(host: Desk['host'], registry: Registry, projectId: Id): Promise<void> {
  const ability = host.native?.linkedFolders;
  const stored = await registry.setting(linksKey(projectId));
  if (!ability || !Array.isArray(stored)) return;
  for (const { linkId } of stored.filter(isLink)) await forget(ability, registry, linkId);
  await registry.putSetting(linksKey(projectId), []);
}

/** The coarsest clock of a file system in use, in milliseconds: that of memory cards. */
const coarsestClock = 2000;
/** Files that are opened for reading at once, and bytes that are handed over at once. */
const openedAtOnce = 2000;
const batchBudget = 4 * 1024 * 1024;

/** The prints of these files; null for one that cannot be read. */
async function readPrints(
  { host }: Desk,
  ability: LinkedFolders,
  { linkId }: FolderLink,
  files: readonly LookedFile[],
  signal?: AbortSignal,
): Promise<Result<ReadonlyMap<string, string | null>>> {
  const prints = new Map<string, string | null>();
  const looks = new Map(files.map((file) => [file.path, file]));
  for (let next = 0; next < files.length; next += openedAtOnce) {
    const opened = await ability.open(
      linkId,
      files.slice(next, next + openedAtOnce).map(({ path }) => path),
    );
    if (!opened.ok) return opened;
    for (let done = false; !done;) {
      if (signal?.aborted) {
        await host.closeFiles(opened.value.id);
        return fail('cancelled');
      }
      const batch = await host.pullFiles(opened.value.id, batchBudget);
      if (!batch.ok) return batch;
      for (const entry of batch.value.entries) {
        const look = looks.get(entry.path);
        // What is too large to be read is told by its size and time: an import will say what it thinks of it.
        if (entry.kind === 'file') prints.set(entry.path, await sha256(entry.bytes));
        else prints.set(entry.path, entry.problem === 'too-large' ? `${look?.size} ${look?.changed}` : null);
      }
      done = batch.value.done;
    }
  }
  return ok(prints);
}

/**
 * What the project has decided on already: files whose documents hold just these bytes, and files that an import other
 * than from the list passed over. Should the documents be removed, their files are not
 * new again.
 */
async function knownFiles(
  desk: Desk,
  link: FolderLink,
  { prints }: Standing,
  files: readonly LookedFile[],
  documents: readonly Document[],
  memory: FolderMemory,
): Promise<FolderMemory['taken']> {
  const known = new Map<string, { readonly print: string; readonly importId: Id }>();
  const places = byGivenPath(documents, prints);
  const imports = importsOf(desk, link.folder);
  const newest = imports.reduce<Import | null>((last, one) => (last && last.started > one.started ? last : one), null);
  const isTaken = (path: string, print: string) => {
    const taken = memory.taken.get(path);
    return taken?.print === print && imports.some(({ id }) => id === taken.importId);
  };
  for (const [path, { versions, importId }] of places) {
    const print = prints.get(path);
    if (print === undefined || versions.at(-1)?.byteHash !== print) continue;
    if (isTaken(path, print)) continue;
    // Which import gave this version is not told; if it was the newest one, undo makes its file a change again.
    known.set(path, { print, importId: newest?.id ?? importId });
  }
  const open = new Map(
    files
      .filter(({ path }) => prints.has(path) && !places.has(path) && !isTaken(path, prints.get(path)!))
      .map((file) => [file.path, file]),
  );
  if (open.size === 0) return known;
  for (const { id, started } of imports) {
    const stored = await desk.store.outcomes(id);
    if (!stored.ok) continue; // Then they are listed as new, which is no more than a question.
    for (const outcome of stored.value.flatMap((outcomes) => outcomes.files)) {
      const place = placesOf(outcome.path).find((one) => open.has(one));
      const file = place === undefined ? undefined : open.get(place)!;
      // What was written after the import began is not what it decided on. Of a text inside of a file no size is told, so
      // that is believed only before the file was ever taken in by its print.
      const isInside = place !== outcome.path;
      const same = file && (isInside ? !memory.taken.has(file.path) : file.size === outcome.bytes);
      if (same && file.changed <= Date.parse(started) && outcome.kind !== 'failed')
        known.set(place!, { print: prints.get(place!)!, importId: id });
    }
  }
  return known;
}

function importsOf({ store }: Desk, folder: string) {
  return [...store.snapshot.rows('imports').values()].filter(
    ({ source, name }) => source === 'folder' && name === folder,
  );
}

function documentsOf(desk: Desk, folder: string): readonly Document[] {
  const imports = new Set(importsOf(desk, folder).map(({ id }) => id));
  return [...desk.store.snapshot.rows('documents').values()].filter(({ importId }) => imports.has(importId));
}

const changing = new Map<string, Promise<unknown>>();

/** Changes what is remembered of a folder; one change after the other. */
function remember(
  registry: Registry,
  linkId: string,
  change: (memory: FolderMemory) => FolderMemory,
): Promise<FolderMemory> {
  const changed = (changing.get(linkId) ?? Promise.resolve()).then(async () => {
    const memory = change(await memoryOf(registry, linkId));
    await registry.putSetting(memoryKey(linkId), memory);
    return memory;
  });
  // Who asked for a change that failed is told; the next one starts from what is stored.
  const over = changed.then(
    () => undefined,
    () => undefined,
  );
  changing.set(linkId, over);
  void over.then(() => changing.get(linkId) === over && changing.delete(linkId));
  return changed;
}

async function memoryOf(registry: Registry, linkId: string): Promise<FolderMemory> {
  const stored = (await registry.setting(memoryKey(linkId))) as Partial<FolderMemory> | null | undefined;
  const { seen, taken, ignored, dismissed } = stored ?? {};
  if (!(seen instanceof Map && taken instanceof Map && ignored instanceof Map && dismissed instanceof Set)) {
    return emptyMemory;
  }
  return { seen, taken, ignored, dismissed };
}

async function forget(ability: LinkedFolders, registry: Registry, linkId: string): Promise<void> {
  await ability.unlink(linkId);
  await registry.putSetting(memoryKey(linkId), null);
}

function abilityOf({ host }: Desk): Result<LinkedFolders> {
  return host.native ? ok(host.native.linkedFolders) : fail('not-available');
}

function linksKey(projectId: Id): string {
  return `linked-folders ${projectId}`;
}

function memoryKey(linkId: string): string {
  return `linked-folder ${linkId}`;
}

function isLink(value: unknown): value is FolderLink {
  const { linkId, folder, where, bySelf } = (value ?? {}) as Record<keyof FolderLink, unknown>;
  return [linkId, folder, where].every((word) => typeof word === 'string') && typeof bySelf === 'boolean';
}
