/** Watches a worker: asks it again and again for a sign of life while somebody waits for it. */
export interface SignsOfLife {
  /** Somebody waits for the worker from now on. */
  begin(): void;
  /** Nobody waits any more. */
  end(): void;
}

/** How often a worker is looked at until it counts as stuck. Counting looks, not time, forgives a sleeping computer. */
const looks = 10;

/**
 * Calls `stuck`, once, when the worker has been silent for `patience` milliseconds although `ping` was asked: it hangs,
 * or is gone.
 */
export function signsOfLife(ping: () => Promise<unknown>, patience: number, stuck: () => void): SignsOfLife {
  let timer: ReturnType<typeof setInterval> | undefined;
  let asked = 0;
  let silent = 0;

  const end = () => {
    clearInterval(timer);
    timer = undefined;
    asked += 1;
  };
  const ask = () => {
    const question = ++asked;
    silent = 0;
    const alive = () => {
      if (timer !== undefined && question === asked) ask();
    };
    // A sign that comes at once is enough until the next look.
    ping().then(
      () => void setTimeout(alive, patience / looks),
      () => undefined,
    );
  };

  return {
    begin() {
      if (timer !== undefined) return;
      timer = setInterval(() => {
        if (++silent <= looks) return;
        end();
        stuck();
      }, patience / looks);
      ask();
    },
    end,
  };
}
