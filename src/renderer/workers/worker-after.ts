/** What is used of a worker from this side. */
export type WorkerEnd = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>;

/**
 * A worker that is made when `moment` has come. What is sent to it before waits and arrives in order. Ended before, it
 * is never made.
 */
export function workerAfter(moment: Promise<unknown>, make: () => Worker): WorkerEnd {
  let worker: Worker | null = null;
  let waiting: ((worker: Worker) => void)[] = [];
  let ended = false;
  const soon = (act: (worker: Worker) => void) => {
    if (worker) act(worker);
    else waiting.push(act);
  };
  void moment.then(() => {
    if (ended) return;
    worker = make();
    for (const act of waiting) act(worker);
    waiting = [];
  });
  return {
    postMessage: (message: unknown, moved?: Transferable[] | StructuredSerializeOptions) =>
      soon((there) => there.postMessage(message, moved as Transferable[])),
    addEventListener: (type: string, listener: EventListenerOrEventListenerObject) =>
      soon((there) => there.addEventListener(type, listener)),
    terminate() {
      ended = true;
      worker?.terminate();
    },
  };
}
