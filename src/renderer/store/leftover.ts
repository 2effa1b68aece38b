import type { Id } from '../../core/model/id.ts';
import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { openAsStored, storedSchema } from './as-stored.ts';
import { deleteProjectDatabase } from './project-store.ts';

/** Held while a project file is unpacked; what was begun and is left may be deleted only under it. */
export const unpackLock = 'lectern-unpack';

/** Deletes a database that was only begun: whoever filled it ended before. Any other is left alone. */
export async function deleteLeftover(id: Id): Promise<Result<null>> {
  const stored = await storedSchema(id);
  if (!stored.ok) return stored;
  return stored.value !== null && (await isLeftover(id)) ? deleteProjectDatabase(id) : ok(null);
}

/** Whether the project's record, which comes last, is missing. */
async function isLeftover(id: Id): Promise<boolean> {
  // As it is: to open it as a project would upgrade one of an older schema, without a backup.
  const stored = await openAsStored(id);
  if (!stored.ok) return false; // Whatever it is, it is left alone.
  const begun = await stored.value.hasProject();
  stored.value.close();
  return begun.ok && !begun.value;
}
