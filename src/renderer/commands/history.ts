import type { Label } from '../../core/model/change.ts';
import type { Diff } from '../../core/model/diff.ts';
import type { Id } from '../../core/model/id.ts';
import { fail } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { Desk } from './desk.ts';
import { importLock } from './import-files.ts';

// Undo and redo wait for a running import: half of it would be taken back, and the rest would come after.

/** Takes back the newest act; refused while an import runs, whose act is not whole yet. */
export async function undo(desk: Desk): Promise<Result<Label>> {
  return (await importRunning(desk)) ? fail('not-available', 'import') : desk.store.undo();
}

/** Does the act again that was taken back last. */
export async function redo(desk: Desk): Promise<Result<Label>> {
  return (await importRunning(desk)) ? fail('not-available', 'import') : desk.store.redo();
}

/** Takes back one act by itself, e.g. an import that nobody asked for; what was done since stays. */
export async function takeBack(desk: Desk, act: Id): Promise<Result<Label>> {
  return (await importRunning(desk)) ? fail('not-available', 'import') : desk.store.takeBack(act);
}

/** Goes back or forward until `act` is the newest act that is done. */
export async function goTo(desk: Desk, act: Id | null): Promise<Result<Diff>> {
  return (await importRunning(desk)) ? fail('not-available', 'import') : desk.store.goTo(act);
}

/** In this window or another one. */
async function importRunning(desk: Desk): Promise<boolean> {
  if (desk.running.size > 0) return true;
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === importLock(desk.store.id));
}
