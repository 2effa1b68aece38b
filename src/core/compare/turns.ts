// A text of ten megabytes is two million words. What goes through all of them is done in turns, so that the worker
// answers others in between, and can be told that nobody waits any more.

/** Work that is done in turns: wherever it yields, others may have theirs. */
export type Turns<T> = Generator<undefined, T, undefined>;

/** How far long work is; lets others have their turn, and may throw to end it. */
export type Step = (done: number, of: number) => Promise<void>;

/** Words, or what is made of one each, that are gone through in one turn: a few milliseconds. */
export const inOneTurn = 1 << 14;

/** For who waits for nobody and is never ended. */
export const never: Step = async () => undefined;

/** Does the work without a turn for others. */
export function atOnce<T>(work: Turns<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** Does the work; `step` is called between two turns. */
export async function inTurns<T>(work: Turns<T>, step: Step): Promise<T> {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    await step(0, 1);
  }
}
