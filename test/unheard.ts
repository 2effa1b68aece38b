/**
 * Does something and answers the errors that nobody caught meanwhile: the program tells those at the top of a window,
 * the runner of the tests would fail for them.
 */
export async function unheard(work: () => Promise<void>): Promise<readonly unknown[]> {
  const errors: unknown[] = [];
  const hear = (error: unknown) => void errors.push(error);
  const others = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', hear);
  try {
    await work();
    // Node tells of them after all that is due at once.
    await new Promise((resolve) => setImmediate(resolve));
  } finally {
    process.removeListener('unhandledRejection', hear);
    for (const other of others) process.on('unhandledRejection', other);
  }
  return errors;
}
