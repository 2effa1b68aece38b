import type { Id } from '../../core/model/id.ts';
import type { Selected } from '../commands/annotate.ts';
import type { HitsToTag } from './hits-to-tag.ts';

/** The tag that a new one is asked below: its name, and what stands in the picker at first. */
export interface SplitTag {
  readonly name: string;
  readonly begins: string;
}

/** What a tag is put on. */
export type TagTarget =
  | { readonly kind: 'selection'; readonly selected: Selected }
  | { readonly kind: 'annotations'; readonly ids: readonly Id[] }
  /** The tag comes in the place of those of `from` that these carry. */
  | { readonly kind: 'instead'; readonly ids: readonly Id[]; readonly from: readonly Id[]; readonly below?: SplitTag }
  | HitsToTag;
