import type { Result } from '../../core/model/result.ts';

/** Pages that are kept; the farthest from what is looked at go first. */
const kept = 40;
/** Questions under way at once: a scroll bar that is dragged passes over more pages than can be asked for. */
const atOnce = 2;

/**
 * A long list that is fetched in pages as it is looked at. Of what was needed in the meantime only the newest is
 * fetched. After `end` nothing comes any more.
 */
export class Pages<T> {
  readonly #pages = new Map<number, readonly T[]>();
  readonly #coming = new Set<number>();
  #wanted: readonly number[] = [];
  #over = false;

  constructor(
    private readonly size: number,
    private readonly fetch: (offset: number, limit: number) => Promise<Result<readonly T[]>>,
    private readonly told: () => void,
  ) {}

  /** The page that was looked at last. */
  get current(): number {
    return this.#wanted[0] ?? 0;
  }

  at(place: number): T | undefined {
    return this.#pages.get(Math.floor(place / this.size))?.[place % this.size];
  }

  put(page: number, items: readonly T[]): void {
    this.#pages.set(page, items);
  }

  /** Says what is looked at, both included. */
  need(from: number, to: number): void {
    const first = Math.floor(Math.max(0, from) / this.size);
    const last = Math.floor(Math.max(0, to) / this.size);
    this.#wanted = Array.from({ length: last - first + 1 }, (_, at) => first + at);
    this.#next();
  }

  end(): void {
    this.#over = true;
  }

  #next(): void {
    for (const page of this.#wanted) {
      if (this.#coming.size >= atOnce) return;
      if (!this.#pages.has(page) && !this.#coming.has(page)) void this.#bring(page);
    }
  }

  async #bring(page: number): Promise<void> {
    this.#coming.add(page);
    const brought = await this.fetch(page * this.size, this.size).finally(() => this.#coming.delete(page));
    if (this.#over) return;
    if (brought.ok) {
      this.#pages.set(page, brought.value);
      this.#drop();
      this.told();
      this.#next();
    }
  }

  #drop(): void {
    if (this.#pages.size <= kept) return;
    const { current } = this;
    const farthest = [...this.#pages.keys()].sort((a, b) => Math.abs(b - current) - Math.abs(a - current));
    for (const page of farthest.slice(0, this.#pages.size - kept)) this.#pages.delete(page);
  }
}
