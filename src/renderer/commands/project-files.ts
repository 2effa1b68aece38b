import { fail } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { Host } from '../../core/ports/host.ts';
import type { ProjectStore } from '../store/project-store.ts';
import type { Registry } from '../store/registry.ts';
import type { Desk } from './desk.ts';

/** Texts written or read so far, of all. */
export type FileProgress = (done: number, of: number) => void;

/** Saves the whole project to one file; null if the person changed their mind. */
export async function saveProjectFile(
  _desk: Desk,
  _onProgress?: FileProgress,
): Promise<Result<{ readonly where: string } | null>> {
  return fail('not-available', 'project file');
}

/** Lets the person pick a project file and opens it as a new project beside the others; null if nothing was picked. */
export async function openProjectFile(
  _host: Host,
  _registry: Registry,
  _onProgress?: FileProgress,
): Promise<Result<ProjectStore | null>> {
  return fail('not-available', 'project file');
}

/** Opens the sample project as a new project. */
export async function openSample(_host: Host, _registry: Registry): Promise<Result<ProjectStore>> {
  return fail('not-available', 'sample');
}
