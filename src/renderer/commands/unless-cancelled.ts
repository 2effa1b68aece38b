import { fail } from '../../core/model/result.ts';
import type { Failure, Result } from '../../core/model/result.ts';

/** What is waited for, or `cancelled` as soon as the signal is aborted; the work itself may go on. */
export function unlessCancelled<T>(work: Promise<Result<T>>, signal: AbortSignal | undefined): Promise<Result<T>> {
  return signal ? Promise.race([work, whenCancelled(signal)]) : work;
}

function whenCancelled(signal: AbortSignal): Promise<Failure> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(fail('cancelled'));
    signal.addEventListener('abort', () => resolve(fail('cancelled')), { once: true });
  });
}
