import type { Id } from '../../core/model/id.ts';
import type { Result } from '../../core/model/result.ts';
import type { Host } from '../../core/ports/host.ts';
import type { ProjectStore } from '../store/project-store.ts';
import type { Registry } from '../store/registry.ts';
import { backUpBeforeUpgrade } from './backups.ts';
import { takeGiven } from './given-places.ts';
import type { Given } from './given-places.ts';
import { isProjectFile } from './project-files.ts';
import { openProject } from './projects.ts';

/** Names of the settings that a window begins with. */
export const beginningSettings = { appearance: 'appearance', author: 'author', project: 'last-project' } as const;

/** What a window begins with. */
export interface Beginning {
  /** Whose name stands on what is written; empty if nobody said. */
  readonly author: string;
  readonly given: Given;
  /** The project that was open when the program was left; null if none was. */
  readonly project: Id | null;
  /** It, being opened again; null if there is none, or a project file was given that comes first. */
  readonly store: Promise<Result<ProjectStore>> | null;
}

/**
 * Asks all that a window needs to show something, and opens the project that was open last. The screens are loaded
 * meanwhile: a large project is as long in coming as they are. `tellAppearance` is told what was stored of it as soon as
 * that is known, since an empty window has colours, too.
 */
export async function begin(
  host: Host,
  registry: Registry,
  tellAppearance: (stored: unknown) => void,
): Promise<Beginning> {
  const stored = registry.settings(Object.values(beginningSettings)).then((settings) => {
    tellAppearance(settings[0]);
    return settings;
  });
  const [[, author, last], given] = await Promise.all([stored, takeGiven(host)]);
  const project = typeof last === 'string' ? last : null;
  const waits = project === null || (given.source !== null && isProjectFile(given.source));
  return {
    author: typeof author === 'string' ? author : '',
    given,
    project,
    store: waits ? null : openProject(registry, project, backUpBeforeUpgrade(host, registry)),
  };
}
