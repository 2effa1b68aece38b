/**
 * Calls back after the next picture was made; after a second at the latest, since a window in the background makes none.
 * Returns what takes it back.
 */
export function afterPicture(call: () => void): () => void {
  let done = false;
  const once = () => {
    if (!done) call();
    done = true;
  };
  const frame = requestAnimationFrame(() => setTimeout(once));
  const late = setTimeout(once, 1000);
  return () => {
    done = true;
    cancelAnimationFrame(frame);
    clearTimeout(late);
  };
}
