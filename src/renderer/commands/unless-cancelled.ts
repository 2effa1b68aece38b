import { fail } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';

/** What is waited for, or `cancelled` as soon as the signal is aborted; the work itself may go on. */
export async function unlessCancelled<T>(
  work: Promise<Result<T>>,
  signal: AbortSignal | undefined,
): Promise<Result<T>> {
  if (!signal) return work;
  let cancel = (): void => undefined;
  const cancelled = new Promise<Result<T>>((resolve) => {
    cancel = () => resolve(fail('cancelled'));
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel);
  });
  return Promise.race([work, cancelled]).finally(() => signal.removeEventListener('abort', cancel));
}
