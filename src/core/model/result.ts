/**
 * The answer of anything that can fail in an expected way: a bad file, a full disk, a quotation that is not there.
 * Bugs are thrown instead. `Result` lives in the model, not in the ports, because every room of the core returns it.
 */
export type Result<T> = Ok<T> | Failure;

/** It went well. */
export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}

/** It went wrong in a way that was foreseen. */
export interface Failure {
  readonly ok: false;
  readonly error: Problem;
}

/**
 * What went wrong. `code` is stable and is what programs look at. `about` names the thing it happened to (a path, a
 * name; may be empty). `detail` is the outside's own words, for "copy details"; the sentence a person reads is made
 * from the code in the interface's word list.
 */
export interface Problem {
  readonly code: ProblemCode;
  readonly about: string;
  readonly detail?: string;
}

/** Stable names; the sentence that a person reads for each is in the word list of the interface. */
export type ProblemCode =
  // reading
  | 'cancelled'
  | 'not-found'
  | 'nothing-there'
  | 'vanished'
  | 'no-permission'
  | 'unreadable'
  | 'text-unread'
  | 'link-loop'
  | 'too-large'
  | 'empty'
  | 'not-text'
  // storing
  | 'disk-full'
  | 'database-blocked'
  | 'database-newer'
  | 'not-upgraded'
  | 'database-broken'
  | 'changed-elsewhere'
  | 'nothing-to-undo'
  | 'nothing-to-redo'
  | 'built-upon'
  | 'tag-twin'
  | 'search-twin'
  | 'attribute-name'
  | 'name-taken'
  // files of our own
  | 'not-a-project-file'
  | 'not-a-codebook'
  | 'not-exchange'
  | 'not-a-table'
  | 'project-file-damaged'
  | 'project-file-newer'
  | 'no-room-to-open'
  | 'left-behind'
  | 'project-too-large'
  | 'archive-stopped'
  | 'export-stopped'
  | 'search-stopped'
  | 'compare-stopped'
  // writing
  | 'write-full'
  | 'write-failed'
  | 'write-denied'
  | 'write-place-gone'
  | 'backup-failed'
  // asking
  | 'query-unreadable'
  | 'date-unreadable'
  | 'invalid'
  | 'made-by-newer'
  | 'not-available';

/** A value as a Result. */
export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

/** A Problem as a Result. */
export function fail(code: ProblemCode, about = '', detail?: string): Failure {
  return { ok: false, error: detail === undefined ? { code, about } : { code, about, detail } };
}

/** The value, or a thrown error naming the problem. For places where a failure would be a bug, and for tests. */
export function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  const { code, about, detail } = result.error;
  throw new Error([code, about, detail].filter(Boolean).join(': '));
}
