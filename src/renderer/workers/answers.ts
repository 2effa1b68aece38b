/** Milliseconds between two messages: a word for each of ten thousand texts would keep the window busy. */
const pause = 50;

/** Tells how far something is, now and then, and when it is done. */
export function moderately<Rest extends readonly unknown[]>(
  tell: (done: number, of: number, ...rest: Rest) => void,
): (done: number, of: number, ...rest: Rest) => void {
  let told = Number.NEGATIVE_INFINITY;
  return (done, of, ...rest) => {
    const now = performance.now();
    if (done < of && now - told < pause) return;
    told = now;
    tell(done, of, ...rest);
  };
}

/** Pieces of a file are moved to the window, not copied. */
export function piecesOf(answer: unknown): Transferable[] {
  const { value } = answer as { readonly value?: unknown };
  return value instanceof Uint8Array ? [value.buffer as ArrayBuffer] : [];
}
