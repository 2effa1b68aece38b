import type { Reader, ReaderPosition } from '../text/reader/reader.ts';
import { showsTwoTexts } from './pane-acts.ts';
import type { Readers } from './readers.ts';
import type { Workspace } from './workspace.ts';

/** Where a text stood. */
interface Stood {
  readonly position: ReaderPosition;
  readonly top: number;
}

/**
 * Scrolls the text of the other pane along by as much as a person scrolls this one, from wherever the two stand. At its
 * end the other one waits until this one has come back.
 */
export class ScrolledTogether {
  #leading: Reader | null = null;
  /** Each text as it stood last. A wheel has scrolled already when it is heard of, so it cannot be asked for then. */
  readonly #stood = new WeakMap<Reader, Stood>();
  /** Pixels by which the other one could not follow. */
  #owed = 0;

  constructor(
    private readonly readers: Readers,
    private readonly workspace: Workspace,
  ) {}

  /** A person scrolls this text: the other one follows it, and is not followed. */
  lead(reader: Reader | null): void {
    if (reader === this.#leading) return;
    this.#leading = reader;
    this.#owed = 0;
  }

  /** A text was scrolled. */
  moved(reader: Reader, position: ReaderPosition): void {
    const stood = this.#stood.get(reader);
    const { scrollTop: top } = reader.scroller;
    this.#stood.set(reader, { position, top });
    if (reader !== this.#leading) return;
    const { state } = this.workspace;
    const other = state.together && showsTwoTexts(state) ? this.readers.beside(reader) : null;
    if (other) this.#follow(other.scroller, stood ? movedBy(reader, stood) : top);
    else this.#owed = 0;
  }

  #follow(scroller: HTMLElement, pixels: number): void {
    const wanted = scroller.scrollTop + pixels + this.#owed;
    scroller.scrollTop = wanted;
    this.#owed = wanted - scroller.scrollTop;
  }
}

/** Told by the line that stood at the top: heights above it may have been estimated before, and are known by now. */
function movedBy(reader: Reader, { position, top }: Stood): number {
  const now = reader.pixelsTo(position.from);
  return now === null ? reader.scroller.scrollTop - top : position.pixelOffset - now;
}
