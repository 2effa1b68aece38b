import { fail, ok } from '../../src/core/model/result.ts';
import type { Failure } from '../../src/core/model/result.ts';
import type { Backup, BackupReason, Backups } from '../../src/core/ports/backups.ts';
import type { Host, NativeHost } from '../../src/core/ports/host.ts';
import type { MemoryHost } from '../../src/renderer/host/memory.ts';

/** A folder of backups that lives in memory. Only what the window's side can see of one. */
export interface BackupFolder extends Backups {
  /** The files, the newest first. */
  readonly files: { readonly backup: Backup; readonly bytes: Uint8Array<ArrayBuffer> }[];
  /** What was begun and is neither ended nor given up. */
  readonly under: ReadonlySet<string>;
  /** Makes `begin` or `write` fail from now on; null makes them work again. */
  refuse(step: 'begin' | 'write', failure: Failure | null): void;
  /** Breaks a file, so that it cannot be opened. */
  damage(id: string): void;
}

function backupFolder(host: MemoryHost): BackupFolder {
  const files: BackupFolder['files'] = [];
  const under = new Map<string, { projectId: string; projectName: string; reason: BackupReason; parts: BlobPart[] }>();
  const refused = { begin: null as Failure | null, write: null as Failure | null };
  const damaged = new Set<string>();
  let last = 0;
  return {
    files,
    get under() {
      return new Set(under.keys());
    },
    refuse(step, failure) {
      refused[step] = failure;
    },
    damage: (id) => void damaged.add(id),
    async begin(projectId, projectName, reason) {
      if (refused.begin) return refused.begin;
      const id = `backup-${(last += 1)}`;
      under.set(id, { projectId, projectName, reason, parts: [] });
      return ok(id);
    },
    async write(id, bytes) {
      if (refused.write) {
        under.delete(id);
        return refused.write;
      }
      under.get(id)!.parts.push(bytes.slice());
      return ok(null);
    },
    async end(id) {
      const { parts, ...rest } = under.get(id)!;
      under.delete(id);
      const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
      const backup = { id, ...rest, made: new Date().toISOString(), bytes: bytes.length, whole: true };
      files.unshift({ backup, bytes });
      return ok(backup);
    },
    async abort(id) {
      under.delete(id);
    },
    list: async () => ok(files.map(({ backup }) => backup)),
    async open(id) {
      const file = files.find(({ backup }) => backup.id === id);
      if (!file) return fail('not-found', id);
      if (damaged.has(id)) return fail('project-file-damaged', id);
      const source = await host.openDropped({ [`${id}.lectern`]: file.bytes });
      return source.ok ? ok(source.value!) : source;
    },
    folder: async () => ok({ where: '/backups' }),
    chooseFolder: async () => ok(null),
    show: async () => ok(null),
  };
}

/** The host with such a folder, as the desktop has one. */
export function withBackups(host: MemoryHost): { readonly host: Host; readonly backups: BackupFolder } {
  const backups = backupFolder(host);
  // Nothing else of the desktop is asked for here.
  const native = { backups } as unknown as NativeHost;
  return { host: { ...host, native }, backups };
}
