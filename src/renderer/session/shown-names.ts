import type { Id } from '../../core/model/id.ts';
import { documentNames } from '../../core/model/shown-name.ts';
import { tagLabels } from '../../core/model/tag-paths.ts';
import type { ProjectStore } from '../store/project-store.ts';

interface Made {
  readonly version: number;
  readonly names: ReadonlyMap<Id, string>;
}

/**
 * What documents and tags are called beside one another; made once for each state of them, whoever asks. The rows are
 * changed in place, so their version tells.
 */
export class ShownNames {
  #documents: Made | null = null;
  #tags: Made | null = null;

  constructor(private readonly store: ProjectStore) {}

  /** The name of every document as it is shown wherever one is named beside others; see `documentNames`. */
  documents(): ReadonlyMap<Id, string> {
    const version = this.store.snapshot.version('documents');
    if (this.#documents?.version !== version) {
      this.#documents = { version, names: documentNames(this.store.snapshot.rows('documents').values()) };
    }
    return this.#documents.names;
  }

  /** What each tag is called where its place in the tree is not seen. */
  tags(): ReadonlyMap<Id, string> {
    const version = this.store.snapshot.version('tags');
    if (this.#tags?.version !== version) {
      this.#tags = { version, names: tagLabels(this.store.snapshot.rows('tags')) };
    }
    return this.#tags.names;
  }
}
