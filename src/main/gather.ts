/** Milliseconds without another file after which those that came belong together. */
const pause = 250;

/**
 * Gathers what comes one by one and belongs together: macOS hands over the files that a person opens at once in as many
 * words. Nothing is given on before `ready` has settled; what came before that, is then.
 */
export function gather(ready: Promise<unknown>, give: (files: readonly string[]) => void): (file: string) => void {
  let gathered: string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isReady = false;
  const giveAll = () => {
    if (!isReady) return;
    const files = gathered;
    gathered = [];
    if (files.length > 0) give(files);
  };
  void ready.then(() => {
    isReady = true;
    giveAll();
  });
  return (file) => {
    gathered.push(file);
    clearTimeout(timer);
    timer = setTimeout(giveAll, pause);
  };
}
