import { fail, ok } from '../../core/model/result.ts';
import type { Backups } from '../../core/ports/backups.ts';
import { tidyName } from '../../core/ports/file-names.ts';
import type { FileEntry, Host, NativeHost, Source } from '../../core/ports/host.ts';
import { isLitter, largestFile, largestProjectFile } from '../../core/ports/host.ts';
import type { LinkedFolders, LookedFile } from '../../core/ports/linked-folders.ts';
import { isWebAddress } from '../../core/ports/web-address.ts';
import type { Found } from './batches.ts';
import { allFound, byNames, OpenedSources } from './batches.ts';

type FileProblem = Extract<FileEntry, { kind: 'problem' }>['problem'];

/** What stands at a path: bytes, a text (to be encoded as UTF-8), or what is wrong there. */
export type MemoryFile = Uint8Array<ArrayBuffer> | string | { readonly problem: FileProblem; readonly size?: number };

/** A host for tests that keeps what was asked of it. */
export interface MemoryHost extends Host {
  readonly kind: 'memory';
  /** What was saved whole, by name. */
  readonly saved: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  /** The addresses that were opened outside. */
  readonly visited: readonly string[];
  /** As if this machine were a desktop: what a host of `memoryDesktop` has. */
  readonly native?: NativeHost;
}

/** A desktop in memory, whose one folder can change after it was linked. */
export interface MemoryDesktop extends MemoryHost {
  readonly native: NativeHost;
  /** Puts other files into the folder, and announces it; null takes the folder away. `changed` is their time. */
  put(files: Readonly<Record<string, MemoryFile>> | null, changed?: number): void;
}

/**
 * A host for tests: one folder that lives in memory. Opening picks all of it; an empty one picks nothing. For
 * `openDropped` give it another record of files, or null. `sample` is the sample project's file.
 */
export function memoryHost(
  folder: Readonly<Record<string, MemoryFile>> = {},
  { name = 'texts', sample }: { readonly name?: string; readonly sample?: Uint8Array<ArrayBuffer> } = {},
): MemoryHost {
  const sources = new OpenedSources();
  const saves = new Map<string, { readonly name: string; readonly parts: Uint8Array<ArrayBuffer>[] }>();
  const saved = new Map<string, Uint8Array<ArrayBuffer>>();
  const visited: string[] = [];
  let last = 0;
  let safely = false;

  const open = (files: Readonly<Record<string, MemoryFile>>, kind: Source['kind'], called: string, largest: number) => {
    const paths = Object.keys(files)
      .filter((path) => kind === 'files' || !path.split('/').some(isLitter))
      .sort(byNames);
    const id = `source-${(last += 1)}`;
    sources.add(id, allFound(paths.map((path) => foundAt(path, files[path]!, largest))));
    return { id, name: called, kind } satisfies Source;
  };

  return {
    kind: 'memory',
    platform: 'linux',
    saved,
    visited,

    async openFiles(want) {
      const first = Object.keys(folder).sort(byNames)[0];
      if (first === undefined) return ok(null);
      const largest = want === 'project' ? largestProjectFile : largestFile;
      if (want === 'project') return ok(open({ [first]: folder[first]! }, 'files', first, largest));
      return ok(want === 'folder' ? open(folder, 'folder', name, largest) : open(folder, 'files', first, largest));
    },
    async openDropped(dropped) {
      const files = (dropped ?? {}) as Readonly<Record<string, MemoryFile>>;
      return ok(Object.keys(files).length === 0 ? null : open(files, 'folder', name, largestFile));
    },
    pullFiles: (sourceId, budget) => sources.pull(sourceId, budget),
    async closeFiles(sourceId) {
      sources.close(sourceId);
    },

    async beginSave(suggestedName) {
      const id = `save-${(last += 1)}`;
      saves.set(id, { name: tidyName(suggestedName), parts: [] });
      return ok(id);
    },
    async writeSave(saveId, bytes) {
      const save = saves.get(saveId);
      if (!save) return fail('not-found', saveId);
      save.parts.push(bytes.slice());
      return ok(null);
    },
    async endSave(saveId) {
      const save = saves.get(saveId);
      if (!save) return fail('not-found', saveId);
      saves.delete(saveId);
      saved.set(save.name, joined(save.parts));
      return ok({ where: save.name });
    },
    async abortSave(saveId) {
      saves.delete(saveId);
    },

    async freeSpace() {
      return ok(null);
    },
    async startsSafely() {
      return ok(safely);
    },
    async startSafely() {
      safely = true;
      return ok(null);
    },

    async openExternal(url) {
      if (!isWebAddress(url)) return fail('invalid', url);
      visited.push(url);
      return ok(null);
    },
    async openSample() {
      if (!sample) return fail('not-available', 'sample.lectern');
      return ok(open({ 'sample.lectern': sample }, 'files', 'sample.lectern', largestProjectFile));
    },
  };
}

/** A host for tests of what only a desktop can do: the same folder, which can be linked. */
export function memoryDesktop(
  folder: Readonly<Record<string, MemoryFile>> = {},
  { name = 'texts' }: { readonly name?: string } = {},
): MemoryDesktop {
  const sources = new OpenedSources();
  const links = new Set<string>();
  const folders = new Set<string>();
  const listeners = new Set<(linkId: string) => void>();
  let standing: Readonly<Record<string, MemoryFile>> | null = folder;
  let times = new Map(Object.keys(folder).map((path) => [path, 1]));
  let last = 0;

  const open = (paths: readonly string[]): Source => {
    const id = `linked-source-${(last += 1)}`;
    const vanished: MemoryFile = { problem: 'vanished' };
    sources.add(id, allFound(paths.map((path) => foundAt(path, standing?.[path] ?? vanished, largestFile))));
    return { id, name, kind: 'folder' };
  };
  const paths = () =>
    Object.keys(standing ?? {})
      .filter((path) => !path.split('/').some(isLitter))
      .sort(byNames);
  const away = () => fail('vanished', `/${name}`);

  const linkedFolders: LinkedFolders = {
    async link(sourceId) {
      if (!folders.has(sourceId)) return fail('invalid', sourceId);
      const linkId = crypto.randomUUID();
      links.add(linkId);
      return ok({ linkId, name, where: `/${name}` });
    },
    async unlink(linkId) {
      links.delete(linkId);
    },
    async look(linkId) {
      if (!links.has(linkId)) return fail('not-found', linkId);
      if (standing === null) return away();
      const looked: LookedFile[] = [];
      const unknown: string[] = [];
      for (const path of paths()) {
        const found = foundAt(path, standing[path]!, largestFile);
        if ('read' in found) looked.push({ path, size: found.size, changed: times.get(path) ?? 0 });
        else unknown.push(path);
      }
      return ok({ files: looked, unknown });
    },
    async open(linkId, chosen) {
      if (!links.has(linkId)) return fail('not-found', linkId);
      return standing === null ? away() : ok(open(chosen));
    },
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  return {
    ...memoryHost(folder, { name }),
    async openFiles(want) {
      if (standing === null || want === 'project') return ok(null);
      const source = open(paths());
      folders.add(source.id);
      return ok({ ...source, where: `/${name}` });
    },
    pullFiles: (sourceId, budget) => sources.pull(sourceId, budget),
    async closeFiles(sourceId) {
      sources.close(sourceId);
    },
    put(files, changed = ++last + 1) {
      const before = standing;
      times = new Map(
        Object.entries(files ?? {}).map(([path, file]) => [
          path,
          file === before?.[path] ? (times.get(path) ?? changed) : changed,
        ]),
      );
      standing = files;
      for (const linkId of links) for (const listener of listeners) listener(linkId);
    },
    native: {
      onCommand: () => () => undefined,
      takeArguments: async () => ok(null),
      showInFolder: async () => ok(null),
      onLeave: () => () => undefined,
      onStore: () => () => undefined,
      showWork: async () => ok(null),
      showMenu: async () => ok(null),
      showAppearance: async () => ok(null),
      logs: { write: async () => ok(null) },
      linkedFolders,
      backups: nowhere,
    },
  };
}

/** A machine on which backups cannot be written. */
const nowhere: Backups = {
  begin: async (_projectId, name) => fail('not-available', name),
  write: async (saveId) => fail('not-found', saveId),
  end: async (saveId) => fail('not-found', saveId),
  abort: async () => undefined,
  list: async () => ok([]),
  open: async (id) => fail('not-found', id),
  folder: async () => ok({ where: '' }),
  chooseFolder: async () => ok(null),
  show: async () => ok(null),
};

function foundAt(path: string, file: MemoryFile, largest: number): Found {
  if (typeof file === 'object' && 'problem' in file) {
    return { entry: { kind: 'problem', path, size: file.size ?? 0, problem: file.problem, detail: '' } };
  }
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  if (bytes.length > largest) {
    return { entry: { kind: 'problem', path, size: bytes.length, problem: 'too-large', detail: '' } };
  }
  // A copy, because whoever takes a batch may transfer its bytes away.
  return {
    path,
    size: bytes.length,
    read: async (from, to) => ({ kind: 'file', path, bytes: bytes.slice(from, to) }),
    ...(largest > largestFile && { pieced: true }),
  };
}

function joined(parts: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
