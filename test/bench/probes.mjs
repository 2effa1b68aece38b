/**
 * Runs in the page before the program, and stands alone: what it needs, it holds. It listens to the calls between the
 * window and its workers and to the browser's own notes, and keeps the times, all in milliseconds of the page's clock.
 */
export function installProbes() {
  const bench = {
    /** When a folder or file was picked last. */
    picked: 0,
    /** What the finder announced: when, how many documents there are, and how many wait to be indexed. */
    changes: [],
    /** Calls to workers: `{ method, query, sent, got, took }`. */
    calls: [],
    /** Tasks of the window's thread over 50 ms. */
    longTasks: [],

    /** Milliseconds from the next event of this type to the end of the first frame in which `seen` says so. */
    after(type, seen) {
      return new Promise((resolve) => {
        const listen = (event) => {
          window.removeEventListener(type, listen, true);
          const frame = () => {
            if (!seen()) return window.requestAnimationFrame(frame);
            // A message comes after the picture of this frame was made.
            const { port1, port2 } = new window.MessageChannel();
            port1.onmessage = () => resolve(performance.now() - event.timeStamp);
            port2.postMessage(null);
          };
          window.requestAnimationFrame(frame);
        };
        window.addEventListener(type, listen, true);
      });
    },

    /** The times between frames while `work` runs. */
    async frames(work) {
      const gaps = [];
      let last = 0;
      let over = false;
      const frame = (at) => {
        if (last > 0) gaps.push(at - last);
        last = at;
        if (!over) window.requestAnimationFrame(frame);
      };
      window.requestAnimationFrame(frame);
      await work();
      over = true;
      return gaps;
    },
  };
  window.bench = bench;

  new window.PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) bench.longTasks.push({ at: startTime, duration });
  }).observe({ type: 'longtask', buffered: true });

  document.addEventListener(
    'change',
    (event) => {
      if (event.target instanceof window.HTMLInputElement && event.target.type === 'file')
        bench.picked = performance.now();
    },
    true,
  );

  window.Worker = class extends window.Worker {
    constructor(address, options) {
      super(address, options);
      const calls = new Map();
      this.benchCalls = calls;
      this.addEventListener('message', ({ data }) => {
        if (data.kind === 'event' && data.event.kind === 'changed') {
          const { documents, waiting } = data.event.state;
          bench.changes.push({ at: performance.now(), documents, waiting });
        }
        const call = calls.get(data.number);
        if (!call) return;
        calls.delete(data.number);
        call.got = performance.now();
        call.took = data.value?.value?.took ?? null;
      });
    }

    postMessage(message, transfer) {
      if (message.kind === 'call') {
        const { method, number, values } = message;
        const call = { method, query: values[0]?.query ?? null, sent: performance.now(), got: null, took: null };
        bench.calls.push(call);
        this.benchCalls.set(number, call);
      }
      super.postMessage(message, transfer);
    }
  };
}
