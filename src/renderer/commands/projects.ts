import { cleanName } from '../../core/model/clean-name.ts';
import { added, isEmpty, sequence, updated } from '../../core/model/diff.ts';
import type { Diff } from '../../core/model/diff.ts';
import { newId } from '../../core/model/id.ts';
import type { Id } from '../../core/model/id.ts';
import type { Project } from '../../core/model/records.ts';
import { builtInAttributes } from '../../core/model/records.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { cutRings } from '../../core/model/tags.ts';
import { newestSchema } from '../../core/model/upgrade/upgrade.ts';
import { storedSchema } from '../store/as-stored.ts';
import { deleteLeftovers, foundingLock } from '../store/leftover.ts';
import { deleteProjectDatabase, openProjectStore } from '../store/project-store.ts';
import type { ProjectStore } from '../store/project-store.ts';
import type { Registry } from '../store/registry.ts';
import type { Desk } from './desk.ts';
import { forgetPlaces } from './folder-places.ts';

/**
 * The one project record. Its id differs from the store's if a project file was opened while the project it came from
 * was there already.
 */
export function projectOf(store: ProjectStore): Project | undefined {
  return store.snapshot.rows('project').values().next().value;
}

/** Makes a new, empty project and opens it. */
export async function createProject(registry: Registry, name: string, author: string): Promise<Result<ProjectStore>> {
  name = cleanName(name);
  const id = newId();
  return navigator.locks.request(foundingLock(id), () => found(registry, { id, name, author }));
}

async function found(
  registry: Registry,
  { id, name, author }: Pick<Project, 'id' | 'name' | 'author'>,
): Promise<Result<ProjectStore>> {
  const opened = await openProjectStore(id);
  if (!opened.ok) return opened;
  const time = new Date().toISOString();
  const diff = sequence(
    added('project', { id, name, author, created: time }),
    added('attributes', ...builtInAttributes),
  );
  const stored = await opened.value.found(diff);
  const listed = stored.ok ? await registry.putProject({ id, name, created: time, opened: time }) : stored;
  if (listed.ok) return opened;
  opened.value.close();
  await deleteProjectDatabase(id); // What cannot be deleted now is listed at the next start.
  return listed;
}

/**
 * Opens a project of the list and moves it to the top. `beforeUpgrade` backs up a database of an older schema; if it
 * fails, the project is not opened and stays as it is.
 */
export async function openProject(
  registry: Registry,
  id: Id,
  beforeUpgrade?: (id: Id) => Promise<Result<unknown>>,
): Promise<Result<ProjectStore>> {
  const gone = async () => {
    const listed = await registry.projects();
    return fail('not-found', (listed.ok && listed.value.find((entry) => entry.id === id)?.name) || id);
  };
  const schema = await storedSchema(id);
  if (!schema.ok) return schema;
  if (schema.value === null) return gone();
  if (schema.value < newestSchema && beforeUpgrade) {
    const kept = await beforeUpgrade(id);
    if (!kept.ok) return fail('backup-failed', kept.error.about, `${kept.error.code} ${kept.error.detail ?? ''}`);
  }
  const opened = await openProjectStore(id);
  if (!opened.ok) return opened;
  const project = projectOf(opened.value);
  if (!project) {
    opened.value.close();
    return gone();
  }
  await mendTree(opened.value);
  // Not waited for: whoever asks for the list comes after it, and the order of the list is a comfort.
  void listProject(registry, opened.value, true);
  return opened;
}

/** Writes into the list of projects what tells this one from others of its name; on top of it if it was opened now. */
export async function listProject(registry: Registry, store: ProjectStore, openedNow = false): Promise<Result<null>> {
  const project = projectOf(store);
  const [listed, newest] = await Promise.all([registry.projects(), store.history(1)]);
  if (!project || !listed.ok) return listed.ok ? ok(null) : listed;
  const { id, snapshot } = store;
  const entry = listed.value.find((one) => one.id === id);
  const changed = newest.ok ? newest.value[0]?.time : undefined;
  return registry.putProject({
    ...{ id, name: project.name, created: project.created },
    opened: openedNow || !entry ? new Date().toISOString() : entry.opened,
    ...{ documents: snapshot.rows('documents').size, annotations: snapshot.rows('annotations').size },
    ...(changed === undefined ? {} : { changed }),
  });
}

const mended = new WeakMap<ProjectStore, readonly string[]>();

/** The names of tags that stood in a ring when the project was opened, and were put at the top level. */
export function mendedTags(store: ProjectStore): readonly string[] {
  return mended.get(store) ?? [];
}

/** Tags in a ring stand below themselves: two windows of an older program could make one. It is cut, as an act that can be undone. */
async function mendTree(store: ProjectStore): Promise<void> {
  const diff = cutRings(store.snapshot.rows('tags'));
  if (isEmpty(diff)) return;
  const names = Object.values(diff.tags ?? {}).flatMap(([, tag]) => tag?.name ?? []);
  const cut = await store.apply(diff, {
    label: { verb: 'move-tag', names: [names.join(', '), ''] },
    author: '',
    unasked: true,
  });
  // If it cannot be stored, the tree is drawn with the ring cut all the same.
  if (cut.ok) mended.set(store, names);
}

/** Names it here and in the list of projects. An empty name is `invalid`. */
export async function renameProject(
  desk: Pick<Desk, 'store' | 'author'>,
  registry: Registry,
  name: string,
  unasked = false,
): Promise<Result<Diff>> {
  const project = projectOf(desk.store);
  name = cleanName(name);
  if (!project || name === '') return fail('invalid', name);
  const stored = await desk.store.apply(updated('project', project, { ...project, name }), {
    label: { verb: 'rename-project', names: [project.name, name] },
    author: desk.author,
    ...(unasked ? { unasked } : {}),
  });
  if (!stored.ok) return stored;
  await listProject(registry, desk.store, true);
  return stored;
}

/** Removes what was begun and never became a project, and lists projects that no list names. Not for a person to wait for. */
export async function removeLeftovers(registry: Registry): Promise<Result<null>> {
  const listed = await registry.projects();
  return listed.ok ? deleteLeftovers(new Set(listed.value.map(({ id }) => id)), registry.putProject) : listed;
}

/** Deletes a project for good: the one act that cannot be undone, so the screen offers to save it to a file first. */
export async function deleteProject(registry: Registry, id: Id): Promise<Result<null>> {
  const deleted = await deleteProjectDatabase(id);
  if (!deleted.ok) return deleted;
  await forgetPlaces(registry, id);
  return registry.forgetProject(id);
}
