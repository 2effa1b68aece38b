import type { CodebookDoubt } from '../../core/exchange/codebook-doubts.ts';
import type { Id } from '../../core/model/id.ts';
import type { Subject } from '../../core/model/records.ts';
import type { ImportedForeign } from '../commands/import-foreign.ts';
import type { Twin, TwinChoice } from '../commands/project-files.ts';
import type { LinkPlace } from './linking.ts';
import { Observable } from './observable.ts';
import { firstLook } from './page-look.ts';
import type { PageLook } from './page-look.ts';
import type { ProposedClaim } from './proposed-claim.ts';

/** Which is to be opened of two projects; the first answer counts. */
export interface AskedTwin {
  readonly twin: Twin;
  readonly answer: (choice: TwinChoice) => void;
}

/** What becomes of two searches of nearly one name; null: nothing is done. The first answer counts. */
export interface AskedSearchTwin {
  /** The one that is saved. */
  readonly id: Id;
  /** The name that is wanted. */
  readonly name: string;
  readonly answer: (choice: 'replace' | 'beside' | null) => void;
}

/** Whether codebooks are to be taken in in spite of what is doubtful in them. The first answer counts. */
export interface AskedDoubts {
  readonly doubts: readonly CodebookDoubt[];
  readonly answer: (goesOn: boolean) => void;
}

/** What the shell asks for in a small dialog or in place. */
export type Asking =
  | { readonly kind: 'new-project' | 'rename-project' | 'projects' | 'author' | 'open-tag' }
  | ({ readonly kind: 'twin' } & AskedTwin)
  | ({ readonly kind: 'search-twin' } & AskedSearchTwin)
  | ({ readonly kind: 'codebook-doubts' } & AskedDoubts)
  /** What came of a project of another program. */
  | { readonly kind: 'taken-in'; readonly taken: ImportedForeign }
  | { readonly kind: 'rename-document'; readonly id: Id }
  /** Who says these words. */
  | { readonly kind: 'quotation'; readonly subject: Subject }
  /** Whether a claim is to be made as it is proposed. */
  | { readonly kind: 'claim'; readonly proposed: ProposedClaim }
  /** Which claim these words are to be added to. */
  | { readonly kind: 'claim-passage'; readonly subject: Subject }
  /** Which event set these are to be added to. */
  | { readonly kind: 'to-event-set'; readonly documentIds: readonly Id[] }
  /** What somebody is to be called, by what they sign with. */
  | { readonly kind: 'person'; readonly signature: string }
  /** How these two stand to each other. */
  | { readonly kind: 'link'; readonly from: LinkPlace; readonly to: LinkPlace }
  /** What this is to be linked with. */
  | { readonly kind: 'link-to'; readonly from: LinkPlace }
  | { readonly kind: 'change-link' | 'relation'; readonly id: Id }
  | { readonly kind: 'new-tag'; readonly parentId: Id | null }
  | { readonly kind: 'merge-twins'; readonly id: Id; readonly intoId: Id }
  | { readonly kind: 'rename-tag' | 'move-tag' | 'merge-tag' | 'describe-tag'; readonly id: Id };

/** How the sides beside the reader are arranged; null: as they are at first. Remembered. */
export interface Sides {
  /** Whether they are shown beside the text. Where that is too narrow for them, see `drawer`. */
  readonly left: boolean | null;
  readonly right: boolean | null;
  /** In pixels. */
  readonly leftWidth: number | null;
  readonly rightWidth: number | null;
  /** Shares of the left side's height, in per cent. */
  readonly parts: { readonly library: number; readonly tags: number; readonly notes: number } | null;
  /** Whether brackets stand beside what a text shares with others; see `bracketsShown`. */
  readonly brackets: boolean | null;
}

/** View state of the panels beside the reader. It belongs to a workspace; all but the sides goes with it. */
export interface ShellState extends Sides {
  readonly asking: Asking | null;
  /** The tag selected in the tag tree. */
  readonly tagId: Id | null;
  /** The claim that pages of claims are about; null: the first. */
  readonly claimId: Id | null;
  /** The document whose acts the history shows; null: of all. */
  readonly historyOf: Id | null;
  /** The document whose anchors the review shows; null: those of all. */
  readonly reviewOf: Id | null;
  /** How texts are set. Remembered, for all projects. */
  readonly look: PageLook;
  /** Whether the controls of it are shown. */
  readonly lookShown: boolean;
  /** The side that lies over the text of a narrow window. */
  readonly drawer: 'left' | 'right' | null;
  /**
   * The card beside the text, by its annotation, or the line on the page of a tag whose note is written there. A note has
   * one editor at a time.
   */
  readonly noteInCard: string | null;
  /** Where a link was begun that is not ended yet; null where none was. */
  readonly linkFrom: LinkPlace | null;
  /** How many fields hold words that are not stored yet. */
  readonly drafts: number;
  /** The person's name, when it was changed here; null: as it is in the settings. */
  readonly author: string | null;
}

/** How what is around the text is arranged, and what waits to be stored before it is left. */
export class Shell extends Observable<ShellState> {
  readonly #drafts = new Set<() => Promise<void>>();

  constructor() {
    super({
      asking: null,
      tagId: null,
      claimId: null,
      left: null,
      right: null,
      leftWidth: null,
      rightWidth: null,
      parts: null,
      brackets: null,
      historyOf: null,
      reviewOf: null,
      look: firstLook,
      lookShown: false,
      drawer: null,
      noteInCard: null,
      linkFrom: null,
      drafts: 0,
      author: null,
    });
  }

  /** Has something stored before the project or the window is left. Returns a function that takes it back. */
  beforeLeaving(store: () => Promise<void>): () => void {
    this.#drafts.add(store);
    return () => void this.#drafts.delete(store);
  }

  /** Stores what fields hold and is not stored yet. */
  async keepDrafts(): Promise<void> {
    await Promise.allSettled([...this.#drafts].map((store) => store())); // Each tells its own failure.
  }

  set(part: Partial<ShellState>): void {
    this.merge(part);
  }
}
