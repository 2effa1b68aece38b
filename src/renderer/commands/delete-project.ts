import type { Id } from '../../core/model/id.ts';
import type { Result } from '../../core/model/result.ts';
import type { Registry } from '../store/registry.ts';
import type { Desk } from './desk.ts';
import { forgetLinks } from './linked-folders.ts';
import { deleteProject } from './projects.ts';

/** Deletes a project, and its links when it is gone: one that could not be deleted keeps them. */
export async function deleteWithLinks(host: Desk['host'], registry: Registry, id: Id): Promise<Result<null>> {
  const deleted = await deleteProject(registry, id);
  if (deleted.ok) await forgetLinks(host, registry, id);
  return deleted;
}
