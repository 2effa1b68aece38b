/** The best of many without sorting all of them: a heap of those kept so far, whose root is the first to go. */
export class Best<T> {
  private readonly heap: T[] = [];
  private readonly most: number;
  private readonly isBefore: (a: T, b: T) => boolean;

  /** `isBefore` says which of two stands first. It must be a strict total order. */
  constructor(most: number, isBefore: (a: T, b: T) => boolean) {
    this.most = most;
    this.isBefore = isBefore;
  }

  /** The last of those kept so far, which the next one must come before; null while there is room. */
  get last(): T | null {
    return this.heap.length < this.most ? null : (this.heap[0] ?? null);
  }

  offer(candidate: T): void {
    const { heap, isBefore } = this;
    if (heap.length < this.most) {
      let at = heap.length;
      heap.push(candidate);
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
  sorted(): T[] {
    return this.heap.slice().sort((a, b) => (a === b ? 0 : this.isBefore(a, b) ? -1 : 1));
  }
}
