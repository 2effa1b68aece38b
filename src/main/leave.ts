// A page is left in order, because its window closes or it is loaded again: if work runs, the person is asked; then the
// page may finish what it must; then it is left. Before the window closes, what was being written is given up. A page that
// hangs or is gone cannot hold it, nor can a disk. Where the machine or the person's session ends, nobody is asked, and all
// of it must be done in seconds.

/** A page that gives no sign for so long hangs, and so does a disk; milliseconds. */
const silence = 5_000;
/** And none may take longer than this, whatever signs it gives. */
const patience = 60_000;
/** All that the end of the machine or of a session leaves to a page and then to a disk: systems end what takes longer by force. */
const haste = { page: 3_000, disk: 1_000 };

/** What is needed of the window and the person. */
export interface LeaveAbilities {
  /** Whether the person, asked if work runs, wants to leave. `closes`: the window, or the program; else it stays open. */
  wantsToLeave(closes: boolean): Promise<boolean>;
  /** Tells the page; false if there is none that could hear it. */
  tellPage(): boolean;
  /** Gives up what is half written: whoever quits hears of no closed window in which it could be done later. */
  discard(): Promise<void>;
  /** Closes the window, or goes on quitting. */
  close(): void;
  /** The person stays: nothing is closed. */
  stay(): void;
}

/** How the page of one window is left. */
export interface Leave {
  /** The window was asked to close. Whether it may at once; else `close` is called when it may, or `stay`. */
  mayClose(): boolean;
  /** Leaves the page in the same order, and then does this in place of closing. Nothing while it is being left. */
  leaveTo(then: () => void): void;
  /** The machine shuts down, or the person logs out: leaves the page and closes, asks nobody, and waits for nothing long. */
  leaveInHaste(): void;
  /** A sign from the page that it is at work. */
  leaving(): void;
  /** The page is done, or gone. Means nothing while nobody leaves. */
  left(): void;
}

/** A window that is closed asks, stores and then closes, in this order, and once. */
export function leaveInOrder(abilities: LeaveAbilities): Leave {
  let state: 'open' | 'asking' | 'waiting' | 'discarding' | 'closing' = 'open';
  let then: () => void = abilities.close;
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let longest: ReturnType<typeof setTimeout> | undefined;
  let hasty = false;
  let hurry: () => void = () => undefined;
  const hurried = new Promise<true>((resolve) => (hurry = () => resolve(true)));

  const left = () => {
    if (state !== 'waiting') return;
    clearTimeout(quiet);
    clearTimeout(longest);
    if (then === abilities.close) return void close();
    state = 'open';
    then();
  };
  const close = async () => {
    state = 'discarding';
    try {
      await Promise.race([
        abilities.discard(),
        new Promise<void>((resolve) => (quiet = setTimeout(resolve, hasty ? haste.disk : silence))),
      ]);
    } finally {
      clearTimeout(quiet);
      state = 'closing';
      abilities.close();
    }
  };
  const leaving = () => {
    if (state !== 'waiting') return;
    clearTimeout(quiet);
    quiet = setTimeout(left, silence);
  };
  const begin = async () => {
    state = 'asking';
    let leaves = false;
    try {
      // Nobody answers a question while the machine goes down.
      leaves = hasty || (await Promise.race([abilities.wantsToLeave(then === abilities.close), hurried]));
    } finally {
      // Also where it could not be asked: the next try asks again.
      if (!leaves) {
        state = 'open';
        abilities.stay();
      }
    }
    if (!leaves) return;
    state = 'waiting';
    leaving();
    longest = setTimeout(left, hasty ? haste.page : patience);
    if (!abilities.tellPage()) left();
  };

  return {
    mayClose() {
      // Whoever closes the window while its page is left for something else closes it after that.
      then = abilities.close;
      if (state === 'open') void begin();
      return state === 'closing';
    },
    leaveTo(other) {
      if (state !== 'open') return;
      then = other;
      void begin();
    },
    leaveInHaste() {
      then = abilities.close;
      hasty = true;
      hurry();
      if (state === 'open') void begin();
      if (state !== 'waiting') return;
      clearTimeout(longest);
      longest = setTimeout(left, haste.page);
    },
    leaving,
    left,
  };
}
