import { expect, test } from 'vitest';
import { databaseFailure, saysClosed } from '../../src/renderer/store/problem.ts';

const thrown = (name: string, message: string, inner?: Error) =>
  Object.assign(new Error(message), { name, ...(inner ? { inner } : {}) });

test('every way in which the engine says that there is no room is a full disk', () => {
  // As Chromium said it on a file system that was filled up, and as Dexie wraps it.
  const ways = [
    thrown('QuotaExceededError', 'The quota has been exceeded.'),
    thrown('DataError', 'Failed to write blobs (IOError)'),
    thrown('AbortError', 'Transaction aborted', thrown('DataError', 'Failed to write blobs (IOError)')),
    thrown(
      'AbortError',
      'Transaction aborted',
      thrown(
        'UnknownError',
        'Connection is closing because of: IO error: …/000003.log: FILE_ERROR_NO_SPACE (ChromeMethodBFE: 3::WritableFileAppend::8)',
      ),
    ),
  ];
  expect(ways.map((error) => databaseFailure(error)?.error.code)).toEqual(ways.map(() => 'disk-full'));
});

test('other failures of the engine are no full disk', () => {
  const codes = [
    thrown('UnknownError', 'Internal error opening backing store for indexedDB.open.'),
    thrown('DataError', 'Evaluating the object store’s key path did not yield a value.'),
    thrown('TimeoutError', 'It did not open'),
  ].map((error) => databaseFailure(error)?.error.code);
  expect(codes).toEqual(['database-broken', undefined, 'database-blocked']);
});

test('what the engine says of a transaction that it gave up is no bug, and nothing of it was stored', () => {
  // As Chromium said it when its log was broken: it could not read the newest key, and named no cause.
  const ways = [
    thrown('ConstraintError', 'Maximum key generator value reached.'),
    thrown('AbortError', 'The transaction was aborted, so the request cannot be fulfilled.'),
  ];
  expect(ways.map((error) => [saysClosed(error), databaseFailure(error)?.error.code])).toEqual(
    ways.map(() => [true, 'database-broken']),
  );
  const known = thrown('ConstraintError', 'Key already exists in the object store.');
  expect([saysClosed(known), databaseFailure(known)]).toEqual([false, null]);
  const full = thrown('AbortError', 'The transaction was aborted', thrown('UnknownError', 'FILE_ERROR_NO_SPACE'));
  expect(saysClosed(full)).toBe(false);
});
