import type { Id } from '../../core/model/id.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { Backup, BackupReason, Backups } from '../../core/ports/backups.ts';
import type { Host } from '../../core/ports/host.ts';
import type { ProjectStore } from '../store/project-store.ts';
import type { Registry } from '../store/registry.ts';
import { startArchive } from '../workers/archive.ts';
import type { StartArchive } from '../workers/archive.ts';
import { openProjectSource } from './project-files.ts';
import type { FileProgress } from './project-files.ts';

/** Of a project's name, in code units; a backup tells it, and need not tell more. */
const longestName = 1000;

/**
 * Writes a project to the folder of backups, as it stands on disk, in whatever schema. A worker packs it, and each piece
 * is written before the next is asked for, so neither the window's thread nor its memory feels the project's size. If the
 * worker stops, nothing of it stays, and the next backup gets another.
 */
export async function backUp(
  backups: Backups,
  projectId: Id,
  projectName: string,
  reason: BackupReason,
  start: StartArchive = startArchive,
): Promise<Result<Backup>> {
  // Two windows of one project would give up each other's.
  return navigator.locks.request(`lectern-backup-${projectId}`, async () => {
    const archive = start();
    try {
      const packing = await archive.port.pack(projectId, 'quick');
      if (!packing.ok) return packing;
      const begun = await backups.begin(projectId, projectName.slice(0, longestName), reason);
      if (!begun.ok) return begun;
      let whole = false;
      try {
        for (;;) {
          const piece = await archive.port.nextPiece();
          whole = piece.ok && piece.value === null;
          if (whole) return await backups.end(begun.value);
          const written = piece.ok && piece.value ? await backups.write(begun.value, piece.value) : piece;
          if (!written.ok) return written;
        }
      } finally {
        // Also when the worker stopped: nothing half written stays.
        if (!whole) await backups.abort(begun.value);
      }
    } finally {
      archive.end();
    }
  });
}

/** For `openProject`: backs a project up before its database is upgraded. Undefined where there are no backups. */
export function backUpBeforeUpgrade(
  host: Host,
  registry: Registry,
): ((projectId: Id) => Promise<Result<unknown>>) | undefined {
  const backups = host.native?.backups;
  if (!backups) return undefined;
  return async (projectId) => {
    const listed = await registry.projects();
    const name = listed.ok ? listed.value.find(({ id }) => id === projectId)?.name : undefined;
    return backUp(backups, projectId, name ?? '', 'upgrade');
  };
}

/**
 * Opens a backup as a project of its own. If the project that it was made of is still there, the new one is named by
 * `nameBeside`, so that a person can tell them apart.
 */
export async function restoreBackup(
  host: Host,
  registry: Registry,
  backup: Backup,
  author: string,
  nameBeside: (name: string) => string,
  { onProgress, signal }: { readonly onProgress?: FileProgress; readonly signal?: AbortSignal } = {},
): Promise<Result<ProjectStore>> {
  const source = (await host.native?.backups.open(backup.id)) ?? fail('not-available');
  if (!source.ok) return source;
  return openProjectSource(host, registry, source.value, {
    nameBeside,
    author,
    asked: true,
    ...(onProgress ? { onProgress } : {}),
    ...(signal ? { signal } : {}),
  });
}

/** The newest backup of a project that holds when it is verified; null if there is none. */
export async function newestWhole(host: Host, projectId: Id): Promise<Backup | null> {
  const backups = host.native?.backups;
  const listed = await backups?.list();
  if (!backups || !listed?.ok) return null;
  for (const backup of listed.value) {
    if (backup.projectId !== projectId || !backup.whole) continue;
    const opened = await backups.open(backup.id);
    if (!opened.ok) continue;
    await host.closeFiles(opened.value.id);
    return backup;
  }
  return null;
}

/** The newest backup of each project that looks whole, the newest first. */
export async function newestOfEach(backups: Backups): Promise<Result<readonly Backup[]>> {
  const listed = await backups.list();
  if (!listed.ok) return listed;
  const newest = new Map<Id, Backup>();
  for (const backup of listed.value) {
    if (backup.whole && !newest.has(backup.projectId)) newest.set(backup.projectId, backup);
  }
  return ok([...newest.values()]);
}
