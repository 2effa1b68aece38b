import type { Id } from '../../core/model/id.ts';
import type { Result } from '../../core/model/result.ts';
import type { HitPlace } from '../../core/ports/finder.ts';
import type { Selected } from '../commands/annotate.ts';

/** Hits of a search that are to be tagged. */
export interface HitsTarget {
  readonly kind: 'hits';
  readonly count: number;
  /** In how many documents they are. */
  readonly documents: number;
  /** Asked for when the button was pressed: whatever is searched for meanwhile, these are tagged. */
  readonly places: Promise<Result<readonly HitPlace[]>>;
}

/** What a tag is put on. */
export type TagTarget =
  | { readonly kind: 'selection'; readonly selected: Selected }
  | { readonly kind: 'annotations'; readonly ids: readonly Id[] }
  | HitsTarget;
