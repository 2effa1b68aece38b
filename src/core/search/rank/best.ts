// The best of many without sorting all of them.

/** Numbers the candidates; `isBefore` says which of two stands first. It must be a strict total order. */
export class Best {
  private readonly heap: number[] = [];
  private readonly most: number;
  private readonly isBefore: (a: number, b: number) => boolean;

  constructor(most: number, isBefore: (a: number, b: number) => boolean) {
    this.most = most;
    this.isBefore = isBefore;
  }

  /** The last of those kept so far, or -1 while there is room. */
  get threshold(): number {
    return this.heap.length < this.most ? -1 : this.heap[0]!;
  }

  offer(candidate: number): void {
    const { heap, isBefore } = this;
    if (heap.length < this.most) {
      let at = heap.length;
      heap.push(candidate);
      // The root is the last one of those kept: the first to go.
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if (!isBefore(heap[parent]!, candidate)) break;
        heap[at] = heap[parent]!;
        at = parent;
      }
      heap[at] = candidate;
      return;
    }
    if (heap.length === 0 || !isBefore(candidate, heap[0]!)) return;
    let at = 0;
    for (;;) {
      let child = at * 2 + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBefore(heap[child]!, heap[child + 1]!)) child += 1;
      if (!isBefore(candidate, heap[child]!)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = candidate;
  }

  /** Those kept, the first first. */
  sorted(): number[] {
    return this.heap.slice().sort((a, b) => (a === b ? 0 : this.isBefore(a, b) ? -1 : 1));
  }
}
