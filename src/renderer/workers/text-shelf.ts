/** The texts that were read last, up to about `capacity` code units. The longest unused one goes first. */
export class TextShelf {
  readonly #texts = new Map<string, string>();
  #length = 0;

  constructor(private readonly capacity: number) {}

  get(key: string): string | undefined {
    const text = this.#texts.get(key);
    if (text !== undefined) {
      // A Map keeps the order of insertion, so this makes it the newest.
      this.#texts.delete(key);
      this.#texts.set(key, text);
    }
    return text;
  }

  put(key: string, text: string): void {
    this.delete(key);
    this.#texts.set(key, text);
    this.#length += text.length;
    for (const oldest of this.#texts.keys()) {
      if (this.#length <= this.capacity || oldest === key) break;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    this.#length -= this.#texts.get(key)?.length ?? 0;
    this.#texts.delete(key);
  }

  clear(): void {
    this.#texts.clear();
    this.#length = 0;
  }
}
