/** The running import in the status line: count, rate, time left, cancel. */
export function ImportStatus() {
  return null;
}
