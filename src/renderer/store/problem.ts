import { fail } from '../../core/model/result.ts';
import type { Failure } from '../../core/model/result.ts';

/**
 * How Chromium says that there is no room, apart from QuotaExceededError (seen on disks that were filled up): large
 * values, which it keeps in files, end in a DataError; the database's own log in an UnknownError that quotes LevelDB,
 * and then the connection is closed.
 */
const saysNoRoom = /failed to write blobs|NO_SPACE|ENOSPC|no space left|disk (?:is )?full/iu;

/** Whether it says that the engine closed the connection to the database. Nothing of the call was stored. */
export function saysClosed(error: unknown): boolean {
  const errors = [...chain(error)];
  return (
    errors.some(
      ({ name, message }) =>
        name === 'DatabaseClosedError' || (name === 'InvalidStateError' && /connection is clos/iu.test(message)),
    ) ||
    (errors.some(saysGivenUp) && !errors.some(saysFull))
  );
}

type Said = { readonly name: string; readonly message: string };

const saysFull = ({ name, message }: Said): boolean => name === 'QuotaExceededError' || saysNoRoom.test(message);

/**
 * What a transaction says that the engine gave up, because it could not read or write: a bare AbortError, since what we
 * throw ourselves comes back as it is; that it is over, to who asks for more; or that there are no more keys, when it
 * could not read which was the last.
 */
const saysGivenUp = ({ name, message }: Said): boolean =>
  name === 'AbortError' ||
  (name === 'InvalidStateError' && /transaction has finished/iu.test(message)) ||
  (name === 'ConstraintError' && /key generator/iu.test(message));

/**
 * Turns what IndexedDB and Dexie throw into a Problem; null for errors that are bugs. `about` names what was being
 * done to, e.g. the project.
 */
export function databaseFailure(error: unknown, about = ''): Failure | null {
  let closed: Failure | null = null;
  const errors = [...chain(error)];
  const noRoom = errors.find(saysFull);
  if (noRoom) return fail('disk-full', about, noRoom.message);
  const notUpgraded = errors.find(({ name }) => name === 'NotUpgraded');
  if (notUpgraded) return fail('not-upgraded', about, notUpgraded.message);
  for (const { name, message } of errors) {
    if (name === 'VersionError') return fail('database-newer', about, message);
    if (name === 'GivenUp') return fail('cancelled', about);
    if (name === 'ChangedElsewhere') return fail('changed-elsewhere', about, message);
    if (name === 'InTheWay') return fail('built-upon', message, 'twin');
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
  const givenUp = errors.find(saysGivenUp);
  return closed ?? (givenUp ? fail('database-broken', about, givenUp.message) : null);
}

/** The error and those inside it: Dexie wraps, and an aborted transaction names its cause in `inner`. */
function* chain(error: unknown): Generator<Said> {
  for (let at = error, depth = 0; at instanceof Error && depth < 6; depth++) {
    yield { name: at.name, message: at.message };
    const { inner, cause } = at as { inner?: unknown; cause?: unknown };
    at = inner ?? cause;
  }
  const failures = (error as { failures?: unknown } | null)?.failures;
  if (Array.isArray(failures)) for (const failure of failures) yield* chain(failure);
}
