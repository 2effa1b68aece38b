import type { BrowserWindow } from 'electron';

// Who logs off on Windows ends the program without asking it: neither `before-quit` nor `close` comes. The window is asked
// whether the session may end, after which it may still go on; then it is told that it ends, and once that word was heard
// the process may be gone. So with the first word the page stores what it holds; with the second, what is half written is
// removed, and the process stays in that word for as long as the page may still be storing, in a process of its own.

/** Milliseconds; Windows gives five times as many. */
const patience = 1000;

/** What is done when the session ends. */
export interface SessionEndAbilities {
  /** Tells the page to store what it holds. */
  store(): void;
  removeHalfWritten(): void;
  /** Does nothing, and lets nothing be done, for so many milliseconds. */
  stand?(milliseconds: number): void;
}

/** Makes a window ready for the end of the session. To be told when the page has stored what it held. */
export function atSessionEnd(window: Pick<BrowserWindow, 'on'>, abilities: SessionEndAbilities): { stored(): void } {
  const { store, removeHalfWritten, stand = standStill } = abilities;
  let storing = false;
  const begin = () => {
    storing = true;
    store();
  };
  window.on('query-session-end', begin);
  window.on('session-end', () => {
    removeHalfWritten();
    if (storing) stand(patience);
  });
  return { stored: () => void (storing = false) };
}

function standStill(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
