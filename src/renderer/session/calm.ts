/**
 * Subscribes with `subscribe` a listener that is called at most once in `pause` milliseconds: at once after a pause in
 * which nothing happened, else when the pause is over. With 0 it is called every time. Returns what ends it.
 */
export function atMostOnceIn(
  pause: number,
  listener: () => void,
  subscribe: (hear: () => void) => () => void,
): () => void {
  if (pause === 0) return subscribe(listener);
  let last = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const call = () => {
    timer = undefined;
    last = performance.now();
    listener();
  };
  const end = subscribe(() => {
    timer ??= setTimeout(call, Math.max(0, last + pause - performance.now()));
  });
  return () => {
    clearTimeout(timer);
    end();
  };
}
