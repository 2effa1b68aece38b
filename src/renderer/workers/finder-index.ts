import { SearchIndex } from '../../core/search/search-index.ts';
import { segments } from '../../core/search/segment/derivation.ts';
import type { Segment } from '../../core/search/segment/segment.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { Builders } from './finder-builders.ts';
import { Following } from './follow.ts';

/** The index of a project, kept right by following it. What is gone from it is masked by the facts. */
export class FollowingIndex extends Following<Segment> {
  readonly index: SearchIndex;

  constructor(store: ProjectStore, changed: () => void, step?: () => void) {
    const index = new SearchIndex();
    const follower = {
      add: (segment: Segment) => index.add(segment),
      remove: (segment: Segment) => index.removeSegment(segment),
      changed,
    };
    super(store, segments, follower, new Builders(step), step);
    this.index = index;
  }
}
