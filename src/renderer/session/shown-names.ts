import type { Id } from '../../core/model/id.ts';
import { DocumentNames } from '../../core/model/shown-name.ts';
import type { NamesById } from '../../core/model/shown-name.ts';
import { tagLabels, wholeName } from '../../core/model/tag-paths.ts';
import type { ProjectStore } from '../store/project-store.ts';

interface Made<Names> {
  readonly version: number;
  readonly names: Names;
}

/**
 * What documents and tags are called beside one another; made once for each state of them, whoever asks. The rows are
 * changed in place, so their version tells.
 */
export class ShownNames {
  readonly #documents = new DocumentNames();
  #documentsMade: Made<NamesById> | null = null;
  #tags: Made<ReadonlyMap<Id, string>> | null = null;

  constructor(private readonly store: ProjectStore) {}

  /** The name of every document as it is shown wherever one is named beside others; see `documentNames`. */
  documents(): NamesById {
    const version = this.store.snapshot.version('documents');
    if (this.#documentsMade?.version !== version) {
      this.#documentsMade = { version, names: this.#documents.update(this.store.snapshot.rows('documents')) };
    }
    return this.#documentsMade.names;
  }

  /** What each tag is called where its place in the tree is not seen. */
  tags(): ReadonlyMap<Id, string> {
    const version = this.store.snapshot.version('tags');
    if (this.#tags?.version !== version) {
      this.#tags = { version, names: tagLabels(this.store.snapshot.rows('tags')) };
    }
    return this.#tags.names;
  }

  /** What a tag is called in what is told of an act, as the history calls it. */
  tagInAct(id: Id): string {
    return wholeName(this.store.snapshot.rows('tags'), id, this.tags());
  }
}
