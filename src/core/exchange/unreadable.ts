import type { Failure } from '../model/result.ts';

/** Thrown while a file is made: a text that is needed cannot be read. A file that only looks whole would be worse than none. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  constructor(readonly failure: Failure) {
    super(failure.error.detail ?? failure.error.code);
  }
}
