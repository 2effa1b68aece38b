/** Watches a worker: asks it again and again for a sign of life while somebody waits for it. */
export interface SignsOfLife {
  /** Somebody waits for the worker from now on. */
  begin(): void;
  /** Nobody waits any more. */
  end(): void;
}

/** A worker that is looked at. Whatever it says is a sign of life, not only what it answers to the question for one. */
interface Watched {
  readonly port: { ping(): Promise<unknown> };
  /** How many messages have come from it; none until its script has run. */
  words(): number;
}

/** How often a worker is looked at until it counts as stuck. Counting looks, not time, forgives a sleeping computer. */
const looks = 10;

/** Milliseconds that a worker may take to start: it is read, compiled and run, and does nothing wrong meanwhile. */
const toStart = 120_000;

/**
 * Calls `stuck`, once, when the worker of now has said nothing for about `patience` milliseconds although it was asked:
 * it hangs, or is gone. `times` says how often that patience is granted for what is under way now; it is asked at every
 * look. The count begins with the worker's first word: on a busy machine it may come late.
 */
export function signsOfLife(
  worker: () => Watched,
  patience: number,
  stuck: () => void,
  times: () => number = () => 1,
): SignsOfLife {
  const pause = patience / looks;
  let timer: ReturnType<typeof setInterval> | undefined;
  let watched: Watched | null = null;
  let heard = 0;
  let asked = false;
  let silent = 0;

  const end = () => {
    clearInterval(timer);
    timer = undefined;
    watched = null;
  };
  const look = () => {
    const now = worker();
    if (now !== watched || now.words() !== heard) {
      watched = now;
      heard = now.words();
      asked = false;
      silent = 0;
    }
    if (!asked) {
      asked = true;
      now.port.ping().catch(() => undefined); // No sign.
      return;
    }
    silent += 1;
    const granted = looks * times();
    if (silent < (heard === 0 ? Math.max(granted, toStart / pause) : granted)) return;
    end();
    stuck();
  };

  return {
    begin() {
      timer ??= setInterval(look, pause);
    },
    end,
  };
}
