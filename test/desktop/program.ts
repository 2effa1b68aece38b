import type { Page } from '@playwright/test';

// What a journey may do to the running program, whatever it runs in.

/** The built program, started once: in Electron or in the stand-in. */
export interface Program {
  readonly page: Page;
  /** What the program asked of the system, in order. Grows. */
  readonly told: Told[];
  /** Settles when the program has ended. */
  readonly ended: Promise<void>;
  /** The next file dialog is answered with these paths; none cancels it. */
  answerDialog(...paths: string[]): void;
  /** Presses a button of the next message box. */
  press(button: string): void;
  /** The menu bar as it is now. */
  menu(): Promise<readonly MenuLine[]>;
  /** Clicks the menu item of a command, also one that is greyed out. */
  chooseMenu(command: string): void;
  /** Hands over files as macOS does when their icons are opened at once: one by one. */
  openFiles(...files: string[]): void;
  /** Lets the system turn dark or light. */
  setDark(dark: boolean): void;
  /** Moves the window, as a person does, and makes it as large. */
  moveWindow(to: WindowPlace): void;
  /** Asks the window to close, as a person does. */
  close(): void;
  /** Asks the program to quit, as a person does. */
  quit(): void;
  /** Tells it that its page does not answer the person any more. */
  pageHangs(): void;
  /** Lets its main process throw what nobody catches, leave a promise rejected, or hear that the page's is gone. */
  breakDown(how: Breakdown): void;
  /** Minimises its window and lets five minutes pass. */
  putAway(): void;
  /** The person logs off on Windows: its windows are told, and then it is ended. */
  endSession(): void;
  /** The machine shuts down, in the way of Linux and macOS. */
  shutDown(): void;
  /** The person logs out on Linux: the program gets a signal. */
  logOut(signal: 'SIGTERM' | 'SIGHUP'): void;
  /** Ends it at once, whatever it does. */
  kill(): void;
}

/** One thing that the program asked of the system: the key says which, e.g. `opened`, `revealed`, `box`, `progress`. */
export type Told = Record<string, unknown>;

export type Breakdown = 'throws' | 'rejects' | 'page is gone';

/** Where a window lies on the screen. */
export interface WindowPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface MenuLine {
  readonly id?: string;
  readonly role?: string;
  readonly label: string;
  readonly enabled: boolean;
  readonly checked: boolean;
  readonly submenu?: readonly MenuLine[];
}

/** What of the machine is not as it is here; only the stand-in can pretend it. */
export interface Machine {
  readonly platform?: NodeJS.Platform;
  /** The window is never told that there is something to see, as under Wayland. */
  readonly readyToShow?: 'never';
  /** The page stays in the midst of being loaded. */
  readonly page?: 'never loads';
  /** Files that macOS hands over before the program is ready. */
  readonly openFiles?: readonly string[];
}

/** Starts programs on one folder. */
export interface Runtime {
  readonly name: string;
  /** Whether it can pretend to be on another machine, with other habits. */
  readonly pretends: boolean;
  /** Starts the program with these words on its command line and waits for its window. */
  start(folder: string, words: readonly string[], machine: Machine): Promise<Program>;
  /** Starts it while it runs already, and waits until that second start has ended. */
  startSecond(folder: string, words: readonly string[]): Promise<void>;
}
