/**
 * Works for about `beats` milliseconds on an ordinary machine that has nothing else to do. The same work takes longer on
 * a slow machine and on a busy one: so it measures what a worker beside it can have done meanwhile.
 */
export function work(beats: number): number {
  let state = 1;
  for (let step = 0; step < beats * stepsOfBeat; step++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
  }
  return state; // Or the loop could be left out.
}

const stepsOfBeat = 500_000;
