// A window closes in order: if work runs, the person is asked; then the page may finish what it must; then it closes.
// A page that hangs or is gone cannot hold it.

/** A page that gives no sign for so long hangs; milliseconds. */
const silence = 5_000;
/** And none may take longer than this, whatever signs it gives. */
const patience = 60_000;

/** What is needed of the window and the person. */
export interface LeaveAbilities {
  /** Whether the person, asked if work runs, wants to leave. */
  wantsToLeave(): Promise<boolean>;
  /** Tells the page; false if there is none that could hear it. */
  tellPage(): boolean;
  /** Closes the window, or goes on quitting. */
  close(): void;
  /** The person stays: nothing is closed. */
  stay(): void;
}

/** The closing of one window. */
export interface Leave {
  /** The window was asked to close. Whether it may at once; else `close` is called when it may, or `stay`. */
  mayClose(): boolean;
  /** A sign from the page that it is at work. */
  leaving(): void;
  /** The page is done, or gone. Means nothing while nobody leaves. */
  left(): void;
}

export function leaveInOrder(abilities: LeaveAbilities): Leave {
  let state: 'open' | 'asking' | 'waiting' | 'closing' = 'open';
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let longest: ReturnType<typeof setTimeout> | undefined;

  const left = () => {
    if (state !== 'waiting') return;
    clearTimeout(quiet);
    clearTimeout(longest);
    state = 'closing';
    abilities.close();
  };
  const leaving = () => {
    if (state !== 'waiting') return;
    clearTimeout(quiet);
    quiet = setTimeout(left, silence);
  };
  const begin = async () => {
    const leaves = await abilities.wantsToLeave();
    if (!leaves) {
      state = 'open';
      abilities.stay();
      return;
    }
    state = 'waiting';
    if (!abilities.tellPage()) return left();
    leaving();
    longest = setTimeout(left, patience);
  };

  return {
    mayClose() {
      if (state === 'open') {
        state = 'asking';
        void begin();
      }
      return state === 'closing';
    },
    leaving,
    left,
  };
}
