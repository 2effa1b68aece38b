import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { FolderLook, LinkedFolders, LookedFile } from '../../core/ports/linked-folders.ts';
import type { Check, Checks } from '../ipc.ts';
import { id, text } from '../ipc.ts';
import { nameOf } from './files.ts';
import type { Files } from './files.ts';
import { FolderWatch } from './folder-watch.ts';
import { standingAt } from './inside.ts';
import type { Settings } from './settings.ts';
import { codeOf, walk } from './walk.ts';

/** All of the contract but the announcement, which is not asked for. */
export type LinkedFoldersOnDisk = Omit<LinkedFolders, 'onChanged'>;

/** What a window may ask, and with what. */
export const linkedFolderChecks: Checks<LinkedFoldersOnDisk> = {
  link: [id],
  unlink: [id],
  look: [id],
  open: [id, pathList],
};

/** One link as it is kept in the settings. */
interface Link {
  readonly id: string;
  readonly folder: string;
}

/** More than anybody has; the oldest are forgotten. */
const mostLinks = 1000;
/** The most files of a folder that are opened at once. */
const mostPaths = 1_000_000;
const onePath = text(32_000);

function pathList(value: Parameters<Check>[0]): boolean {
  return Array.isArray(value) && value.length <= mostPaths && value.every(onePath);
}

/** Links whose places are kept in `settings`, so that the window never names one. */
export function linkedFoldersOnDisk(
  files: Pick<Files, 'folderOf' | 'openFound'>,
  settings: Settings,
  announce: (linkId: string) => void,
): LinkedFoldersOnDisk {
  const links = new Map(linksIn(settings.read()).map((link) => [link.id, link]));
  const watches = new Map<string, FolderWatch>();
  /** One walk of a folder after the other. */
  const turns = new Map<string, Promise<unknown>>();
  const keep = () => settings.write({ links: [...links.values()] });

  const watchOf = (linkId: string): FolderWatch => {
    let watch = watches.get(linkId);
    if (!watch) watches.set(linkId, (watch = new FolderWatch(() => announce(linkId))));
    return watch;
  };

  const lookAt = async ({ id: linkId, folder }: Link): Promise<Result<FolderLook>> => {
    const watch = watchOf(linkId);
    const round = watch.begin();
    const look: { files: LookedFile[]; unknown: string[] } = { files: [], unknown: [] };
    try {
      for await (const found of walk({ file: folder, path: '' }, round.entering)) {
        const { path: at } = found;
        if (found.kind === 'file') look.files.push({ path: at, size: found.size, changed: found.changed });
        else if (found.problem !== 'vanished') look.unknown.push(at);
      }
      if (!(await stat(folder)).isDirectory()) throw Object.assign(new Error('no folder'), { code: 'ENOTDIR' });
      return ok(look);
    } catch (error) {
      watch.awaitReturn(folder);
      const denied = ['EACCES', 'EPERM'].includes(codeOf(error));
      return fail(denied ? 'no-permission' : 'vanished', folder, String(error));
    } finally {
      round.end();
      // Forgotten while it was walked.
      if (!links.has(linkId)) watch.stop();
    }
  };

  return {
    async link(sourceId) {
      const folder = files.folderOf(sourceId);
      if (folder === null) return fail('invalid', sourceId);
      const linkId = randomUUID();
      links.set(linkId, { id: linkId, folder });
      for (const oldest of [...links.keys()].slice(0, -mostLinks)) links.delete(oldest);
      const kept = keep();
      if (!kept.ok) {
        links.delete(linkId);
        return kept;
      }
      return ok({ linkId, name: nameOf(folder), where: folder });
    },
    async unlink(linkId) {
      watches.get(linkId)?.stop();
      watches.delete(linkId);
      if (links.delete(linkId)) keep();
    },
    async look(linkId) {
      const link = links.get(linkId);
      if (!link) return fail('not-found', linkId);
      const looking = (turns.get(linkId) ?? Promise.resolve()).then(() => lookAt(link));
      turns.set(
        linkId,
        looking.catch(() => undefined), // Thrown at the caller; the next one has its own turn.
      );
      return looking;
    },
    async open(linkId, paths) {
      const link = links.get(linkId);
      if (!link) return fail('not-found', linkId);
      const gone = () =>
        stat(link.folder).then(
          () => false,
          () => true,
        );
      return ok(files.openFound(() => standingAt(link.folder, paths), nameOf(link.folder), gone));
    },
  };
}

/** The links among what stands in the settings, which may be anything. */
function linksIn(stored: unknown): Link[] {
  const { links } = (stored ?? {}) as { links?: unknown };
  if (!Array.isArray(links)) return [];
  return links.filter((link: unknown): link is Link => {
    const { id: linkId, folder } = (link ?? {}) as Record<keyof Link, unknown>;
    return typeof linkId === 'string' && typeof folder === 'string' && path.isAbsolute(folder);
  });
}
