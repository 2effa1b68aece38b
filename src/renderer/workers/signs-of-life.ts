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
 * Calls `stuck`, once, when the worker has been silent for about `patience` milliseconds although `ping` was asked: it
 * hangs, or is gone. `times` says how often that patience is granted for what is under way now; it is asked at every
 * look.
 */
export function signsOfLife(
  ping: () => Promise<unknown>,
  patience: number,
  stuck: () => void,
  times: () => number = () => 1,
): SignsOfLife {
  let timer: ReturnType<typeof setInterval> | undefined;
  /** The question that is not answered yet; a sign that comes after `end` was one of another watch. */
  let asked: object | null = null;
  let silent = 0;

  const end = () => {
    clearInterval(timer);
    timer = undefined;
    asked = null;
    silent = 0;
  };
  const look = () => {
    if (asked !== null) {
      silent += 1;
      if (silent < looks * times()) return;
      end();
      return stuck();
    }
    const question = (asked = {});
    ping().then(
      () => {
        if (question !== asked) return;
        asked = null;
        silent = 0;
      },
      () => undefined, // No sign.
    );
  };

  return {
    begin() {
      timer ??= setInterval(look, patience / looks);
    },
    end,
  };
}
