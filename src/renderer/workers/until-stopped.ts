import { fail } from '../../core/model/result.ts';
import type { Failure, ProblemCode, Result } from '../../core/model/result.ts';
import { WorkerStopped } from './call.ts';

/** Something that answers questions with a far side, until it stops. */
interface Asked<P> {
  ask<T>(question: (port: P) => Promise<T>): Promise<T>;
}

/**
 * Asks a worker of which half an answer is of no use: once it hung or crashed, that question and all later ones fail with
 * `code`, and its user starts another.
 */
export function untilStopped<P>(
  worker: Asked<P>,
  code: ProblemCode,
): <T>(question: (port: P) => Promise<Result<T>>) => Promise<Result<T>> {
  let over: Failure | null = null;
  return async (question) => {
    if (over) return over;
    try {
      return await worker.ask(question);
    } catch (error) {
      if (!(error instanceof WorkerStopped)) throw error;
      return (over = fail(code, '', error.message));
    }
  };
}
