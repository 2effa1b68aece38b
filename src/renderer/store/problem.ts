import { fail } from '../../core/model/result.ts';
import type { Failure } from '../../core/model/result.ts';

/**
 * Turns what IndexedDB and Dexie throw into a Problem; null for errors that are bugs. `about` names what was being
 * done to, e.g. the project.
 */
export function databaseFailure(error: unknown, about = ''): Failure | null {
  let closed: Failure | null = null;
  for (const { name, message } of chain(error)) {
    if (name === 'QuotaExceededError') return fail('disk-full', about, message);
    if (name === 'VersionError') return fail('database-newer', about, message);
    if (name === 'ChangedElsewhere') return fail('changed-elsewhere', about, message);
    if (name === 'BuiltUpon') return fail('built-upon', about, message);
    if (name === 'BlockedError' || name === 'TimeoutError') return fail('database-blocked', about, message);
    // Dexie says so, too, of one that could not be opened, and why is inside.
    if (name === 'DatabaseClosedError') closed ??= fail('database-blocked', about, message);
    if (
      [
        'OpenFailedError',
        'MissingAPIError',
        'UnknownError',
        'InvalidStateError',
        'SecurityError',
        'NotReadableError',
      ].includes(name)
    ) {
      return fail('database-broken', about, message);
    }
  }
  return closed;
}

/** The error and those inside it: Dexie wraps, and an aborted transaction names its cause in `inner`. */
function* chain(error: unknown): Generator<{ name: string; message: string }> {
  for (let at = error, depth = 0; at instanceof Error && depth < 6; depth++) {
    yield { name: at.name, message: at.message };
    const { inner, cause } = at as { inner?: unknown; cause?: unknown };
    at = inner ?? cause;
  }
  const failures = (error as { failures?: unknown } | null)?.failures;
  if (Array.isArray(failures)) for (const failure of failures) yield* chain(failure);
}
