import type { AccountId } from '../../core/model/account.ts';
import type { Id } from '../../core/model/id.ts';
import type { Block, Range } from '../../core/model/records.ts';
import type { Reader } from '../text/reader/reader.ts';
import { activeAccount } from './workspace.ts';
import type { Workspace } from './workspace.ts';

/** The shared passages of a text. */
export interface SharedPlaces {
  /** In text order. */
  readonly places: readonly Range[];
  /** Goes to the one at this place of the list. */
  show(at: number): void;
  /** Opens what it shares; null where that is beside it already. */
  readonly compare: ((at: number) => void) | null;
}

/** An open reader, as the actions reach it: they get only the session. */
export interface ReaderHandle {
  readonly documentId: AccountId;
  /** The text that is shown. */
  readonly text: string;
  /** How it was laid out where it came from; empty if that is not known. */
  readonly blocks: readonly Block[];
  readonly version: number;
  readonly reader: Reader;
  /** Search matches in the text, in text order. */
  matches(): readonly Range[];
  /** What it shares with other texts, as far as that is shown beside it. */
  shared(): SharedPlaces;
  /** Opens the box for a note at the selection, or on the annotation. */
  openNote(annotationId: Id | null): void;
  /** Begins to move the ends of a mark by keys. */
  changeExtent(): void;
  /** Puts the bar at the selection away until the selection changes. */
  hideBar(): void;
  /** Whether words are selected that the workspace was not told of yet, for nothing was drawn since. */
  selectsNow(): boolean;
  /** Whether its pane has the attention. */
  focused(): boolean;
}

/** The readers on the screen. */
export class Readers {
  readonly #handles = new Set<ReaderHandle>();
  /** The document whose text takes the focus as soon as it is there. */
  #awaited: Id | null = null;

  constructor(private readonly workspace: Workspace) {}

  /** Makes a reader known while it is on the screen; returns what forgets it. */
  register(handle: ReaderHandle): () => void {
    this.#handles.add(handle);
    if (this.#awaited === handle.documentId) {
      this.#awaited = null;
      handle.reader.focus();
    }
    return () => this.#handles.delete(handle);
  }

  /** Moves the focus into the text of the document that was just opened by key, now or when the text is there. */
  focusText(documentId: Id): void {
    const handle = this.active();
    if (handle?.documentId === documentId) handle.reader.focus();
    else this.#awaited = documentId;
  }

  /** The text that is on the screen beside this one. */
  beside(reader: Reader): Reader | null {
    return [...this.#handles].find((handle) => handle.reader !== reader)?.reader ?? null;
  }

  /** The text of a document that is about to be drawn anew takes the focus as soon as it is there. */
  awaitText(documentId: Id): void {
    this.#awaited = documentId;
  }

  /** The reader of the focused pane, if that shows a document whose text is there; of two the one turned to last. */
  active(): ReaderHandle | null {
    const id = activeAccount(this.workspace.state);
    if (id === null) return null;
    const candidates = [...this.#handles].filter(({ documentId }) => documentId === id);
    return candidates.find((handle) => handle.focused()) ?? candidates.at(-1) ?? null;
  }
}
