import type { Id } from '../model/id.ts';
import type { Range } from '../model/records.ts';
import type { Credit } from './credits.ts';

// What is answered about how texts hang together: who names whom, and who has whose words. Places in the texts, never the
// texts. Nothing in a text says which of two like ones was first: a line has a direction only where a credit, an address,
// the dates or the history of versions give one, and says which.

/** A document, or somebody who is named as a source and has no document here. */
export type LineageNode =
  | { readonly id: string; readonly kind: 'document'; readonly documentId: Id }
  /** `name`: as it is written first. */
  | { readonly id: string; readonly kind: 'named'; readonly name: string };

/** Why there is a line between two nodes. */
export type Evidence =
  /** One is a later version of the other. */
  | { readonly kind: 'version' }
  /** A text names its source. `firm`: the form says so; else it says that somebody reported something. */
  | ({ readonly kind: 'credit'; readonly documentId: Id; readonly of: Credit['of']; readonly firm: boolean } & Range)
  /** A text holds the address at which another one appeared. */
  | ({ readonly kind: 'link'; readonly documentId: Id } & Range)
  /** All or nearly all words of both are the same. */
  | { readonly kind: 'same text' }
  /** Words in a row that both have; of these in passages that are neither quotation, caption nor heading. */
  | { readonly kind: 'wording'; readonly words: number; readonly narrative: number; readonly passages: number }
  /** One appeared surely before the other, and they share a narrative passage. */
  | { readonly kind: 'time' };

/** What joins two nodes. With a direction it leads from `from` to `to`; without one the two stand by their ids. */
export interface LineageLine {
  readonly from: string;
  readonly to: string;
  readonly directed: boolean;
  /** Never empty; in the order of the kinds above, and of their places. */
  readonly evidence: readonly Evidence[];
}

/** How texts hang together. */
export interface Lineage {
  /** Documents by their ids, then who is named, by name. */
  readonly nodes: readonly LineageNode[];
  /** By the ids of their nodes; between two nodes there is one line at most for each direction. */
  readonly lines: readonly LineageLine[];
  /** The text of each document that its places stand in. */
  readonly texts: readonly { readonly documentId: Id; readonly textId: Id }[];
}
