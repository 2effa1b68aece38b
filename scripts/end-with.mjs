import { isMainThread } from 'node:worker_threads';

// Loaded before a program (`node --import`) by what starts it for the tests: the program ends when the process of the
// number LECTERN_END_WITH is gone, however that ended. A server left behind would keep its port.

const parent = Number(process.env.LECTERN_END_WITH);

if (isMainThread && parent > 0) {
  const watch = setInterval(() => {
    if (isThere(parent)) return;
    clearInterval(watch);
    // Time to end what it has started itself.
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), 5000).unref();
    process.kill(process.pid, 'SIGTERM');
  }, 1000);
  watch.unref();
}

/** Whether a process of that number runs. */
export function isThere(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM'; // It is there, but another's.
  }
}
